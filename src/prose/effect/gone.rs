//! What is no more, or never came: "no downtime", "complaints have stopped", "kept it from being shipped".

use crate::prose::head::{Frame, Head};
use crate::prose::line::{Kind, Line};
use crate::prose::words;

/// Whether the token at `at` tells of something that is gone or was kept from happening.
pub(super) fn is_no_more(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let next = line.low(at + 1);
    match line.low(at) {
        "zero" | "no" | "without" => is_without(line, head, at),
        "not" if line.has(at + 1, "been one") || line.has(at + 1, "been a single") => true,
        "none"
            if (at == head.start || matches!(line.kind(at.wrapping_sub(1)), Kind::Comma | Kind::Semicolon))
                && next == "of" =>
        {
            (at + 2..at + 10).any(|index| matches!(line.low(index), "was" | "were" | "has" | "have" | "had"))
        }
        "one" if at == head.start + 1 && line.low(head.start) == "not" => true,
        "never" if at > head.start && !head.hoped => {
            line.has(at + 1, "came back")
                || line.has(at + 1, "happened again")
                || matches!(next, "returned" | "recurred")
        }
        // "Stopped a forged invoice from being paid", "talked the insurer out of cancelling"
        "from" | "of" if line.low(at + 1).ends_with("ing") => {
            let stopped = line.low(at) == "from"
                && (at.saturating_sub(12)..at).any(|index| matches!(line.low(index), "stopped" | "kept" | "deterred"));
            let talked = line.low(head.verb) == "talked" && line.low(at.wrapping_sub(1)) == "out";
            (stopped || talked && head.frame == Frame::Past) && at > head.verb + 1 && !head.hoped
        }
        "from" if line.low(head.verb) == "saved" && at > head.verb + 1 && line.kind(at + 1) == Kind::Word => {
            head.frame == Frame::Past
        }
        "into" if line.low(head.verb) == "talked" && next.ends_with("ing") => at > head.verb + 1,
        // "0 doses lost"
        "lost" | "missed" | "dropped" | "injured" | "harmed" => {
            (at.saturating_sub(3)..at).any(|index| matches!(line.low(index), "0" | "zero" | "no" | "none"))
        }
        // "Double bookings have stopped", "Complaints ceased after the repair"
        "stopped" | "ceased" | "vanished" | "disappeared" | "ended" if head.frame == Frame::Subject => {
            let alone = !line.is_word(at + 1) || matches!(next, "after" | "when" | "since" | "once" | "with");
            let perfect = matches!(line.low(at.wrapping_sub(1)), "have" | "has");
            alone && (at == head.verb || perfect) && (head.start..at).any(|index| words::is_plural(line.low(index)))
        }
        "thing" => line.has(at + 1, "of the past"),
        // "Nobody had opened it" tells how it was.
        "nobody" | "no-one" if at == head.start && next == "had" => false,
        "nobody" | "no-one" | "none" | "never" if at == head.start => {
            !(at + 1..at + 4).any(|index| line.is(index, words::STATIVE))
                && (since(line, at).is_some() || noticed(line, at))
        }
        // "had not failed": what did not happen any more.
        "not" | "never" => {
            matches!(line.low(at.wrapping_sub(1)), "has" | "have")
                && !matches!(line.low(at.wrapping_sub(2)), "i" | "we" | "")
                && (since(line, at).is_some()
                    || line.low(at) == "never"
                    || matches!(next, "recurred" | "returned" | "reopened" | "happened" | "failed"))
        }
        "deleted" | "removed" | "retired" | "decommissioned" if head.frame != Frame::Past => is_last(line, at),
        "empty" | "gone" => {
            matches!(line.low(at.wrapping_sub(1)), "is" | "was" | "were" | "are" | "now") && head.frame != Frame::Past
                || line.low(at) == "gone"
                    && at > head.start
                    && (head.frame == Frame::None || head.frame != Frame::Base && is_last(line, at))
        }
        "longer" => {
            line.low(at.wrapping_sub(1)) == "no"
                && line.low(at.wrapping_sub(2)) != "could"
                && at > head.start + 1
                && !matches!(line.low(head.start), "i" | "we")
                && !head.hoped
        }
        "unnoticed" => line.low(at.wrapping_sub(1)) == "went",
        "last" => at <= head.start + 1 && is_gone(line, at),
        "abolished" | "scrapped" | "phased" if head.frame != Frame::Past => !line.is_word(at + 1) || next == "out",
        // "a quarter of what it was"
        "what" => line.low(at.wrapping_sub(1)) == "of" && (line.has(at + 1, "it was") || line.has(at + 1, "it used")),
        _ => false,
    }
}

/// "with zero downtime", "no more outages", "No incident in 14 months".
fn is_without(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let (low, next) = (line.low(at), line.low(at + 1));
    let parted = at > 0 && !line.is_word(at - 1);
    if (at + 1..at + 4).any(|index| line.is(index, words::TROUBLE)) && low_is_claim(line, at) {
        return true;
    }
    match low {
        "zero" => {
            let with = line.low(at.wrapping_sub(1)) == "with" && words::is_plural(next);
            let opens = at == head.start || parted;
            with || next == "since" || opens && (at + 1..at + 4).any(|index| words::is_plural(line.low(index)))
        }
        "no" if at == head.start => {
            let remains = (at + 2..at + 9).any(|index| matches!(line.low(index), "remain" | "remains" | "remained"));
            let long = (at + 1..at + 5).any(|index| {
                matches!(line.low(index), "in" | "across" | "over" | "for")
                    && (line.is_counted(index + 1) || line.is_counted(index + 2))
            });
            remains || long || since(line, at).is_some() || noticed(line, at)
        }
        "no" => next == "more" && parted,
        _ => false,
    }
}

/// "The last partner left", "the last instance was switched off".
fn is_gone(line: &Line<'_>, at: usize) -> bool {
    (at + 1..at + 10).any(|index| {
        matches!(
            line.low(index),
            "left"
                | "off"
                | "retired"
                | "gone"
                | "removed"
                | "closed"
                | "deleted"
                | "migrated"
                | "moved"
                | "decommissioned"
                | "shut"
        )
    })
}

fn is_last(line: &Line<'_>, at: usize) -> bool {
    (at.saturating_sub(6)..at).any(|index| matches!(line.low(index), "last" | "old" | "final"))
}

fn since(line: &Line<'_>, from: usize) -> Option<usize> {
    (from + 1..line.len()).find(|&at| line.low(at) == "since")
}

fn noticed(line: &Line<'_>, from: usize) -> bool {
    (from + 1..from + 6)
        .any(|at| matches!(line.low(at), "noticed" | "complained" | "missed" | "had" | "asked" | "paged"))
}

fn low_is_claim(line: &Line<'_>, at: usize) -> bool {
    line.low(at) != "no"
        || matches!(line.low(at.wrapping_sub(1)), "with" | "had" | "and" | "")
        || at > 0 && !line.is_word(at - 1)
}
