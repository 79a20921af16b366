//! A change in bare numbers: "by 2 million", with nothing to hold it against.

use super::effect::Trigger;
use super::line::Line;
use super::period::{says_how_soon, says_when};
use super::reading::{Quantity, QuantityKind, Reading, Role};
use super::verb::Class;
use super::words;
use crate::text::Span;

/// The words of the change that `plain` tells, of which `reading` was read, where they give neither the value before,
/// nor a share, nor a stretch of time: "by 2 million", "to 12 minutes", "Saved 300 hours".
pub fn unbased(plain: &str, reading: &Reading) -> Option<Span> {
    let clause = reading.clause.filter(|clause| clause.measured && !clause.purpose)?;
    let line = Line::statement(plain);
    let sense = line.senses(clause.verb).iter().find(|sense| sense.verb.class == Class::Change)?;
    let results = || reading.quantities.iter().filter(|quantity| quantity.role == Role::Result);
    let relative = |quantity: &Quantity| {
        let share = matches!(quantity.kind, QuantityKind::Percent | QuantityKind::Multiple | QuantityKind::Ratio);
        // "300 hours of reporting" says what the hours went to; "3 of 10 hours" says of how many.
        let spent = matches!(quantity.kind, QuantityKind::Duration | QuantityKind::Money);
        let counted = |whole: Span| !spent || whole.of(plain).contains(|c: char| c.is_ascii_digit());
        share || quantity.baseline.is_some() || quantity.whole.is_some_and(counted)
    };
    if !matches!(clause.trigger, Trigger::Head | Trigger::Participle | Trigger::Finite) || results().any(relative) {
        return None;
    }
    let quantity = results().next()?;
    let first = line.tokens.iter().position(|token| token.span.end > quantity.span.start)?;
    let mut before = first.checked_sub(1)?;
    while before > clause.verb && line.is(before, words::APPROXIMATIONS) && line.low(before) != "by" {
        before -= 1;
    }
    if line.tokens[first].aside || before < clause.verb || is_timed(plain, &line, quantity) {
        return None;
    }
    let span = Span::new(line.tokens[before].span.start, quantity.span.end);
    match line.low(before) {
        "to" => Some(span),
        // "cut by 3 engineers": who did it.
        "by" if !names_people(quantity.span.of(plain)) => Some(span),
        _ if before == clause.verb && sense.verb.lemma() == "save" => Some(span),
        _ => None,
    }
}

/// Whether the amount in `words` counts people or groups of them.
pub(crate) fn names_people(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let one = last.strip_suffix('s').unwrap_or(&last);
    [last.as_str(), one]
        .iter()
        .any(|word| words::PEOPLE.contains(word) || words::SCOPE.contains(word) || words::JOBS.contains(word))
}

/// Whether it is said over what time, or how often.
fn is_timed(plain: &str, line: &Line<'_>, quantity: &Quantity) -> bool {
    let amount = quantity.span.of(plain).to_lowercase();
    let rate =
        amount.contains('/') || [" a ", " an ", " per ", " each ", " every "].iter().any(|word| amount.contains(word));
    let often = (0..line.len()).any(|at| {
        let low = line.low(at);
        low == "from"
            || low.ends_with("ly") && line.is(at, words::FREQUENCY)
            || matches!(low, "annually" | "year-over-year" | "yoy")
    });
    rate || often || says_when(plain) || says_how_soon(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(plain: &str) -> Option<&str> {
        unbased(plain, &crate::prose::read(plain)).map(|span| span.of(plain))
    }

    #[test]
    fn a_change_without_anything_to_hold_it_against_is_found() {
        for (plain, wanted) in [
            ("Increased page views by 2 million", "by 2 million"),
            ("Cut build time to 12 minutes", "to 12 minutes"),
            ("Rebuilt the form, cutting spend by about $40,000", "by about $40,000"),
            ("Saved 300 hours", "Saved 300 hours"),
            ("Saved 300 hours of reporting for 4 teams", "Saved 300 hours"),
        ] {
            assert_eq!(found(plain), Some(wanted), "{plain}");
        }
    }

    #[test]
    fn a_base_a_share_or_a_time_is_enough() {
        for plain in [
            "",
            "Cut build time from 40 to 12 minutes",
            "Cut build time to 12 minutes from 40",
            "Increased page views by 30%",
            "Increased page views by 2 million a month",
            "Increased page views by 2 million in March 2025",
            "Increased page views by 2 million within 6 months",
            "Saved 300 hours a year",
            "Saved 3 of 10 hours",
            "Cut waste by 9 of 12 pallets",
            "Wrote 40 tests",
            "Increased page views, as noted by 3 engineers",
        ] {
            assert_eq!(found(plain), None, "{plain}");
        }
    }
}
