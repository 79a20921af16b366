use std::borrow::Cow;

use ropey::Rope;

use crate::text::LONG_LINE;

/// The control character made for standing in for another: one byte, and nothing to Markdown.
const SUBSTITUTE: u8 = 0x1a;

/// What the parser is shown from `byte` on: the text and a line end, so that the last line ends as the others do; a list
/// marker that nothing follows is an error to the grammar otherwise. Within the text three things are stood in for by a
/// character of the same length. A NUL the grammar takes for the end of the text. A table row in which nothing is
/// written yet it takes for an error that swallows what follows, and such a row is what every new one is at first. The
/// bars of a long line would cost it a second for each million, and nobody wrote such a row.
pub(super) fn shown(rope: &Rope, byte: usize) -> Cow<'_, [u8]> {
    if byte >= rope.len_bytes() {
        return Cow::Borrowed(if byte == rope.len_bytes() { b"\n" } else { b"" });
    }
    let (chunk, start, _, _) = rope.chunk_at_byte(byte);
    let chunk = &chunk.as_bytes()[byte - start..];
    if !chunk.iter().any(|byte| matches!(byte, 0 | b'|')) {
        return Cow::Borrowed(chunk);
    }
    let line = rope.byte_to_line(byte);
    if rope.line(line).len_bytes() > LONG_LINE {
        let end = rope.line_to_byte(line + 1).min(byte + chunk.len());
        let stood_in = |&byte: &u8| if matches!(byte, 0 | b'|') { SUBSTITUTE } else { byte };
        return Cow::Owned(chunk[..end - byte].iter().map(stood_in).collect());
    }
    let offset = byte - rope.line_to_byte(line);
    let mut text = match Cow::<str>::from(rope.line(line)) {
        Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
        Cow::Owned(text) => Cow::Owned(text.into_bytes()),
    };
    if let Some(at) = stand_in(&text) {
        text.to_mut()[at] = SUBSTITUTE;
    }
    if text.contains(&0) {
        for byte in text.to_mut().iter_mut().filter(|byte| **byte == 0) {
            *byte = SUBSTITUTE;
        }
    }
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[offset..]),
        Cow::Owned(mut text) => Cow::Owned(text.split_off(offset)),
    }
}

/// In a row of bars and blanks alone, the byte that is shown as something written: a blank between the bars, or the bar
/// itself where there is but one.
fn stand_in(line: &[u8]) -> Option<usize> {
    if !line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'|' | b'\n' | b'\r')) {
        return None;
    }
    let first = line.iter().position(|byte| *byte == b'|')?;
    let last = line.iter().rposition(|byte| *byte == b'|')?;
    if first == last {
        return Some(first);
    }
    (first..last).find(|&at| line[at] != b'|')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> String {
        let rope = Rope::from_str(text);
        let mut out = Vec::new();
        while out.len() < text.len() {
            out.extend_from_slice(&shown(&rope, out.len()));
        }
        assert_eq!(&*shown(&rope, out.len()), b"\n", "and a line end");
        assert!(shown(&rope, out.len() + 1).is_empty());
        String::from_utf8(out).expect("UTF-8").replace('\u{1a}', "%")
    }

    #[test]
    fn what_the_grammar_stumbles_over_is_stood_in_for() {
        assert_eq!(all("a\0b\n| x |  |\n|  | |\n|\r\n||\n| \r  |"), "a%b\n| x |  |\n|% | |\n%\r\n||\n% \r  %");
        let long = "é | x\n".repeat(2000) + "|  |\n" + &"x".repeat(3000);
        assert_eq!(all(&long), long.replace("|  |", "|% |"));
    }

    #[test]
    fn a_line_that_is_too_long_is_no_row() {
        let text = |bars: usize| format!("| a |\n| b {}\n| c |", "|".repeat(bars));
        assert_eq!(all(&text(LONG_LINE - 5)), text(LONG_LINE - 5));
        assert_eq!(all(&text(LONG_LINE)), format!("| a |\n% b {}\n| c |", "%".repeat(LONG_LINE)));
    }
}
