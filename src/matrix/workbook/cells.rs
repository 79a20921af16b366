//! A sheet of a workbook: only the cells that say something, wherever they stand.

use std::collections::{BTreeMap, BTreeSet};

use crate::matrix::read::Declined;
use crate::matrix::sheet::{CELLS, ROWS, Row, TOO_LARGE, plain};
use crate::matrix::table::Cell;

use super::row;

/// Most bytes of text in a workbook's cells. Many cells may share one long text that its file holds once.
const TEXT: usize = 4 * 1024 * 1024;
/// Most regions of merged cells in a sheet; what is merged beyond them stays as it is.
const MERGES: usize = 10_000;

/// Longest name, in words.
const NAME: usize = 6;

/// How much more a workbook may hold.
#[derive(Clone, Copy)]
pub(super) struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self { cells: CELLS, text: TEXT }
    }

    /// What is left once `text` has been paid for, if anything is.
    fn after(self, text: &str) -> Option<Self> {
        Some(Self { cells: self.cells.checked_sub(1)?, text: self.text.checked_sub(text.len())? })
    }
}

/// Cells that were made one: rows and columns from 0, both ends among them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Merge {
    pub(super) rows: (u32, u32),
    pub(super) columns: (u32, u32),
}

/// A sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    /// By row and column, from 0.
    cells: BTreeMap<u32, BTreeMap<u32, String>>,
    merges: Vec<Merge>,
    /// Whether it holds more than is read: none of it is kept then, and the others may be matrices all the same.
    is_too_large: bool,
}

impl Sheet {
    pub(super) fn new(name: &str, is_hidden: bool) -> Self {
        Self { name: name.to_owned(), is_hidden, ..Self::default() }
    }

    /// Puts a cell's text where it stands, and says whether there was room for it. Blanks are no text.
    pub(super) fn put(&mut self, row: u32, column: u32, text: &str, budget: &mut Budget) -> bool {
        let text = text.trim();
        if text.is_empty() || self.is_too_large {
            return !self.is_too_large;
        }
        let Some(left) = budget.after(text) else {
            // What it took is free again for the sheets behind it.
            let own = self.cells.values().flat_map(BTreeMap::values);
            (budget.cells, budget.text) =
                own.fold((budget.cells, budget.text), |(cells, bytes), text| (cells + 1, bytes + text.len()));
            self.cells.clear();
            self.is_too_large = true;
            return false;
        };
        *budget = left;
        self.cells.entry(row).or_default().insert(column, text.to_owned());
        true
    }

    pub(super) fn merge(&mut self, merge: Merge) {
        if self.merges.len() < MERGES && merge.rows.0 <= merge.rows.1 && merge.columns.0 <= merge.columns.1 {
            self.merges.push(merge);
        }
    }

    /// Its rows, a blank one for each gap; columns in which nothing stands are left out.
    ///
    /// # Errors
    /// Where it is too large to be laid out in full: one cell in the last corner of a sheet costs nothing, a thousand
    /// that share no row and no column do.
    pub(super) fn rows(mut self) -> Result<Vec<Row>, Declined> {
        if self.is_too_large || self.cells.len() > ROWS {
            return Err(TOO_LARGE.into());
        }
        self.fill()?;
        let columns: BTreeSet<u32> = self.cells.values().flat_map(|row| row.keys().copied()).collect();
        if columns.len() * self.cells.len() > CELLS {
            return Err(TOO_LARGE.into());
        }
        let mut out: Vec<Row> = Vec::new();
        let mut next = 0;
        for (number, mut cells) in self.cells {
            let line = number as usize + 1;
            if number > next {
                out.push(Row { line: line - 1, cells: Vec::new() });
            }
            next = number.saturating_add(1);
            let place = row(line);
            let cell = |column: &u32| {
                let text = cells.remove(column).unwrap_or_default();
                Cell { plain: plain(&text), name: place, text, place }
            };
            out.push(Row { line, cells: columns.iter().map(cell).collect() });
        }
        Ok(out)
    }

    /// Says in each of several cells that were made one what that one says: a text that counts at two levels, or for two
    /// attributes. A title or a group's name that runs across the sheet from its first column says it once, and a name
    /// that runs down beside its rows too: a blank below a name goes on with it.
    fn fill(&mut self) -> Result<(), Declined> {
        let Some(first) = self.cells.values().filter_map(|row| row.keys().next().copied()).min() else { return Ok(()) };
        let last = self.cells.values().filter_map(|row| row.keys().next_back().copied()).max().unwrap_or(first);
        let mut budget = Budget::new();
        for Merge { rows, columns } in std::mem::take(&mut self.merges) {
            let (from, to) = columns;
            let Some(text) = self.cells.get(&rows.0).and_then(|row| row.get(&from)).cloned() else { continue };
            if from <= first && to > from {
                continue;
            }
            let last_row = if text.split_whitespace().count() > NAME { rows.1 } else { rows.0 };
            for (_, row) in self.cells.range_mut(rows.0..=last_row) {
                for column in from..=to.min(last) {
                    budget = budget.after(&text).ok_or(TOO_LARGE)?;
                    row.entry(column).or_insert_with(|| text.clone());
                }
            }
        }
        Ok(())
    }
}
