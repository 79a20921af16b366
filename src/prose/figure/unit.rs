//! What an amount counts.

use super::value::{HOUR, Read, Value};
use crate::prose::reading::{Quantity, QuantityKind};

/// What an amount counts, and in what time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    kind: Kind,
    /// The noun that is counted, the currency, what it is a share of; empty where that is not said.
    what: String,
    /// "month" of "15 a month".
    rate: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Percent,
    Points,
    Money,
    Time,
    Count,
    Multiple,
    Share,
}

impl Unit {
    /// What `quantity` of `plain` counts, of which `read` was read.
    pub(super) fn of(plain: &str, quantity: &Quantity, read: &Read<'_>) -> Option<Self> {
        let text = quantity.span.of(plain);
        let words: Vec<String> = read.unit().iter().map(|word| word.to_lowercase()).collect();
        let rate_at = words
            .windows(2)
            .position(|pair| matches!(pair[0].as_str(), "a" | "an" | "per" | "each" | "every") && !pair[1].is_empty());
        let slashed = text.rsplit_once('/').map(|(_, rate)| rate.trim()).filter(|rate| period(rate).is_some());
        let rate = match (rate_at, slashed) {
            (Some(at), _) => period(&words[at + 1]).unwrap_or(&words[at + 1]).to_owned(),
            (None, Some(rate)) => period(rate).unwrap_or_default().to_owned(),
            (None, None) => String::new(),
        };
        let words = &words[..rate_at.unwrap_or(words.len())];
        let words =
            if slashed.is_some() && rate_at.is_none() && !words.is_empty() { &words[..words.len() - 1] } else { words };
        let whole = quantity.whole.map(|whole| last_word(whole.of(plain))).unwrap_or_default();
        let (kind, what) = match quantity.kind {
            QuantityKind::Percent if ["point", "pp", "bps", "basis"].iter().any(|sign| text.contains(sign)) => (
                Kind::Points,
                if text.contains('b') && !text.contains("pp") { "bps".to_owned() } else { String::new() },
            ),
            QuantityKind::Percent => (Kind::Percent, whole),
            QuantityKind::Money => (Kind::Money, currency(text)?.to_owned()),
            QuantityKind::Duration => (Kind::Time, String::new()),
            QuantityKind::Multiple => (Kind::Multiple, String::new()),
            QuantityKind::Ratio if read.of.is_some() => (Kind::Share, format!("{}", read.of.unwrap_or_default())),
            QuantityKind::Ratio if ["half", "third", "quarter"].iter().any(|part| text.contains(part)) => {
                (Kind::Percent, whole)
            }
            QuantityKind::Ratio => (Kind::Share, last_word(text)),
            QuantityKind::Count => (Kind::Count, words.last().map(|word| ground(word)).unwrap_or_default()),
        };
        if kind == Kind::Time && words.last().is_none_or(|word| seconds(word).is_none()) {
            return None;
        }
        Some(Self { kind, what, rate })
    }

    /// `value`, told in the unit that `words` end in, in the smallest unit of its kind.
    pub(super) fn scaled(&self, value: Value, words: &[&str]) -> Value {
        if self.kind != Kind::Time {
            return value;
        }
        let unit = words.iter().find_map(|word| seconds(&word.to_lowercase()));
        unit.map_or(value, |seconds| value.times(seconds))
    }

    /// Whether both may count the same: one may leave out what the other names.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        let what = self.what == other.what
            || matches!(self.kind, Kind::Count | Kind::Percent) && (self.what.is_empty() || other.what.is_empty());
        self.kind == other.kind && self.rate == other.rate && what
    }
}

/// A stretch of time in seconds.
fn seconds(word: &str) -> Option<f64> {
    Some(match word {
        "ns" => 1e-9,
        "us" | "µs" => 1e-6,
        "ms" | "msec" | "millisecond" | "milliseconds" => 1e-3,
        "s" | "sec" | "secs" | "second" | "seconds" => 1.0,
        "m" | "min" | "mins" | "minute" | "minutes" => 60.0,
        "h" | "hr" | "hrs" | "hour" | "hours" => HOUR,
        "d" | "day" | "days" => 24.0 * HOUR,
        "w" | "wk" | "week" | "weeks" => 168.0 * HOUR,
        "fortnight" | "fortnights" | "sprint" | "sprints" => 336.0 * HOUR,
        "month" | "months" | "mo" => 730.0 * HOUR,
        "quarter" | "quarters" => 2190.0 * HOUR,
        "y" | "yr" | "yrs" | "year" | "years" => 8760.0 * HOUR,
        _ => return None,
    })
}

/// One name for a stretch of time that something is counted by.
fn period(word: &str) -> Option<&'static str> {
    Some(match word.to_lowercase().as_str() {
        "s" | "sec" | "second" => "second",
        "min" | "minute" => "minute",
        "h" | "hr" | "hour" => "hour",
        "d" | "day" => "day",
        "wk" | "w" | "week" => "week",
        "mo" | "month" => "month",
        "q" | "quarter" => "quarter",
        "yr" | "y" | "year" | "annum" => "year",
        _ => return None,
    })
}

/// One name for the currency of an amount of money.
fn currency(text: &str) -> Option<&'static str> {
    const SIGNS: [(&str, &[&str]); 9] = [
        ("eur", &["€", "eur"]),
        ("gbp", &["£", "gbp", "pound"]),
        ("chf", &["chf", "franc"]),
        ("aud", &["aud", "a$"]),
        ("cad", &["cad", "ca$"]),
        ("inr", &["₹", "inr", "rupee", "rs"]),
        ("jpy", &["¥", "jpy", "yen"]),
        ("brl", &["brl", "r$"]),
        ("usd", &["$", "usd", "dollar"]),
    ];
    let low = text.to_lowercase();
    let has = |sign: &str| {
        low.match_indices(sign).any(|(at, _)| {
            // Letters are a word of their own, or its beginning: "euros", "EUR 20".
            !sign.starts_with(char::is_alphabetic) || !low[..at].ends_with(char::is_alphabetic)
        })
    };
    SIGNS.iter().find(|(_, signs)| signs.iter().any(|sign| has(sign))).map(|(name, _)| *name)
}

fn last_word(text: &str) -> String {
    ground(&text.split_whitespace().next_back().unwrap_or_default().to_lowercase())
}

/// A noun without its plural.
fn ground(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let one = match word {
        "people" => "person",
        _ if word.ends_with("ies") && word.len() > 4 => return format!("{}y", &word[..word.len() - 3]),
        _ if word.ends_with("ss") => word,
        _ => word.strip_suffix('s').unwrap_or(word),
    };
    one.to_owned()
}
