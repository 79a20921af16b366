use crate::text::Span;

use super::Shape;

/// Levels × attributes → descriptors, as one person reads them: one track of what a company publishes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matrix {
    /// From the lowest to the highest, as far as the source tells.
    pub levels: Vec<Level>,
    /// In the order of the source.
    pub attributes: Vec<Attribute>,
    /// What was named: a file or a folder, as the loader names it; none for a built-in one.
    pub path: Option<String>,
    /// The files that it was read from, as the loader names them. [`Place::file`] counts in them.
    pub files: Vec<String>,
    /// How it was read.
    pub shape: Shape,
    /// What tells it from the other grids of its source: "Managers". None where it is alone and has no name.
    pub track: Option<String>,
    /// The tracks of its source, this one among them; empty where it is alone.
    pub tracks: Vec<String>,
    /// What could not be read, or is not said.
    pub problems: Vec<Note>,
}

/// A stretch of one of a matrix's files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct Place {
    /// Which of [`Matrix::files`].
    pub file: usize,
    /// Bytes of its text, a byte order mark not counted. In a workbook, which has no text, empty at 0.
    pub span: Span,
    /// The line where it starts, from 1; in a workbook the row.
    pub line: usize,
}

/// A step of the ladder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Level {
    /// In kebab-case, unique in the matrix: its title where no other level has it.
    pub id: String,
    /// As written, without decoration: "Staff (L6)".
    pub name: String,
    /// "L6".
    pub code: Option<String>,
    /// The name without its code: "Staff"; the code where there is nothing else.
    pub title: String,
    /// Where its name stands, the first where it is defined. A heading matrix may name it many times.
    pub places: Vec<Place>,
    /// The level that it builds on, where the source says so: "Same as Senior, but also …".
    pub builds_on: Option<usize>,
}

/// A row of the matrix: something that is asked for at each level.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attribute {
    /// In kebab-case, unique in the matrix: what a `#citation` says.
    pub id: String,
    /// As written, without decoration: "Program Execution".
    pub name: String,
    /// The group that it stands in.
    pub pillar: Option<String>,
    /// Where its name stands, the first where it is defined. A matrix by level names it once for each.
    pub places: Vec<Place>,
    /// What it asks for, by level; none where the matrix says nothing.
    pub descriptors: Vec<Option<Descriptor>>,
}

/// The text of one attribute at one level.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Descriptor {
    /// As written, trimmed; several entries stand on lines of their own.
    pub text: String,
    /// Where it stands: more than one place where the source has it in pieces. Those of the level that it was taken over
    /// from, where it was.
    pub places: Vec<Place>,
    /// Whether what the level below asks for counts here too, because the source says so. Where the level has no words
    /// of its own, the text is that level's.
    pub inherited: bool,
}

/// Something to know about a matrix: what could not be read, what is not said. The line of a person's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Where.
    pub place: Place,
    /// The last line that it concerns, from 1.
    pub last_line: usize,
    /// In kebab-case: the name of the rule that reports it, or of what `matrix show` says.
    pub code: &'static str,
    /// What it is and what to do, for a person. Quotes no more than a name.
    pub text: String,
}

impl Matrix {
    /// The file of `place`, as the loader names it; none for a built-in matrix.
    pub fn file(&self, place: Place) -> Option<&str> {
        self.files.get(place.file).map(String::as_str)
    }
}

impl Level {
    /// Where its name is defined.
    pub fn place(&self) -> Place {
        self.places.first().copied().unwrap_or_default()
    }
}

impl Attribute {
    /// Where its name is defined.
    pub fn place(&self) -> Place {
        self.places.first().copied().unwrap_or_default()
    }
}

impl Descriptor {
    /// Where it begins.
    pub fn place(&self) -> Place {
        self.places.first().copied().unwrap_or_default()
    }
}
