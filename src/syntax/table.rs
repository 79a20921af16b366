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
