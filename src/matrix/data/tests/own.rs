//! What `matrix convert` writes is read back as it was.

use super::{grid, one, source, unplaced};

const TOML: &str = r#"version = 1

[[levels]]
id = "senior"
name = "Senior (L5)"

[[levels]]
id = "L6"
name = "Staff (L6)"
builds_on = "senior"

[[attributes]]
id = "delivery"
name = "Program Delivery"
pillar = "Results"

[attributes.descriptors.senior]
text = """
Lands a program.
- on its date"""
inherited = false

[attributes.descriptors.L6]
text = "Lands programs \"that others need\" — 12 % sooner"
inherited = true

[[attributes]]
id = "influence"
name = "Influence"

[attributes.descriptors]
senior = { text = "Aligns two teams", inherited = false }
L6 = { text = "Changes a decision", inherited = false }
"#;

#[test]
fn toml_keeps_ids_names_pillars_texts_and_what_is_inherited() {
    let matrix = one("m.toml", TOML);
    assert_eq!(
        grid(&matrix),
        "Senior (L5) | Staff (L6)\n\
         Results > Program Delivery: Lands a program. / - on its date | \
         ^Lands programs \"that others need\" — 12 % sooner\n\
         Influence: Aligns two teams | Changes a decision"
    );
    let ids: Vec<&str> = matrix.levels.iter().map(|level| level.id.as_str()).collect();
    assert_eq!(ids, ["senior", "L6"]);
    let ids: Vec<&str> = matrix.attributes.iter().map(|attribute| attribute.id.as_str()).collect();
    assert_eq!(ids, ["delivery", "influence"]);
    assert_eq!(matrix.levels[1].builds_on, Some(0));
    assert_eq!(unplaced(&matrix, TOML), [] as [&str; 0]);
    assert_eq!(source(&matrix, 1, 1, TOML), ["Changes a decision"]);
    assert_eq!(matrix.levels[1].place().span.of(TOML), "Staff (L6)");
    assert_eq!(matrix.levels[1].place().line, 9);
}

const JSON: &str = r#"{
  "version": 1,
  "levels": [{"id": "senior", "name": "Senior (L5)"}, {"id": "staff", "name": "Staff (L6)"}],
  "attributes": [
    {
      "id": "delivery",
      "name": "Delivery",
      "pillar": null,
      "descriptors": {
        "senior": {"text": "Lands\n\"it\"\t\u00e9", "inherited": false, "path": "m.md", "line": 7},
        "staff": {"text": "Lands more", "inherited": true, "path": "m.md", "line": 8}
      }
    },
    {"id": "quiet", "name": "Quiet", "descriptors": {"senior": null, "staff": {"text": "", "inherited": false}}}
  ],
  "problems": [{"code": "unplaced", "message": "Line 2 is read as nothing.", "path": "m.md", "line": 2}]
}
"#;

#[test]
fn what_show_prints_as_json_is_a_matrix() {
    let matrix = one("m.json", JSON);
    assert_eq!(grid(&matrix), "Senior (L5) | Staff (L6)\nDelivery: Lands / \"it\"\té | ^Lands more\nQuiet:  | ");
    assert_eq!(unplaced(&matrix, JSON), [] as [&str; 0]);
    assert_eq!(source(&matrix, 0, 1, JSON), ["Lands more"]);
    assert_eq!(source(&matrix, 0, 0, JSON), [r#""Lands\n\"it\"\t\u00e9""#], "escapes: the whole of it");
}

#[test]
fn yaml_by_hand_needs_no_more_than_names_and_texts() {
    let yaml = "\
version: 1
levels: [{id: l1, name: L1}, {id: l2, name: L2, builds_on: l1}]
attributes:
  - name: Delivery
    descriptors:
      l1: Does it
      l2: {text: Leads it}
  - name: Focus
    descriptors:
      l1: |
        Keeps to it.

        Says no.
";
    let matrix = one("m.yaml", yaml);
    assert_eq!(
        grid(&matrix),
        "L1 | L2\nDelivery: Does it | ^Leads it\nFocus: Keeps to it. /  / Says no. | ^Keeps to it. /  / Says no."
    );
    assert_eq!(unplaced(&matrix, yaml), [] as [&str; 0]);
}

#[test]
fn two_levels_with_one_id_stay_two_and_an_unknown_one_is_told() {
    let json = r#"{"version": 1,
 "levels": [{"id": "a", "name": "Junior"}, {"id": "a", "name": "Senior"}],
 "attributes": [{"id": "x", "name": "X", "descriptors": {"a": "Does it",
  "b": "Lost"}}]}"#;
    let matrix = one("m.json", json);
    assert_eq!(matrix.levels.iter().map(|level| level.id.as_str()).collect::<Vec<_>>(), ["a", "senior"]);
    assert_eq!(unplaced(&matrix, json), ["\"b\": \"Lost\"}}]}"]);
}
