//! `career-ls log`: the four measures of a referral log.

use serde_json::{Value, json};

use super::{CASE, Folder, Ran, command, finish};

/// Seven notes; headings and dates as people write them.
pub(super) const LOG: &str = "\
---
career:
  kind: referral-log
---

# Referrals 🚀

| Via | Company | Version | Date sent | Fwd'd | Heard back on | Phone screen? | Result | Rating (1–5) |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| Ana | Acme | A | 1 Sep 2026 | yes | 2026-09-05 | 2026-09-09 | offer | 4/5 |
| Rui | Acme | A | 2026-09-03 | 2026-09-04 | 25/09/2026 | no | rejected | ★★ |
| Bo | Birch | A | Sep 20th, 2026 | no | | | ghosted | |
| Kim | Birch | B | 2026-10-20 | ✓ | 3 days | 2026-10-30 | phone screen | 5 – told me what to cut |
| Lea | Cedar | C | 2026-10-28 | - | | | | |
| Max | Cedar | C | 03/11/2026 | | | | none | |
| Noa | Dune | C | 2026-12-01 | | | | | |
";

fn told(text: &str, more: &[&str]) -> Ran {
    let folder = Folder::with(&[("log.md", text)]);
    folder.run(&[&["log", "log.md", "--today", "2026-11-20"], more].concat())
}

fn counted(text: &str) -> Value {
    let ran = told(text, &["--format", "json"]);
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err))
}

#[test]
fn the_four_measures_are_plain_counts_while_they_are_few() {
    let ran = told(LOG, &[]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    for line in [
        "log.md: 6 referrals sent, 2026-09-01 to 2026-10-28; 1 not sent yet",
        "From referral to screen     2 of 6",
        "How often it is forwarded   3 of 6",
        "Time until an answer        median 4 days (of 3: 3 to 22); 3 still without, the oldest for 61 days",
        "How useful the feedback is  median 4 of 5 (3 of 6 rated: 2 to 5)",
        "1 cell is not clear",
        "Percentages come from 10 referrals on",
    ] {
        assert!(ran.out.contains(line), "{line}\n{}", ran.out);
    }
    assert!(!ran.out.contains('%'), "{}", ran.out);
    let value = counted(LOG);
    assert_eq!(value["screened"], json!({ "count": 2, "of": 6, "percent": null }));
    assert_eq!(value["days_to_response"], json!({ "median": 4.0, "least": 3, "most": 22, "of": 3 }));
    assert_eq!((&value["sent"], &value["planned"], &value["unclear"]), (&json!(6), &json!(1), &json!(1)));
}

#[test]
fn from_ten_on_they_are_percentages_too() {
    let row = "| Pia | Acme | A | 2026-09-02 | yes | | | none | |\n";
    let value = counted(&format!("{LOG}{}", row.repeat(4)));
    assert_eq!(value["screened"], json!({ "count": 2, "of": 10, "percent": 20 }));
    assert_eq!(value["forwarded"], json!({ "count": 7, "of": 10, "percent": 70 }));
    let ran = told(&format!("{LOG}{}", row.repeat(4)), &[]);
    assert!(ran.out.contains("2 of 10 (20%)") && !ran.out.contains("Percentages come"), "{}", ran.out);
}

#[test]
fn changes_that_came_together_are_not_compared_in_silence() {
    // Max's note can be from March or from November.
    let value = counted(LOG);
    let cautions = value["cautions"].as_array().expect("a list");
    assert!(cautions[0].as_str().is_some_and(|said| said.contains("“C” was first sent is not clear")), "{value}");

    let clear = LOG.replace("03/11/2026", "2026-11-10");
    let said = counted(&clear)["cautions"].to_string();
    assert!(said.contains("“B” (2026-10-20) and “C” (2026-10-28) came within two weeks"), "{said}");
    assert!(!said.contains("not clear") && !said.contains("too early"), "{said}");

    let slow = clear.replace("2026-10-28", "2026-11-08");
    let said = counted(&slow)["cautions"].to_string();
    assert_eq!(said, r#"["“C” is on day 13 of 14: too early to judge."]"#);

    let parallel = clear.replace("| Noa | Dune | C | 2026-12-01", "| Noa | Dune | B | 2026-11-01");
    assert_eq!(counted(&parallel)["cautions"], json!([]), "side by side they can be compared");

    let one = LOG.replace("| B |", "| A |").replace("| C |", "| a |");
    assert_eq!(counted(&one)["variants"], json!([]));
}

#[test]
fn what_no_column_tells_is_not_made_up() {
    let text = "---\ncareer:\n  kind: referral-log\n---\n\n| Who | Sent | Reply |\n| --- | --- | --- |\n| Ana | yes | yes |\n| ⟨who⟩ | ⟨date⟩ | |\n";
    let value = counted(text);
    assert_eq!((&value["sent"], &value["screened"], &value["forwarded"]), (&json!(1), &Value::Null, &Value::Null));
    assert_eq!((&value["days_to_response"], &value["first_sent"]), (&Value::Null, &Value::Null));
    let ran = told(text, &[]);
    assert!(ran.out.contains("no column says so: add Forwarded"), "{}", ran.out);
}

#[test]
fn line_ends_and_half_typed_rows_lose_nothing() {
    let windows = LOG.replace('\n', "\r\n");
    assert_eq!(counted(&windows)["screened"]["count"], 2);
    let value = counted(&format!("{LOG}| É\n|\n| | | | | | | | | | | |\n"));
    assert_eq!((&value["sent"], &value["planned"]), (&json!(6), &json!(2)));
}

#[test]
fn what_is_no_log_ends_with_2() {
    let text = "---\ncareer:\n  kind: referral-log\n---\n\nNothing yet.\n";
    let folder = Folder::with(&[("case.md", CASE), ("empty.md", text), ("notes.md", "# Notes\n")]);
    for (args, said) in [
        (&["log", "case.md"][..], "this is a promotion case, no referral log"),
        (&["log", "empty.md"], "heading for each column"),
        (&["log", "notes.md"], "career"),
        (&["log", "nowhere.md"], "no file"),
        (&["log", "."], "folder"),
        (&["log"], "FILE"),
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
    }
    let ran = finish(&mut command(folder.path(), &["log", "-"]), LOG);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}

#[test]
fn names_of_ones_own_are_looked_for_wherever_the_project_lies() {
    let text = CASE.replace("on-call", "on-call at ACME, see ana@acme.example");
    let config = "[rules]\nconfidential-detail = \"warning\"\n";
    let folder = Folder::with(&[
        ("case.md", &text),
        ("career-ls.toml", config),
        ("own/career-ls/config.toml", "[privacy]\nnames = [\"Acme\"]\n"),
    ]);
    let check = |own: &str| {
        let mut command = command(folder.path(), &["check", "case.md", "--no-snippets"]);
        finish(command.env("XDG_CONFIG_HOME", folder.path().join(own)), "")
    };
    let ran = check("own");
    assert_eq!(ran.out.matches("[confidential-detail]").count(), 2, "{}", ran.out);
    assert!(!ran.out.contains("ACME") && !ran.out.contains("Acme"), "no name in what may be a log: {}", ran.out);
    assert_eq!(check("none").out.matches("[confidential-detail]").count(), 1);
    folder.write("own/career-ls/config.toml", b"[privacy\n");
    assert!(check("own").out.contains("Your own list of names cannot be read"));
    folder.write("career-ls.toml", b"[privacy]\nnames = [\"Acme\"]\n");
    let said = check("none").out;
    assert!(said.contains("invalid-config") && said.contains("your own"), "{said}");
}

#[test]
fn no_more_is_due_at_once_than_one_can_write() {
    let rows = "| Ana | 2026-09-01 | none |\n".repeat(40);
    let text =
        format!("---\ncareer:\n  kind: referral-log\n---\n\n| Who | Sent | Outcome |\n| --- | --- | --- |\n{rows}");
    let folder =
        Folder::with(&[("log.md", &text), ("career-ls.toml", "[rules]\nreferral-next-step = \"information\"\n")]);
    let ran = folder.run(&["check", "log.md", "--no-snippets", "--today", "2026-11-20"]);
    assert_eq!(ran.out.matches("[referral-next-step]").count(), 12, "{}", ran.out);
    assert!(ran.out.contains("(28 more rows below.)"), "{}", ran.out);
}

#[test]
fn a_message_below_a_note_is_none_of_it() {
    let note = "Hi Sam, could you forward this ([summary](s.md))[^a]?\n";
    let more = "\n## Thanks\n\nHi ⟨name⟩, thank you.\n\n[^a]: [Ledger](l.md)\n";
    let folder = Folder::with(&[("note.md", &format!("---\ncareer:\n  kind: referral\n---\n\n{note}{more}"))]);
    let ran = folder.run(&["export", "note.md"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with(note) && ran.out.contains("[^a]: [Ledger](l.md)"), "{}", ran.out);
    assert!(!ran.out.contains("Thanks") && !ran.out.contains("thank you"), "{}", ran.out);
}
