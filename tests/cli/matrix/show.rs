use serde_json::{Value, json as value};

use super::{Folder, HOSTILE, LADDER, TWO_TRACKS, is_plain, json, with_input};

#[test]
fn a_matrix_is_shown_with_how_it_was_read_what_is_filled_and_what_is_not() {
    let folder = Folder::with(&[("ladder.md", LADDER)]);
    let ran = folder.run(&["matrix", "show", "ladder.md"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    for part in [
        "Read as a pipe table: 2 attributes × 3 levels, 5 of 6 cells filled, 0 inherited, from ladder.md\n",
        "  1  Senior (L5)\n  2  Staff (L6)\n  3  Principal (L7)\n",
        "                     Senior (L5)  Staff (L6)  Principal (L7)\n\
         Delivery\n  Program Execution  ●            ●           ●\n\
         People\n  Influence          ●            ●           ·\n",
        "\nEmpty cells (1)\n  ladder.md:8: Influence at Principal (L7)\n",
        "\nIn no cell and no name (",
    ] {
        assert!(ran.out.contains(part), "{part:?} is not in\n{}", ran.out);
    }
    assert!(ran.out.trim_end().ends_with("10"), "the last line is not understood: {}", ran.out);
}

#[test]
fn json_has_what_is_agreed() {
    let folder = Folder::with(&[("sub/ladder.md", LADDER)]);
    let shown = folder.json(&["matrix", "show", "sub/ladder.md"]);
    assert_eq!(shown["version"], 1);
    let levels = value!([
        { "id": "senior", "name": "Senior (L5)" },
        { "id": "staff", "name": "Staff (L6)" },
        { "id": "principal", "name": "Principal (L7)" }
    ]);
    assert_eq!(shown["levels"], levels);
    let cell =
        |text: &str, line: u32| value!({ "text": text, "inherited": false, "path": "sub/ladder.md", "line": line });
    let attributes = value!([
        {
            "id": "program-execution", "name": "Program Execution", "pillar": "Delivery",
            "descriptors": {
                "senior": cell("Lands a program", 7),
                "staff": cell("Lands a portfolio", 7),
                "principal": cell("Sets the bets", 7)
            }
        },
        {
            "id": "influence", "name": "Influence", "pillar": "People",
            "descriptors": { "senior": cell("Aligns two teams", 8), "staff": cell("Changes a decision", 8) }
        }
    ]);
    assert_eq!(shown["attributes"], attributes);
    let problems = shown["problems"].as_array().expect("problems");
    let empty = problems.iter().find(|problem| problem["code"] == "empty-descriptor").expect("one");
    assert_eq!((&empty["path"], &empty["line"]), (&"sub/ladder.md".into(), &8.into()));
    assert!(empty["message"].as_str().is_some_and(|message| message.contains("Influence")));
    let unplaced: Vec<&Value> = problems.iter().filter(|problem| problem["code"] == "unplaced").collect();
    assert_eq!(unplaced.last().map(|problem| &problem["line"]), Some(&value!(10)), "{unplaced:?}");
    assert_eq!(shown["files"], value!(["sub/ladder.md"]));
    assert!(shown.get("track").is_none() && shown.get("tracks").is_none(), "{shown}");
}

#[test]
fn a_text_is_shown_where_its_level_or_attribute_is_asked_for() {
    let folder = Folder::with(&[("ladder.md", LADDER)]);
    let show = |args: &[&str]| folder.run(&[&["matrix", "show", "ladder.md"], args].concat());
    let ran = show(&["--attribute", "#program-execution"]);
    assert!(
        ran.out.contains("Program Execution (Delivery)\n  Senior (L5) (ladder.md:7)\n    Lands a program\n"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("Aligns two teams"), "{}", ran.out);
    let ran = show(&["--level", "L6"]);
    assert!(ran.out.contains("Lands a portfolio") && ran.out.contains("Changes a decision"), "{}", ran.out);
    assert!(!ran.out.contains("Lands a program\n"), "{}", ran.out);
    let ran = show(&["--level", "principal", "--attribute", "Influence"]);
    assert!(ran.out.contains("Influence (People)\n  Principal (L7): says nothing\n"), "{}", ran.out);
    let shown = folder.json(&["matrix", "show", "ladder.md", "--level", "staff", "--attribute", "influence"]);
    assert_eq!(shown["levels"], value!([{ "id": "staff", "name": "Staff (L6)" }]));
    assert_eq!(shown["attributes"].as_array().map(Vec::len), Some(1));
    assert_eq!(shown["attributes"][0]["descriptors"].as_object().map(serde_json::Map::len), Some(1));
}

#[test]
fn a_wrong_name_is_answered_with_those_there_are() {
    let folder = Folder::with(&[("ladder.md", LADDER), ("two.md", TWO_TRACKS)]);
    for (args, says) in [
        (vec!["ladder.md", "--level", "L9"], "no level `L9`. There are: Senior (L5), Staff (L6), Principal (L7)"),
        (vec!["ladder.md", "--attribute", "Influense"], "Did you mean `Influence`?"),
        (vec!["ladder.md", "--track", "Managers"], "without a name"),
        (vec!["two.md", "--track", "Manager"], "Did you mean `Managers`? There are: Engineers, Managers"),
    ] {
        let ran = folder.run(&[&["matrix", "show"], args.as_slice()].concat());
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
    }
}

#[test]
fn the_first_of_several_grids_is_shown_and_the_others_are_named() {
    let folder = Folder::with(&[("two.md", TWO_TRACKS)]);
    let ran = folder.run(&["matrix", "show", "two.md"]);
    assert!(
        ran.out.contains("▸ Engineers: 1 attribute × 2 levels\n  Managers: 1 attribute × 2 levels\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("More tracks (1)\n"), "{}", ran.out);
    let shown = folder.json(&["matrix", "show", "two.md"]);
    assert_eq!((&shown["track"], &shown["tracks"]), (&"Engineers".into(), &value!(["Engineers", "Managers"])));
    let more = &shown["problems"][0];
    assert_eq!(more["code"], "more-tracks");
    assert!(more["message"].as_str().is_some_and(|message| message.contains("Managers")), "{more}");
    let shown = folder.json(&["matrix", "show", "two.md", "--track", "managers"]);
    assert_eq!((&shown["track"], &shown["levels"][0]["id"]), (&"Managers".into(), &"manager".into()));
    let codes: Vec<&str> =
        shown["problems"].as_array().expect("problems").iter().filter_map(|problem| problem["code"].as_str()).collect();
    assert!(!codes.contains(&"more-tracks"), "who names a track knows: {codes:?}");
}

#[test]
fn the_matrix_of_the_current_folder_needs_no_name() {
    let only = Folder::with(&[("tpm-matrix.md", LADDER)]);
    assert_eq!(only.json(&["matrix", "show"])["files"], value!(["tpm-matrix.md"]));
    let named = Folder::with(&[("career-ls.toml", "matrix = \"m/ladder.md\"\n"), ("m/ladder.md", LADDER)]);
    assert_eq!(named.json(&["matrix", "show"])["files"], value!(["m/ladder.md"]));
    let built_in = Folder::with(&[("career-ls.toml", "matrix = \"builtin:tpm\"\n")]);
    assert_eq!(built_in.json(&["matrix", "show"])["attributes"][0]["descriptors"]["senior-tpm"]["path"], "builtin:tpm");
    for (files, says) in [
        (vec![], "No career matrix is known here. Name its file"),
        (vec![("a-matrix.md", LADDER), ("ladder.md", LADDER)], "a-matrix.md, ladder.md"),
        (vec![("career-ls.toml", "matrix = \"gone.md\"\n")], "There is no file of this name"),
        (vec![("career-ls.toml", "matrix = \"a.md\"\n"), ("a.md", "# Nothing\n")], "not as a pipe table: "),
        (vec![("career-ls.toml", "matrix = \"/etc/hostname\"\n")], "outside the workspace"),
    ] {
        let ran = Folder::with(&files).run(&["matrix", "show"]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{says}");
        assert!(ran.err.contains(says), "{says}: {}", ran.err);
    }
}

#[test]
fn a_built_in_matrix_is_shown_by_its_name() {
    let folder = Folder::with(&[]);
    let ran = folder.run(&["matrix", "show", "builtin:tpm"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("25 of 25 cells filled, 0 inherited, from builtin:tpm\n"), "{}", ran.out);
    assert_eq!(folder.run(&["matrix", "show", "builtin:sales"]).code, Some(2));
}

#[test]
fn standard_input_is_read_whatever_was_pasted() {
    let folder = Folder::with(&[]);
    for (input, shape) in [
        (LADDER, "a pipe table"),
        ("Attribute\tSenior (L5)\tStaff (L6)\nInfluence\t\"two\nlines\"\tb\n", "tab-separated values"),
        ("Attribute,Senior (L5),Staff (L6)\nInfluence,\"a, b\",c\n", "comma-separated values"),
    ] {
        let ran = with_input(&folder, &["matrix", "show", "-"], input);
        assert_eq!(ran.code, Some(0), "{shape}: {}", ran.err);
        assert!(ran.out.starts_with(&format!("Read as {shape}: ")), "{}", ran.out);
        assert!(ran.out.lines().next().is_some_and(|line| line.ends_with("from standard input")), "{}", ran.out);
        let shown = json(&with_input(&folder, &["matrix", "show", "-", "--format", "json"], input));
        assert_eq!(shown["files"], value!(["-"]));
    }
}

#[test]
fn what_is_no_matrix_is_refused_with_why_each_reader_declined() {
    let folder = Folder::with(&[
        ("notes.md", "# Notes\n\n| a | b |\n| --- | --- |\n| c | d |\n"),
        ("one.csv", "Attribute,Senior\nInfluence,a\n"),
    ]);
    folder.write("latin.md", b"| Attribute | Senior | Staff |\n| --- | --- | --- |\n| Caf\xe9 | a | b |\n");
    folder.write("empty.md", b"");
    folder.write("long.csv", "Attribute,L5,L6\nInfluence,a,b\n".repeat(60_000).as_bytes());
    for (path, says) in [
        ("notes.md", "not as a pipe table: no table has at least two levels on one side"),
        ("notes.md", "What is read: a pipe table, an HTML table, headings in one document, a folder of files,"),
        ("one.csv", "No matrix can be read in comma-separated values: "),
        ("latin.md", "UTF-8"),
        ("empty.md", "No matrix can be read here."),
        ("nowhere.md", "there is no file of this name"),
        ("long.csv", "too long"),
        (".", "folder"),
    ] {
        let ran = folder.run(&["matrix", "show", path]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{path}");
        assert!(ran.err.contains(&format!("error: {path}: ")) && ran.err.contains(says), "{path}: {}", ran.err);
        assert_eq!(folder.run(&["matrix", "show", path, "--format", "json"]).code, Some(2));
    }
    for input in ["", "Just a sentence.", "\u{0}\u{1}"] {
        let ran = with_input(&folder, &["matrix", "show", "-"], input);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{input:?}");
    }
}

#[test]
fn a_matrix_cannot_talk_to_the_terminal() {
    let table = format!(
        "{HOSTILE}\n\n| Pillar | Attribute | Senior {HOSTILE} | Staff {HOSTILE} |\n| --- | --- | --- | --- |\n\
         | {HOSTILE} | Infl{HOSTILE} | a {HOSTILE} | - |\n| {HOSTILE} | Scope | a {HOSTILE} | b |\n"
    );
    let folder = Folder::with(&[("m.md", &table), ("two.md", &TWO_TRACKS.replace("Managers", HOSTILE))]);
    folder.write("bad\u{1b}[31m.md", b"nothing");
    for args in [
        vec!["show", "m.md"],
        vec!["show", "m.md", "--format", "json"],
        vec!["show", "m.md", "--level", "1"],
        vec!["show", "m.md", "--level", "staff", "--attribute", "scope"],
        vec!["show", "m.md", "--attribute", "scope"],
        vec!["show", "m.md", "--attribute", "\u{1b}[31m"],
        vec!["show", "two.md"],
        vec!["show", "two.md", "--track", "\u{1b}[31m"],
        vec!["show", "bad\u{1b}[31m.md"],
        vec!["check", "m.md"],
        vec!["check", "m.md", "--format", "json"],
        vec!["convert", "m.md", "--to", "json", "-o", "\u{1b}[31m/x"],
    ] {
        let ran = folder.run(&[&["matrix"], args.as_slice()].concat());
        assert!(is_plain(&ran.out), "{args:?}: {:?}", ran.out);
        assert!(is_plain(&ran.err), "{args:?}: {:?}", ran.err);
        assert!(!ran.out.is_empty() || !ran.err.is_empty(), "{args:?}");
    }
    let ran = with_input(&folder, &["matrix", "import", "-", "-o", "new.md"], &table);
    assert!(is_plain(&ran.err) && is_plain(&ran.out), "{:?}", ran.err);
}

#[test]
fn a_wide_matrix_has_short_heads() {
    let names: Vec<String> = (1..=9).map(|n| format!("A rather long name (L{n})")).collect();
    let table = format!(
        "| Attribute | {} |\n|{}\n| Influence |{}\n",
        names.join(" | "),
        " --- |".repeat(10),
        " ships |".repeat(9)
    );
    let ran = Folder::with(&[("m.md", &table)]).run(&["matrix", "show", "m.md"]);
    assert!(ran.out.contains("           L1  L2  L3  L4  L5  L6  L7  L8  L9\n"), "{}", ran.out);
    assert!(ran.out.lines().all(|line| line.chars().count() <= 110), "{}", ran.out);
}
