//! What stands at the edges of a table: decoration, groups, asides, rows of another length.

use super::{shown, table, unread};

#[test]
fn names_are_read_without_decoration() {
    let text = table(&[
        "| 🧭 **Skill** | [*Senior*](s.md) (L4) | 🌟 **L5**<br>Staff |",
        "| **[Craft](c.md)** (20%) | Reads \\| writes | One<br>two |",
        "| `Reach`: | <ul><li>One</li><li>Two</li></ul> | **Three** |",
    ]);
    assert_eq!(
        shown(&text),
        "# Senior (L4) = Senior | L5 Staff = Staff\nCraft: Reads \\| writes | One<br>two\n\
         Reach: <ul><li>One</li><li>Two</li></ul> | **Three**"
    );
}

#[test]
fn a_header_that_describes_a_level_is_cut_to_its_name() {
    let text = table(&[
        "| Skill | **L4**<br>Senior<br>Leads the projects of a team | L5<br>Staff<br>Leads what departments depend on |",
        "| Craft | Reads | Writes |",
    ]);
    assert_eq!(shown(&text), "# L4 Senior = Senior | L5 Staff = Staff\nCraft: Reads | Writes");
    let told: Vec<String> = unread(&text).into_iter().map(|(_, words)| words).collect();
    assert_eq!(told[0], "What the table says of L4 Senior beside its name is not read.");
    assert_eq!(told.len(), 2);
}

#[test]
fn pillars_are_rows_or_a_column() {
    let rows = table(&["| | L4 | L5 |", "| Craft | | |", "| Code | a | b |", "| People | | |", "| Hiring | c | d |"]);
    let column = table(&["| Pillar | Skill | L4 | L5 |", "| Craft | Code | a | b |", "| People | Hiring | c | d |"]);
    for text in [rows, column] {
        assert_eq!(shown(&text), "# L4 | L5\nCraft / Code: a | b\nPeople / Hiring: c | d");
        assert_eq!(unread(&text), []);
    }
    let silent = table(&["| | L4 | L5 |", "| Code | a | b |", "| Hiring | | |", "| Reach | c | d |"]);
    assert_eq!(shown(&silent), "# L4 | L5\nCode: a | b\nHiring: – | –\nReach: c | d", "one silent row is no pillar");
}

#[test]
fn a_row_without_a_name_goes_on_with_the_one_above() {
    let text = table(&["| | L4 | L5 |", "| Code | a | b |", "| | c | d |"]);
    assert_eq!(shown(&text), "# L4 | L5\nCode: a⏎c | b⏎d");
    let turned = table(&["| Level | Code | Reach |", "| L4 | a | b |", "| | c | |", "| L5 | d | e |"]);
    assert_eq!(shown(&turned), "# L4 | L5\nCode: a⏎c | d\nReach: b | e");
}

#[test]
fn a_column_beside_the_levels_is_told() {
    let text = table(&["| # | Skill | Description | L4 | L5 | |", "| 1 | Craft | What one makes | a | b | more |"]);
    assert_eq!(shown(&text), "# L4 | L5\nCraft: a | b");
    let told: Vec<String> = unread(&text).into_iter().map(|(_, words)| words).collect();
    assert!(
        told.contains(&"The column Description is not read: it is neither a level nor an attribute.".to_owned()),
        "{told:?}"
    );
    assert!(told.contains(&"Column 6 has no name and is not read.".to_owned()), "{told:?}");
    let turned = table(&["| Level | Notes | Scope | Reach |", "| L4 | ask | a | b |", "| L5 | | c | d |"]);
    assert_eq!(shown(&turned), "# L4 | L5\nScope: a | c\nReach: b | d");
    assert_eq!(unread(&turned)[0].1, "The column Notes is not read: it is neither a level nor an attribute.");
}

#[test]
fn rows_may_be_too_long_or_too_short() {
    let text = table(&["| Skill | L4 | L5 |", "| Craft | a | b | and this | |", "| Reach | c |"]);
    assert_eq!(shown(&text), "# L4 | L5\nCraft: a | b\nReach: c | –");
    let told = "This row has more cells than the table has columns; what is left over is not read.";
    assert_eq!(unread(&text), [(3, told.to_owned())]);
}

#[test]
fn tables_stand_in_lists_without_bars_and_behind_any_line_end() {
    for text in [
        "- Ladder:\n\n  | Skill | L4 | L5 |\n  |---|---|---|\n  | Craft | a | b |\n",
        "Skill | L4 | L5\n---|---|---\nCraft | a | b\n",
        "# T\r\n\r\n| Skill | L4 | L5 |\r\n|---|---|---|\r\n| Craft | a | b |\r\n",
    ] {
        assert_eq!(shown(text), "# L4 | L5\nCraft: a | b", "{text:?}");
    }
    assert!(shown("> | Skill | L4 | L5 |\n> |---|---|---|\n> | Craft | a | b |\n").starts_with("declined"), "a quote");
}
