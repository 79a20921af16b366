use crate::text::{Problem, Span};

/// Levels × attributes → descriptors. Spans are bytes of the text that was read, lines count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matrix {
    /// In the order of the source.
    pub levels: Vec<Level>,
    /// In the order of the source.
    pub attributes: Vec<Attribute>,
    /// Its file, as the loader names it; none for a built-in one.
    pub path: Option<String>,
    /// What could not be read, or is not said.
    pub problems: Vec<Problem>,
}

/// A step of the ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// In kebab-case, unique in the matrix: its title where no other level has it.
    pub id: String,
    /// As written, without decoration: "Staff (L6)".
    pub name: String,
    /// "L6".
    pub code: Option<String>,
    /// The name without its code: "Staff"; the code where there is nothing else.
    pub title: String,
}

/// A row of the matrix: something that is asked for at each level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// In kebab-case, unique in the matrix: what a `#citation` says.
    pub id: String,
    /// As written, without decoration: "Program Execution".
    pub name: String,
    /// The group that it stands in.
    pub pillar: Option<String>,
    /// Its name in the source.
    pub span: Span,
    /// The line of its name.
    pub line: usize,
    /// What it asks for, by level; none where the matrix says nothing.
    pub descriptors: Vec<Option<Descriptor>>,
}

/// The text of one attribute at one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Descriptor {
    /// As written, trimmed.
    pub text: String,
    /// Where it stands in the source.
    pub span: Span,
    /// The line where it starts.
    pub line: usize,
}
