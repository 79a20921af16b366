//! How large a file may be, what it may be called, and that nothing unsafe is written in one.

use crate::code::code;
use crate::files::{File, file, files};

const MOST: usize = 500;
const MEDIAN: usize = 120;

/// Files of more than [`MOST`] lines.
fn overfull(files: &[File]) -> Vec<String> {
    let long = files.iter().filter(|(_, text)| text.lines().count() > MOST);
    long.map(|(path, text)| format!("{path} has {} lines", text.lines().count())).collect()
}

/// The median of the files' lines; of an even number the greater of the two in the middle.
fn median(files: &[File]) -> usize {
    let mut lines: Vec<usize> = files.iter().map(|(_, text)| text.lines().count()).collect();
    lines.sort_unstable();
    lines.get(lines.len() / 2).copied().unwrap_or(0)
}

/// Files called `mod.rs`.
fn old_style(files: &[File]) -> Vec<&str> {
    files.iter().map(|(path, _)| path.as_str()).filter(|path| path.ends_with("/mod.rs")).collect()
}

/// Whether the crate root forbids unsafe code.
fn forbids_unsafe(lib: &str) -> bool {
    code(lib).contains("#![forbid(unsafe_code)]")
}

fn lines(count: usize) -> File {
    (format!("src/{count}.rs"), "x\n".repeat(count))
}

#[test]
fn no_file_is_longer_than_one_can_overlook() {
    assert_eq!(overfull(&[lines(500), lines(501)]), ["src/501.rs has 501 lines"]);

    assert_eq!(overfull(&files(&["src", "tests"], ".rs")), [] as [String; 0]);
}

#[test]
fn most_files_are_short() {
    assert_eq!(median(&[lines(1), lines(130), lines(400)]), 130);
    assert_eq!(median(&[lines(1), lines(2), lines(121), lines(400)]), 121);

    let median = median(&files(&["src"], ".rs"));
    assert!(median <= MEDIAN, "the median file has {median} lines");
}

#[test]
fn a_module_is_called_by_its_name() {
    assert_eq!(old_style(&[("src/a/mod.rs".to_owned(), String::new())]), ["src/a/mod.rs"]);

    assert_eq!(old_style(&files(&["src"], ".rs")), [] as [&str; 0]);
}

#[test]
fn nothing_unsafe_is_written() {
    assert!(!forbids_unsafe("#![deny(unsafe_code)]") && !forbids_unsafe("// #![forbid(unsafe_code)]"));

    assert!(forbids_unsafe(&file("src/lib.rs")));
    let manifest: toml::Table = toml::from_str(&file("Cargo.toml")).expect("TOML");
    assert_eq!(manifest["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"), "for the program and the tests too");
}
