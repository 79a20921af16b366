mod hostile;
mod made;

use crate::matrix::{Alone, Matrix, Shape, UNPLACED, Unreadable, read_bytes};
use made::{Made, ods, ods_sheet, rows_xml, sheet, xlsx};

fn read(path: &str, bytes: &[u8]) -> Result<Vec<Matrix>, Unreadable> {
    read_bytes(path, bytes, &Alone)
}

fn matrix(path: &str, bytes: &[u8]) -> Matrix {
    let mut found = read(path, bytes).expect("a matrix");
    assert_eq!(found.len(), 1, "{:?}", found[0].tracks);
    found.remove(0)
}

fn levels(matrix: &Matrix) -> Vec<&str> {
    matrix.levels.iter().map(|level| level.name.as_str()).collect()
}

fn attributes(matrix: &Matrix) -> Vec<&str> {
    matrix.attributes.iter().map(|attribute| attribute.name.as_str()).collect()
}

fn at(matrix: &Matrix, attribute: usize, level: usize) -> Option<&str> {
    matrix.attributes[attribute].descriptors[level].as_ref().map(|descriptor| descriptor.text.as_str())
}

/// What is told of rows that nobody made anything of.
fn told(matrix: &Matrix) -> Vec<&str> {
    matrix.problems.iter().filter(|note| note.code == UNPLACED).map(|note| note.text.as_str()).collect()
}

const GRID: [&[&str]; 3] = [
    &["Competency", "L3", "L4", "L5"],
    &["Delivery", "Ships a task", "Ships a project", "Ships a program"],
    &["Influence", "Asks", "Advises", "Decides"],
];

#[test]
fn a_workbook_of_excel() {
    let matrix = matrix("ladder.xlsx", &xlsx(&[sheet("Sheet1", &GRID)], ""));
    assert_eq!((matrix.shape, matrix.track.as_deref()), (Shape::Workbook, None));
    assert_eq!(levels(&matrix), ["L3", "L4", "L5"]);
    assert_eq!(attributes(&matrix), ["Delivery", "Influence"]);
    assert_eq!(at(&matrix, 1, 2), Some("Decides"));
    let place = matrix.attributes[1].descriptors[2].as_ref().expect("a descriptor").place();
    assert_eq!((place.line, place.span.is_empty()), (3, true));
    assert_eq!(matrix.problems, []);
}

#[test]
fn a_workbook_of_libreoffice() {
    let matrix = matrix("ladder.ods", &ods(&ods_sheet("Sheet1", &GRID)));
    assert_eq!(levels(&matrix), ["L3", "L4", "L5"]);
    assert_eq!(at(&matrix, 0, 1), Some("Ships a project"));
    assert_eq!(matrix.attributes[1].place().line, 3);
    assert_eq!(matrix.problems, []);
}

#[test]
fn shared_rich_and_computed_texts() {
    let shared = "<sst uniqueCount=\"2\"><si><t>Delivery</t></si>\
        <si><r><t xml:space=\"preserve\">Ships </t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">a project &amp; more</t></r></si></sst>";
    let rows: &[&[&str]] = &[
        &["Skill", "<t=\"n\"><v>1</v>", "<t=\"n\"><v>2</v>", "<t=\"n\"><v>3</v>"],
        &[
            "<t=\"s\"><v>0</v>",
            "<t=\"s\"><v>1</v>",
            "<t=\"str\"><f>A1&amp;\"x\"</f><v>Leads</v>",
            "<t=\"e\"><v>#REF!</v>",
        ],
        &["Since", "<s=\"1\"><v>45292</v>", "<t=\"b\"><v>1</v>", "<><v>0.30000000000000004</v>"],
        &["Influence", "Asks two teams", "Advises two leads", "Decides with them"],
        &["Mentoring", "Asks for help", "Guides a colleague", "Grows two leads"],
    ];
    let matrix = matrix("ladder.xlsx", &xlsx(&[sheet("Sheet1", rows)], shared));
    assert_eq!(levels(&matrix), ["1", "2", "3"]);
    assert_eq!(
        [at(&matrix, 0, 0), at(&matrix, 0, 1), at(&matrix, 0, 2)],
        [Some("Ships a project & more"), Some("Leads"), None]
    );
    assert_eq!(
        [at(&matrix, 1, 0), at(&matrix, 1, 1), at(&matrix, 1, 2)],
        [Some("2024-01-01"), Some("TRUE"), Some("0.3")]
    );
}

#[test]
fn what_merged_cells_say_counts_in_each() {
    let rows: &[&[&str]] = &[
        &["Career ladder of the platform team"],
        &["Area", "Competency", "L3", "L4", "L5"],
        &["Results", "Delivery", "Ships a task", "Ships a project", ""],
        &["", "Quality", "Tests", "Reviews", "Sets the bar"],
        &["People", "Mentoring", "Asks", "Guides", "Grows leads"],
    ];
    let merges = "<mergeCells count=\"3\"><mergeCell ref=\"A1:E1\"/><mergeCell ref=\"A3:A4\"/><mergeCell ref=\"D3:E3\"/></mergeCells>";
    let xml = format!("<sheetData>{}</sheetData>{merges}", rows_xml(rows));
    let from_excel = matrix("ladder.xlsx", &xlsx(&[Made { name: "Ladder", state: "", xml }], ""));
    let spanned: &[&[&str]] = &[
        &[
            "<table:table-cell table:number-columns-spanned=\"5\"><text:p>Career ladder of the platform team</text:p></table:table-cell>",
        ],
        rows[1],
        &[
            "<table:table-cell table:number-rows-spanned=\"2\"><text:p>Results</text:p></table:table-cell>",
            "Delivery",
            "Ships a task",
            "<table:table-cell table:number-columns-spanned=\"2\"><text:p>Ships a project</text:p></table:table-cell>",
            "<table:covered-table-cell/>",
        ],
        &["<table:covered-table-cell/>", "Quality", "Tests", "Reviews", "Sets the bar"],
        rows[4],
    ];
    let from_libre = matrix("ladder.ods", &ods(&ods_sheet("Ladder", spanned)));
    for matrix in [from_excel, from_libre] {
        assert_eq!(attributes(&matrix), ["Delivery", "Quality", "Mentoring"]);
        let pillars: Vec<_> = matrix.attributes.iter().map(|attribute| attribute.pillar.as_deref()).collect();
        assert_eq!(pillars, [Some("Results"), Some("Results"), Some("People")]);
        assert_eq!(at(&matrix, 0, 2), Some("Ships a project"));
        assert_eq!(told(&matrix), [] as [&str; 0]);
    }
}

#[test]
fn what_is_in_no_cell_is_told_row_by_row() {
    let rows: &[&[&str]] = &[GRID[0], GRID[1], GRID[2], &[], &["Owner", "The people team"], &["Reviewed each spring"]];
    let matrix = matrix("ladder.xlsx", &xlsx(&[sheet("Ladder", rows)], ""));
    assert_eq!(attributes(&matrix), ["Delivery", "Influence"]);
    assert_eq!(
        told(&matrix),
        ["Rows 5 to 6 of the sheet Ladder are read as neither a level, an attribute nor what one asks for."]
    );
    let note = matrix.problems.iter().find(|note| note.code == UNPLACED).expect("a note");
    assert_eq!((note.place.line, note.last_line), (5, 6));
}

#[test]
fn sheets_that_are_no_grid_are_told_and_hidden_ones_are_passed_over() {
    let hidden = Made { state: "state=\"hidden\"", ..sheet("Old", &GRID) };
    let notes = sheet("Notes", &[&["Ask your manager about the weights."], &["They change each year."]]);
    let matrix = matrix("ladder.xlsx", &xlsx(&[notes, hidden, sheet("Empty", &[]), sheet("Ladder", &GRID)], ""));
    assert_eq!((levels(&matrix).len(), matrix.track.as_deref()), (3, None));
    assert_eq!(
        told(&matrix),
        [
            "The sheet Notes is read as neither levels, attributes nor what they ask for.",
            "The hidden sheet Old is not read. Show it if it counts."
        ]
    );
}

#[test]
fn each_sheet_is_a_track() {
    let managers: &[&[&str]] = &[&["Competency", "M1", "M2"], &["Hiring", "Hires", "Plans hiring"]];
    let found = read("ladder.xlsx", &xlsx(&[sheet("Engineers", &GRID), sheet("Managers", managers)], "")).expect("two");
    let tracks: Vec<_> = found.iter().map(|matrix| matrix.track.as_deref()).collect();
    assert_eq!(tracks, [Some("Engineers"), Some("Managers")]);
    assert_eq!(found[1].tracks, ["Engineers", "Managers"]);
    assert_eq!(levels(&found[1]), ["M1", "M2"]);
}

#[test]
fn a_row_for_each_cell() {
    let rows: &[&[&str]] = &[
        &["Level", "Competency", "Description", "Owner"],
        &["L4", "Delivery", "Ships a project", "Ann"],
        &["", "Delivery", "Plans it", ""],
        &["L3", "Delivery", "Ships a task", ""],
        &["L3", "Influence", "Asks", ""],
    ];
    let matrix = matrix("ladder.ods", &ods(&ods_sheet("All", rows)));
    assert_eq!(levels(&matrix), ["L3", "L4"]);
    assert_eq!(attributes(&matrix), ["Delivery", "Influence"]);
    assert_eq!([at(&matrix, 0, 0), at(&matrix, 0, 1)], [Some("Ships a task"), Some("Ships a project\nPlans it")]);
    assert_eq!([at(&matrix, 1, 0), at(&matrix, 1, 1)], [Some("Asks"), None]);
    assert_eq!(told(&matrix), ["The column Owner is not read."]);
}

#[test]
fn what_libreoffice_writes_within_a_cell() {
    let cell = "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>Really?</text:p></office:annotation>\
        <text:p>Ships<text:s text:c=\"2\"/>a <text:span text:style-name=\"T1\">project</text:span> &amp;\n  more</text:p>\
        <text:p>and <text:a xlink:href=\"https://example.com\">helps</text:a><text:line-break/>others</text:p></table:table-cell>";
    let rows: &[&[&str]] = &[
        &["Skill", "L3", "L4"],
        &[
            "Delivery",
            cell,
            "<table:table-cell office:value-type=\"float\" office:value=\"3\"><text:p>3</text:p></table:table-cell>",
        ],
        &["Influence", "Asks two teams", "Advises two leads"],
    ];
    let matrix = matrix("ladder.ods", &ods(&ods_sheet("Sheet1", rows)));
    assert_eq!([at(&matrix, 0, 0), at(&matrix, 0, 1)], [Some("Ships  a project & more\nand helps\nothers"), Some("3")]);
}

#[test]
fn a_table_may_stand_anywhere_in_a_sheet() {
    let rows: &[&[&str]] = &[
        &[],
        &["", "", "Ladder 2026"],
        &[],
        &["", "", "Competency", "", "L3", "L4"],
        &["", "", "Delivery", "", "Ships a task", "Ships a project"],
    ];
    let matrix = matrix("ladder.xlsx", &xlsx(&[sheet("Sheet1", rows)], ""));
    assert_eq!((levels(&matrix), attributes(&matrix)), (vec!["L3", "L4"], vec!["Delivery"]));
    assert_eq!(matrix.attributes[0].place().line, 5);
}
