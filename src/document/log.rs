//! A referral log: tables with a row for each referral, their columns called and ordered as their author likes.

mod column;
mod day;
mod entry;

use crate::settings::Kind;
use crate::syntax::Table;
use crate::text::Span;

use super::fold::Document;

pub use column::Column;
pub use entry::{Entry, Outcome, Unclear, When};

/// What the tables of a referral log say.
#[derive(Debug, Clone, PartialEq)]
pub struct Log {
    /// Its tables, in order. There is at least one.
    pub tables: Vec<LogTable>,
    /// Their rows, in order; blank ones are left out.
    pub entries: Vec<Entry>,
}

/// A table of a referral log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogTable {
    /// The row with the headings, in the document.
    pub header: Span,
    /// The whole table.
    pub span: Span,
    /// What each column is for; none for one of the author's own.
    pub columns: Vec<Option<Column>>,
}

impl Log {
    /// Whether some table has a column for this.
    pub fn has(&self, column: Column) -> bool {
        self.tables.iter().any(|table| table.columns.contains(&Some(column)))
    }
}

impl LogTable {
    fn of(table: &Table, start: usize) -> Option<Self> {
        let columns = column::columns(&table.header);
        let has = |column: &Column| columns.contains(&Some(*column));
        let told = [Column::Forwarded, Column::Reply, Column::Screen, Column::Outcome, Column::Feedback];
        // Some other table has a date in it, or a result.
        let told = told.iter().filter(|column| has(column)).count();
        let is_log = told >= 2 || told == 1 && (has(&Column::Sent) || has(&Column::Who));
        is_log.then(|| Self { header: table.header.span.shifted(start), span: table.span.shifted(start), columns })
    }
}

impl Document {
    /// What the tables of a referral log say; none for another kind of document, or where no table is one.
    pub fn log(&self) -> Option<Log> {
        if self.kind != Kind::ReferralLog {
            return None;
        }
        let mut log = Log { tables: Vec::new(), entries: Vec::new() };
        for placed in &self.parts {
            for table in &placed.part.tables {
                let Some(read) = LogTable::of(table, placed.start) else { continue };
                let index = log.tables.len();
                let rows = table.rows.iter().filter_map(|row| Entry::of(row, placed.start, index, &read.columns));
                log.entries.extend(rows);
                log.tables.push(read);
            }
        }
        (!log.tables.is_empty()).then_some(log)
    }
}
