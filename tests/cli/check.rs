use super::{CASE, Folder, by_rule, command, finish};

#[test]
fn a_finding_is_shown_where_it_stands_with_what_it_rests_on() {
    let folder = Folder::with(&[("case.md", CASE)]);
    let ran = folder.run(&["check", "case.md"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    for part in [
        "warning[task-phrasing]: ",
        "--> case.md:8:3\n",
        "8 | - Responsible for on-call\n",
        "  |   ^^^^^^^^^^^^^^^^^^^^^^^\n",
        "= note: promotion framing, step 2 of 6: History (TPM Promotions & Manager Partnerships, The TPM Craft)\n",
        "`career-ls explain ",
    ] {
        assert!(ran.out.contains(part), "{part:?} is not in\n{}", ran.out);
    }
    let last = ran.out.lines().last().expect("a summary");
    assert!(last.contains(" warning") && last.contains(" in 1 document; "), "{last}");
}

#[test]
fn the_exit_code_follows_the_weight_that_is_failed_on() {
    let folder = Folder::with(&[("case.md", CASE)]);
    for (weight, code) in [("hint", 1), ("information", 1), ("warning", 1), ("error", 0), ("never", 0)] {
        assert_eq!(folder.run(&["check", "--fail-on", weight]).code, Some(code), "{weight}");
    }
    assert_eq!(folder.run(&["check"]).code, Some(1), "a warning fails unless said otherwise");
    assert_eq!(folder.run(&["check", "--fail-on", "error", "--format", "json"]).code, Some(0));
}

#[test]
fn nothing_to_say_is_said_and_ends_well() {
    let folder = Folder::with(&[("proof.md", "---\ncareer:\n  kind: proof\n---\n\n# Proof\n")]);
    let ran = folder.run(&["check", "proof.md"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "Nothing found in 1 document.\n"));
    assert_eq!(folder.json(&["check"])["findings"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_named_file_that_is_no_career_document_is_an_error_that_says_how_to_change_it() {
    let text = "# **Promotion case: Jane**\n\n## **Accomplishments**\n\n* Cut platform spend by \\~30%\n";
    let folder = Folder::with(&[("Jane Staff case.md", text), ("case.md", CASE)]);
    let ran = folder.run(&["check", "Jane Staff case.md", "case.md"]);
    assert_eq!(ran.code, Some(2));
    for part in ["error: Jane Staff case.md: ", "not read as a career document", "career:", "kind", "--kind promotion"]
    {
        assert!(ran.err.contains(part), "{part:?} is not in {}", ran.err);
    }
    assert!(ran.out.contains("--> case.md:8:3"), "the other file is checked all the same: {}", ran.out);
    assert_ne!(folder.run(&["check", "--kind", "promotion", "Jane Staff case.md"]).code, Some(2));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_checked() {
    let folder = Folder::with(&[("case.md", CASE)]);
    folder.write("latin.md", b"---\ncareer:\n  kind: promotion\n---\n\n## History\n\n- Caf\xe9\n");
    let ran = folder.run(&["check", "nowhere.md", "latin.md", "case.md"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("error: nowhere.md: ") && ran.err.contains("error: latin.md: "), "{}", ran.err);
    assert!(ran.err.contains("UTF-8"), "{}", ran.err);
    assert!(ran.out.contains("warning[task-phrasing]"), "{}", ran.out);
    let output = folder.json(&["check", "nowhere.md", "case.md"]);
    assert_eq!(by_rule(&output, "task-phrasing").len(), 1);
}

#[test]
fn one_line_per_finding_holds_nothing_of_the_text() {
    let folder = Folder::with(&[("case.md", &CASE.replace("on-call", "the zebra crossing"))]);
    let ran = folder.run(&["check", "--no-snippets"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("case.md:8:3: warning[task-phrasing] "), "{}", ran.out);
    assert!(!ran.out.contains("zebra") && !ran.out.contains("Responsible"), "{}", ran.out);
}

#[test]
fn json_counts_from_zero_in_utf_16_and_names_what_is_cited() {
    let folder = Folder::with(&[("case.md", &CASE.replace("on-call", "on-call 🚀 at night"))]);
    let output = folder.json(&["check", "case.md"]);
    assert_eq!(output["version"], 1);
    let found = by_rule(&output, "task-phrasing");
    let found = found.last().expect("a finding");
    assert_eq!((&found["path"], &found["severity"]), (&"case.md".into(), &"warning".into()));
    assert_eq!(found["range"]["start"], serde_json::json!({ "line": 7, "character": 2 }));
    assert_eq!(found["range"]["end"], serde_json::json!({ "line": 7, "character": 2 + 23 + 1 + 2 + 9 }));
    let cite = &found["cites"][0];
    assert_eq!((&cite["part"], &cite["number"], &cite["name"]), (&"step".into(), &2.into(), &"History".into()));
}

#[test]
fn findings_stand_by_path_and_then_by_place() {
    let two = format!("{CASE}- Responsible for releases\n");
    let folder = Folder::with(&[("b.md", &two), ("a.md", CASE)]);
    let output = folder.json(&["check", "b.md", "a.md", "./b.md"]);
    let found = by_rule(&output, "task-phrasing");
    let places: Vec<_> = found.iter().map(|f| (f["path"].as_str(), f["range"]["start"]["line"].as_u64())).collect();
    assert_eq!(places, [(Some("a.md"), Some(7)), (Some("b.md"), Some(7)), (Some("b.md"), Some(8))]);
}

#[test]
fn a_wrong_argument_is_a_usage_error() {
    let folder = Folder::with(&[("case.md", CASE)]);
    for (args, says) in [
        (vec!["check", "--today", "2026-13-01"], "2026-11-20"),
        (vec!["check", "--kind", "novel"], "promotion"),
        (vec!["check", "--fail-on", "maybe"], "information"),
        (vec!["check", "--format", "xml"], "json"),
        (vec!["chekc"], "check"),
    ] {
        let ran = folder.run(&args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
    }
    assert_eq!(folder.run(&["check", "--today", "2026-11-20"]).code, Some(1));
}

#[test]
fn standard_input_is_checked_as_a_dash() {
    let folder = Folder::with(&[]);
    let ran = finish(&mut command(folder.path(), &["check", "-", "--no-snippets"]), CASE);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("-:8:3: warning[task-phrasing] "), "{}", ran.out);
}

#[test]
fn a_wrong_setting_is_found_once_for_all_documents() {
    let folder = Folder::with(&[("a.md", CASE), ("b.md", CASE), ("career-ls.toml", "matrx = \"a\"\n")]);
    let output = folder.json(&["check"]);
    let found = by_rule(&output, "invalid-config");
    assert_eq!(found.len(), 1, "{output}");
    assert_eq!(found[0]["path"], "career-ls.toml");
    assert_eq!(found[0]["range"]["end"], serde_json::json!({ "line": 0, "character": 5 }));
}

#[test]
fn a_glob_that_cannot_be_read_is_found_where_it_stands_and_the_others_hold() {
    let config =
        "[documents.promotion]\nfiles = [\"é/[a-.md\", \"cases/*.md\"]\n[documents.brag]\nfiles = [\"{a,b.md\"]\n";
    let text = "## History\n\n- Responsible for on-call\n";
    let folder = Folder::with(&[("cases/a.md", text), ("career-ls.toml", config)]);
    let output = folder.json(&["check"]);
    let found = by_rule(&output, "invalid-config");
    let range = |line: u32, from: u32, to: u32| serde_json::json!({ "start": { "line": line, "character": from }, "end": { "line": line, "character": to } });
    let ranges: Vec<_> = found.iter().map(|finding| finding["range"].clone()).collect();
    assert_eq!(ranges, [range(1, 9, 19), range(3, 9, 18)], "{output}");
    assert!(found.iter().all(|finding| finding["path"] == "career-ls.toml"));
    assert!(!found[0]["message"].as_str().expect("a message").contains("[a-"), "it quotes nothing");
    assert_eq!(by_rule(&output, "task-phrasing").len(), 1, "{output}");
}

#[test]
fn what_an_editor_would_offer_is_shown_as_it_would_read() {
    let folder = Folder::with(&[("case.md", &CASE.replace("on-call", "migrating 12 services to Kubernetes"))]);
    let ran = folder.run(&["check"]);
    for part in [
        "= help: Say what you did (if it is done): Migrated 12 services to Kubernetes\n",
        "= help: Add the result: Migrated 12 services to Kubernetes, ⟨cutting⟩ ⟨what⟩ from ⟨before⟩ to ⟨after⟩\n",
    ] {
        assert!(ran.out.contains(part), "{part:?} is not in\n{}", ran.out);
    }
    let output = folder.json(&["check"]);
    let grades: Vec<_> = by_rule(&output, "task-phrasing")[0]["fixes"].as_array().expect("a list").clone();
    assert_eq!((&grades[0]["grade"], &grades[1]["grade"]), (&"review".into(), &"sketch".into()));
}

#[test]
fn windows_are_measured_from_the_day_that_is_said() {
    let win = "March 2025: cut build time from 40 to 12 minutes for 9 teams ([log](ci.md))";
    let folder = Folder::with(&[("case.md", &CASE.replace("Responsible for on-call", win))]);
    let found = |day| by_rule(&folder.json(&["check", "--today", day]), "win-outside-window").len();
    assert_eq!((found("2026-11-20"), found("2025-06-01")), (1, 0));
}

#[test]
fn a_matrix_that_cannot_be_read_is_said_once_wherever_it_is_met() {
    let header = "---\ncareer: {kind: matrix}\n---\n\n# Levels\n\nNothing here.\n";
    let case = CASE.replace("promotion\n", "promotion\n  matrix: matrix.md\n");
    let folder = Folder::with(&[("a.md", &case), ("b.md", &case), ("matrix.md", header)]);
    let output = folder.json(&["check"]);
    let found = by_rule(&output, "unreadable-matrix");
    let paths: Vec<_> = found.iter().filter_map(|finding| finding["path"].as_str()).collect();
    assert_eq!(paths.iter().filter(|path| **path == "matrix.md").count(), 1, "{paths:?}");
    assert!(paths.iter().all(|path| !path.starts_with('/')), "{paths:?}");
}

#[test]
fn the_examples_give_what_is_written_beside_them() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let args = ["check", "examples", "--today", "2026-11-20", "--fail-on", "error"];
    let ran = finish(&mut command(root, &args), "");
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    assert!(ran.out.contains("error[unknown-attribute]") && ran.out.contains("--> examples/promotion.md:53:3"));
    let ran = finish(&mut command(root, &[&args[..], &["--format", "json"]].concat()), "");
    let output: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let found: Vec<String> = output["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|finding| {
            let text = |key: &str| finding[key].as_str().expect("a text").replace("examples/", "");
            let line = finding["range"]["start"]["line"].as_u64().expect("a line") + 1;
            format!("{}\t{}\t{line}", text("rule"), text("path"))
        })
        .collect();
    let expected = std::fs::read_to_string(root.join("examples/expected.tsv")).expect("the list");
    assert_eq!(found, expected.lines().skip(1).collect::<Vec<_>>());
}
