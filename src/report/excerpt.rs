use std::ops::Range;

use crate::text::{Buffer, Encoding, Position, Span};

use super::printable::safe;

/// Lines of a finding that are shown; the rest of a longer one is left out.
const LINES: u32 = 4;
/// Characters of a line that are shown.
const WIDTH: usize = 120;
/// Characters before a finding that are shown of a longer line.
const LEAD: usize = 30;

/// Lines of a document around a finding, safe for a terminal and short whatever the document holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The lines.
    pub(super) text: String,
    /// Number of the first, from 1.
    pub(super) line: usize,
    /// What the finding covers of each, in bytes of `text`.
    pub(super) marks: Vec<Range<usize>>,
}

impl Excerpt {
    pub(super) fn of(span: Span, buffer: &Buffer) -> Self {
        let range = buffer.range(span, Encoding::Utf8);
        let (first, last) = (range.start.line, range.end.line);
        let mut excerpt = Excerpt { text: String::new(), line: first as usize + 1, marks: Vec::new() };
        for line in first..=last.min(first + LINES - 1) {
            let edge = |character| buffer.offset(Position { line, character }, Encoding::Utf8);
            let whole = Span::new(edge(0), edge(u32::MAX));
            let part = Span::new(span.start.max(whole.start), span.end.min(whole.end));
            // A finding that ends with its line says nothing about the one after it.
            if line > first && part.is_empty() && line == last {
                break;
            }
            if line > first {
                excerpt.text.push('\n');
            }
            excerpt.push(whole, part, line > first, buffer);
        }
        excerpt
    }

    /// Adds a line, of which `part` is marked.
    fn push(&mut self, whole: Span, part: Span, indented: bool, buffer: &Buffer) {
        // A character has at most four bytes: more than these can never be shown.
        let near = Span::new(
            whole.start.max(part.start.saturating_sub(4 * WIDTH)),
            whole.end.min(part.start.saturating_add(8 * WIDTH)),
        );
        let before = buffer.slice(Span::new(near.start, part.start));
        let after = buffer.slice(Span::new(part.start, near.end));
        let lead = before.chars().count();
        let marked = buffer.slice(Span::new(part.start, part.end.min(near.end))).chars().count();
        let long = near != whole || lead + after.chars().count() > WIDTH;
        let skip = if long && lead > LEAD { lead - LEAD } else { 0 };
        if skip > 0 || near.start > whole.start {
            self.text.push('…');
        }
        let mut shown = 0;
        for c in before.chars().skip(skip) {
            self.text.push(safe(c));
            shown += 1;
        }
        let mut start = self.text.len();
        let mut end = start;
        for (index, c) in after.chars().enumerate() {
            if shown == WIDTH {
                self.text.push('…');
                break;
            }
            self.text.push(safe(c));
            shown += 1;
            if index < marked {
                end = self.text.len();
                if indented && c.is_whitespace() && self.text[start..].trim().is_empty() {
                    start = end;
                }
            }
        }
        self.marks.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, part: &str) -> (String, Vec<String>) {
        let at = text.find(part).expect("in the text");
        let excerpt = Excerpt::of(Span::new(at, at + part.len()), &Buffer::new(text, 0));
        let marked = excerpt.marks.iter().map(|mark| excerpt.text[mark.clone()].to_owned()).collect();
        (excerpt.text, marked)
    }

    #[test]
    fn each_line_of_a_finding_is_marked_where_its_words_stand() {
        let (text, marks) = shown("# T\n\n- Led the é\n  migration\n- next\n", "Led the é\n  migration");
        assert_eq!(text, "- Led the é\n  migration");
        assert_eq!(marks, ["Led the é", "migration"]);
        assert_eq!(shown("a\nb\nc", "a\n").1, ["a"]);
    }

    #[test]
    fn a_line_without_end_is_cut_around_the_finding() {
        let text = format!("{}here{}", "é".repeat(80_000), "x".repeat(80_000));
        let (cut, marks) = shown(&text, "here");
        assert_eq!(marks, ["here"]);
        assert!(cut.starts_with("…é") && cut.ends_with("x…"));
        assert_eq!(cut.chars().count(), WIDTH + 2);
        let (cut, marks) = shown(&text, &text);
        assert_eq!((cut.chars().count(), marks[0].chars().count()), (WIDTH + 1, WIDTH));
    }

    #[test]
    fn controls_are_shown_and_marks_stay_in_place() {
        let (text, marks) = shown("a \u{1b}[31m\u{202e}b task c", "b task");
        assert_eq!((text.as_str(), marks[0].as_str()), ("a ␛[31m\u{fffd}b task c", "b task"));
    }

    #[test]
    fn a_long_finding_shows_how_it_starts() {
        let text = "one\ntwo\nthree\nfour\nfive\nsix";
        assert_eq!(shown(text, text).0, "one\ntwo\nthree\nfour");
    }
}
