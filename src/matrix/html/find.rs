use crate::syntax::{BlockKind, Placed, UnitKind};
use crate::text::Span;

use super::super::draft::Name;
use super::super::read::Markdown;
use super::super::trail::Trail;

/// A stretch of the page that is a table, whatever units Markdown's grammar cuts it into, and the headings above it.
pub(super) struct Found {
    pub(super) span: Span,
    pub(super) trail: Vec<Name>,
}

/// What a table may start, end or break off with, in the order of the page.
enum Edge {
    /// `<table`
    Open(usize),
    /// The end of `</table>`.
    Close(usize),
    /// A heading, which ends a table that is not closed anywhere.
    Heading(usize),
}

/// The outermost tables, and whether headings name levels. A table that is not closed ends where the next heading or
/// table begins.
pub(super) fn tables(markdown: &Markdown<'_>) -> (Vec<Found>, bool) {
    let mut trail = Trail::default();
    let mut edges: Vec<(Edge, Vec<Name>)> = Vec::new();
    for placed in markdown.outline {
        if let UnitKind::Heading(level) = placed.unit.kind {
            edges.push((Edge::Heading(placed.start), Vec::new()));
            trail.enter(level, markdown.heading(placed));
        }
        for edge in edges_in(placed) {
            let names = if matches!(edge, Edge::Open(_)) { trail.names() } else { Vec::new() };
            edges.push((edge, names));
        }
    }
    // What closes each table; a heading or a table may stand in a cell of one that is closed.
    let mut closed: Vec<Option<usize>> = vec![None; edges.len()];
    let mut open: Vec<usize> = Vec::new();
    for (index, (edge, _)) in edges.iter().enumerate() {
        match edge {
            Edge::Open(_) => open.push(index),
            Edge::Close(end) => {
                if let Some(opened) = open.pop() {
                    closed[opened] = Some(*end);
                }
            }
            Edge::Heading(_) => {}
        }
    }
    let mut found: Vec<Found> = Vec::new();
    for (index, (edge, names)) in edges.iter().enumerate() {
        let &Edge::Open(start) = edge else { continue };
        if found.last().is_some_and(|last| start < last.span.end) {
            continue;
        }
        let next = edges.get(index + 1).map(|(next, _)| match *next {
            Edge::Open(at) | Edge::Heading(at) | Edge::Close(at) => at,
        });
        let end = closed[index].or(next).unwrap_or(markdown.page.text.len());
        found.push(Found { span: Span::new(start, end), trail: names.clone() });
    }
    (found, trail.names_levels())
}

/// Where tables open and close in a unit. In a text, a tag in code is none; what a blank line and an indent make code of
/// within a table may close it.
fn edges_in(placed: &Placed) -> Vec<Edge> {
    let unit = &placed.unit;
    let text = unit.text.as_str();
    let fenced = || text.trim_start().starts_with(['`', '~']);
    let (opens, spans) = match unit.kind {
        UnitKind::Html | UnitKind::Broken => (true, vec![Span::new(0, text.len())]),
        UnitKind::Item => {
            let raw = unit.blocks.iter().filter(|block| block.kind == BlockKind::Html && !block.quoted);
            (true, raw.map(|block| block.span).collect())
        }
        UnitKind::Paragraph => (true, vec![Span::new(0, text.len())]),
        UnitKind::Code if !fenced() => (false, vec![Span::new(0, text.len())]),
        _ => return Vec::new(),
    };
    spans.into_iter().flat_map(|span| edges_of(span.of(text), placed.start + span.start, opens)).collect()
}

fn edges_of(text: &str, base: usize, opens: bool) -> Vec<Edge> {
    let mut edges = Vec::new();
    let mut at = 0;
    let mut ticks = 0;
    while let Some(found) = text[at..].find(['<', '`']) {
        let start = at + found;
        let rest = &text.as_bytes()[start..];
        at = start + 1;
        if rest[0] == b'`' {
            ticks += 1;
        } else if rest.starts_with(b"<!--") {
            match text[start..].find("-->") {
                Some(len) => at = start + len + 3,
                None => break,
            }
        } else if ticks % 2 == 0 && is_tag(rest, b"<table") {
            if opens && !text[..start].ends_with('\\') {
                edges.push(Edge::Open(base + start));
            }
        } else if is_tag(rest, b"</table") {
            let end = text[start..].find('>').map_or(text.len(), |len| start + len + 1);
            edges.push(Edge::Close(base + end));
            at = end;
        }
    }
    edges
}

fn is_tag(rest: &[u8], tag: &[u8]) -> bool {
    rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
        && rest.get(tag.len()).is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
}
