use crate::document;
use crate::features::types::{Action, ActionKind};
use crate::framework;
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
    let title = document.title.as_ref().is_some_and(|(_, title)| line.overlaps(*title));
    let heading = document.sections.iter().find(|section| line.overlaps(section.heading));
    let in_header = document.parts.first().is_some_and(|first| {
        first.part.unit.kind == crate::syntax::UnitKind::Metadata && line.start < first.part.unit.text.trim_end().len()
    });
    if in_header || !(blank || title || heading.is_some()) {
        return Vec::new();
    }
    let context = analysis.context();
    let missing = layout.sections.iter().filter(|prompt| !context.tells(&prompt.section));
    let placed = missing.filter_map(|prompt| {
        let bare = document.sections.iter().find(|section| {
            section.named && section.canonical == Some(&*prompt.section)
        });
        // A heading that says nothing yet is filled where it stands.
        if bare.is_some_and(|bare| heading.is_none_or(|heading| heading.heading != bare.heading)) {
            return None;
        }
        let (place, template) = document::section_insertion(document, Some(layout), &prompt.section);
        let near = Span::new(place.start, place.end);
        let here = title
            || bare.is_some()
            || blank && near.touches(span.start)
            || heading.is_some_and(|heading| near.touches(heading.span.start) || near.touches(heading.span.end));
        let verb = if bare.is_some() { "Fill" } else { "Insert" };
        here.then(|| Action::new(format!("{verb} {}", prompt.heading), ActionKind::Rewrite, place, template))
    });
    placed.take(MOST).collect()
}
