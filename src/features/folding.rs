use crate::syntax::UnitKind;
use crate::text::Span;
use crate::workspace::Snapshot;

use super::symbols::body;
use super::types::{Fold, FoldKind};

/// From so many rows on a table can be folded.
const LONG: usize = 8;

/// What can be folded in a document, in its order: the header, sections and long cross-reference tables. No fold takes
/// in the blank lines after it, so that what is folded stays apart from what follows. Of more than `most` the outer ones
/// stay.
pub fn folds(snapshot: &Snapshot, uri: &str, most: Option<usize>) -> Vec<Fold> {
    let Some(analysis) = snapshot.analysis(uri) else { return Vec::new() };
    let document = &analysis.document;
    let mut folds = Vec::new();
    if let Some(first) = document.parts.first().filter(|first| first.part.unit.kind == UnitKind::Metadata) {
        let span = Span::new(first.start, first.start + first.part.unit.text.trim_end().len());
        folds.push(Fold { span, kind: FoldKind::Header });
    }
    folds.extend(
        document.sections.iter().map(|section| Fold { span: body(document, section), kind: FoldKind::Section }),
    );
    let tables = document.cross_reference().map(|reference| reference.table);
    let long = tables.filter(|table| table.rows.len() >= LONG);
    folds.extend(long.map(|table| Fold { span: table.span, kind: FoldKind::Table }));
    // What stands on one line has nothing to hide.
    let line = |at: usize| document.buffer.rope().byte_to_line(at.min(document.buffer.len()));
    folds.retain(|fold| line(fold.span.start) < line(fold.span.end));
    folds.sort_by_key(|fold| (fold.span.start, std::cmp::Reverse(fold.span.end)));
    outermost(folds, most)
}

/// The `most` folds that lie in the fewest others, in their order.
fn outermost(folds: Vec<Fold>, most: Option<usize>) -> Vec<Fold> {
    let Some(most) = most.filter(|&most| most < folds.len()) else { return folds };
    let mut around: Vec<Span> = Vec::new();
    let mut deep: Vec<(usize, Fold)> = Vec::with_capacity(folds.len());
    for fold in folds {
        around.retain(|outer| outer.contains(fold.span));
        deep.push((around.len(), fold));
        around.push(fold.span);
    }
    deep.sort_by_key(|(depth, _)| *depth);
    deep.truncate(most);
    deep.sort_by_key(|(depth, fold)| (fold.span.start, *depth));
    deep.into_iter().map(|(_, fold)| fold).collect()
}
