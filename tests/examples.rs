//! The case in `examples/`, checked by the real program: what it finds today is what `expected.tsv` lists, and files
//! that are no career documents get nothing.

#[path = "support/files.rs"]
mod files;

use std::process::{Command, Output};

use serde_json::Value;

fn check(paths: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_career-ls"))
        .args(["check", "--format", "json", "--today", "2026-11-20"])
        .args(paths)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs")
}

fn findings(output: &Output) -> Vec<Value> {
    let text = String::from_utf8_lossy(&output.stdout);
    let value: Value = serde_json::from_str(&text)
        .unwrap_or_else(|error| panic!("{error}: {text}{}", String::from_utf8_lossy(&output.stderr)));
    value["findings"].as_array().expect("a list of findings").clone()
}

fn text<'a>(finding: &'a Value, key: &str) -> &'a str {
    finding[key].as_str().unwrap_or_else(|| panic!("no {key} in {finding}"))
}

#[test]
fn the_example_case_gets_what_is_expected_and_nothing_else() {
    let output = check(&["examples"]);
    let mut found: Vec<(String, u64, String)> = findings(&output)
        .iter()
        .map(|finding| {
            let path = text(finding, "path");
            let line = finding["range"]["start"]["line"].as_u64().expect("a line") + 1;
            let file = path.strip_prefix("examples/").unwrap_or(path);
            (file.to_owned(), line, text(finding, "rule").to_owned())
        })
        .collect();
    found.sort();
    let listed = files::file("examples/expected.tsv");
    let rows: Vec<Vec<&str>> = listed.lines().skip(1).map(|row| row.split('\t').collect()).collect();
    let mut expected: Vec<(String, u64, String)> =
        rows.iter().map(|row| (row[1].to_owned(), row[2].parse().expect("a line"), row[0].to_owned())).collect();
    expected.sort();
    assert_eq!(found, expected);
    assert_eq!(output.status.code(), Some(1), "some of it weighs as much as a warning");
}

#[test]
fn a_strong_case_has_nothing_that_weighs_as_much_as_a_warning() {
    let output = check(&["examples/strong", "--fail-on", "information"]);
    assert_eq!(findings(&output).len(), 0, "{}", String::from_utf8_lossy(&output.stdout));
    assert_eq!(output.status.code(), Some(0));
    let read: Vec<String> = files::files(&["examples/strong"], ".md").into_iter().map(|(path, _)| path).collect();
    for name in ["promotion.md", "impact-summary.md", "referral-note.md", "ladder.md"] {
        assert!(read.iter().any(|path| path.ends_with(name)), "{name} is among {read:?}");
    }
}

#[test]
fn every_finding_says_what_it_rests_on() {
    let findings = findings(&check(&["examples"]));
    for finding in &findings {
        let cites = finding["cites"].as_array().expect("a list");
        assert!(!cites.is_empty(), "{finding}");
        for cited in cites {
            assert!(text(cited, "framework").ends_with("framing") || text(cited, "framework").ends_with("framework"));
            let source = text(cited, "source");
            assert!(source.contains("The TPM Craft") || source.contains("Steve Ngoumnai"), "{source}");
            assert!(text(cited, "part") != "step" || cited["number"].is_u64(), "{cited}");
        }
    }
    let steps = |rule: &str, file: &str| -> Vec<(u64, String)> {
        let of = findings.iter().filter(|found| text(found, "rule") == rule && text(found, "path").ends_with(file));
        let cited = of.flat_map(|found| found["cites"].as_array().expect("a list"));
        cited.filter_map(|cited| Some((cited["number"].as_u64()?, text(cited, "name").to_owned()))).collect()
    };
    let history = (2, "History".to_owned());
    assert_eq!(steps("task-phrasing", "promotion.md"), [history.clone(), history]);
    assert_eq!(steps("task-phrasing", "impact-summary.md"), [(3, "Attach proof".to_owned())]);
    assert_eq!(steps("unknown-attribute", "promotion.md"), [(4, "Cross-reference".to_owned())]);
}

#[test]
fn what_is_no_career_document_gets_nothing() {
    let among = findings(&check(&["examples"]));
    assert!(!among.iter().any(|finding| text(finding, "path").ends_with("README.md")));
    for path in ["examples/README.md", "README.md", "CHANGELOG.md"] {
        let output = check(&[path]);
        let printed = String::from_utf8_lossy(&output.stdout);
        assert!(printed.trim().is_empty() || findings(&output).is_empty(), "{path}: {printed}");
        assert_eq!(output.status.code(), Some(2), "asked for by name, it is said that it is not read");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains("career:") || said.contains("--kind"), "{path}: {said}");
    }
}
