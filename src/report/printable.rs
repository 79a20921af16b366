use std::fmt::Write as _;
use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// `text` as a terminal may show it: what would move its cursor, change its colours or turn its text around is replaced
/// by a visible stand-in.
pub fn printable(text: &str) -> String {
    text.chars().map(safe).collect()
}

/// The character itself, or its stand-in.
pub(super) fn safe(c: char) -> char {
    match c {
        '\t' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '␡',
        c if is_hidden_control(c) => '\u{fffd}',
        c => c,
    }
}

/// Controls beyond ASCII: C1, the direction of text, lines and paragraphs, annotations, tags.
fn is_hidden_control(c: char) -> bool {
    matches!(
        c,
        '\u{80}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// `value` as JSON on one line, with every control character escaped: JSON, too, is read in terminals.
pub fn json(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    // Neither a Vec nor our own types refuse.
    let written = value.serialize(&mut Serializer::with_formatter(&mut out, Escaping));
    debug_assert!(written.is_ok(), "{written:?}");
    String::from_utf8(out).unwrap_or_default()
}

struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut escaped = String::with_capacity(fragment.len());
        for c in fragment.chars() {
            if c == '\u{7f}' || is_hidden_control(c) {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(escaped, "\\u{unit:04x}").map_err(io::Error::other)?;
                }
            } else {
                escaped.push(c);
            }
        }
        writer.write_all(escaped.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "a\u{1b}[31m\u{7}b\u{9b}2J\u{202e}c\u{e0041}\r\n\u{7f}é👩‍💻";

    #[test]
    fn a_terminal_is_told_nothing_but_text() {
        assert_eq!(printable(HOSTILE), "a␛[31m␇b\u{fffd}2J\u{fffd}c\u{fffd}␍␊␡é👩‍💻");
    }

    #[test]
    fn json_says_the_same_in_escapes() {
        let text = json(&HOSTILE);
        assert!(text.chars().all(|c| safe(c) == c), "{text}");
        assert_eq!(serde_json::from_str::<String>(&text).expect("JSON"), HOSTILE);
    }
}
