use super::{CASE, Folder, by_rule};

fn paths(folder: &Folder, args: &[&str]) -> Vec<String> {
    let output = folder.json(&[&["check"], args].concat());
    let found = by_rule(&output, "task-phrasing");
    found.iter().map(|finding| finding["path"].as_str().expect("a path").to_owned()).collect()
}

#[test]
fn a_folder_is_walked_for_career_documents_alone() {
    let folder = Folder::with(&[
        ("case.md", CASE),
        ("deep/er/b.markdown", CASE),
        ("README.md", "# Readme\n\n- Responsible for nothing\n"),
        ("notes.txt", CASE),
        (".hidden/c.md", CASE),
    ]);
    folder.write("binary.md", b"\xff\xfe\x00");
    assert_eq!(paths(&folder, &[]), ["case.md", "deep/er/b.markdown"]);
    assert_eq!(paths(&folder, &["deep"]), ["deep/er/b.markdown"]);
    assert_eq!(folder.run(&["check"]).err, "", "what is nobody's business is passed over in silence");
}

#[test]
fn what_git_ignores_is_passed_over_unless_it_is_named() {
    let folder = Folder::with(&[("case.md", CASE), ("old.md", CASE), (".gitignore", "old.md\n")]);
    assert_eq!(paths(&folder, &["."]), ["case.md"]);
    assert_eq!(paths(&folder, &["old.md"]), ["old.md"]);
}

#[test]
fn a_folder_without_career_documents_is_no_error() {
    let folder = Folder::with(&[("README.md", "# Readme\n\n## History\n\n- Responsible for nothing\n")]);
    let ran = folder.run(&["check"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with("No career document found."), "{}", ran.out);
}

#[test]
fn a_kind_is_said_of_named_files_and_not_of_a_folder() {
    let folder = Folder::with(&[("notes.md", "## History\n\n- Responsible for on-call\n")]);
    assert_eq!(paths(&folder, &["--kind", "promotion", "."]), Vec::<String>::new());
    assert_eq!(paths(&folder, &["--kind", "promotion", "notes.md"]), ["notes.md"]);
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_is_not_followed_and_a_file_is_read_once() {
    let folder = Folder::with(&[("real/case.md", CASE)]);
    std::os::unix::fs::symlink("real", folder.path().join("again")).expect("a link");
    std::os::unix::fs::symlink(".", folder.path().join("real/loop")).expect("a link");
    assert_eq!(paths(&folder, &[]), ["real/case.md"]);
    assert_eq!(paths(&folder, &["real/case.md", ".", "again/case.md"]), ["real/case.md"]);
}
