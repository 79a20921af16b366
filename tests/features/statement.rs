//! What is said of a statement, and what may go into its slots.

use career_ls::features::{self, HintKind};
use career_ls::text::Span;

use super::{HEADER, Opened};

#[test]
fn a_statement_shows_its_parts_and_the_step_that_it_serves() {
    let said = Opened::case(
        "## History\n- March 2026: Cut lead t$0ime from 9 to 3 days for Payments and Risk ([log](x.md), [b](y.md))\n",
    )
    .hover()
    .expect("help");
    assert!(said.starts_with("**An outcome**"), "{said}");
    for line in [
        "\n- Number: from 9 to 3 days (a result, before: 9)\n",
        "\n- For whom: Payments and Risk (a department or more)\n",
        "\n- When: March 2026\n",
        "\n- Proof: log, b\n",
    ] {
        assert!(said.contains(line), "{line:?} in {said}");
    }
    let source = "Serves promotion framing, step 2: History (*TPM Promotions & Manager Partnerships*, The TPM Craft)";
    assert!(said.ends_with(source), "{said}");
    assert!(!said.contains("got better"), "nothing is open: {said}");
}

#[test]
fn behind_the_page_of_a_rule_the_parts_are_few() {
    for body in [
        "- Responsible for mig$0rating 12 services to Kubernetes with Legal in March 2026 ([log](x.md))",
        "- Introduced a release checklist for 4 teams in May 2026 to reduce r$0ollbacks ([log](x.md), [b](y.md))",
        "- Was involved in intro$0ducing a release checklist to reduce rollbacks for 3 teams",
    ] {
        let said = Opened::case(&format!("## History\n{body}\n")).hover().expect("help");
        let lines: Vec<&str> = said.lines().filter(|line| !line.is_empty()).collect();
        assert!(lines.len() <= 12, "{} lines: {said}", lines.len());
        assert!(lines.iter().any(|line| line.starts_with("- Work: ")), "{said}");
    }
    let said = Opened::case("## History\n- Respons$0ible for migrating 12 services\n").hover().expect("help");
    assert!(said.starts_with("**task-phrasing**"), "{said}");
    let parts = said.split("\n\n---\n\n").nth(1).expect("parts");
    assert_eq!(
        parts,
        "- Told as a duty: Responsible for\n- Work: migrating 12 services\n- Number: 12 services (how much work)\n\
         - For whom: 12 services"
    );
}

#[test]
fn where_nothing_can_be_offered_there_is_a_question() {
    // A line in italics that ends in a question mark.
    let question = |line: &str| line.starts_with('*') && line.ends_with("?*");
    let asks = |body: &str| Opened::case(body).hover().is_some_and(|said| said.lines().any(question));
    let offered = "## History\n- Responsible for mig$0rating 12 services\n";
    assert!(!Opened::case(offered).titles().is_empty() && !asks(offered));
    let open = "## History\n- Responsible for: on-c$0all, alerts\n";
    assert_eq!((Opened::case(open).titles().is_empty(), asks(open)), (asks(open), asks(open)));
    assert!(!asks("## Future\n- Learn Kuber$0netes\n"), "a goal is no claim");
    assert!(!asks("## History\n- Cut cost fr$0om 9 to 3 days\n"));
}

#[test]
fn what_claims_nothing_and_what_has_a_name_of_its_own_shows_no_parts() {
    for silent in [
        "## History\n- Rust, Go, Kuber$0netes\n",
        "## Feedback\n- Cut cost fr$0om 9 to 3 days\n",
        "## History\n> Cut cost fr$0om 9 to 3 days\n",
        "## History\n- Le travail de l'équipe a été$0 une réussite pour tous\n- Nous avons réduit les coûts de la moitié\n",
    ] {
        assert_eq!(Opened::case(silent).hover(), None, "{silent}");
    }
    let named = Opened::case("## History\n- Cut cost from 9 to 3 days #infl$0uence\n").hover().expect("help");
    assert!(named.starts_with("**Influence**") && !named.contains("An outcome"), "{named}");
    let goal = Opened::case("## Future\n- By February 2027, cut build c$0ost by 20%\n").hover().expect("help");
    assert!(!goal.contains("**") && goal.contains("step 3: Future"), "a goal is not judged: {goal}");
    assert!(goal.starts_with("- Aim: cut build cost by 20%"), "{goal}");
    let slot = Opened::case("## History\n- Cut cost fr$0om ⟨before⟩ to 3 days\n").hover().expect("help");
    assert!(!slot.contains("can be checked"), "not while a slot is open: {slot}");
}

#[test]
fn what_a_statement_says_is_never_markup() {
    let hostile = "## History\n- Cut [x](command:evil) \\<img\\> from 9 to$0 3 days for `$(zap)` teams\n";
    let said = Opened::case(hostile).hover().expect("help");
    assert!(!said.contains("](command") && !said.contains(" <img") && !said.contains(" $"), "{said}");
}

#[test]
fn a_slot_for_a_measure_offers_what_fits_the_verb() {
    let labels = |body: &str| Opened::case(&format!("## History\n- {body}\n")).labels();
    let cutting = labels("Rebuilt the release train, cutting ⟨wh$0at⟩ from ⟨before⟩ to ⟨after⟩");
    assert!(cutting.contains(&"lead time".to_owned()) && cutting.contains(&"cost".to_owned()), "{cutting:?}");
    assert!(!cutting.contains(&"adoption".to_owned()), "{cutting:?}");
    let raising = labels("Rebuilt the release train, raising ⟨what$0⟩ from ⟨before⟩ to ⟨after⟩");
    assert!(raising.contains(&"adoption".to_owned()) && raising.contains(&"uptime".to_owned()), "{raising:?}");
    assert!(!raising.contains(&"errors".to_owned()), "{raising:?}");
    let open = labels("Built an app for 3 teams, ⟨cutting⟩ ⟨$0what⟩ from ⟨before⟩ to ⟨after⟩");
    assert!(open.contains(&"time saved".to_owned()), "nobody has chosen yet, so the deed says it: {open:?}");
    let led = labels("Led the migration, taking $0⟨what⟩ from ⟨before⟩ to ⟨after⟩");
    assert!(led.contains(&"dates that were kept".to_owned()), "{led:?}");
    assert_eq!(labels("Built an app, ⟨cutt$0ing⟩ ⟨what⟩"), ["cutting", "raising", "preventing"]);
    let chosen = Opened::case("## History\n- Ran é 🚀, ⟨cutt$0ing⟩ ⟨what⟩ from ⟨before⟩ to 3\n");
    assert_eq!(chosen.completed("raising"), "## History\n- Ran é 🚀, raising ⟨what⟩ from ⟨before⟩ to 3\n");
    let told = Opened::case("## History\n- Ran it, cutting ⟨what$0⟩ from ⟨before⟩ to ⟨after⟩\n");
    assert!(told.completed("lead time").contains("cutting lead time from ⟨before⟩"));
}

#[test]
fn a_slot_for_a_number_offers_units_and_never_a_number() {
    let body = "## History\n- Ran it, cutting lead time from ⟨be$0fore⟩ to ⟨after⟩\n";
    let opened = Opened::case(body);
    assert_eq!(opened.labels(), ["hours", "days", "weeks"], "those of the measure that is named");
    assert_eq!(opened.completed("days"), "## History\n- Ran it, cutting lead time from ⟨before⟩ days to ⟨after⟩\n");
    let done = Opened::case("## History\n- Ran it, cutting lead time from ⟨be$0fore⟩ days to ⟨after⟩\n");
    assert_eq!(done.labels(), [""; 0], "the unit is there");
    let share = Opened::case("## History\n- Ran it, raising uptime from ⟨before⟩ to ⟨aft$0er⟩\n");
    assert!(share.completed("%").ends_with("to ⟨after⟩%\n"));
    for body in [
        "Cut ⟨what⟩ from ⟨be$0fore⟩ to ⟨after⟩",
        "Built it, raising ⟨what⟩ by [met$0ric]",
        "Prevented ⟨wh$0at⟩ for ⟨whom⟩",
    ] {
        let opened = Opened::case(&format!("## History\n- {body}\n"));
        let found = opened.completion();
        assert!(!found.items.is_empty(), "{body}");
        for item in &found.items {
            let visible = item.insert.visible();
            let scale = item.label.starts_with("of ");
            assert!(scale || !visible.contains(|c: char| c.is_ascii_digit()), "{visible}");
        }
    }
}

#[test]
fn a_slot_for_an_audience_offers_the_ladder_and_whom_the_document_names() {
    let opened = Opened::case(
        "## History\n- Cut cost from 9 to 3 days with Legal and Risk\n- Cut it for ⟨wh$0om⟩ by ⟨doing what⟩\n\n\
         ## Feedback\n\n> Ask Marketing.\n",
    );
    let labels = opened.labels();
    assert_eq!(labels, ["my team", "… teams", "Legal", "Risk", "the organisation", "our customers"]);
    assert!(opened.completed("… teams").contains("- Cut it for ⟨how many⟩ teams by ⟨doing what⟩\n"));
    assert!(opened.completed("Legal").contains("- Cut it for Legal by"));
    let team = HEADER.replace("  level: Senior\n", "  level: Senior\n  team: Payouts\n");
    let american = format!("{team}## History\n- Ran the organization's plan\n- Cut it for ⟨whom$0⟩\n");
    let labels = Opened::new("case.md", &american).labels();
    assert!(labels.contains(&"Payouts".to_owned()) && labels.contains(&"the organization".to_owned()), "{labels:?}");
}

#[test]
fn a_tab_stop_that_was_left_bare_is_completed_as_a_slot() {
    let bare = |body: &str| Opened::case(&format!("## History\n- {body}\n"));
    let what = bare("Ran é 🚀, cutting what$0 from before to after");
    assert!(what.labels().contains(&"lead time".to_owned()) && !what.labels().contains(&"uptime".to_owned()));
    assert_eq!(what.completed("lead time"), "## History\n- Ran é 🚀, cutting lead time from before to after\n");
    let before = bare("Ran it, cutting lead time from $0before to after");
    assert_eq!(before.labels(), ["hours", "days", "weeks"]);
    assert_eq!(before.completed("days"), "## History\n- Ran it, cutting lead time from ⟨before⟩ days to after\n");
    let whom = bare("Ran it for whom$0, cutting what from before to after");
    assert!(whom.labels().contains(&"our customers".to_owned()), "{:?}", whom.labels());
    assert_eq!(bare("Kept the notes from bef$0ore").labels(), [""; 0]);
}

#[test]
fn a_slot_that_was_emptied_or_begun_is_completed_too() {
    let slot = |body: &str| Opened::case(&format!("## History\n- {body}\n"));
    let emptied = slot("Ran it, cutting $0 from ⟨before⟩ to ⟨after⟩");
    assert_eq!(emptied.completed("cost"), "## History\n- Ran it, cutting cost from ⟨before⟩ to ⟨after⟩\n");
    assert!(emptied.unasked().items.is_empty(), "nothing pops up");
    let begun = slot("Ran é 🚀, raising cus$0 from before to after");
    assert!(begun.completion().items.iter().all(|item| item.filter == item.label), "what was typed narrows it down");
    assert!(begun.labels().contains(&"adoption".to_owned()), "{:?}", begun.labels());
    let amount = slot("Ran it, cutting lead time from $0 to ⟨after⟩");
    assert_eq!(amount.completed("days"), "## History\n- Ran it, cutting lead time from ⟨before⟩ days to ⟨after⟩\n");
    assert_eq!(slot("Ran 3 pilots, $0 ⟨what⟩ from ⟨before⟩ to ⟨after⟩").labels(), ["cutting", "raising", "preventing"]);
    assert_eq!(slot("Ran 3, 4. Result: $0 ⟨what⟩ from ⟨before⟩ to 3").labels(), ["cut", "raised", "prevented"]);
    assert!(slot("Ran it for $0, cutting ⟨what⟩ from 9 to 3").labels().contains(&"my team".to_owned()));
    for silent in
        ["Ran the show for fun$0", "Cut the cos$0t from 9 to 3", "Moved `cutting $0 from` to Rust", "Ran $0it"]
    {
        assert_eq!(slot(silent).labels(), [""; 0], "{silent}");
    }
}

#[test]
fn a_slot_of_another_kind_offers_nothing() {
    for silent in [
        "By ⟨da$0te⟩, cut cost",
        "Cut ⟨cost of it a$0ll⟩ by half",
        "Cut cost ⟨what⟩ fr$0om 9 to 3",
        "Cut `⟨wh$0at⟩` from 9 to 3",
        "Cut cost ([⟨evi$0dence⟩](⟨link⟩))",
    ] {
        assert_eq!(Opened::case(&format!("## History\n- {silent}\n")).labels(), [""; 0], "{silent}");
    }
}

/// Rule and words of the next best edit, and the text once it was made.
fn next(body: &str) -> Option<(&'static str, String, Option<String>)> {
    let opened = Opened::case(body);
    let snapshot = opened.snapshot();
    let analysis = snapshot.analysis(&opened.uri).expect("a career document");
    let next = features::next(&analysis)?;
    let done = next.fix.as_ref().map(|fix| opened.with(fix.span, &fix.template.visible()));
    Some((next.finding.rule, next.place.of(&opened.text).to_owned(), done))
}

const TASK: &str = "- Responsible for migrating 12 services\n";
const MIXED: &str = "- Introduced a release checklist to reduce rollbacks\n";
const SLOT: &str = "- Cut cost from ⟨before⟩ to 3 days ([log](x.md))\n";
const WIN: &str = "- Cut cost from 9 to 3 days for 4 teams ([log](x.md))\n";
const BARE: &str = "- Cut cost from 9 to 3 days for 4 teams\n";

#[test]
fn the_next_edit_is_the_one_that_helps_most() {
    let first = |body: &str| next(body).map(|(rule, words, _)| (rule, words));
    let all = format!("## Background\n{TASK}## History\n{BARE}{MIXED}- Responsible for the rota\n{SLOT}");
    assert_eq!(first(&all), Some(("unfilled-placeholder", "⟨before⟩".to_owned())), "what was begun");
    let all = all.replace("⟨before⟩", "9");
    assert_eq!(first(&all), Some(("task-phrasing", "Responsible for the rota".to_owned())), "under History first");
    let all = all.replace("- Responsible for the rota\n", "");
    assert_eq!(first(&all), Some(("task-phrasing", "Responsible for migrating 12 services".to_owned())));
    let all = all.replace(TASK, WIN);
    let words = "Introduced a release checklist to reduce rollbacks".to_owned();
    assert_eq!(first(&all), Some(("unmeasured-effect", words)));
    let all = all.replace(MIXED, WIN);
    assert_eq!(first(&all), Some(("missing-evidence", "History".to_owned())));
    assert_eq!(first(&format!("## History\n{WIN}")), Some(("undated-win", "History".to_owned())), "the rest by weight");
    assert_eq!(first("## Skills\n- Rust, Go\n"), None);
    let table = "## Cross-reference\n| Attribute | Status |\n| --- | --- |\n| Program Exection | gap |\n";
    assert_eq!(first(&format!("## History\n{TASK}\n{table}")).map(|(rule, _)| rule), Some("unknown-attribute"));
}

#[test]
fn the_next_edit_brings_the_best_rewrite_and_comes_to_an_end() {
    let (_, _, done) = next(&format!("## History\n{TASK}")).expect("an edit");
    assert_eq!(done.as_deref(), Some("## History\n- Migrated 12 services\n"));
    let (_, _, done) = next(&format!("## History\n{SLOT}")).expect("an edit");
    assert_eq!(done, None, "only the author can fill a slot");
    let many: Vec<String> = (0..30).map(|index| format!("- Responsible for migrating {index} services\n")).collect();
    let (rule, words, _) = next(&format!("## History\n{}", many.concat())).expect("an edit");
    assert_eq!((rule, words.as_str()), ("task-phrasing", "Responsible for migrating 0 services"), "no summary");
    let slots: Vec<String> =
        (0..30).map(|index| format!("## Part {index}\n- Cut cost from ⟨before⟩ to 3 days\n")).collect();
    let (rule, words, _) = next(&slots.concat()).expect("an edit");
    assert_eq!((rule, words.as_str()), ("unfilled-placeholder", "⟨before⟩"), "no summary of slots either");
}

fn hinted(marked: &str, config: &str) -> Vec<(HintKind, String)> {
    let opened = Opened::case(marked);
    opened.beside("career-ls.toml", config);
    let opened = opened.again();
    let all = Span::new(0, opened.text.len());
    let found = features::hints(&opened.snapshot(), &opened.uri, all);
    let line = |at: usize| opened.text[..at].rsplit('\n').next().unwrap_or_default().to_owned();
    found.into_iter().map(|hint| (hint.kind, line(hint.at))).collect()
}

#[test]
fn a_hint_says_the_one_thing_that_a_statement_lacks_at_its_end() {
    let body = format!(
        "## History\n{TASK}{MIXED}- Cut cost from 9 to 3 days\n{BARE}{WIN}{SLOT}- Rust, Go, Kubernetes\n\n> Cut cost from 9 to 3\n\n\
         ## Feedback\n- Responsible for on-call\n\n## Future\n- Learn Kubernetes\n"
    );
    let line = |text: &str| text.trim_end().to_owned();
    assert_eq!(
        hinted(&body, "inlay-hints = true\n"),
        [
            (HintKind::Measure, line(TASK)),
            (HintKind::Measure, line(MIXED)),
            (HintKind::Audience, "- Cut cost from 9 to 3 days".to_owned()),
            (HintKind::Proof, line(BARE)),
        ]
    );
    assert_eq!(hinted(&body, ""), [], "off unless asked for");
    assert_eq!(hinted(&body, "inlay-hints = false\n"), []);
    let paired = "## History\n- Cut cost from 9 to 3 days\n  - Rolled it out to 4 teams ([log](x.md))\n";
    assert_eq!(hinted(paired, "inlay-hints = true\n"), [], "what is told together is read together");
}

#[test]
fn an_editor_asks_for_hints_where_the_folder_says_nothing() {
    let mut opened = Opened::case(&format!("## History\n{TASK}"));
    let all = Span::new(0, opened.text.len());
    let count = |opened: &Opened| features::hints(&opened.snapshot(), &opened.uri, all).len();
    assert_eq!(count(&opened), 0);
    opened.world.configure(&serde_json::json!({ "inlay-hints": true }));
    assert_eq!(count(&opened), 1);
    opened.beside("career-ls.toml", "inlay-hints = false\n");
    opened.world.touch();
    assert_eq!(count(&opened), 0, "the folder's own word counts more");
}

/// Whatever is typed so far, and wherever the cursor stands in it: no panic, and every place lies in the text.
#[test]
fn half_typed_statements_are_answered_without_harm() {
    let whole = "## History\r\n- Été: responsible for ⟨what⟩ 🚀, cutting ⟨what\r\n  else⟩ from ⟨before⟩ to [after] for ⟨whom⟩ ([é](⟨x⟩))\r\n";
    for (end, _) in whole.char_indices().skip(12).step_by(3) {
        let opened = Opened::new("case.md", &format!("{HEADER}{}", &whole[..end]));
        let mut opened = opened;
        opened.world.configure(&serde_json::json!({ "inlay-hints": true }));
        let (snapshot, all) = (opened.snapshot(), Span::new(0, opened.text.len()));
        for hint in features::hints(&snapshot, &opened.uri, all) {
            assert!(opened.text.is_char_boundary(hint.at), "{hint:?}");
        }
        let analysis = snapshot.analysis(&opened.uri).expect("a career document");
        if let Some(next) = features::next(&analysis) {
            assert!(opened.text.get(next.place.range()).is_some(), "{next:?}");
        }
        for at in [opened.text.len(), opened.text.trim_end().len(), HEADER.len() + 14] {
            let at = (0..=at).rev().find(|at| opened.text.is_char_boundary(*at)).unwrap_or(0);
            features::hover(&snapshot, &opened.uri, at);
            let found = features::completion(&snapshot, &opened.uri, at, true);
            assert!(found.items.is_empty() || found.span.touches(at), "{}", opened.text);
            assert!(!found.span.of(&opened.text).contains(['\r', '\n']), "{}", opened.text);
        }
    }
}
