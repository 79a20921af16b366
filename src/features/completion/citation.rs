use crate::document::CitationForm;
use crate::features::types::Completions;
use crate::syntax::UnitKind;
use crate::text::Span;

use super::attribute::{item, matches};
use super::place::Place;

/// An attribute after `#` or `[[` in a list, a paragraph or a table.
pub(super) fn citation(place: &Place<'_>) -> Option<Completions> {
    let matrix = place.analysis.matrix.as_deref()?;
    let kind = place.part().map(|part| part.part.unit.kind)?;
    if !place.is_own() || kind == UnitKind::Definition {
        return None;
    }
    let (before, after) = (place.before.as_str(), place.after.as_str());
    let (start, typed, form) = if let Some(from) = before.rfind("[[").filter(|from| !before[*from..].contains("]]")) {
        (from, &before[from + 2..], CitationForm::Wiki)
    } else {
        let from = before.rfind('#')?;
        let typed = &before[from + 1..];
        let word = typed.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
        let free =
            before[..from].chars().next_back().is_some_and(|c| c.is_whitespace() || matches!(c, '(' | '[' | '|'));
        // `- #` reads as an empty heading until a letter follows.
        let heading = matches!(kind, UnitKind::Heading(_));
        // At the start of a line a heading is being typed.
        if !word || !free || before[..from].trim().is_empty() || (heading && typed.is_empty()) {
            return None;
        }
        (from, typed, CitationForm::Tag)
    };
    let closing = if form == CitationForm::Wiki && after.starts_with("]]") { 2 } else { 0 };
    let span = Span::new(place.line.start + start, place.at + closing);
    let prefix = &before[start..start + before[start..].len() - typed.len()];
    let items = matrix.attributes.iter().filter(|attribute| matches(attribute, typed));
    let items = items.map(|attribute| item(place.analysis, matrix, attribute, form, prefix)).collect();
    Some(Completions { span, items, more: false })
}
