use crate::matrix::{EMPTY_DESCRIPTOR, Matrix, UNPLACED, Unreadable, read_markdown};
use crate::syntax::Tree;
use crate::text::Span;

fn read(text: &str) -> Result<Vec<Matrix>, Unreadable> {
    let tree = Tree::parse(&ropey::Rope::from_str(text));
    read_markdown("matrix.md", text, tree.outline())
}

fn matrix(text: &str) -> Matrix {
    let mut matrix = read(text).expect("a matrix").remove(0);
    matrix.problems.retain(|note| note.code != UNPLACED);
    matrix
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

const GRID: &str = "\
# Ladder

| Attribute | Senior (L5) | Staff (L6) |
| --- | --- | --- |
| Program Execution | Lands a multi-team program on its date | Lands programs that several departments depend on |
| Influence | Aligns the leads of two teams | Changes a decision made above the own department |
";

#[test]
fn attributes_in_rows_levels_in_columns() {
    let matrix = matrix(GRID);
    assert_eq!((matrix.path.as_deref(), matrix.files.as_slice()), (Some("matrix.md"), &["matrix.md".to_owned()][..]));
    assert_eq!(levels(&matrix), ["Senior (L5)", "Staff (L6)"]);
    let staff = &matrix.levels[1];
    assert_eq!((staff.id.as_str(), staff.code.as_deref(), staff.title.as_str()), ("staff", Some("L6"), "Staff"));
    assert_eq!(attributes(&matrix), ["Program Execution", "Influence"]);
    let influence = &matrix.attributes[1];
    let place = influence.place();
    assert_eq!((influence.id.as_str(), place.line, place.span.of(GRID)), ("influence", 6, "Influence"));
    let descriptor = influence.descriptors[0].as_ref().expect("a descriptor");
    assert_eq!((descriptor.text.as_str(), descriptor.place().line), ("Aligns the leads of two teams", 6));
    assert_eq!(descriptor.place().span.of(GRID), descriptor.text);
    assert_eq!(matrix.problems, []);
}

#[test]
fn levels_in_rows_attributes_in_columns() {
    let matrix = matrix(
        "| Level/Skill | Title | Years | Scope | Leadership |\n|---|---|---|---|---|\n\
         | L3 | TPM | 2 | One team | Guides an intern |\n| L4 | Senior TPM | 5 | Two teams | |\n",
    );
    assert_eq!(levels(&matrix), ["L3", "L4"]);
    assert_eq!(matrix.levels[1].title, "Senior TPM");
    assert_eq!(attributes(&matrix), ["Title", "Scope", "Leadership"]);
    assert!(matrix.is_of_titles(&matrix.attributes[0]) && !matrix.is_of_titles(&matrix.attributes[1]));
    assert_eq!((at(&matrix, 1, 1), at(&matrix, 2, 1)), (Some("Two teams"), None));
}

#[test]
fn a_row_alone_is_a_pillar() {
    let matrix = matrix(
        "| Category | L2 | Lead Programmer (L4) |\n|---|---|---|\n| **Craft** | | |\n| *Code* (20%) | Reads | Shapes |\n\
         | 🎯 **People** |\n| *Mentoring:* | Asks | Teaches |\n",
    );
    assert_eq!(attributes(&matrix), ["Code", "Mentoring"]);
    let pillars: Vec<_> = matrix.attributes.iter().map(|attribute| attribute.pillar.as_deref()).collect();
    assert_eq!(pillars, [Some("Craft"), Some("People")]);
    assert_eq!(matrix.levels[1].id, "lead-programmer");
}

#[test]
fn a_column_of_pillars_and_one_of_weights() {
    let matrix = matrix(
        "| Pillar | Attribute | Weight | Senior | Staff |\n|---|---|---|---|---|\n| Craft | Code | 20% | a | b |\n\
         | | Design | 10% | c | d |\n",
    );
    assert_eq!(levels(&matrix), ["Senior", "Staff"]);
    assert_eq!(attributes(&matrix), ["Code", "Design"]);
    assert_eq!(matrix.attributes[1].pillar.as_deref(), Some("Craft"));
}

#[test]
fn the_plain_title_is_a_level_too() {
    let matrix =
        matrix("| Category | Programmer | Senior Programmer | Staff |\n|---|---|---|---|\n| Scope | a | b | c |\n");
    assert_eq!(levels(&matrix), ["Programmer", "Senior Programmer", "Staff"]);
    assert_eq!(attributes(&matrix), ["Scope"]);
}

#[test]
fn numbers_in_front_of_rows_do_not_turn_a_table() {
    let matrix = matrix("| # | L4 | L5 |\n|---|---|---|\n| 1 | a | b |\n| 2 | c | d |\n");
    assert_eq!(levels(&matrix), ["L4", "L5"]);
    assert_eq!(attributes(&matrix), ["1", "2"]);
}

#[test]
fn what_is_not_said_is_one_problem_for_each_attribute() {
    let text =
        "| | L4 | L5 | L6 |\n|---|---|---|---|\n| Scope | a | — | |\n| Craft | a | b |\n| Reach | a | b | c | d |\n";
    let matrix = matrix(text);
    let told: Vec<_> = matrix.problems.iter().map(|problem| (problem.code, problem.place.span.of(text))).collect();
    assert_eq!(told, [(EMPTY_DESCRIPTOR, "Scope"), (EMPTY_DESCRIPTOR, "Craft")]);
    assert!(matrix.problems[0].text.contains("at L5, L6"), "{}", matrix.problems[0].text);
}

#[test]
fn other_tables_are_passed_over() {
    let text =
        "| Version | Date |\n|---|---|\n| 1.0 | May |\n\n| Level | Salary |\n|---|---|\n| L4 | 1 |\n| L5 | 2 |\n\n";
    let matrix = matrix(&format!("{text}{GRID}"));
    assert_eq!(levels(&matrix), ["Senior (L5)", "Staff (L6)"]);
}

#[test]
fn no_grid_is_a_problem_on_its_table() {
    let text = "Hello\n\n| Topic | Q3 | Q4 |\n|---|---|---|\n| Hiring | 2 | 4 |\n| Attrition | 1 | 0 |\n";
    let unreadable = read(text).expect_err("no matrix");
    assert_eq!(unreadable.span.of(text), "Topic | Q3 | Q4");
    assert_eq!(read("").expect_err("no matrix").span, Span::empty(0));
}

#[test]
fn ids_stay_unique() {
    let matrix =
        matrix("| | Senior (L5) | Senior (M5) |\n|---|---|---|\n| Scope | a | b |\n| scope | c | d |\n| … | e | f |\n");
    let ids: Vec<_> = matrix.levels.iter().map(|level| level.id.as_str()).collect();
    assert_eq!(ids, ["senior", "senior-m5"]);
    let ids: Vec<_> = matrix.attributes.iter().map(|attribute| attribute.id.as_str()).collect();
    assert_eq!(ids, ["scope", "scope-2"], "a row without a name is no attribute");
}

#[test]
fn a_linked_name_is_its_words() {
    let text = GRID.replace("| Program Execution |", "| 🎯 [**Program** Execution](x.md) (20%) |");
    let matrix = matrix(&text);
    assert_eq!(matrix.attributes[0].name, "Program Execution");
    assert_eq!(matrix.attributes[0].place().span.of(&text), "Program** Execution");
}

#[test]
fn the_example_is_read() {
    let matrix = matrix(include_str!("../../../examples/matrix.md"));
    assert_eq!(levels(&matrix), ["TPM II (L4)", "Senior (L5)", "Staff (L6)", "Principal (L7)"]);
    assert_eq!(
        attributes(&matrix),
        ["Program Execution", "Technical Judgement", "Influence", "Communication", "Team Growth"]
    );
    let pillars: Vec<_> = matrix.attributes.iter().filter_map(|attribute| attribute.pillar.as_deref()).collect();
    assert_eq!(pillars, ["Delivery", "Delivery", "People", "People", "People"]);
    assert_eq!(matrix.problems, []);
    assert_eq!((matrix.level("Senior", Some("TPM")), matrix.level("Staff (L6)", Some("TPM"))), (Some(1), Some(2)));
    assert_eq!(matrix.attribute("Comunication"), None);
    assert_eq!(
        matrix.nearest_attribute("Comunication").map(|attribute| attribute.name.as_str()),
        Some("Communication")
    );
}

#[test]
fn no_table_makes_it_panic() {
    let text =
        "| a | Senior | L5 (Target): |\n|---|\n||\n| |\n| | | | | | |\n| é |\n\n| L1 |\n|---|\n| L2 |\n| L3 |\n\n|\n";
    for end in (0..=text.len()).filter(|&end| text.is_char_boundary(end)) {
        let _ = read(&text[..end]);
    }
}
