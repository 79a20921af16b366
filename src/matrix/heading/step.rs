//! Axes whose steps are numbered and named: `1. **Adopts**: learns the tools of the team`.

use std::collections::HashSet;

use crate::matrix::Shape;
use crate::matrix::draft::{Draft, Name};
use crate::matrix::name::slug;
use crate::text::Span;

use super::head::{BOLD, Heads, ITEM};
use super::layout::is_aside;

/// A head with numbered steps below it.
pub(in crate::matrix) struct Axis {
    pub(in crate::matrix) head: usize,
    pub(in crate::matrix) steps: Vec<usize>,
}

/// More axes or steps than these are no matrix.
const MOST: usize = 64;

/// All axes of a text, each with two steps at least.
pub(in crate::matrix) fn axes(heads: &Heads<'_>) -> Vec<Axis> {
    let all = (0..heads.heads.len()).filter(|&head| heads.heads[head].depth <= BOLD);
    all.filter_map(|head| axis(heads, head)).take(MOST).collect()
}

fn axis(heads: &Heads<'_>, head: usize) -> Option<Axis> {
    let steps = heads.at_depth(Some(head), ITEM);
    let number =
        |step: usize| heads.heads[step].number.and_then(|span| span.of(&heads.page.text).parse::<usize>().ok());
    let counts = steps.iter().enumerate().all(|(index, &step)| number(step) == Some(index + 1));
    let names: HashSet<String> = steps.iter().map(|&step| slug(heads.name(step))).collect();
    let named = names.len() == steps.len() && !names.contains("");
    (counts && named && (2..=MOST).contains(&steps.len())).then_some(Axis { head, steps })
}

/// The text of a step, with its name as it was written.
pub(in crate::matrix) fn text(heads: &Heads<'_>, step: usize) -> Span {
    Span::new(heads.heads[step].words, heads.heads[step].end)
}

/// The grid of all axes, where they are neighbours with as many steps each: the steps' numbers are the levels. Numbered
/// instructions look alike, so nothing but axes may stand beside them, and the text must speak of levels.
pub(super) fn grid(heads: &Heads<'_>) -> Option<Draft> {
    let axes = axes(heads);
    let first = axes.first()?;
    let (parent, depth) = (heads.heads[first.head].parent, heads.heads[first.head].depth);
    let is_beside = |axis: &Axis| heads.heads[axis.head].parent == parent && heads.heads[axis.head].depth == depth;
    let neighbours = heads.at_depth(parent, depth);
    let others = neighbours.iter().filter(|&&head| !is_aside(heads.name(head))).count();
    let alike = axes.iter().all(|axis| is_beside(axis) && axis.steps.len() == first.steps.len());
    if !alike || axes.len() < 2 || others != axes.len() || first.steps.len() < 3 || !heads.speaks_of_levels() {
        return None;
    }
    let page = heads.page;
    let mut draft = Draft::new(Shape::Headings);
    for &step in &first.steps {
        let number = heads.heads[step].number?;
        let text = number.of(&page.text).to_owned();
        let title = format!("Level {text}");
        let level = draft.new_level(&Name { text, place: page.place(number) });
        draft.titled(level, &title);
    }
    for axis in &axes {
        let attribute = draft.new_attribute(None, &heads.heads[axis.head].name);
        for (level, &step) in axis.steps.iter().enumerate() {
            let span = text(heads, step);
            draft.cell(level, attribute, span.of(&page.text), page.place(span));
        }
    }
    for above in std::iter::successors(parent, |&head| heads.heads[head].parent) {
        draft.place(heads.heads[above].name.place);
    }
    for piece in &heads.furniture {
        draft.place(page.place(*piece));
    }
    Some(draft)
}
