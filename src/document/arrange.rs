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

/// Where a list item is moved to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Below {
    /// The section that is called an appendix; where there is none, a new one at the end.
    Appendix,
    /// The section of earlier work; where there is none, a new one behind the section of the item.
    Background,
}

/// The edit that moves the top-level list item that starts at byte `at`, with all that is nested in it, to the end of
/// another section, and writes that section where it is not there yet. All between is written again as it stands. None
/// for what is no list item, for one that is there already, and where a comment above is about it.
pub fn item_moved(document: &Document, at: usize, to: Below) -> Option<(Span, Template)> {
    let parts = &document.parts;
    let own = parts.iter().position(|placed| placed.start == at)?;
    let item = &parts[own].part.unit;
    let commented = own.checked_sub(1).is_some_and(|before| leads(&parts[before]));
    let switched = parts.iter().flat_map(|placed| &placed.part.directives);
    let switched = switched.into_iter().any(|told| matches!(told.reach, Reach::Disable | Reach::Enable));
    if item.kind != UnitKind::Item || commented || switched {
        return None;
    }
    let text = document.buffer.text();
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let words = item.text.trim_end();
    let taken = taken(&text, parts, own);
    let there = document.sections.iter().find(|section| match to {
        Below::Appendix => section.title.to_lowercase().starts_with("append"),
        Below::Background => section.named && section.canonical == Some("background"),
    });
    let (place, before) = if let Some(section) = there {
        if section.span.contains(Span::new(at, at + words.len())) {
            return None;
        }
        let end = block(document, section).end;
        let last = parts.iter().rfind(|placed| placed.start < end);
        let list = last.is_some_and(|placed| placed.part.unit.kind == UnitKind::Item);
        (end, if list { line_end.to_owned() } else { line_end.repeat(2) })
    } else {
        let (end, title) = match to {
            Below::Appendix => (end_of_text(document), "Appendix"),
            Below::Background => (block(document, outermost(document, own)?).end, "Background"),
        };
        let level = outermost(document, own).map_or(2, |section| section.level.clamp(1, 6));
        let marks = "#".repeat(usize::from(level));
        (end, format!("{line_end}{line_end}{marks} {title}{line_end}{line_end}"))
    };
    let mut after = text.clone();
    after.replace_range(taken.range(), "");
    let place = match place {
        place if place >= taken.end => place - taken.len(),
        place if place <= taken.start => place,
        // It stood at the end of what it is put behind.
        _ => text[..taken.start].trim_end().len(),
    };
    let last = after[place..].trim().is_empty();
    if last {
        after.truncate(place);
    }
    let close = if last { line_end } else { "" };
    after.insert_str(place, &format!("{before}{words}{close}"));
    Some(difference(&text, &after))
}

/// The one stretch in which `after` differs from `before`; no line end is cut in two.
fn difference(before: &str, after: &str) -> (Span, Template) {
    let same = |(a, b): &(char, char)| a == b;
    let mut head: usize = before.chars().zip(after.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    head -= usize::from(before[..head].ends_with('\r'));
    let (old, new) = (&before[head..], &after[head..]);
    let mut tail: usize = old.chars().rev().zip(new.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    tail -= usize::from(old[old.len() - tail..].starts_with('\n') && before.contains("\r\n"));
    (Span::new(head, before.len() - tail), Template::text(&new[..new.len() - tail]))
}

/// What goes with an item: its lines, and behind a blank line the blank lines that follow.
fn taken(text: &str, parts: &[PlacedPart], own: usize) -> Span {
    let line_start = |at: usize| text[..at].rfind('\n').map_or(0, |line| line + 1);
    let start = line_start(parts[own].start);
    let words = parts[own].start + parts[own].part.unit.text.trim_end().len();
    let end = text[words..].find('\n').map_or(text.len(), |end| words + end + 1);
    let parted = text[..start].trim_end_matches([' ', '\t', '\r', '\n']).len() + 2 <= start;
    let next = parts.get(own + 1).filter(|_| parted).map_or(end, |next| line_start(next.start));
    Span::new(start, next.max(end))
}

/// The widest section around a part that is not the title of the document.
fn outermost(document: &Document, own: usize) -> Option<&Section> {
    let titled = |section: &Section| document.title.as_ref().is_some_and(|(_, title)| *title == section.heading);
    document.sections_around(document.parts[own].start).find(|section| !titled(section))
}

/// The end of the last word that is no definition.
fn end_of_text(document: &Document) -> usize {
    let told = document.parts.iter().rfind(|placed| !defines(placed) && placed.part.unit.kind != UnitKind::Metadata);
    told.map_or(document.buffer.len(), |placed| placed.start + placed.part.unit.text.trim_end().len())
}
