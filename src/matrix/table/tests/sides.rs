//! Which side of a table holds the levels.

use super::{shown, table, unread};

#[test]
fn levels_have_many_names() {
    for names in [
        "Junior Programmer (L1) | Programmer (L2) | Lead Programmer (L4)",
        "I | II | VI",
        "1 | 2 | 6",
        "Stufe 1 | Stufe 2 | Stufe 3",
        "Débutant | Confirmé | Expert",
        "주니어 | 시니어 | 리드",
        "1단계 | 2단계 | 3단계",
        "Programmer | Senior Programmer | Staff",
        "Entry level | Mid-level | Lead",
    ] {
        let text = table(&[&format!("| Skill | {names} |"), "| Craft | a | b | c |", "| Reach | d | e | f |"]);
        let levels = shown(&text).lines().next().unwrap_or_default().replace(" = ", "|");
        for name in names.split(" | ") {
            assert!(levels.contains(name), "{name}: {levels}");
        }
        assert!(shown(&text).ends_with("Craft: a | b | c\nReach: d | e | f"), "{names}");
        let turned = |place: usize| names.split(" | ").nth(place).unwrap_or_default();
        let rows: Vec<String> = ["a | d", "b | e", "c | f"]
            .iter()
            .enumerate()
            .map(|(row, cells)| format!("| {} | {cells} |", turned(row)))
            .collect();
        let text = table(&["| Level | Craft | Reach |", &rows[0], &rows[1], &rows[2]]);
        assert!(shown(&text).ends_with("Craft: a | b | c\nReach: d | e | f"), "turned: {names}");
    }
}

#[test]
fn a_corner_that_says_level_decides() {
    for corner in ["Level", "Niveau", "레벨", "Career level"] {
        let header = format!("| {corner} | Technik | Équipe |");
        let text = table(&[
            &header,
            "| Keim | liest den Code | fragt um Hilfe |",
            "| Baum | schreibt den Code | hilft anderen |",
        ]);
        assert_eq!(
            shown(&text),
            "# Keim | Baum\nTechnik: liest den Code | schreibt den Code\nÉquipe: fragt um Hilfe | hilft anderen"
        );
    }
    let labelled = table(&["| Level | L3 | L4 |", "| Craft | a | b |"]);
    assert_eq!(shown(&labelled), "# L3 | L4\nCraft: a | b", "it may also label the row of levels");
}

#[test]
fn each_row_may_be_a_cell() {
    let text = table(&[
        "| Level | Attribute | Expectation |",
        "| L3 | Scope | Own tasks |",
        "| L3 | Craft | Reads code |",
        "| L4 | Scope | Own projects |",
        "| L4 | Craft | Writes code |",
    ]);
    assert_eq!(shown(&text), "# L3 | L4\nScope: Own tasks | Own projects\nCraft: Reads code | Writes code");
    assert_eq!(unread(&text), []);
}

#[test]
fn tracks_of_one_table_are_told_apart() {
    let expected = "# IC: L3 = Engineer | L4 = Senior\nTitle: Engineer | Senior\nScope: Own tasks | Own projects\n\
        # Management: M3 = Manager | M4 = Director\nTitle: Manager | Director\nScope: A team | Some teams";
    let column = table(&[
        "| Track | Level | Title | Scope |",
        "| IC | L3 | Engineer | Own tasks |",
        "| | L4 | Senior | Own projects |",
        "| Management | M3 | Manager | A team |",
        "| | M4 | Director | Some teams |",
    ]);
    assert_eq!(shown(&column), expected);
    let rows = table(&[
        "| Level | Title | Scope |",
        "| **IC** | | |",
        "| L3 | Engineer | Own tasks |",
        "| L4 | Senior | Own projects |",
        "| **Management** | | |",
        "| M3 | Manager | A team |",
        "| M4 | Director | Some teams |",
    ]);
    assert_eq!(shown(&rows), expected);
    let above = table(&[
        "| | Individual contributors | | Managers | |",
        "| Skill | L3 | L4 | M3 | M4 |",
        "| Scope | Own tasks | Own projects | A team | Some teams |",
    ]);
    assert_eq!(
        shown(&above),
        "# Individual contributors: L3 | L4\nScope: Own tasks | Own projects\n# Managers: M3 | M4\nScope: A team | Some teams"
    );
    assert_eq!((unread(&column), unread(&rows), unread(&above)), (vec![], vec![], vec![]));
}

#[test]
fn a_second_row_of_names_gives_titles_or_codes() {
    let titles =
        table(&["| Skill | L3 | L4 |", "| Title | Engineer | Senior Engineer |", "| Craft | Reads | Writes |"]);
    assert_eq!(shown(&titles), "# L3 = Engineer | L4 = Senior Engineer\nCraft: Reads | Writes");
    let codes = table(&["| Skill | Engineer | Senior Engineer |", "| Level | L3 | L4 |", "| Craft | Reads | Writes |"]);
    assert_eq!(shown(&codes), "# Engineer [L3] | Senior Engineer [L4]\nCraft: Reads | Writes");
}
