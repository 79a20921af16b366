use super::super::axis::names_titles;
use super::super::draft::Name;
use super::super::name::slug;
use super::super::rank::is_code;
use super::join::Group;
use super::{Cell, Table};

/// How many tables, and of how many rows each, are searched for the titles of levels.
const MOST_TABLES: usize = 20;
const MOST_ROWS: usize = 100;

/// Takes the titles of levels that are called by their codes, or their codes where they are called by their titles, from
/// a table that says both: the one column that can be meant, or none.
pub(super) fn told(group: &mut Group<'_>, tables: &[&Table]) {
    let titles = group.levels.iter().all(super::level::Level::lacks_title);
    let codes = group.levels.iter().all(super::level::Level::lacks_code);
    if !titles && !codes {
        return;
    }
    for table in tables.iter().take(MOST_TABLES).filter(|table| table.rows.len() <= MOST_ROWS) {
        let Some((column, rows)) = rows(group, table) else { continue };
        let others = (0..table.header.len()).filter(|&other| other != column);
        let fits = |&other: &usize| {
            let names: Vec<Name> = rows
                .iter()
                .filter_map(|&row| table.rows[row].get(other))
                .map(Cell::name)
                .filter(|name| !name.text.is_empty())
                .collect();
            let is_code = |name: &Name| is_code(&name.text);
            let is_title =
                |name: &Name| name.text.split_whitespace().count() <= 6 && name.text.chars().any(char::is_alphabetic);
            let called = || table.header.len() == 2 || names_titles(&table.header[other].name().text);
            names.len() == rows.len()
                && if codes {
                    names.iter().all(is_code)
                } else {
                    !names.iter().any(is_code) && names.iter().all(is_title) && called()
                }
        };
        let found: Vec<usize> = others.filter(fits).collect();
        let [other] = found.as_slice() else { continue };
        let grid = &mut group.members[0].grid;
        grid.placed.extend([column, *other].map(|column| table.header[column].place));
        for (level, &row) in group.levels.iter_mut().zip(&rows) {
            let told = table.rows[row][*other].name();
            grid.placed.extend([table.rows[row][column].place, told.place]);
            if codes { level.code = Some(told) } else { level.title = Some(told) }
        }
        return;
    }
}

/// The column of the table that names each level once, and the row of each.
fn rows(group: &Group<'_>, table: &Table) -> Option<(usize, Vec<usize>)> {
    (0..table.header.len()).find_map(|column| {
        let names: Vec<String> = table
            .rows
            .iter()
            .map(|row| row.get(column).map(|cell| slug(&cell.name().text)).unwrap_or_default())
            .collect();
        let row = |name: &str| {
            let mut found = (0..names.len()).filter(|&row| names[row] == slug(name));
            found.next().filter(|_| found.next().is_none())
        };
        let rows: Option<Vec<usize>> = group.levels.iter().map(|level| row(&level.name.text)).collect();
        Some((column, rows?))
    })
}
