//! Which side of a table holds the levels.

use super::draft::Name;
use super::name::slug;
use super::rank::looks_like_level;
use super::table::{Cell, Table};

/// Columns that say something about a row, but describe no level and are no attribute.
const ASIDES: [&str; 26] = [
    "code",
    "comment",
    "comments",
    "compensation",
    "definition",
    "description",
    "evidence",
    "example",
    "examples",
    "experience",
    "gap",
    "grade",
    "notes",
    "pay",
    "question",
    "questions",
    "role",
    "salary",
    "status",
    "tenure",
    "title",
    "track",
    "weight",
    "weighting",
    "years",
    "years-of-experience",
];

/// Headers of a column that names attributes, where one for their pillars stands before it.
const NAMES: [&str; 15] = [
    "area",
    "attribute",
    "attributes",
    "axis",
    "capability",
    "category",
    "competency",
    "criterion",
    "dimension",
    "expectation",
    "skill",
    "sub-category",
    "subcategory",
    "theme",
    "topic",
];

/// Columns that name a level beside its code.
const TITLES: [&str; 2] = ["title", "role"];

/// Where the levels and the attributes of a table are.
#[derive(Debug)]
pub(super) enum Axis {
    /// Levels in these columns; names of attributes in one column, of their pillars perhaps in another.
    Columns { levels: Vec<usize>, names: usize, pillars: Option<usize> },
    /// Levels in these rows; attributes in these columns; titles of the levels perhaps in one.
    Rows { levels: Vec<usize>, attributes: Vec<usize>, titles: Option<usize> },
}

/// The cells that tell of one attribute.
pub(super) struct Cells<'t> {
    /// Its name.
    pub(super) name: &'t Cell,
    /// Its pillar's name, where a column has it.
    pub(super) pillar: Option<&'t Cell>,
    /// Its text at each level.
    pub(super) descriptors: Vec<Option<&'t Cell>>,
}

impl Axis {
    /// The side that names levels; the header where both do, as most matrices are written so.
    pub(super) fn of(table: &Table) -> Option<Self> {
        let header: Vec<String> = table.header.iter().map(plain_name).collect();
        let firsts: Vec<String> =
            table.rows.iter().map(|row| row.first().map(plain_name).unwrap_or_default()).collect();
        let across = share(header.get(1..).unwrap_or_default());
        let down = share(&firsts);
        match (across, down) {
            (Some(across), Some(down)) if down > across => Self::rows(&header, &firsts),
            (Some(_), _) => Some(Self::columns(&header)),
            (None, Some(_)) => Self::rows(&header, &firsts),
            (None, None) => None,
        }
    }

    fn columns(header: &[String]) -> Self {
        // A plain "Engineer" is a level too: only what is known to name attributes, or to be an aside, is skipped.
        let is_front = |name: &String| is_aside(name) || NAMES.contains(&slug(name).as_str());
        let first = 1 + header.iter().skip(1).take_while(|name| is_front(name)).count();
        let front: Vec<usize> = (0..first).filter(|&index| !is_aside(&header[index])).collect();
        let names = front.last().copied().unwrap_or(0);
        let pillars = front.iter().rev().nth(1).copied();
        let is_level = |&index: &usize| !header[index].is_empty() && !is_aside(&header[index]);
        Self::Columns { levels: (first..header.len()).filter(is_level).collect(), names, pillars }
    }

    fn rows(header: &[String], firsts: &[String]) -> Option<Self> {
        let is_attribute = |&index: &usize| !header[index].is_empty() && !is_aside(&header[index]);
        let attributes: Vec<usize> = (1..header.len()).filter(is_attribute).collect();
        let levels = (0..firsts.len()).filter(|&index| !firsts[index].is_empty()).collect();
        let titles = header.iter().position(|name| TITLES.contains(&slug(name).as_str())).filter(|&index| index > 0);
        (!attributes.is_empty()).then_some(Self::Rows { levels, attributes, titles })
    }

    /// Whether a row whose other cells are empty groups those below it.
    pub(super) fn has_pillar_rows(&self) -> bool {
        matches!(self, Self::Columns { .. })
    }

    /// Name of each level, and its title where a column of its own tells it.
    pub(super) fn levels(&self, table: &Table) -> Vec<(Name, Option<Name>)> {
        match self {
            Self::Columns { levels, .. } => levels.iter().map(|&column| (table.header[column].name(), None)).collect(),
            Self::Rows { levels, titles, .. } => {
                let rows = levels.iter().filter_map(|&row| table.rows.get(row));
                let title = |row: &Vec<Cell>| titles.and_then(|column| row.get(column)).map(Cell::name);
                let told = |row| title(row).filter(|title| !title.text.is_empty());
                rows.filter_map(|row| Some((row.first()?.name(), told(row)))).collect()
            }
        }
    }

    /// The cells of each attribute. A short row lacks some.
    pub(super) fn attributes<'t>(&self, table: &'t Table) -> Vec<Cells<'t>> {
        match self {
            Self::Columns { levels, names, pillars } => {
                let of = |row: &'t Vec<Cell>| {
                    let descriptors = levels.iter().map(|&column| row.get(column)).collect();
                    let pillar = pillars.and_then(|column| row.get(column));
                    Some(Cells { name: row.get(*names)?, pillar, descriptors })
                };
                table.rows.iter().filter_map(of).collect()
            }
            Self::Rows { levels, attributes, .. } => {
                let of = |&column: &usize| {
                    let descriptors = levels.iter().map(|&row| table.rows[row].get(column)).collect();
                    Some(Cells { name: table.header.get(column)?, pillar: None, descriptors })
                };
                attributes.iter().filter_map(of).collect()
            }
        }
    }
}

fn plain_name(cell: &Cell) -> String {
    cell.name().text
}

fn is_aside(name: &str) -> bool {
    ASIDES.contains(&slug(name).as_str())
}

/// How many of the names are levels, in thousandths; none where fewer than two or less than half are.
fn share(names: &[String]) -> Option<usize> {
    let told = names.iter().filter(|name| !name.is_empty() && !is_aside(name)).count();
    let levels = names.iter().filter(|name| looks_like_level(name)).count();
    (levels >= 2 && levels * 2 >= told).then(|| levels * 1000 / told.max(1))
}
