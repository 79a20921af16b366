//! Dates as authors write them, each with every day it may mean.

use jiff::ToSpan;
use jiff::civil::Date;

use super::line::{Kind, Line};
use crate::text::Span;

/// A date in a text, with what it may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Where it stands.
    pub span: Span,
    /// First and last day of each reading; `03/10/2025` has two.
    pub readings: Vec<(Date, Date)>,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month that `low` names, from 1: "march", "mar", "sept".
pub(crate) fn month(low: &str) -> Option<i8> {
    let short = low == "sept" || low.len() == 3;
    let index =
        MONTHS.iter().position(|month| *month == low || short && month.starts_with(&low[..low.len().min(3)]))?;
    i8::try_from(index + 1).ok()
}

/// The dates of `plain`, in order. What may be no date at all is left out.
pub fn dates(plain: &str) -> Vec<DateMention> {
    let line = Line::new(plain);
    let mut out = Vec::new();
    let mut at = 0;
    while at < line.len() {
        match mention(&line, at) {
            Some((to, readings)) => {
                out.push(DateMention { span: line.span(at, to), readings });
                at = to.max(at + 1);
            }
            None => at += 1,
        }
    }
    out
}

type Readings = Vec<(Date, Date)>;

fn mention(line: &Line<'_>, at: usize) -> Option<(usize, Readings)> {
    match line.kind(at) {
        Kind::Number => numeric(line, at),
        Kind::Word => period(line, at).or_else(|| season(line, at)).or_else(|| month_first(line, at)),
        _ => None,
    }
}

/// "Spring 2026": north and south of the equator. A winter is named after the year that it begins in, or ends in.
fn season(line: &Line<'_>, at: usize) -> Option<(usize, Readings)> {
    let next = at + 1 + usize::from(line.low(at + 1) == "of");
    let year = year(line.low(next))?;
    let three = |year: i16, first: i8| months_from(year, first, 3);
    let readings: Option<Readings> = match line.low(at) {
        "spring" => [three(year, 3), three(year, 9)].into_iter().collect(),
        "summer" => [three(year, 6), three(year - 1, 12), three(year, 12)].into_iter().collect(),
        "autumn" | "fall" => [three(year, 9), three(year, 3)].into_iter().collect(),
        "winter" => [three(year, 12), three(year - 1, 12), three(year, 6)].into_iter().collect(),
        _ => None,
    };
    Some((next + 1, readings?))
}

/// "Q2 2026", "H1 2026", "Q2 of 2026", "FY26" is left out: companies differ.
fn period(line: &Line<'_>, at: usize) -> Option<(usize, Readings)> {
    let low = line.low(at);
    let (first, months) = match low {
        "q1" => (1, 3),
        "q2" => (4, 3),
        "q3" => (7, 3),
        "q4" => (10, 3),
        "h1" => (1, 6),
        "h2" => (7, 6),
        _ => return None,
    };
    let next = at + 1 + usize::from(matches!(line.low(at + 1), "of" | "," | "/" | "'"));
    let year = year(line.low(next))?;
    Some((next + 1, vec![months_from(year, first, months)?]))
}

/// "March 2025", "June 14, 2025", "Mar 3rd 2025".
fn month_first(line: &Line<'_>, at: usize) -> Option<(usize, Readings)> {
    let month = month(line.low(at)).filter(|_| line.is_capital(at))?;
    let dotted = usize::from(line.kind(at + 1) == Kind::Stop);
    let next = at + 1 + dotted;
    if let Some(year) = year(line.low(next)) {
        return Some((next + 1, vec![months_from(year, month, 1)?]));
    }
    if line.kind(next) == Kind::Comma
        && let Some(year) = year(line.low(next + 1))
    {
        return Some((next + 2, vec![months_from(year, month, 1)?]));
    }
    let day = day(line.low(next))?;
    let comma = usize::from(line.kind(next + 1) == Kind::Comma);
    let year = year(line.low(next + 1 + comma))?;
    let date = Date::new(year, month, day).ok()?;
    Some((next + 2 + comma, vec![(date, date)]))
}

/// "2025-06-14", "2025-06", "14 June 2025", "03/10/2025", "2026".
fn numeric(line: &Line<'_>, at: usize) -> Option<(usize, Readings)> {
    let low = line.low(at);
    if let Some(readings) = written(low) {
        return Some((at + 1, readings));
    }
    if let Some(day) = day(low)
        && let next = at + 1 + usize::from(line.low(at + 1) == "of")
        && let Some(month) = month(line.low(next))
    {
        let comma = usize::from(line.kind(next + 1) == Kind::Comma);
        let year = year(line.low(next + 1 + comma))?;
        let date = Date::new(year, month, day).ok()?;
        return Some((next + 2 + comma, vec![(date, date)]));
    }
    let year = year(low).filter(|_| is_year_here(line, at))?;
    Some((at + 1, vec![months_from(year, 1, 12)?]))
}

/// A date in one token.
fn written(low: &str) -> Option<Readings> {
    let separator = ['-', '/', '.'].into_iter().find(|&separator| low.contains(separator))?;
    let parts: Vec<&str> = low.split(separator).collect();
    if !parts.iter().all(|part| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let number = |part: &str| part.parse::<i8>().ok();
    let one = |year, month, day| Date::new(year, month, day).ok().map(|date| (date, date));
    match parts[..] {
        [y, m] if separator != '.' && m.len() == 2 => Some(vec![months_from(year(y)?, number(m)?, 1)?]),
        [m, y] if separator == '/' && m.len() <= 2 => Some(vec![months_from(year(y)?, number(m)?, 1)?]),
        [y, m, d] if y.len() == 4 => Some(vec![one(year(y)?, number(m)?, number(d)?)?]),
        [a, b, y] if y.len() == 4 => {
            let year = year(y)?;
            let day_first = one(year, number(b)?, number(a)?);
            let month_first = one(year, number(a)?, number(b)?).filter(|_| separator != '.');
            let mut readings: Readings = month_first.into_iter().chain(day_first).collect();
            readings.dedup();
            (!readings.is_empty()).then_some(readings)
        }
        _ => None,
    }
}

/// Whether a bare year at token `at` can be nothing but a year: "in 2024", "(2024)", "2024: …".
fn is_year_here(line: &Line<'_>, at: usize) -> bool {
    let previous = line.low(at.wrapping_sub(1));
    let led = matches!(
        previous,
        "in" | "since" | "until" | "during" | "by" | "early" | "late" | "mid" | "year" | "of" | "throughout"
    );
    let counts = super::words::is_plural(line.low(at + 1));
    let enclosed = line.kind(at.wrapping_sub(1)) == Kind::Open && at > 0 && line.kind(at + 1) == Kind::Close;
    let label = at == 0 && (line.len() == 1 || matches!(line.kind(at + 1), Kind::Colon | Kind::Dash));
    let by_number = previous == "by" && line.is_word(at + 1) || previous == "of" && line.is_word(at + 1);
    led && !counts && !by_number || enclosed || label
}

fn year(low: &str) -> Option<i16> {
    let plausible =
        low.len() == 4 && (low.starts_with("19") || low.starts_with("20")) && low.bytes().all(|b| b.is_ascii_digit());
    plausible.then(|| low.parse().ok()).flatten()
}

fn day(low: &str) -> Option<i8> {
    let digits = low.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ordinal = &low[digits.len()..];
    let fits = matches!(ordinal, "" | "st" | "nd" | "rd" | "th") && digits.len() <= 2;
    fits.then(|| digits.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

fn months_from(year: i16, first: i8, months: i32) -> Option<(Date, Date)> {
    let start = Date::new(year, first, 1).ok()?;
    let end = start.checked_add(months.months()).ok()?.checked_sub(1.day()).ok()?;
    Some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(plain: &str) -> Vec<(String, Vec<String>)> {
        let text = |(a, b): &(Date, Date)| if a == b { a.to_string() } else { format!("{a}..{b}") };
        dates(plain).iter().map(|d| (d.span.of(plain).to_owned(), d.readings.iter().map(text).collect())).collect()
    }

    #[test]
    fn dates_mean_all_their_days() {
        for (plain, span, meaning) in [
            ("March 2025: cut build time", "March 2025", "2025-03-01..2025-03-31"),
            ("Cut spend in Q2 2026 - see", "Q2 2026", "2026-04-01..2026-06-30"),
            ("H1 2026", "H1 2026", "2026-01-01..2026-06-30"),
            ("on 2025-06-14", "2025-06-14", "2025-06-14"),
            ("14 June 2025", "14 June 2025", "2025-06-14"),
            ("June 14, 2025", "June 14, 2025", "2025-06-14"),
            ("in 2024", "2024", "2024-01-01..2024-12-31"),
            ("Redesign (2024)", "2024", "2024-01-01..2024-12-31"),
            ("2026", "2026", "2026-01-01..2026-12-31"),
            ("By February 2027, cut", "February 2027", "2027-02-01..2027-02-28"),
            ("03/25/2025: done", "03/25/2025", "2025-03-25"),
        ] {
            assert_eq!(readings(plain), [(span.to_owned(), vec![meaning.to_owned()])], "{plain}");
        }
        assert_eq!(readings("03/10/2025: x")[0].1, ["2025-03-10", "2025-10-03"]);
    }

    #[test]
    fn what_can_be_read_in_several_ways_has_every_reading() {
        for (plain, span, meaning) in [
            ("03/10/2025: x", "03/10/2025", &["2025-03-10", "2025-10-03"][..]),
            ("12/05/2024: x", "12/05/2024", &["2024-12-05", "2024-05-12"]),
            ("Spring 2026: x", "Spring 2026", &["2026-03-01..2026-05-31", "2026-09-01..2026-11-30"]),
            ("in the fall of 2026", "fall of 2026", &["2026-09-01..2026-11-30", "2026-03-01..2026-05-31"]),
            (
                "since winter 2025",
                "winter 2025",
                &["2025-12-01..2026-02-28", "2024-12-01..2025-02-28", "2025-06-01..2025-08-31"],
            ),
        ] {
            let wanted: Vec<String> = meaning.iter().map(|&reading| reading.to_owned()).collect();
            assert_eq!(readings(plain), [(span.to_owned(), wanted)], "{plain}");
        }
    }

    #[test]
    fn what_may_be_no_date_is_none() {
        for plain in [
            "Served 2024 users",
            "KubeCon 2023",
            "may 12 services",
            "by 2000 requests",
            "24/7",
            "2.13.2025",
            "2025-13-40",
            "March",
            "mid-March",
            "Q3 FY25",
            "FY25 Q3",
            "Spring Boot 3",
            "spring 3000 tests",
        ] {
            assert!(dates(plain).is_empty(), "{plain}: {:?}", readings(plain));
        }
    }
}
