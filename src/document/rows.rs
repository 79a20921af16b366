use std::fmt::Write as _;

use crate::text::{Span, Template};

use super::fold::{CrossReference, Document};
use super::section::Section;

/// A row that is to be added to a cross-reference table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRow {
    /// The attribute's name.
    pub attribute: String,
    /// Markdown for the cell that shows it; empty for none.
    pub evidence: String,
}

impl NewRow {
    /// A row with nothing but the name of its attribute.
    pub fn of(attribute: &str) -> Self {
        Self { attribute: attribute.to_owned(), evidence: String::new() }
    }
}

/// The columns of a table that is made.
const COLUMNS: &str = "| Attribute | Status | Evidence | Interpretation | Question |\n| --- | --- | --- | --- | --- |";

/// A whole table with `rows`, in lines that end with `\n`, the last one without.
pub fn new_table(rows: &[NewRow]) -> String {
    let rows = rows.iter().map(|row| {
        let evidence = if row.evidence.is_empty() { String::new() } else { format!("{} ", escaped(&row.evidence)) };
        format!("\n| {} | | {evidence}| | |", escaped(&row.attribute))
    });
    std::iter::once(COLUMNS.to_owned()).chain(rows).collect()
}

/// The edit that puts a whole table with `rows` right under the heading of `section`.
pub fn table_below(document: &Document, section: &Section, rows: &[NewRow]) -> Option<(Span, Template)> {
    let placed = document.part_at(section.heading.start)?;
    let at = placed.start + placed.part.unit.text.trim_end().len();
    let text = document.buffer.text();
    // A line right below the table would be read as one of its rows.
    let below = text[at..].lines().nth(1).is_some_and(|line| !line.trim().is_empty());
    let lines = format!("\n\n{}{}", new_table(rows), if below { "\n" } else { "" });
    Some((Span::empty(at), Template::text(lines.replace('\n', end_of_line(&text)))))
}

impl Document {
    /// The section with the cross-reference table; where there is none, the first that is called a cross-reference.
    pub fn cross_reference_section(&self) -> Option<&Section> {
        let reference = |section: &&Section| section.named && section.canonical == Some("cross-reference");
        let table = self
            .cross_reference()
            .and_then(|found| self.sections_around(found.table.span.start).filter(reference).last());
        table.or_else(|| self.sections.iter().find(reference))
    }
}

impl CrossReference {
    /// The edit that adds `rows` below those of the table, as wide as they are; not a word of it is changed.
    pub fn with_rows(&self, document: &Document, rows: &[NewRow]) -> (Span, Template) {
        let text = document.buffer.text();
        let header = &self.table.header;
        let columns = header.cells.len();
        let shows = self.evidence_column();
        let end_of_line = end_of_line(&text);
        let start = text[..header.span.start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let indent = Span::new(start, header.span.start).of(&text);
        let indent = if indent.trim().is_empty() { indent } else { "" };
        let widths = self.widths(&text);
        let width = |column: usize| widths.as_ref().map_or(0, |widths| widths[column]);
        let lines = rows.iter().map(|row| {
            let mut line = format!(" {:<width$} |", escaped(&row.attribute), width = width(0));
            for column in 1..columns {
                let words = if shows == Some(column) { escaped(&row.evidence) } else { String::new() };
                match (&widths, words.is_empty()) {
                    (Some(_), _) => _ = write!(line, " {words:<width$} ", width = width(column)),
                    (None, true) => line.push(' '),
                    (None, false) => _ = write!(line, " {words} "),
                }
                line.push('|');
            }
            format!("{end_of_line}{indent}|{line}")
        });
        (Span::empty(self.end(&text)), Template::text(lines.collect::<String>()))
    }

    /// The widths of the columns in characters, without the blanks beside the bars, where the bars of all rows stand in
    /// line.
    fn widths(&self, text: &str) -> Option<Vec<usize>> {
        let table = &self.table;
        let bars = |span: Span| -> Vec<usize> {
            let line = span.of(text).trim_end();
            let mut escaped = false;
            let mut out = Vec::new();
            for (at, c) in line.chars().enumerate() {
                if c == '|' && !escaped {
                    out.push(at);
                }
                escaped = c == '\\' && !escaped;
            }
            out
        };
        let first = bars(table.header.span);
        let framed = first.first() == Some(&0) && first.len() == table.header.cells.len() + 1;
        let aligned = framed && !table.rows.is_empty() && table.rows.iter().all(|row| bars(row.span) == first);
        aligned.then(|| first.windows(2).map(|pair| (pair[1] - pair[0]).saturating_sub(3)).collect())
    }
}

/// `words` as they stand in a cell: a bar in them would end it.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut before = None;
    for c in words.chars().map(|c| if c.is_control() { ' ' } else { c }) {
        if c == '|' && before != Some('\\') {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

fn end_of_line(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}
