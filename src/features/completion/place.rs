use std::cell::OnceCell;

use crate::document::PlacedPart;
use crate::syntax::{BlockKind, UnitKind};
use crate::text::Span;
use crate::workspace::{Analysis, Snapshot, Surroundings};

/// Where something is to be completed.
pub(super) struct Place<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) uri: &'a str,
    pub(super) analysis: &'a Analysis,
    /// The cursor, in the document.
    pub(super) at: usize,
    /// The cursor's line, without its end.
    pub(super) line: Span,
    /// What stands before the cursor in its line.
    pub(super) before: String,
    /// What stands behind it.
    pub(super) after: String,
    surroundings: OnceCell<Surroundings>,
}

impl<'a> Place<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, uri: &'a str, analysis: &'a Analysis, at: usize) -> Option<Self> {
        let buffer = &analysis.document.buffer;
        let line = buffer.line_span(at);
        let text = buffer.slice(line);
        let text = text.trim_end_matches(['\n', '\r']);
        let line = Span::new(line.start, line.start + text.len());
        let (before, after) = text.split_at_checked(at.checked_sub(line.start)?)?;
        let (before, after) = (before.to_owned(), after.to_owned());
        Some(Self { snapshot, uri, analysis, at, line, before, after, surroundings: OnceCell::new() })
    }

    /// The part of the document that holds the cursor.
    pub(super) fn part(&self) -> Option<&'a PlacedPart> {
        self.analysis.document.part_at(self.at)
    }

    /// Whether the author's own words stand here: not code, not a comment, not a quote.
    pub(super) fn is_own(&self) -> bool {
        let Some(part) = self.part() else { return false };
        let unit = &part.part.unit;
        let kind = matches!(
            unit.kind,
            UnitKind::Paragraph | UnitKind::Item | UnitKind::Table | UnitKind::Heading(_) | UnitKind::Definition
        );
        let Some(relative) = self.at.checked_sub(part.start) else { return false };
        let silent = unit.blocks.iter().any(|block| {
            block.span.touches(relative) && (block.quoted || matches!(block.kind, BlockKind::Code | BlockKind::Html))
        });
        // An odd tick before the cursor opens code.
        kind && !silent && self.before.matches('`').count().is_multiple_of(2)
    }

    /// What lies around the document.
    pub(super) fn surroundings(&self) -> Option<&Surroundings> {
        if self.surroundings.get().is_none() {
            _ = self.surroundings.set(self.snapshot.surroundings(self.uri)?);
        }
        self.surroundings.get()
    }

    /// The bytes from `from`, in the line, to the cursor.
    pub(super) fn since(&self, from: usize) -> Span {
        Span::new(self.line.start + from, self.at)
    }
}
