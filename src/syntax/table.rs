use crate::text::{Passage, Span};

/// A pipe table, as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The whole table, without the line end after its last row.
    pub span: Span,
    /// The row above the delimiter row.
    pub header: Row,
    /// The rows below it.
    pub rows: Vec<Row>,
}

/// A row of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The line, without its line end.
    pub span: Span,
    /// Its cells; a ragged row has fewer or more than the header.
    pub cells: Vec<Cell>,
}

/// A cell of a [`Row`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// The text between the bars, without the blanks around it; empty for a blank cell (then it stands after the bar's
    /// blank, where text would go).
    pub span: Span,
    /// The words, `\|` read as a bar.
    pub passage: Passage,
}

/// Every pipe table of a text.
pub fn tables(text: &str) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut at = 0;
    let mut open = false;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        if !line.trim_start().starts_with('|') {
            open = false;
            continue;
        }
        let row = row(text, span);
        match tables.last_mut() {
            Some(table) if open => {
                table.span = table.span.join(span);
                let is_delimiter =
                    row.cells.iter().all(|cell| cell.passage.plain.bytes().all(|byte| b"-: ".contains(&byte)));
                if !(is_delimiter && table.rows.is_empty()) {
                    table.rows.push(row);
                }
            }
            _ => tables.push(Table { span, header: row, rows: Vec::new() }),
        }
        open = true;
    }
    tables
}

/// A line cut at its bars.
fn row(text: &str, span: Span) -> Row {
    let line = span.of(text);
    let bars: Vec<usize> =
        line.match_indices('|').map(|(at, _)| at).filter(|&at| !line[..at].ends_with('\\')).collect();
    let cell = |pair: &[usize]| {
        let between = &line[pair[0] + 1..pair[1]];
        let words = between.trim();
        let blank = if words.is_empty() { between.len().min(1) } else { between.len() - between.trim_start().len() };
        let start = span.start + pair[0] + 1 + blank;
        Cell { span: Span::new(start, start + words.len()), passage: Passage::of(words) }
    };
    Row { span, cells: bars.windows(2).map(cell).collect() }
}
