//! Versions of a note against each other: what each came to, and why that may say little.

use jiff::civil::Date;

use crate::document::{Column, Entry, Log};
use crate::framework;
use crate::text::{counted, listed};

use super::measures::{Share, between, went_out};

/// What the versions of a note came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// In the order in which they were first sent; two or more.
    pub variants: Vec<Variant>,
    /// Why they cannot be told apart, or not yet: a sentence for each reason.
    pub cautions: Vec<String>,
}

/// A version of the note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// What its author calls it, as first written.
    pub name: String,
    /// The day on which it was first sent, where each of its days is known.
    pub first: Option<Date>,
    /// The day on which it was last sent, likewise.
    pub last: Option<Date>,
    /// How many of its notes were passed on; none without a column for it.
    pub forwarded: Option<Share>,
    /// How many led to a first call.
    pub screened: Share,
}

impl Comparison {
    /// What the versions in `log` came to by `today`; none where it tells fewer than two.
    pub fn of(log: &Log, today: Date) -> Option<Self> {
        let mut groups: Vec<(String, Vec<&Entry>)> = Vec::new();
        for entry in log.entries.iter().filter(|entry| went_out(entry, today)) {
            let Some(name) = entry.said(Column::Variant) else { continue };
            let known = groups.iter().position(|(known, _)| known.to_lowercase() == name.to_lowercase());
            match known {
                Some(known) => groups[known].1.push(entry),
                // Free words in each row are no versions.
                None if groups.len() == MOST => return None,
                None => groups.push((name.to_owned(), vec![entry])),
            }
        }
        let forwards = log.has(Column::Forwarded);
        let mut variants: Vec<Variant> =
            groups.iter().map(|(name, entries)| variant(name, entries, forwards)).collect();
        if variants.len() < 2 {
            return None;
        }
        variants.sort_by_key(|variant| (variant.first.is_none(), variant.first));
        let cautions = cautions(&variants, today);
        Some(Self { variants, cautions })
    }
}

impl Variant {
    /// "3 of 4 forwarded, 1 of 4 to a first call".
    pub fn said(&self) -> String {
        let forwarded = self.forwarded.map(|share| format!("{} forwarded, ", share.said())).unwrap_or_default();
        format!("{forwarded}{} to a first call", self.screened.said())
    }
}

/// More versions than these are none.
const MOST: usize = 12;

fn variant(name: &str, entries: &[&Entry], forwards: bool) -> Variant {
    let share = |told: &dyn Fn(&Entry) -> bool| Share {
        count: entries.iter().filter(|entry| told(entry)).count(),
        of: entries.len(),
    };
    // An unknown day could be the first.
    let days: Option<Vec<Date>> = entries.iter().map(|entry| entry.sent.day()).collect();
    Variant {
        name: name.to_owned(),
        first: days.as_ref().and_then(|days| days.iter().min().copied()),
        last: days.as_ref().and_then(|days| days.iter().max().copied()),
        forwarded: forwards.then(|| share(&|entry| entry.forwarded.happened())),
        screened: share(&Entry::is_screened),
    }
}

/// Days that a change is tried before it is judged.
fn trial() -> i64 {
    let window = framework::get(framework::REFERRAL).and_then(|framework| {
        framework.windows.iter().find(|window| window.id == "test-change").and_then(|window| window.days)
    });
    window.map_or(14, i64::from)
}

fn cautions(variants: &[Variant], today: Date) -> Vec<String> {
    let trial = trial();
    let mut out = Vec::new();
    let undated: Vec<String> = variants
        .iter()
        .filter(|variant| variant.first.is_none())
        .map(|variant| format!("“{}”", variant.name))
        .collect();
    if !undated.is_empty() {
        out.push(format!(
            "When {} was first sent is not clear, so it cannot be told what changed when.",
            listed(&undated)
        ));
    }
    let dated: Vec<(&str, Date, Date)> =
        variants.iter().filter_map(|variant| Some((variant.name.as_str(), variant.first?, variant.last?))).collect();
    for (index, pair) in dated.windows(2).enumerate() {
        let [(one, first, last), (other, second, _)] = pair else { continue };
        // Versions that go out side by side can be held against each other whenever they came.
        if last >= second || between(*first, *second) >= trial {
            continue;
        }
        // The first version changes nothing; each one behind it is a change.
        out.push(if index == 0 {
            let days = counted(usize::try_from(between(*first, *second)).unwrap_or_default(), "day");
            format!("“{one}” had only {days} before “{other}” came.")
        } else {
            format!(
                "“{one}” ({first}) and “{other}” ({second}) came within two weeks, so what each of them changed cannot be \
                 told apart. One thing at a time shows more."
            )
        });
    }
    if let Some((name, first, _)) = dated.last().filter(|(_, first, _)| between(*first, today) < trial) {
        out.push(format!("“{name}” is on day {} of {trial}: too early to judge.", between(*first, today) + 1));
    }
    out
}
