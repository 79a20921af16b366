//! What an editor shows of a document as a whole: title, header, wins, signals, a way out.

use career_ls::features::{self, LensLeads};
use career_ls::settings::Severity;

use super::{HEADER, Opened};

const BODY: &str = "\
# Promotion case: Inês, Senior TPM to Staff TPM

## Summary

I cut release lead time from 9 to 3 days for 6 teams.

## History

- June 2026: Cut lead time from 9 to 3 days for 6 teams ([log](ci.md))
- 2026-05-14: Cut on-call pages from 60 to 20 a week for 3 teams ([log](ops.md))
- 03/10/2025: Cut review time from 5 days to 1 for 6 teams ([log](rev.md))
- Cut cost from 90 to 40 euros a week for 3 regions ([log](cost.md))
- March 2023: Cut build time from 40 to 12 minutes for 9 teams ([log](build.md))
";

fn whole(body: &str) -> String {
    format!("{HEADER}{body}")
}

fn at(text: &str, words: &str) -> Opened {
    assert!(text.contains(words), "{words}");
    Opened::new("case.md", &text.replacen(words, &format!("$0{words}"), 1))
}

fn hover(text: &str, words: &str) -> String {
    at(text, words).hover().unwrap_or_else(|| panic!("nothing at {words}"))
}

/// The text after the action of that title was chosen.
fn done(opened: &Opened, title: &str) -> String {
    let actions = opened.actions();
    let action = actions.iter().find(|action| action.title == title).unwrap_or_else(|| panic!("not offered: {title}"));
    let mut text = opened.text.clone();
    for edit in action.edits.iter().rev() {
        text.replace_range(edit.span.range(), &edit.template.visible());
    }
    text
}

fn lenses(name: &str, text: &str) -> Vec<(String, LensLeads)> {
    let opened = Opened::new(name, text);
    let lenses = features::lenses(&opened.snapshot(), &opened.uri);
    lenses.into_iter().map(|lens| (lens.title, lens.leads)).collect()
}

#[test]
fn the_title_shows_the_way_so_far_and_the_ten_second_scan() {
    let hover = hover(&whole(BODY), "Promotion case");
    for said in [
        "**2 of 6 steps told; next: 3, Future**",
        "2. History ✓",
        "3. Future\n",
        "**Within ten seconds** a reader takes in 40 words",
        "- In them: role (TPM), level (Senior), measured outcome (from 9 to 3 days)",
        "- In one sentence: I cut release lead time from 9 to 3 days for 6 teams.",
        "What did you hear?",
        "*TPM Promotions & Manager Partnerships*, The TPM Craft",
    ] {
        assert!(hover.contains(said), "{said}\n{hover}");
    }
    let crafted = whole(&BODY.replace("Inês", "[x](command:a) <b>"));
    let hover = self::hover(&crafted, "Promotion case");
    assert!(!hover.contains("[x](command") && !hover.contains("<b>"), "{hover}");
}

#[test]
fn wins_stand_by_quarter_and_no_date_is_guessed() {
    let hover = hover(&whole(BODY), "History");
    for said in [
        "Step 2 of 6: History",
        "- Q2 2026: ■■ 2 wins",
        "- before Q",
        ": 1 win\n",
        "- 1 win with a date that names no one quarter",
        "- 1 win without a date",
    ] {
        assert!(hover.contains(said), "{said}\n{hover}");
    }
    let grouped = whole(
        "## History\n\n### Q1 2026\n\n- Cut lead time from 9 to 3 days for 6 teams\n  - and pages from 9 to 3\n\n### Spring 2026\n\n- Cut cost by 20% for 3 teams\n",
    );
    let hover = self::hover(&grouped, "History");
    assert!(hover.contains("- Q1 2026: ■ 1 win\n"), "{hover}");
    assert!(hover.contains("- 1 win with a date that names no one quarter"), "two halves of the earth: {hover}");
    let none = self::hover(&whole("## History\n\n> “She cut it from 9 to 3.”\n"), "History");
    assert!(!none.contains("Wins by quarter"), "{none}");
}

#[test]
fn lenses_tell_steps_wins_and_rows() {
    let told = lenses(
        "case.md",
        &whole(&format!(
            "{BODY}\n## Cross-reference\n\n| Attribute | Status |\n| --- | --- |\n| Influence | meeting |\n"
        )),
    );
    let titles: Vec<&str> = told.iter().map(|(title, _)| title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "3 of 6 steps told; next: 3, Future",
            "Wins by quarter: Q1 2023: 1, Q2 2026: 2, 2 without a quarter",
            "2 attributes: 1 meeting, 1 without a row"
        ]
    );
    assert_eq!(told[0].1, LensLeads::ToNext);
    assert_eq!(told[2].1, LensLeads::ToRows);
    assert_eq!(lenses("plain.md", "# Notes\n\n- Cut it\n"), []);
}

#[test]
fn a_note_names_the_signals_that_it_lacks() {
    let head = "---\ncareer: {kind: referral, role: TPM, level: Senior, target: Staff, company: Acme}\n---\n\n";
    let good = "Hi Sam, I am applying for Staff TPM, Payments at Acme (job 4417). I cut release lead time from 9 to 3 days\nacross 6 teams ([summary](impact-summary.md)). Could you forward this to the hiring manager?\n";
    let note = |text: &str| {
        let lenses = lenses("note.md", text);
        lenses.first().map(|(title, _)| title.clone())
    };
    let said = note(&format!("{head}{good}"));
    assert_eq!(said.as_deref(), Some("Nothing missing: clear target, easy to forward and proof of impact"));
    let bare = good.replace(" ([summary](impact-summary.md))", "").replace("I cut", "Just between us, I cut");
    assert_eq!(note(&format!("{head}{bare}")).as_deref(), Some("Missing: easy to forward and proof of impact"));
    let sent = head.replace("company: Acme", "company: Acme, sent: 2026-01-05");
    let said = note(&format!("{sent}{good}")).unwrap_or_default();
    assert_eq!(said, "Missing: timely follow-through", "once it was sent");
    assert_eq!(note(&format!("{head}⟨what I would like to ask⟩\n")), None, "a sketch has other needs");
    let hover = Opened::new("note.md", &format!("{head}{bare}").replacen("referral", "$0referral", 1)).hover();
    let hover = hover.expect("on the kind, where there is no title");
    assert!(hover.contains("**Missing: easy to forward") && hover.contains("**To pass on as it stands:**"), "{hover}");
}

#[test]
fn days_of_the_header_say_how_far_away_they_are() {
    let head = "---\ncareer:\n  kind: promotion\n  cycle: 2000-01-01\n---\n\n## Check-ins\n\n- Next check-in: 2099-01-01\n- 03/10/2098\n";
    let cycle = hover(head, "cycle");
    assert!(cycle.starts_with("**The next cycle** is 2000-01-01, ") && cycle.contains(" days ago."), "{cycle}");
    let next = hover(head, "Check-ins");
    assert!(next.contains("**Next check-in**: 2099-01-01, in ") && next.contains(" days."), "{next}");
    let note = "---\ncareer:\n  kind: referral\n  sent: 2026-01-05\n  follow-up: 2099-01-01\n---\n\nHi\n";
    assert!(hover(note, "sent:").starts_with("**Sent** 2026-01-05, "));
    assert!(hover(note, "2099").starts_with("**The follow-up** is 2099-01-01, in "));
    let open = "---\ncareer:\n  kind: promotion\n  cycle: ⟨date⟩\n---\n\n## History\n";
    assert_eq!(at(open, "cycle").hover(), None, "nothing is known of a slot");
}

fn focused(more: &str) -> String {
    let header = HEADER.replace("  target: Staff\n", &format!("  target: Staff\n{more}"));
    format!(
        "{header}# Case: Inês\n\n## History\n\n- Responsible for the weekly review\n\n## Future\n\n- Learn Kubernetes\n"
    )
}

fn weights(text: &str) -> Vec<(&'static str, Severity)> {
    let opened = Opened::new("case.md", text);
    let analysis = opened.snapshot().analysis(&opened.uri).expect("a case");
    analysis.findings().iter().map(|found| (found.rule, found.severity)).collect()
}

#[test]
fn what_is_in_focus_keeps_its_weight_and_the_rest_can_wait() {
    let without = weights(&focused(""));
    assert!(without.contains(&("task-phrasing", Severity::Warning)), "{without:?}");
    assert!(without.contains(&("goal-without-business-impact", Severity::Warning)), "{without:?}");
    for cue in ["goals within reach", "goals-in-reach", "Goals within reach"] {
        let with = weights(&focused(&format!("  focus: {cue}\n")));
        assert_eq!(with.len(), without.len(), "nothing goes");
        assert!(with.contains(&("task-phrasing", Severity::Hint)), "{with:?}");
        assert!(with.contains(&("goal-without-business-impact", Severity::Warning)), "{with:?}");
    }
    let unknown = weights(&focused("  focus: everything\n"));
    assert!(unknown.contains(&("invalid-header", Severity::Warning)), "{unknown:?}");
    assert!(unknown.contains(&("task-phrasing", Severity::Warning)), "nothing is put off for it");
    let error = weights(&focused("  focus: goals-in-reach\n").replace("target: Staff", "target: Stafff"));
    assert!(error.contains(&("unknown-level", Severity::Error)), "what is wrong stays wrong: {error:?}");
}

#[test]
fn the_next_best_edit_is_one_in_focus() {
    let rule = |more: &str| {
        let opened = Opened::new("case.md", &focused(more));
        let analysis = opened.snapshot().analysis(&opened.uri).expect("a case");
        features::next(&analysis).expect("something").finding.rule
    };
    assert_eq!(rule(""), "task-phrasing");
    assert!(rule("  focus: goals-in-reach\n").contains("goal"));
}

#[test]
fn the_focus_says_its_day_and_what_is_found_now() {
    let today = jiff::Zoned::now().date();
    let since = |days: i64| today.saturating_sub(jiff::Span::new().days(days));
    let said = |more: &str| hover(&focused(more), "focus:");
    let third = said(&format!("  focus: goals-in-reach\n  focus-since: {}\n", since(2)));
    assert!(third.starts_with("**Focus: Goals within reach**, day 3 of 14 (since "), "{third}");
    assert!(third.contains(" about it now.") && third.contains("on other things can wait."), "{third}");
    let over = said(&format!("  focus: goals-in-reach\n  focus-since: {}\n", since(14)));
    assert!(over.contains("The 14 days are over"), "{over}");
    assert!(said("  focus: goals-in-reach\n").contains("`focus-since` would count"));
    let ahead = said(&format!("  focus: goals-in-reach\n  focus-since: {}\n", since(-3)));
    assert!(ahead.contains(" on\n"), "{ahead}");
}

#[test]
fn a_focus_is_chosen_changed_and_let_go() {
    let today = jiff::Zoned::now().date();
    let opened = at(&focused(""), "Case: Inês");
    let chosen = |opened: &Opened| -> Vec<String> {
        opened.titles().into_iter().filter(|title| title.contains("ocus")).collect()
    };
    assert_eq!(chosen(&opened)[..2], ["Focus on: wins that carry a story", "Focus on: goals within reach"]);
    let with = done(&opened, "Focus on: goals within reach");
    let lines = format!("  target: Staff\n  focus: Goals within reach\n  focus-since: {today}\n---\n");
    assert!(with.contains(&lines), "{with}");

    let old = focused("  focus: goals-in-reach\n  focus-since: 2026-01-01\n");
    let changed = done(&at(&old, "Case: Inês"), "Focus on: wins that carry a story");
    assert!(changed.contains(&format!("  focus: Wins that carry a story\n  focus-since: {today}\n")), "{changed}");
    for end in ["\n", "\r\n"] {
        let gone = done(&at(&old.replace('\n', end), "focus:"), "Let the focus go");
        assert_eq!(gone, focused("").replace('\n', end));
    }
    let flow =
        "---\ncareer: {kind: promotion, focus: goals-in-reach}\n---\n\n# Case\n\n## Future\n\n- Learn Kubernetes\n";
    assert!(!chosen(&at(flow, "# Case")).contains(&"Let the focus go".to_owned()), "not out of a line of its own");
    assert!(chosen(&at(&focused(""), "Responsible")).is_empty(), "on the title and in the header alone");
}

#[test]
fn a_leadership_track_weighs_what_its_readers_look_for() {
    let case = |track: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        let config = "[rules]\nmissing-decision = \"hint\"\n";
        std::fs::write(folder.path().join("career-ls.toml"), config).expect("written");
        let text = "- Cut lead time from 9 to 3 days for 6 teams ([log](a.md))\n";
        let words = "It was a long and quiet year in which the teams learned to plan. ".repeat(5);
        let text = format!(
            "---\ncareer:\n  kind: promotion\n  role: TPM\n  level: Senior\n  target: Staff\n{track}---\n\n# Case\n\n{words}\n\n## History\n\n{text}"
        );
        std::fs::write(folder.path().join("case.md"), text).expect("written");
        let overrides = career_ls::workspace::Overrides::default();
        let read = career_ls::workspace::Disk::default().analyse(&folder.path().join("case.md"), &overrides);
        let findings = read.expect("a case").findings().to_vec();
        let of = |rule: &str| findings.iter().find(|found| found.rule == rule).map(|found| found.severity);
        (of("missing-decision"), of("ten-second-scan"), of("missing-intention"))
    };
    let info = Some(Severity::Information);
    assert_eq!(case(""), (Some(Severity::Hint), Some(Severity::Warning), info));
    assert_eq!(case("  track: leadership\n"), (info, Some(Severity::Error), info));
    assert_eq!(case("  track: IC\n"), case(""));
}

#[test]
fn who_is_stuck_begins_again_and_loses_nothing() {
    let opened = at(&whole(BODY), "Promotion case");
    let after = done(&opened, "Rebuild from one sentence");
    let (head, rest) = after.split_once("## Earlier text\n").expect("a divider");
    assert_eq!(
        head.strip_prefix(HEADER).expect("the header"),
        "# Promotion case: Inês, Senior TPM to Staff TPM\n\n## Summary\n\nI cut release lead time from 9 to 3 days for 6 \
         teams.\n\n## History\n\n- ⟨one of the strongest outcomes below⟩\n- ⟨one of the strongest outcomes below⟩\n\n## \
         Ask\n\n⟨the one thing that you ask for⟩\n\n"
    );
    assert_eq!(rest.trim_start(), BODY.split_once("Staff TPM\n").expect("a title").1.trim_start());
    assert!(!at(&after, "Promotion case").titles().contains(&"Rebuild from one sentence".to_owned()), "once");
    let told = whole(BODY).replace("  target: Staff\n", "  target: Staff\n  one-sentence: Made releases dull.\n");
    assert!(done(&at(&told, "Promotion case"), "Rebuild from one sentence").contains("\n\nMade releases dull.\n\n"));
    let windows = done(&at(&whole(BODY).replace('\n', "\r\n"), "Promotion case"), "Rebuild from one sentence");
    assert_eq!(windows.matches('\n').count(), windows.matches("\r\n").count());
}

#[test]
fn the_parts_of_an_agenda_say_what_they_are_for() {
    let agenda = "---\ncareer:\n  kind: agenda\n---\n\n# A talk\n\n## Ask\n\n### Goals to check together\n\n- Goal A\n\n## Lunch\n\n- Soup\n";
    let hover = self::hover(agenda, "Goals to check");
    assert!(hover.starts_with("**Put the goals to the test**") && hover.contains("The TPM Craft"), "{hover}");
    assert_eq!(at(agenda, "Lunch").hover(), None);
}
