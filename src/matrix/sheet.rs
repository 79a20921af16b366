//! Reads sheets that were exported or pasted as text: comma-, semicolon- or tab-separated values.

mod fields;
mod grid;
mod long;

use super::Shape;
use super::draft::Draft;
use super::read::Declined;
use super::source::Page;
use super::table;

pub(super) use grid::{CELLS, Found, ROWS, Row, TOO_LARGE, found, plain, score};

/// The matrices in a sheet.
///
/// What separates its fields is tried out: the reading that makes the largest matrix is the one that was meant. A comma
/// in a descriptor breaks the rows of a sheet that is separated by semicolons, and the other way round.
pub(super) fn read(page: &Page, shape: Shape) -> Result<Vec<Draft>, Declined> {
    if page.text.contains('\0') {
        return Err("it is not text; export it again as CSV (UTF-8)".into());
    }
    let (told, delimiters) = match (fields::told(&page.text), shape) {
        (Some((start, delimiter)), _) => (start, vec![delimiter]),
        (None, Shape::Tsv) => (0, vec![b'\t', b';', b',']),
        (None, _) => (0, vec![b',', b';', b'\t']),
    };
    let readings = delimiters.into_iter().map(|delimiter| {
        let mut drafts = drafts(page, told, delimiter, shape)?;
        if let Some(first) = drafts.first_mut().filter(|_| told > 0) {
            first.place(page.place(page.line_span(1)));
        }
        Ok(drafts)
    });
    let mut best: Option<Result<Vec<Draft>, Declined>> = None;
    for reading in readings {
        let size = |reading: &Result<Vec<Draft>, Declined>| reading.as_ref().map_or(0, |drafts| score(drafts));
        // Of two that make as much, or nothing, the first is the likelier.
        if best.as_ref().is_none_or(|best| size(&reading) > size(best)) {
            best = Some(reading);
        }
    }
    best.unwrap_or_else(|| Err("it has no rows".into()))
}

fn drafts(page: &Page, from: usize, delimiter: u8, shape: Shape) -> Result<Vec<Draft>, Declined> {
    let rows = fields::rows(page, from, delimiter)?;
    let Found { tables, mut drafts } = found(rows, shape)?;
    if drafts.is_empty() || !tables.is_empty() {
        drafts.extend(table::drafts(&tables, shape)?);
    }
    Ok(drafts)
}

#[cfg(test)]
mod tests;
