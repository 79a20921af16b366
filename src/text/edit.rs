use super::Span;

/// A change that is offered: put `text` in place of the bytes in `span`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What to replace, in bytes of the document that the edit was made for.
    pub span: Span,
    /// What to put there.
    pub text: String,
}

/// A change that happened to a [`Buffer`](super::Buffer), in bytes and in rows, as an incremental parser needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replacement {
    /// What was taken out, in bytes before the change.
    pub removed: Span,
    /// Bytes that came in its place.
    pub inserted: usize,
    /// Row and byte column of `removed.start`.
    pub start_point: (usize, usize),
    /// Row and byte column of `removed.end`, before the change.
    pub old_end_point: (usize, usize),
    /// Row and byte column of the end of what came in, after the change.
    pub new_end_point: (usize, usize),
    /// Bytes from the end of what came in to the end of its line, line end included.
    pub rest_of_line: usize,
    /// Whether what a parser is shown of the rest of its lines may depend on it: where a line that it touched may hold
    /// nothing but bars and blanks, or be longer than [`LONG_LINE`], before the change or after it.
    pub whole_lines: bool,
}

/// A line longer than this, in bytes, is no row of a table to the parser.
pub const LONG_LINE: usize = 32 * 1024;

impl Replacement {
    /// The same change, told of whole lines: what stands before and after it on its lines counts as replaced too.
    #[must_use]
    pub fn of_lines(mut self) -> Self {
        let before = self.start_point.1;
        self.removed = Span::new(self.removed.start - before, self.removed.end + self.rest_of_line);
        self.inserted += before + self.rest_of_line;
        self.start_point.1 = 0;
        self.old_end_point.1 += self.rest_of_line;
        self.new_end_point.1 += self.rest_of_line;
        self
    }

    /// The stretch that is new, in bytes after the change.
    pub fn fresh(&self) -> Span {
        Span::new(self.removed.start, self.removed.start + self.inserted)
    }
}
