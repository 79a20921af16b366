//! `career-ls agenda`: the talk with the manager, out of the promotion case.

use super::{CASE, Folder, command, finish};

const MATRIX: &str = "\
| Attribute | Senior (L5) | Staff (L6) |
| --- | --- | --- |
| Program Execution | Lands a multi-team program | Lands programs that several departments depend on |
| Influence | Aligns the leads of two teams | Changes a decision made above the own department |
| Scope | One team | Several departments |
";

const WHOLE: &str = "\
---
career:
  kind: promotion
  role: TPM
  level: Senior
  target: Staff (L6)
  matrix: matrix.md
  cycle: 2027-03-01
---

# Promotion case: Inês Duarte, Senior TPM to Staff TPM

## Summary

In two years as a Senior TPM I have cut lead time from 9 to 3 days for 6 teams.

## History

- June 2026: **cut** lead time from 9 to 3 days for 6 teams[^log] #program-execution
- Risk adopted my limit design over the vendor's, cutting losses from 9 to 4 million ([decision](adr-31.md)) #scope
- We moved the queue to a shared rota, cutting it from 900 to 120 cases in October 2026
- Cut cost from ⟨before⟩ to 40 a week for 3 regions #program-execution
- March 2024: Cut build time from 40 to 12 minutes for 9 teams ([log](ci.md)) #program-execution

## Future

- Goal A: By June 2027, cut the cost of a failed payout from 4.10 to 2.50 euros
- Is that enough?

## Cross-reference

| Attribute | Status | Evidence | Interpretation | Question |
| --- | --- | --- | --- | --- |
| Program Execution | over-delivering | [Log](ci.md) | | |
| Influence | ambiguous | | One plan that Risk \\| Legal sign | Is that it? |
| Scope | gap | | | |

## Agreed plan

| What | Who | By when |
| --- | --- | --- |
| Send the report | me | 2026-12-04 |

## Check-ins

- 2026-09-01: looked at the matrix
- Next check-in: 2026-12-18

[^log]: Medians by month: [lead time](evidence/lead.md)
";

fn told(text: &str, more: &[&str]) -> String {
    let folder = Folder::with(&[("case.md", text), ("matrix.md", MATRIX)]);
    let ran = folder.run(&[&["agenda", "case.md", "--today", "2026-11-20"], more].concat());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    ran.out
}

#[test]
fn an_agenda_is_made_out_of_what_the_case_tells() {
    let out = told(WHOLE, &[]);
    for line in [
        "  kind: agenda",
        "  target: Staff (L6)",
        "  matrix: matrix.md",
        "# A talk about Staff (L6), ⟨date⟩",
        "I would like to work at the Staff (L6) level because ⟨my reason⟩.",
        "I have worked at the Senior level for two years.",
        "The [case so far](case.md) sets my history and my goals beside our matrix.",
        "In one of the three attributes of our matrix I see myself above what is asked. What shows it:",
        "- **Program Execution**: **cut** lead time from 9 to 3 days for 6 teams[^log]",
        "One attribute could be read in more than one way. Here is my reading, as something that one could deliver:",
        "- **Influence**, at Staff (L6) “Changes a decision made above the own department”: One plan that Risk | Legal \
         sign. Is that it?",
        "- Goal A: By June 2027, cut the cost of a failed payout from 4.10 to 2.50 euros",
        "do they build the case for the next promotion cycle (2027-03-01)",
        "For Scope I do not see enough yet. What would you want to see there?",
        "- Who takes part in the decision, and how is it made?",
        "| Send the report | me | 2026-12-04 | ⟨what will show it⟩ |",
        "| ⟨what my manager will do⟩ | manager | ⟨date⟩ | ⟨what will show it⟩ |",
        "- Inês Duarte cut lead time from 9 to 3 days for 6 teams.",
        "- Risk adopted Inês Duarte’s limit design over the vendor's, cutting losses from 9 to 4 million.",
        "- Next check-in: 2026-12-18",
        "[^log]: Medians by month: [lead time](evidence/lead.md)",
    ] {
        assert!(out.contains(line), "{line}\n{out}");
    }
    for other in ["Is that enough?", "build time", "⟨before⟩ to 40", "We moved", "2026-09-01", "#program"] {
        assert!(!out.contains(other), "{other}\n{out}");
    }
}

#[test]
fn nothing_is_made_up_for_a_case_that_tells_nothing() {
    let folder = Folder::with(&[("case.md", CASE)]);
    let ran = folder.run(&["agenda", "case.md"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    for slot in [
        "target: ⟨target⟩",
        "because ⟨my reason⟩.",
        "⟨level⟩ level ⟨for how long⟩.",
        "In ⟨attributes⟩ I see myself above what is asked, because ⟨outcome⟩.",
        "- By ⟨month and year⟩, ⟨cut",
        "- ⟨My name⟩ ⟨cut",
        "- Next check-in: ⟨date⟩",
    ] {
        assert!(ran.out.contains(slot), "{slot}\n{}", ran.out);
    }
    assert_eq!(ran.out.matches("- ⟨My name⟩").count(), 3);
    assert!(!ran.out.contains("leaves room") && !ran.out.contains("draft"), "{}", ran.out);
}

#[test]
fn three_tones_say_the_same_case_in_other_words() {
    let [healthy, new, hard] = ["healthy", "new", "hard"].map(|tone| told(WHOLE, &["--tone", tone]));
    assert_eq!(healthy, told(WHOLE, &[]), "the usual one");
    for (out, said) in [(&healthy, "as partners"), (&new, "seen little of my work"), (&hard, "one next step")] {
        assert!(out.contains(said), "{out}");
        assert!(out.contains("lead time from 9 to 3 days") && out.contains("Goal A"), "{out}");
    }
    assert!(healthy.contains("### A draft for the matrix") && new.contains("### A draft for the matrix"));
    assert!(!hard.contains("### A draft for the matrix"), "no wish list where it is hard to talk");
}

#[test]
fn line_ends_of_other_systems_and_hard_names_are_no_trouble() {
    assert_eq!(told(&WHOLE.replace('\n', "\r\n"), &[]), told(WHOLE, &[]));
    let folder = Folder::with(&[("my case (1).md", CASE)]);
    let ran = folder.run(&["agenda", "my case (1).md"]);
    assert!(ran.out.contains("[case so far](<my case (1).md>)"), "{}", ran.out);
    let ran = finish(&mut command(folder.path(), &["agenda", "-"]), CASE);
    assert!(ran.code == Some(0) && !ran.out.contains("case so far"), "{}", ran.out);
}

#[test]
fn a_new_file_is_written_and_none_is_written_over() {
    let folder = Folder::with(&[("case.md", CASE)]);
    let ran = folder.run(&["agenda", "case.md", "-o", "agenda.md"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    let first = std::fs::read_to_string(folder.path().join("agenda.md")).expect("written");
    assert!(first.starts_with("---\ncareer:\n  kind: agenda\n"), "{first}");
    let again = folder.run(&["agenda", "case.md", "-o", "agenda.md", "--tone", "hard"]);
    assert_eq!(again.code, Some(2), "{}", again.err);
    assert_eq!(std::fs::read_to_string(folder.path().join("agenda.md")).expect("there"), first);
}

#[test]
fn what_is_no_promotion_case_ends_with_2() {
    let note = "---\ncareer:\n  kind: referral\n---\n\nHi\n";
    let folder = Folder::with(&[("note.md", note), ("notes.md", "# Notes\n"), ("case.md", CASE)]);
    for (args, said) in [
        (&["agenda", "note.md"][..], "a referral note. An agenda is made out of a promotion case"),
        (&["agenda", "notes.md"], "career"),
        (&["agenda", "nowhere.md"], "no file"),
        (&["agenda", "."], "folder"),
        (&["agenda"], "FILE"),
        (&["agenda", "case.md", "--tone", "loud"], "healthy, new, hard"),
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
    }
}
