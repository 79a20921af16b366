//! End states that somebody else would notice and could check: what others did, and what is so now.

use crate::prose::head::{Frame, Head, Person, title_case};
use crate::prose::line::{Kind, Line};
use crate::prose::verb::{self, Form};
use crate::prose::words;

/// The last token of a phrase for an end state that starts at token `at`.
pub(super) fn state(line: &Line<'_>, head: &Head, at: usize) -> Option<usize> {
    let found = verdict(line, head, at) || so_now(line, head, at) || reached(line, head, at) || others(line, head, at);
    found.then_some(at + 1)
}

/// "adopted by", "selected for", "recognised as": what others decided about the work.
fn verdict(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let low = line.low(at);
    let next = line.low(at + 1);
    let passive = head.frame == Frame::Passive && at == head.verb || at > head.verb || head.person != Person::Silent;
    match low {
        "accepted" | "selected" if matches!(next, "at" | "into" | "to" | "as" | "for") => true,
        "used" | "reused" | "trusted" => {
            let where_used = next == "in" && (line.low(at + 2) == "production" || is_counted(line, at + 2));
            let by_me = next == "by" && matches!(line.low(at + 2), "me" | "us" | "myself");
            (next == "by" && !by_me || matches!(next, "daily" | "worldwide" | "company-wide") || where_used)
                && at > head.start
        }
        "recognized" | "recognised" => matches!(next, "by" | "for" | "as" | "with"),
        "featured" => matches!(next, "in" | "on" | "at"),
        "promoted" => {
            passive || matches!(next, "to" | "twice" | "early") || head.verb == at && line.low(at + 2) == "times"
        }
        "awarded" | "nominated" | "elected" | "shortlisted" | "commended" => {
            head.frame != Frame::Base && (at > head.start || head.person == Person::Silent)
        }
        "relied" => next == "on" && line.low(at + 2) == "by",
        "signed" => next == "off" && line.low(at + 2) == "by",
        "taken" | "picked" => matches!(next, "over" | "up") && is_decided(line, head, at),
        _ => words::VERDICTS.contains(low) && is_decided(line, head, at),
    }
}

/// Whether the participle at `at` tells what others decided: "was merged into the kernel", "approved by the board".
fn is_decided(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let by = (at + 1..(at + 7).min(line.len()))
        .take_while(|&index| line.is_word(index))
        .find(|&index| line.low(index) == "by");
    if let Some(by) = by {
        let own = matches!(line.low(by + 1), "me" | "us" | "myself" | "our" | "my" | "hand");
        let means = line.low(by + 1).ends_with("ing") || line.kind(by + 1) == Kind::Number;
        return !own && !means;
    }
    let ends = !line.is_word(at + 1) && line.kind(at + 1) != Kind::Comma;
    head.frame == Frame::Passive && at == head.verb
        || matches!(line.low(at.wrapping_sub(1)), "was" | "were" | "been" | "got" | "being") && at > head.verb
        || head.frame == Frame::None
            && at > head.start
            && (ends || matches!(line.low(at + 1), "upstream" | "into" | "without"))
}

/// "is now the default", "no longer needed", "since the change": what is so and was not before.
fn so_now(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let next = line.low(at + 1);
    match line.low(at) {
        "became" | "becoming" | "become" => {
            matches!(next, "the" | "a")
                && (at > head.start || head.person != Person::Silent)
                && !head.hoped
                && (next == "the" || head.frame == Frame::Subject)
        }
        "zero" | "no" | "without" => {
            (at + 1..at + 4).any(|index| words::TROUBLE.contains(line.low(index))) && low_is_claim(line, at)
                || line.low(at) == "no" && at == head.start && (since(line, at).is_some() || noticed(line, at))
        }
        "nobody" | "no-one" | "none" | "never" if at == head.start => {
            !(at + 1..at + 4).any(|index| words::STATIVE.contains(line.low(index)))
                && (since(line, at).is_some() || noticed(line, at))
        }
        "still" => matches!(next, "in" | "used" | "runs" | "run") && at > head.verb,
        "now" => {
            let is = matches!(line.low(at.wrapping_sub(1)), "is" | "are") && at > head.start + 1;
            others_now(line, head, at)
                || is
                    && (matches!(
                        next,
                        "the" | "used" | "part" | "our" | "standard" | "mandatory" | "required" | "run" | "taught"
                    ) || is_counted(line, next_number(line, at)))
        }
        "longer" => {
            line.low(at - 1) == "no"
                && at > head.start + 1
                && !matches!(line.low(head.start), "i" | "we")
                && !head.hoped
        }
        "since" => head.frame != Frame::Past && at > head.start + 2 && follows_change(line, head, at),
        "unnoticed" => line.low(at - 1) == "went",
        "rather" => {
            next == "than" && is_counted(line, next_number(line, at.saturating_sub(6))) && head.frame == Frame::Subject
        }
        _ => false,
    }
}

/// The first number in the six tokens from `at` on.
fn next_number(line: &Line<'_>, at: usize) -> usize {
    (at..at + 6).find(|&index| is_counted(line, index)).unwrap_or(line.len())
}

fn is_counted(line: &Line<'_>, at: usize) -> bool {
    line.kind(at) == Kind::Number || words::NUMBERS.contains(line.low(at))
}

fn since(line: &Line<'_>, from: usize) -> Option<usize> {
    (from + 1..line.len()).find(|&at| line.low(at) == "since")
}

fn noticed(line: &Line<'_>, from: usize) -> bool {
    (from + 1..from + 6)
        .any(|at| matches!(line.low(at), "noticed" | "complained" | "missed" | "had" | "asked" | "paged"))
}

/// "since I handed over", "since then", "ever since": others do now what they did not do before.
fn follows_change(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let changed = matches!(line.low(at + 1), "i" | "we" | "my" | "our" | "then")
        || at + 1 >= line.len()
        || line.kind(at + 1) == Kind::Stop;
    let tells = (head.start..at).any(|index| {
        verb::senses(line.low(index))
            .iter()
            .any(|sense| matches!(sense.form, Form::Base | Form::Third) && !words::STATIVE.contains(line.low(index)))
    });
    changed && tells && head.person == Person::Silent
}

/// "on time and within budget", "ahead of schedule", "down to 3": a mark that was reached.
fn reached(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let next = line.low(at + 1);
    match line.low(at) {
        "to" => matches!(next, "promotion" | "promotions"),
        "ahead" => next == "of" && matches!(line.low(at + 2), "schedule" | "plan" | "deadline" | "time" | "target"),
        "under" | "within" | "over" => next == "budget" && at > head.start,
        "down" | "up" => {
            (matches!(next, "from" | "by") || next == "to" && line.low(at) == "down")
                && (at + 2..at + 5).any(|index| line.kind(index) == Kind::Number)
                && at > head.start
        }
        "instead" => {
            let counted = |at: usize| is_counted(line, at);
            next == "of" && counted(at + 2) && (at.saturating_sub(3)..at).any(counted)
        }
        // "stopped a launch that would have billed": what did not happen can be checked.
        "that" | "which" => {
            next == "would"
                && line.low(at + 2) == "have"
                && matches!(line.low(head.verb), "stopped" | "blocked" | "halted" | "caught" | "cancelled" | "canceled")
        }
        "got" => at == head.verb && got_somebody_to(line, at),
        "sold" => next == "out" && at == head.verb,
        "winner" | "runner-up" | "finalist" | "awardee" | "laureate" | "medallist" | "medalist" | "valedictorian" => {
            at <= head.start + 2 && head.frame == Frame::None && line.len() > at + 1
        }
        "progressed" | "advanced" | "rose" | "grew" => {
            next == "from" && (at + 2..at + 12).filter(|&index| words::JOBS.contains(line.low(index))).count() > 1
        }
        "award" | "prize" | "medal" | "trophy" | "champion" | "championship" => {
            head.frame == Frame::None
                && at > head.start
                && (!line.is_word(at + 1) || words::PREPOSITIONS.contains(next))
        }
        "month" | "quarter" | "season" | "year" => {
            line.has(at.saturating_sub(2), "of the") && at > 2 && head.frame == Frame::None && at < head.start + 7
        }
        "landed" | "lost" | "closed" | "signed" => at == head.verb && head.frame == Frame::Past && is_deal(line, at),
        "stars" | "downloads" | "installs" | "forks" | "citations" | "followers" | "subscribers" | "views" => {
            let counted = (at.saturating_sub(3)..at).any(|index| is_counted(line, index));
            counted && at > head.start
        }
        _ => false,
    }
}

/// "Landed our first public-sector customer", "lost the framework contract".
fn is_deal(line: &Line<'_>, at: usize) -> bool {
    (at + 1..at + 6)
        .take_while(|&index| line.is_word(index) && !words::PREPOSITIONS.contains(line.low(index)))
        .any(|index| words::DEALS.contains(line.low(index)))
}

/// What others did: "The council changed the bylaw", "two of three vendors matched it".
fn others(line: &Line<'_>, head: &Head, at: usize) -> bool {
    if line.low(at) == "of" {
        return head.frame == Frame::Subject && at < head.verb && some_of_others(line, head, at);
    }
    let Some(verb) = verb::as_form(line.low(at), Form::Past) else { return false };
    if !words::RESPONSES.contains(verb.lemma()) || at <= head.start || head.hoped || title_case(line, head.start) {
        return false;
    }
    let Some(from) = subject_of(line, head, at) else { return false };
    let low = line.low(from);
    // "My migration caused an outage": one's work may act, one's team is oneself.
    let acts_alone = matches!(verb.lemma(), "cause" | "win" | "prompt" | "trigger" | "inspire") && at - from > 1;
    let told_before = (from..at).any(|index| verb::as_form(line.low(index), Form::Past).is_some() && index + 1 < at);
    let own = told_before
        || (from..at).any(|index| {
            matches!(line.low(index), "i" | "we" | "team" | "he" | "she") || line.low(index) == "my" && !acts_alone
        })
        || words::PREPOSITIONS.contains(low)
        || words::RELATIVES.contains(low);
    !own && acts(line, verb, at)
}

/// The first token of what stands right before the verb at `at` in its clause.
fn subject_of(line: &Line<'_>, head: &Head, at: usize) -> Option<usize> {
    let mut from = at;
    while from > head.start && at - from < 10 {
        let before = from - 1;
        let joins = matches!(line.low(before), "so" | "and" | "which" | "until" | "because" | "after");
        let boundary =
            !line.is_word(before) || line.tokens[before].aside || joins && from < at && line.low(before) != "and";
        if boundary {
            break;
        }
        from = before;
    }
    let named = from < at
        && !words::PREPOSITIONS.contains(line.low(at - 1))
        && !words::DETERMINERS.contains(line.low(at - 1))
        && (line.low(from) != "and" || from + 1 < at);
    // What starts with a verb of work is a claim of its own.
    let name = line.is_capital(from) && from > head.start;
    let form = |form| verb::as_form(line.low(from), form).is_some();
    let deed = !name && (form(Form::Past) || form(Form::Gerund));
    (named && !deed && !(from == head.start && head.frame != Frame::Subject && head.frame != Frame::None))
        .then_some(from)
}

/// Whether the past form at `at` is a deed, and no participle of the noun before it: "the banks adopted it" against "data
/// collected from".
fn acts(line: &Line<'_>, verb: &verb::Verb, at: usize) -> bool {
    if verb.form(Form::Past) != verb.form(Form::Participle) {
        return true;
    }
    let next = line.low(at + 1);
    words::DETERMINERS.contains(next)
        || line.kind(at + 1) == Kind::Number
        || line.is_capital(at + 1)
        || matches!(
            next,
            "it" | "them" | "me" | "us" | "to" | "on" | "off" | "into" | "over" | "back" | "within" | "without" | "up"
        )
        || !line.is_word(at + 1)
        || verb::as_form(next, Form::Past).is_none()
            && !words::PREPOSITIONS.contains(next)
            && line.kind(at + 1) == Kind::Word
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
