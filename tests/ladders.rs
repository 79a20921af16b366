//! Rules that read a matrix alone: what they say of whole matrices, of several tracks, and of text that is none.

#[path = "support/reading.rs"]
mod reading;

use career_ls::matrix;
use career_ls::rules::{self, Finding};
use career_ls::settings::{Kind, Severity, Weight};
use reading::Read;

fn of_matrix(text: &str) -> Vec<(String, String)> {
    let found = rules::matrix_findings(&reading::matrix("own.md", text), &reading::today());
    found.into_iter().map(|(place, finding)| (finding.rule.to_owned(), place.span.of(text).to_owned())).collect()
}

#[test]
fn the_matrices_that_come_with_it_are_without_fault() {
    let builtin = matrix::builtin("tpm").expect("it is built in");
    assert_eq!(rules::matrix_findings(builtin, &reading::today()), []);
    let own = include_str!("../examples/matrix.md");
    assert_eq!(of_matrix(own), []);
    let opened = Read::of_kind(Kind::Matrix, own, None, reading::today());
    assert_eq!(opened.findings(), []);
}

#[test]
fn a_row_is_told_of_once_by_each_rule_and_every_track_is_read() {
    let text = "## Engineers\n\n| Attribute | Senior | Staff |\n| --- | --- | --- |\n| Craft | Strong skills | Very strong skills |\n| Reach | Aligns two leads | |\n\n\
                ## Managers\n\n| Attribute | M1 | M2 | M3 |\n| --- | --- | --- | --- |\n| People | Hires | Hires | Hires |\n";
    let read = Read::of_kind(Kind::Matrix, text, None, reading::today());
    let findings = read.findings();
    let found: Vec<(&str, &str)> = findings.iter().map(|found| (found.rule, read.words(found.span))).collect();
    assert_eq!(
        found,
        [
            ("vague-descriptor", "Strong skills"),
            ("indistinct-levels", "Very strong skills"),
            ("empty-descriptor", "Reach"),
            ("indistinct-levels", "Hires"),
        ]
    );
    let said = |rule: &str| -> Vec<&str> {
        findings.iter().filter(|found| found.rule == rule).map(|found: &Finding| found.message.as_str()).collect()
    };
    assert!(said("vague-descriptor")[0].starts_with("Craft at Senior and Staff (2 cells) "), "{findings:?}");
    assert!(said("indistinct-levels")[0].contains("differ only in “very”"), "{findings:?}");
    assert!(said("indistinct-levels")[1].contains("So are M2 and M3."), "{findings:?}");
}

#[test]
fn what_a_level_takes_over_is_neither_vague_nor_alike() {
    let mut matrix = reading::matrix(
        "own.md",
        "| Attribute | Senior | Staff | Principal |\n| --- | --- | --- | --- |\n| Craft | Ships | Ships | Strong skills |\n",
    );
    let taken = |matrix: &mut matrix::Matrix, level: usize| {
        let below = matrix.attributes[0].descriptors[level - 1].clone();
        matrix.levels[level].builds_on = Some(level - 1);
        matrix.attributes[0].descriptors[level] = below.map(|below| matrix::Descriptor { inherited: true, ..below });
    };
    let rules = |matrix: &matrix::Matrix| -> Vec<&str> {
        rules::matrix_findings(matrix, &reading::today()).into_iter().map(|(_, found)| found.rule).collect()
    };
    assert_eq!(rules(&matrix), ["indistinct-levels", "vague-descriptor"]);
    taken(&mut matrix, 1);
    assert_eq!(rules(&matrix), ["vague-descriptor"]);
    taken(&mut matrix, 2);
    assert_eq!(rules(&matrix), [] as [&str; 0]);
}

#[test]
fn settings_decide_what_is_said_of_a_matrix() {
    let matrix = reading::matrix("own.md", "| A | Senior | Staff |\n| --- | --- | --- |\n| Craft | Ships | |\n");
    let mut settings = reading::today();
    settings.rules.insert("empty-descriptor".to_owned(), Weight::Off);
    assert_eq!(rules::matrix_findings(&matrix, &settings), []);
    settings.rules.insert("no-top-standard".to_owned(), Weight::On(Severity::Error));
    let found = rules::matrix_findings(&matrix, &settings);
    assert_eq!(found.len(), 1, "{found:?}");
    let (place, finding) = &found[0];
    assert_eq!((finding.rule, finding.severity, place.line), ("no-top-standard", Severity::Error, 1));
}

#[test]
fn any_cell_is_judged_without_harm() {
    for cell in
        ["🚀", "<br>", "\\|", "&", "strong &amp; good", "Größe", "more", "…", "[a](b)", "`x`", "**Good**", "\u{200b}"]
    {
        for other in ["", "very good", cell] {
            let text = format!(
                "| A | Senior | Staff |\n| --- | --- | --- |\n| Craft | {cell} | {other} |\n| Reach | Works in a team | Works with \
                 two teams |\n| Voice | Says what is late | Says what will be late |\n"
            );
            for (place, finding) in rules::matrix_findings(&reading::matrix("own.md", &text), &reading::today()) {
                assert!(text.get(place.span.range()).is_some(), "{text:?}: {finding:?}");
            }
        }
    }
}

/// Real matrices are not part of the project: they are looked at where they are at hand.
#[test]
fn real_matrices_are_judged_with_restraint() {
    let Some(folder) = std::env::var_os("CAREER_LS_MATRICES").map(std::path::PathBuf::from) else {
        eprintln!("skipped: CAREER_LS_MATRICES is not set");
        return;
    };
    for path in
        ["artsy/ladder.md", "codecademy/README.md", "monzo/backend.md", "postman/career-ladder-for-ospo-engineers.md"]
    {
        let text = std::fs::read_to_string(folder.join(path)).expect(path);
        let tree = career_ls::syntax::Tree::parse(&ropey::Rope::from_str(&text));
        let Ok(tracks) = matrix::read_markdown(path, &text, tree.outline()) else {
            eprintln!("skipped: {path} is not read");
            continue;
        };
        for matrix in &tracks {
            for (place, finding) in rules::matrix_findings(matrix, &reading::today()) {
                eprintln!("{path}:{}: {}: {}", place.line, finding.rule, finding.message);
                assert!(text.get(place.span.range()).is_some(), "{path}");
            }
        }
    }
}
