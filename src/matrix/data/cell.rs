//! The text of one cell: as it is written where it is text, as lines of a list where it is one.

use crate::matrix::draft::says_nothing;
use crate::settings::{Value, ValueKind};
use crate::text::Span;

use super::node::words;
use super::words::Part;

/// A part of a cell's text, and where its words stand.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) span: Span,
}

/// What `value` says, without the entries whose keys are in `skip`.
pub(super) fn pieces(value: &Value, skip: &[&str]) -> Vec<Piece> {
    match &value.kind {
        ValueKind::List(items) => items.iter().filter_map(item).collect(),
        ValueKind::Table(_) => of_table(value, skip),
        _ => {
            let said = words(value).filter(|text| !says_nothing(text));
            said.map(|text| Piece { text: text.to_owned(), span: value.span }).into_iter().collect()
        }
    }
}

fn of_table(value: &Value, skip: &[&str]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut listed = false;
    for entry in value.entries().iter().filter(|entry| !skip.contains(&entry.key.as_str()) && entry.key != "<<") {
        let part = Part::of(&entry.key);
        if part == Part::Inner {
            continue;
        }
        let mut found = pieces(&entry.value, &[]);
        let Some(first) = found.first_mut() else { continue };
        let list = matches!(entry.value.kind, ValueKind::List(_));
        let plain = |item: &Value| matches!(item.kind, ValueKind::Text(_) | ValueKind::Null);
        let of_words = matches!(&entry.value.kind, ValueKind::List(items) if items.iter().all(plain));
        if part == Part::Labelled || part == Part::Examples && listed && of_words {
            let gap = if list || matches!(entry.value.kind, ValueKind::Table(_)) { '\n' } else { ' ' };
            first.text = format!("{}:{gap}{}", entry.key, first.text);
            first.span = joined(entry.key_span, first.span);
        }
        listed |= list;
        out.append(&mut found);
    }
    out
}

/// An item of a list, as one of Markdown.
fn item(value: &Value) -> Option<Piece> {
    let mut found = pieces(value, &[]).into_iter();
    let first = found.next()?;
    let mut piece = Piece { text: bullet(&first.text), span: first.span };
    for more in found {
        piece.text.push_str("\n  ");
        piece.text.push_str(&indented(&more.text));
        piece.span = joined(piece.span, more.span);
    }
    Some(piece)
}

fn bullet(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = digits > 0 && text[digits..].starts_with(". ");
    if numbered || ["- ", "* ", "+ ", "• "].iter().any(|mark| text.starts_with(mark)) {
        text.to_owned()
    } else {
        format!("- {}", indented(text))
    }
}

/// Further lines two blanks to the right, so that they stay with the first.
fn indented(text: &str) -> String {
    let mut lines = text.split('\n');
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push_str(if line.trim().is_empty() { "\n" } else { "\n  " });
        out.push_str(line);
    }
    out
}

/// The span of both; an alias stands for words that are elsewhere, so the second may not be behind the first.
fn joined(first: Span, second: Span) -> Span {
    if second.start >= first.start { first.join(second) } else { first }
}

/// Whether a text says something that a person may do: more than two words.
pub(super) fn is_prose(text: &str) -> bool {
    let letters = |word: &&str| word.chars().any(char::is_alphabetic);
    let unspaced = text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count();
    text.split_whitespace().filter(letters).count() > 2 || unspaced > 7
}
