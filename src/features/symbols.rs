use crate::document::{CrossReference, Document, PlacedPart, Section, Statement, one_line};
use crate::text::Span;
use crate::workspace::{Analysis, Snapshot};

use super::hover::step;
use super::types::{Symbol, SymbolKind};

/// So many characters of a goal are shown.
const GOAL: usize = 80;

/// The outline of a document: its sections, one in the other as their headings are, and in them what others refer to by
/// name: labelled goals, and the attributes of the cross-reference table. Statements stay out: an outline of everything
/// is none.
pub fn symbols(snapshot: &Snapshot, uri: &str) -> Vec<Symbol> {
    let Some(analysis) = snapshot.analysis(uri) else { return Vec::new() };
    let document = &analysis.document;
    let mut flat: Vec<Symbol> = document.sections.iter().map(|section| heading(&analysis, section)).collect();
    flat.extend(document.parts.iter().flat_map(|placed| goals(document, placed)));
    flat.extend(document.cross_reference().iter().flat_map(|reference| rows(document, reference)));
    // Of two that start together the wider one holds the other.
    flat.sort_by_key(|symbol| (symbol.span.start, std::cmp::Reverse(symbol.span.end)));
    nested(flat)
}

/// Puts each symbol into the last one that it begins in.
fn nested(flat: Vec<Symbol>) -> Vec<Symbol> {
    let mut roots = Vec::new();
    let mut open: Vec<Symbol> = Vec::new();
    let close = |open: &mut Vec<Symbol>, roots: &mut Vec<Symbol>| {
        if let Some(done) = open.pop() {
            open.last_mut().map_or(roots, |around| &mut around.children).push(done);
        }
    };
    for symbol in flat {
        while open.last().is_some_and(|last| last.span.end <= symbol.span.start) {
            close(&mut open, &mut roots);
        }
        open.push(symbol);
    }
    while !open.is_empty() {
        close(&mut open, &mut roots);
    }
    roots
}

fn heading(analysis: &Analysis, section: &Section) -> Symbol {
    let document = &analysis.document;
    let detail = step(section, document.kind).map(|(framework, step)| {
        let place = format!("Step {} of {}", step.number, framework.steps.len());
        // The step's name is news only where the heading is called otherwise.
        if step.name.eq_ignore_ascii_case(&section.title) { place } else { format!("{place}: {}", step.name) }
    });
    let line = document.buffer.slice(document.buffer.line_span(section.span.start));
    Symbol {
        name: name(&section.title, &line),
        detail: detail.unwrap_or_default(),
        kind: SymbolKind::Section,
        span: body(document, section),
        selection: section.heading,
        children: Vec::new(),
    }
}

/// What is called `title`, on one line. Where that is no word, an emoji perhaps, it is called as it is written: some
/// editors refuse a whole outline for one line without a name.
pub(super) fn name(title: &str, written: &str) -> String {
    let bare = written.trim().trim_matches(['#', ' ', '\t']);
    let names = [title.trim(), bare, written.trim()].map(one_line);
    names.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| "…".to_owned())
}

/// The heading and what stands under it, without the blank lines after it.
pub(super) fn body(document: &Document, section: &Section) -> Span {
    let after = document.parts.partition_point(|placed| placed.start < section.span.end);
    let written = document.parts[..after].iter().rev().find_map(|placed| {
        let text = placed.part.unit.text.trim_end();
        (!text.is_empty()).then(|| placed.start + text.len())
    });
    Span::new(section.span.start, written.unwrap_or_default().max(section.heading.end))
}

/// `Goal B: …` at the start of an item under Future, with what is nested under it up to the next goal.
pub(super) fn goals<'a>(document: &'a Document, placed: &'a PlacedPart) -> impl Iterator<Item = Symbol> + 'a {
    let section = placed.section.and_then(|index| document.sections.get(index));
    let ahead = section.is_some_and(|section| section.canonical == Some("future"));
    let statements = if ahead { &placed.part.statements[..] } else { &[] };
    statements.iter().enumerate().filter_map(move |(index, statement)| {
        let label = label(&statement.passage.plain)?;
        let part = |next: &&Statement| next.depth > statement.depth && self::label(&next.passage.plain).is_none();
        let nested = statements[index + 1..].iter().take_while(part);
        let end = nested.last().map_or(statement.span.end, |last| last.span.end);
        Some(Symbol {
            name: shortened(statement),
            detail: String::new(),
            kind: SymbolKind::Goal,
            span: trimmed(document, Span::new(statement.span.start, end).shifted(placed.start)),
            selection: statement.place(label).shifted(placed.start),
            children: Vec::new(),
        })
    })
}

/// `Goal B` where `plain` goes on with a colon.
fn label(plain: &str) -> Option<Span> {
    let (label, _) = plain.split_once(':')?;
    let (goal, name) = label.split_once(' ')?;
    let one_word = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    (goal.eq_ignore_ascii_case("goal") && one_word).then(|| Span::new(0, label.len()))
}

fn shortened(statement: &Statement) -> String {
    let text = one_line(statement.passage.plain.trim());
    match text.char_indices().nth(GOAL) {
        Some((end, _)) => {
            let end = text[..end].rfind(' ').unwrap_or(end);
            format!("{} …", text[..end].trim_end())
        }
        None => text,
    }
}

/// The span without the blanks at its end, which are no part of what is around it either.
fn trimmed(document: &Document, span: Span) -> Span {
    Span::new(span.start, span.start + document.buffer.slice(span).trim_end().len())
}

/// The attributes of the cross-reference table, each with its status.
fn rows<'a>(document: &'a Document, reference: &'a CrossReference) -> impl Iterator<Item = Symbol> + 'a {
    reference.assessments().into_iter().filter_map(move |assessment| {
        let cited = assessment.attribute;
        let row = reference.table.rows.iter().find(|row| row.span.contains(cited.span))?;
        Some(Symbol {
            name: name(&cited.name, &document.buffer.slice(cited.span)),
            detail: assessment.status.map(|cell| cell.passage.plain.trim().to_owned()).unwrap_or_default(),
            kind: SymbolKind::Attribute,
            span: trimmed(document, row.span),
            selection: cited.span,
            children: Vec::new(),
        })
    })
}
