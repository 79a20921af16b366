//! How much room words take in a terminal.

use unicode_width::UnicodeWidthStr;

use crate::report::printable::printable;

/// Columns that `text` takes.
pub(super) fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// `text`, safe for a terminal and on one line, filled up with blanks to `wanted` columns; cut where it is longer.
pub(super) fn cell(text: &str, wanted: usize) -> String {
    let text = cut(text, wanted);
    let missing = wanted.saturating_sub(width(&text));
    format!("{text}{}", " ".repeat(missing))
}

/// `text`, safe for a terminal and on one line, in at most `most` columns.
pub(super) fn cut(text: &str, most: usize) -> String {
    let text = line(text);
    if width(&text) <= most {
        return text;
    }
    let mut out = String::new();
    for c in text.chars() {
        let longer = format!("{out}{c}");
        if width(&longer) + 1 > most {
            break;
        }
        out = longer;
    }
    out.push('…');
    out
}

/// `text`, safe for a terminal and on one line.
pub(super) fn line(text: &str) -> String {
    printable(&text.replace("\r\n", " ").replace(['\n', '\r'], " "))
}

/// The lines of `text`, safe for a terminal, each broken between words where it is wider than `most`.
pub(super) fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut out = Vec::new();
    for source in text.lines() {
        let source = printable(source);
        let indent: String = source.chars().take_while(|c| *c == ' ').take(most / 2).collect();
        let mut current = String::new();
        for word in source.split(' ').filter(|word| !word.is_empty()) {
            if !current.is_empty() && width(&indent) + width(&current) + 1 + width(word) > most {
                out.push(format!("{indent}{current}"));
                current.clear();
            }
            if !current.is_empty() {
                current.push(' ');
            }
            current.push_str(word);
        }
        out.push(format!("{indent}{current}").trim_end().to_owned());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wide_takes_its_room() {
        assert_eq!(cell("影響力", 8), "影響力  ");
        assert_eq!(cell("影響力", 5), "影響…");
        assert_eq!(cell("a\u{1b}[31m", 8), "a␛[31m  ");
        assert_eq!(cell("two\nlines", 12), "two lines   ");
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("- one two three\n  four", 9), ["- one two", "three", "  four"]);
        assert_eq!(wrapped("supercalifragilistic\n\nb", 5), ["supercalifragilistic", "", "b"]);
    }
}
