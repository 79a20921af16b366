//! Reads pipe tables.

use crate::syntax::{self, UnitKind};

use super::Shape;
use super::cells;
use super::draft::{Draft, Name};
use super::name::bare;
use super::read::{Declined, Markdown};
use super::source::Page;
use super::table::{self, Cell, Table};
use super::trail::Trail;

/// The pipe tables of `markdown` that are grids, those in quotes left out.
pub(super) fn read(markdown: &Markdown<'_>) -> Result<Vec<Draft>, Declined> {
    let mut trail = Trail::default();
    let mut tables = Vec::new();
    let mut trails: Vec<Vec<Name>> = Vec::new();
    for placed in markdown.outline {
        match placed.unit.kind {
            UnitKind::Quote => {}
            UnitKind::Heading(level) => trail.enter(level, markdown.heading(placed)),
            _ => {
                for table in placed.unit.tables() {
                    let names = trail.names();
                    tables.push(converted(markdown.page, &table, placed.start, names.last().cloned()));
                    trails.push(names);
                }
            }
        }
    }
    table::drafts_under(&tables, &trails, trail.names_levels(), Shape::Pipe)
}

fn converted(page: &Page, table: &syntax::Table, start: usize, heading: Option<Name>) -> Table {
    let row = |row: &syntax::Row| row.cells.iter().map(|found| cell(page, found, start)).collect();
    Table {
        header: row(&table.header),
        rows: table.rows.iter().map(row).collect(),
        place: page.place(table.span.shifted(start)),
        heading,
    }
}

fn cell(page: &Page, cell: &syntax::Cell, start: usize) -> Cell {
    let span = cell.span.shifted(start);
    if cell.passage.source.contains('<') {
        return cells::cell(page, span);
    }
    let plain = cell.passage.plain.clone();
    let name = cell.passage.source_span(bare(&plain)).shifted(span.start);
    Cell { name: page.place(name), text: cell.passage.source.trim().to_owned(), place: page.place(span), plain }
}

#[cfg(test)]
mod tests;
