//! Reads a sheet with a row for each cell of the matrix: level, attribute, text.

use crate::matrix::draft::{Draft, Name};
use crate::matrix::name::slug;
use crate::matrix::read::Declined;
use crate::matrix::table::Cell;
use crate::matrix::{Shape, UNPLACED, order};

use super::grid::{Row, TOO_LARGE};

const LEVELS: [&str; 10] = [
    "level",
    "levels",
    "grade",
    "band",
    "seniority",
    "job-level",
    "career-level",
    "level-name",
    "role-level",
    "job-grade",
];
/// Columns that name an attribute, whatever stands beside them.
const ATTRIBUTES: [&str; 16] = [
    "attribute",
    "competency",
    "competence",
    "skill",
    "capability",
    "sub-category",
    "subcategory",
    "topic",
    "axis",
    "attribute-name",
    "competency-name",
    "expectation-area",
    "focus-area",
    "sub-theme",
    "trait",
    "value",
];
/// Columns that name a pillar beside one of an attribute, and else an attribute.
const GROUPS: [&str; 8] = ["pillar", "group", "category", "theme", "area", "dimension", "domain", "section"];
const TEXTS: [&str; 22] = [
    "behavior",
    "behaviors",
    "behaviour",
    "behaviours",
    "criteria",
    "criterion",
    "definition",
    "description",
    "descriptions",
    "descriptor",
    "descriptors",
    "detail",
    "details",
    "expectation",
    "expectations",
    "indicator",
    "indicators",
    "requirement",
    "requirements",
    "statement",
    "text",
    "what-it-looks-like",
];
const TRACKS: [&str; 7] = ["track", "career-track", "discipline", "job-family", "role-family", "family", "role"];

/// More attributes than this are no career matrix.
const MOST: usize = 500;

/// Where a row says what.
struct Columns {
    level: usize,
    attribute: usize,
    text: usize,
    pillar: Option<usize>,
    track: Option<usize>,
}

impl Columns {
    /// The columns that `header` names, where there is just one of each.
    fn of(header: &Row) -> Option<Self> {
        let names: Vec<String> = header.cells.iter().map(|cell| slug(&cell.name().text)).collect();
        let all = |known: &[&str]| -> Vec<usize> {
            (0..names.len()).filter(|&column| known.contains(&names[column].as_str())).collect()
        };
        let one = |found: &[usize]| if let [only] = found { Some(*only) } else { None };
        let (attributes, groups) = (all(&ATTRIBUTES), all(&GROUPS));
        let attribute = if attributes.is_empty() { one(&groups) } else { one(&attributes) }?;
        Some(Self {
            level: one(&all(&LEVELS))?,
            attribute,
            text: one(&all(&TEXTS))?,
            pillar: one(&groups).filter(|&column| column != attribute),
            track: one(&all(&TRACKS)),
        })
    }

    fn has(&self, column: usize) -> bool {
        let known = [Some(self.level), Some(self.attribute), Some(self.text), self.pillar, self.track];
        known.contains(&Some(column))
    }
}

/// The matrices that are listed so, one for each track; none where it is another kind of sheet.
///
/// # Errors
/// Where there are too many attributes.
pub(super) fn drafts(blocks: &[Vec<Row>], shape: Shape) -> Result<Vec<Draft>, Declined> {
    let rows: Vec<&Row> = blocks.iter().flatten().collect();
    let named = rows.iter().enumerate().take(10).find_map(|(index, row)| Some((index, Columns::of(row)?)));
    let Some((index, columns)) = named else { return Ok(Vec::new()) };
    let header = rows[index];
    let rows = filled(&rows[index + 1..], &columns);
    let distinct = |names: &mut dyn Iterator<Item = &Name>| {
        names.map(|name| slug(&name.text)).collect::<std::collections::HashSet<_>>().len()
    };
    // A row for each level, each time with something else, is a table with levels as rows.
    let levels = distinct(&mut rows.iter().map(|row| &row.level));
    let attributes = distinct(&mut rows.iter().map(|row| &row.attribute));
    if levels < 2 || levels.min(attributes) >= rows.len() {
        return Ok(Vec::new());
    }
    if attributes > MOST {
        return Err(TOO_LARGE.into());
    }
    let mut out: Vec<(String, Draft)> = Vec::new();
    for row in &rows {
        let track = row.track.as_ref().map(|name| name.text.clone()).unwrap_or_default();
        let known = out.iter().position(|(name, _)| slug(name) == slug(&track));
        let at = known.unwrap_or(out.len());
        if known.is_none() {
            out.push((track, Draft::new(shape)));
        }
        let draft = &mut out[at].1;
        let level = draft.level(&row.level);
        let attribute = draft.attribute(row.pillar.as_ref().map(|name| name.text.as_str()), &row.attribute);
        draft.cell(level, attribute, &row.text.text, row.text.place);
        for name in [&row.pillar, &row.track].into_iter().flatten() {
            draft.place(name.place);
        }
    }
    let several = out.len() > 1;
    let finished = out.into_iter().map(|(track, mut draft)| {
        if several && !track.is_empty() {
            draft.track(&track);
        }
        for cell in &header.cells {
            draft.place(cell.place);
        }
        let names: Vec<&str> = draft.level_names().collect();
        if let Some(order) = order::ascending(&names) {
            draft.reorder(&order);
        }
        draft
    });
    let mut drafts: Vec<Draft> = finished.collect();
    if let Some(first) = drafts.first_mut() {
        for (column, cell) in header.cells.iter().enumerate().filter(|(column, _)| !columns.has(*column)) {
            if blocks.iter().flatten().any(|row| row.line > header.line && !text(row, column).is_empty()) {
                let text = format!("The column {} is not read.", cell.name().text);
                first.note(cell.place, cell.place.line, UNPLACED, text);
            }
        }
    }
    Ok(drafts)
}

struct Filled<'r> {
    level: Name,
    attribute: Name,
    pillar: Option<Name>,
    track: Option<Name>,
    text: &'r Cell,
}

/// The rows with a text. A name that is left blank, as merged cells are exported, is that of the row above.
fn filled<'r>(rows: &[&'r Row], columns: &Columns) -> Vec<Filled<'r>> {
    let mut above: [Option<Name>; 4] = [None, None, None, None];
    let mut out = Vec::new();
    for row in rows {
        let told = [Some(columns.level), Some(columns.attribute), columns.pillar, columns.track];
        for (name, column) in above.iter_mut().zip(told) {
            let own = column.and_then(|column| row.cells.get(column)).map(Cell::name);
            if let Some(own) = own.filter(|own| !own.text.is_empty()) {
                *name = Some(own);
            }
        }
        let [Some(level), Some(attribute), pillar, track] = above.clone() else { continue };
        let Some(text) = row.cells.get(columns.text).filter(|cell| !cell.text.is_empty()) else { continue };
        out.push(Filled { level, attribute, pillar, track, text });
    }
    out
}

fn text(row: &Row, column: usize) -> &str {
    row.cells.get(column).map_or("", |cell| cell.text.as_str())
}
