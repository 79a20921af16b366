//! Edits that move what is written, word for word.

use crate::syntax::UnitKind;
use crate::text::{Span, Template};

use super::directive::Reach;
use super::fold::{Document, PlacedPart};
use super::section::Section;

/// The edit that puts `sections`, indices in the order of the text with a rank each, in the order of their ranks; equals
/// stay as they are. What stands between them keeps its place, and so does what the document defines at its end. None
/// where they are in order, where they do not stand side by side, and where a comment switches rules off and on again,
/// which reaches as far as the text between.
pub fn in_order(document: &Document, sections: &[(usize, usize)]) -> Option<(Span, Template)> {
    let all: Vec<&Section> = sections.iter().map(|&(index, _)| &document.sections[index]).collect();
    let beside = |pair: &[&Section]| pair[0].level == pair[1].level && pair[0].around == pair[1].around;
    let switched = |placed: &PlacedPart| {
        placed.part.directives.iter().any(|directive| matches!(directive.reach, Reach::Disable | Reach::Enable))
    };
    if !all.windows(2).all(beside) || document.parts.iter().any(switched) {
        return None;
    }
    let blocks: Vec<Span> = all.iter().map(|section| block(document, section)).collect();
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    order.sort_by_key(|&place| sections[place].1);
    let moved = |place: &usize| order[*place] != *place;
    let (first, last) = ((0..order.len()).find(moved)?, (0..order.len()).rfind(moved)?);
    let text = document.buffer.text();
    let mut out = String::new();
    let mut at = blocks[first].start;
    for place in first..=last {
        out.push_str(&text[at..blocks[place].start]);
        out.push_str(blocks[order[place]].of(&text));
        at = blocks[place].end;
    }
    Some((Span::new(blocks[first].start, at), Template::text(out)))
}

/// From the heading, with a comment above that silences it, to the last word that belongs to the section.
fn block(document: &Document, section: &Section) -> Span {
    let parts = &document.parts;
    let first = parts.partition_point(|placed| placed.start < section.span.start);
    let next = parts.partition_point(|placed| placed.start < section.span.end);
    let above = parts[..first].iter().rev().take_while(|placed| leads(placed)).count();
    let ends = next == parts.len();
    let below = parts[first..next].iter().rev().take_while(|placed| leads(placed) || ends && defines(placed)).count();
    let start = parts.get(first - above).map_or(section.span.start, |placed| placed.start);
    let end = parts[first..next - below]
        .last()
        .map_or(section.heading.end, |placed| placed.start + placed.part.unit.text.trim_end().len());
    Span::new(start, end)
}

/// A comment that silences what follows it.
fn leads(placed: &PlacedPart) -> bool {
    placed.part.unit.kind == UnitKind::Html
        && placed.part.directives.iter().any(|directive| directive.reach == Reach::NextLine)
}

/// What links and footnotes lead to; a footnote of several words is a paragraph to the grammar.
fn defines(placed: &PlacedPart) -> bool {
    let text = placed.part.unit.text.trim_start();
    placed.part.unit.kind == UnitKind::Definition || text.starts_with("[^") && text.contains("]:")
}
