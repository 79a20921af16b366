//! Traits that people claim of themselves: "results-driven", "team player".

use std::sync::LazyLock;

use super::line::Line;
use super::phrase::Phrases;
use super::quote::said;
use crate::text::Span;

static TRAITS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("data/traits.txt")));

/// The words of `plain` that claim a trait, in order. What is quoted or in code is somebody else's.
pub fn traits(plain: &str) -> Vec<Span> {
    if !TRAITS.may_be_in(plain) {
        return Vec::new();
    }
    let line = Line::statement(plain);
    let found = said(&line, &TRAITS).filter(|found| found.kind == "trait");
    found.map(|found| line.span(found.from, found.to)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(plain: &str) -> Vec<&str> {
        traits(plain).into_iter().map(|span| span.of(plain)).collect()
    }

    #[test]
    fn traits_are_found_where_they_stand() {
        for (plain, wanted) in [
            ("Team player with a can-do attitude", &["Team player", "can-do attitude"][..]),
            ("I am a results-driven, detail oriented leader", &["results-driven", "detail oriented"]),
            ("Strong written and verbal communication skills", &["Strong written and verbal communication skills"]),
            ("A proven track record", &["proven track record"]),
            ("Thrives in a fast-paced world", &["Thrives in a fast-paced"]),
            ("Strategic thinker, quick learner", &["Strategic thinker", "quick learner"]),
            ("Works well under pressure", &["Works well under pressure"]),
        ] {
            assert_eq!(found(plain), wanted, "{plain}");
        }
    }

    #[test]
    fn the_same_words_of_something_else_are_left_alone() {
        for plain in [
            "",
            "Priya wrote: “a real team player”",
            "Won the Team Player Award",
            "Taught 40 quick courses for learners",
            "Kept a track record of every change",
            "Team, player and match tables",
            "Renamed `self-starter`",
            "A strong skills matrix",
        ] {
            assert_eq!(found(plain), [] as [&str; 0], "{plain}");
        }
    }
}
