//! A document as it is sent: clean Markdown, or one page of HTML.

mod citations;
mod comments;
mod definitions;
mod html;
mod lines;
mod slots;

use crate::document::Document;
use crate::matrix::Matrix;
use crate::syntax::{BlockKind, Tree, UnitKind};
use crate::text::{Buffer, Edit, Passage, Span};
use crate::workspace::Analysis;

pub use html::page;
pub use slots::open_slots;

/// The document without what is there for its author and for career-ls: no front matter, no comments, citations of the
/// matrix's attributes as plain names, no `{#id}` after headings, no embedded picture that nothing shows. Everything else
/// stays byte for byte, line ends among it.
pub fn clean(analysis: &Analysis) -> String {
    let matrix = analysis.matrix.as_deref();
    let mut text = analysis.document.buffer.text();
    let mut edits = edits(&analysis.document, &text, matrix);
    // What stood around something that went may read otherwise without it. More than three times is not natural.
    for _ in 0..8 {
        if edits.is_empty() {
            break;
        }
        text = applied(&text, edits);
        let buffer = Buffer::new(&text, 0);
        let tree = Tree::parse(buffer.rope());
        let document = Document::read(tree.outline(), &buffer, analysis.document.kind, matrix, None);
        edits = self::edits(&document, &text, matrix);
    }
    text
}

/// What has to be taken out of `text`, which is that of `document`.
fn edits(document: &Document, text: &str, matrix: Option<&Matrix>) -> Vec<Edit> {
    let mut gone = lead(document);
    gone.extend(comments::comments(document));
    gone.extend(definitions::unused(document));
    gone.extend(later(document));
    let mut edits = lines::removals(text, document, &gone);
    edits.retain(|edit| !edit.span.is_empty());
    // How a name reads depends on what stands around it, so that is settled first.
    if edits.is_empty() {
        edits.extend(heading_ids(document));
        edits.extend(matrix.into_iter().flat_map(|matrix| citations::plain_names(document, matrix)));
    }
    edits
}

/// The front matter, and the rules that divide it from the text: without it, two of them would read as front matter.
fn lead(document: &Document) -> Vec<Span> {
    let parts = document.parts.iter().take_while(|placed| {
        let unit = &placed.part.unit;
        matches!(unit.kind, UnitKind::Metadata | UnitKind::Break)
            || (unit.kind == UnitKind::Html && comments::is_all(&unit.text))
    });
    parts.map(|placed| Span::new(placed.start, placed.start + placed.part.unit.text.len())).collect()
}

/// The messages that are kept below a referral note; what is defined down there stays.
fn later(document: &Document) -> impl Iterator<Item = Span> + '_ {
    let end = document.note_end();
    let parts = document.parts.iter().filter(move |placed| placed.start >= end);
    let parts = parts.filter(|placed| placed.part.unit.kind != UnitKind::Definition);
    parts.map(|placed| Span::new(placed.start, placed.start + placed.part.unit.text.len()))
}

/// `{#id}` behind a heading's words, as Google Docs writes it; also behind a line that serves as one.
fn heading_ids(document: &Document) -> impl Iterator<Item = Edit> + '_ {
    let serves = |at: usize, passage: &Passage| {
        let line = Span::new(at, at + passage.source.len());
        document.sections.iter().any(|section| section.level > 6 && line.contains(section.heading))
    };
    let headings = passages(document).filter(move |(at, passage, kind)| match kind {
        BlockKind::Heading(_) => true,
        BlockKind::Paragraph => serves(*at, passage),
        _ => false,
    });
    headings.filter_map(|(at, passage, _)| {
        let whole = passage.source.trim_end();
        let mut words = whole;
        while let Some(before) = without_id(words) {
            words = before;
        }
        let span = Span::new(words.len(), whole.len()).shifted(at);
        Some(Edit { span, text: String::new() }).filter(|_| !span.is_empty() && !words.is_empty())
    })
}

/// `heading` without the id that it ends in, if it does.
fn without_id(heading: &str) -> Option<&str> {
    let open = heading.strip_suffix('}')?.rfind("{#")?;
    let id = &heading[open + 2..heading.len() - 1];
    let plain = !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'));
    plain.then(|| heading[..open].trim_end())
}

/// Every run of words of the document, wherever it stands, but code and front matter: where it starts, the words, what
/// they are. The cells of a table come one by one.
fn passages(document: &Document) -> impl Iterator<Item = (usize, Passage, BlockKind)> + '_ {
    document.parts.iter().filter(|placed| placed.part.unit.kind != UnitKind::Metadata).flat_map(|placed| {
        let unit = &placed.part.unit;
        let words = unit
            .blocks
            .iter()
            .filter(|block| matches!(block.kind, BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Lead));
        let words = words.map(|block| (placed.start + block.span.start, unit.passage(block), block.kind));
        let rows = unit.tables().into_iter().flat_map(|table| std::iter::once(table.header).chain(table.rows));
        let cells = rows.flat_map(|row| row.cells);
        let cells = cells.map(|cell| (placed.start + cell.span.start, cell.passage, BlockKind::Row));
        words.chain(cells).collect::<Vec<_>>()
    })
}

/// `text` with `edits` made; of two that meet, the one that starts first.
fn applied(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.span.start, usize::MAX - edit.span.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        if edit.span.start >= at {
            out.push_str(Span::new(at, edit.span.start).of(text));
            out.push_str(&edit.text);
            at = edit.span.end;
        }
    }
    out.push_str(&text[at..]);
    out
}
