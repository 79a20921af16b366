use std::io::Write as _;

use super::{CASE, Folder, command, finish};

/// Colours, a bell, a C1 control sequence and a change of direction.
const HOSTILE: &str = "\u{1b}[31mred\u{7}\u{9b}2J\u{202e}evil\u{2066}";

fn is_plain(text: &str) -> bool {
    let hidden = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    text.chars().all(|c| c == '\n' || !(c.is_control() || hidden(c)))
}

#[test]
fn a_document_cannot_talk_to_the_terminal() {
    let text = CASE.replace("## H", &format!("## {HOSTILE}\n\n## H")).replace("on-call", &format!("on-call {HOSTILE}"));
    let folder = Folder::with(&[("case.md", &text)]);
    for args in [
        &["check"][..],
        &["check", "--no-snippets"],
        &["check", "--format", "json"],
        &["inspect", "case.md"],
        &["inspect", "case.md", "--format", "json"],
    ] {
        let ran = folder.run(args);
        assert!(is_plain(&ran.out) && is_plain(&ran.err), "{args:?}: {:?} {:?}", ran.out, ran.err);
    }
    assert!(folder.run(&["check"]).out.contains("on-call ␛[31mred␇"));
    let read = folder.json(&["inspect", "case.md"]);
    let text = read["documents"][0]["statements"][0]["text"].as_str().expect("a text");
    assert_eq!(text, format!("Responsible for on-call {HOSTILE}"), "programs get what is written");
}

#[cfg(unix)]
#[test]
fn a_file_name_cannot_either() {
    let name = format!("{HOSTILE}\n.md");
    let folder = Folder::with(&[(&name, CASE)]);
    for args in [&["check"][..], &["check", "--format", "json"], &["check", "a\u{1b}[2J.md"], &["explain", HOSTILE]] {
        let ran = folder.run(args);
        assert!(is_plain(&ran.out) && is_plain(&ran.err), "{args:?}: {:?} {:?}", ran.out, ran.err);
        assert!(!ran.out.contains("evil\u{fffd}\n.md"));
    }
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let folder = Folder::with(&[("case.md", CASE)]);
    assert!(is_plain(&folder.run(&["check"]).out));
    let forced = finish(command(folder.path(), &["check"]).env("CLICOLOR_FORCE", "1"), "");
    assert!(forced.out.contains("\u{1b}["), "{}", forced.out);
    let refused = finish(command(folder.path(), &["check"]).env("NO_COLOR", "1"), "");
    assert!(is_plain(&refused.out));
}

#[test]
fn a_line_without_end_does_not_flood_the_terminal() {
    let text = CASE.replace("on-call", &"the rota of a very large place and ".repeat(4_500));
    let folder = Folder::with(&[("case.md", &text)]);
    let ran = folder.run(&["check"]);
    assert!(ran.out.contains("case.md:8:3"), "{}", ran.out.len());
    assert!(ran.out.len() < 8_000, "{}", ran.out.len());
    assert!(ran.out.lines().all(|line| line.chars().count() < 400));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let folder = Folder::with(&[]);
    for args in [["inspect", "-"], ["check", "-"]] {
        let mut child = command(folder.path(), &args).spawn().expect("the binary runs");
        drop(child.stdout.take());
        child.stdin.take().expect("piped").write_all(CASE.as_bytes()).expect("it reads");
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
        assert!(output.status.code().is_some_and(|code| code < 2), "{args:?}: {}", output.status);
    }
}
