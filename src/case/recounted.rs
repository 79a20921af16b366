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
}

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
        })
        .collect()
}
