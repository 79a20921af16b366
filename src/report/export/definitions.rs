use crate::document::Document;
use crate::syntax::UnitKind;
use crate::text::{MarkKind, Span};

use super::passages;

/// Definitions of embedded pictures that nothing in the document shows. Google Docs leaves megabytes of them.
pub(super) fn unused(document: &Document) -> Vec<Span> {
    let embedded = document.parts.iter().filter_map(|placed| {
        let unit = &placed.part.unit;
        let label = placed.part.definition.as_deref().filter(|_| unit.kind == UnitKind::Definition)?;
        let (_, target) = unit.text.split_once("]:")?;
        let data =
            target.trim_start().trim_start_matches('<').get(..5).is_some_and(|s| s.eq_ignore_ascii_case("data:"));
        data.then(|| (label, Span::new(placed.start, placed.start + unit.text.len())))
    });
    let embedded: Vec<(&str, Span)> = embedded.collect();
    if embedded.is_empty() {
        return Vec::new();
    }
    let used: Vec<String> = passages(document)
        .flat_map(|(_, passage, _)| {
            let marks = passage.marks.iter();
            let labels = marks.filter_map(|mark| match mark.kind {
                MarkKind::Reference => mark.target.clone(),
                // `![][label]`, `![label][]` and `![label]`
                MarkKind::Image if mark.target.is_none() => {
                    let words = mark.span.of(&passage.source).trim_end_matches("[]").trim_end_matches(']');
                    words.rsplit('[').next().map(str::to_owned)
                }
                _ => None,
            });
            labels.map(|label| label.to_lowercase()).collect::<Vec<_>>()
        })
        .collect();
    let unused = embedded.into_iter().filter(|(label, _)| !used.contains(&label.to_lowercase()));
    unused.map(|(_, span)| span).collect()
}
