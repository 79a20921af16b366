//! Every shape of a grid of headings.

use super::{left_over, read, shown};
use crate::matrix::{Matrix, Shape, UNPLACED};

#[track_caller]
fn is_read(text: &str, expected: &str) -> Matrix {
    let mut matrices = read(text).unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(matrices.len(), 1, "{:?}", matrices.iter().map(shown).collect::<Vec<_>>());
    let matrix = matrices.remove(0);
    assert_eq!(matrix.shape, Shape::Headings);
    assert_eq!(shown(&matrix), expected);
    for level in &matrix.levels {
        for place in &level.places {
            assert_eq!(place.span.of(text).to_lowercase(), place.span.of(text).to_lowercase());
            assert!(!place.span.is_empty(), "{}", level.name);
        }
        assert_eq!(level.place().span.of(text), level.name);
    }
    for descriptor in matrix.attributes.iter().flat_map(|attribute| attribute.descriptors.iter().flatten()) {
        let pieces: Vec<&str> = descriptor.places.iter().map(|place| place.span.of(text)).collect();
        assert_eq!(pieces.join("\n"), descriptor.text);
    }
    matrix
}

#[test]
fn attributes_have_levels_below_them() {
    let matrix = is_read(
        "# Ladder\n\n## Delivery\n\nHow work lands.\n\n### L3\n\nLands tasks.\n\n### L4\n\nLands projects.\n\n### L5\n\nLands programs.\n\n\
         ## 🤝 Influence (20%)\n\n### L3\n\nTeam.\n\n### L5\n\nOrg.\n\n## FAQ\n\n### Who wrote this?\n\nUs.\n",
        "L3 | L4 | L5\nDelivery: Lands tasks. | Lands projects. | Lands programs.\nInfluence: Team. | ∅ | Org.",
    );
    assert_eq!(left_over(&matrix), [(5, 5), (29, 33)]);
}

#[test]
fn a_level_that_the_first_attribute_leaves_out_stands_where_the_others_have_it() {
    is_read(
        "## Craft\n### Junior\na\n### Staff\nb\n## Reach\n### Junior\nc\n### Senior\nd\n### Staff\ne\n## Care\n### Senior\nf\n",
        "Junior | Senior | Staff\nCraft: a | ∅ | b\nReach: c | d | e\nCare: ∅ | f | ∅",
    );
}

#[test]
fn pillars_stand_above_attributes_or_between_levels_and_attributes() {
    let expected = "L1 | L2\nPeople / Hiring: a | d\nPeople / Mentoring: b | e\nWork / Planning: c | f";
    is_read(
        "# Matrix\n## People\n### Hiring\n#### L1\na\n#### L2\nd\n### Mentoring\n#### L1\nb\n#### L2\ne\n\
         ## Work\n### Planning\n#### L1\nc\n#### L2\nf\n",
        expected,
    );
    is_read(
        "# Matrix\n## L1\n### People\n#### Hiring\na\n#### Mentoring\nb\n### Work\n#### Planning\nc\n\
         ## L2\n### People\n#### Hiring\nd\n#### Mentoring\ne\n### Work\n#### Planning\nf\n",
        expected,
    );
    is_read(
        "# Matrix\n## People\n### L1\n#### Hiring\na\n#### Mentoring\nb\n### L2\n#### Hiring\nd\n#### Mentoring\ne\n\
         ## Work\n### L1\n#### Planning\nc\n### L2\n#### Planning\nf\n",
        expected,
    );
}

#[test]
fn headings_that_tell_more_of_a_cell_are_part_of_it() {
    is_read(
        "## Craft\n### L1\na\n#### Examples\nb\n### L2\nc\n#### Examples\nd\n\
         ## Reach\n### L1\ne\n#### Examples\nf\n### L2\ng\n#### Examples\nh\n",
        "L1 | L2\nCraft: a⏎#### Examples⏎b | c⏎#### Examples⏎d\nReach: e⏎#### Examples⏎f | g⏎#### Examples⏎h",
    );
    is_read(
        "## L1\n### Craft\na\n#### Examples\nb\n### Reach\ne\n#### Examples\nf\n\
         ## L2\n### Craft\nc\n#### Examples\nd\n### Reach\ng\n#### Examples\nh\n",
        "L1 | L2\nCraft: a⏎#### Examples⏎b | c⏎#### Examples⏎d\nReach: e⏎#### Examples⏎f | g⏎#### Examples⏎h",
    );
}

#[test]
fn bold_labels_are_levels_and_a_gap_is_none() {
    let matrix = is_read(
        "# My matrix\n\n### 1. Delivery (20%)\n\n**L4 (Current):** Lands projects\n\n- on time\n\n**L5 (Target):**\n\n- Lands programs\n\n\
         **Gap:** One program.\n\n### 2. Influence (10%)\n\n**L4 (Current):** Team\n**L5 (Target):** Org\n**Gap:** None\n",
        "L4 (Current) | L5 (Target)\nDelivery: Lands projects⏎⏎- on time | - Lands programs\nInfluence: Team | Org",
    );
    let codes: Vec<Option<&str>> = matrix.levels.iter().map(|level| level.code.as_deref()).collect();
    assert_eq!(codes, [Some("L4"), Some("L5")]);
    assert_eq!(left_over(&matrix), [(13, 13), (19, 19)]);
}

#[test]
fn list_items_may_begin_with_the_level() {
    is_read(
        "## Delivery\n- **L4:** projects\n- **L5:** programs\n  - of three teams\n## Influence\n- **L4:** team\n- **L5:** org\n",
        "L4 | L5\nDelivery: projects | programs⏎  - of three teams\nInfluence: team | org",
    );
    is_read(
        "## Delivery\n- L4: projects\n- L5: programs\n\n## Influence\n- L4: team\n- L5: org\n",
        "L4 | L5\nDelivery: projects | programs\nInfluence: team | org",
    );
}

#[test]
fn labels_below_levels_are_attributes_where_all_have_them() {
    is_read(
        "## Senior\n- **Scope**: a team\n- **Craft**: designs\n\n## Staff\n- **Scope**: many\n- **Craft**: directs\n",
        "Senior | Staff\nScope: a team | many\nCraft: designs | directs",
    );
    is_read(
        "## Senior Engineer\n**Scope:** a team\n\n**Craft:** designs\n\n## Staff Engineer\n**Scope:** many\n\n**Craft:** directs\n",
        "Senior Engineer | Staff Engineer\nScope: a team | many\nCraft: designs | directs",
    );
}

#[test]
fn numbered_steps_are_levels_and_keep_their_names() {
    let matrix = is_read(
        "# Levels\n\n## Tools\n\n1. **Uses**: uses them\n2. **Picks**: picks them\n3. **Makes**: makes them\n\n\
         ## Reach\n\n1. **Desk**: own\n2. **Team**: several\n3. **World**: all\n\n# FAQ\n\n**Why?**\n\nSo.\n",
        "1 | 2 | 3\nTools: **Uses**: uses them | **Picks**: picks them | **Makes**: makes them\n\
         Reach: **Desk**: own | **Team**: several | **World**: all",
    );
    assert_eq!(matrix.level("Level 2", None), Some(1));
    assert_eq!(matrix.level("2", None), Some(1));
    assert_eq!(left_over(&matrix), [(15, 19)]);
}

#[test]
fn score_bands_and_setext_headings_are_levels() {
    is_read(
        "Planning\n========\n\nLevel 1.0-2.0: Novice\n---------------------\nplans a day\n\nLevel 2.0-3.0: Proficient\n-------------------------\nplans a month\n\n\
         Care\n====\n\nLevel 1.0-2.0: Novice\n---------------------\nasks\n\nLevel 2.0-3.0: Proficient\n-------------------------\ntells\n",
        "Level 1.0-2.0: Novice | Level 2.0-3.0: Proficient\nPlanning: plans a day | plans a month\nCare: asks | tells",
    );
}

#[test]
fn levels_without_attributes_have_one_called_general() {
    let matrix = is_read(
        "# Advocate I\n\nSpeaks up.\n\n__Experience: none.__\n\n# Advocate II\n\nWrites.\n\n# Senior Advocate\n\nLeads.\n\n__Experience: five years.__\n",
        "Advocate I | Advocate II | Senior Advocate\n\
         General: Speaks up.⏎⏎__Experience: none.__ | Writes. | Leads.⏎⏎__Experience: five years.__",
    );
    assert!(matrix.attributes[0].place().span.is_empty(), "nobody wrote its name");
    assert_eq!(matrix.attributes[0].place().line, 1);
    assert_eq!(matrix.problems, []);
    is_read(
        "**Junior**\n- a\n\n**Senior**\n- b\n\n**Staff**\n- c\n",
        "Junior | Senior | Staff\nGeneral: - a | - b | - c",
    );
}

#[test]
fn the_highest_level_may_come_first() {
    is_read(
        "## Staff\n### Craft\nc\n## Senior\n### Craft\nb\n## Junior\n### Craft\na\n",
        "Junior | Senior | Staff\nCraft: a | b | c",
    );
    is_read("## Craft\n### L5\nb\n### L4\na\n## Care\n### L5\nd\n### L4\nc\n", "L4 | L5\nCraft: a | b\nCare: c | d");
}

#[test]
fn a_title_without_a_rank_is_a_level_beside_its_likes() {
    is_read(
        "## Tester Apprentice\n### Craft\na\n### Care \nb\n## Tester\n### Craft\nc\n### Care\nd\n## Tester 2\n### Craft\ne\n### Care\nf\n\
         ## Wizard\n### Craft\ng\n### Care\nh\n## Senior Tester\n### Craft\ni\n### Care\nj\n## Appendix\n### Links\nk\n",
        "Tester Apprentice | Tester | Tester 2 | Wizard | Senior Tester\nCraft: a | c | e | g | i\nCare: b | d | f | h | j",
    );
}

#[test]
fn the_name_of_the_level_is_no_part_of_an_attribute() {
    let matrix = is_read(
        "# TPM\n\n## Core Competencies\n\n### Candour\n\nSays it.\n\n### Judgement\n\nWeighs it.\n\n## Levels\n\n### TPM\n\n#### TPM Responsibilities\n\n- Runs one\n\n\
         ### Senior TPM\n\n#### Senior TPM Responsibilities\n\n- All responsibilities of the previous level, plus\n- Runs three\n\n#### Senior TPM Requirements\n\n- Writes\n",
        "TPM | Senior TPM\n\
         Responsibilities: - Runs one | - All responsibilities of the previous level, plus⏎- Runs three\nRequirements: ∅ | - Writes\n\
         Candour: ∅ | ∅\nJudgement: ∅ | ∅",
    );
    let cell = |level: usize| matrix.attributes[0].descriptors[level].as_ref().is_some_and(|cell| cell.inherited);
    assert!(!cell(0) && cell(1));
    assert_eq!(matrix.levels[1].builds_on, Some(0));
    let silent = matrix.problems.iter().filter(|note| note.code == crate::matrix::EMPTY_DESCRIPTOR).count();
    assert_eq!(silent, 3);
    assert_eq!(left_over(&matrix), [(7, 7), (11, 11)]);
}

#[test]
fn tracks_are_matrices_of_their_own() {
    for text in [
        "# Makers\n## L3\n### Craft\na\n## L4\n### Craft\nb\n# Managers\n## M3\n### Care\nc\n## M4\n### Care\nd\n",
        "# Makers\n## Craft\n### L3\na\n### L4\nb\n## Reach\n### L3\na\n### L4\nb\n\
         # Managers\n## Craft\n### M3\nc\n### M4\nd\n## Reach\n### M3\nc\n### M4\nd\n",
        "# Makers\n## Craft\n### L3\na\n### L4\nb\n## Reach\n### L3\na\n### L4\nb\n\
         # Managers\n## Craft\n### L3\nc\n### L4\nd\n## Reach\n### L3\nc\n### L4\nd\n",
    ] {
        let found = read(text).expect("two");
        let tracks: Vec<Option<&str>> = found.iter().map(|matrix| matrix.track.as_deref()).collect();
        assert_eq!(found[0].attributes[0].descriptors.len(), 2);
        assert!(found.iter().all(|matrix| matrix.problems.iter().all(|note| note.code != UNPLACED)), "{text}");
        assert_eq!(tracks, [Some("Makers"), Some("Managers")], "{text}");
    }
}

#[test]
fn a_level_takes_over_what_its_intro_says() {
    let matrix = is_read(
        "## Junior\n### Craft\na\n### Care\nb\n## Senior\nSame as Junior, but also:\n### Craft\nc\n",
        "Junior | Senior\nCraft: a | c\nCare: b | b",
    );
    assert_eq!(matrix.levels[1].builds_on, Some(0));
    assert_eq!(left_over(&matrix), []);
}

#[test]
fn a_contents_list_an_anchor_and_odd_line_ends_change_nothing() {
    let plain = "---\ntitle: x\n---\n\n# Ladder\n\n| Level | Where |\n| --- | --- |\n| Junior | [here](#junior) |\n| Senior | [here](#senior) |\n\n\
                 <a id=\"junior\"></a>\n\n## Junior {#junior}\n\n### Craft\n\né🚀 a\n\n---\n\n## Senior\n\n### Craft\n\nb\n\n[x]: https://example.org\n";
    for text in [plain.to_owned(), plain.replace('\n', "\r\n"), format!("{plain}\n\n")] {
        let matrix = is_read(&text, "Junior | Senior\nCraft: é🚀 a | b");
        assert_eq!(left_over(&matrix), [(7, 10)], "{text}");
    }
}
