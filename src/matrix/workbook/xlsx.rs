//! The sheets of an `.xlsx` file, read with calamine.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::matrix::read::Declined;
use crate::matrix::sheet::TOO_LARGE;

use super::cells::{Budget, Merge, Sheet};
use super::parts::{Parts, damaged, protected};

/// Most bytes of XML that the sheets may be, were each as long as the longest part. Sheets may share one part.
const READ: usize = 48 * 1024 * 1024;

/// The sheets of the workbook in `bytes`, whose parts are known to be small.
///
/// Cells are taken one by one: calamine's own range is as large as the furthest cell is far away.
pub(super) fn sheets(bytes: &[u8], parts: &Parts) -> Result<Vec<Sheet>, Declined> {
    if parts.all().any(|(name, part)| name.to_lowercase().ends_with("sharedstrings.xml") && !counts_truly(part)) {
        return Err(damaged());
    }
    // calamine 0.38 computes with the corners of a region (`ref="B2:A1"`) without looking at them, and overflows.
    let longest = parts.all().map(|(_, part)| part.len()).max().unwrap_or_default();
    catch_unwind(AssertUnwindSafe(|| read(bytes, longest))).unwrap_or_else(|_| Err(damaged()))
}

fn read(bytes: &[u8], longest: usize) -> Result<Vec<Sheet>, Declined> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| said(&error))?;
    let mut budget = Budget::new();
    let mut out = Vec::new();
    let known: Vec<calamine::Sheet> = workbook.sheets_metadata().to_vec();
    if known.len().saturating_mul(longest) > READ {
        return Err(TOO_LARGE.into());
    }
    for about in known.iter().filter(|about| about.typ == SheetType::WorkSheet) {
        let mut sheet = Sheet::new(&about.name, about.visible != SheetVisible::Visible);
        let mut cells = workbook.worksheet_cells_reader(&about.name).map_err(|error| said(&error))?;
        while let Some(cell) = cells.next_cell().map_err(|error| said(&error))? {
            let (row, column) = cell.get_position();
            if !sheet.put(row, column, &shown(cell.get_value()), &mut budget) {
                break;
            }
        }
        drop(cells);
        // What is merged is told behind the cells. A sheet in which that is broken is read without.
        for region in workbook.merge_cells_by_sheet_name(&about.name).unwrap_or_default() {
            let ((top, left), (bottom, right)) = (region.start, region.end);
            sheet.merge(Merge { rows: (top, bottom), columns: (left, right) });
        }
        out.push(sheet);
    }
    Ok(out)
}

fn said(error: &XlsxError) -> Declined {
    match error {
        XlsxError::Password => protected(),
        _ => damaged(),
    }
}

/// What a person sees in a cell, as far as it can be told without its format. An error such as `#REF!` says nothing.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_shown(*number),
        DataRef::String(text) => lines(text),
        DataRef::SharedString(text) => lines(text),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(duration) => number_shown(duration.as_f64()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// `3` and not `3.0`; `0.3` and not `0.30000000000000004`.
fn number_shown(number: f64) -> String {
    let shown = format!("{number:.10}");
    shown.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Whether the table of texts has room for as many as it says it holds. calamine sets that much memory aside at once.
fn counts_truly(part: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(part) else { return false };
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) if start.local_name().as_ref() == "sst" => {
                let mut told = start.attributes();
                let mut counts = told.with_checks(false).flatten().filter(|one| one.key.as_ref() == "uniqueCount");
                return counts.all(|count| count.value.parse::<usize>().is_ok_and(|count| count <= part.len()));
            }
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}
