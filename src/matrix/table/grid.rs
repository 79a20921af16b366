use super::super::axis::{self, Axis, Layout, Value, is_group, is_level, level_name, value};
use super::super::draft::Name;
use super::super::model::Place;
use super::super::name::slug;
use super::super::rank::is_code;
use super::level::Level;
use super::{Cell, Table};

/// One table as levels and attributes.
#[derive(Debug, Default)]
pub(super) struct Grid<'t> {
    pub(super) levels: Vec<Level>,
    pub(super) asked: Vec<Asked<'t>>,
    /// What else of it is understood.
    pub(super) placed: Vec<Place>,
    /// What of it is not read: where and in what words.
    pub(super) notes: Vec<(Place, String)>,
    /// The headings that it stands under, the outermost first.
    pub(super) trail: Vec<Name>,
    /// What the table is called: its caption, its sheet, the nearest heading.
    pub(super) heading: Option<Name>,
    /// What the table itself says of these levels, where it has several tracks.
    pub(super) track: Option<Name>,
    /// The name of the column that holds the titles of the levels.
    pub(super) titles: Option<Name>,
    /// Whether its one attribute says nothing about what it is: it may be what the heading says.
    pub(super) general: bool,
}

/// An attribute of a [`Grid`].
#[derive(Debug)]
pub(super) struct Asked<'t> {
    pub(super) name: Name,
    pub(super) pillar: Option<String>,
    /// What it asks for, by level.
    pub(super) cells: Vec<(usize, &'t Cell)>,
}

/// Headers of a column that tells the tracks of its rows apart.
const TRACKS: [&str; 6] = ["career-track", "family", "job-family", "ladder", "stream", "track"];

/// Words that say what a track is for.
const SAY_TRACKS: [&str; 12] = [
    "contributor",
    "contributors",
    "ic",
    "ics",
    "leadership",
    "management",
    "manager",
    "managers",
    "people",
    "specialist",
    "track",
    "technical",
];

/// The grids in a table: none where it is not one, several where it tells its rows apart by track.
pub(super) fn grids<'t>(table: &'t Table, trail: &[Name]) -> Vec<Grid<'t>> {
    let lines: Vec<&[Cell]> =
        std::iter::once(table.header.as_slice()).chain(table.rows.iter().map(Vec::as_slice)).collect();
    let Some(Layout { head, axis }) = Layout::of(&lines) else { return Vec::new() };
    let (header, body) = (lines[head], &lines[head + 1..]);
    let mut found = match &axis {
        Axis::Columns { levels, names, pillars } => {
            let tracks = head
                .checked_sub(1)
                .map_or_else(|| vec![(None, levels.clone())], |top| spanned(lines[top], header, levels));
            let of = |levels: &[usize]| by_columns(header, body, levels, *names, *pillars);
            tracks.into_iter().map(|(track, levels)| Grid { track, ..of(&levels) }).collect()
        }
        Axis::Rows { column, levels, attributes, titles } => {
            let tracks = tracks(header, body, *column, levels);
            let of = |levels: &[usize]| by_rows(header, body, *column, levels, attributes, *titles);
            tracks.into_iter().map(|(track, levels)| Grid { track, ..of(&levels) }).collect()
        }
        Axis::Cells { level, attribute, text } => vec![by_cells(body, *level, *attribute, *text)],
    };
    found.retain(|grid| grid.levels.len() > 1 && grid.says_something());
    for grid in &mut found {
        grid.placed.extend(header.iter().map(|cell| cell.place));
        for line in &lines[..head] {
            let own = |cell: &&Cell| !cell.is_empty() && !header.iter().any(|named| named.place == cell.place);
            let mut told = line.iter().filter(own).map(|cell| cell.place);
            match told.next() {
                Some(first) if grid.track.is_none() => {
                    let text = "What stands above the names of the levels is not read.";
                    grid.notes.push((first, text.to_owned()));
                    grid.placed.extend(told);
                }
                first => grid.placed.extend(first.into_iter().chain(told)),
            }
        }
        grid.trail = trail.to_vec();
        grid.heading.clone_from(&table.heading);
    }
    if let Some(first) = found.first_mut() {
        unread(first, &lines, head, &axis);
    }
    found
}

impl Grid<'_> {
    /// Whether its cells describe: ticks, scores and names of levels are another kind of table.
    fn says_something(&self) -> bool {
        let mut told = (0, 0);
        for (_, cell) in self.asked.iter().flat_map(|asked| &asked.cells) {
            match value(cell) {
                Value::Nothing => {}
                Value::Mark => told.0 += 1,
                Value::Words => told.1 += 1,
            }
        }
        told.1 > told.0
    }
}

/// The columns of the levels, by track where the row above names several: `Individual contributors | | Managers |`.
fn spanned(above: &[Cell], header: &[Cell], levels: &[usize]) -> Vec<(Option<Name>, Vec<usize>)> {
    let whole = || vec![(None, levels.to_vec())];
    let mut parts: Vec<(Option<Name>, Vec<usize>)> = Vec::new();
    for &column in levels {
        // Where cells cannot span columns, those behind a name are empty.
        let named = above.get(..=column).unwrap_or(above).iter().rev().find(|cell| !cell.is_empty()).map(Cell::name);
        match parts.last_mut() {
            Some((name, columns)) if name.as_ref().map(|name| name.place) == named.as_ref().map(|name| name.place) => {
                columns.push(column);
            }
            _ => parts.push((named, vec![column])),
        }
    }
    let letters = |columns: &[usize]| {
        let (name, _) = level_name(&header[columns[0]]);
        let code = super::super::rank::split(&name.text).1.unwrap_or_default();
        code.trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase()
    };
    let says_track = |name: &Option<Name>| {
        name.as_ref().is_some_and(|name| {
            super::super::name::words(&name.text).iter().any(|word| SAY_TRACKS.contains(&word.as_str()))
        })
    };
    let alike = parts.windows(2).any(|pair| letters(&pair[0].1) == letters(&pair[1].1));
    let fits = parts.len() > 1
        && parts.iter().all(|(name, columns)| name.is_some() && columns.len() > 1)
        && (!alike || parts.iter().all(|(name, _)| says_track(name)));
    if fits { parts } else { whole() }
}

fn by_columns<'t>(
    header: &[Cell],
    body: &[&'t [Cell]],
    levels: &[usize],
    names: Option<usize>,
    pillars: Option<usize>,
) -> Grid<'t> {
    let mut grid = Grid { general: names.is_none(), ..Grid::default() };
    for &column in levels {
        let (name, more) = level_name(&header[column]);
        if more {
            let text = format!("What the table says of {} beside its name is not read.", name.text);
            grid.notes.push((header[column].place, text));
        }
        grid.levels.push(Level::new(name));
    }
    let mut pillar: Option<String> = None;
    let groups = Groups::of(body, levels, names.unwrap_or_default());
    for (index, row) in body.iter().enumerate() {
        let cells = || levels.iter().enumerate().filter_map(|(level, &column)| Some((level, row.get(column)?)));
        let Some(names) = names else {
            if grid.asked.is_empty() {
                let name = Name { text: String::new(), place: header[0].name };
                grid.asked.push(Asked { name, pillar: None, cells: Vec::new() });
            }
            grid.asked[0].cells.extend(cells());
            continue;
        };
        let Some(named) = row.get(names).or_else(|| row.first()) else { continue };
        let group = pillars.and_then(|column| row.get(column)).filter(|cell| !cell.name().text.is_empty());
        if groups.has(index) {
            let named = row.iter().find(|cell| !cell.is_empty()).unwrap_or(named);
            grid.placed.push(named.place);
            pillar = Some(named.name().text);
            continue;
        }
        if let Some(group) = group {
            grid.placed.push(group.place);
            pillar = Some(group.name().text);
        }
        if index == 0 && further_names(&mut grid, named, &cells().collect::<Vec<_>>()) {
            continue;
        }
        let name = named.name();
        match grid.asked.last_mut() {
            _ if !name.text.is_empty() => {
                grid.asked.push(Asked { name, pillar: pillar.clone(), cells: cells().collect() });
            }
            Some(above) if named.is_empty() => above.cells.extend(cells()),
            _ => {}
        }
    }
    grid
}

/// Takes a second row of names: the titles of levels that the header gives codes, or the other way round.
fn further_names(grid: &mut Grid<'_>, named: &Cell, cells: &[(usize, &Cell)]) -> bool {
    let called = named.name().text;
    let fits =
        called.is_empty() || axis::names_titles(&called) || axis::names_levels(&called) || slug(&called) == "code";
    let names: Vec<(usize, Name)> = cells.iter().map(|(level, cell)| (*level, cell.name())).collect();
    let told = names.iter().filter(|(_, name)| !name.text.is_empty()).count();
    let is_name = |(_, name): &(usize, Name)| {
        name.text.is_empty()
            || is_level(&name.text)
            || axis::names_titles(&called) && name.text.split_whitespace().count() <= 5
    };
    if !fits || told < 2 || !names.iter().all(is_name) {
        return false;
    }
    grid.placed.push(named.place);
    for (level, name) in names.into_iter().filter(|(_, name)| !name.text.is_empty()) {
        grid.placed.push(name.place);
        let level = &mut grid.levels[level];
        if is_code(&name.text) { level.code = Some(name) } else { level.title = Some(name) }
    }
    true
}

/// The rows of a table that name pillars.
struct Groups {
    rows: Vec<bool>,
}

impl Groups {
    /// A row without descriptors is a pillar where others follow that have some. One plain row of that kind, in a table
    /// that does not begin with one, is an attribute of which nothing is said.
    fn of(body: &[&[Cell]], levels: &[usize], names: usize) -> Self {
        let silent = |row: &&[Cell]| {
            is_group(row, names) || is_group(row, 0) || {
                let empty = levels.iter().all(|&column| row.get(column).is_none_or(Cell::is_empty));
                empty && row.get(names).is_some_and(|cell| !cell.is_empty())
            }
        };
        let told: Vec<bool> = body.iter().map(silent).collect();
        let wide =
            |row: &[Cell]| row.len() > 1 && row.iter().filter(|cell| !cell.is_empty()).count() > 1 && is_group(row, 0);
        let loud = |row: &[Cell]| {
            let first = row.iter().find(|cell| !cell.is_empty()).map_or("", |cell| cell.text.as_str());
            ["**", "__", "<b", "<strong", "<B", "<h", "<em", "<i", "*", "_"]
                .iter()
                .any(|start| first.starts_with(start))
                || wide(row)
        };
        let begins = told.first().copied().unwrap_or_default();
        let rows = (0..body.len())
            .map(|index| {
                let followed = told.get(index + 1).is_some_and(|next| !next);
                told[index] && (loud(body[index]) || followed && begins)
            })
            .collect();
        Self { rows }
    }

    fn has(&self, row: usize) -> bool {
        self.rows.get(row).copied().unwrap_or_default()
    }
}

fn by_rows<'t>(
    header: &'t [Cell],
    body: &[&'t [Cell]],
    column: usize,
    levels: &[usize],
    attributes: &[usize],
    titles: Option<usize>,
) -> Grid<'t> {
    let titled = titles.and_then(|title| header.get(title)).map(Cell::name);
    let mut grid = Grid { titles: titled.filter(|name| !name.text.is_empty()), ..Grid::default() };
    for &row in levels {
        let (name, more) = level_name(&body[row][column]);
        if more {
            let text = format!("What the table says of {} beside its name is not read.", name.text);
            grid.notes.push((body[row][column].place, text));
        }
        let mut level = Level::new(name);
        level.title =
            titles.and_then(|title| body[row].get(title)).map(Cell::name).filter(|name| !name.text.is_empty());
        grid.placed.extend(level.title.as_ref().map(|title| title.place));
        grid.levels.push(level);
    }
    grid.asked = attributes
        .iter()
        .map(|&attribute| Asked { name: header[attribute].name(), pillar: None, cells: Vec::new() })
        .collect();
    for (level, &row) in levels.iter().enumerate() {
        // Rows without a level go on with the one above.
        let more = body[row + 1..].iter().take_while(|row| row.get(column).is_none_or(Cell::is_empty));
        for line in std::iter::once(&body[row]).chain(more) {
            for (asked, &attribute) in grid.asked.iter_mut().zip(attributes) {
                asked.cells.extend(line.get(attribute).map(|cell| (level, cell)));
            }
        }
    }
    grid.general = matches!(grid.asked.as_slice(), [only] if axis::is_general(&only.name.text));
    grid
}

/// The rows of the levels, by track where the table names several: in rows of their own, or in a column.
fn tracks(header: &[Cell], body: &[&[Cell]], column: usize, levels: &[usize]) -> Vec<(Option<Name>, Vec<usize>)> {
    let told = header
        .iter()
        .position(|cell| TRACKS.contains(&slug(&cell.name().text).as_str()))
        .filter(|&told| told != column);
    let mut parts: Vec<(Option<Name>, Vec<usize>)> = Vec::new();
    let mut current: Option<Name> = None;
    for (index, row) in body.iter().enumerate() {
        let cell = if is_group(row, column) && !levels.contains(&index) {
            row.get(column)
        } else {
            told.and_then(|told| row.get(told))
        };
        if let Some(name) = cell.map(Cell::name).filter(|name| !name.text.is_empty()) {
            current = Some(name);
        }
        if levels.binary_search(&index).is_err() {
            continue;
        }
        let same = |(name, _): &&mut (Option<Name>, Vec<usize>)| {
            name.as_ref().map(|name| slug(&name.text)) == current.as_ref().map(|name| slug(&name.text))
        };
        match parts.iter_mut().rev().take(8).find(same) {
            Some((_, rows)) => rows.push(index),
            None => parts.push((current.clone(), vec![index])),
        }
    }
    if parts.len() > 1 && parts.iter().all(|(name, rows)| name.is_some() && rows.len() > 1) {
        return parts;
    }
    vec![(None, levels.to_vec())]
}

fn by_cells<'t>(body: &[&'t [Cell]], level: usize, attribute: usize, text: usize) -> Grid<'t> {
    let mut grid = Grid::default();
    let mut at: (Option<usize>, Option<usize>) = (None, None);
    for row in body {
        if let Some(cell) = row.get(level).filter(|cell| !cell.is_empty()) {
            let found = Level::new(level_name(cell).0);
            grid.placed.push(cell.place);
            at.0 = Some(grid.levels.iter().position(|known| known.is(&found)).unwrap_or(grid.levels.len()));
            if at.0 == Some(grid.levels.len()) {
                if grid.levels.len() > 60 {
                    return Grid::default();
                }
                grid.levels.push(found);
            }
        }
        if let Some(cell) = row.get(attribute).filter(|cell| !cell.is_empty()) {
            let name = cell.name();
            grid.placed.push(cell.place);
            let wanted = slug(&name.text);
            at.1 =
                Some(grid.asked.iter().position(|known| slug(&known.name.text) == wanted).unwrap_or(grid.asked.len()));
            if at.1 == Some(grid.asked.len()) {
                if grid.asked.len() > 200 {
                    return Grid::default();
                }
                grid.asked.push(Asked { name, pillar: None, cells: Vec::new() });
            }
        }
        if let ((Some(level), Some(attribute)), Some(cell)) = (at, row.get(text)) {
            grid.asked[attribute].cells.push((level, cell));
        }
    }
    grid
}

/// Says which columns, and which cells of rows that are too long, are not read.
fn unread(grid: &mut Grid<'_>, lines: &[&[Cell]], head: usize, axis: &Axis) {
    let read: Vec<usize> = match axis {
        Axis::Columns { levels, names, pillars } => levels.iter().chain(names).chain(pillars).copied().collect(),
        Axis::Rows { column, attributes, titles, .. } => {
            attributes.iter().chain(titles).chain(std::iter::once(column)).copied().collect()
        }
        Axis::Cells { level, attribute, text } => vec![*level, *attribute, *text],
    };
    let header = lines[head];
    let body = &lines[head + 1..];
    for (index, cell) in header.iter().enumerate().filter(|(index, _)| !read.contains(index)) {
        let told: Vec<Place> = body
            .iter()
            .filter_map(|row| row.get(index))
            .filter(|cell| !cell.is_empty())
            .map(|cell| cell.place)
            .collect();
        let name = cell.name().text;
        if told.is_empty() && name.is_empty() || TRACKS.contains(&slug(&name).as_str()) && grid.track.is_some() {
            grid.placed.extend(told);
            continue;
        }
        let place = if cell.place.span.is_empty() { told.first().copied().unwrap_or(cell.place) } else { cell.place };
        let text = if name.is_empty() {
            format!("Column {} has no name and is not read.", index + 1)
        } else {
            format!("The column {name} is not read: it is neither a level nor an attribute.")
        };
        grid.notes.push((place, text));
        grid.placed.extend(told);
    }
    for row in body.iter().filter(|row| row.len() > header.len()) {
        if let Some(cell) = row[header.len()..].iter().find(|cell| !cell.is_empty()) {
            let text = "This row has more cells than the table has columns; what is left over is not read.";
            grid.notes.push((cell.place, text.to_owned()));
        }
    }
}
