//! Superlatives and sole credit: "world-class", "single-handedly".

use std::sync::LazyLock;

use super::line::Line;
use super::phrase::Phrases;
use super::quote::said;
use crate::text::Span;

static SUPERLATIVES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("data/superlatives.txt")));

/// Words that claim more than anybody can check by reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Superlative {
    /// The words: "single-handedly", "world-class".
    pub span: Span,
    /// Whether they take all of the credit, and not the first place.
    pub sole: bool,
}

/// The superlatives and claims of sole credit in `plain`, in order. What is quoted or in code is somebody else's.
pub fn superlatives(plain: &str) -> Vec<Superlative> {
    if !SUPERLATIVES.may_be_in(plain) {
        return Vec::new();
    }
    let line = Line::statement(plain);
    said(&line, &SUPERLATIVES)
        .filter(|found| found.kind != "plain")
        // "World-Class Training", a name within a sentence.
        .filter(|found| !(found.from > 0 && line.is_capital(found.from) && line.is_word(found.from - 1)))
        .map(|found| Superlative { span: line.span(found.from, found.to), sole: found.kind == "sole" })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(plain: &str) -> Vec<(&str, bool)> {
        superlatives(plain).into_iter().map(|found| (found.span.of(plain), found.sole)).collect()
    }

    #[test]
    fn first_places_and_sole_credit_are_told_apart() {
        for (plain, wanted) in [
            ("Single-handedly saved the launch", &[("Single-handedly", true)][..]),
            ("Built it entirely on my own", &[("entirely on my own", true)]),
            ("I was the only person who understood it", &[("the only person who", true)]),
            ("Shipped a world-class, flawless portal", &[("world-class", false), ("flawless", false)]),
            ("Ran the largest migration ever", &[("largest migration ever", false)]),
            ("Coverage that is second to none", &[("second to none", false)]),
        ] {
            assert_eq!(found(plain), wanted, "{plain}");
        }
    }

    #[test]
    fn sober_words_are_left_alone() {
        for plain in [
            "",
            "Wrote down best practices for 3 teams",
            "The only service that writes to the ledger",
            "Moved the single-tenant shops",
            "Cut the largest bill from 90 to 70 thousand",
            "Ana wrote “flawless”",
            "Ran the Harlow World-Class Challenge",
            "Renamed `unmatched` rows",
        ] {
            assert_eq!(found(plain), [] as [(&str, bool); 0], "{plain}");
        }
    }
}
