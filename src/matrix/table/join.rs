use std::collections::{BTreeSet, HashMap};

use super::super::draft::{Draft, GENERAL, Name, says_nothing};
use super::super::model::Place;
use super::super::name::slug;
use super::super::{Shape, UNPLACED};
use super::grid::{Asked, Grid};
use super::level::Level;

/// Tables that tell of the same levels: one matrix.
#[derive(Debug)]
pub(super) struct Group<'t> {
    pub(super) levels: Vec<Level>,
    pub(super) members: Vec<Member<'t>>,
    /// The names of its attributes, each with the heading that it stands under first.
    asked: HashMap<String, Option<Place>>,
}

/// A table of a [`Group`].
#[derive(Debug)]
pub(super) struct Member<'t> {
    pub(super) grid: Grid<'t>,
    /// Which of the group's levels each of its own is.
    levels: Vec<usize>,
}

/// With how many of the grids before it a table is compared.
const LOOK_BACK: usize = 16;

/// The grids, those of the same levels together. One whose levels are the same but whose attributes are too is of
/// another role.
pub(super) fn joined(grids: Vec<Grid<'_>>) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for grid in grids {
        let known = groups.iter_mut().rev().take(LOOK_BACK).find(|group| group.fits(&grid));
        if let Some(group) = known {
            group.add(grid);
        } else {
            let mut group = Group { levels: grid.levels.clone(), members: Vec::new(), asked: HashMap::new() };
            group.know(&grid);
            group.members.push(Member { levels: (0..grid.levels.len()).collect(), grid });
            groups.push(group);
        }
    }
    groups
}

impl<'t> Group<'t> {
    /// Whether a table tells more of these levels: at most one in three is in one of them alone.
    fn fits(&self, grid: &Grid<'_>) -> bool {
        let shared = grid.levels.iter().filter(|level| self.levels.iter().any(|known| known.is(level))).count();
        let most = self.levels.len().max(grid.levels.len());
        shared >= 2
            && shared * 3 >= most * 2
            && !self.repeats(grid)
            && self.track() == grid.track.as_ref().map(|track| slug(&track.text))
    }

    fn track(&self) -> Option<String> {
        self.members.first()?.grid.track.as_ref().map(|track| slug(&track.text))
    }

    /// Whether most of what the table asks for is asked for already, under another heading.
    fn repeats(&self, grid: &Grid<'_>) -> bool {
        if grid.general || grid.asked.is_empty() {
            return false;
        }
        let place = grid.heading.as_ref().map(|heading| heading.place);
        let known = |asked: &&Asked<'_>| self.asked.get(&slug(&asked.name.text)).is_some_and(|other| *other != place);
        grid.asked.iter().filter(known).count() * 2 >= grid.asked.len()
    }

    /// Remembers what a table asks for.
    fn know(&mut self, grid: &Grid<'_>) {
        let place = grid.heading.as_ref().map(|heading| heading.place);
        for asked in &grid.asked {
            self.asked.entry(slug(&asked.name.text)).or_insert(place);
        }
    }

    /// Takes the table in; a level that was not known comes behind the one that it follows.
    fn add(&mut self, grid: Grid<'t>) {
        let mut own: Vec<usize> = Vec::with_capacity(grid.levels.len());
        for (index, level) in grid.levels.iter().enumerate() {
            if let Some(known) = self.levels.iter().position(|known| known.is(level)) {
                let told = &mut self.levels[known];
                told.title = told.title.take().or_else(|| level.title.clone());
                told.code = told.code.take().or_else(|| level.code.clone());
                own.push(known);
                continue;
            }
            let next =
                || grid.levels[index..].iter().find_map(|next| self.levels.iter().position(|known| known.is(next)));
            let at = own.last().map(|last| last + 1).or_else(next).unwrap_or(self.levels.len());
            self.levels.insert(at, level.clone());
            let members = self.members.iter_mut().flat_map(|member| &mut member.levels);
            for moved in members.chain(&mut own).filter(|moved| **moved >= at) {
                *moved += 1;
            }
            own.push(at);
        }
        self.know(&grid);
        self.members.push(Member { grid, levels: own });
    }

    /// Whether its tables stand under headings of their own, which are then pillars.
    pub(super) fn has_headings(&self) -> bool {
        let places: BTreeSet<_> =
            self.members.iter().map(|member| member.grid.heading.as_ref().map(|heading| heading.place)).collect();
        places.len() > 1
    }

    /// The matrix.
    pub(super) fn draft(&self, shape: Shape, track: Option<String>) -> Draft {
        let mut draft = Draft::new(shape);
        if let Some(track) = track {
            draft.track(&track);
        }
        for level in &self.levels {
            let index = draft.new_level(&level.name);
            if let Some(title) = &level.title {
                draft.titled(index, &title.text);
            }
            if let Some(code) = &level.code {
                draft.coded(index, &code.text);
            }
        }
        let has_headings = self.has_headings();
        for member in &self.members {
            let grid = &member.grid;
            for (level, &index) in grid.levels.iter().zip(&member.levels) {
                draft.also(index, level.name.place);
            }
            for &place in &grid.placed {
                draft.place(place);
            }
            for name in grid.trail.iter().chain(&grid.heading).chain(&grid.track) {
                draft.place(name.place);
            }
            for (place, text) in &grid.notes {
                draft.note(*place, place.line, UNPLACED, text.clone());
            }
            // It names the levels, and is a column of the ladder like any other.
            if let Some(titles) = &grid.titles {
                let attribute = draft.new_attribute(None, titles);
                for (level, &index) in grid.levels.iter().zip(&member.levels) {
                    if let Some(title) = &level.title {
                        draft.cell(index, attribute, &title.text, title.place);
                    }
                }
            }
            for asked in &grid.asked {
                let heading = grid.heading.as_ref().filter(|_| has_headings);
                let (pillar, name) = if grid.general {
                    (None, general(asked, grid.heading.as_ref(), has_headings))
                } else {
                    let pillar = asked.pillar.as_deref().or(heading.map(|heading| heading.text.as_str()));
                    (pillar, asked.name.clone())
                };
                let attribute = draft.new_attribute(pillar, &name);
                for &(level, cell) in &asked.cells {
                    let text =
                        if says_nothing(cell.plain.trim()) && !cell.text.contains('!') { "" } else { &cell.text };
                    draft.cell(member.levels[level], attribute, text, cell.place);
                }
            }
        }
        draft
    }
}

/// What an attribute is called whose own name says nothing: what the heading says, where each table has one.
fn general(asked: &Asked<'_>, heading: Option<&Name>, has_headings: bool) -> Name {
    match heading {
        Some(heading) if has_headings => heading.clone(),
        _ if asked.name.text.is_empty() => Name { text: GENERAL.to_owned(), place: asked.name.place },
        _ => asked.name.clone(),
    }
}
