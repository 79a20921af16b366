use crate::document::{CitationForm, CrossReference, Status};
use crate::features::types::{Completion, CompletionKind, Completions};
use crate::matrix::{Attribute, Matrix};
use crate::syntax::Row;
use crate::text::{Slot, Span, Template};

use super::attribute::{item, matches};
use super::evidence;
use super::place::Place;

/// When a row of the cross-reference says so of an attribute.
fn when(status: Status) -> &'static str {
    match status {
        Status::OverDelivering => "you already do what the target level asks",
        Status::Meeting => "you do what your level asks",
        Status::Ambiguous => "the matrix can be read in more than one way",
        Status::Gap => "not yet: a goal belongs to it",
    }
}

/// A cell of the cross-reference table.
pub(super) fn cell(place: &Place<'_>) -> Option<Completions> {
    let reference = place.analysis.document.cross_reference()?;
    // The blank behind a lone bar belongs to no row; it is where one begins to be typed.
    let here = |row: &&Row| row.span.touches(place.at) || place.line.contains(row.span);
    reference.table.rows.iter().find(here)?;
    let (column, span) = spot(place)?;
    if column == 0 {
        let framed = place.before.trim_start().starts_with('|');
        let unfinished = framed && bars(&place.after).is_empty();
        return attributes(place, &reference, span, unfinished);
    }
    if reference.status_column() == Some(column) {
        let items = Status::ALL.map(|status| Completion {
            label: status.name().to_owned(),
            kind: CompletionKind::Value,
            detail: when(status).to_owned(),
            documentation: String::new(),
            filter: status.name().to_owned(),
            insert: Template::text(padded(place, span, status.name())),
        });
        return Some(Completions { span, items: items.into(), more: false });
    }
    let shown = reference.evidence_column() == Some(column);
    shown.then(|| evidence::links(place, span)).flatten()
}

/// The column of the cell that the cursor stands in, from 0, and what of it a chosen item replaces. None between the words
/// of a cell and its bars.
pub(super) fn spot(place: &Place<'_>) -> Option<(usize, Span)> {
    let bars = bars(&place.before);
    let framed = place.before.trim_start().starts_with('|');
    let column = bars.len().checked_sub(usize::from(framed))?;
    let from = bars.last().map_or(0, |bar| bar + 1);
    let to = self::bars(&place.after).first().map_or(place.after.len(), |bar| *bar) + place.before.len();
    let text = format!("{}{}", place.before, place.after);
    let raw = text.get(from..to)?;
    let lead = raw.len() - raw.trim_start().len();
    let content = Span::new(from + lead, from + lead + raw.trim().len()).shifted(place.line.start);
    let span = if !raw.trim().is_empty() && content.touches(place.at) { content } else { Span::empty(place.at) };
    if span.is_empty() && !raw.trim().is_empty() {
        return None;
    }
    Some((column, span))
}

/// Where the bars stand that divide cells.
fn bars(text: &str) -> Vec<usize> {
    let mut escaped = false;
    let mut out = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        if byte == b'|' && !escaped {
            out.push(at);
        }
        escaped = byte == b'\\' && !escaped;
    }
    out
}

/// `text` with the blank that keeps it off the bar before it.
pub(super) fn padded(place: &Place<'_>, span: Span, text: &str) -> String {
    let bare = span.is_empty() && place.before.ends_with('|');
    if bare { format!(" {text}") } else { text.to_owned() }
}

/// Attributes that no other row is about; in a row that is only begun, with the rest of it.
fn attributes(place: &Place<'_>, reference: &CrossReference, span: Span, unfinished: bool) -> Option<Completions> {
    let matrix = place.analysis.matrix.as_deref()?;
    let cited = reference.attributes().find(|cited| cited.span == span);
    let typed = place.before.get(span.start - place.line.start..)?;
    let taken: Vec<String> = reference.attributes().filter(|cited| cited.span != span).map(|c| c.name).collect();
    let free = |attribute: &&Attribute| !taken.iter().any(|name| is(matrix, name, attribute));
    let form = cited.map_or(CitationForm::Cell, |cited| cited.form);
    let items = matrix.attributes.iter().filter(free).filter(|attribute| matches(attribute, typed));
    let items = items.map(|attribute| {
        let item = item(place.analysis, matrix, attribute, form, "");
        let name = padded(place, span, &attribute.name);
        let insert = if unfinished { row(&name, reference) } else { Template::text(name) };
        Completion { insert, ..item }
    });
    let items = items.collect();
    Some(Completions { span, items, more: false })
}

fn is(matrix: &Matrix, name: &str, attribute: &Attribute) -> bool {
    matrix.attribute(name).is_some_and(|taken| taken.id == attribute.id)
}

/// A whole row: the status is a slot, the other cells are blank.
fn row(name: &str, reference: &CrossReference) -> Template {
    let columns = reference.table.header.cells.len();
    let status = reference.status_column();
    let mut template = Template::text(name);
    for column in 1..columns {
        template = template.then(" | ");
        if Some(column) == status {
            let choices = Status::ALL.map(|status| status.name().to_owned()).to_vec();
            template = template.with(Slot { label: "status".to_owned(), choices });
        }
    }
    template.then(" |")
}
