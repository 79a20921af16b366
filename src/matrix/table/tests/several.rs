//! Several tables of one text.

use super::{shown, table, unread};

fn under(parts: &[(&str, &[&str])]) -> String {
    let part = |(heading, rows): &(&str, &[&str])| format!("{heading}\n\n{}\n", table(rows));
    parts.iter().map(part).collect()
}

#[test]
fn tables_of_the_same_levels_are_one_matrix_with_their_headings_as_pillars() {
    let text = under(&[
        ("# Ladder\n\n## Craft", &["| | L3 | L4 | L5 |", "| Code | a | b | c |"]),
        ("## People", &["| | L3 | L5 |", "| Hiring | d | e |"]),
        ("## Reach", &["| | L4 | L5 | L6 |", "| Group | | |", "| *Teams* | f | g | h |"]),
    ]);
    assert_eq!(
        shown(&text),
        "# L3 | L4 | L5 | L6\nCraft / Code: a | b | c | –\nPeople / Hiring: d | – | e | –\nGroup / Teams: – | f | g | h"
    );
    assert_eq!(unread(&text), []);
}

#[test]
fn one_heading_over_all_tables_is_no_pillar() {
    let text = under(&[
        ("# Ladder", &["| | Senior (L4) | Staff (L5) |", "| Code | a | b |"]),
        ("Some more:", &["| | Senior | L5 |", "| Hiring | c | d |"]),
    ]);
    assert_eq!(shown(&text), "# Senior (L4) = Senior | Staff (L5) = Staff\nCode: a | b\nHiring: c | d");
}

#[test]
fn tables_of_other_levels_are_tracks_named_by_their_headings() {
    let text = under(&[
        ("# Ladder\n\n## Engineers\n\n### Craft", &["| | L3 | L4 |", "| Code | a | b |"]),
        ("### People", &["| | L3 | L4 |", "| Hiring | c | d |"]),
        (
            "## Managers\n\n### Their ladder",
            &["| Level | Title | Scope | Teams |", "| M3 | Manager | e | f |", "| M4 | Director | g | h |"],
        ),
    ]);
    assert_eq!(
        shown(&text),
        "# Engineers: L3 | L4\nCraft / Code: a | b\nPeople / Hiring: c | d\n\
         # Their ladder: M3 = Manager | M4 = Director\nTitle: Manager | Director\nScope: e | g\nTeams: f | h"
    );
    assert_eq!(unread(&text), []);
}

#[test]
fn the_same_attributes_under_another_heading_are_another_role() {
    let rows: &[&str] = &["| | Junior | Senior |", "| Craft | a | b |", "| Reach | c | d |"];
    let text = under(&[("# Engineers", rows), ("# Designers", rows)]);
    let told = "Junior | Senior\nCraft: a | b\nReach: c | d";
    assert_eq!(shown(&text), format!("# Engineers: {told}\n# Designers: {told}"));
    let alike = under(&[
        ("# Engineers\n\n## What we ask\n\n### Skills", rows),
        ("# Designers\n\n## What we ask\n\n### Skills", rows),
    ]);
    let tracks: Vec<String> = shown(&alike).lines().filter(|line| line.starts_with('#')).map(str::to_owned).collect();
    assert_eq!(tracks, ["# Engineers: Skills: Junior | Senior", "# Designers: Skills: Junior | Senior"]);
}

#[test]
fn a_table_for_each_attribute_is_called_by_its_heading() {
    let text = under(&[
        ("## Craft", &["| Level | Expectations |", "| L3 | Reads |", "| L4 | Writes |"]),
        ("## Reach", &["| Level | Expectations |", "| L3 | One team |", "| L4 | Two teams |"]),
    ]);
    let expected = "# L3 | L4\nCraft: Reads | Writes\nReach: One team | Two teams";
    assert_eq!(shown(&text), expected);
    let across = under(&[
        ("## Craft", &["| Junior | Mid | Senior |", "| Reads code often | Writes code alone | Sets the rules |"]),
        ("## Reach", &["| Junior | Mid | Senior |", "| In one team | In two teams | In all teams |"]),
    ]);
    assert_eq!(
        shown(&across),
        "# Junior | Mid | Senior\nCraft: Reads code often | Writes code alone | Sets the rules\n\
         Reach: In one team | In two teams | In all teams"
    );
}

#[test]
fn a_table_of_titles_names_the_codes() {
    let skills: &[&str] = &["| Skill | IC4 | IC5 |", "| Craft | Reads | Writes |"];
    let text = under(&[
        ("# A", &["| Level | Title |", "| IC4 | Senior Engineer 1 |", "| IC5 | Senior Engineer 2 |"]),
        ("# B", skills),
    ]);
    assert_eq!(shown(&text), "# IC4 = Senior Engineer 1 | IC5 = Senior Engineer 2\nCraft: Reads | Writes");
    let unsure =
        under(&[("# A", &["| Level | Title |", "| IC4 | Senior Engineer |", "| IC4 | Tech Lead |"]), ("# B", skills)]);
    assert_eq!(shown(&unsure), "# IC4 | IC5\nCraft: Reads | Writes");
    let turned = under(&[
        ("# A", &["| Name | IC | M |", "| Engineer 1 | IC4 | |", "| Engineer 2 | IC5 | M2 |"]),
        ("# B", &["| Skill | Engineer 1 | Engineer 2 |", "| Craft | Reads | Writes |"]),
    ]);
    assert_eq!(shown(&turned), "# Engineer 1 [IC4] | Engineer 2 [IC5]\nCraft: Reads | Writes");
}
