//! The agenda as a document of its own: what it says once its slots are filled.

use std::path::Path;

use career_ls::features;
use career_ls::framework::Tone;
use career_ls::rules;
use career_ls::settings::Kind;
use career_ls::text::{Part, Template};
use career_ls::workspace::{Disk, Overrides};

/// What an author might write into each slot.
const WORDS: &[(&str, &str)] = &[
    ("role", "TPM"),
    ("level", "Senior"),
    ("target", "Staff"),
    ("date", "2026-12-04"),
    ("day", "4 December 2026"),
    ("my reason", "I would like to work on what several departments share"),
    ("for how long", "for two years"),
    ("attributes", "Influence"),
    ("outcome", "six teams now release in three days instead of nine"),
    ("proof", "release report"),
    ("link", "evidence/report.md"),
    ("month and year", "June 2027"),
    ("what", "release lead time"),
    ("now", "3 days"),
    ("then", "1"),
    ("before", "9 days"),
    ("after", "3"),
    ("whom", "6 teams"),
    ("My name", "Inês"),
    ("something that one could deliver", "one plan that both departments sign"),
    ("what I will do", "Send the reconciliation report to Finance"),
    ("what my manager will do", "Name the case in the staff meeting"),
    ("what will show it", "The report of the quarter"),
];

fn filled(template: &Template) -> String {
    let word = |label: &str| {
        let known = WORDS.iter().find(|(known, _)| *known == label);
        known.unwrap_or_else(|| panic!("nothing to write for ⟨{label}⟩")).1.to_owned()
    };
    let parts = template.parts().iter().map(|part| match part {
        Part::Text(text) => text.clone(),
        Part::Slot(slot) => slot.choices.first().cloned().unwrap_or_else(|| word(&slot.label)),
    });
    parts.collect()
}

fn copied(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() { copied(&path, &target) } else { _ = std::fs::copy(&path, &target).expect("copied") }
    }
}

/// The agenda of the case in `folder`, filled and written beside it; what every rule there is says of it.
fn findings(folder: &Path, case: &str, tone: Tone) -> (String, Vec<String>) {
    let overrides = Overrides { kind: None, today: Some(jiff::civil::date(2026, 11, 20)) };
    let of_case = Disk::default().analyse(&folder.join(case), &overrides).expect("a case");
    let text = filled(&features::agenda(&of_case, tone, Some(case)).expect("an agenda"));
    let path = folder.join("agenda.md");
    std::fs::write(&path, &text).expect("written");
    let read = Disk::default().analyse(&path, &overrides).expect("a career document");
    assert_eq!(read.document.kind, Kind::Agenda);
    let found = read.findings().iter().map(|found| format!("{}: {}", found.rule, found.message)).collect();
    // What the agenda repeats is no news to the case beside it.
    let quiet = |analysis: &career_ls::workspace::Analysis| analysis.all_findings();
    let after = Disk::default().analyse(&folder.join(case), &overrides).expect("a case");
    let missing =
        |list: Vec<rules::Finding>| list.into_iter().filter(|found| !told_elsewhere(found.rule)).collect::<Vec<_>>();
    assert_eq!(missing(quiet(&after)), missing(quiet(&of_case)), "{case}, {tone}");
    (text, found)
}

/// What a case may tell in any of its documents.
fn told_elsewhere(rule: &str) -> bool {
    matches!(rule, "missing-section" | "missing-intention" | "missing-ask" | "overdue-check-in" | "missing-agreed-plan")
}

#[test]
fn an_agenda_reads_without_a_finding_once_its_slots_are_filled() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let set: Vec<String> = rules::ALL.iter().map(|rule| format!("{} = \"information\"\n", rule.name)).collect();
    let every = format!("[rules]\n{}", set.concat());
    for from in [root.clone(), root.join("strong")] {
        let folder = tempfile::tempdir().expect("a folder");
        copied(&from, folder.path());
        let config = std::fs::read_to_string(folder.path().join("career-ls.toml")).unwrap_or_default();
        assert!(!config.contains("[rules]"), "{config}");
        std::fs::write(folder.path().join("career-ls.toml"), format!("{config}\n{every}")).expect("written");
        // A case that has only begun, with the same matrix and nothing beside it.
        let begun = tempfile::tempdir().expect("a folder");
        let text = "---\ncareer:\n  kind: promotion\n  role: TPM\n---\n\n## History\n\n- Ran the review\n";
        std::fs::write(begun.path().join("promotion.md"), text).expect("written");
        for name in ["career-ls.toml", "matrix.md", "ladder.md"] {
            _ = std::fs::copy(folder.path().join(name), begun.path().join(name));
        }
        for tone in Tone::ALL {
            for case in [folder.path(), begun.path()] {
                let (text, found) = findings(case, "promotion.md", tone);
                assert_eq!(found, [""; 0], "{tone}:\n{text}");
            }
        }
    }
}

#[test]
fn a_slot_that_is_left_open_stays_in_view() {
    let folder = tempfile::tempdir().expect("a folder");
    let case = "---\ncareer:\n  kind: promotion\n---\n\n## History\n\n- Cut lead time from 9 to 3 days for 6 teams\n";
    std::fs::write(folder.path().join("case.md"), case).expect("written");
    let overrides = Overrides::default();
    let of_case = Disk::default().analyse(&folder.path().join("case.md"), &overrides).expect("a case");
    let agenda = features::agenda(&of_case, Tone::Healthy, Some("case.md")).expect("an agenda");
    std::fs::write(folder.path().join("agenda.md"), agenda.visible()).expect("written");
    let read = Disk::default().analyse(&folder.path().join("agenda.md"), &overrides).expect("a career document");
    let slots = agenda.parts().iter().filter(|part| matches!(part, Part::Slot(_))).count();
    let open = read.findings().iter().filter(|found| found.rule == "unfilled-placeholder").count();
    assert!(open > 10 && open <= slots, "{open} of {slots}");
    assert!(features::agenda(&read, Tone::Healthy, None).is_none(), "of an agenda none is made");
}
