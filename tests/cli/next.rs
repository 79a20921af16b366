use super::{CASE, Folder, command, finish};

#[test]
fn exactly_one_edit_is_named_with_its_place_and_its_best_rewrite() {
    let text = CASE.replace("on-call", "migrating 12 services\n- Responsible for mentoring 3 engineers");
    let folder = Folder::with(&[("case.md", &text)]);
    let ran = folder.run(&["next", "case.md"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    assert_eq!(ran.out.matches("case.md:").count(), 1, "{}", ran.out);
    assert!(ran.out.contains("case.md:8:3"), "{}", ran.out);
    assert!(ran.out.contains("Say what you did (if it is done): Migrated 12 services"), "{}", ran.out);
    assert!(!ran.out.contains("mentoring") && !ran.out.contains("Add the result"), "one: {}", ran.out);
    assert!(ran.out.contains("can wait; `career-ls check` lists them"), "{}", ran.out);
}

#[test]
fn where_there_is_nothing_to_do_it_says_so_kindly() {
    let text = "---\ncareer:\n  kind: proof\n---\n\n[^a]: Ledger, May 2026\n";
    let folder = Folder::with(&[("proof.md", text)]);
    let ran = folder.run(&["next", "proof.md"]);
    let said = "There is nothing that I would change here next. Well done.\n";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), said, ""));
}

#[test]
fn what_is_no_document_ends_with_2() {
    let folder = Folder::with(&[("notes.md", "# Notes\n")]);
    for (args, said) in [
        (&["next", "notes.md"][..], "career"),
        (&["next", "nowhere.md"], "no file"),
        (&["next", "."], "folder"),
        (&["next"], "FILE"),
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.err.to_lowercase().contains(&said.to_lowercase()), "{args:?}: {}", ran.err);
    }
    let ran =
        finish(&mut command(folder.path(), &["next", "--kind", "brag", "-"]), "## Wins\n\n- Responsible for on-call\n");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("task-phrasing"), "{}", ran.out);
}
