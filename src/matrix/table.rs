//! A grid of cells, wherever it came from, as a draft of a matrix.

use super::Shape;
use super::axis::{Axis, Cells};
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
    /// Its words without markup, for names.
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
        Name { text: bare(&self.plain).of(&self.plain).to_owned(), place: self.name }
    }
}

/// The tables that are grids, as drafts of matrices. Those that are not are passed over.
///
/// # Errors
/// Where none is a grid: why.
pub(super) fn drafts(tables: &[Table], shape: Shape) -> Result<Vec<Draft>, Declined> {
    let found: Vec<Draft> = tables.iter().filter_map(|table| grid(table, shape)).collect();
    match (found.is_empty(), tables.is_empty()) {
        (false, _) => Ok(found),
        (true, true) => Err("there is no table".into()),
        (true, false) => Err(Declined {
            reason: "no table has at least two levels on one side".to_owned(),
            span: tables.first().and_then(|table| {
                let cells = table.header.iter().map(|cell| cell.place.span);
                cells.reduce(crate::text::Span::join)
            }),
        }),
    }
}

/// The table as a matrix, if it is one.
fn grid(table: &Table, shape: Shape) -> Option<Draft> {
    let axis = Axis::of(table)?;
    let mut draft = Draft::new(shape);
    for (name, title) in axis.levels(table) {
        let level = draft.new_level(&name);
        if let Some(title) = title {
            draft.titled(level, &title.text);
            draft.place(title.place);
        }
    }
    for cell in &table.header {
        draft.place(cell.place);
    }
    let mut pillar = None;
    for Cells { name: named, pillar: group, descriptors } in axis.attributes(table) {
        let name = named.name();
        if name.text.is_empty() {
            continue;
        }
        let says = |cell: &&Cell| !super::draft::says_nothing(cell.text.trim());
        if axis.has_pillar_rows() && !descriptors.iter().flatten().any(says) {
            draft.place(named.place);
            pillar = Some(name.text);
            continue;
        }
        if let Some(group) = group.filter(|cell| !cell.name().text.is_empty()) {
            draft.place(group.place);
            pillar = Some(group.name().text);
        }
        let attribute = draft.new_attribute(pillar.as_deref(), &name);
        for (level, cell) in descriptors.iter().enumerate() {
            if let Some(cell) = cell {
                draft.cell(level, attribute, &cell.text, cell.place);
            }
        }
    }
    (draft.attribute_count() > 0).then_some(draft)
}
