use crate::text::{Passage, Span};

use super::inline;
use super::table::Table;

/// A stretch of a document that is read on its own: a heading, a paragraph, a top-level list item with all that is
/// nested in it, a table, a quote … Offsets inside are relative to its start, so that it stays valid wherever edits
/// before it push it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// What it is.
    pub kind: UnitKind,
    /// Its source.
    pub text: String,
    /// What it holds, in order.
    pub blocks: Vec<Block>,
}

/// Kinds of [`Unit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// The block between `---` lines at the very start.
    Metadata,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list item at the top level.
    Item,
    /// A block quote.
    Quote,
    /// A pipe table.
    Table,
    /// Fenced or indented code.
    Code,
    /// Raw HTML, comments among it.
    Html,
    /// A link or footnote definition.
    Definition,
    /// A thematic break.
    Break,
    /// What the grammar could not make sense of.
    Broken,
}

/// A leaf of a [`Unit`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where, without list markers and line ends.
    pub span: Span,
    /// Pieces of `span` that belong to a container: the indent or `>` that continues it on the next line.
    pub gaps: Vec<Span>,
    /// How many list items it stands in.
    pub depth: u16,
    /// Whether it stands in a quote.
    pub quoted: bool,
}

/// Kinds of [`Block`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading's words.
    Heading(u8),
    /// A paragraph's words.
    Paragraph,
    /// The words right after a list marker.
    Lead,
    /// A table row; the first of a table is its header.
    Row,
    /// Code.
    Code,
    /// Raw HTML.
    Html,
    /// A definition.
    Definition,
}

impl Unit {
    /// The words of `block`, with offsets relative to the block's span.
    pub fn passage(&self, block: &Block) -> Passage {
        let source = block.span.of(&self.text);
        let gaps: Vec<Span> =
            block.gaps.iter().map(|gap| Span::new(gap.start - block.span.start, gap.end - block.span.start)).collect();
        inline::passage(source, &gaps)
    }

    /// The pipe tables in it, with offsets relative to the unit.
    pub fn tables(&self) -> Vec<Table> {
        let mut tables: Vec<Table> = Vec::new();
        let mut open = false;
        for block in &self.blocks {
            if block.kind != BlockKind::Row {
                open = false;
                continue;
            }
            let width = if open { tables.last().map(|table| table.header.cells.len()) } else { None };
            let row = super::table::row(&self.text, block.span, width.unwrap_or(usize::MAX));
            match tables.last_mut() {
                // Rows of one table stand on following lines; the delimiter row lies between the first two.
                Some(table) if open => {
                    table.span.end = row.span.end;
                    table.rows.push(row);
                }
                _ => tables.push(Table { span: row.span, header: row, rows: Vec::new() }),
            }
            open = true;
        }
        tables
    }
}
