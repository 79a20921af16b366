//! Tables that name levels and are no matrix.

use super::{shown, table, unread};

#[test]
fn a_table_of_names_ticks_scores_or_pay_is_no_matrix() {
    for rows in [
        [
            "| IC | IC Level | M Level | Manager |",
            "| Engineer 1 | IC2 | | |",
            "| Senior Engineer 1 | IC4 | M2 | Manager 1 |",
        ],
        [
            "| Level | Senior | Position |",
            "| 4 | No | [D4 - Developer 4](#d4) |",
            "| 5 | Yes | [D5 - Developer 5](#d5) |",
        ],
        ["| Level | Salary | Years |", "| L3 | $100k | 2+ years |", "| L4 | 120 000 € | 5+ years |"],
        ["| Version | Date | Author |", "| 1 | 2026-01-02 | Ann |", "| 2 | 2026-03-04 | Bo |"],
        ["| Skill | Junior | Senior |", "| Go | x | x |", "| SQL | | ✓ |"],
        ["| Skill | Junior | Senior |", "| Go | 1 | 3 |", "| SQL | 2/5 | 100% |"],
        ["| Skill | Junior | Senior |", "| Go | Beginner | Expert |", "| SQL | Intermediate | Advanced |"],
        ["| Task | Manager | Lead |", "| Plan | R | A/R |", "| Ship | I | C, I |"],
        ["| Topic | Week 1 | Week 2 |", "| Start | Meet the team | Ship a fix |", "| Tools | Set up | Learn |"],
        [
            "| Skill | Self rating | Manager rating |",
            "| Go | Strong in most ways | Agreed on that |",
            "| SQL | Needs more of it | Getting there |",
        ],
        ["| Skill | Current level | Target level |", "| Go | L4 | L5 |", "| SQL | L3 | L5 |"],
        ["| Skill | L4 | L5 |", "| Go | [see](l4.md) | [see](l5.md) |", "| SQL | [more](l4.md#s) | [more](l5.md#s) |"],
    ] {
        assert_eq!(shown(&table(&rows)), "declined: No matrix can be read here", "{rows:?}");
    }
}

#[test]
fn without_a_word_that_ranks_more_is_asked_for() {
    let rows = |corner: &str, names: &str, last: &str| {
        let header = format!("| {corner} | {names} |");
        let row = format!("| Reach | Works in one team | Works with two teams | {last} |");
        table(&[
            header.as_str(),
            "| Craft | Reads the code often | Writes the code alone | Sets rules for code |",
            &row,
        ])
    };
    let whole = "Works across the company";
    for names in ["Learning | Doing | Leading", "Explorer | Builder | Guide"] {
        let text = rows("Competency", names, whole);
        assert_eq!(shown(&text).lines().next(), Some(format!("# {names}").as_str()));
        assert!(shown(&rows("Core skills", names, whole)).starts_with("# "));
    }
    for (corner, names, last) in [
        ("", "Explorer | Builder | Guide", whole),
        ("Person", "Explorer | Builder | Guide", whole),
        ("Competency", "Explorer | Builder | Guide", "Often"),
        ("Competency", "Poor | Good | Great", whole),
        ("Competency", "Why | How | When", whole),
        ("Competency", "Strengths | Weaknesses | Actions", whole),
        ("Competency", "Explorer | Builder | Builder", whole),
    ] {
        assert!(shown(&rows(corner, names, last)).starts_with("declined"), "{corner} {names} {last}");
    }
}

#[test]
fn text_with_bars_and_no_line_below_the_header_is_no_table() {
    assert!(shown("| Skill | L4 | L5 |\n| Craft | a | b |\n| Reach | a | b |\n").starts_with("declined"));
    assert!(shown("").starts_with("declined"));
}

#[test]
fn what_is_passed_over_is_told() {
    let text = format!(
        "{}\n{}",
        table(&["| Version | Date |", "| 1 | May |"]),
        table(&["| Skill | L4 | L5 |", "| Craft | Reads | Writes |"])
    );
    assert_eq!(shown(&text), "# L4 | L5\nCraft: Reads | Writes");
    assert_eq!(unread(&text).len(), 1);
    assert_eq!(unread(&text)[0].0, 1);
}

#[test]
fn a_line_for_each_level_sums_up_what_headings_tell() {
    let alone = table(&["| Level | Expectations |", "| L3 | Reads the code |", "| L4 | Writes the code |"]);
    assert_eq!(shown(&alone), "# L3 | L4\nExpectations: Reads the code | Writes the code");
    assert!(
        !shown(&format!("{alone}\n## L3\n\n### Craft\n\n- Reads\n\n## L4\n\n### Craft\n\n- Writes\n"))
            .contains("Expectations")
    );
}
