use std::collections::HashMap;

use crate::matrix::{Loaded, Loader, Matrix, Shape, UNPLACED, read};

/// Files by name; a link leads to the file of that name.
struct Files(HashMap<&'static str, String>);

impl Files {
    fn of<const N: usize>(files: [(&'static str, &str); N]) -> Self {
        Self(files.into_iter().map(|(name, text)| (name, text.to_owned())).collect())
    }
}

impl Loader for Files {
    fn load(&self, path: &str) -> Result<Loaded, String> {
        self.0.get(path).map(|text| Loaded::File(text.clone().into_bytes())).ok_or_else(|| "it is not there".to_owned())
    }

    fn linked(&self, _: &str, link: &str) -> Option<String> {
        (!link.starts_with("..")).then(|| link.trim_start_matches("./").to_owned())
    }
}

const AXES: &str = "# Levels\n\n## Tools\n\n1. **Uses**: uses the tools\n2. **Picks**: picks the tools\n\n\
                    ## Team\n\n1. **Helps**: helps the team\n2. **Leads**: leads the team\n\n\
                    ## Reach\n\n1. **Team**: one team\n2. **Leads**: many teams\n\n# FAQ\n\nAsk.\n";

const ROLE: &str = "# Tester\n\nSee [what else](../other.md), [this](role.md) and [the axes](./README.md#levels).\n\n\
                    | Level | Position |\n| --- | --- |\n| 4 | [T4](#t4) |\n| 5 | [T5](#t5) |\n\n\
                    ## T4 - Tester 4\n\n* **Uses**: uses\n* **Helps**: helps\n* **Team**: one\n\n\
                    ## T5 - Tester 5\n\n* **Picks**: picks\n* **Leads**: leads\n* **Leads**: many\n";

fn matrix(files: &Files) -> Matrix {
    read("role.md", files).expect("a matrix").remove(0)
}

fn cells(matrix: &Matrix) -> Vec<(&str, Vec<Option<&str>>)> {
    let attributes = matrix.attributes.iter();
    attributes
        .map(|attribute| {
            let cells = attribute.descriptors.iter().map(|cell| cell.as_ref().map(|cell| cell.text.as_str())).collect();
            (attribute.name.as_str(), cells)
        })
        .collect()
}

#[test]
fn a_role_picks_its_steps_from_the_file_that_names_them() {
    let files = Files::of([("role.md", ROLE), ("README.md", AXES)]);
    let matrix = matrix(&files);
    assert_eq!(matrix.shape, Shape::Steps);
    assert_eq!(matrix.files, ["role.md", "README.md"]);
    let codes: Vec<Option<&str>> = matrix.levels.iter().map(|level| level.code.as_deref()).collect();
    assert_eq!(codes, [Some("T4"), Some("T5")]);
    assert_eq!(
        cells(&matrix),
        [
            ("Tools", vec![Some("**Uses**: uses the tools"), Some("**Picks**: picks the tools")]),
            ("Team", vec![Some("**Helps**: helps the team"), Some("**Leads**: leads the team")]),
            ("Reach", vec![Some("**Team**: one team"), Some("**Leads**: many teams")]),
        ]
    );
    for attribute in &matrix.attributes {
        assert_eq!(attribute.place().file, 1);
        for cell in attribute.descriptors.iter().flatten() {
            assert_eq!(cell.place().file, 1);
            assert_eq!(cell.place().span.of(AXES), cell.text);
        }
    }
    let left: Vec<(usize, usize, usize)> = matrix
        .problems
        .iter()
        .filter(|note| note.code == UNPLACED)
        .map(|note| (note.place.file, note.place.line, note.last_line))
        .collect();
    assert_eq!(left, [(0, 3, 8), (1, 18, 20)]);
}

#[test]
fn a_step_that_no_axis_has_is_told() {
    let role = ROLE.replace("**Helps**: helps", "**Hleps**: helps");
    let files = Files::of([("role.md", role.as_str()), ("README.md", AXES)]);
    let matrix = matrix(&files);
    assert_eq!(cells(&matrix)[1].1, [None, Some("**Leads**: leads the team")]);
    assert!(matrix.problems.iter().any(|note| note.place.line == 13 && note.text.contains("no axis")));
}

#[test]
fn without_the_other_file_the_role_is_read_alone() {
    let long = ROLE
        .replace(": uses", ": uses all of them, and says at length why")
        .replace(": helps", ": helps whoever asks, and asks who does not");
    let files = Files::of([("role.md", long.as_str())]);
    let matrix = matrix(&files);
    assert_eq!(matrix.shape, Shape::Headings);
    assert_eq!(matrix.files, ["role.md"]);
    assert_eq!(matrix.attributes.len(), 1);
    assert_eq!(matrix.attributes[0].name, "General");
    let other =
        Files::of([("role.md", long.as_str()), ("README.md", "# Something else\n\n1. **Uses**: x\n2. **Y**: z\n")]);
    assert_eq!(read("role.md", &other).expect("a matrix")[0].shape, Shape::Headings);
}

#[test]
fn half_of_either_file_is_read_or_declined() {
    for end in 0..ROLE.len() {
        let files = Files::of([("role.md", &ROLE[..end]), ("README.md", AXES)]);
        let _ = read("role.md", &files);
    }
    for end in 0..AXES.len() {
        let files = Files::of([("role.md", ROLE), ("README.md", &AXES[..end])]);
        for matrix in read("role.md", &files).unwrap_or_default() {
            assert!(matrix.attributes.iter().all(|attribute| attribute.descriptors.len() == matrix.levels.len()));
        }
    }
}
