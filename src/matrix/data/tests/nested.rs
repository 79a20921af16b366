//! Attributes with their levels, levels with their attributes.

use super::{as_json, grid, grid_of, one, source, unplaced};
use crate::matrix::{Shape, read_markdown};
use crate::syntax::Tree;

const CRITERIA: &str = "\
---
path: /engineering
title: \"🛠️ Engineering\"
yaml: true
levels: 3
topics:
  - name: \"communication\"
    title:
    content:
      - level: 1
        criteria:
          - \"Tells their buddy each day how it goes\"
      - level: 2
        criteria:
          - \"Tells the team before it asks\"
        exampleCriteria:
          - criteria: \"Gives kind and useful reviews\"
            examples:
              - \"Have you seen how the ledger does it?\"
              - \"What would happen if this were empty?\"
      - level: 3
        criteria: []
  - name: \"leadership\"
    title: \"👩‍💼 Leadership\"
    content:
      - level: 2
        criteria:
          - \"Teaches a new colleague\"
      - level: 3
        criteria:
          - \"Grows two people of the team\"
---

# How we grow
";

#[test]
fn front_matter_with_criteria_by_level() {
    let tree = Tree::parse(&ropey::Rope::from_str(CRITERIA));
    let matrix = read_markdown("backend.md", CRITERIA, tree.outline()).expect("a matrix").remove(0);
    assert_eq!(matrix.shape, Shape::FrontMatter);
    assert_eq!(
        grid(&matrix),
        "1 | 2 | 3\n\
         communication: - Tells their buddy each day how it goes | - Tells the team before it asks / \
         - Gives kind and useful reviews /   - Have you seen how the ledger does it? /   \
         - What would happen if this were empty? | \n\
         leadership:  | - Teaches a new colleague | - Grows two people of the team"
    );
    assert_eq!(source(&matrix, 1, 1, CRITERIA), ["Teaches a new colleague"]);
    assert_eq!(matrix.levels[0].place().span.of(CRITERIA), "1");
    assert_eq!(
        unplaced(&matrix, CRITERIA),
        ["path: /engineering\ntitle: \"🛠️ Engineering\"\nyaml: true\nlevels: 3", "# How we grow"]
    );
}

#[test]
fn a_table_by_attribute_and_level() {
    for wrapper in ["", "matrix:\n", "ladder:\n", "attributes:\n", "career_matrix:\n  competencies:\n"] {
        let indent: &str = &" ".repeat(wrapper.matches('\n').count() * 2);
        let rows = "\
Communication:
  description: How you tell things
  L4: Writes plainly to the team
  L5:
    - Writes plainly to all
    - Says no in one sentence
Delivery:
  L4: |
    Lands a feature.

    Says early what is late.
  L5: null
";
        let body = rows.lines().flat_map(|line| [indent, line, "\n"]).collect::<String>();
        let yaml = format!("{wrapper}{body}");
        assert_eq!(
            grid_of(&yaml),
            "L4 | L5\n\
             Communication: Writes plainly to the team | - Writes plainly to all / - Says no in one sentence\n\
             Delivery: Lands a feature. /  / Says early what is late. | ",
            "{yaml}"
        );
        let matrix = one("m.yaml", &yaml);
        assert_eq!(unplaced(&matrix, &yaml), ["description: How you tell things"], "{yaml}");
        assert_eq!(matrix.levels[0].places.len(), 2);
        assert!(matrix.levels[0].places.iter().all(|place| place.span.of(&yaml) == "L4"));
    }
}

#[test]
fn a_table_by_level_and_attribute() {
    for wrapper in ["", "levels:\n", "ladder:\n"] {
        let indent = if wrapper.is_empty() { "" } else { "  " };
        let rows = "\
junior_engineer:
  title: Junior Engineer
  Communication: Asks when something is unclear
  Delivery: [Finishes small tasks alone, Tests what is finished]
seniorEngineer:
  Communication: Explains a design to other teams
  Delivery: Lands a program on its date
";
        let body = rows.lines().flat_map(|line| [indent, line, "\n"]).collect::<String>();
        let yaml = format!("{wrapper}{body}");
        assert_eq!(
            grid_of(&yaml),
            "Junior Engineer | seniorEngineer\n\
             Communication: Asks when something is unclear | Explains a design to other teams\n\
             Delivery: - Finishes small tasks alone / - Tests what is finished | Lands a program on its date",
            "{yaml}"
        );
        let matrix = one("m.yaml", &yaml);
        assert_eq!(unplaced(&matrix, &yaml), [] as [&str; 0]);
    }
}

#[test]
fn pillars_stand_around_attributes() {
    let expected = "L4 | L5\n\
         Craft > Code: Writes code that others change | Chooses what is not written\n\
         People > Coaching: Helps who asks for it | Grows two others a year";
    let around = "\
pillars:
  Craft:
    Code: {L4: Writes code that others change, L5: Chooses what is not written}
  People:
    Coaching: {L4: Helps who asks for it, L5: Grows two others a year}
";
    assert_eq!(grid_of(around), expected);
    assert_eq!(unplaced(&one("m.yaml", around), around), [] as [&str; 0]);
    let bare = around.lines().skip(1).flat_map(|line| [&line[2..], "\n"]).collect::<String>();
    assert_eq!(grid_of(&bare), expected, "{bare}");
    let inner = "\
L4:
  Craft: {Code: Writes code that others change}
  People: {Coaching: Helps who asks for it}
L5:
  Craft: {Code: Chooses what is not written}
  People: {Coaching: Grows two others a year}
";
    assert_eq!(grid_of(inner), expected);
    assert_eq!(unplaced(&one("m.yaml", inner), inner), [] as [&str; 0]);
    let listed = "\
pillars:
  - name: Craft
    attributes:
      - name: Code
        levels:
          - {level: L4, description: Writes code that others change}
          - {level: L5, description: Chooses what is not written}
  - name: People
    attributes:
      - name: Coaching
        levels: {L4: Helps who asks for it, L5: Grows two others a year}
";
    assert_eq!(grid_of(listed), expected);
    assert_eq!(unplaced(&one("m.yaml", listed), listed), [] as [&str; 0]);
}

#[test]
fn rows_with_a_column_for_each_level_or_each_attribute() {
    let expected = "L4 | L5\n\
         Delivery: Lands a feature on its date | Lands a program on its date\n\
         Influence: Convinces the own team | Convinces other teams too";
    for yaml in [
        "- {attribute: Delivery, L4: Lands a feature on its date, L5: Lands a program on its date}\n\
         - {attribute: Influence, L4: Convinces the own team, L5: Convinces other teams too}\n",
        "- {level: L4, Delivery: Lands a feature on its date, Influence: Convinces the own team}\n\
         - {level: L5, Delivery: Lands a program on its date, Influence: Convinces other teams too}\n",
        "skills:\n\
         - {name: Delivery, L4: Lands a feature on its date, L5: Lands a program on its date}\n\
         - {name: Influence, L4: Convinces the own team, L5: Convinces other teams too}\n",
        "levels:\n\
         - {name: L4, skills: {Delivery: Lands a feature on its date, Influence: Convinces the own team}}\n\
         - {name: L5, skills: {Delivery: Lands a program on its date, Influence: Convinces other teams too}}\n",
        "levels:\n\
         - id: L4\n  competencies:\n  - {name: Delivery, description: Lands a feature on its date}\n  \
         - {name: Influence, description: Convinces the own team}\n\
         - id: L5\n  competencies:\n  - {name: Delivery, description: Lands a program on its date}\n  \
         - {name: Influence, description: Convinces other teams too}\n",
    ] {
        assert_eq!(grid_of(yaml), expected, "{yaml}");
        assert_eq!(unplaced(&one("m.yaml", yaml), yaml), [] as [&str; 0], "{yaml}");
    }
}

#[test]
fn milestones_are_levels_by_their_number() {
    let yaml = "\
MOBILE:
  displayName: Mobile
  category: A
  description: Builds apps that people keep
  milestones:
    - summary: Works within known structures
      signals: [Adds a screen from a template, Reuses what is there]
      examples: [Added the button for sharing]
    - summary: Builds features of their own
      signals: [Chooses how a screen is built]
      examples: []
WRITING:
  displayName: Writing
  category: B
  milestones:
    - {summary: Writes what was decided, signals: [Sends notes after each meeting]}
    - {summary: Writes so that others decide, signals: [Proposes what to do next]}
";
    assert_eq!(
        grid_of(yaml),
        "1 | 2\n\
         A > Mobile: Works within known structures / - Adds a screen from a template / - Reuses what is there / \
         examples: / - Added the button for sharing | Builds features of their own / - Chooses how a screen is built\n\
         B > Writing: Writes what was decided / - Sends notes after each meeting | \
         Writes so that others decide / - Proposes what to do next"
    );
    let matrix = one("m.yaml", yaml);
    assert_eq!(unplaced(&matrix, yaml), ["description: Builds apps that people keep"]);
    let json = as_json(yaml);
    let under = format!("{{\"tracks\": {json}}}");
    assert_eq!(grid(&one("m.json", &under)), grid(&matrix));
}

#[test]
fn each_track_is_a_matrix_of_its_own() {
    let yaml = "\
tracks:
  engineer:
    Delivery: {L4: Lands a feature on its date, L5: Lands a program on its date}
  manager:
    name: Engineering manager
    attributes:
      - {name: Hiring, M4: Runs interviews for the team, M5: Runs how a department hires}
";
    let all = crate::matrix::read_bytes("m.yaml", yaml.as_bytes(), &crate::matrix::Alone).expect("matrices");
    let tracks: Vec<_> = all.iter().map(|matrix| matrix.track.as_deref()).collect();
    assert_eq!(tracks, [Some("engineer"), Some("Engineering manager")]);
    assert_eq!(unplaced(&all[0], yaml), [] as [&str; 0]);
}

#[test]
fn levels_are_in_the_order_of_their_numbers() {
    let yaml = "\
Craft: {L5: Designs a service alone, L6: Designs how services meet}
Focus: {L4: Asks what matters most, L5: Says what matters most, L6: Says it for many teams}
";
    assert!(grid_of(yaml).starts_with("L4 | L5 | L6\n"));
}
