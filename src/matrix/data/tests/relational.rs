//! Lists of levels and attributes, and items that refer to them.

use super::{as_json, grid_of, one, source, unplaced};
use crate::matrix::{Alone, Level, UNPLACED, read_bytes};

const ITEMS: &str = "\
name: Site reliability
summary: >
  What we ask of the people
  who keep the lights on.
sheet: 1y4wuBHe

levels:

  - id: engineer
    name: Engineer

  - id: senior-1
    name: Senior Engineer 1

themes:

  - id: technical
    name: Technical

  - id: delivery
    name: Delivery

competencies:

  - id: 06e32fac
    summary: Keeps systems running
    examples:
      - Follows the runbook when a system fails
      - Says when the runbook is wrong
    supportingUrls: []
    level: engineer
    theme: technical
    proficiency: Working knowledge

  - id: 2c14508f
    summary: Reads logs and graphs without help
    examples: []
    level: engineer
    theme: technical

  - id: e740662d
    summary: >
      Designs the alarms of a service
      before it is launched
    level: senior-1
    theme: technical

  - id: f667f9bd
    summary: Finishes what was started
    level: engineer
    theme: delivery
    remark: Ask Ines
";

#[test]
fn several_items_of_one_cell_stand_below_each_other() {
    assert_eq!(
        grid_of(ITEMS),
        "Engineer | Senior Engineer 1\n\
         Technical: Keeps systems running / - Follows the runbook when a system fails / - Says when the runbook is wrong / \
         Reads logs and graphs without help | Designs the alarms of a service before it is launched\n\
         Delivery: Finishes what was started / remark: Ask Ines | "
    );
}

#[test]
fn what_is_in_no_cell_and_no_name_is_told() {
    let matrix = one("m.yaml", ITEMS);
    assert_eq!(
        unplaced(&matrix, ITEMS),
        ["name: Site reliability\nsummary: >\n  What we ask of the people\n  who keep the lights on.\nsheet: 1y4wuBHe"]
    );
    assert_eq!(
        source(&matrix, 0, 0, ITEMS),
        [
            "Keeps systems running",
            "Follows the runbook when a system fails",
            "Says when the runbook is wrong",
            "Reads logs and graphs without help"
        ]
    );
    assert_eq!(source(&matrix, 0, 1, ITEMS), ["Designs the alarms of a service\n      before it is launched"]);
    assert_eq!(matrix.attributes[0].place().span.of(ITEMS), "Technical");
    assert_eq!(matrix.attributes[0].places.len(), 1, "an id is no name");
    assert_eq!(matrix.levels[1].place().line, 13);

    let json = as_json(ITEMS);
    let matrix = one("m.json", &json);
    assert_eq!(unplaced(&matrix, &json).len(), 1, "{:?}", unplaced(&matrix, &json));
}

#[test]
fn an_item_of_a_level_that_is_not_listed_is_told_and_not_guessed() {
    let yaml = "\
levels: [{id: a, name: Junior}, {id: b, name: Senior}]
dimensions: [{id: x, name: Craft}]
items:
  - {level: a, dimension: x, text: Writes tests for all changes}
  - {level: b, dimension: x, text: Chooses what is worth testing}
  - {level: c, dimension: x, text: Sets how the company tests}
";
    let matrix = one("m.yaml", yaml);
    assert_eq!(super::grid(&matrix).lines().count(), 2);
    assert_eq!(unplaced(&matrix, yaml), ["- {level: c, dimension: x, text: Sets how the company tests}"]);
}

#[test]
fn levels_and_attributes_need_no_list() {
    assert_eq!(
        grid_of(
            "\
- {level: L4, competency: Delivery, pillar: Results, description: Lands a feature on its date}
- {level: L4, competency: Influence, pillar: People, description: Convinces the own team}
- {level: L5, competency: Delivery, pillar: Results, description: Lands a program on its date}
- {level: L5, competency: Influence, pillar: People, description: ~}
"
        ),
        "L4 | L5\n\
         Results > Delivery: Lands a feature on its date | Lands a program on its date\n\
         People > Influence: Convinces the own team | "
    );
}

#[test]
fn a_name_that_comes_back_at_each_level_is_an_attribute() {
    assert_eq!(
        grid_of(
            "\
matrix:
  - {level: Senior, name: Delivery, text: Lands a program on its date}
  - {level: Staff, name: Delivery, text: Lands what departments need}
  - {level: Senior, name: Influence, text: Aligns two team leads}
  - {level: Staff, name: Influence, text: Changes a decision made above}
"
        ),
        "Senior | Staff\n\
         Delivery: Lands a program on its date | Lands what departments need\n\
         Influence: Aligns two team leads | Changes a decision made above"
    );
}

#[test]
fn pillars_are_referred_to_as_well_and_ids_may_be_numbers_or_tables() {
    assert_eq!(
        grid_of(
            "\
levels:
  - {id: 1, name: Associate}
  - {id: 2, name: Lead}
pillars:
  - {id: p1, name: People}
skills:
  - {id: 10, name: Coaching, pillar: p1}
  - {id: 11, name: Writing}
expectations:
  - {level: 1, skill: 10, description: Asks for feedback often}
  - {level: {id: 2}, skill: {id: 10}, description: Coaches two others}
  - {level: 2, skill: 11, description: Writes so that others decide}
"
        ),
        "Associate | Lead\n\
         People > Coaching: Asks for feedback often | Coaches two others\n\
         Writing:  | Writes so that others decide"
    );
}

#[test]
fn a_level_whose_id_is_a_code_is_called_by_it() {
    let yaml = "\
levels: [{id: L4, name: Senior}, {id: L5, name: Staff}]
themes: [{id: t, name: Craft}]
items:
  - {level: L4, theme: t, text: Designs one service alone}
  - {level: L5, theme: t, text: Designs how services meet}
";
    let matrix = one("m.yaml", yaml);
    let levels: Vec<_> = matrix.levels.iter().map(|level| (level.title.as_str(), level.code.as_deref())).collect();
    assert_eq!(levels, [("Senior", Some("L4")), ("Staff", Some("L5"))]);
    assert!(matrix.problems.iter().all(|note| note.code != UNPLACED), "{:?}", matrix.problems);
}

#[test]
fn a_name_that_begins_on_the_line_before_stands_on_its_own() {
    let text = "levels:\n- {id: l1, name: Senior}\n- {id: l2, name: Staff}\nthemes:\n- {id: t, name: Influence}\n\
                competencies:\n- {id: c1, level: l1, theme: t, summary: Aligns}\n\
                - {id: c2, level: ---\nl2, theme: t, summary: Changes}\n";
    let matrix = read_bytes("matrix.yaml", text.as_bytes(), &Alone).expect("a matrix").remove(0);
    let lines = |level: &Level| level.places.iter().map(|place| place.line).collect::<Vec<_>>();
    assert_eq!(lines(&matrix.levels[1]), [3, 9]);
}
