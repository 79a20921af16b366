//! Grids of headings, and steps that another file names.

use career_ls::matrix::{Matrix, Shape, UNPLACED};

use crate::matrix::{attributes, levels, read, real};

/// The lines of a file that nothing was made of.
fn left_over(matrix: &Matrix, file: usize) -> Vec<(usize, usize)> {
    let notes = matrix.problems.iter().filter(|note| note.code == UNPLACED && note.place.file == file);
    notes.map(|note| (note.place.line, note.last_line)).collect()
}

/// Each cell stands in the source as it is told, and has words.
fn stands_in_its_source(matrix: &Matrix) {
    let read = |file: &String| std::fs::read_to_string(file).expect("it was read before");
    let sources: Vec<String> = matrix.files.iter().map(read).collect();
    for attribute in &matrix.attributes {
        for (level, descriptor) in attribute.descriptors.iter().enumerate() {
            let descriptor = descriptor.as_ref().unwrap_or_else(|| panic!("{} at {level}", attribute.name));
            let pieces = descriptor.places.iter().map(|place| place.span.of(&sources[place.file]));
            assert_eq!(descriptor.text, pieces.collect::<Vec<_>>().join("\n"));
            assert!(descriptor.text.chars().any(char::is_alphabetic));
        }
    }
}

#[test]
fn levels_with_four_attributes_and_questions_at_the_end() {
    let Some(folder) = real("codecademy") else { return };
    let found = read(&folder.join("README.md"));
    let [matrix] = found.as_slice() else { panic!("{} matrices", found.len()) };
    assert_eq!(matrix.shape, Shape::Headings);
    assert_eq!(
        levels(matrix),
        [
            "Software Engineering Apprentice",
            "Software Engineer",
            "Software Engineer 2",
            "Senior Software Engineer",
            "Staff Software Engineer"
        ]
    );
    assert_eq!(
        attributes(matrix),
        [
            "Software Engineering & Design",
            "Execution & Results",
            "Collaboration & Communication",
            "Community & Citizenship"
        ]
    );
    stands_in_its_source(matrix);
    let left = left_over(matrix, 0);
    assert_eq!(left.len(), 2, "the contents and the questions: {left:?}");
    assert_eq!(left[0].0, 3);
}

#[test]
fn levels_without_attributes() {
    let Some(folder) = real("postman") else { return };
    let found = read(&folder.join("career-ladder-for-ospo-engineers.md"));
    let [matrix] = found.as_slice() else { panic!("{} matrices", found.len()) };
    assert_eq!(matrix.levels.len(), 6);
    assert_eq!(matrix.levels[0].name, "OSPO Engineer I");
    assert_eq!(matrix.levels[5].name, "Distinguished OSPO Engineer");
    assert_eq!(attributes(matrix), ["General"]);
    stands_in_its_source(matrix);
    for descriptor in matrix.attributes[0].descriptors.iter().flatten() {
        assert!(descriptor.text.ends_with("__") && descriptor.text.contains("__Experience:"));
    }
    assert_eq!(left_over(matrix, 0), []);
}

#[test]
fn a_role_takes_one_step_of_each_axis() {
    let Some(folder) = real("jorgef-engineeringladders") else { return };
    let found = read(&folder.join("TechnicalProgramManager.md"));
    let [matrix] = found.as_slice() else { panic!("{} matrices", found.len()) };
    assert_eq!(matrix.shape, Shape::Steps);
    let codes: Vec<_> = matrix.levels.iter().filter_map(|level| level.code.as_deref()).collect();
    assert_eq!(codes, ["TPM4", "TPM5", "TPM6", "TPM7"]);
    assert_eq!(attributes(matrix), ["Technology", "System", "People", "Process", "Influence"]);
    stands_in_its_source(matrix);
    let cells: Vec<_> = matrix.attributes.iter().flat_map(|attribute| attribute.descriptors.iter().flatten()).collect();
    assert!(cells.iter().all(|cell| matrix.file(cell.place()).is_some_and(|file| file.ends_with("README.md"))));
    // The other file's words, where the role file has its own.
    let influence = matrix.attributes[4].descriptors[0].as_ref().expect("a step");
    assert!(influence.text.starts_with("**Multiple Teams**: makes an impact not only his/her team"));
}

#[test]
fn axes_with_five_steps_each() {
    let Some(folder) = real("jorgef-engineeringladders") else { return };
    let found = read(&folder.join("README.md"));
    let [matrix] = found.as_slice() else { panic!("{} matrices", found.len()) };
    assert_eq!(matrix.shape, Shape::Headings);
    assert_eq!(levels(matrix), ["1", "2", "3", "4", "5"]);
    assert_eq!(attributes(matrix), ["Technology", "System", "People", "Process", "Influence"]);
    stands_in_its_source(matrix);
}
