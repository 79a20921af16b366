//! Reads a pipe table, in either orientation.

mod axis;

use crate::syntax::{Cell, Table};
use crate::text::{Problem, Span};

use super::model::{Attribute, Descriptor, Level, Matrix};
use super::name::{bare, slug};
use super::{EMPTY_DESCRIPTOR, UNREADABLE, rank};
use axis::{Axis, Cells};

/// A matrix from the first table that is a grid of at least two levels and one attribute, levels on either side.
///
/// `path` is the text's file, as the loader names it; `line_of` gives the line, from 1, of a byte of the text.
///
/// # Errors
///
/// Where no table is such a grid: one problem that says what a grid looks like.
pub fn read(tables: &[Table], path: Option<&str>, line_of: &dyn Fn(usize) -> usize) -> Result<Matrix, Vec<Problem>> {
    let mut matrix = tables.iter().find_map(|table| grid(table, line_of)).ok_or_else(|| vec![unreadable(tables)])?;
    matrix.path = path.map(str::to_owned);
    matrix.problems = matrix.attributes.iter().filter_map(|attribute| unsaid(attribute, &matrix.levels)).collect();
    Ok(matrix)
}

/// The table as a matrix, if it is one.
fn grid(table: &Table, line_of: &dyn Fn(usize) -> usize) -> Option<Matrix> {
    let axis = Axis::of(table)?;
    let mut matrix = Matrix { levels: levels(table, &axis), ..Matrix::default() };
    let mut pillar = None;
    for Cells { name, pillar: group, descriptors } in axis.attributes(table) {
        let span = bare(&name.passage.plain);
        let text = span.of(&name.passage.plain);
        if text.is_empty() {
            continue;
        }
        let descriptors: Vec<_> =
            descriptors.iter().map(|cell| cell.and_then(|cell| descriptor(cell, line_of))).collect();
        if axis.has_pillar_rows() && descriptors.iter().all(Option::is_none) {
            pillar = Some(text.to_owned());
            continue;
        }
        if let Some(group) = group.map(plain_name).filter(|name| !name.is_empty()) {
            pillar = Some(group);
        }
        let span = in_source(name, span);
        matrix.attributes.push(Attribute {
            id: unique(&slug(text), |id| matrix.attributes.iter().any(|other| other.id == id)),
            name: text.to_owned(),
            pillar: pillar.clone(),
            span,
            line: line_of(span.start),
            descriptors,
        });
    }
    (!matrix.attributes.is_empty()).then_some(matrix)
}

fn levels(table: &Table, axis: &Axis) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    let names: Vec<(String, Option<String>)> = axis.levels(table);
    for (name, told) in names {
        let (title, code) = rank::split(&name);
        let title = told.unwrap_or(title);
        let taken = |id: &str| levels.iter().any(|level| level.id == id);
        let by_title = slug(&title);
        let id = if taken(&by_title) { unique(&slug(&name), taken) } else { by_title };
        levels.push(Level { id, name, code, title });
    }
    levels
}

/// `id`, or `id-2`, `id-3` … where it is taken. What has no letter is called by its place.
fn unique(id: &str, taken: impl Fn(&str) -> bool) -> String {
    let id = if id.is_empty() { "unnamed" } else { id };
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.to_owned()).chain(numbered).find(|id| !taken(id)).unwrap_or_default()
}

fn plain_name(cell: &Cell) -> String {
    bare(&cell.passage.plain).of(&cell.passage.plain).to_owned()
}

/// Where words of a cell stand in the text that was read.
fn in_source(cell: &Cell, words: Span) -> Span {
    cell.passage.source_span(words).shifted(cell.span.start)
}

fn descriptor(cell: &Cell, line_of: &dyn Fn(usize) -> usize) -> Option<Descriptor> {
    let text = cell.passage.source.trim();
    let says_nothing = matches!(text.to_lowercase().as_str(), "" | "-" | "–" | "—" | "n/a" | "tbd" | "…" | "...");
    (!says_nothing).then(|| Descriptor { text: text.to_owned(), span: cell.span, line: line_of(cell.span.start) })
}

/// One problem for an attribute that is silent at some level, on its name.
fn unsaid(attribute: &Attribute, levels: &[Level]) -> Option<Problem> {
    let silent = levels.iter().zip(&attribute.descriptors).filter(|(_, descriptor)| descriptor.is_none());
    let silent: Vec<&str> = silent.map(|(level, _)| level.name.as_str()).collect();
    (!silent.is_empty()).then(|| Problem {
        span: attribute.span,
        code: EMPTY_DESCRIPTOR,
        text: format!(
            "{} says nothing at {}: note how you read it under Ambiguities and ask your manager.",
            attribute.name,
            silent.join(", ")
        ),
    })
}

fn unreadable(tables: &[Table]) -> Problem {
    let text = if tables.is_empty() {
        "No matrix can be read here: there is no table. Give it one with an attribute in each row and a level, such as \
         `Senior (L5)`, in each column, or the other way round."
    } else {
        "No matrix can be read here: no table has at least two levels on one side. Name them so that they can be told, \
         such as `Senior (L5)` and `Staff (L6)`, with the attributes on the other side."
    };
    Problem {
        span: tables.first().map(|table| table.header.span).unwrap_or_default(),
        code: UNREADABLE,
        text: text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
