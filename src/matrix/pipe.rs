//! Reads pipe tables.

use crate::syntax::{self, UnitKind};

use super::Shape;
use super::draft::{Draft, Name};
use super::name::bare;
use super::read::{Declined, Markdown};
use super::source::Page;
use super::table::{self, Cell, Table};

/// The pipe tables of `markdown` that are grids, those in quotes left out.
pub(super) fn read(markdown: &Markdown<'_>) -> Result<Vec<Draft>, Declined> {
    let mut heading = None;
    let mut tables = Vec::new();
    for placed in markdown.outline {
        match placed.unit.kind {
            UnitKind::Quote => {}
            UnitKind::Heading(_) => heading = markdown.heading(placed),
            _ => {
                let found = placed.unit.tables().into_iter().map(|table| table.shifted(placed.start));
                tables.extend(found.map(|table| converted(markdown.page, &table, heading.clone())));
            }
        }
    }
    table::drafts(&tables, Shape::Pipe)
}

fn converted(page: &Page, table: &syntax::Table, heading: Option<Name>) -> Table {
    let row = |row: &syntax::Row| row.cells.iter().map(|found| cell(page, found)).collect();
    Table {
        header: row(&table.header),
        rows: table.rows.iter().map(row).collect(),
        place: page.place(table.span),
        heading,
    }
}

fn cell(page: &Page, cell: &syntax::Cell) -> Cell {
    let plain = cell.passage.plain.clone();
    let name = cell.passage.source_span(bare(&plain)).shifted(cell.span.start);
    Cell { name: page.place(name), text: cell.passage.source.trim().to_owned(), place: page.place(cell.span), plain }
}

#[cfg(test)]
mod tests;
