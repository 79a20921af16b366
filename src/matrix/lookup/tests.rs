use crate::matrix::Matrix;
use crate::matrix::read_markdown;
use crate::matrix::source::Page;

fn matrix(header: &str, attributes: &[&str]) -> Matrix {
    let bars = header.matches('|').count() - 1;
    let rows: Vec<String> =
        attributes.iter().map(|name| format!("| {name} {}|\n", "| Ships ".repeat(bars - 1))).collect();
    let text = format!("{header}\n{}|\n{}", "| --- ".repeat(bars), rows.concat());
    let page = Page::new("", 0, text.clone());
    read_markdown("", &text, page.outline()).expect("a matrix").remove(0)
}

fn larkspur() -> Matrix {
    let header = "| Attribute | TPM II (L4) | Senior (L5) | Staff (L6) | Principal (L7) |";
    matrix(header, &["*Program Execution*", "Planning & Delivery", "Scope", "Scale", "Technical Judgement (20%)"])
}

#[test]
fn an_attribute_answers_to_every_spelling() {
    let matrix = larkspur();
    let spellings = [
        "Program Execution",
        "program-execution",
        "#program-execution",
        "program_execution",
        "PROGRAM EXECUTION",
        "[[Program Execution]]",
        "**Program Execution** (20%)",
    ];
    for name in spellings {
        assert_eq!(matrix.attribute(name).map(|attribute| attribute.id.as_str()), Some("program-execution"), "{name}");
    }
    assert!(matrix.attribute("Planning and Delivery").is_some());
    for name in ["", "#", "Program", "Execution", "payments-oncall"] {
        assert_eq!(matrix.attribute(name), None, "{name}");
    }
}

#[test]
fn the_nearest_attribute_is_close_and_the_only_one() {
    let matrix = larkspur();
    let nearest = |name: &str| matrix.nearest_attribute(name).map(|attribute| attribute.id.as_str());
    assert_eq!(nearest("Program Exection"), Some("program-execution"));
    assert_eq!(nearest("#program-exectuion"), Some("program-execution"));
    assert_eq!(nearest("Technical Judgment"), Some("technical-judgement"));
    assert_eq!(nearest("Scpoe"), Some("scope"));
    for name in ["Scole", "Hope", "payments-oncall", "Q3 notes", "", "Program"] {
        assert_eq!(nearest(name), None, "{name}");
    }
}

#[test]
fn a_level_answers_to_id_code_name_title_and_role() {
    let matrix = larkspur();
    for (name, index) in [
        ("staff", 2),
        ("L6", 2),
        ("l6", 2),
        ("6", 2),
        ("Level 6", 2),
        ("Staff (L6)", 2),
        ("L6 Staff", 2),
        ("Staff", 2),
        ("Staff TPM", 2),
        ("TPM Staff", 2),
        ("Staff TPM (L6)", 2),
        ("TPM 2", 0),
        ("tpm-ii", 0),
        ("Sr. TPM", 1),
    ] {
        assert_eq!(matrix.level(name, Some("TPM")), Some(index), "{name}");
    }
    assert_eq!(matrix.level("Senior TPM", None), Some(1), "a role that nobody told");
    for name in ["Senior Staff", "Staff (L7)", "L9", "Distinguished", "TPM", "Staff SWE", ""] {
        assert_eq!(matrix.level(name, Some("TPM")), None, "{name}");
    }
}

#[test]
fn a_role_in_every_title_is_no_part_of_the_level() {
    let header = "| | Technical Program Manager | Senior Technical Program Manager | Staff Technical Program Manager |";
    let matrix = matrix(header, &["Scope"]);
    assert_eq!(matrix.level("Senior", None), Some(1));
    assert_eq!(matrix.level("Senior TPM", Some("TPM")), Some(1));
    assert_eq!(matrix.level("Staff TPM", Some("Technical Program Manager")), Some(2));
    assert_eq!(matrix.level("TPM", Some("TPM")), Some(0), "the level that is called as the role");
    assert_eq!(matrix.level("Principal TPM", Some("TPM")), None);
}

#[test]
fn a_rank_alone_is_enough_where_one_level_has_it() {
    let matrix =
        matrix("| | Engineer | Senior Engineer | Staff Engineer (Target) | Distinguished Fellow |", &["Scope"]);
    assert_eq!(matrix.level("Senior", Some("Software Engineer")), Some(1));
    assert_eq!(matrix.level("Staff Engineer", Some("TPM")), Some(2));
    assert_eq!(matrix.level("Senior Staff", Some("TPM")), None);
}

#[test]
fn the_nearest_level_is_never_a_guess_at_a_code() {
    let matrix = larkspur();
    assert_eq!(matrix.nearest_level("Stafff"), Some(2));
    assert_eq!(matrix.nearest_level("Princpal"), Some(3));
    assert_eq!(matrix.nearest_level("Senoir TPM"), Some(1));
    assert_eq!(matrix.nearest_level("Stafff (L6)"), Some(2));
    for name in ["L8", "Staff (L8)", "Stafff (L7)", "Distinguished", "", "TPM"] {
        assert_eq!(matrix.nearest_level(name), None, "{name}");
    }
}
