use crate::text::{Passage, Span};

use super::inline;

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
    /// The text between the bars, without the blanks around it; empty for a blank cell (then it stands where text would
    /// go).
    pub span: Span,
    /// The words, `\|` read as a bar.
    pub passage: Passage,
}

impl Table {
    /// The same table, `by` bytes further on.
    #[must_use]
    pub fn shifted(mut self, by: usize) -> Table {
        self.span = self.span.shifted(by);
        for row in std::iter::once(&mut self.header).chain(&mut self.rows) {
            row.span = row.span.shifted(by);
            for cell in &mut row.cells {
                cell.span = cell.span.shifted(by);
            }
        }
        self
    }
}

/// Reads the row at `span` of `text`, below a header of `width` cells. Bars divide cells wherever they stand, unless
/// escaped, as GitHub reads them. Blank cells at the end that the header has no column for are none.
pub(super) fn row(text: &str, span: Span, width: usize) -> Row {
    let line = span.of(text);
    let mut bars = Vec::new();
    let mut escaped = false;
    for (at, byte) in line.bytes().enumerate() {
        if byte == b'|' && !escaped {
            bars.push(at);
        }
        escaped = byte == b'\\' && !escaped;
    }
    let trimmed = line.trim_end().len();
    let mut start = line.len() - line.trim_start().len();
    if bars.first() == Some(&start) {
        bars.remove(0);
        start += 1;
    }
    let mut between = Vec::new();
    for bar in bars {
        between.push(Span::new(start, bar));
        start = bar + 1;
    }
    // A comment behind the last bar is no cell.
    let behind = line[start.min(trimmed)..trimmed].trim();
    let comment = behind.starts_with("<!--") && behind.ends_with("-->") && !between.is_empty();
    if start < trimmed && !comment {
        between.push(Span::new(start, trimmed));
    }
    while between.len() > width && between.last().is_some_and(|last| last.of(line).trim().is_empty()) {
        between.pop();
    }
    Row { span, cells: between.into_iter().map(|between| cell(text, between.shifted(span.start))).collect() }
}

fn cell(text: &str, between: Span) -> Cell {
    let raw = between.of(text);
    let body = raw.trim();
    let span = if body.is_empty() {
        let blank = raw.chars().next().map_or(0, char::len_utf8);
        Span::empty(between.start + blank)
    } else {
        let start = between.start + (raw.len() - raw.trim_start().len());
        Span::new(start, start + body.len())
    };
    Cell { span, passage: inline::passage(body, &[]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(line: &str) -> Vec<String> {
        row(line, Span::new(0, line.len()), 2).cells.into_iter().map(|cell| cell.passage.plain).collect()
    }

    #[test]
    fn bars_divide_cells() {
        assert_eq!(cells("| a | b |"), ["a", "b"]);
        assert_eq!(cells("a | b"), ["a", "b"]);
        assert_eq!(cells("| a || b |"), ["a", "", "b"]);
        assert_eq!(cells("|  |"), [""]);
        assert_eq!(cells("| a || |  | "), ["a", ""]);
        assert_eq!(cells("| a |  |  | b ||"), ["a", "", "", "b"]);
        assert_eq!(cells("| a | b | <!-- c -->"), ["a", "b"]);
        assert_eq!(cells(r"| x \| y | `z` |"), ["x | y", "z"]);
    }

    #[test]
    fn a_blank_cell_stands_where_text_would_go() {
        let row = row("| a |   | b |", Span::new(0, 13), 3);
        assert_eq!(row.cells[1].span, Span::empty(6));
    }
}
