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
