use std::fs;

use serde_json::Value;

use super::{Folder, LADDER, TWO_TRACKS, json, with_input};

const SHAPES: [&str; 6] = ["md", "csv", "tsv", "json", "yaml", "toml"];

/// What has to be the same in every shape: levels, attributes, pillars, words.
pub(super) fn essence(shown: &Value) -> Value {
    let mut kept = serde_json::json!({ "levels": shown["levels"], "attributes": shown["attributes"] });
    for level in kept["levels"].as_array_mut().expect("levels") {
        level.as_object_mut().expect("a level").remove("builds_on");
    }
    for attribute in kept["attributes"].as_array_mut().expect("attributes") {
        for (_, told) in attribute["descriptors"].as_object_mut().expect("descriptors") {
            *told = told["text"].clone();
        }
    }
    kept
}

#[test]
fn every_shape_shows_the_same_matrix() {
    let folder = Folder::with(&[("ladder.md", LADDER)]);
    let before = essence(&folder.json(&["matrix", "show", "ladder.md"]));
    for shape in SHAPES {
        let ran = folder.run(&["matrix", "convert", "ladder.md", "--to", shape]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{shape}");
        let name = format!("new.{shape}");
        folder.write(&name, ran.out.as_bytes());
        assert_eq!(essence(&folder.json(&["matrix", "show", &name])), before, "{shape}:\n{}", ran.out);
        let piped = json(&with_input(&folder, &["matrix", "show", "-", "--format", "json"], &ran.out));
        assert_eq!(essence(&piped), before, "{shape} without a name:\n{}", ran.out);
    }
}

#[test]
fn what_builds_on_what_is_kept_where_there_is_room_and_said_where_there_is_none() {
    let toml = "version = 1\nlevels = [{ id = \"senior\", name = \"Senior\" }, { id = \"staff\", name = \"Staff\", builds_on = \"senior\" }]\n\
        [[attributes]]\nid = \"influence\"\nname = \"Influence\"\ndescriptors.senior.text = \"Aligns two teams\"\n\
        descriptors.staff = { text = \"Changes a decision\", inherited = true }\n";
    let folder = Folder::with(&[("m.toml", toml)]);
    let before = folder.json(&["matrix", "show", "m.toml"]);
    assert_eq!(before["levels"][1]["builds_on"], "senior");
    for shape in SHAPES {
        let ran = folder.run(&["matrix", "convert", "m.toml", "--to", shape]);
        assert_eq!(ran.code, Some(0), "{shape}: {}", ran.err);
        let name = format!("new.{shape}");
        folder.write(&name, ran.out.as_bytes());
        let after = folder.json(&["matrix", "show", &name]);
        assert_eq!(essence(&after), essence(&before), "{shape}");
        let keeps = matches!(shape, "json" | "yaml" | "toml");
        assert_eq!(ran.err.contains("builds on which is not kept"), !keeps, "{shape}: {}", ran.err);
        if keeps {
            assert_eq!(after["levels"], before["levels"], "{shape}");
            assert_eq!(after["attributes"][0]["descriptors"]["staff"]["inherited"], true, "{shape}");
        }
    }
}

#[test]
fn a_table_is_written_where_texts_are_short_and_something_else_where_they_are_not() {
    let folder = Folder::with(&[]);
    let convert = |text: &str| with_input(&folder, &["matrix", "convert", "-", "--to", "md"], text);
    let short = convert("Attribute,Senior (L5),Staff (L6)\nInfluence,a,b\n");
    assert!(
        short.out.contains("| Attribute | Senior (L5) | Staff (L6) |\n| --- | --- | --- |\n| Influence | a | b |\n"),
        "{}",
        short.out
    );
    assert!(short.out.starts_with("---\ncareer:\n  kind: matrix\n---\n"), "{}", short.out);
    let long = convert("Attribute,Senior (L5),Staff (L6)\nInfluence,\"- a\n- b\",\"- c\n- d\"\n");
    assert_eq!(long.code, Some(0), "{}", long.err);
    assert!(!long.out.contains("| Attribute |"), "{}", long.out);
    let shown = json(&with_input(&folder, &["matrix", "show", "-", "--format", "json"], &long.out));
    assert_eq!(shown["attributes"][0]["descriptors"]["senior"]["text"], "- a\n- b");
}

#[test]
fn a_new_file_is_written_and_none_is_overwritten() {
    let folder = Folder::with(&[("ladder.md", LADDER)]);
    let args = ["matrix", "convert", "ladder.md", "--to", "csv", "-o", "new.csv"];
    let ran = folder.run(&args);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""));
    let read = || fs::read_to_string(folder.path().join("new.csv")).expect("written");
    assert!(read().starts_with("Pillar,Attribute,Senior (L5),"), "{}", read());
    folder.write("new.csv", b"mine");
    let ran = folder.run(&args);
    assert_eq!((ran.code, read().as_str()), (Some(2), "mine"));
    assert!(ran.err.contains("new.csv: this file is there already"), "{}", ran.err);
    let ran = folder.run(&["matrix", "convert", "ladder.md", "--to", "csv", "-o", "no/such.csv"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("the folder is not there"), "{}", ran.err);
}

#[test]
fn what_a_sheet_cannot_keep_is_refused_and_nothing_is_written() {
    // A pillar on the first attribute alone: a column of pillars cannot say where it ends.
    let json = r#"{"version": 1, "levels": [{"id": "a", "name": "Senior"}, {"id": "odd", "name": "Staff"}],
        "attributes": [{"id": "x", "name": "X", "descriptors": {"a": {"text": "1", "inherited": false}}}]}"#;
    let folder = Folder::with(&[("m.json", json)]);
    let ran = folder.run(&["matrix", "convert", "m.json", "--to", "csv", "-o", "m.csv"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
    assert!(ran.err.contains("cannot be kept as comma-separated values: "), "{}", ran.err);
    assert!(ran.err.contains("Nothing was written"), "{}", ran.err);
    assert!(!folder.path().join("m.csv").exists());
}

#[test]
fn one_of_several_tracks_is_written() {
    let folder = Folder::with(&[("two.md", TWO_TRACKS)]);
    let ran = folder.run(&["matrix", "convert", "two.md", "--to", "csv"]);
    assert_eq!(ran.out, "Attribute,Senior (L5),Staff (L6)\nInfluence,a,b\n");
    assert!(ran.err.contains("This is Engineers. There are more grids: Managers."), "{}", ran.err);
    let ran = folder.run(&["matrix", "convert", "two.md", "--to", "csv", "--track", "Managers"]);
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("Attribute,Manager (M1),Director (M2)\nHiring,c,d\n", ""));
}

#[test]
fn a_wrong_argument_is_a_usage_error() {
    let folder = Folder::with(&[("ladder.md", LADDER)]);
    for args in [vec!["convert", "ladder.md"], vec!["convert", "ladder.md", "--to", "xlsx"], vec!["shwo"], vec![]] {
        let ran = folder.run(&[&["matrix"], args.as_slice()].concat());
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
    }
}
