//! What is told together: one part, or the parts of a longer story.

use crate::document::{Document, Statement, Subject};

/// The statements that are told with `subject`, itself among them: those of its list item or paragraph, and of the parts
/// that are pieces of the same story.
pub(super) fn item<'a>(document: &'a Document, subject: &Subject<'a>) -> Vec<&'a Statement> {
    let own = document.part_at(subject.at);
    let mut out: Vec<&Statement> = own.iter().flat_map(|placed| &placed.part.statements).collect();
    if let Some((story, _)) = own.and_then(|placed| placed.together) {
        let others = document.parts.iter().filter(|placed| placed.start != subject.at);
        let told = others.filter(|placed| placed.together.is_some_and(|(together, _)| together.id == story.id));
        out.extend(told.flat_map(|placed| &placed.part.statements));
    }
    out
}

/// Whether the item of `subject` holds anything that a reader can open.
pub(super) fn is_proven(document: &Document, subject: &Subject<'_>) -> bool {
    item(document, subject).iter().any(|statement| !statement.evidence.is_empty())
}
