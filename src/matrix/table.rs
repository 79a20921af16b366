//! Grids of cells, wherever they came from, as drafts of matrices.

mod grid;
mod join;
mod level;
mod titles;
mod track;

use crate::text::Span;

use super::Shape;
use super::draft::{Draft, Name};
use super::model::Place;
use super::name::bare;
use super::read::Declined;

/// A table: its first row names one side.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    pub(super) header: Vec<Cell>,
    pub(super) rows: Vec<Vec<Cell>>,
    /// The whole of it.
    pub(super) place: Place,
    /// The heading that it stands under: of several tables, each may be a pillar or a track.
    pub(super) heading: Option<Name>,
}

/// A cell of a [`Table`].
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    /// Its words without markup, for names; what stands on lines of its own is parted by a line feed.
    pub(super) plain: String,
    /// Where its name stands: the words without decoration.
    pub(super) name: Place,
    /// As it was written, for descriptors.
    pub(super) text: String,
    /// Where all of it stands.
    pub(super) place: Place,
}

impl Cell {
    /// What it is called, if it is a name.
    pub(super) fn name(&self) -> Name {
        let words = bare(&self.plain).of(&self.plain);
        Name { text: words.split_whitespace().collect::<Vec<_>>().join(" "), place: self.name }
    }

    fn is_empty(&self) -> bool {
        self.plain.trim().is_empty()
    }
}

/// More different grids than this in one text are no tracks of a ladder.
const MOST_TRACKS: usize = 50;

/// The tables that are grids, as drafts of matrices. Those that are not are passed over.
///
/// # Errors
/// Where none is a grid: why.
pub(super) fn drafts(tables: &[Table], shape: Shape) -> Result<Vec<Draft>, Declined> {
    let trails: Vec<Vec<Name>> = tables.iter().map(|table| table.heading.iter().cloned().collect()).collect();
    drafts_under(tables, &trails, false, shape)
}

/// As [`drafts`], each table under the headings of `trails`, the outermost first. Where headings tell of the levels
/// (`told_below`), a lone table with a line for each level only sums them up.
///
/// # Errors
/// Where none is a grid: why.
pub(super) fn drafts_under(
    tables: &[Table],
    trails: &[Vec<Name>],
    told_below: bool,
    shape: Shape,
) -> Result<Vec<Draft>, Declined> {
    let mut grids = Vec::new();
    let mut passed_over: Vec<&Table> = Vec::new();
    for (table, trail) in tables.iter().zip(trails) {
        let found = grid::grids(table, trail);
        if found.is_empty() {
            passed_over.push(table);
        }
        grids.extend(found);
    }
    let mut groups = join::joined(grids);
    groups.retain(|group| !told_below || group.members.len() > 1 || !group.members[0].grid.general);
    for group in &mut groups {
        titles::told(group, &passed_over);
    }
    match (groups.len(), tables.first()) {
        (0, None) => Err("there is no table".into()),
        (0, Some(first)) => {
            let header = first.header.iter().map(|cell| cell.place.span).reduce(Span::join);
            let reason = "no table has at least two levels on one side and says in words what they ask for";
            Err(Declined { reason: reason.to_owned(), span: header })
        }
        (MOST_TRACKS.., _) => Err("it has too many tables that are nothing alike".into()),
        _ => {
            Ok(track::named(&groups).into_iter().zip(&groups).map(|(track, group)| group.draft(shape, track)).collect())
        }
    }
}

#[cfg(test)]
mod tests;
