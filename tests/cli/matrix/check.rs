use serde_json::json as value;

use super::{Folder, LADDER, TWO_TRACKS, json, with_input};

#[test]
fn an_empty_cell_is_found_where_it_stands_and_weighs_a_warning() {
    let folder = Folder::with(&[("ladder.md", LADDER)]);
    let ran = folder.run(&["matrix", "check", "ladder.md"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    assert!(
        ran.out.contains("ladder.md:8: warning[empty-descriptor] Influence says nothing at Principal (L7)"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("ladder.md:10: note[unplaced] "), "{}", ran.out);
    assert!(ran.out.lines().last().is_some_and(|line| line.starts_with("1 warning, ")), "{}", ran.out);
    let output = folder.json(&["matrix", "check", "ladder.md"]);
    let found = output["findings"].as_array().expect("findings");
    let empty = found.iter().find(|finding| finding["rule"] == "empty-descriptor").expect("one");
    assert_eq!(
        (&empty["severity"], &empty["path"], &empty["line"]),
        (&"warning".into(), &"ladder.md".into(), &value!(8))
    );
    let lines: Vec<u64> = found.iter().filter_map(|finding| finding["line"].as_u64()).collect();
    assert!(lines.is_sorted(), "{lines:?}");
}

#[test]
fn the_exit_code_follows_the_weight_that_is_failed_on() {
    let folder = Folder::with(&[("ladder.md", LADDER)]);
    for (weight, code) in [("information", 1), ("warning", 1), ("error", 0), ("never", 0)] {
        assert_eq!(folder.run(&["matrix", "check", "ladder.md", "--fail-on", weight]).code, Some(code), "{weight}");
    }
    assert_eq!(folder.run(&["matrix", "check", "gone.md"]).code, Some(2));
}

#[test]
fn a_full_matrix_has_nothing_to_say() {
    let full = "| Attribute | Senior (L5) | Staff (L6) |\n| --- | --- | --- |\n\
        | Influence | Aligns the leads of two teams on one plan | Changes a decision made above the own department |\n";
    let folder = Folder::with(&[("m.md", full)]);
    let ran = folder.run(&["matrix", "check", "m.md"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "Nothing found in the matrix.\n"));
    assert_eq!(folder.json(&["matrix", "check", "m.md"]), value!({ "version": 1, "findings": [] }));
}

#[test]
fn what_a_rule_weighs_is_said_in_the_configuration() {
    let folder = Folder::with(&[("ladder.md", LADDER), ("career-ls.toml", "[rules]\nempty-descriptor = \"hint\"\n")]);
    let ran = folder.run(&["matrix", "check", "ladder.md"]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    assert!(ran.out.contains("hint[empty-descriptor]"), "{}", ran.out);
    folder.write("career-ls.toml", b"[rules]\nempty-descriptor = \"off\"\n");
    assert!(!folder.run(&["matrix", "check"]).out.contains("empty-descriptor"));
}

#[test]
fn words_that_say_nothing_are_found_in_any_shape() {
    let folder = Folder::with(&[]);
    let csv = "Attribute,Senior (L5),Staff (L6)\nInfluence,Excellent as appropriate,Changes a decision of another department\n";
    let ran = with_input(&folder, &["matrix", "check", "-"], csv);
    assert_eq!(ran.code, Some(1), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("-:2: warning[vague-descriptor]"), "{}", ran.out);
    let same =
        "Attribute\tSenior (L5)\tStaff (L6)\nInfluence\tAligns the leads of two teams\tAligns the leads of two teams\n";
    let output = json(&with_input(&folder, &["matrix", "check", "-", "--format", "json"], same));
    assert_eq!(output["findings"][0]["rule"], "indistinct-levels", "{output}");
}

#[test]
fn a_track_is_checked_alone() {
    let folder = Folder::with(&[("two.md", &TWO_TRACKS.replace("| d |", "|  |"))]);
    let found = |args: &[&str]| folder.json(&[&["matrix", "check", "two.md"], args].concat())["findings"].clone();
    let rules = |found: &serde_json::Value| -> Vec<String> {
        found
            .as_array()
            .expect("findings")
            .iter()
            .map(|finding| finding["rule"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    assert!(rules(&found(&["--track", "Managers"])).contains(&"empty-descriptor".to_owned()));
    let first = rules(&found(&[]));
    assert!(first.contains(&"more-tracks".to_owned()) && !first.contains(&"empty-descriptor".to_owned()), "{first:?}");
}
