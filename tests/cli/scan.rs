//! `career-ls scan`: what a reader takes in within ten seconds.

use serde_json::Value;

use super::{Folder, Ran, command, finish};

const NOTE: &str = "\
---
career:
  kind: referral
  role: TPM
  target: Staff
---

Hi Sam, I am applying for Staff TPM, Payments at Acme (job 4417). I cut release lead time from 9 to 3 days
across 6 teams ([summary](impact-summary.md)). Just between us, the last team was hard. You saw the second one up close.
Could you forward this to the hiring manager? Thank you either way.
";

const CASE: &str = "\
---
career:
  kind: promotion
  role: TPM
---

# Promotion case: 🚀 Inês, Senior TPM

## Summary

I cut release lead time from 9 to 3 days for 6 teams.
";

fn scanned(text: &str, more: &[&str]) -> Ran {
    let folder = Folder::with(&[("a.md", text)]);
    folder.run(&[&["scan", "a.md"], more].concat())
}

fn json(text: &str) -> Value {
    let ran = scanned(text, &["--format", "json"]);
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err))
}

#[test]
fn the_first_words_are_shown_with_what_they_name() {
    let ran = scanned(CASE, &[]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    for line in [
        "a.md: what a reader takes in within ten seconds, 19 words\n",
        "\n  Promotion case: 🚀 Inês, Senior TPM\n  Summary\n",
        "\nIn them:      role (TPM), level (Senior), measured outcome (from 9 to 3 days) and scope (6 teams)\n",
        "\nNot in them:  evidence\n",
        "\nOne sentence: I cut release lead time from 9 to 3 days for 6 teams.\n",
        "\nAsk a peer: “Read this for ten seconds, then put it away. What did you hear?”\n",
    ] {
        assert!(ran.out.contains(line), "{line}\n{}", ran.out);
    }
    assert!(!ran.out.contains("…") && !ran.out.contains("pass on"), "{}", ran.out);
}

#[test]
fn what_comes_after_the_limit_is_not_seen() {
    let folder = Folder::with(&[("a.md", CASE), ("career-ls.toml", "[limits]\nscan-words = 8\n")]);
    let ran = folder.run(&["scan", "a.md", "--format", "json"]);
    let value: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!((&value["limit"], &value["words"]), (&8.into(), &8.into()));
    assert_eq!(value["read"][2], "I cut");
    assert_eq!((&value["seen"]["role"], &value["seen"]["outcome"]), (&"TPM".into(), &Value::Null));
}

#[test]
fn a_note_has_a_part_that_others_can_read() {
    let value = json(NOTE);
    assert_eq!(
        value["forward"],
        "I am applying for Staff TPM, Payments at Acme (job 4417). I cut release lead time from 9 to 3 days across 6 \
         teams ([summary](impact-summary.md))."
    );
    let personal: Vec<&str> = value["personal"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    assert_eq!(
        personal,
        [
            "Hi Sam,",
            "Just between us, the last team was hard.",
            "You saw the second one up close.",
            "Could you forward this to the hiring manager?",
            "Thank you either way."
        ]
    );
    assert_eq!(json(CASE)["forward"], Value::Null);
}

#[test]
fn what_is_not_english_is_shown_and_not_judged() {
    let text = "---\ncareer:\n  kind: brag\n---\n\n# Erfolge\n\n- Die Wartezeit der Kunden wurde von neun auf drei Tage \
                gesenkt, weil wir die Prüfung mit dem Rechtsteam zusammengelegt haben.\n";
    let value = json(text);
    assert_eq!((&value["judged"], &value["seen"]["outcome"]), (&false.into(), &Value::Null));
    assert!(scanned(text, &[]).out.contains("not in English"));
}

#[test]
fn empty_half_typed_and_foreign_line_ends_lose_nothing() {
    let empty = json("---\ncareer:\n  kind: brag\n---\n");
    assert_eq!((&empty["words"], &empty["one_sentence"]), (&0.into(), &Value::Null));
    assert_eq!(json(&NOTE.replace('\n', "\r\n"))["forward"], json(NOTE)["forward"]);
    let hostile = CASE.replace("Inês", "I\u{1b}[31mnês");
    assert!(!scanned(&hostile, &[]).out.contains('\u{1b}'));
}

#[test]
fn what_nobody_reads_in_passing_ends_with_2() {
    let folder = Folder::with(&[
        ("m.md", "---\ncareer:\n  kind: matrix\n---\n\n| A | L1 |\n| --- | --- |\n| B | c |\n"),
        ("notes.md", "# Notes\n"),
    ]);
    for (args, said) in [
        (&["scan", "m.md"][..], "this is a career matrix. A scan is for"),
        (&["scan", "notes.md"], "career"),
        (&["scan", "nowhere.md"], "no file"),
        (&["scan", "."], "folder"),
        (&["scan"], "FILE"),
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
    }
    assert_eq!(finish(&mut command(folder.path(), &["scan", "-"]), NOTE).code, Some(0));
}
