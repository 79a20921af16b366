use crate::matrix::{Alone, Matrix, Shape, UNPLACED, Unreadable, read_bytes};

fn read(path: &str, bytes: &[u8]) -> Result<Vec<Matrix>, Unreadable> {
    read_bytes(path, bytes, &Alone)
}

/// The one matrix in a sheet.
fn matrix(path: &str, text: &str) -> Matrix {
    let mut found = read(path, text.as_bytes()).expect("a matrix");
    assert_eq!(found.len(), 1, "{:?}", found.iter().map(|matrix| matrix.track.clone()).collect::<Vec<_>>());
    found.remove(0)
}

fn csv(text: &str) -> Matrix {
    let matrix = matrix("ladder.csv", text);
    assert_eq!(matrix.shape, Shape::Csv);
    matrix
}

fn levels(matrix: &Matrix) -> Vec<&str> {
    matrix.levels.iter().map(|level| level.name.as_str()).collect()
}

fn attributes(matrix: &Matrix) -> Vec<&str> {
    matrix.attributes.iter().map(|attribute| attribute.name.as_str()).collect()
}

fn pillars(matrix: &Matrix) -> Vec<Option<&str>> {
    matrix.attributes.iter().map(|attribute| attribute.pillar.as_deref()).collect()
}

fn at(matrix: &Matrix, attribute: usize, level: usize) -> Option<&str> {
    matrix.attributes[attribute].descriptors[level].as_ref().map(|descriptor| descriptor.text.as_str())
}

/// The lines that nobody made anything of.
fn unplaced(matrix: &Matrix) -> Vec<(usize, usize)> {
    let notes = matrix.problems.iter().filter(|note| note.code == UNPLACED);
    notes.map(|note| (note.place.line, note.last_line)).collect()
}

const SHEET: &str = "\
Attribute,Senior (L5),Staff (L6)
Delivery,\"Lands a program, on its date\",\"Lands programs:
- of several departments
- with \"\"no\"\" escalation\"
Influence,Aligns two leads,Changes a decision above the own department
";

#[test]
fn levels_in_columns() {
    let matrix = csv(SHEET);
    assert_eq!(levels(&matrix), ["Senior (L5)", "Staff (L6)"]);
    assert_eq!(attributes(&matrix), ["Delivery", "Influence"]);
    assert_eq!(at(&matrix, 0, 0), Some("Lands a program, on its date"));
    assert_eq!(at(&matrix, 0, 1), Some("Lands programs:\n- of several departments\n- with \"no\" escalation"));
    assert_eq!(matrix.problems, []);
}

#[test]
fn places_are_the_bytes_inside_the_quotes() {
    let matrix = csv(SHEET);
    let place = |attribute: usize, level: usize| {
        matrix.attributes[attribute].descriptors[level].as_ref().expect("a descriptor").place()
    };
    assert_eq!(place(0, 0).span.of(SHEET), "Lands a program, on its date");
    let several = place(0, 1);
    assert!(several.span.of(SHEET).starts_with("Lands programs:\n") && several.span.of(SHEET).ends_with("escalation"));
    assert_eq!((several.line, place(1, 0).line), (2, 5));
    assert_eq!(matrix.levels[1].place().span.of(SHEET), "Staff (L6)");
    assert_eq!(matrix.attributes[1].place().span.of(SHEET), "Influence");
}

#[test]
fn levels_in_rows() {
    let matrix = csv("Level,Delivery,Influence\nL3,Ships,Asks\nL4,Plans,Advises\nL5,Leads,Decides\n");
    assert_eq!(levels(&matrix), ["L3", "L4", "L5"]);
    assert_eq!(attributes(&matrix), ["Delivery", "Influence"]);
    assert_eq!(at(&matrix, 1, 2), Some("Decides"));
    assert_eq!(matrix.problems, []);
}
