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
        "= note: promotion framing, step 2 of 6: History (*TPM Promotions & Manager Partnerships*, The TPM Craft)\n",
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
fn the_examples_run() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let ran = finish(&mut command(root, &["check", "examples", "--today", "2026-11-20", "--fail-on", "error"]), "");
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    assert!(ran.out.contains("error[unknown-attribute]"), "{}", ran.out);
    assert!(ran.out.contains("--> examples/promotion.md:53:3"), "{}", ran.out);
}
