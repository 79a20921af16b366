//! End states that somebody else would notice and could check: what others did, and what is so now.

use crate::prose::head::{Frame, Head, Person};
use crate::prose::line::{Kind, Line};
use crate::prose::verb::{self, Form};
use crate::prose::words;

/// The last token of a phrase for an end state.
pub(super) fn state(line: &Line<'_>, head: &Head, at: usize) -> Option<usize> {
    let low = line.low(at);
    let next = line.low(at + 1);
    let passive = head.frame == Frame::Passive && at == head.verb
        || at > head.verb
        || head.person != Person::Silent;
    let found = match low {
        "adopted" | "approved" | "accepted" | "selected" | "praised" | "cited" | "chosen" | "endorsed" | "ratified" => {
            next == "by"
                || matches!((low, next), ("accepted", "at" | "into" | "to" | "as") | ("selected", "for" | "as"))
        }
        "used" | "reused" => {
            (next == "by" || next == "daily" || next == "in" && line.low(at + 2) == "production") && at > head.start
        }
        "recognized" | "recognised" => matches!(next, "by" | "for" | "as" | "with"),
        "featured" => matches!(next, "in" | "on" | "at"),
        "promoted" => passive || next == "to" || head.verb == at && line.low(at + 2) == "times",
        "awarded" | "nominated" => true,
        "relied" => next == "on" && line.low(at + 2) == "by",
        "signed" => next == "off" && line.low(at + 2) == "by",
        "to" => next == "promotion" || next == "promotions",
        "became" | "becoming" => next == "the",
        "zero" | "no" | "without" => {
            (at + 1..at + 4).any(|index| words::TROUBLE.contains(line.low(index))) && low_is_claim(line, at)
        }
        "ahead" => next == "of" && matches!(line.low(at + 2), "schedule" | "plan" | "deadline" | "time" | "target"),
        "under" => next == "budget",
        "down" | "up" => {
            matches!(next, "from" | "to" | "by")
                && (at + 2..at + 5).any(|index| line.kind(index) == Kind::Number)
                && at > head.start
        }
        "still" => matches!(next, "in" | "used") && at > head.verb,
        "now" => others_now(line, head, at),
        "instead" => {
            let counted = |at: usize| line.kind(at) == Kind::Number || words::NUMBERS.contains(line.low(at));
            next == "of" && counted(at + 2) && (at.saturating_sub(3)..at).any(counted)
        }
        // "stopped a launch that would have billed": what did not happen can be checked.
        "that" | "which" => {
            next == "would"
                && line.low(at + 2) == "have"
                && matches!(line.low(head.verb), "stopped" | "blocked" | "halted" | "caught" | "cancelled" | "canceled")
        }
        "got" => at == head.verb && got_somebody_to(line, at),
        "of" => head.frame == Frame::Subject && at < head.verb && some_of_others(line, head, at),
        _ => false,
    };
    found.then_some(at + 1)
}

/// "both now run a program alone": somebody else does what they did not do before.
fn others_now(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let does = |form| verb::as_form(line.low(at + 1), form).is_some();
    at > head.start
        && !matches!(line.low(at - 1), "i" | "we" | "and" | "is" | "are" | "until" | "by")
        && line.is_word(at - 1)
        && (does(Form::Base) || does(Form::Third))
        && verb::as_form(line.low(at + 1), Form::Past).is_none()
}

/// "got all 5 directors to sign": a named party, and what they did.
fn got_somebody_to(line: &Line<'_>, at: usize) -> bool {
    let to = (at + 2..(at + 10).min(line.len())).find(|&index| line.low(index) == "to");
    to.is_some_and(|to| {
        let named = (at + 1..to).any(|index| {
            line.kind(index) == Kind::Number
                || words::NUMBERS.contains(line.low(index))
                || line.is_capital(index)
                || matches!(line.low(index), "the" | "all" | "every" | "both")
        });
        named && verb::as_form(line.low(to + 1), Form::Base).is_some()
    })
}

/// "Three of our five largest partners moved …": others took a step that they need not have taken.
fn some_of_others(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let counted = line.kind(before) == Kind::Number
        || words::NUMBERS.contains(line.low(before))
        || matches!(line.low(before), "most" | "all" | "both" | "half");
    let others = (at + 1..head.verb).any(|index| {
        matches!(
            line.low(index),
            "partners"
                | "customers"
                | "clients"
                | "users"
                | "teams"
                | "departments"
                | "directors"
                | "vendors"
                | "banks"
                | "suppliers"
                | "insurers"
                | "hospitals"
                | "schools"
                | "clinics"
                | "offices"
                | "regions"
        )
    });
    let step = matches!(
        line.low(head.verb),
        "moved"
            | "switched"
            | "adopted"
            | "signed"
            | "renewed"
            | "chose"
            | "joined"
            | "migrated"
            | "upgraded"
            | "bought"
    );
    counted && others && step
}

fn low_is_claim(line: &Line<'_>, at: usize) -> bool {
    line.low(at) != "no" || matches!(line.low(at.wrapping_sub(1)), "with" | "had" | "and" | "")
}
