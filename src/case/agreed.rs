use jiff::civil::Date;

use crate::document::{Document, PlacedPart, is_blank};
use crate::prose;
use crate::settings::Kind;
use crate::syntax::{Cell, Table};

/// What an author and somebody else agreed that an attribute means, as a document of expectations tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// What it is about, as written: the attribute's name, in a heading perhaps with a level behind it.
    pub about: String,
    /// The level that it is for, as a table names it.
    pub level: Option<String>,
    /// What it means, in the words that were agreed.
    pub reading: String,
    /// When, as written.
    pub on: Option<String>,
    /// The day that this is, the last one of a period; for telling the newest.
    pub day: Option<Date>,
    /// With whom.
    pub with: Option<String>,
}

/// A column of a table of agreed readings, and how its heading may begin.
const LEVEL: &[&str] = &["level", "target"];
const READING: &[&str] = &[
    "agreed reading",
    "interpretation",
    "reading",
    "expectation",
    "agreed meaning",
    "meaning",
    "what it means",
    "agreed interpretation",
];
const ON: &[&str] = &["on", "date", "when", "agreed on", "since"];
const WITH: &[&str] = &["with", "agreed with", "who", "manager", "by", "agreed by"];

/// What opens a line that says when and with whom.
const AGREED: &str = "agreed";

/// What `document` tells to be agreed: rows of its tables, and headings with what stands under them. Only documents of
/// expectations tell any.
pub(super) fn agreed(document: &Document) -> Vec<Agreed> {
    if document.kind != Kind::Expectations {
        return Vec::new();
    }
    let mut out: Vec<Agreed> = Vec::new();
    for placed in &document.parts {
        for table in &placed.part.tables {
            out.extend(rows(table));
        }
    }
    for (index, section) in document.sections.iter().enumerate() {
        let under = document.parts.iter().filter(|placed| placed.section == Some(index));
        out.extend(under_heading(&section.title, under));
    }
    out
}

/// The rows of a table that has a column for what was agreed.
fn rows(table: &Table) -> Vec<Agreed> {
    let column = |names: &[&str]| {
        let titled = |cell: &Cell| cell.passage.plain.trim().to_lowercase();
        let mut headings = table.header.cells.iter().enumerate().skip(1);
        headings.find(|(_, cell)| names.contains(&titled(cell).as_str())).map(|(index, _)| index)
    };
    let Some(reading) = column(READING) else { return Vec::new() };
    let (level, on, with) = (column(LEVEL), column(ON), column(WITH));
    let rows = table.rows.iter().filter_map(|row| {
        let said = |index: usize| {
            let cell = row.cells.get(index).filter(|cell| !is_blank(cell))?;
            let plain = cell.passage.plain.trim();
            prose::placeholders(plain).is_empty().then(|| plain.to_owned())
        };
        let on = on.and_then(said);
        Some(Agreed {
            about: said(0)?.trim_start_matches('#').to_owned(),
            level: level.and_then(said),
            reading: said(reading)?,
            day: on.as_deref().and_then(day),
            on,
            with: with.and_then(said),
        })
    });
    rows.collect()
}

/// What stands right under the heading `title`, in sentences and bullets; of several, one "Agreed: … with …" dates all.
fn under_heading<'a>(title: &str, under: impl Iterator<Item = &'a PlacedPart>) -> Option<Agreed> {
    let mut reading: Vec<String> = Vec::new();
    let (mut on, mut with) = (None, None);
    for statement in under.flat_map(|placed| &placed.part.statements) {
        let plain = statement.passage.plain.trim();
        if !statement.placeholders.is_empty() {
            continue;
        }
        let Some(at) = agreement(plain) else {
            reading.push(plain.to_owned());
            continue;
        };
        let (before, after) = plain.split_at(at);
        let after = after[AGREED.len()..].trim_start_matches([':', ' ']);
        on = prose::dates(after).first().map(|date| date.span.of(after).to_owned()).or(on);
        with = after.find("with ").and_then(|at| name(&after[at + "with ".len()..])).or(with);
        let before = before.trim().trim_end_matches(['(', '–', '—']).trim_end();
        if !before.is_empty() {
            reading.push(before.to_owned());
        }
    }
    (!reading.is_empty()).then(|| Agreed {
        about: title.to_owned(),
        level: None,
        reading: reading.join(" "),
        day: on.as_deref().and_then(day),
        on,
        with,
    })
}

/// Where "Agreed: 2026-03-02 with Ana", or the same in brackets, begins in `plain`.
fn agreement(plain: &str) -> Option<usize> {
    let lower = plain.to_ascii_lowercase();
    lower.match_indices(AGREED).map(|(at, _)| at).find(|&at| {
        let (before, after) = (lower[..at].trim_end(), &lower[at + AGREED.len()..]);
        let opens = before.is_empty() || before.ends_with(['.', '!', '(', '–', '—', ';']);
        let settles = after.trim_start_matches([':', ' ']).starts_with("with ") || !prose::dates(after).is_empty();
        (opens || after.starts_with(':')) && settles
    })
}

/// The name that `words` begin with: up to the end of the sentence.
fn name(words: &str) -> Option<String> {
    let end = words.find(['.', ',', ';', ')', '(']).unwrap_or(words.len());
    let words = words[..end].trim();
    let words = words.split(" on ").next().unwrap_or(words).trim();
    (!words.is_empty()).then(|| words.to_owned())
}

/// The last day that `text` names.
fn day(text: &str) -> Option<Date> {
    prose::dates(text).first()?.readings.first().map(|(_, last)| *last)
}
