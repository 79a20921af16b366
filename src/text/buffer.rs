use ropey::{Rope, RopeSlice};

use super::{Encoding, LONG_LINE, Position, Range, Replacement, Span};

/// A document's text as the editor has it, with the version that the editor gave it.
///
/// Cheap to clone: clones share what they have in common.
#[derive(Debug, Clone)]
pub struct Buffer {
    rope: Rope,
    version: i32,
}

impl Buffer {
    /// A buffer that holds `text`.
    pub fn new(text: &str, version: i32) -> Self {
        Self { rope: Rope::from_str(text), version }
    }

    /// The editor's version of the text.
    pub fn version(&self) -> i32 {
        self.version
    }

    /// Notes the version that an edit brought.
    pub fn set_version(&mut self, version: i32) {
        self.version = version;
    }

    /// The rope, for reading by chunks.
    pub fn rope(&self) -> &Rope {
        &self.rope
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.rope.len_bytes()
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Lines, counting the one after the last line end.
    pub fn line_count(&self) -> usize {
        self.rope.len_lines()
    }

    /// The text of `span`, clamped to the buffer and to character boundaries.
    pub fn slice(&self, span: Span) -> String {
        let start = self.floor(span.start);
        let end = self.floor(span.end).max(start);
        self.rope.byte_slice(start..end).to_string()
    }

    /// The whole text.
    pub fn text(&self) -> String {
        self.rope.to_string()
    }

    /// Puts `text` in place of `span` and says what changed.
    pub fn replace(&mut self, span: Span, text: &str) -> Replacement {
        let start = self.floor(span.start);
        let end = self.floor(span.end).max(start);
        let start_point = self.point(start);
        let old_end_point = self.point(end);
        let (from, to) = (self.rope.byte_to_char(start), self.rope.byte_to_char(end));
        let whole_lines = self.whole_lines(start, end, text);
        self.rope.remove(from..to);
        self.rope.insert(from, text);
        let fresh_end = start + text.len();
        let next_line = self.rope.line_to_byte((self.rope.byte_to_line(fresh_end) + 1).min(self.rope.len_lines()));
        Replacement {
            removed: Span::new(start, end),
            inserted: text.len(),
            start_point,
            old_end_point,
            new_end_point: self.point(fresh_end),
            rest_of_line: next_line - fresh_end,
            whole_lines,
        }
    }

    /// Row and byte column of byte `at`, rows as the parser counts them: they end at `\n` alone.
    fn point(&self, at: usize) -> (usize, usize) {
        // tree-sitter uses points only to answer for points, which nothing here asks for; what must hold is
        // that a place before another has the smaller point, so line ends as LSP has them serve as well.
        let line = self.rope.byte_to_line(at);
        (line, at - self.rope.line_to_byte(line))
    }

    /// Whether a line that putting `text` in place of `start..end` touches may hold nothing but bars and blanks, or be a
    /// long one, as it is or as it will be.
    fn whole_lines(&self, start: usize, end: usize, text: &str) -> bool {
        let before = self.rope.byte_slice(self.rope.line_to_byte(self.rope.byte_to_line(start))..start);
        let line = self.rope.byte_to_line(end);
        let after = self.rope.byte_slice(end..self.rope.line_to_byte((line + 1).min(self.rope.len_lines())));
        let removed = self.rope.byte_slice(start..end);
        if before.len_bytes() + removed.len_bytes().max(text.len()) + after.len_bytes() > LONG_LINE {
            return true;
        }
        let bare = |part: &RopeSlice<'_>| part.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'|' | b'\n' | b'\r'));
        let has = |part: &RopeSlice<'_>, wanted: &[u8]| part.bytes().any(|byte| wanted.contains(&byte));
        let (ahead, behind) = (bare(&before), bare(&after));
        let one_line = !text.contains(['\n', '\r']) && !has(&removed, b"\n\r");
        let possible = if one_line { ahead && behind } else { ahead || behind };
        possible
            && (text.contains('|')
                || has(&removed, b"|")
                || (ahead && has(&before, b"|"))
                || (behind && has(&after, b"|")))
    }

    fn floor(&self, at: usize) -> usize {
        let at = at.min(self.rope.len_bytes());
        self.rope.char_to_byte(self.rope.byte_to_char(at))
    }

    /// The place of byte `at`; past the end it is the end, inside a character its start.
    pub fn position(&self, at: usize, encoding: Encoding) -> Position {
        let at = self.floor(at);
        let line = self.rope.byte_to_line(at);
        let start = self.rope.line_to_byte(line);
        let character = match encoding {
            Encoding::Utf8 => at - start,
            Encoding::Utf16 => {
                self.rope.char_to_utf16_cu(self.rope.byte_to_char(at))
                    - self.rope.char_to_utf16_cu(self.rope.byte_to_char(start))
            }
            Encoding::Utf32 => self.rope.byte_to_char(at) - self.rope.byte_to_char(start),
        };
        Position { line: saturate(line), character: saturate(character) }
    }

    /// The range of `span`.
    pub fn range(&self, span: Span, encoding: Encoding) -> Range {
        Range { start: self.position(span.start, encoding), end: self.position(span.end, encoding) }
    }

    /// The byte at `position`. A line past the last is the end of the text, a character past the end of its line
    /// the end of that line (before its line end), a place inside a character that character's start.
    pub fn offset(&self, position: Position, encoding: Encoding) -> usize {
        let line = position.line as usize;
        if line >= self.rope.len_lines() {
            return self.rope.len_bytes();
        }
        let start = self.rope.line_to_byte(line);
        let slice = self.rope.line(line);
        let end = start + content_len(slice);
        let wanted = position.character as usize;
        let at = match encoding {
            Encoding::Utf8 => start + wanted.min(end - start),
            Encoding::Utf16 => {
                let units = slice.len_utf16_cu();
                let char = slice.utf16_cu_to_char(wanted.min(units));
                start + slice.char_to_byte(char)
            }
            Encoding::Utf32 => start + slice.char_to_byte(wanted.min(slice.len_chars())),
        };
        self.floor(at.min(end))
    }

    /// The span of `range`; an end before the start gives the empty span at the earlier of the two.
    pub fn span(&self, range: Range, encoding: Encoding) -> Span {
        let a = self.offset(range.start, encoding);
        let b = self.offset(range.end, encoding);
        if b < a { Span::empty(b) } else { Span::new(a, b) }
    }

    /// How the line of byte `at` ends; the last one as the first does.
    pub fn line_end(&self, at: usize) -> &'static str {
        let end = self.line_span(at).end;
        match (self.rope.get_byte(end), self.rope.get_byte(end + 1)) {
            (Some(b'\r'), Some(b'\n')) => "\r\n",
            (Some(b'\r'), _) => "\r",
            (None, _) if self.line_span(0).end < end => self.line_end(0),
            _ => "\n",
        }
    }

    /// The line of byte `at`, without its line end.
    pub fn line_span(&self, at: usize) -> Span {
        let line = self.rope.byte_to_line(self.floor(at));
        let start = self.rope.line_to_byte(line);
        Span::new(start, start + content_len(self.rope.line(line)))
    }
}

/// Bytes of a line without its `\n`, `\r\n` or `\r`.
fn content_len(line: RopeSlice<'_>) -> usize {
    let mut len = line.len_bytes();
    if len > 0 && line.byte(len - 1) == b'\n' {
        len -= 1;
    }
    if len > 0 && line.byte(len - 1) == b'\r' {
        len -= 1;
    }
    len
}

fn saturate(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn lines_end_where_lsp_says_and_nowhere_else() {
        let count = |text| Buffer::new(text, 0).line_count();
        assert_eq!(count("a\nb\r\nc\rd"), 4);
        assert_eq!(count("a\r"), 2);
        assert_eq!(count("a\n\rb"), 3);
        assert_eq!(count("a\u{2028}b\u{2029}c\u{85}d\u{b}e\u{c}f"), 1);
    }

    #[test]
    fn positions_count_in_the_unit_that_was_agreed() {
        let buffer = Buffer::new("é👩‍💻x\nß", 0);
        let x = "é👩‍💻".len();
        assert_eq!(buffer.position(x, Encoding::Utf8), at(0, 13));
        assert_eq!(buffer.position(x, Encoding::Utf16), at(0, 6));
        assert_eq!(buffer.position(x, Encoding::Utf32), at(0, 4));
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for (byte, _) in buffer.text().char_indices() {
                assert_eq!(buffer.offset(buffer.position(byte, encoding), encoding), byte);
            }
        }
    }

    #[test]
    fn places_outside_the_text_clamp() {
        let buffer = Buffer::new("ab\r\n😀c", 0);
        assert_eq!(buffer.offset(at(0, 99), Encoding::Utf16), 2, "before the line end");
        assert_eq!(buffer.offset(at(9, 0), Encoding::Utf16), buffer.len());
        assert_eq!(buffer.offset(at(1, 1), Encoding::Utf16), 4, "inside a surrogate pair");
        assert_eq!(buffer.offset(at(1, 2), Encoding::Utf8), 4, "inside a character");
        assert_eq!(buffer.offset(at(u32::MAX, u32::MAX), Encoding::Utf32), buffer.len());
        let reversed = Range { start: at(1, 0), end: at(0, 1) };
        assert_eq!(buffer.span(reversed, Encoding::Utf16), Span::empty(1));
    }

    #[test]
    fn a_line_end_split_by_an_edit_and_joined_again() {
        let mut buffer = Buffer::new("a\r\nb", 1);
        buffer.replace(Span::empty(2), "x");
        assert_eq!((buffer.text().as_str(), buffer.line_count()), ("a\rx\nb", 3));
        let back = buffer.replace(Span::new(2, 3), "");
        assert_eq!((buffer.text().as_str(), buffer.line_count()), ("a\r\nb", 2));
        assert_eq!(back.fresh(), Span::empty(2));
    }
}
