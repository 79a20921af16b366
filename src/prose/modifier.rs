//! Vague modifiers: words that stand where a measure would, "significantly", "various", "world-class".

use std::sync::LazyLock;

use super::line::{Kind, Line};
use super::phrase::{Found, Phrases};
use super::quote::said;
use crate::text::Span;

static MODIFIERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("data/modifiers.txt")));

/// The words of `plain` that praise or count without saying how much, in order. Terms of a trade ("critical path",
/// "public key"), names and what is quoted or in code are left out.
pub fn vague_modifiers(plain: &str) -> Vec<Span> {
    if !MODIFIERS.may_be_in(plain) {
        return Vec::new();
    }
    vague_modifiers_in(&Line::statement(plain))
}

/// The same of a line that is cut into tokens already.
pub(crate) fn vague_modifiers_in(line: &Line<'_>) -> Vec<Span> {
    said(line, &MODIFIERS).filter(|found| is_vague(line, found)).map(|found| line.span(found.from, found.to)).collect()
}

fn is_vague(line: &Line<'_>, found: &Found) -> bool {
    if found.kind != "vague" || is_name(line, found.from) || is_label(line, found) {
        return false;
    }
    let before = line.low(found.from.wrapping_sub(1));
    let next = found.to;
    let noun = line.kind(next) == Kind::Word && !line.is_function(next);
    match line.low(found.from) {
        // "a range of 5 to 10 km"
        "a" => line.kind(next) != Kind::Number,
        // "primary key", "a computer science major", "the many": only before what they describe.
        "key" | "major" | "superior" | "dynamic" | "complex" | "great" => noun && !is_thing_before(line, found.from),
        "many" | "much" => !matches!(before, "how" | "as" | "too" | "not" | "so"),
        "significant" | "significantly" => !matches!(before, "statistically" | "clinically" | "not" | "least" | "most"),
        "critical" => noun && before != "safety",
        _ => true,
    }
}

/// "Great Ormond Street", "the Key Stage tests": a capital within a sentence.
fn is_name(line: &Line<'_>, at: usize) -> bool {
    at > 0 && line.is_capital(at) && line.is_word(at - 1)
}

/// "Key contribution: …"
fn is_label(line: &Line<'_>, found: &Found) -> bool {
    found.from == 0 && (found.to..found.to + 3).any(|at| at < line.len() && line.kind(at) == Kind::Colon)
}

/// "API key", "public key", "apartment complex": the word is a noun, the one before tells which.
fn is_thing_before(line: &Line<'_>, at: usize) -> bool {
    matches!(
        line.low(at.wrapping_sub(1)),
        "api"
            | "primary"
            | "foreign"
            | "public"
            | "private"
            | "ssh"
            | "secret"
            | "encryption"
            | "access"
            | "cache"
            | "partition"
            | "sort"
            | "session"
            | "licence"
            | "license"
            | "apartment"
            | "housing"
            | "sports"
            | "science"
            | "studies"
            | "office"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(plain: &str) -> Vec<&str> {
        vague_modifiers(plain).into_iter().map(|span| span.of(plain)).collect()
    }

    #[test]
    fn every_vague_word_is_found_where_it_stands() {
        for (plain, wanted) in [
            ("Significantly improved response times", &["Significantly"][..]),
            ("Fixed various bugs", &["various"]),
            ("Worked with several teams on many forms", &["several", "many"]),
            ("Built a robust, seamless booking flow", &["robust", "seamless"]),
            ("Delivered world-class training", &["world-class"]),
            ("Led a wide range of projects", &["a wide range of"]),
            ("Solved complex problems for key clients", &["complex", "key"]),
            ("Handled a lot of calls", &["a lot of"]),
            ("Wrote guides, forms, etc.", &["etc"]),
            ("Very large savings", &["Very"]),
            ("Played a critical role", &["critical"]),
            ("Successfully ran the open day", &["Successfully"]),
        ] {
            assert_eq!(found(plain), wanted, "{plain}");
        }
    }

    #[test]
    fn terms_names_and_other_peoples_words_are_left_alone() {
        for plain in [
            "",
            "Took “several great ideas” from the survey",
            "Renamed the `various` flag",
            "Kept the critical path short",
            "Rotated the API key and every foreign key",
            "Trained nurses in critical care",
            "Counted how many forms came back",
            "A statistically significant rise",
            "Volunteered at Great Ormond Street",
            "Wrote multiple choice tests",
            "Built a many-to-many join",
            "Collected outstanding invoices",
            "Computer science major",
            "Solved it with dynamic programming",
            "Shipped a major release",
            "Key contribution: wrote the guide",
            "Opened my very own bakery",
        ] {
            assert_eq!(found(plain), [] as [&str; 0], "{plain}");
        }
    }
}
