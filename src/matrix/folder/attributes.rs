//! Files that are attributes, each with a heading, a label or a row for each level.

use std::collections::{BTreeSet, HashSet};

use super::super::cumulative;
use super::super::draft::{Draft, Name};
use super::super::name::{bare, slug};
use super::super::rank::looks_like_level;
use super::super::{Shape, order};
use super::leaf::{ItemKind, Leaf};
use crate::text::Span;

/// What one file says at one level.
pub(super) struct Step {
    name: Name,
    /// Where what it asks for stands.
    said: Option<Span>,
    /// The heading or the row.
    whole: Span,
}

/// The levels that `leaf` names, if it is an attribute: each once, and all of them beside each other.
pub(super) fn steps(leaf: &Leaf) -> Option<Vec<Step>> {
    if looks_like_level(&leaf.name.text) {
        return None;
    }
    let steps = rows(leaf).or_else(|| headings(leaf))?;
    let names: HashSet<String> = steps.iter().map(|step| slug(&step.name.text)).collect();
    (steps.len() > 1 && names.len() == steps.len()).then_some(steps)
}

fn headings(leaf: &Leaf) -> Option<Vec<Step>> {
    let headings: Vec<(usize, u8, &Name)> = leaf.headings().collect();
    let (depth, levels) = ladder(&headings)?;
    let mut below: Vec<HashSet<String>> = Vec::new();
    let mut steps = Vec::new();
    for (index, (at, _, name)) in headings.iter().enumerate().filter(|(_, (_, other, _))| *other == depth) {
        if !levels.contains(&index) {
            continue;
        }
        let inside = headings[index + 1..].iter().take_while(|(_, other, _)| *other > depth);
        below.push(
            inside.filter(|(_, other, _)| *other < super::leaf::LABEL).map(|(_, _, name)| slug(&name.text)).collect(),
        );
        let end = headings[index + 1..].iter().find(|(_, other, _)| *other <= depth);
        let end = end.map_or(leaf.items.len(), |(at, ..)| *at);
        let said = leaf.said(at + 1, end);
        steps.push(Step { name: (*name).clone(), said, whole: leaf.items[*at].span });
    }
    // Headings that come again below each level are attributes: the file is a matrix itself.
    let again = below.iter().enumerate().any(|(at, keys)| below[..at].iter().any(|other| !keys.is_disjoint(other)));
    (!again).then_some(steps)
}

/// The headings that are levels, and how deep they stand: those beside each other, of several such families the largest.
/// "Detailed level descriptions" has the word and stands alone; what stands among levels is one, whatever it is called.
fn ladder(headings: &[(usize, u8, &Name)]) -> Option<(u8, Vec<usize>)> {
    let is_level = |index: &&usize| looks_like_level(&headings[**index].2.text);
    let mut best: Option<(usize, u8, Vec<usize>)> = None;
    let depths: BTreeSet<u8> = headings.iter().map(|(_, depth, _)| *depth).collect();
    for depth in depths {
        let mut families: Vec<Vec<usize>> = vec![Vec::new()];
        for (index, (_, other, _)) in headings.iter().enumerate() {
            if *other < depth {
                families.push(Vec::new());
            } else if let Some(family) = families.last_mut().filter(|_| *other == depth) {
                family.push(index);
            }
        }
        for family in families {
            let count = family.iter().filter(is_level).count();
            if count > 1 && best.as_ref().is_none_or(|(most, ..)| count > *most) {
                best = Some((count, depth, family));
            }
        }
    }
    let (count, depth, mut family) = best?;
    if count * 3 < family.len() * 2 {
        family.retain(|index| is_level(&index));
    }
    Some((depth, family))
}

/// The rows of a table of two columns, level and expectation.
fn rows(leaf: &Leaf) -> Option<Vec<Step>> {
    for placed in leaf.page.outline() {
        for table in placed.unit.tables() {
            let table = table.shifted(placed.start);
            let is_level =
                |row: &&crate::syntax::Row| row.cells.first().is_some_and(|cell| looks_like_level(&cell.passage.plain));
            let levels = table.rows.iter().filter(is_level).count();
            if table.header.cells.len() != 2 || levels < 2 || levels * 2 < table.rows.len() {
                continue;
            }
            let header = Step {
                name: Name { text: String::new(), place: leaf.page.place(table.header.span) },
                said: None,
                whole: table.header.span,
            };
            let step = |row: &crate::syntax::Row| {
                let cell = row.cells.first()?;
                let words = bare(&cell.passage.plain);
                let place = leaf.page.place(cell.passage.source_span(words).shifted(cell.span.start));
                let name = Name { text: words.of(&cell.passage.plain).to_owned(), place };
                let said = row.cells.get(1).map(|cell| cell.span).filter(|span| !span.is_empty());
                (!name.text.is_empty()).then_some(Step { name, said, whole: row.span })
            };
            let mut steps: Vec<Step> = table.rows.iter().filter_map(step).collect();
            if let Some(first) = steps.first_mut() {
                first.whole = header.whole.join(first.whole);
            }
            return Some(steps);
        }
    }
    None
}

/// Which of `leaves` are attributes: their levels are called alike. Fewer than two are none.
pub(super) fn found(leaves: &[&Leaf]) -> Vec<(usize, Vec<Step>)> {
    let mut found: Vec<(usize, Vec<Step>)> =
        leaves.iter().enumerate().filter_map(|(index, leaf)| Some((index, steps(leaf)?))).collect();
    let keys = |steps: &[Step]| steps.iter().map(|step| slug(&step.name.text)).collect::<HashSet<String>>();
    let all: Vec<HashSet<String>> = found.iter().map(|(_, steps)| keys(steps)).collect();
    let shared = |keys: &HashSet<String>| {
        let alike = all.iter().filter(|other| keys.intersection(other).count() * 2 >= keys.len().max(2));
        alike.count() > 1
    };
    found.retain(|(_, steps)| shared(&keys(steps)));
    if found.len() > 1 { found } else { Vec::new() }
}

/// The matrices whose attributes are `found`: folders that hold the same attributes are tracks, others are pillars.
pub(super) fn drafts(leaves: &[&Leaf], found: &[(usize, Vec<Step>)]) -> Vec<Draft> {
    let mut folders: Vec<&str> = Vec::new();
    for (leaf, _) in found {
        if !folders.contains(&leaves[*leaf].folder.as_str()) {
            folders.push(&leaves[*leaf].folder);
        }
    }
    let all: Vec<&(usize, Vec<Step>)> = found.iter().collect();
    let names: HashSet<String> = found.iter().map(|(leaf, _)| slug(&leaves[*leaf].name.text)).collect();
    if names.len() * 2 > found.len() || folders.len() < 2 {
        return vec![draft(leaves, &all, folders.len() > 1)];
    }
    let of = |folder: &str| all.iter().copied().filter(|(leaf, _)| leaves[*leaf].folder == folder).collect::<Vec<_>>();
    let track = |folder: &&str| {
        let mut draft = draft(leaves, &of(folder), false);
        draft.track(&super::leaf::called(folder));
        draft
    };
    folders.iter().map(track).collect()
}

fn draft(leaves: &[&Leaf], found: &[&(usize, Vec<Step>)], has_pillars: bool) -> Draft {
    let mut draft = Draft::new(Shape::Folder);
    let mut cells: Vec<(usize, usize, &Leaf, Span)> = Vec::new();
    for (index, steps) in found {
        let leaf = leaves[*index];
        let pillar = has_pillars.then(|| super::leaf::called(&leaf.folder)).filter(|pillar| !pillar.is_empty());
        let attribute = draft.new_attribute(pillar.as_deref(), &leaf.name);
        for item in &leaf.items {
            if matches!(item.kind, ItemKind::Title) {
                draft.place(leaf.page.place(item.span));
            }
        }
        if let Some(span) = leaf.matter_span() {
            draft.place(leaf.page.place(span));
        }
        for step in steps {
            let level = draft.level(&step.name);
            draft.place(leaf.page.place(step.whole));
            cells.extend(step.said.map(|said| (level, attribute, leaf, said)));
        }
    }
    let names: Vec<String> = draft.level_names().map(str::to_owned).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    for (level, attribute, leaf, said) in cells {
        let text = said.of(&leaf.page.text);
        draft.cell(level, attribute, text, leaf.page.place(said));
        if cumulative::told(text, &names, level).is_some() {
            draft.inherited(level, attribute);
        }
    }
    if let Some(order) = order::ascending(&names) {
        draft.reorder(&order);
    }
    draft
}
