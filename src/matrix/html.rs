//! Reads HTML tables in Markdown.

mod find;
mod rows;

use super::Shape;
use super::draft::{Draft, Name};
use super::model::Place;
use super::read::{Declined, Markdown};
use super::table::{self, Table};

/// The HTML tables of a Markdown text that are grids, those in quotes and code left out.
pub(super) fn read(markdown: &Markdown<'_>) -> Result<Vec<Draft>, Declined> {
    let (found, levels) = find::tables(markdown);
    if found.is_empty() {
        return Err("there is no HTML table".into());
    }
    let mut tables: Vec<Table> = Vec::with_capacity(found.len());
    let mut trails: Vec<Vec<Name>> = Vec::with_capacity(found.len());
    let mut marks = Vec::with_capacity(found.len());
    for place in found {
        let read = rows::read(markdown.page, place.span, place.trail.last().cloned());
        tables.push(read.table);
        trails.push(place.trail);
        marks.push((read.tags, read.strays));
    }
    let mut drafts = table::drafts_under(&tables, &trails, levels, Shape::Html)?;
    // Which draft reads what, to find those that were made of a table.
    let places =
        drafts.iter().enumerate().flat_map(|(index, draft)| draft.places().map(move |place| (place.span.start, index)));
    let mut starts: Vec<(usize, usize)> = places.collect();
    starts.sort_unstable();
    for (table, (tags, strays)) in tables.iter().zip(marks) {
        let at = starts.partition_point(|&(start, _)| start < table.place.span.start);
        if let Some(&(_, draft)) = starts.get(at).filter(|(start, _)| *start < table.place.span.end) {
            account(&mut drafts[draft], tags, &strays);
        }
    }
    Ok(drafts)
}

/// Says that the tags of a table that was read are understood, and that words between its cells are not.
fn account(draft: &mut Draft, tags: Vec<Place>, strays: &[Place]) {
    for tag in tags {
        draft.place(tag);
    }
    for &stray in strays {
        draft.note(stray, stray.line, super::UNPLACED, "Words that stand between the cells of a table are not read.");
    }
}

#[cfg(test)]
mod tests;
