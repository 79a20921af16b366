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
    let history = folder.run(&["explain", "history"]).out;
    for part in ["Strong signal:\n- ", "Common slips:\n- ", "Windows of time:\n- The past 12–18 months: "] {
        assert!(history.contains(part), "{part:?} is not in {history}");
    }
    assert!(folder.run(&["explain", "Attach proof"]).out.contains("Step 3 of 5 of the referral framework."));
}

#[test]
fn other_parts_are_explained_too() {
    let folder = Folder::with(&[]);
    for args in
        [&["explain", "waiting", "too", "long"][..], &["explain", "Waiting too long"], &["explain", "waiting-too-long"]]
    {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{args:?}");
        assert!(ran.out.starts_with("Waiting too long\n\nA common slip, referral framework.\n"), "{}", ran.out);
        assert!(ran.out.ends_with("Steve Ngoumnai, 10 February 2026\n"), "{}", ran.out);
    }
    let scan = folder.run(&["explain", "referral", "ten-second-scan"]);
    assert!(scan.out.starts_with("Ten-second scan\n\nA test, referral framework.\n"), "{}", scan.out);
    let overview = folder.run(&["explain", "promotion"]).out;
    assert!(overview.contains("6. Get clear: "), "{overview}");
    assert!(
        overview.contains("Common slips: unclear-criteria, ") && overview.contains("For every step:\n"),
        "{overview}"
    );
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
    assert!(["check", "inspect", "explain", "new", "lsp"].iter().all(|command| help.contains(command)), "{help}");
    let ran = folder.run(&[]);
    assert_eq!(ran.code, Some(2), "a command is needed");
    let lsp = folder.run(&["lsp", "--help"]).out;
    assert!(lsp.contains("--stdio") && lsp.contains("--client-process-id"), "{lsp}");
}
