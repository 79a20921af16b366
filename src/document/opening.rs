use crate::syntax::{BlockKind, UnitKind};
use crate::text::{Passage, Span};

use super::fold::Document;

/// The first words of a document, as they are read: title, headings, text, cells; no header, no comment, no code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opening {
    /// One text for each heading, paragraph, item and cell, in order, without markup; the last one is cut off.
    pub texts: Vec<String>,
    /// How many words that is.
    pub words: usize,
    /// The byte of the document behind the last word.
    pub end: usize,
}

/// The first `limit` words of `document`.
pub fn opening(document: &Document, limit: usize) -> Opening {
    let mut opening = Opening::default();
    for placed in &document.parts {
        let unit = &placed.part.unit;
        if matches!(unit.kind, UnitKind::Metadata | UnitKind::Code | UnitKind::Html | UnitKind::Definition) {
            continue;
        }
        for block in &unit.blocks {
            if opening.words >= limit {
                return opening;
            }
            if matches!(block.kind, BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Lead) {
                opening.take(&unit.passage(block), placed.start + block.span.start, limit);
            }
        }
        let tables = placed.part.tables.iter().flat_map(|table| std::iter::once(&table.header).chain(&table.rows));
        for cell in tables.flat_map(|row| &row.cells) {
            opening.take(&cell.passage, placed.start + cell.span.start, limit);
        }
    }
    opening
}

impl Opening {
    /// Takes the words of a passage that starts at byte `at`.
    fn take(&mut self, passage: &Passage, at: usize, limit: usize) {
        let mut end = 0;
        let mut from = 0;
        for word in passage.plain.split_inclusive(char::is_whitespace) {
            if self.words >= limit {
                break;
            }
            from += word.len();
            if word.contains(char::is_alphanumeric) {
                self.words += 1;
                end = from - (word.len() - word.trim_end().len());
            }
        }
        if end > 0 {
            self.end = at + passage.source_span(Span::new(0, end)).end;
            self.texts.push(passage.plain[..end].to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Kind;
    use crate::syntax::Tree;
    use crate::text::Buffer;

    fn read(text: &str, limit: usize) -> (Vec<String>, String) {
        let buffer = Buffer::new(text, 0);
        let tree = Tree::parse(buffer.rope());
        let document = Document::read(tree.outline(), &buffer, Kind::Promotion, None, None);
        let found = opening(&document, limit);
        (found.texts, text[..found.end].to_owned())
    }

    #[test]
    fn words_are_counted_in_the_order_in_which_they_are_read() {
        let text = "---\ncareer: {kind: promotion}\n---\n# Inês, **Staff** TPM\n\n<!-- one two -->\n\n- Cut – from \\~9 to 3\n\
                    - more\n\n```\ncode\n```\n\n| a | b |\n| --- | --- |\n| c | 🚀 |\n";
        assert_eq!(read(text, 5).0, ["Inês, Staff TPM", "Cut – from"]);
        assert!(read(text, 5).1.ends_with("Cut – from"));
        assert!(read(text, 6).1.ends_with("\\~9"));
        assert_eq!(read(text, 99).0, ["Inês, Staff TPM", "Cut – from ~9 to 3", "more", "a", "b", "c"]);
        assert_eq!(read("", 40), (Vec::new(), String::new()));
        assert_eq!(read("# ⟨⟩\r\n\r\n🚀\r\n", 40).0, [""; 0]);
    }
}
