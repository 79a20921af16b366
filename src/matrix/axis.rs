//! Which side of a table holds the levels.

mod value;
mod words;

use std::collections::{BTreeSet, HashSet};

use super::draft::Name;
use super::model::Place;
use super::rank::is_code;
use super::table::Cell;

pub(super) use value::{Value, is_phrase, value};
use words::{is_aside, may_be_level, role};
pub(super) use words::{is_general, is_level, names_attributes, names_levels, names_titles};

/// A ladder with more levels than this is none.
const MOST_LEVELS: usize = 60;
/// In how many rows at the top of a table its levels are looked for.
const HEADS: usize = 4;

/// Where the levels and the attributes of a table are, by column and row; the row that names the columns is [`Layout::head`].
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Axis {
    /// Levels in these columns; names of attributes in one column, of their pillars perhaps in another.
    Columns { levels: Vec<usize>, names: Option<usize>, pillars: Option<usize> },
    /// Levels in one column, which begins a level in each of these rows; attributes in these columns; titles of the
    /// levels perhaps in one.
    Rows { column: usize, levels: Vec<usize>, attributes: Vec<usize>, titles: Option<usize> },
    /// Each row a cell: its level, its attribute and what it asks for each in a column.
    Cells { level: usize, attribute: usize, text: usize },
}

/// A table's axis and where it was found.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// The row, counted from the table's first, that names the columns.
    pub(super) head: usize,
    pub(super) axis: Axis,
}

impl Layout {
    /// How the rows of a table, its header first, are to be read; none where it does not tell levels.
    pub(super) fn of(lines: &[&[Cell]]) -> Option<Self> {
        let names = |line: &[Cell]| -> Vec<String> { line.iter().map(|cell| level_name(cell).0.text).collect() };
        let first = names(lines.first()?);
        let down = Down::of(&first, lines);
        let head = (0..lines.len().min(HEADS))
            .find(|&row| share(names(lines[row]).get(1..).unwrap_or_default()).is_some() && tops(lines, row))
            .filter(|&row| row == 0 || down.share.is_none());
        let across = head.and_then(|row| share(names(lines[row]).get(1..).unwrap_or_default()));
        let corner = first.first().map(String::as_str).unwrap_or_default();
        let rows = || down.axis(&first, lines).map(|axis| Self { head: 0, axis });
        let columns = |head: usize| Some(Self { head, axis: columns(&names(lines[head]), &lines[head + 1..])? });
        match (head.zip(across), down.share) {
            (Some((_, across)), Some(share)) if share > across || names_levels(corner) && share * 2 > across => rows(),
            (Some((head, _)), _) => columns(head),
            (None, Some(_)) => rows(),
            (None, None) if names_levels(corner) && !names_attributes(corner) && down.could_be() => rows(),
            (None, None) => told_by_corner(&first, lines).map(|axis| Self { head: 0, axis }),
        }
    }
}

/// The names of levels down a column.
struct Down {
    column: usize,
    names: Vec<String>,
    share: Option<usize>,
}

impl Down {
    fn of(header: &[String], lines: &[&[Cell]]) -> Self {
        let told = header.iter().take(3).position(|name| names_levels(name));
        let column = told.unwrap_or(0);
        let name = |line: &&[Cell]| line.get(column).map(|cell| level_name(cell).0.text).unwrap_or_default();
        let names: Vec<String> = lines.iter().skip(1).map(name).collect();
        // Numbers count rows, unless their column says that it counts levels.
        let counts = told.is_none() && !names.iter().any(|name| name.chars().any(char::is_alphabetic));
        let share = share(&names).filter(|_| !counts);
        Self { column, names, share }
    }

    /// Whether what stands in the column may be names of levels, though no word says so.
    fn could_be(&self) -> bool {
        let told: Vec<&String> = self.names.iter().filter(|name| !name.is_empty()).collect();
        let own: HashSet<&String> = told.iter().copied().collect();
        told.len() >= 2 && own.len() == told.len() && told.iter().all(|name| name.split_whitespace().count() <= 4)
    }

    fn axis(&self, header: &[String], lines: &[&[Cell]]) -> Option<Axis> {
        let body = &lines[1..];
        let titles = (0..header.len()).find(|&index| index != self.column && names_titles(&header[index]));
        let others = (0..header.len()).filter(|&index| index != self.column && Some(index) != titles);
        let speaks = |&index: &usize| speaks(body, index);
        let named = |&index: &usize| !header[index].is_empty() && !is_aside(&header[index]);
        let mut attributes: Vec<usize> = others.clone().filter(named).filter(speaks).collect();
        if let Some(axis) = self.cells(header, &attributes) {
            return Some(axis);
        }
        if attributes.is_empty() {
            // "Level | Description": what the heading says is described.
            attributes = others.filter(|&index| is_general(&header[index])).filter(speaks).collect();
            attributes.truncate(1);
        }
        let is_row = |&index: &usize| {
            let name = &self.names[index];
            is_level(name)
                || !name.is_empty() && name.split_whitespace().count() <= 4 && !is_group(body[index], self.column)
        };
        let levels: Vec<usize> = (0..self.names.len()).filter(is_row).collect();
        (!attributes.is_empty() && (2..=MOST_LEVELS).contains(&levels.len())).then_some(Axis::Rows {
            column: self.column,
            levels,
            attributes,
            titles,
        })
    }

    /// A level that comes again and again beside names of attributes: each row is a cell.
    fn cells(&self, header: &[String], attributes: &[usize]) -> Option<Axis> {
        let told: Vec<&String> = self.names.iter().filter(|name| !name.is_empty()).collect();
        let own: HashSet<&String> = told.iter().copied().collect();
        let attribute = attributes.iter().copied().find(|&index| names_attributes(&header[index]))?;
        let text = attributes.iter().copied().find(|&index| index != attribute)?;
        (own.len() * 2 <= told.len() || self.names.iter().filter(|name| name.is_empty()).count() > told.len())
            .then_some(Axis::Cells { level: self.column, attribute, text })
    }
}

/// Whether the rows above `row` could be a title or names for groups of its columns.
fn tops(lines: &[&[Cell]], row: usize) -> bool {
    let told = |line: &[Cell]| line.iter().skip(1).filter(|cell| !cell.plain.trim().is_empty()).count();
    let own = |line: &[Cell]| {
        let places: BTreeSet<Place> =
            line.iter().skip(1).filter(|cell| !cell.plain.trim().is_empty()).map(|cell| cell.place).collect();
        places.len()
    };
    let count = told(lines[row]);
    lines[..row].iter().all(|line| own(line) < count && line.iter().all(|cell| cell.plain.len() < 200))
}

fn columns(header: &[String], body: &[&[Cell]]) -> Option<Axis> {
    // A plain "Engineer" is a level too: only what is known to name attributes, or to be an aside, is skipped.
    let known = |name: &String| name.is_empty() || is_aside(name) || names_attributes(name);
    // A column of short names before levels of a role that it does not have names attributes, whatever it is called.
    let roles: HashSet<Vec<String>> = header.iter().filter(|name| is_level(name)).map(|name| role(name)).collect();
    let is_front = |&(index, name): &(usize, &String)| {
        known(name)
            || !is_level(name)
                && !roles.is_empty()
                && roles.iter().all(|role| !role.is_empty())
                && !roles.contains(&role(name))
                && body.iter().filter_map(|row| row.get(index)).all(|cell| !is_phrase(cell) || cell.plain.len() < 40)
    };
    let nameless = header.first().is_some_and(|name| is_level(name))
        && body.iter().all(|row| row.first().is_none_or(|cell| cell.plain.is_empty() || is_phrase(cell)));
    let first = if nameless { 0 } else { 1 + header.iter().enumerate().skip(1).take_while(is_front).count() };
    let mut front: Vec<usize> = (0..first).filter(|&index| index == 0 || !is_aside(&header[index])).collect();
    if front.len() > 1 {
        front.retain(|&index| !is_aside(&header[index]) && !counts(body, index));
    }
    let names = front.last().copied();
    let pillars = front.iter().rev().nth(1).copied();
    let is_column = |&index: &usize| {
        let name = &header[index];
        is_level(name) || may_be_level(name) && !marks(body, index)
    };
    let levels: Vec<usize> = (first..header.len()).filter(is_column).collect();
    ((2..=MOST_LEVELS).contains(&levels.len()) && (names.is_some() || nameless)).then_some(Axis::Columns {
        levels,
        names,
        pillars,
    })
}

/// Levels that no word tells: where the corner says that the rows are attributes, and all that stands in the cells
/// describes.
fn told_by_corner(header: &[String], lines: &[&[Cell]]) -> Option<Axis> {
    let body = &lines[1..];
    let corner = header.first().filter(|name| names_attributes(name))?;
    let columns: Vec<usize> = (1..header.len()).collect();
    let own: HashSet<&String> = header.iter().collect();
    let fits = !corner.is_empty()
        && (3..=MOST_LEVELS).contains(&columns.len())
        && own.len() == header.len()
        && header[1..].iter().all(|name| may_be_level(name) && name.split_whitespace().count() <= 2)
        && body.len() >= 2
        && body.iter().all(|row| row.len() == header.len() && row[1..].iter().all(is_phrase));
    fits.then_some(Axis::Columns { levels: columns, names: Some(0), pillars: None })
}

/// Whether a column says something in words, or is left empty.
fn speaks(body: &[&[Cell]], column: usize) -> bool {
    let mut told = (0, 0);
    for row in body {
        match row.get(column).map_or(Value::Nothing, value) {
            Value::Nothing => {}
            Value::Mark => told.0 += 1,
            Value::Words => told.1 += 1,
        }
    }
    told.1 > told.0 || told == (0, 0)
}

/// Whether a column holds marks and no words.
fn marks(body: &[&[Cell]], column: usize) -> bool {
    let mut told =
        body.iter().map(|row| row.get(column).map_or(Value::Nothing, value)).filter(|told| *told != Value::Nothing);
    let first = told.next();
    first == Some(Value::Mark) && told.all(|told| told == Value::Mark)
}

/// Whether a column holds numbers alone.
fn counts(body: &[&[Cell]], column: usize) -> bool {
    let mut told =
        body.iter().filter_map(|row| row.get(column)).map(|cell| cell.plain.trim()).filter(|plain| !plain.is_empty());
    told.all(|plain| !plain.chars().any(char::is_alphabetic))
}

/// Whether a row names what follows: all but one of its cells are empty, or it is one wide cell.
pub(super) fn is_group(row: &[Cell], name: usize) -> bool {
    let Some(named) = row.get(name).filter(|cell| !cell.plain.trim().is_empty()) else { return false };
    row.iter().enumerate().all(|(index, cell)| {
        index == name || cell.plain.trim().is_empty() || cell.place == named.place && !cell.place.span.is_empty()
    })
}

/// What a cell at the edge of a table is called, and whether it says more than that: in `L4<br>Senior<br>Leads a team`
/// the last line describes.
pub(super) fn level_name(cell: &Cell) -> (Name, bool) {
    let whole = cell.name();
    let lines: Vec<&str> = cell.plain.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() < 2 || whole.text.split_whitespace().count() <= 3 && is_level(&whole.text) {
        return (whole, false);
    }
    let own = |line: &str| super::name::bare(line).of(line).to_owned();
    let mut text = own(lines[0]);
    let mut taken = 1;
    while let Some(next) = lines.get(taken).map(|line| own(line)) {
        let count = next.split_whitespace().count();
        let code = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(is_code);
        let goes_on = is_code(&text) && count <= 4
            || code(&next) && count <= 3 && !code(&text)
            || count <= 2
                && !next.chars().any(|c| c.is_ascii_digit())
                && taken == 1
                && text.split_whitespace().count() == 1;
        if !goes_on {
            break;
        }
        text = format!("{text} {next}");
        taken += 1;
    }
    if taken == lines.len() || !is_level(&text) {
        return (whole, false);
    }
    let place = part(cell, &text).unwrap_or(cell.name);
    (Name { text, place }, true)
}

/// Where `words`, which the cell begins with, stand.
fn part(cell: &Cell, words: &str) -> Option<Place> {
    let at = cell.text.find(words)?;
    let start = cell.place.span.start + at;
    let line = cell.place.line + cell.text[..at].matches('\n').count();
    (!cell.place.span.is_empty()).then(|| Place {
        file: cell.place.file,
        span: crate::text::Span::new(start, start + words.len()),
        line,
    })
}

/// How many of the names are levels, in thousandths; none where fewer than two or less than half are. A plain
/// `Programmer` is one beside a `Senior Programmer`.
fn share(names: &[String]) -> Option<usize> {
    let told = names.iter().filter(|name| !name.is_empty() && !is_aside(name)).count();
    let mut levels = names.iter().filter(|name| is_level(name)).count();
    if levels == 0 || levels * 2 + 2 < told {
        return None;
    }
    let roles: HashSet<Vec<String>> = names.iter().filter(|name| is_level(name)).map(|name| role(name)).collect();
    levels += names.iter().filter(|name| !name.is_empty() && !is_level(name) && roles.contains(&role(name))).count();
    (levels >= 2 && levels * 2 >= told).then(|| levels * 1000 / told.max(1))
}
