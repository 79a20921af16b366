//! Drafts as people really have them: exports of word processors, no front matter, "we", hard-wrapped lines, stories told
//! in pieces, other languages. What is read from each and what is said of it.

#[path = "support/files.rs"]
mod files;
#[path = "support/reading.rs"]
mod reading;

use std::fmt::Write as _;

use career_ls::document::Subject;
use career_ls::prose::Phrasing::{self, Mixed, Other, Outcome, Task};
use career_ls::rules::{self, Check, Family, Finding};
use career_ls::settings::{Kind, Weight};
use reading::Read;

fn draft(name: &str) -> Read {
    let text = files::file(&format!("tests/fixtures/drafts/{name}.md"));
    // What a document as a whole lacks is not what these are about.
    let mut settings = reading::today();
    for rule in rules::ALL.iter().filter(|rule| matches!(rule.check, Check::Document(_))) {
        settings.rules.insert(rule.name.to_owned(), Weight::Off);
    }
    if text.starts_with("---") {
        Read::new(&text, None, settings)
    } else {
        Read::of_kind(Kind::Promotion, &text, None, settings)
    }
}

/// The statement that opens with `words`, markup left out.
fn statement<'a>(read: &'a Read, words: &str) -> Subject<'a> {
    let mut found = read.document.statements().filter(|subject| {
        subject.statement.passage.plain.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(words)
    });
    found.next().unwrap_or_else(|| panic!("{words:?} opens no statement"))
}

fn phrasing(read: &Read, words: &str) -> Phrasing {
    statement(read, words).statement.phrasing
}

/// Rule and first words of each finding on a statement.
fn said(read: &Read) -> Vec<(&'static str, String)> {
    let of_statement = |finding: Finding| {
        let words = read.words(finding.statement?);
        let words = words.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
        Some((finding.rule, words.trim_start_matches(['*', '“']).to_owned()))
    };
    read.findings().into_iter().filter_map(of_statement).collect()
}

#[test]
fn an_export_of_google_docs_is_read_through_its_markup() {
    let read = draft("google-docs");
    let sections: Vec<(&str, Option<&str>)> =
        read.document.sections.iter().map(|section| (section.title.as_str(), section.canonical)).collect();
    assert_eq!(
        sections,
        [
            ("Promotion case: Senior TPM to Staff TPM", None),
            ("Summary", Some("summary")),
            ("Accomplishments", Some("history")),
            ("Scheduling", Some("history")),
            ("Billing", Some("history")),
            ("People", Some("history")),
            ("Feedback", Some("feedback")),
            ("Goals", Some("future")),
            ("Why", Some("intentions")),
            ("Ask", Some("ask")),
        ]
    );
    let onboarding = statement(&read, "Took clinic onboarding");
    let quantity = &onboarding.statement.reading.quantities[0];
    assert_eq!(onboarding.place(quantity.span).of(&read.text), "from 6 weeks to \\~9 days");
    assert_eq!(onboarding.evidence(None)[0].target, "https://docs.example/onboarding");
    for (words, wanted) in [
        ("Cut rejected claims from", Outcome),
        ("Reduced no-shows", Outcome),
        ("The clinics’ own IT teams", Outcome),
        ("Coached two TPMs", Outcome),
        ("Stopped a launch", Outcome),
        ("Got all 5", Outcome),
        ("Improved the reliability", Mixed),
        ("Worked closely", Task),
        ("Interviewed 26", Task),
    ] {
        assert_eq!(phrasing(&read, words), wanted, "{words}");
    }
    assert!(!read.document.statements().any(|subject| subject.statement.text().contains("base64")), "image data");
    assert!(!read.document.statements().any(|subject| subject.statement.text().contains("never once")), "a quote");
}

#[test]
fn the_google_draft_of_thirty_bullets_gets_a_calm_list() {
    let text = files::file("tests/fixtures/drafts/google-docs.md");
    assert_eq!(text.lines().filter(|line| line.starts_with("* ")).count(), 30);
    let text = format!("---\ncareer:\n  kind: promotion\n  role: TPM\n  level: Senior\n  target: Staff\n---\n\n{text}");
    let findings = Read::new(&text, None, reading::today()).findings();
    assert!((5..=15).contains(&findings.len()), "{} findings: {findings:#?}", findings.len());
}

#[test]
fn a_draft_of_thirty_duties_gets_no_more_than_fifteen_findings_and_hides_none() {
    for sections in [1, 3, 5] {
        let mut text = "---\ncareer: {kind: promotion}\n---\n\n# Case\n".to_owned();
        for section in 0..sections {
            let heading = ["History", "Programs", "Wins", "Impact", "Outcomes"][section];
            let _ = writeln!(text, "\n## {heading}\n");
            for bullet in 0..30 / sections {
                let _ = writeln!(text, "- Responsible for the review of team {bullet}");
            }
        }
        let read = Read::new(&text, None, reading::today());
        let findings = read.findings();
        assert!(findings.len() <= 15, "{} findings", findings.len());
        let alone = findings.iter().filter(|finding| finding.statement.is_some()).count();
        let counted: usize = findings
            .iter()
            .filter_map(|finding| finding.message.split_once(" more statement")?.0.parse::<usize>().ok())
            .sum();
        assert_eq!(alone + counted, 30, "each duty is shown or counted");
        assert!(alone >= 3, "{alone} in {sections} sections");
    }
}

#[test]
fn an_export_of_word_is_read_through_its_markup() {
    let read = draft("word");
    let named: Vec<Option<&str>> = read.document.sections.iter().map(|section| section.canonical).collect();
    assert_eq!(named, [None, Some("target"), Some("history"), Some("growth")]);
    assert_eq!(phrasing(&read, "Cut the average wait"), Outcome);
    assert_eq!(phrasing(&read, "Clerks in all 14 towns"), Outcome);
    assert!(statement(&read, "Draft 3").evidence(None).is_empty(), "an aside in brackets is no proof");
    assert_eq!(
        said(&read),
        [
            ("task-phrasing", "Was responsible for".to_owned()),
            ("task-phrasing", "Led weekly calls".to_owned()),
            ("task-phrasing", "Trained 60 clerks".to_owned()),
        ]
    );
}

#[test]
fn we_and_british_spelling_are_the_authors_own() {
    let read = draft("british-we");
    assert_eq!(phrasing(&read, "We prioritised"), Outcome);
    assert_eq!(phrasing(&read, "Our colour-coded board"), Outcome);
    let findings = read.findings();
    let first = findings.iter().find(|finding| finding.rule == "task-phrasing").expect("a duty");
    let fixed = read.with(&read.fixes(first)[0]);
    assert!(fixed.contains("- We optimised nightly batch jobs across 3 teams\n"), "{fixed}");
}

#[test]
fn a_bullet_that_is_wrapped_is_one_statement() {
    let read = draft("wrapped");
    assert_eq!(read.document.statements().count(), 3);
    assert_eq!(said(&read), [("task-phrasing", "Ran the migration".to_owned())]);
    assert_eq!(phrasing(&read, "Took flaky tests"), Outcome);
}

#[test]
fn a_story_told_in_pieces_is_judged_as_one() {
    let read = draft("groups");
    let id = |words: &str| statement(&read, words).together.map(|together| together.id);
    let together = |pieces: &[&str], wanted: Phrasing| {
        let first = id(pieces[0]).unwrap_or_else(|| panic!("{} is told alone", pieces[0]));
        for piece in pieces {
            assert_eq!(id(piece), Some(first), "{piece}");
            assert_eq!(statement(&read, piece).together.map(|together| together.phrasing), Some(wanted), "{piece}");
        }
        let speakers = pieces.iter().filter(|piece| statement(&read, piece).phrasing() != Other).count();
        assert_eq!(speakers, 1, "one of {pieces:?} speaks for all");
    };
    together(&["Challenge:", "My Leadership:", "The Impact:"], Outcome);
    together(&["Problem:", "Approach:", "Result:"], Outcome);
    together(&["Two warehouses kept", "Chose the northern", "Led the cutover", "Stock differences"], Outcome);
    together(&["Led the migration", "Wrote the plan", "Cut deploys"], Outcome);
    together(&["Situation:", "Action:"], Task);
    assert_eq!(id("Managed the vendor"), None);
    assert_eq!(
        said(&read),
        [("task-phrasing", "Managed the vendor".to_owned()), ("task-phrasing", "Action: set up".to_owned())]
    );
}

#[test]
fn a_paragraph_is_judged_as_one() {
    let read = draft("paragraphs");
    assert_eq!(
        said(&read),
        [("task-phrasing", "I managed the".to_owned()), ("unmeasured-effect", "We improved onboarding.".to_owned())]
    );
    assert_eq!(phrasing(&read, "Three of our five"), Outcome);
}

#[test]
fn what_only_looks_like_others_doing_is_a_task() {
    for line in [
        "Got to know the billing team",
        "Got a certificate in project management",
        "I now lead two programs",
        "Led the team that I now manage",
        "Two of our services moved to Kubernetes",
        "Three of our engineers wrote the guide with me",
        "Wrote the guide instead of slides",
        "Wrote the page that would have been missing",
    ] {
        assert_ne!(career_ls::prose::read(line).phrasing, Outcome, "{line}");
    }
}

#[test]
fn other_languages_get_no_advice_on_their_prose() {
    for (name, kind) in [("french", Kind::Promotion), ("german", Kind::ImpactSummary), ("korean", Kind::Promotion)] {
        let text = files::file(&format!("tests/fixtures/drafts/{name}.md"));
        let read = Read::new(&text, None, reading::today());
        assert_eq!(read.document.kind, kind);
        assert!(read.document.statements().count() >= 10, "{name}");
        for finding in read.findings() {
            let family = rules::find(finding.rule).map(|rule| rule.family);
            assert!(
                matches!(family, Some(Family::Coverage | Family::Matrix | Family::Setup)),
                "{name}: {} on {:?}",
                finding.rule,
                read.words(finding.span)
            );
        }
    }
}

#[test]
fn a_result_is_added_before_proof_and_attributes() {
    for tail in [" ([log](x.md)) #program-execution", " ([log](x.md)) [[Program Execution]]", " #scope #influence"] {
        let read = Read::new(
            &format!("---\ncareer: {{kind: promotion}}\n---\n\n## History\n\n- Ran the pilot{tail}\n"),
            None,
            reading::today(),
        );
        let found = read.findings();
        let task = found.iter().find(|finding| finding.rule == "task-phrasing").expect("a task");
        let sketch = read.fixes(task).pop().expect("a sketch");
        assert!(
            read.with(&sketch).contains(&format!("- Ran the pilot, ⟨cutting⟩ ⟨what⟩ from ⟨before⟩ to ⟨after⟩{tail}\n"))
        );
    }
}

#[test]
fn a_time_of_day_that_moved_is_an_outcome() {
    let read = career_ls::prose::read;
    assert_eq!(read("Brought the morning report forward from 10:40 to 6:15 for 220 planners").phrasing, Outcome);
    assert_ne!(read("Moved the meeting to 4:30").phrasing, Outcome);
}

#[test]
fn what_went_to_none_is_an_outcome() {
    let read = career_ls::prose::read;
    for line in ["Took scheduling from a weekly outage to none", "Took the import from four failures a week to zero"] {
        assert_eq!(read(line).phrasing, Outcome, "{line}");
    }
    assert_eq!(
        read("Moved releases from 2 slots weekly right up to daily").phrasing,
        Outcome,
        "a number hides no frequency"
    );
    assert_ne!(read("Went from two meetings to no decision").phrasing, Outcome);
}
