//! What a cell says of when: a day in any form that people write, yes, no, or nothing yet. Nothing is guessed.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::Date;
use regex::{Captures, Regex};

use crate::prose;

/// What a cell says of when something happened, if it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Written {
    /// Nothing is said yet.
    Nothing,
    /// It did not happen.
    No,
    /// It happened, some day.
    Yes,
    /// It happened from the first to the last of these days; on a day, where they are the same.
    On(Date, Date),
    /// It happened so many days after the note was sent.
    After(i64),
    /// A date that can be read in several ways.
    Several(Vec<Date>),
    /// A day without its year: months and days.
    NoYear(Vec<(i8, i8)>),
    /// A date that no calendar has.
    Impossible,
    /// Words that tell neither a day nor yes or no.
    Unknown,
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Years that two digits can stand for: a log is of these days.
const YEARS: std::ops::RangeInclusive<i16> = 2015..=2040;

/// The forms of a date, each with how it is read.
static FORMS: LazyLock<Vec<(Regex, Read)>> = LazyLock::new(|| {
    let month = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|\
                 nov(?:ember)?|dec(?:ember)?)";
    let forms: [(String, Read); 8] = [
        (r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\b|t\d)".to_owned(), year_first),
        (r"\b(20\d\d)(\d\d)(\d\d)\b".to_owned(), year_first),
        (
            format!(
                r"\b(\d{{1,2}})(?:st|nd|rd|th)?[\s.\-/]*(?:of\s+)?{month}\b\.?(?:[\s,.\-/]*['’]?(\d{{4}}|\d\d)\b)?"
            ),
            day_month,
        ),
        (
            format!(r"\b{month}\b\.?[\s.\-/]*(\d{{1,2}})(?:st|nd|rd|th)?\b(?:[\s,.\-/]+['’]?(\d{{4}}|\d\d)\b)?"),
            month_day,
        ),
        (format!(r"\b{month}\b\.?[\s,.\-/]*['’]?(\d{{4}})\b"), month_year),
        (r"\b(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d\d)\b".to_owned(), year_last),
        (r"\b(\d{4})[-/](\d\d)\b".to_owned(), year_month),
        (r"\b(\d{1,2})([/.])(\d{1,2})\b".to_owned(), no_year),
    ];
    let compiled = forms.into_iter().map(|(form, read)| (Regex::new(&form).expect("the forms are tested"), read));
    compiled.collect()
});

static DAYS: LazyLock<Regex> = LazyLock::new(|| {
    let days = r"^(?:\+|after |in )?\s*(\d{1,3})\s*(d|days?|w|wks?|weeks?)(?: later| after)?$";
    Regex::new(days).expect("the form is tested")
});

type Read = fn(&Captures<'_>) -> Written;

const YES: [&str; 23] = [
    "yes",
    "y",
    "yep",
    "x",
    "done",
    "true",
    "ok",
    "booked",
    "scheduled",
    "passed",
    "completed",
    "held",
    "happened",
    "replied",
    "responded",
    "answered",
    "forwarded",
    "sent",
    "asked",
    "thanked",
    "screened",
    "had",
    "passed on",
];
const NO: [&str; 9] = ["no", "n", "nope", "never", "none", "false", "nobody", "ghosted", "nothing"];
const NOTHING: [&str; 16] = [
    "not yet",
    "pending",
    "waiting",
    "awaiting",
    "open",
    "planned",
    "soon",
    "later",
    "in progress",
    "to send",
    "draft",
    "n/a",
    "na",
    "to do",
    "not sent",
    "nothing yet",
];

/// Reads the words of a cell.
pub(super) fn read(plain: &str) -> Written {
    let lower = plain.trim().to_lowercase();
    let words = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '+');
    if words.is_empty() {
        return mark(&lower);
    }
    if !prose::placeholders(plain).is_empty() {
        return Written::Nothing;
    }
    if let Some(day) = iso(words) {
        return Written::On(day, day);
    }
    let begins = |list: &[&str]| {
        list.iter().any(|word| words.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
    };
    if begins(&NOTHING) {
        return Written::Nothing;
    }
    if begins(&NO) || begins(&["not"]) {
        return Written::No;
    }
    match words {
        "same day" | "the same day" => return Written::After(0),
        "next day" | "the next day" | "a day later" => return Written::After(1),
        "a week" | "a week later" => return Written::After(7),
        _ => {}
    }
    if let Some(found) = DAYS.captures(words) {
        let number: i64 = found[1].parse().unwrap_or_default();
        return Written::After(if found[2].starts_with('w') { number * 7 } else { number });
    }
    let date = if words.bytes().any(|byte| byte.is_ascii_digit()) { dated(words, plain) } else { None };
    date.unwrap_or(if begins(&YES) || lower.starts_with(['✓', '✔', '✅', '☑']) {
        Written::Yes
    } else {
        Written::Unknown
    })
}

/// A cell without a word: a tick, a cross, a dash.
fn mark(lower: &str) -> Written {
    if lower.contains(['✓', '✔', '✅', '☑']) {
        Written::Yes
    } else if lower.contains(['✗', '✘', '❌', '✖']) {
        Written::No
    } else {
        Written::Nothing
    }
}

/// The commonest form, without a search.
fn iso(words: &str) -> Option<Date> {
    (words.len() == 10 && words.as_bytes()[4] == b'-').then(|| words.parse().ok()).flatten()
}

/// The first date of `words`, which are `plain` in lower case.
fn dated(words: &str, plain: &str) -> Option<Written> {
    let mut first: Option<(usize, Written)> = None;
    for (form, read) in FORMS.iter() {
        let Some(found) = form.captures(words) else { continue };
        let at = found.get(0).map_or(0, |whole| whole.start());
        if first.as_ref().is_none_or(|(before, _)| at < *before) {
            first = Some((at, read(&found)));
        }
    }
    // A quarter, a year.
    let period = || prose::dates(plain).into_iter().next().and_then(|mention| mention.readings.first().copied());
    first.map(|(_, written)| written).or_else(|| period().map(|(first, last)| Written::On(first, last)))
}

fn one(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> Option<Date> {
    Date::new(year?, month?, day?).ok()
}

fn on(day: Option<Date>) -> Written {
    day.map_or(Written::Impossible, |day| Written::On(day, day))
}

fn number<T: std::str::FromStr>(found: &Captures<'_>, index: usize) -> Option<T> {
    found.get(index)?.as_str().parse().ok()
}

fn month(found: &Captures<'_>, index: usize) -> Option<i8> {
    let name = found.get(index)?.as_str();
    let index = MONTHS.iter().position(|month| name.starts_with(month))?;
    i8::try_from(index + 1).ok()
}

/// A year of four digits, or of two where it is one of these days.
fn year(found: &Captures<'_>, index: usize) -> Option<i16> {
    let written = found.get(index)?.as_str();
    let year: i16 = written.parse().ok()?;
    if written.len() == 4 { Some(year) } else { Some(2000 + year).filter(|year| YEARS.contains(year)) }
}

fn year_first(found: &Captures<'_>) -> Written {
    on(one(number(found, 1), number(found, 2), number(found, 3)))
}

fn day_month(found: &Captures<'_>) -> Written {
    with_month(found, month(found, 2), number(found, 1))
}

fn month_day(found: &Captures<'_>) -> Written {
    with_month(found, month(found, 1), number(found, 2))
}

fn with_month(found: &Captures<'_>, month: Option<i8>, day: Option<i8>) -> Written {
    if found.get(3).is_some() {
        return on(one(year(found, 3), month, day));
    }
    // A leap day is one in some year.
    match (month, day, one(Some(2024), month, day)) {
        (Some(month), Some(day), Some(_)) => Written::NoYear(vec![(month, day)]),
        _ => Written::Impossible,
    }
}

fn month_year(found: &Captures<'_>) -> Written {
    whole_month(number(found, 2), month(found, 1))
}

fn year_month(found: &Captures<'_>) -> Written {
    whole_month(number(found, 1), number(found, 2))
}

fn whole_month(year: Option<i16>, month: Option<i8>) -> Written {
    let Some(first) = one(year, month, Some(1)) else { return Written::Impossible };
    Written::On(first, first.saturating_add(1.month()).saturating_sub(1.day()))
}

/// "25/03/2026", "03/04/2026", "3.4.2026", "26-04-03".
fn year_last(found: &Captures<'_>) -> Written {
    let (first, second): (Option<i8>, Option<i8>) = (number(found, 1), number(found, 3));
    let dotted = &found[2] == ".";
    let mut readings = Vec::new();
    readings.extend(one(year(found, 4), second, first));
    readings.extend(one(year(found, 4), first, second).filter(|_| !dotted));
    if found[4].len() == 2 && &found[2] == "-" {
        readings.extend(one(year(found, 1), second, number(found, 4)));
    }
    readings.sort_unstable();
    readings.dedup();
    match readings[..] {
        [] => Written::Impossible,
        [day] => Written::On(day, day),
        _ => Written::Several(readings),
    }
}

/// "3/4", "25.3.".
fn no_year(found: &Captures<'_>) -> Written {
    let (first, second): (Option<i8>, Option<i8>) = (number(found, 1), number(found, 3));
    let both = [(second, first), (first, second)].into_iter().take(if &found[2] == "." { 1 } else { 2 });
    let mut readings: Vec<(i8, i8)> = both
        .filter(|(month, day)| one(Some(2024), *month, *day).is_some())
        .filter_map(|(m, d)| Some((m?, d?)))
        .collect();
    readings.dedup();
    if readings.is_empty() { Written::Impossible } else { Written::NoYear(readings) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_as_people_write_them() {
        for plain in [
            "2026-04-03",
            "2026/04/03",
            "2026.4.3",
            "20260403",
            "2026-04-03T09:30",
            "3 April 2026",
            "3rd of April 2026",
            "3 Apr 26",
            "3-Apr-2026",
            "3. April 2026",
            "03.04.2026",
            "3.4.26",
            "April 3, 2026",
            "Apr 3rd 2026",
            "Apr. 3, '26",
            "APR-03-2026",
            "Fri 3 Apr 2026",
            "✅ 2026-04-03",
            "yes, 2026-04-03",
            "on 2026-04-03 by mail",
            "2026-04-03, again 2026-04-12",
            "26-04-03",
            "(3 April 2026)",
        ] {
            let day = date(2026, 4, 3);
            assert_eq!(read(plain), Written::On(day, day), "{plain}");
        }
        for (plain, day) in
            [("25/03/2026", date(2026, 3, 25)), ("03/25/2026", date(2026, 3, 25)), ("4/4/26", date(2026, 4, 4))]
        {
            assert_eq!(read(plain), Written::On(day, day), "{plain}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_guessed() {
        let two = Written::Several(vec![date(2026, 3, 4), date(2026, 4, 3)]);
        for plain in ["03/04/2026", "3-4-2026", "3/4/26", "sent 03/04/2026", "03-04-26"] {
            assert_eq!(read(plain), two, "{plain}");
        }
        assert_eq!(read("3 April"), Written::NoYear(vec![(4, 3)]));
        assert_eq!(read("Nov 3rd"), Written::NoYear(vec![(11, 3)]));
        assert_eq!(read("3/4"), Written::NoYear(vec![(4, 3), (3, 4)]));
        assert_eq!(read("25/3"), Written::NoYear(vec![(3, 25)]));
        for plain in ["2026-02-30", "31/02/2026", "31 June 2026", "13.13.2026", "2026-13", "31/31"] {
            assert_eq!(read(plain), Written::Impossible, "{plain}");
        }
        for plain in ["yesterday", "to Maria", "Monday", "next week", "é 🚀 é", "3 coffees", "v2"] {
            assert_eq!(read(plain), Written::Unknown, "{plain}");
        }
    }

    #[test]
    fn a_period_is_all_its_days() {
        for plain in ["April 2026", "2026-04", "Apr 2026", "mid-April 2026"] {
            assert_eq!(read(plain), Written::On(date(2026, 4, 1), date(2026, 4, 30)), "{plain}");
        }
        assert_eq!(read("Q2 2026"), Written::On(date(2026, 4, 1), date(2026, 6, 30)));
    }

    #[test]
    fn yes_no_and_not_yet() {
        for plain in ["yes", "Y", "✓", "✔️", "✅", "x", "Done", "yes, to the hiring manager", "booked"] {
            assert_eq!(read(plain), Written::Yes, "{plain}");
        }
        for plain in ["no", "No – moved teams", "❌", "never", "not interested", "no, on 2026-04-03 they said"] {
            assert_eq!(read(plain), Written::No, "{plain}");
        }
        for plain in ["", "-", "—", "…", "?", "not yet", "pending", "n/a", "⟨date⟩", "TBD", "waiting since 2026-04-03"]
        {
            assert_eq!(read(plain), Written::Nothing, "{plain}");
        }
    }

    #[test]
    fn days_after_the_note() {
        for (plain, days) in [("5 days", 5), ("+3d", 3), ("after 2 weeks", 14), ("same day", 0), ("1 day later", 1)] {
            assert_eq!(read(plain), Written::After(days), "{plain}");
        }
    }
}
