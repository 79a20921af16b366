//! Tables in the rows of a sheet, whatever kind of file it came from.

use crate::matrix::Shape;
use crate::matrix::draft::{Draft, Name};
use crate::matrix::rank::looks_like_level;
use crate::matrix::read::Declined;
use crate::matrix::table::{self, Cell, Table};

use super::long;

/// More cells than this are no career matrix. It bounds what a hostile file costs.
pub(in crate::matrix) const CELLS: usize = 60_000;
/// More rows than this are none either.
pub(in crate::matrix) const ROWS: usize = 2_000;
/// Why neither is read.
pub(in crate::matrix) const TOO_LARGE: &str = "it is larger than any career matrix: 2000 rows, 60000 cells";

/// How many rows a sheet may have above its header.
const ABOVE: usize = 10;

/// A row of a sheet.
#[derive(Debug, Clone, Default)]
pub(in crate::matrix) struct Row {
    /// Its line or its number, from 1.
    pub(in crate::matrix) line: usize,
    /// From the first column on; those at its end may be missing.
    pub(in crate::matrix) cells: Vec<Cell>,
}

impl Row {
    /// The cells that say something, and their columns.
    fn told(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty())
    }

    /// The one cell that says something, where there is only one.
    fn lone(&self) -> Option<&Cell> {
        let mut told = self.told();
        let (_, first) = told.next()?;
        told.next().is_none().then_some(first)
    }

    /// Whether it says nothing.
    pub(in crate::matrix) fn is_blank(&self) -> bool {
        self.told().next().is_none()
    }
}

/// What a sheet holds.
#[derive(Debug, Default)]
pub(in crate::matrix) struct Found {
    /// Its tables, to be read together.
    pub(in crate::matrix) tables: Vec<Table>,
    /// What it lists cell by cell.
    pub(in crate::matrix) drafts: Vec<Draft>,
}

/// The tables in `rows`. Blank rows part them; what follows without a header of its own belongs to the one before.
///
/// # Errors
/// Where there are too many rows.
pub(in crate::matrix) fn found(rows: Vec<Row>, shape: Shape) -> Result<Found, Declined> {
    if rows.iter().filter(|row| !row.is_blank()).count() > ROWS {
        return Err(TOO_LARGE.into());
    }
    let blocks: Vec<Vec<Row>> = blocks(rows);
    let drafts = long::drafts(&blocks, shape)?;
    if !drafts.is_empty() {
        return Ok(Found { tables: Vec::new(), drafts });
    }
    let parts = parts(&blocks, shape);
    // Where the header stands apart from what it heads, or each level has a block of its own, the blanks part nothing.
    if parts.len() < 2 {
        let whole: Vec<Row> = blocks.iter().flatten().cloned().collect();
        let whole = [whole];
        let together = self::parts(&whole, shape);
        let size = |parts: &[Part]| parts.iter().map(|part| part.size(shape)).sum::<usize>();
        if size(&together) > size(&parts) {
            return Ok(Found { tables: tables(&together), drafts });
        }
    }
    Ok(Found { tables: tables(&parts), drafts })
}

/// The drafts of `tables`. Where each stays on its own, it is a track of its own, called by its heading.
///
/// # Errors
/// Where none is a grid.
pub(in crate::matrix) fn of_tables(tables: &[Table], shape: Shape) -> Result<Vec<Draft>, Declined> {
    let mut drafts = table::drafts(tables, shape)?;
    if drafts.len() > 1 && drafts.len() == tables.len() {
        for (draft, heading) in drafts.iter_mut().zip(tables.iter().map(|table| &table.heading)) {
            if let Some(heading) = heading {
                draft.track(&heading.text);
                draft.place(heading.place);
            }
        }
    }
    Ok(drafts)
}

/// How much the largest of `drafts` can say: its levels times its attributes.
pub(in crate::matrix) fn score(drafts: &[Draft]) -> usize {
    let size = |draft: &Draft| draft.level_count() * draft.attribute_count();
    drafts.iter().filter(|draft| draft.is_grid()).map(size).max().unwrap_or(0)
}

/// A cell's words on one line, for names. Where a name has an explanation on the lines below it, the name alone.
pub(in crate::matrix) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn blocks(rows: Vec<Row>) -> Vec<Vec<Row>> {
    let mut out: Vec<Vec<Row>> = Vec::new();
    let mut is_open = false;
    for row in rows {
        if row.is_blank() {
            is_open = false;
        } else if let Some(block) = out.last_mut().filter(|_| is_open) {
            block.push(row);
        } else {
            out.push(vec![row]);
            is_open = true;
        }
    }
    out
}

/// A table in the making.
struct Part<'r> {
    heading: Option<Name>,
    /// The row above its header, where that groups the levels below it: one group for each track.
    groups: Option<&'r Row>,
    header: &'r Row,
    rows: Vec<&'r Row>,
}

fn parts(blocks: &[Vec<Row>], shape: Shape) -> Vec<Part<'_>> {
    let mut out: Vec<Part<'_>> = Vec::new();
    let mut pending: Vec<&Row> = Vec::new();
    for block in blocks {
        let Some(header) = header(block, shape) else {
            if block.iter().all(|row| row.lone().is_some()) || !out.last().is_some_and(|part| part.goes_on_in(block)) {
                pending.extend(block);
            } else if let Some(part) = out.last_mut() {
                part.rows.extend(pending.drain(..).filter(|row| row.lone().is_some()));
                part.rows.extend(block);
            }
            continue;
        };
        pending.extend(&block[..header]);
        let groups = header.checked_sub(1).and_then(|above| block.get(above)).filter(|row| row.lone().is_none());
        let title = pending.iter().rev().find_map(|row| row.lone());
        let heading = title.map(Cell::name).filter(|name| !name.text.is_empty());
        pending.clear();
        out.push(Part { heading, groups, header: &block[header], rows: block[header + 1..].iter().collect() });
    }
    for part in &mut out {
        part.end();
    }
    out
}

/// Which row of a block names one side of its table: the one that makes the largest matrix of what follows.
fn header(block: &[Row], shape: Shape) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (index, row) in block.iter().enumerate().take(ABOVE) {
        if row.told().count() < 2 || is_level(row) {
            continue;
        }
        let part = Part { heading: None, groups: None, header: row, rows: block[index + 1..].iter().collect() };
        let size = part.size(shape);
        if size > best.map_or(0, |(_, size)| size) {
            best = Some((index, size));
        }
        let levels = row.told().skip(1).filter(|(_, cell)| looks_like_level(&cell.name().text)).count();
        if size > 0 && levels > 1 {
            break;
        }
    }
    best.map(|(index, _)| index)
}

/// Whether a row tells of a level, which a header does not: `Level` above a column of levels is no level itself.
fn is_level(row: &Row) -> bool {
    row.cells.first().is_some_and(|cell| {
        let name = cell.name().text;
        looks_like_level(&name) && !name.to_lowercase().starts_with("level") && !name.is_empty()
    })
}

impl Part<'_> {
    /// Whether a block without a header is more of this table: some row fills half of its columns.
    fn goes_on_in(&self, block: &[Row]) -> bool {
        let columns = self.header.told().count().saturating_sub(1);
        block.iter().any(|row| row.told().count().saturating_sub(1).saturating_mul(2) >= columns.max(2))
    }

    /// Takes off what stands below: a footer groups nothing. An unfilled row of a level stays.
    fn end(&mut self) {
        while self.rows.last().and_then(|row| row.lone()).is_some_and(|cell| !looks_like_level(&cell.name().text)) {
            self.rows.pop();
        }
    }

    fn size(&self, shape: Shape) -> usize {
        let table = self.table(&self.columns());
        table::drafts(std::slice::from_ref(&table), shape).map_or(0, |drafts| score(&drafts))
    }

    /// The columns that say something somewhere.
    fn columns(&self) -> Vec<usize> {
        let mut used: Vec<usize> = Vec::new();
        for row in std::iter::once(&self.header).chain(&self.rows) {
            used.extend(row.told().map(|(column, _)| column));
            used.sort_unstable();
            used.dedup();
        }
        used
    }

    fn table(&self, columns: &[usize]) -> Table {
        let pick =
            |row: &Row| columns.iter().map(|&column| row.cells.get(column).cloned().unwrap_or_default()).collect();
        let header: Vec<Cell> = pick(self.header);
        let rows: Vec<Vec<Cell>> = self.rows.iter().map(|row| pick(row)).collect();
        let cells = header.iter().chain(rows.iter().flatten()).filter(|cell| !cell.text.is_empty());
        let whole = cells.map(|cell| cell.place).reduce(|mut all, place| {
            all.span = all.span.join(place.span);
            all.line = all.line.min(place.line);
            all
        });
        Table { header, rows, place: whole.unwrap_or_default(), heading: self.heading.clone() }
    }
}

fn tables(parts: &[Part<'_>]) -> Vec<Table> {
    parts.iter().map(|part| part.table(&part.columns())).collect()
}
