//! The sheets of an `.ods` file, as `LibreOffice` writes it.
//!
//! calamine 0.38 waits for ever for the end of a table that is cut off, writes out as many blanks as a `text:c` asks
//! for, lays out repeated rows in full and does not tell what is merged; so the one part that matters is read here.

use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesStart, Event};

use crate::matrix::read::Declined;

use super::cells::{Budget, Merge, Sheet};
use super::parts::{Parts, damaged, protected};

/// Most blanks that one tag stands for.
const BLANKS: u32 = 100;
/// Most columns that one cell is repeated over.
const COLUMNS: u32 = 1_000;

/// Elements inside a cell that are no part of its text: comments, pictures, shapes.
const ASIDES: [&str; 4] = ["office:annotation", "draw:frame", "draw:custom-shape", "table:detective"];

/// The sheets of the workbook with these parts.
pub(super) fn sheets(parts: &Parts) -> Result<Vec<Sheet>, Declined> {
    if parts.text("META-INF/manifest.xml").is_ok_and(|manifest| manifest.contains("encryption-data")) {
        return Err(protected());
    }
    let mut reading = Reading::new();
    let mut reader = Reader::from_str(parts.text("content.xml")?);
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(start) if ASIDES.contains(&start.name().as_ref()) => {
                reader.read_to_end(start.name()).map_err(|_| damaged())?;
            }
            Event::Start(start) => reading.start(&start)?,
            Event::End(end) => reading.end(end.name().as_ref()),
            Event::Text(text) => reading.text(&text.xml10_content()),
            Event::CData(text) => reading.text(&text.xml10_content()),
            // Entities that the file declares itself are not resolved: they may stand for gigabytes.
            Event::GeneralRef(entity) => {
                let letter = entity.resolve_char_ref().map_err(|_| damaged())?;
                let known = resolve_xml_entity(&entity.xml10_content()).map(str::to_owned);
                reading.text(&letter.map(String::from).or(known).ok_or_else(damaged)?);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if reading.sheet.is_some() { Err(damaged()) } else { Ok(reading.out) }
}

struct Reading {
    budget: Budget,
    out: Vec<Sheet>,
    /// Styles of tables that are not shown.
    hidden: HashSet<String>,
    style: Option<String>,
    sheet: Option<Sheet>,
    row: u32,
    repeated: u32,
    column: u32,
    cell: Option<Open>,
}

/// A cell that is being read.
struct Open {
    text: String,
    paragraphs: usize,
    is_in_paragraph: bool,
    repeated: u32,
    /// Rows and columns that it was made to cover.
    covers: (u32, u32),
}

impl Reading {
    fn new() -> Self {
        Self {
            budget: Budget::new(),
            out: Vec::new(),
            hidden: HashSet::new(),
            style: None,
            sheet: None,
            row: 0,
            repeated: 1,
            column: 0,
            cell: None,
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Declined> {
        match start.name().as_ref() {
            "style:style" => self.style = attribute(start, "style:name"),
            "style:table-properties" if attribute(start, "table:display").as_deref() == Some("false") => {
                self.hidden.extend(self.style.clone());
            }
            "table:table" if self.sheet.is_none() => {
                let style = attribute(start, "table:style-name").unwrap_or_default();
                let name = attribute(start, "table:name").unwrap_or_default();
                self.sheet = Some(Sheet::new(&name, self.hidden.contains(&style)));
                self.row = 0;
            }
            // A table in a cell would mix with the one around it.
            "table:table" => return Err(damaged()),
            "table:table-row" => {
                self.column = 0;
                self.repeated = number(start, "table:number-rows-repeated");
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.cell = Some(Open {
                    text: String::new(),
                    paragraphs: 0,
                    is_in_paragraph: false,
                    repeated: number(start, "table:number-columns-repeated"),
                    covers: (number(start, "table:number-rows-spanned"), number(start, "table:number-columns-spanned")),
                });
            }
            "text:p" | "text:h" => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                    cell.is_in_paragraph = true;
                }
            }
            "text:line-break" => self.push('\n'),
            "text:tab" => self.push('\t'),
            "text:s" => (0..number(start, "text:c").min(BLANKS)).for_each(|_| self.push(' ')),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                let (Some(cell), Some(sheet)) = (self.cell.take(), &mut self.sheet) else { return };
                if !cell.text.trim().is_empty() {
                    for column in 0..cell.repeated.min(COLUMNS) {
                        sheet.put(self.row, self.column.saturating_add(column), &cell.text, &mut self.budget);
                    }
                    let (rows, columns) = cell.covers;
                    if rows > 1 || columns > 1 {
                        let to = |from: u32, count: u32| (from, from.saturating_add(count - 1));
                        sheet.merge(Merge { rows: to(self.row, rows), columns: to(self.column, columns) });
                    }
                }
                self.column = self.column.saturating_add(cell.repeated);
            }
            "text:p" | "text:h" => {
                if let Some(cell) = &mut self.cell {
                    cell.is_in_paragraph = false;
                }
            }
            // Rows that are all the same say nothing more than the first.
            "table:table-row" => self.row = self.row.saturating_add(self.repeated),
            "table:table" => {
                self.out.extend(self.sheet.take());
            }
            _ => {}
        }
    }

    /// Text of a paragraph, in which a file's own line breaks and indents are one blank.
    fn text(&mut self, text: &str) {
        if self.cell.as_ref().is_none_or(|cell| !cell.is_in_paragraph) {
            return;
        }
        let mut blank = false;
        for letter in text.chars() {
            let is_blank = matches!(letter, ' ' | '\t' | '\r' | '\n');
            if !(is_blank && blank) {
                self.push(if is_blank { ' ' } else { letter });
            }
            blank = is_blank;
        }
    }

    fn push(&mut self, letter: char) {
        if let Some(cell) = &mut self.cell {
            cell.text.push(letter);
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == name)?;
    unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

/// A count, at least 1.
fn number(start: &BytesStart<'_>, name: &str) -> u32 {
    let written = attribute(start, name);
    written.map_or(1, |written| written.trim().parse().unwrap_or(u32::MAX)).max(1)
}
