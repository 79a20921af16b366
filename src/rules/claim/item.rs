//! What is told together: one part, or the parts of a longer story.

use crate::document::{Document, PlacedPart, Statement, Subject};
use crate::rules::rule::Context;

/// As many statements before and behind one can belong to it; what is longer is no one story.
const NEAR: usize = 15;

/// The statements that are told with `subject`, itself among them: those of its list item or paragraph, and of the parts
/// that are pieces of the same story.
pub(super) fn item<'a>(document: &'a Document, subject: &Subject<'a>) -> Vec<&'a Statement> {
    let own = document.parts.partition_point(|placed| placed.start <= subject.at).saturating_sub(1);
    let Some(placed) = document.parts.get(own) else { return vec![subject.statement] };
    let statements = &placed.part.statements;
    let at = statements.iter().position(|statement| std::ptr::eq(statement, subject.statement)).unwrap_or(0);
    let near = &statements[at.saturating_sub(NEAR)..statements.len().min(at + NEAR)];
    let mut out: Vec<&Statement> = near.iter().collect();
    if let Some((story, _)) = placed.together {
        // Headings may stand between.
        let piece = |placed: &&PlacedPart| {
            placed.part.statements.is_empty() || placed.together.is_some_and(|(together, _)| together.id == story.id)
        };
        let before = document.parts[..own].iter().rev().take(NEAR).take_while(piece);
        let behind = document.parts[own + 1..].iter().take(NEAR).take_while(piece);
        out.extend(before.chain(behind).flat_map(|placed| placed.part.statements.iter().take(NEAR)));
    }
    out
}

/// Whether the item of `subject` holds anything that a reader can open.
pub(super) fn is_proven(context: &Context<'_>, subject: &Subject<'_>) -> bool {
    let told = item(context.document, subject);
    told.into_iter().any(|statement| Subject { statement, ..*subject }.has_evidence(context.matrix))
}
