//! A table's cell, read from a stretch of a page: Markdown, HTML, or both.

use std::borrow::Cow;

use crate::syntax;
use crate::text::Span;

use super::name::bare;
use super::source::Page;
use super::table::Cell;

/// Stands for markup that ends a line, while the words around it are read.
const BREAK: char = '\u{1f}';

/// Tags after which words begin on a line of their own.
const BREAKS: [&str; 26] = [
    "blockquote",
    "br",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
    "section",
];

/// The cell whose source, blanks around it included, is `span`. Its words are on lines of their own where the markup
/// puts them there.
pub(super) fn cell(page: &Page, span: Span) -> Cell {
    let place = page.place(span);
    let source = place.span.of(&page.text);
    let shown = broken(source);
    let passage = syntax::passage(&shown);
    let plain = passage.plain.replace(BREAK, "\n");
    let name = passage.source_span(bare(&plain)).shifted(place.span.start);
    Cell { name: page.place(name), text: source.to_owned(), place, plain }
}

/// `source` with the tags that end a line stood in for, byte for byte.
fn broken(source: &str) -> Cow<'_, str> {
    if !source.contains('<') {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(open) = rest.find('<') {
        let tag = &rest[open + 1..];
        let name = tag.strip_prefix('/').unwrap_or(tag);
        let len = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let is_break = BREAKS.iter().any(|known| known.eq_ignore_ascii_case(&name[..len]));
        let Some(close) = rest[open..].find('>') else { break };
        let end = open + if is_break { close + 1 } else { 1 };
        if is_break {
            out.push_str(&rest[..open]);
            out.push(' ');
            out.push(BREAK);
            out.extend(std::iter::repeat_n(' ', end - open - 2));
        } else {
            out.push_str(&rest[..end]);
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> (String, String) {
        let page = Page::new("a.md", 0, format!("é {source} ü"));
        let cell = cell(&page, Span::new(2, page.text.len() - 2));
        assert_eq!(cell.text, source.trim());
        (cell.plain.split_whitespace().collect::<Vec<_>>().join(" "), cell.name.span.of(&page.text).to_owned())
    }

    #[test]
    fn words_are_read_through_html_and_markdown() {
        for (source, plain, name) in [
            ("Scope", "Scope", "Scope"),
            ("<b>Pro</b>gram &amp; <i>Plan</i>", "Program & Plan", "Pro</b>gram &amp; <i>Plan"),
            ("**L4**<br/>Senior", "L4 Senior", "L4**<br/>Senior"),
            (
                "<ul>\n  <li>One <a href=\"x>y\">two</a></li>\n<LI>three</ul>",
                "One two three",
                "One <a href=\"x>y\">two</a></li>\n<LI>three",
            ),
            ("a < b", "a < b", "a < b"),
            ("<p", "<p", "p"),
            ("<!-- <p> -->x", "x", "x"),
            ("<br>", "", ""),
            ("&nbsp;", "", ""),
        ] {
            assert_eq!(read(source), (plain.to_owned(), name.to_owned()), "{source}");
        }
    }

    #[test]
    fn a_break_parts_lines() {
        let page = Page::new("a.md", 0, "L4<br>Senior".to_owned());
        let cell = cell(&page, Span::new(0, page.text.len()));
        let lines: Vec<&str> = cell.plain.split('\n').map(str::trim).collect();
        assert_eq!(lines, ["L4", "Senior"]);
    }
}
