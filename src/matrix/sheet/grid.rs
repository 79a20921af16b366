//! Tables in the rows of a sheet, whatever kind of file it came from.

use crate::matrix::Shape;
use std::collections::BTreeSet;

use crate::matrix::draft::{Draft, Name};
use crate::matrix::model::Place;
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

    /// How many of its cells, the first one aside, read as levels.
    fn levels(&self) -> usize {
        self.told().skip(1).filter(|(_, cell)| looks_like_level(&cell.name().text)).count()
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
    if parts.is_empty() {
        // The header stands apart from what it heads, or each level has a block of its own: the blanks part nothing.
        let whole = [blocks.into_iter().flatten().collect()];
        return Ok(Found { tables: tables(&self::parts(&whole, shape)), drafts });
    }
    Ok(Found { tables: tables(&parts), drafts })
}

/// How much the largest of `drafts` can say: its levels times its attributes.
pub(in crate::matrix) fn score(drafts: &[Draft]) -> usize {
    let size = |draft: &Draft| draft.level_count() * draft.attribute_count();
    drafts.iter().filter(|draft| draft.is_grid()).map(size).max().unwrap_or(0)
}

/// A cell's words, for names: a line for each of its lines, without the blanks around them.
pub(in crate::matrix) fn plain(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
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
        let least = best.map_or(1, |(_, size)| size);
        if size >= least && row.levels() > 1 {
            return Some(index);
        }
        if size > best.map_or(0, |(_, size)| size) {
            best = Some((index, size));
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
        let table = self.table(&self.columns(), self.heading.clone());
        table::drafts(std::slice::from_ref(&table), shape).map_or(0, |drafts| score(&drafts))
    }

    /// The columns that say something somewhere.
    fn columns(&self) -> Vec<usize> {
        let rows = std::iter::once(&self.header).chain(&self.rows);
        let used: BTreeSet<usize> = rows.flat_map(|row| row.told().map(|(column, _)| column)).collect();
        used.into_iter().collect()
    }

    /// Its tables: one, or one for each group of levels.
    fn tables(&self) -> Vec<Table> {
        let columns = self.columns();
        let groups = self.groups(&columns);
        if groups.is_empty() {
            return vec![self.table(&columns, self.heading.clone())];
        }
        let first = groups[0].1[0];
        let front: Vec<usize> = columns.iter().copied().filter(|&column| column < first).collect();
        groups.into_iter().map(|(name, own)| self.table(&[front.clone(), own].concat(), Some(name))).collect()
    }

    /// The names above its header that each stand over several levels, and the columns of each.
    fn groups(&self, columns: &[usize]) -> Vec<(Name, Vec<usize>)> {
        let Some(above) = self.groups else { return Vec::new() };
        let level =
            |&column: &usize| self.header.cells.get(column).is_some_and(|cell| is_level_name(&cell.name().text));
        let Some(first) = columns.iter().copied().skip(1).find(level) else { return Vec::new() };
        let mut groups: Vec<(Name, Vec<usize>)> = Vec::new();
        for &column in columns.iter().filter(|&&column| column >= first) {
            let name = above.cells.get(column).map(Cell::name).filter(|name| !name.text.is_empty());
            match (name, groups.last_mut()) {
                // Merged cells say their name in each column.
                (Some(name), Some((known, own))) if name.text == known.text => own.push(column),
                (Some(name), _) => groups.push((name, vec![column])),
                (None, Some((_, own))) => own.push(column),
                (None, None) => return Vec::new(),
            }
        }
        let several = |(_, own): &(Name, Vec<usize>)| own.iter().filter(|column| level(column)).count() > 1;
        if groups.len() > 1 && groups.iter().all(several) { groups } else { Vec::new() }
    }

    fn table(&self, columns: &[usize], heading: Option<Name>) -> Table {
        let pick = |row: &Row| -> Vec<Cell> {
            columns.iter().map(|&column| row.cells.get(column).cloned().unwrap_or_default()).collect()
        };
        let mut header = pick(self.header);
        // "Competency" may stand beside the names of the groups, in a cell that was merged with the one below.
        for (cell, &column) in header.iter_mut().zip(columns).filter(|(cell, _)| cell.text.is_empty()) {
            let above = self.groups.and_then(|row| row.cells.get(column));
            if let Some(above) = above.filter(|above| !above.text.is_empty() && heading.is_some()) {
                *cell = above.clone();
            }
        }
        let rows: Vec<Vec<Cell>> = self.rows.iter().map(|row| pick(row)).collect();
        let cells = header.iter().chain(rows.iter().flatten()).filter(|cell| !cell.text.is_empty());
        let whole = cells.map(|cell| cell.place).reduce(|all, place| Place {
            span: all.span.join(place.span),
            line: all.line.min(place.line),
            ..all
        });
        Table { header, rows, place: whole.unwrap_or_default(), heading }
    }
}

fn is_level_name(name: &str) -> bool {
    !name.is_empty() && looks_like_level(name)
}

fn tables(parts: &[Part<'_>]) -> Vec<Table> {
    parts.iter().flat_map(Part::tables).collect()
}
