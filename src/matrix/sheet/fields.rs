//! The fields of a sheet that is text, and where each stands.

use csv_core::{ReadFieldResult, ReaderBuilder};

use crate::matrix::name::bare;
use crate::matrix::read::Declined;
use crate::matrix::source::Page;
use crate::matrix::table::Cell;
use crate::text::Span;

use super::grid::{CELLS, Row, TOO_LARGE, plain};

/// What the first line of a sheet says separates its fields, as Excel writes it (`sep=;`), and where the sheet begins.
pub(super) fn told(text: &str) -> Option<(usize, u8)> {
    let line = text.lines().next()?;
    let told = line.trim_matches('"').strip_prefix("sep=")?;
    let [delimiter @ (b',' | b';' | b'\t' | b'|')] = told.as_bytes() else { return None };
    Some((line.len(), *delimiter))
}

/// The rows of `page` from byte `from` on; a blank line is a row without cells.
///
/// # Errors
/// Where a quote is never closed, so that it cannot be told where its cell ends; where there are too many cells.
pub(super) fn rows(page: &Page, from: usize, delimiter: u8) -> Result<Vec<Row>, Declined> {
    let text = page.text.as_bytes();
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    let mut value = vec![0; text.len() + 1];
    let mut rows: Vec<Row> = Vec::new();
    let mut cells: Vec<Cell> = Vec::new();
    let mut at = from;
    let mut count = 0;
    loop {
        if cells.is_empty() {
            let line = page.line(at.saturating_sub(1));
            at += text[at..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            if page.line(at) > line + 1 {
                rows.push(Row { line: line + 1, cells: Vec::new() });
            }
        }
        // `a, "b, c"`: a quote counts behind blanks too, or the comma in it would break the row.
        let blanks = text[at..].iter().take_while(|&&byte| byte == b' ').count();
        let start = if text.get(at + blanks) == Some(&b'"') { at + blanks } else { at };
        let (mut result, read, mut written) = reader.read_field(&text[start..], &mut value);
        at = start + read;
        let mut end = at.saturating_sub(1).max(start);
        if matches!(result, ReadFieldResult::InputEmpty) {
            let (last, _, more) = reader.read_field(&[], &mut value[written..]);
            (result, written, end) = (last, written + more, text.len());
        }
        let ReadFieldResult::Field { record_end } = result else { break };
        let value = std::str::from_utf8(&value[..written]).unwrap_or_default();
        cells.push(cell(page, Span::new(start, end), value)?);
        count += 1;
        if count > CELLS {
            return Err(TOO_LARGE.into());
        }
        if record_end {
            let line = cells.first().map_or(1, |cell| cell.place.line);
            rows.push(Row { line, cells: std::mem::take(&mut cells) });
        }
    }
    Ok(rows)
}

/// The cell of a field that is written at `raw`, and means `value` where its quotes are as they should be.
fn cell(page: &Page, raw: Span, value: &str) -> Result<Cell, Declined> {
    let written = raw.of(&page.text);
    let (content, text) = match quoted(written) {
        Quoted::No => (raw, written),
        Quoted::Yes(length) => (Span::new(raw.start + 1, raw.start + 1 + length), &value[..value.trim_end().len()]),
        Quoted::Open => {
            return Err(Declined {
                reason: format!("the quote that opens a cell on line {} is never closed", page.line(raw.start)),
                span: Some(Span::new(raw.start, raw.start + 1)),
            });
        }
    };
    let name = bare(content.of(&page.text)).shifted(content.start);
    Ok(Cell { plain: plain(text), name: page.place(name), text: text.trim().to_owned(), place: page.place(content) })
}

enum Quoted {
    /// Without quotes around it: `"Ship it" is a habit` is meant as it stands, though other readers drop its quotes.
    No,
    /// With quotes around so many bytes.
    Yes(usize),
    /// With a quote that is never closed.
    Open,
}

fn quoted(written: &str) -> Quoted {
    let Some(inner) = written.strip_prefix('"') else { return Quoted::No };
    let bytes = inner.as_bytes();
    let mut at = 0;
    loop {
        let Some(next) = bytes[at..].iter().position(|&byte| byte == b'"') else { return Quoted::Open };
        at += next;
        if bytes.get(at + 1) != Some(&b'"') {
            return if inner[at + 1..].trim().is_empty() { Quoted::Yes(at) } else { Quoted::No };
        }
        at += 2;
    }
}
