use schemars::JsonSchema;
use serde::Serialize;

use crate::text::{self, Buffer, Encoding, Span};

/// A place in a file, as editors count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Place {
    /// Line, from 0.
    pub line: u32,
    /// Offset in the line, in UTF-16 code units, from 0.
    pub character: u32,
}

/// A stretch of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Range {
    /// Its first place.
    pub start: Place,
    /// One past its last place.
    pub end: Place,
}

impl Range {
    pub(super) fn of(span: Span, buffer: &Buffer) -> Self {
        let range = buffer.range(span, Encoding::Utf16);
        let place = |at: text::Position| Place { line: at.line, character: at.character };
        Self { start: place(range.start), end: place(range.end) }
    }
}
