use std::fs;

use super::convert::essence;
use super::{Folder, LADDER, json, with_input};
use crate::by_rule;

const PASTED: &str = "Attribute\tSenior (L5)\tStaff (L6)\n\
    Influence\t\"Aligns two teams\nand says so\"\tChanges a \"\"decision\"\"\nScope\t影響力 | team\t\n";

#[test]
fn what_was_copied_from_a_sheet_becomes_a_markdown_matrix() {
    let folder = Folder::with(&[]);
    let ran = with_input(&folder, &["matrix", "import"], PASTED);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.starts_with("---\ncareer:\n  kind: matrix\n"), "{}", ran.out);
    assert!(
        ran.err.contains("Read as tab-separated values: 2 attributes × 2 levels, 3 of 4 cells filled, 0 inherited, from standard input\n"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("-:4: Scope says nothing at Staff (L6)"), "{}", ran.err);
    let before = json(&with_input(&folder, &["matrix", "show", "-", "--format", "json"], PASTED));
    folder.write("matrix.md", ran.out.as_bytes());
    assert_eq!(essence(&folder.json(&["matrix", "show", "matrix.md"])), essence(&before), "{}", ran.out);
}

#[test]
fn what_is_imported_is_a_document_that_is_read() {
    let folder = Folder::with(&[]);
    let ran = with_input(&folder, &["matrix", "import", "-", "-o", "matrix.md"], PASTED);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""), "{}", ran.err);
    let found = folder.json(&["check", "matrix.md"]);
    for rule in ["invalid-header", "unreadable-matrix"] {
        assert!(by_rule(&found, rule).is_empty(), "{found}");
    }
    assert_eq!(folder.json(&["matrix", "show"])["files"], serde_json::json!(["matrix.md"]));
}

#[test]
fn nothing_is_ever_written_over() {
    let folder = Folder::with(&[("matrix.md", "mine")]);
    let ran = with_input(&folder, &["matrix", "import", "-", "-o", "matrix.md"], PASTED);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("matrix.md: this file is there already"), "{}", ran.err);
    assert_eq!(fs::read_to_string(folder.path().join("matrix.md")).expect("there"), "mine");
}

#[test]
fn a_file_is_imported_as_well_as_what_was_pasted() {
    let folder = Folder::with(&[("m.csv", "Attribute,Senior,Staff\nInfluence,a,b\n"), ("ladder.md", LADDER)]);
    for file in ["m.csv", "ladder.md"] {
        let ran = folder.run(&["matrix", "import", file, "--kind", "md"]);
        assert_eq!(ran.code, Some(0), "{file}: {}", ran.err);
        assert!(ran.out.contains("| Influence | a") || ran.out.contains("| Influence | A"), "{}", ran.out);
    }
}

#[test]
fn what_holds_no_matrix_is_not_imported() {
    let folder = Folder::with(&[]);
    let ran = with_input(&folder, &["matrix", "import", "-", "-o", "new.md"], "Dear all,\nplease find attached.\n");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(!folder.path().join("new.md").exists());
    assert!(ran.err.contains("What is read: "), "{}", ran.err);
}
