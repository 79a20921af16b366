//! Hedges: words that take back part of what is said, "may have", "we believe", "hopefully".

use std::sync::LazyLock;

use super::date;
use super::line::{Kind, Line};
use super::phrase::{Found, Phrases};
use super::quote::said;
use crate::text::Span;

static HEDGES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("data/hedges.txt")));

/// The hedges of `plain`, in order. What only rounds a number ("around 30") is none, nor is what is quoted or in code.
pub fn hedges(plain: &str) -> Vec<Span> {
    hedges_in(&Line::statement(plain))
}

/// The same of a line that is cut into tokens already.
pub(crate) fn hedges_in(line: &Line<'_>) -> Vec<Span> {
    said(line, &HEDGES).filter(|found| doubts(line, found)).map(|found| line.span(found.from, found.to)).collect()
}

fn doubts(line: &Line<'_>, found: &Found) -> bool {
    let before = line.low(found.from.wrapping_sub(1));
    let next = line.low(found.to);
    let named = found.from > 0 && line.is_capital(found.from) && line.is_word(found.from - 1);
    match line.low(found.from) {
        _ if found.kind != "hedge" => false,
        // The month, and a name.
        "may" => !named && !is_month(line, found),
        "might" => !named && !matches!(before, "the" | "full" | "military" | "of" | "with" | "and"),
        // "this kind of work", "what sort of help"
        "kind" | "sort" => !matches!(
            before,
            "a" | "an"
                | "this"
                | "that"
                | "the"
                | "any"
                | "some"
                | "what"
                | "which"
                | "one"
                | "every"
                | "each"
                | "new"
                | "first"
                | "same"
                | "other"
                | "another"
                | "only"
                | "of"
                | "different"
                | "certain"
        ),
        "should" => !named && !matches!(before, "what" | "which" | "who" | "how" | "when" | "where" | "it" | "as"),
        // "the most likely cause", "likely voters"
        "likely" | "unlikely" => !matches!(before, "most" | "more" | "less" | "as" | "the"),
        // "moved a little over 300 boxes"
        "a" => !matches!(next, "over" | "under" | "of"),
        "seeking" => found.from > 0,
        _ => true,
    }
}

/// "in May", "May 2025", "May: launched"
fn is_month(line: &Line<'_>, found: &Found) -> bool {
    let at = found.from;
    let next = line.low(at + 1);
    let dated = line.kind(at + 1) == Kind::Number || !line.is_word(at + 1) || matches!(next, "and" | "to" | "through");
    line.is_capital(at) && date::month(line.low(at)).is_some() && dated
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(plain: &str) -> Vec<&str> {
        hedges(plain).into_iter().map(|span| span.of(plain)).collect()
    }

    #[test]
    fn every_hedge_is_found_where_it_stands() {
        for (plain, wanted) in [
            ("The change may have cut complaints", &["may have"][..]),
            ("This might save the ward an hour", &["might"]),
            ("Potentially saved 20 hours", &["Potentially"]),
            ("We believe it helped, and it probably did", &["We believe", "probably"]),
            ("Hopefully fewer returns", &["Hopefully"]),
            ("Should reduce the backlog", &["Should"]),
            ("Tried to shorten the queue", &["Tried to"]),
            ("It was kind of my idea", &["kind of"]),
            ("I think the rota is fairer", &["I think"]),
            ("This seems to help tenants", &["seems to"]),
            ("Made planning somewhat calmer", &["somewhat"]),
            ("To some extent this freed the team", &["To some extent"]),
            ("I just answered calls", &["I just"]),
            ("May be used by other depots", &["May"]),
        ] {
            assert_eq!(found(plain), wanted, "{plain}");
        }
    }

    #[test]
    fn what_looks_like_a_hedge_and_is_none_is_left_alone() {
        for plain in [
            "",
            "Opened the shop in May",
            "May 2025: cut waiting time",
            "After the outage of 9 May, rewrote the failover",
            "Hired Theresa May as counsel",
            "Saved around 30 hours",
            "Worked around the clock",
            "A new kind of form",
            "Wrote down what should be logged",
            "Answered “this may help”",
            "Renamed `may_fail` and `should`",
            "Nurses could see the chart at the bedside",
            "Moved a little over 300 boxes",
            "Found the most likely cause",
            "Just-in-time delivery",
            "Cut it by about a third",
        ] {
            assert_eq!(found(plain), [] as [&str; 0], "{plain}");
        }
    }
}
