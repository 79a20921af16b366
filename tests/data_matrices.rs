//! Real matrices in YAML, as their companies publish them, where this machine has them: `CAREER_LS_MATRICES` names their
//! folder.

use career_ls::matrix::{Alone, Matrix, Shape, UNPLACED, read_bytes};

/// The one matrix at `path` of that folder, and its text.
fn real(path: &str) -> Option<(Matrix, String)> {
    let Ok(folder) = std::env::var("CAREER_LS_MATRICES") else {
        eprintln!("{path} is not read: CAREER_LS_MATRICES names no folder of real matrices");
        return None;
    };
    let text = std::fs::read_to_string(std::path::Path::new(&folder).join(path)).expect("a file");
    let mut all = read_bytes(path, text.as_bytes(), &Alone).expect("a matrix");
    assert_eq!(all.len(), 1);
    Some((all.remove(0), text))
}

fn levels(matrix: &Matrix) -> Vec<&str> {
    matrix.levels.iter().map(|level| level.name.as_str()).collect()
}

fn attributes(matrix: &Matrix) -> Vec<&str> {
    matrix.attributes.iter().map(|attribute| attribute.name.as_str()).collect()
}

/// The lines that nobody understood: first, last.
fn noted(matrix: &Matrix) -> Vec<(usize, usize)> {
    let notes = matrix.problems.iter().filter(|note| note.code == UNPLACED);
    notes.map(|note| (note.place.line, note.last_line)).collect()
}

#[test]
fn levels_themes_and_items_that_refer_to_them() {
    let Some((matrix, text)) = real("financial-times/operations.yml") else { return };
    assert_eq!(levels(&matrix), ["Engineer", "Senior Engineer 1", "Senior Engineer 2"]);
    assert_eq!(attributes(&matrix), ["Technical", "Communication", "Delivery", "Leadership"]);
    let cells: Vec<_> = matrix.attributes.iter().flat_map(|attribute| &attribute.descriptors).flatten().collect();
    assert_eq!(cells.len(), 12);
    // Each item has a summary, which stands on a line of its own, and examples.
    let summaries =
        cells.iter().flat_map(|cell| cell.text.lines()).filter(|line| !line.starts_with(['-', ' '])).count();
    assert_eq!(summaries, 48);
    for cell in &cells {
        for place in &cell.places {
            assert!(!place.span.of(&text).is_empty());
        }
    }
    let (first, last) = (noted(&matrix)[0], noted(&matrix).len());
    assert_eq!((first, last), ((1, 5), 1), "what it says of itself: {:?}", noted(&matrix));
}

#[test]
fn front_matter_with_criteria_by_level() {
    let Some((matrix, text)) = real("monzo/backend.md") else { return };
    assert_eq!(matrix.shape, Shape::FrontMatter);
    assert_eq!(levels(&matrix), ["1", "2", "3", "4", "5", "6"]);
    assert_eq!(matrix.attributes.len(), 5);
    for attribute in &matrix.attributes {
        let silent = attribute.descriptors.iter().filter(|descriptor| descriptor.is_none()).count();
        assert_eq!(
            silent,
            if attribute.name.to_lowercase().contains("leadership") { 2 } else { 0 },
            "{}",
            attribute.name
        );
    }
    // Every criterion is in a cell, and so is what shows it.
    let said: String = matrix
        .attributes
        .iter()
        .flat_map(|attribute| attribute.descriptors.iter().flatten())
        .map(|cell| cell.text.clone() + "\n")
        .collect();
    let quoted = text.lines().filter_map(|line| line.trim().strip_prefix("- \"")?.strip_suffix('"'));
    let criteria: Vec<&str> = quoted.collect();
    assert!(criteria.len() > 50);
    for criterion in criteria {
        assert!(said.contains(&criterion.replace("\\\"", "\"")), "a criterion is lost");
    }
}
