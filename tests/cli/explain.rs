use super::{CASE, Folder};

#[test]
fn a_rule_is_explained_by_its_page() {
    let folder = Folder::with(&[]);
    let ran = folder.run(&["explain", "task-phrasing"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with("# task-phrasing\n\nWeight: warning. "), "{}", ran.out);
    assert!(ran.out.contains("## Why it matters") && !ran.out.contains("```"), "{}", ran.out);
}

#[test]
fn a_step_is_explained_with_its_source() {
    let folder = Folder::with(&[]);
    for args in [&["explain", "history"][..], &["explain", "promotion", "2"], &["explain", "History"]] {
        let ran = folder.run(args);
        assert_eq!(ran.code, Some(0), "{args:?}");
        assert!(ran.out.starts_with("History\n\nStep 2 of 6 of the promotion framing.\n"), "{}", ran.out);
        assert!(ran.out.ends_with("Source: *TPM Promotions & Manager Partnerships*, The TPM Craft\n"), "{}", ran.out);
    }
    assert!(folder.run(&["explain", "Attach proof"]).out.contains("Step 3 of 5 of the referral framework."));
}

#[test]
fn an_unknown_name_is_answered_with_what_there_is() {
    let ran = Folder::with(&[]).run(&["explain", "task-phrase"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    for part in ["Did you mean `task-phrasing`?", "missing-evidence", "2 History", "5 Close the loop"] {
        assert!(ran.err.contains(part), "{part:?} is not in {}", ran.err);
    }
}

#[test]
fn help_and_version_are_given() {
    let folder = Folder::with(&[("case.md", CASE)]);
    let ran = folder.run(&["--version"]);
    assert_eq!((ran.code, ran.out), (Some(0), format!("career-ls {}\n", env!("CARGO_PKG_VERSION"))));
    let help = folder.run(&["--help"]).out;
    assert!(["check", "inspect", "explain", "lsp"].iter().all(|command| help.contains(command)), "{help}");
    let ran = folder.run(&[]);
    assert_eq!(ran.code, Some(2), "a command is needed");
    let lsp = folder.run(&["lsp", "--help"]).out;
    assert!(lsp.contains("--stdio") && lsp.contains("--client-process-id"), "{lsp}");
}
