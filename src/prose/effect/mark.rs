//! Marks that were reached: in time, within budget, above target, lower than ever.

use crate::prose::head::{Frame, Head};
use crate::prose::line::{Kind, Line};
use crate::prose::verb::{Class, Form};
use crate::prose::words;

pub(super) fn reached(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let next = line.low(at + 1);
    match line.low(at) {
        "to" => matches!(next, "promotion" | "promotions") && line.low(at + 2) != "to",
        "before" => (at + 1..at + 4).any(|index| matches!(line.low(index), "deadline" | "schedule")) && at > head.verb,
        "scored" => (at + 1..at + 3).any(|index| line.kind(index) == Kind::Number) && head.frame == Frame::Subject,
        "ahead" => {
            next == "of" && matches!(line.low(at + 2), "schedule" | "plan" | "deadline" | "time" | "target" | "date")
        }
        // "Half as many pages"
        "half" | "twice" => next == "as" && !head.hoped,
        "under" | "within" | "over" => next == "budget" && at > head.start,
        "down" | "up"
            if head.frame == Frame::None
                && at > head.start
                && at < head.start + 5
                && line.kind(at + 1) == Kind::Number
                && !head.hoped =>
        {
            true
        }
        "down" | "up" => {
            (at.saturating_sub(3)..at).all(|index| line.low(index) != "narrowed")
                && (matches!(next, "from" | "by") || next == "to" && line.low(at) == "down")
                && (at + 2..at + 5).any(|index| line.is_counted(index))
                && at > head.start
        }
        "instead" => {
            next == "of" && line.is_counted(at + 2) && (at.saturating_sub(3)..at).any(|at| line.is_counted(at))
        }
        // "a library that corrected on average 97 % of the dates"
        "that" | "which"
            if !head.hoped
                && line
                    .as_form(at + 1, Form::Past)
                    .is_some_and(|verb| matches!(verb.class, Class::Deliver | Class::Change | Class::Routine)) =>
        {
            (at + 2..at + 6).any(|index| line.kind(index) == Kind::Number && line.word(index).ends_with('%'))
        }
        // "stopped a launch that would have billed": what did not happen can be checked.
        "that" | "which" => {
            next == "would"
                && line.low(at + 2) == "have"
                && matches!(line.low(head.verb), "stopped" | "blocked" | "halted" | "caught" | "cancelled" | "canceled")
        }
        "time" => line.low(at.wrapping_sub(1)) == "in" && matches!(next, "for" | "to") && head.frame == Frame::Past,
        // "met and exceeded sales quotas"
        "exceeded" | "met" | "surpassed" | "beat" | "hit" if head.frame == Frame::Past => {
            next == "expectations" && line.low(at) == "exceeded"
                || (at + 1..at + 5)
                    .take_while(|&index| line.is_word(index) && !line.is(index, words::PREPOSITIONS))
                    .any(|index| {
                        matches!(line.low(index), "quota" | "quotas" | "target" | "targets" | "goal" | "goals" | "kpis")
                    })
        }
        "exceeds" => {
            next == "expectations"
                && head.frame != Frame::Base
                && !(head.start..at).any(|index| matches!(line.low(index), "sure" | "to"))
        }
        // "fell to its lowest in ten years"
        "lowest" | "highest" | "best" | "shortest" | "fastest" => {
            let ever = (at + 1..at + 5).any(|index| {
                matches!(line.low(index), "ever" | "since") && line.low(index + 1) != "practices"
                    || line.low(index) == "on" && line.low(index + 1) == "record"
                    || line.low(index) == "in" && line.is_counted(index + 1) && line.is(index + 2, words::DURATIONS)
            });
            ever && at > head.start + 1 && !head.hoped
        }
        "compliance" => line.low(at.wrapping_sub(1)) == "into" && head.frame == Frame::Past,
        "cleared" => head.frame == Frame::Past && (at + 1..at + 6).any(|index| line.low(index) == "backlog"),
        _ => false,
    }
}
