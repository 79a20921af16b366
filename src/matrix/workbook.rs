//! Reads workbooks: `.xlsx` and `.ods`.
//!
//! A workbook has no text that a place could point into: its places are row numbers. What nobody made anything of is
//! therefore told here, row by row, and not by `unplaced`.

mod cells;
mod ods;
mod parts;
mod xlsx;

use std::collections::BTreeSet;

use crate::text::Span;

use super::draft::{Draft, Name};
use super::model::Place;
use super::name::bare;
use super::read::Declined;
use super::sheet::{Found, ROWS, Row, found, score};
use super::table::{self, Table};
use super::{Shape, UNPLACED};

use parts::Parts;

/// The matrices in a workbook: a sheet that is a grid is one, unless several sheets say of the same levels what each
/// pillar asks for.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Draft>, Declined> {
    let parts = Parts::of(bytes)?;
    let sheets = if parts.has("content.xml") { ods::sheets(&parts) } else { xlsx::sheets(bytes, &parts) }?;
    let mut notes: Vec<(Place, usize, String)> = Vec::new();
    let mut grids: Vec<(String, Found)> = Vec::new();
    let mut declined: Option<Declined> = None;
    for sheet in sheets {
        let (name, is_hidden) = (sheet.name.clone(), sheet.is_hidden);
        let (told, found, read) = match sheet.rows().and_then(tables) {
            Ok(tables) => tables,
            Err(reason) => {
                notes.push((row(1), 1, format!("The sheet {name} is not read: {}.", reason.reason)));
                declined = declined.or(Some(reason));
                continue;
            }
        };
        let (Some(&first), Some(&last)) = (told.first(), told.last()) else { continue };
        let is_grid = !read.is_empty();
        if is_hidden {
            if is_grid {
                notes.push((row(first), last, format!("The hidden sheet {name} is not read. Show it if it counts.")));
            }
            continue;
        }
        if !is_grid {
            let text = format!("The sheet {name} is read as neither levels, attributes nor what they ask for.");
            notes.push((row(first), last, text));
            continue;
        }
        notes.extend(unread(&told, &read).map(|(first, last)| {
            let rows = if first == last { format!("Row {first}") } else { format!("Rows {first} to {last}") };
            let are = if first == last { "is" } else { "are" };
            let what = "read as neither a level, an attribute nor what one asks for.";
            (row(first), last, format!("{rows} of the sheet {name} {are} {what}"))
        }));
        grids.push((name, found));
    }
    if let Some(reason) = declined.filter(|_| grids.is_empty()) {
        return Err(reason);
    }
    let mut drafts = joined(grids)?;
    for draft in &mut drafts {
        for (place, last, text) in &notes {
            draft.note(*place, *last, UNPLACED, text.clone());
        }
    }
    Ok(drafts)
}

/// The rows of one sheet that say something, what they hold, and those that are in it: none where it is no grid.
fn tables(rows: Vec<Row>) -> Result<(Vec<usize>, Found, BTreeSet<usize>), Declined> {
    let told = rows.iter().filter(|row| !row.is_blank()).map(|row| row.line).collect();
    let mut found = found(rows, Shape::Workbook)?;
    found.tables.retain(|table| {
        table::drafts(std::slice::from_ref(table), Shape::Workbook).is_ok_and(|drafts| score(&drafts) > 0)
    });
    let drafts = if found.tables.is_empty() { Vec::new() } else { table::drafts(&found.tables, Shape::Workbook)? };
    let drafts = found.drafts.iter().chain(&drafts).filter(|draft| draft.is_grid());
    let read = drafts.flat_map(Draft::places).map(|place| place.line).collect();
    Ok((told, found, read))
}

/// The drafts of all sheets: each under its sheet's name where there are several.
fn joined(grids: Vec<(String, Found)>) -> Result<Vec<Draft>, Declined> {
    let several = grids.len() > 1;
    let mut tables: Vec<Table> = Vec::new();
    let mut drafts: Vec<Draft> = Vec::new();
    for (sheet, (name, mut found)) in grids.into_iter().enumerate() {
        if several {
            let alone = found.tables.len() == 1;
            for table in found.tables.iter_mut().filter(|table| alone || table.heading.is_none()) {
                let text = bare(&name).of(&name).to_owned();
                table.heading = Some(Name { text, place: row(table.place.line) });
            }
            found.drafts.iter_mut().for_each(|draft| draft.track(&name));
        }
        // Tables under one heading belong together, and headings are told apart by their places. Rows of two sheets have
        // the same numbers.
        let mut known: Vec<String> = Vec::new();
        for heading in found.tables.iter_mut().filter_map(|table| table.heading.as_mut()) {
            let at = known.iter().position(|text| *text == heading.text).unwrap_or(known.len());
            if at == known.len() {
                known.push(heading.text.clone());
            }
            heading.place.span = Span::empty(sheet * ROWS + at);
        }
        tables.append(&mut found.tables);
        drafts.append(&mut found.drafts);
    }
    if tables.is_empty() && drafts.is_empty() {
        return Err("no sheet has two levels on one side".into());
    }
    if !tables.is_empty() {
        drafts.extend(table::drafts(&tables, Shape::Workbook)?);
    }
    Ok(drafts)
}

/// The runs of rows in `told` that are not in `read`.
fn unread(told: &[usize], read: &BTreeSet<usize>) -> impl Iterator<Item = (usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut goes_on = false;
    for &line in told {
        if read.contains(&line) {
            goes_on = false;
        } else if let Some((_, last)) = runs.last_mut().filter(|_| goes_on) {
            *last = line;
        } else {
            runs.push((line, line));
            goes_on = true;
        }
    }
    runs.into_iter()
}

/// The place of a row, from 1.
fn row(line: usize) -> Place {
    Place { file: 0, span: Span::empty(0), line }
}

#[cfg(test)]
mod tests;
