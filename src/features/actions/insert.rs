use super::cross_reference;
use crate::document;
use crate::features::types::{Action, ActionKind};
use crate::framework::{self, Prompt};
use crate::syntax::UnitKind;
use crate::text::Span;
use crate::workspace::Analysis;

/// So many are offered at once.
const MOST: usize = 3;

/// Sections that the case does not tell yet, with their prompts: on the title, the first of them; on a heading and on a
/// blank line, those that go there.
pub(super) fn sections(analysis: &Analysis, span: Span) -> Vec<Action> {
    let document = &analysis.document;
    let Some(layout) = framework::layout(document.kind).filter(|_| span.is_empty()) else { return Vec::new() };
    let line = document.buffer.line_span(span.start);
    let blank = document.buffer.slice(line).trim().is_empty();
    let on_title = document.title.as_ref().is_some_and(|(_, title)| line.overlaps(*title));
    let heading = document.sections.iter().find(|section| line.overlaps(section.heading));
    let in_header = document.parts.first().is_some_and(|first| {
        first.part.unit.kind == UnitKind::Metadata && line.start < first.part.unit.text.trim_end().len()
    });
    if in_header || !(blank || on_title || heading.is_some()) {
        return Vec::new();
    }
    let context = analysis.context();
    let missing: Vec<&Prompt> = layout.sections.iter().filter(|prompt| !context.tells(&prompt.section)).collect();
    let bare =
        |prompt: &&&Prompt| heading.is_some_and(|heading| heading.named && heading.canonical == Some(&*prompt.section));
    // With a matrix at hand the table is built, not prompted for.
    let built = |prompt: &Prompt| {
        let action = cross_reference::complete(analysis).filter(|_| prompt.section == "cross-reference")?;
        let edit = action.edits.into_iter().next()?;
        Some((action.title, edit.span, edit.template))
    };
    let inserted = |word: &str, prompt: &Prompt| {
        built(prompt).unwrap_or_else(|| {
            let (place, template) = document::section_insertion(document, Some(layout), &prompt.section);
            (format!("{word} {}", prompt.heading), place, template)
        })
    };
    // A heading that says nothing yet is filled where it stands.
    if let Some(prompt) = missing.iter().find(bare) {
        let (title, place, template) = inserted("Fill", prompt);
        return vec![Action::new(title, ActionKind::Rewrite, place, template)];
    }
    let named = |prompt: &Prompt| {
        document.sections.iter().any(|section| section.named && section.canonical == Some(&*prompt.section))
    };
    let placed = missing.into_iter().filter(|prompt| !named(prompt)).filter_map(|prompt| {
        let (title, place, template) = inserted("Insert", prompt);
        let here = on_title
            || blank && place.touches(span.start)
            || heading.is_some_and(|heading| place.touches(heading.span.start) || place.touches(heading.span.end));
        here.then(|| Action::new(title, ActionKind::Rewrite, place, template))
    });
    placed.take(MOST).collect()
}
