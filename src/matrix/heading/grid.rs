//! Makes drafts of groups of levels: levels with attributes below them, attributes with levels below them, or levels
//! alone.

use std::collections::{HashMap, HashSet};

use crate::matrix::draft::{Draft, GENERAL, Name};
use crate::matrix::model::Place;
use crate::matrix::name::slug;
use crate::matrix::order::runs_down;
use crate::matrix::{Shape, cumulative};
use crate::text::Span;

use super::group::{Group, key};
use super::head::Heads;
use super::layout::{self, Part, is_aside, layout};

/// More levels than this are no ladder, more attributes no matrix that anybody could answer.
const MOST_LEVELS: usize = 64;
const MOST_ATTRIBUTES: usize = 400;

/// A draft that is being filled from heads, each level known by its key.
struct Grid<'a, 'h> {
    heads: &'h Heads<'a>,
    draft: Draft,
    levels: HashMap<String, usize>,
    /// Names of the levels, as they came.
    names: Vec<&'h str>,
    /// What is said of each level before its attributes.
    intros: Vec<(usize, Span)>,
    /// Each cell: level, attribute, text.
    cells: Vec<(usize, usize, Span)>,
}

impl<'a, 'h> Grid<'a, 'h> {
    fn new(heads: &'h Heads<'a>) -> Self {
        Self {
            heads,
            draft: Draft::new(Shape::Headings),
            levels: HashMap::new(),
            names: Vec::new(),
            intros: Vec::new(),
            cells: Vec::new(),
        }
    }

    fn level(&mut self, head: usize) -> usize {
        let name = &self.heads.all[head].name;
        if let Some(&level) = self.levels.get(&key(&name.text)) {
            self.draft.also(level, name.place);
            return level;
        }
        let level = self.draft.new_level(name);
        self.levels.insert(key(&name.text), level);
        self.names.push(&name.text);
        level
    }

    fn attribute(&mut self, pillar: Option<usize>, name: &Name) -> usize {
        self.draft.attribute(pillar.map(|pillar| self.heads.name(pillar)), name)
    }

    fn cell(&mut self, level: usize, attribute: usize, span: Span) {
        let page = self.heads.page;
        self.draft.cell(level, attribute, span.of(&page.text), page.place(span));
        self.cells.push((level, attribute, span));
    }

    /// Says that a head and those that it stands below are understood.
    fn place_up(&mut self, head: Option<usize>) {
        let mut at = head;
        while let Some(head) = at {
            self.draft.place(self.heads.all[head].name.place);
            at = self.heads.all[head].parent;
        }
    }

    /// The draft, its levels from the lowest to the highest; none where it is none that anybody could use.
    fn finish(mut self) -> Option<Draft> {
        let (levels, attributes) = (self.names.len(), self.draft.attribute_count());
        if levels > MOST_LEVELS || attributes > MOST_ATTRIBUTES || !self.draft.is_grid() {
            return None;
        }
        for piece in &self.heads.furniture {
            self.draft.place(self.heads.page.place(*piece));
        }
        if runs_down(&self.names) {
            let order: Vec<usize> = (0..levels).rev().collect();
            self.draft.reorder(&order);
            self.names.reverse();
            let last = levels - 1;
            let known = self.intros.iter_mut().map(|(level, _)| level);
            for level in known.chain(self.cells.iter_mut().map(|(level, ..)| level)) {
                *level = last - *level;
            }
        }
        self.build_up();
        Some(self.draft)
    }

    /// Says which levels and cells take over what another asks for, as their texts tell.
    fn build_up(&mut self) {
        let page = self.heads.page;
        let names = std::mem::take(&mut self.names);
        // The line of a text that says so, and the level that it means.
        let told = |span: Span, own: usize| {
            let mut at = span.start;
            span.of(&page.text).split_inclusive('\n').find_map(|line| {
                let here = Span::new(at, at + line.len());
                at = here.end;
                Some((here, cumulative::base(line, &names, own)?))
            })
        };
        for (level, span) in &self.intros {
            if let Some((line, base)) = told(*span, *level) {
                self.draft.place(page.place(line));
                self.draft.builds_on(*level, base);
            }
        }
        for level in 0..names.len() {
            let cells: Vec<&(usize, usize, Span)> = self.cells.iter().filter(|cell| cell.0 == level).collect();
            let bases: Vec<Option<usize>> =
                cells.iter().map(|cell| told(cell.2, level).map(|(_, base)| base)).collect();
            let base = bases.iter().flatten().next().copied();
            // What most cells of a level say, the level says.
            if let Some(base) = base.filter(|_| bases.iter().flatten().count() * 2 >= bases.len()) {
                self.draft.builds_on(level, base);
            } else {
                for (cell, _) in cells.iter().zip(&bases).filter(|(_, base)| base.is_some()) {
                    self.draft.inherited(level, cell.1);
                }
            }
        }
    }
}

/// Levels with attributes below them. Those of several groups, each below a pillar of its own, are one grid.
pub(super) fn by_level(heads: &Heads<'_>, groups: &[&Group], has_pillars: bool) -> Option<Draft> {
    let mut grid = Grid::new(heads);
    for group in groups {
        grid.place_up(group.parent);
        let parts = layout(heads, &group.levels)?;
        if too_many(group.levels.len(), parts.iter().map(Vec::len).max()) {
            return None;
        }
        for (&head, parts) in group.levels.iter().zip(&parts) {
            let level = grid.level(head);
            grid.intros.push((level, heads.intro(head)));
            for Part { pillar, head, words } in parts {
                if let Some(pillar) = pillar {
                    grid.draft.place(heads.all[*pillar].name.place);
                }
                let name = heads.part(*head, *words);
                let attribute = grid.attribute(pillar.or(group.parent.filter(|_| has_pillars)), &name);
                grid.cell(level, attribute, heads.section(*head));
            }
        }
    }
    silent(&mut grid, groups);
    grid.finish()
}

/// Attributes with levels below them.
pub(super) fn by_attribute(heads: &Heads<'_>, groups: &[&Group]) -> Option<Draft> {
    let mut grid = Grid::new(heads);
    let told = groups.iter().filter(|group| group.parent.is_some_and(|parent| !is_aside(heads.name(parent))));
    let told: Vec<&&Group> = told.collect();
    if too_many(0, Some(told.len())) {
        return None;
    }
    let named = in_order(heads, &told);
    for &head in &named {
        grid.level(head);
    }
    let parents: HashSet<Option<usize>> =
        told.iter().filter_map(|group| group.parent).map(|attribute| heads.all[attribute].parent).collect();
    let common = shared_ancestor(heads, &parents);
    for group in told {
        let Some(parent) = group.parent else { continue };
        let pillar = heads.all[parent].parent.filter(|_| parents.len() > 1).filter(|pillar| Some(*pillar) != common);
        grid.place_up(heads.all[parent].parent);
        let attribute = grid.attribute(pillar, &heads.all[parent].name);
        for &head in &group.levels {
            let known = grid.levels.get(&key(heads.name(head))).copied().filter(|_| named.contains(&head));
            let level = known.unwrap_or_else(|| grid.level(head));
            grid.cell(level, attribute, heads.section(head));
        }
    }
    (grid.draft.attribute_count() > 1).then(|| grid.finish()).flatten()
}

/// Levels alone: all that stands below each is what one attribute, "General", asks for.
pub(super) fn general(heads: &Heads<'_>, group: &Group) -> Option<Draft> {
    let mut grid = Grid::new(heads);
    grid.place_up(group.parent);
    let first = heads.all.get(*group.levels.first()?)?;
    let at = Span::empty(first.start);
    // Nobody wrote the name: its place holds no words.
    let place = Place { file: heads.page.file, span: at, line: heads.page.line(at.start) };
    let attribute = grid.attribute(None, &Name { text: GENERAL.to_owned(), place });
    for &head in group.levels.iter().take(MOST_LEVELS + 1) {
        let level = grid.level(head);
        grid.cell(level, attribute, heads.section(head));
    }
    grid.finish()
}

/// Headings below a level that tell more of one cell and are no attributes.
const FACETS: [&str; 14] = [
    "anti-patterns",
    "behaviors",
    "behaviours",
    "evidence",
    "example",
    "examples",
    "gap",
    "gaps",
    "indicators",
    "questions",
    "resources",
    "signals",
    "tips",
    "what-it-looks-like",
];

/// Whether the levels of a group have attributes below them.
pub(super) fn has_attributes(heads: &Heads<'_>, group: &Group) -> bool {
    let Some(parts) = layout(heads, &group.levels) else { return false };
    parts.iter().flatten().any(|part| !FACETS.contains(&layout::key(heads, part).as_str()))
}

/// The head that all attributes of `groups` stand below.
pub(super) fn ground(heads: &Heads<'_>, groups: &[&Group]) -> Option<usize> {
    let above = |group: &&Group| group.parent.and_then(|attribute| heads.all[attribute].parent);
    shared_ancestor(heads, &groups.iter().map(above).collect())
}

/// The part of the text that each group's attribute stands in, where attributes of the same name stand in several.
pub(super) fn branches(heads: &Heads<'_>, groups: &[&Group]) -> Vec<Option<usize>> {
    let above = |group: &&Group| group.parent.and_then(|attribute| heads.all[attribute].parent);
    let parents: HashSet<Option<usize>> = groups.iter().map(above).collect();
    let common = shared_ancestor(heads, &parents);
    let mut seen = HashSet::new();
    let is_new = |group: &&Group| {
        let Some(attribute) = group.parent else { return true };
        let pillar = heads.all[attribute].parent.filter(|pillar| Some(*pillar) != common);
        seen.insert((pillar.map(|pillar| slug(heads.name(pillar))), slug(heads.name(attribute))))
    };
    let pillared = groups.iter().all(is_new);
    let of = |group: &&Group| {
        let line = std::iter::successors(above(group), |&head| heads.all[head].parent);
        line.take_while(|head| Some(*head) != common).last()
    };
    let branches: Vec<Option<usize>> = groups.iter().map(of).collect();
    // "Impact" below "Backend" and below "Frontend" is one attribute in two tracks; below pillars it would be two.
    let mut names: HashMap<usize, HashSet<String>> = HashMap::new();
    for (group, branch) in groups.iter().zip(&branches) {
        if let (Some(attribute), Some(branch)) = (group.parent, branch) {
            names.entry(*branch).or_default().insert(slug(heads.name(attribute)));
        }
    }
    let sets: Vec<&HashSet<String>> = names.values().collect();
    let alike =
        sets.windows(2).all(|pair| pair[0].intersection(pair[1]).count() * 2 > pair[0].len().max(pair[1].len()));
    if !pillared || sets.len() > 1 && alike { branches } else { vec![None; groups.len()] }
}

fn too_many(levels: usize, attributes: Option<usize>) -> bool {
    levels > MOST_LEVELS || attributes.is_some_and(|attributes| attributes > MOST_ATTRIBUTES)
}

/// One head of each level, in the order of the ladder: where an attribute leaves some out, another tells where they stand.
fn in_order(heads: &Heads<'_>, groups: &[&&Group]) -> Vec<usize> {
    let mut order: Vec<(String, usize)> = Vec::new();
    let mut longest: Vec<&&&Group> = groups.iter().collect();
    longest.sort_by_key(|group| std::cmp::Reverse(group.levels.len()));
    for group in longest {
        let mut at = 0;
        for &head in &group.levels {
            let wanted = key(heads.name(head));
            match order.iter().position(|(known, _)| *known == wanted) {
                Some(found) => at = found + 1,
                None if order.len() > MOST_LEVELS => {}
                None => {
                    order.insert(at, (wanted, head));
                    at += 1;
                }
            }
        }
    }
    order.into_iter().map(|(_, head)| head).collect()
}

/// The deepest head that all of `of` are or stand below.
fn shared_ancestor(heads: &Heads<'_>, of: &HashSet<Option<usize>>) -> Option<usize> {
    let up = |head: Option<usize>| std::iter::successors(head, |&head| heads.all[head].parent);
    let mut all = of.iter();
    let first: Vec<usize> = up(*all.next()?).collect();
    let rest: Vec<HashSet<usize>> = all.map(|&head| up(head).collect()).collect();
    first.into_iter().find(|head| rest.iter().all(|line| line.contains(head)))
}

/// Ends of headings below which attributes are told that no level breaks down.
const TOLD_ONCE: [&str; 8] =
    ["attributes", "axes", "capabilities", "competences", "competencies", "dimensions", "pillars", "skills"];

/// Adds the attributes that are told once and for all levels: each is silent at every level, and a person must know.
fn silent(grid: &mut Grid<'_, '_>, groups: &[&Group]) {
    let heads = grid.heads;
    let levels: HashSet<usize> = groups.iter().flat_map(|group| group.levels.iter().copied()).collect();
    for (index, head) in heads.all.iter().enumerate() {
        let is_inside = std::iter::successors(Some(index), |&at| heads.all[at].parent).any(|at| levels.contains(&at));
        let name = slug(&head.name.text);
        if is_inside
            || head.depth > 6
            || head.name.text.ends_with('?')
            || !TOLD_ONCE.contains(&name.rsplit('-').next().unwrap_or_default())
        {
            continue;
        }
        let told: Vec<usize> = head.children.iter().copied().filter(|&child| heads.all[child].depth <= 6).collect();
        if told.len() < 2 || told.len() > MOST_ATTRIBUTES || told.iter().any(|child| levels.contains(child)) {
            continue;
        }
        grid.draft.place(head.name.place);
        for child in told.into_iter().filter(|&child| !is_aside(heads.name(child)) && !heads.name(child).is_empty()) {
            grid.attribute(None, &heads.all[child].name);
        }
    }
}
