use crate::document::Document;
use crate::syntax::{BlockKind, UnitKind};
use crate::text::{MarkKind, Span};

/// The comments of the document, directives among them: notes that no page shows.
pub(super) fn comments(document: &Document) -> Vec<Span> {
    let mut out = Vec::new();
    for placed in &document.parts {
        let unit = &placed.part.unit;
        if matches!(unit.kind, UnitKind::Code | UnitKind::Metadata) || !unit.text.contains("<!--") {
            continue;
        }
        // In code a comment is text.
        let mut code: Vec<Span> = Vec::new();
        for block in &unit.blocks {
            match block.kind {
                BlockKind::Code => code.push(block.span),
                BlockKind::Html | BlockKind::Definition => {}
                _ => {
                    let marks = unit.passage(block).marks;
                    let spans = marks.iter().filter(|mark| mark.kind == MarkKind::Code).map(|mark| mark.span);
                    code.extend(spans.map(|span| span.shifted(block.span.start)));
                }
            }
        }
        let mut at = 0;
        while let Some(comment) = next(&unit.text, at) {
            if let Some(code) = code.iter().find(|code| code.start <= comment.start && comment.start < code.end) {
                at = code.end.max(comment.start + OPEN.len());
            } else {
                out.push(comment.shifted(placed.start));
                at = comment.end;
            }
        }
    }
    out
}

/// Whether `text` holds comments and blanks, and nothing else.
pub(super) fn is_all(text: &str) -> bool {
    let mut at = 0;
    while let Some(comment) = next(text, at).filter(|comment| text[at..comment.start].trim().is_empty()) {
        at = comment.end;
    }
    text[at..].trim().is_empty()
}

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// The first comment from byte `from` on.
fn next(text: &str, from: usize) -> Option<Span> {
    let start = from + text[from..].find(OPEN)?;
    let end = start + text[start..].find(CLOSE)? + CLOSE.len();
    Some(Span::new(start, end))
}
