use std::fs;

use super::{Folder, by_rule};

const KINDS: [&str; 9] =
    ["promotion", "impact-summary", "referral", "referral-log", "agenda", "brag", "proof", "expectations", "matrix"];

#[test]
fn every_kind_is_begun_as_a_document_that_is_read() {
    let folder = Folder::with(&[]);
    for kind in KINDS {
        let ran = folder.run(&["new", kind]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{kind}");
        let header = format!("---\ncareer:\n  kind: {kind}\n");
        assert!(ran.out.starts_with(&header) && ran.out.ends_with('\n') && ran.out.contains('⟨'), "{}", ran.out);
        let file = format!("{kind}.md");
        folder.write(&file, ran.out.as_bytes());
        let found = folder.json(&["check", &file]);
        let open = by_rule(&found, "unfilled-placeholder");
        assert!(!open.is_empty(), "{kind}: {found}");
        for rule in ["invalid-header", "unreadable-matrix", "unknown-attribute", "unknown-level"] {
            assert!(by_rule(&found, rule).is_empty(), "{kind}: {found}");
        }
    }
}

#[test]
fn what_is_given_stands_in_header_and_title() {
    let args =
        ["new", "promotion", "--role", "TPM", "--level", "Senior", "--target", "Staff: L6", "--matrix", "m/x.md"];
    let ran = Folder::with(&[]).run(&args);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let header =
        "---\ncareer:\n  kind: promotion\n  role: TPM\n  level: Senior\n  target: \"Staff: L6\"\n  team: ⟨team⟩\n";
    assert!(ran.out.starts_with(header) && ran.out.contains("\n  matrix: m/x.md\n---\n"), "{}", ran.out);
    assert!(ran.out.contains("\n# Promotion case: TPM, Senior to Staff: L6\n"), "{}", ran.out);
    for slot in ["⟨role⟩", "⟨level⟩", "⟨target⟩"] {
        assert!(!ran.out.contains(slot), "{slot} is still open in {}", ran.out);
    }
}

#[test]
fn what_is_given_cannot_break_the_header() {
    let folder = Folder::with(&[]);
    let role = "x\n---\nkind: brag \u{1b}[31m \"q\" # no";
    let ran = folder.run(&["new", "promotion", "--role", role, "--team", "  ", "--level", "null"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(!ran.out.contains('\u{1b}') && ran.out.contains("  team: ⟨team⟩\n"), "{}", ran.out);
    folder.write("a.md", ran.out.as_bytes());
    let read = folder.json(&["inspect", "a.md"]);
    assert_eq!(read["documents"][0]["kind"], "promotion");
    assert!(by_rule(&folder.json(&["check", "a.md"]), "invalid-header").is_empty(), "{}", ran.out);
}

#[test]
fn a_file_is_written_where_none_is() {
    let folder = Folder::with(&[]);
    let ran = folder.run(&["new", "agenda", "--output", "agenda.md"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with("agenda.md: "), "{}", ran.out);
    let text = fs::read_to_string(folder.path().join("agenda.md")).expect("written");
    assert_eq!(text, folder.run(&["new", "agenda"]).out);
    assert_eq!(text, folder.run(&["new", "agenda", "-o", "-"]).out, "`-` is standard output");
}

#[test]
fn nothing_is_ever_written_over() {
    let folder = Folder::with(&[("mine.md", "My words.\n")]);
    fs::create_dir(folder.path().join("folder")).expect("a folder");
    for (path, why) in
        [("mine.md", "left as it is"), ("folder", "left as it is"), ("none/new.md", "folder is not there")]
    {
        let ran = folder.run(&["new", "brag", "--output", path]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{path}");
        assert!(ran.err.contains(path) && ran.err.contains(why), "{}", ran.err);
    }
    assert_eq!(fs::read_to_string(folder.path().join("mine.md")).expect("there"), "My words.\n");
    assert!(!folder.path().join("none").exists());
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed_to_a_file_that_is_not_there() {
    let folder = Folder::with(&[]);
    std::os::unix::fs::symlink(folder.path().join("elsewhere.md"), folder.path().join("link.md")).expect("a link");
    assert_eq!(folder.run(&["new", "brag", "--output", "link.md"]).code, Some(2));
    assert!(!folder.path().join("elsewhere.md").exists());
}

#[test]
fn an_unknown_kind_is_answered_with_those_there_are() {
    let ran = Folder::with(&[]).run(&["new", "promotoin"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("'promotion'") && ran.err.contains("referral-log"), "{}", ran.err);
}
