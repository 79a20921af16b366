/// What a position's `character` counts. LSP's default is UTF-16.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units.
    #[default]
    Utf16,
    /// Characters (Unicode scalar values).
    Utf32,
}

/// A place in a document: line and offset in the line, both from 0. Lines end at `\n`, `\r\n`, `\r` and nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    /// Line, from 0.
    pub line: u32,
    /// Offset in the line, in units of the [`Encoding`] in use.
    pub character: u32,
}

/// Two positions, `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Range {
    /// First place.
    pub start: Position,
    /// One past the last place.
    pub end: Position,
}
