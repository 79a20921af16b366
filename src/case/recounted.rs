use jiff::civil::Date;

use crate::document::{Document, Subject};
use crate::prose::{Gist, Phrasing};
use crate::text::Encoding;

/// An outcome that a document claims, as far as others need to know whether they tell the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recounted {
    /// What it tells.
    pub gist: Gist,
    /// The line where it begins, from 0.
    pub line: u32,
    /// The days that it names: first and last of each reading of each date.
    pub days: Vec<(Date, Date)>,
    /// The names that its list item or paragraph cites, and the headings around it.
    pub cites: Vec<String>,
}

/// As many statements of a list item or paragraph are looked through.
const NEAR: usize = 30;

/// Whether `subject` claims an outcome in `document`, in English and with no slot open.
pub fn recounts(document: &Document, subject: &Subject<'_>) -> bool {
    subject.statement.reading.phrasing == Phrasing::Outcome
        && subject.statement.placeholders.is_empty()
        && subject.claims()
        && !document.is_foreign(subject.section_index)
}

/// The outcomes that `document` claims, in order.
pub(super) fn recounted(document: &Document) -> Vec<Recounted> {
    let claimed = document.statements().filter(|subject| recounts(document, subject));
    claimed
        .map(|subject| Recounted {
            gist: subject.statement.gist().clone(),
            line: document.buffer.position(subject.span().start, Encoding::Utf8).line,
            days: subject.statement.dates.iter().flat_map(|mention| mention.readings.iter().copied()).collect(),
            cites: cited(document, &subject),
        })
        .collect()
}

/// The names that the part of `subject` cites, and the headings around it.
fn cited(document: &Document, subject: &Subject<'_>) -> Vec<String> {
    let part = document.part_at(subject.at).map(|placed| &placed.part.statements);
    let cited = part.into_iter().flatten().take(NEAR).flat_map(|statement| &statement.citations);
    let headings = subject.section.map(|section| section.title.clone());
    cited.map(|citation| citation.name.clone()).chain(headings).collect()
}

/// The lines of `document` that claim work, in English and with no slot open, and say what was done alone.
pub(super) fn tasks(document: &Document) -> Vec<u32> {
    let claimed = document.statements().filter(|subject| {
        subject.phrasing() == Phrasing::Task
            && subject.claims()
            && subject.statement.placeholders.is_empty()
            && !document.is_foreign(subject.section_index)
    });
    claimed.map(|subject| document.buffer.position(subject.span().start, Encoding::Utf8).line).collect()
}
