//! The cross-reference table: built where there is none, and kept complete.

use crate::document;
use crate::features::types::{Action, ActionKind};
use crate::framework;
use crate::settings::Kind;
use crate::text::{Span, Template};
use crate::workspace::Analysis;

/// The table with a row for each attribute of the matrix: a whole one where there is none, the missing rows where there
/// is. None without a matrix, outside a promotion case, and where nothing is missing.
pub(in crate::features) fn complete(analysis: &Analysis) -> Option<Action> {
    let document = &analysis.document;
    let coverage = analysis.context().coverage().filter(|_| document.kind == Kind::Promotion)?;
    let rows = coverage.missing_rows(document, analysis.matrix.as_deref()?);
    if rows.is_empty() {
        return None;
    }
    let (title, (span, template)) = match (document.cross_reference(), document.cross_reference_section()) {
        (Some(reference), _) => ("Refresh cross-reference", reference.with_rows(document, &rows)),
        (None, Some(section)) => ("Build cross-reference", document::table_below(document, section, &rows)?),
        (None, None) => {
            let body = Template::text(document::new_table(&rows));
            let layout = framework::layout(document.kind);
            ("Build cross-reference", document::section_with(document, layout, "cross-reference", &body))
        }
    };
    Some(Action::new(title.to_owned(), ActionKind::Rewrite, span, template))
}

/// The same, where the cursor stands at the cross-reference, and nothing that is `offered` there does it already.
pub(super) fn refresh(analysis: &Analysis, span: Span, offered: &[Action]) -> Option<Action> {
    let document = &analysis.document;
    let section = document.cross_reference_section()?;
    let line = document.buffer.line_span(span.start);
    let table = document.cross_reference().is_some_and(|reference| reference.table.span.touches(span.start));
    if !table && !line.overlaps(section.heading) {
        return None;
    }
    let action = complete(analysis)?;
    (!offered.iter().any(|other| other.edits == action.edits)).then_some(action)
}
