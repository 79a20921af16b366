//! Decisions and what they cost: "chose X over Y", "rather than", "at the cost of".

use std::sync::LazyLock;

use super::line::{Kind, Line};
use super::phrase::{Found, Phrases};
use super::quote::said;
use super::words;
use crate::text::Span;

static DECISIONS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("data/decisions.txt")));

/// Words that tell a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// The words: "chose Postgres over", "at the cost of".
    pub span: Span,
    /// Whether they say what was given up, not only what was chosen.
    pub trade_off: bool,
}

/// The words of `plain` that tell a decision or a trade-off, in order. A value against another ("3 days instead of 11")
/// is no decision; what is quoted or in code is left out.
pub fn decisions(plain: &str) -> Vec<Decision> {
    decisions_in(&Line::statement(plain))
}

/// The same of a line that is cut into tokens already.
pub(crate) fn decisions_in(line: &Line<'_>) -> Vec<Decision> {
    said(line, &DECISIONS)
        .filter(|found| decides(line, found))
        .map(|found| Decision { span: line.span(found.from, found.to), trade_off: found.kind == "trade" })
        .collect()
}

fn decides(line: &Line<'_>, found: &Found) -> bool {
    let counted = |at: usize| line.is_counted(at);
    let before = line.low(found.from.wrapping_sub(1));
    match (line.low(found.from), line.low(found.to - 1)) {
        // "3 days instead of 11", "in 40 seconds rather than 2 minutes"
        ("instead" | "rather", _) => {
            !counted(found.to) && !line.is(found.from.wrapping_sub(1), words::DURATIONS) && !before.ends_with('%')
        }
        // "selected over 40 parts", "picked the plan over the weekend"
        (_, "over") => {
            let next = line.low(found.to);
            let apart =
                found.to - found.from > 2 || line.kind(found.to) == Kind::Word && !line.is(found.to, words::NUMBERS);
            let while_ = counted(found.to)
                || matches!(next, "time" | "lunch" | "several" | "many" | "email" | "e-mail" | "phone")
                || matches!(next, "the" | "a" | "an" | "last" | "this" | "past" | "next")
                    && is_stretch(line, found.to + 1);
            apart && !while_ && line.low(found.from + 1) != "up"
        }
        // "traded latency for consistency", and not bonds for a bank
        ("traded" | "trading", "for") => (found.from + 1..found.to + 2).any(|at| line.is(at, words::MEASURES)),
        // "accepted in the first round", "accepted to the programme"
        ("accepted" | "accepting" | "accept", "in" | "to" | "for") => {
            line.low(found.to) == "exchange" || line.low(found.to) == "return" || line.low(found.to) == "gain"
        }
        ("elected", "to") => line.low(found.to) != "the" && !matches!(before, "was" | "were" | "been" | "be" | "newly"),
        // "deferred revenue", "rejected parts"
        ("rejected" | "deferred" | "postponed" | "shelved", _) => !is_adjective(line, found.from),
        ("sacrifice" | "trade", _) => found.to - found.from > 1 || before == "to" || before == "and",
        _ => true,
    }
}

/// "the last two years", "a weekend": a stretch of time.
fn is_stretch(line: &Line<'_>, at: usize) -> bool {
    (at..at + 3).any(|at| {
        line.is(at, words::DURATIONS)
            || matches!(
                line.low(at),
                "weekend" | "course" | "summer" | "winter" | "spring" | "autumn" | "holidays" | "season" | "phone"
            )
    })
}

/// "the rejected parts": before a noun, behind a determiner or a preposition.
fn is_adjective(line: &Line<'_>, at: usize) -> bool {
    let before = line.low(at.wrapping_sub(1));
    line.is(at.wrapping_sub(1), words::DETERMINERS)
        || !line.senses(at.wrapping_sub(1)).is_empty()
        || line.is(at.wrapping_sub(1), words::PREPOSITIONS)
        || matches!(before, "was" | "were" | "been" | "got")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(plain: &str) -> Vec<(&str, bool)> {
        decisions(plain).into_iter().map(|decision| (decision.span.of(plain), decision.trade_off)).collect()
    }

    #[test]
    fn decisions_and_trade_offs_are_found_with_their_words() {
        for (plain, wanted) in [
            ("Chose Postgres over Mongo for the ledger", &[("Chose Postgres over", false)][..]),
            ("Ran a small pilot instead of a launch", &[("instead of", false)]),
            ("Bought rather than built", &[("rather than", false)]),
            ("Shipped on time at the cost of the export", &[("at the cost of", true)]),
            ("Decided against a rewrite", &[("Decided against", false)]),
            ("Opted for paper forms", &[("Opted for", false)]),
            ("Weighed speed against safety", &[("Weighed speed against", true)]),
            ("Set out the trade-offs for the board", &[("trade-offs", true)]),
            ("Traded speed for a simpler form", &[("Traded speed for", true)]),
            ("Ruled out a second vendor", &[("Ruled out", false)]),
            ("Gave up caching in exchange for fresh prices", &[("Gave up", true), ("in exchange for", true)]),
            ("Argued for a smaller scope", &[("Argued for", false)]),
            ("Prioritised safety over speed", &[("Prioritised safety over", false)]),
        ] {
            assert_eq!(found(plain), wanted, "{plain}");
        }
    }

    #[test]
    fn the_same_words_without_a_decision_are_left_alone() {
        for plain in [
            "",
            "A rather long meeting",
            "They asked for tea instead",
            "Claims settled in 3 days instead of 11",
            "Orders show up in 40 seconds rather than the next morning",
            "Selected over 40 parts",
            "Picked the plan over the weekend",
            "Was elected to the council",
            "Reported “chose speed over safety”",
            "Documented `instead of` triggers",
            "Booked deferred revenue",
            "Traded bonds for a bank",
            "Abstract accepted in the first round",
            "Presided over the board",
            "Managed trade shows",
            "Sorted the rejected parts",
        ] {
            assert_eq!(found(plain), [] as [(&str, bool); 0], "{plain}");
        }
    }
}
