//! How work and matrix meet.

mod ambiguous_without_interpretation;
mod gap_without_goal;
mod status_without_evidence;
mod unknown_attribute;
mod unknown_level;
mod unmapped_attribute;
mod unmapped_win;
mod wrong_attribute_count;

pub(super) use ambiguous_without_interpretation::AMBIGUOUS_WITHOUT_INTERPRETATION;
pub(super) use gap_without_goal::GAP_WITHOUT_GOAL;
pub(super) use status_without_evidence::STATUS_WITHOUT_EVIDENCE;
pub(super) use unknown_attribute::UNKNOWN_ATTRIBUTE;
pub(super) use unknown_level::UNKNOWN_LEVEL;
pub(super) use unmapped_attribute::UNMAPPED_ATTRIBUTE;
pub(super) use unmapped_win::UNMAPPED_WIN;
pub(super) use wrong_attribute_count::WRONG_ATTRIBUTE_COUNT;

use crate::syntax::Cell;
use crate::text::{Span, Template};

use super::rule::Context;

/// What is replaced so that the blank `cell` holds `words`, as wide as it was where they fit.
fn filled(context: &Context<'_>, cell: &Cell, words: Template) -> (Span, Template) {
    filled_at(context, cell.span, words)
}

/// The same of the cell that stands at `cell`.
pub(super) fn filled_at(context: &Context<'_>, cell: Span, words: Template) -> (Span, Template) {
    let line = context.document.buffer.line_span(cell.start);
    let text = context.document.buffer.slice(line);
    let (before, after) = (&text[..cell.start - line.start], &text[cell.end - line.start..]);
    let blank = |c: char| matches!(c, ' ' | '\t');
    let ahead = before.len() - before.trim_end_matches(blank).len();
    let behind = after.len() - after.trim_start_matches(blank).len();
    let span = Span::new(cell.start - ahead, cell.end + behind);
    let pad = span.len().saturating_sub(words.visible().chars().count() + 2);
    let template = Template::text(" ").join(words).then(" ".repeat(pad + 1));
    (span, template)
}
