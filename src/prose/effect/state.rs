//! End states that somebody else would notice and could check: what is so now, and was not so before.

use crate::prose::head::{Frame, Head, Person};
use crate::prose::line::{Kind, Line};
use crate::prose::verb::Form;
use crate::prose::words;

use super::crowd::drew;
use super::gone::is_no_more;
use super::mark::reached;
use super::others::{others, others_now};
use super::prize::won;
use super::verdict::verdict;

/// The last token of a phrase for an end state that starts at token `at`.
pub(super) fn state(line: &Line<'_>, head: &Head, at: usize) -> Option<usize> {
    let found = verdict(line, head, at)
        || so_now(line, head, at)
        || is_no_more(line, head, at)
        || reached(line, head, at)
        || won(line, head, at)
        || drew(line, head, at)
        || others(line, head, at);
    found.then_some(at + 1)
}

/// "is now the default", "no longer needed", "since the change": what is so and was not before.
fn so_now(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let next = line.low(at + 1);
    match line.low(at) {
        "became" | "becoming" | "become" => {
            // "eleven hours of copying became a four-minute job"
            let short = line.kind(at + 2) == Kind::Number || line.is_counted(at + 2) || is_timed(line, at + 2);
            let taken = line.has(at + 1, "part of") || matches!(next, "our" | "standard" | "law");
            (matches!(next, "the" | "a") || taken)
                && (at > head.start || head.person != Person::Silent)
                && !head.hoped
                && (next == "the" || taken || head.frame == Frame::Subject || short)
        }
        // "it used to take three weeks", "it had been nine"
        "used" => {
            let parted = line.kind(at.wrapping_sub(2)) == Kind::Semicolon;
            next == "to" && was_told(line, head, at) && (parted || line.is_counted(next_number(line, at + 2)))
        }
        "had" => next == "been" && was_told(line, head, at) && line.is_counted(at + 2),
        // "has since reviewed 86,000 changes"
        "since" if matches!(line.low(at.wrapping_sub(1)), "has" | "have") => {
            line.as_form(at + 1, Form::Participle).is_some() && line.is_counted(next_number(line, at + 2))
        }
        "can" => {
            at > head.start + 1
                && (matches!(next, "now" | "finally" | "then")
                    || line.has(at + 1, "at last")
                    || (at + 1..line.len()).any(|index| line.low(index) == "since" || line.has(index, "now that")))
                && !matches!(line.low(at.wrapping_sub(1)), "i" | "we" | "you")
        }
        // "27 delegates were able to vote", "four practices could keep"
        "able" | "could" if !head.hoped && (head.start..at).any(|index| line.is_counted(index)) && owes(line, at) => {
            let to = at + 1 + usize::from(line.low(at) == "able");
            (line.low(at) == "could" || next == "to" && matches!(line.low(at.wrapping_sub(1)), "were" | "was"))
                && line.as_form(to, Form::Base).is_some()
        }
        "who" if matches!(next, "have" | "has" | "now") && at > head.verb => {
            (at + 2..at + 5).any(|index| line.as_form(index, Form::Participle).is_some())
                && (at + 2..line.len()).any(|index| matches!(line.low(index), "since" | "alone"))
        }
        "use" => {
            line.low(at.wrapping_sub(1)) == "in"
                && matches!(next, "at" | "by" | "in" | "across" | "on" | "since" | "today")
        }
        "live" => {
            let alone = at == head.start && matches!(next, "in" | "on" | "at" | "since");
            alone || matches!(line.low(at.wrapping_sub(1)), "went" | "gone") && head.frame == Frame::Subject
        }
        "production" => {
            line.low(at.wrapping_sub(1)) == "in" && matches!(next, "since" | "at" | "for") && at > head.start
        }
        "time" => {
            line.has(at.saturating_sub(3), "for the first") && head.frame != Frame::Base && !line.tokens[at].aside
        }
        "on" => line.low(at.wrapping_sub(1)) == "went" && next == "to",
        "still" => {
            let draft =
                next == "in" && !matches!(line.low(at + 2), "use" | "production" | "service" | "place" | "operation");
            matches!(next, "in" | "used" | "runs" | "run") && !draft && at > head.verb
                || matches!(next, "exists" | "stands")
        }
        // "Mentored 6 interns, all of whom went on"
        "whom" if line.low(at.wrapping_sub(1)) == "of" && line.is_counted(at + 1) => {
            line.as_form(at + 2, Form::Past).is_some()
        }
        "whom" if line.low(at.wrapping_sub(1)) == "of" => {
            matches!(line.low(at.wrapping_sub(2)), "all" | "most" | "both" | "half")
                && (at + 1..at + 4).any(|index| line.as_form(index, Form::Past).is_some())
        }
        "now" => {
            let is = matches!(line.low(at.wrapping_sub(1)), "is" | "are") && at > head.start + 1;
            others_now(line, head, at)
                || is
                    && (matches!(
                        next,
                        "the" | "used" | "part" | "our" | "standard" | "mandatory" | "required" | "run" | "taught"
                    ) || line.is_counted(next_number(line, at)))
        }
        "since" => {
            head.opener.is_none() && head.frame != Frame::Past && at > head.start + 2 && follows_change(line, head, at)
        }
        // "turned a day of work into a ten-minute sweep"
        "into" => {
            let turned =
                (at.saturating_sub(16)..at).any(|index| line.is_of(index, &["turn", "transform", "convert", "shrink"]));
            let short = (at + 1..at + 5).any(|index| is_timed(line, index));
            let best = next == "the" && matches!(line.low(at + 2), "most" | "best" | "largest" | "leading" | "top");
            let gain = (at + 1..at + 5).any(|index| matches!(line.low(index), "surplus" | "profit"));
            turned && (short || best || gain) && !head.hoped
        }
        "instead"
            if next == "of"
                && matches!(line.low(at + 2), "a" | "an")
                && line.is(at + 3, words::DURATIONS)
                && (at.saturating_sub(4)..at).any(|index| line.is(index, words::DURATIONS)) =>
        {
            !head.hoped
        }
        "instead" | "place" if next == "of" && head.frame == Frame::Subject => {
            line.is_counted(next_number(line, at.saturating_sub(6)))
        }
        "rather" => {
            next == "than" && line.is_counted(next_number(line, at.saturating_sub(6))) && head.frame == Frame::Subject
        }
        _ => false,
    }
}

/// Whether something before `at` says what brought it about.
fn owes(line: &Line<'_>, at: usize) -> bool {
    (0..at).any(|index| matches!(line.low(index), "because" | "thanks" | "so" | "which" | "after"))
}

/// "ten-minute", "hours", "same-day"
fn is_timed(line: &Line<'_>, at: usize) -> bool {
    let unit = line.low(at).rsplit_once('-').map_or(line.low(at), |(_, unit)| unit);
    words::DURATIONS.contains(unit) && unit.len() > 2 || matches!(line.low(at), "same-day" | "next-day" | "overnight")
}

/// Whether the token at `at` tells, behind what is so now, what was so before.
fn was_told(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let parted = (at.saturating_sub(3)..at).any(|index| matches!(line.kind(index), Kind::Semicolon | Kind::Comma));
    let told =
        matches!(head.frame, Frame::None | Frame::Subject | Frame::Thing) || line.low(at.wrapping_sub(1)) == "it";
    parted && at > head.start + 2 && !head.hoped && told
}

/// "since I handed over", "since then", "ever since": others do now what they did not do before.
fn follows_change(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let changed = matches!(line.low(at + 1), "i" | "we" | "my" | "our" | "then")
        || at + 1 >= line.len()
        || line.kind(at + 1) == Kind::Stop;
    let tells = (head.start..at).any(|index| {
        line.senses(index)
            .iter()
            .any(|sense| matches!(sense.form, Form::Base | Form::Third) && !line.is(index, words::STATIVE))
    });
    let better = (head.start..at).any(|index| line.is(index, words::COMPARATIVES) || line.low(index).ends_with("ier"));
    changed && tells && !better && head.person == Person::Silent
}

/// The first number in the six tokens from `at` on.
pub(super) fn next_number(line: &Line<'_>, at: usize) -> usize {
    (at..at + 6).find(|&index| line.is_counted(index)).unwrap_or(line.len())
}
