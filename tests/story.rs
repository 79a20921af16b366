//! What is said of a document as a whole: what it counts, where it is quiet, and what it offers on odd input.

#[path = "support/reading.rs"]
mod reading;

use career_ls::rewrite::Grade;
use career_ls::rules::{self, Family, Finding};
use career_ls::settings::{Kind, Settings, Severity, Weight};
use reading::Read;

const CASE: &str = "---\ncareer:\n  kind: promotion\n  role: TPM\n  level: Senior\n  target: Staff\n---\n\n";
const SUMMARY: &str = "---\ncareer: {kind: impact-summary}\n---\n\n# Inês Duarte, Senior TPM: impact in 2026\n\n";

fn read(text: &str) -> Read {
    Read::new(text, None, reading::today())
}

fn story(read: &Read) -> Vec<Finding> {
    let of_story = |rule: &str| rules::find(rule).is_some_and(|rule| rule.family == Family::Story);
    read.findings().into_iter().filter(|finding| of_story(finding.rule)).collect()
}

fn names(read: &Read) -> Vec<&'static str> {
    story(read).into_iter().map(|finding| finding.rule).collect()
}

/// What `rule` says of `text`, if it speaks.
fn said(text: &str, rule: &str) -> Option<String> {
    story(&read(text)).into_iter().find(|finding| finding.rule == rule).map(|finding| finding.message)
}

/// Titles and texts that the first finding of `rule` offers.
fn offered(read: &Read, rule: &str) -> Vec<(String, Grade, String)> {
    let finding = story(read).into_iter().find(|finding| finding.rule == rule).expect("found");
    read.fixes(&finding).iter().map(|fix| (fix.title.clone(), fix.grade, read.with(fix))).collect()
}

#[test]
fn a_sketch_hears_only_which_parts_it_lacks() {
    for body in [
        "",
        "# Case\n",
        "# Case\n\n## History\n\n- \n",
        "## History\n\n- ⟨what⟩ from ⟨before⟩ to ⟨after⟩\n",
        "\u{feff}",
    ] {
        assert_eq!(
            names(&read(&format!("---\ncareer: {{kind: promotion}}\n---\n{body}"))),
            ["missing-section"],
            "{body}"
        );
    }
    for kind in ["impact-summary", "referral"] {
        assert_eq!(names(&read(&format!("---\ncareer: {{kind: {kind}}}\n---\n"))), [""; 0], "{kind}");
    }
    let wish = "## Intentions\n\nI would like to grow into this, and to do it with you.\n";
    assert_eq!(names(&read(&format!("{CASE}{wish}"))), ["missing-section"]);
}

#[test]
fn what_is_not_english_is_not_judged_by_its_words() {
    let german = "## Erfolge\n\n- Die Durchlaufzeit der Auslieferung von neun auf drei Tage gesenkt und damit sechs Teams \
                  geholfen\n- Den Ausfall der Abrechnung mit den Kollegen aus der Schweiz behoben und nicht wiederholt\n";
    let found = names(&read(&format!("---\ncareer: {{kind: impact-summary}}\n---\n\n{german}")));
    assert_eq!(found, [""; 0]);
}

#[test]
fn outcomes_are_counted_and_the_nearest_named_by_line() {
    let list = |items: &str| format!("{SUMMARY}## Impact\n\n{items}");
    let one = list(
        "- Cut release lead time from 9 to 3 days across 6 teams\n- Cut build cost from 90 to 70 thousand euros\n\
         - Cut the close from 9 to 4 days\n- Payments and Risk both adopted my routing design over the vendor's\n",
    );
    let message = said(&one, "too-few-outcomes").expect("found");
    assert!(message.starts_with("1 of 3 outcomes has a number and a scope"), "{message}");
    assert!(message.ends_with("Nearest: lines 10 and 11 lack a scope; line 12 lacks a number."), "{message}");
    let effects = list("- Rewrote the retry queue, improving reliability\n- Led the rewrite\n");
    let message = said(&effects, "too-few-outcomes").expect("found");
    assert!(
        message.starts_with("0 of 3 outcomes have") && message.ends_with("Nearest: line 9 lacks a size."),
        "{message}"
    );
    let tasks = said(&list("- Led the rewrite\n"), "too-few-outcomes").expect("found");
    assert!(tasks.ends_with("How much changed, and for whom?"), "{tasks}");
    let elsewhere = list(
        "- Led the rewrite\n\n## Skills\n\n- Cut cost by 20% for 3 teams\n\n## Feedback\n\n- She cut cost by 20% for 3 teams\n",
    );
    assert!(said(&elsewhere, "too-few-outcomes").is_some_and(|message| message.starts_with("0 of 3")));
    let open = list("- Cut cost from ⟨before⟩ to 20% for 3 teams\n- Cut the close from 9 to 4 days for Finance\n");
    assert!(said(&open, "too-few-outcomes").is_some_and(|message| message.starts_with("1 of 3")));
}

#[test]
fn the_first_words_are_those_that_are_read() {
    let scan = |text: &str| said(text, "ten-second-scan");
    let rest = "\n\nI would like to take payouts further in the coming year, together with Legal and Risk, and to hand the \
                release train over to a colleague who has run it twice on her own, as you and I agreed.\n";
    let note = |text: &str| {
        format!("---\ncareer: {{kind: referral, role: TPM, level: Senior, target: Staff}}\n---\n{text}{rest}")
    };
    assert_eq!(scan(&note("Staff TPM, Payments: I cut release lead time from 9 to 3 days.")), None);
    let message = scan(&note("Hi Sam, thank you for lunch.")).expect("found");
    assert!(message.contains("have no role, no level and no measured outcome."), "{message}");
    let message = scan(&note("I am the Staff TPM who ran the pilot.")).expect("found");
    assert!(message.contains("have no measured outcome."), "{message}");
    let message = scan(&note("As a TPM I cut release lead time from 9 to 3 days.")).expect("found");
    assert!(message.contains("have no level."), "{message}");
    let wound = "In two years as a Senior TPM I have cut release lead time from 9 to 3 days.";
    assert_eq!(scan(&note(wound)), None);
    let hoped = "As a Staff TPM I would like to cut lead time by 20%.";
    assert!(scan(&note(hoped)).expect("found").contains("no measured outcome."), "a hope is no outcome");
    assert!(scan(&note("<!-- Staff TPM, cut cost from 9 to 3 days -->\n\nHi Sam,")).is_some(), "comments are not read");
    assert!(
        scan(&note("Could you ask the hiring manager about senior people? The staff of 12 cut cost from 9 to 3 days."))
            .is_some()
    );

    let mut short = reading::today();
    short.limits.scan_words = 5;
    let text = note("I am a Staff TPM, and I cut release lead time from 9 to 3 days.");
    assert!(names(&Read::new(&text, None, short)).contains(&"ten-second-scan"), "the limit is a setting");
}

#[test]
fn a_target_is_named_in_many_ways() {
    let body = "\n\n## History\n\n- Cut release lead time from 9 to 3 days across 6 teams\n";
    let named = |kind: &str, keys: &str, title: &str| {
        said(&format!("---\ncareer: {{kind: {kind}{keys}}}\n---\n\n{title}{body}"), "missing-target")
    };
    for (keys, title) in [
        (", role: TPM, target: Staff", "# Case"),
        (", target: Staff TPM", "# Case"),
        (", target: Staff", "# TPM case: L5 to L6"),
        ("", "# Promotion case: Senior TPM → Staff TPM"),
        (", role: TPM", "# From Senior to Staff"),
        (", level: Senior", "# Staff TPM promotion case"),
        (", role: ⟨role⟩, target: ⟨target⟩", "# Case"),
    ] {
        assert_eq!(named("promotion", keys, title), None, "{keys} {title}");
    }
    for (keys, title, what) in [
        ("", "# Case", "which role and level you aim for"),
        (", role: TPM", "# Wins to date", "which level you aim for"),
        (", target: Staff", "# Case", "which role the level is for"),
        (", role: TPM, level: Senior", "# Inês, Senior TPM", "which level you aim for"),
        (", role: TPM", "# Our staff and its head", "which level you aim for"),
    ] {
        let message = named("promotion", keys, title).unwrap_or_else(|| panic!("{keys} {title}"));
        assert!(message.contains(what), "{keys} {title}: {message}");
    }
    assert_eq!(named("impact-summary", ", role: TPM, level: Senior", "# 2026"), None, "today's level is enough");
    let note = |text: &str| said(&format!("---\ncareer: {{kind: referral}}\n---\n{text}\n"), "missing-target");
    assert_eq!(note("Hi Sam, the Staff TPM role in Payments at Acme would suit me."), None);
    assert!(note("Hi Sam, I am a Senior TPM and would love to join Acme.").is_some());
}

#[test]
fn keys_are_added_once_and_only_those_that_lack() {
    let body = "\n# Case\n\n## History\n\n- Cut release lead time from 9 to 3 days across 6 teams\n";
    let text = format!("---\r\ntitle: x\r\ncareer:\r\n    kind: promotion\r\n    target:\r\nother: y\r\n---\r\n{body}");
    let done = offered(&read(&text), "missing-target");
    assert_eq!((done.len(), done[0].0.as_str(), done[0].1), (1, "Add role and target to the header", Grade::Sketch));
    assert!(done[0].2.contains("    target: ⟨target⟩\r\n    role: ⟨role⟩\r\nother: y\r\n"), "{}", done[0].2);
    assert_eq!(said(&done[0].2, "missing-target"), None, "its slots ask for themselves");
    let bare = Read::of_kind(Kind::Promotion, body.trim_start(), None, reading::today());
    let done = offered(&bare, "missing-target");
    let header = "---\ncareer:\n  kind: promotion\n  role: ⟨role⟩\n  target: ⟨target⟩\n---\n\n# Case";
    assert!(done[0].2.starts_with(header), "{}", done[0].2);
    let broken = Read::of_kind(Kind::Promotion, &format!("---\na: [\n---\n{body}"), None, reading::today());
    assert_eq!(offered(&broken, "missing-target"), []);
}

#[test]
fn one_sentence_comes_from_the_strongest_outcome_in_the_authors_words() {
    let sentence = |items: &str| {
        let done = offered(&read(&format!("{SUMMARY}## Impact\n\n{items}")), "one-sentence-summary");
        let [(title, grade, text)] = &done[..] else { panic!("{done:?}") };
        let header = text.lines().nth(1).expect("the header").to_owned();
        (title.clone(), *grade, header)
    };
    let strongest = "Write the one sentence from your strongest outcome".to_owned();
    let header = |value: &str| format!("career: {{kind: impact-summary, one-sentence: {value}}}");
    let (title, grade, text) = sentence(
        "- Raised NPS by 12 points\n- **Zürich:** cut \"wait\" from 21 to 6 days, for 1,400 merchants ([review](x.md)) #a\n\
         - Cut the close from 9 to 4 days for Finance\n",
    );
    assert_eq!((title, grade), (strongest.clone(), Grade::Review));
    assert_eq!(text, header(r#""Cut \"wait\" from 21 to 6 days, for 1,400 merchants.""#));
    let long = "and the banks behind them ".repeat(8);
    let (_, _, text) = sentence(&format!("- Cut cost from 9 to 3 euros for {long}\n- Raised NPS by 12 points\n"));
    assert_eq!(text, header("Raised NPS by 12 points."), "the strongest that fits one sentence");
    let (title, grade, text) = sentence("- Led the rewrite\n");
    assert_eq!((title.as_str(), grade), ("Write the one sentence to be known for", Grade::Sketch));
    assert_eq!(text, header("⟨What you changed⟩ from ⟨before⟩ to ⟨after⟩ for ⟨whom⟩."));
    let bullet =
        format!("{SUMMARY}## Summary\n\n- Made payouts fast. Made them dull.\n\n## Impact\n\n- Cut cost by 20%\n");
    assert!(said(&bullet, "one-sentence-summary").is_some(), "two sentences in one bullet");
    let bare = "# Inês\n\n## Impact\n\n- Cut the close from 9 to 4 days for Finance\n";
    let bare = Read::of_kind(Kind::ImpactSummary, bare, None, reading::today());
    assert_eq!(offered(&bare, "one-sentence-summary"), [], "without a header there is no place for it");
    let mut limited = reading::today();
    limited.limits.sentence_words = 3;
    let long = "---\ncareer: {kind: impact-summary, one-sentence: Cut the close in half}\n---\n# a\n";
    let found = story(&Read::new(long, None, limited));
    assert_eq!(found.len(), 1);
    assert!(found[0].message.contains("5 words") && found[0].message.contains("about 3"), "{}", found[0].message);
}

#[test]
fn what_a_team_requires_is_asked_of_the_document_itself() {
    let mut settings: Settings = reading::today();
    let required = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    settings.documents.entry(Kind::Agenda).or_default().required = required(&["agreed-plan", "intentions", "nonsense"]);
    settings.documents.entry(Kind::Promotion).or_default().required = required(&["feedback", "history"]);
    let agenda = "---\ncareer: {kind: agenda}\n---\n\n## Ask\n\nCould we talk about goals?\n";
    let asked = Read::new(agenda, None, settings.clone());
    let found = story(&asked);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].message.starts_with("Not told yet: Intentions and Agreed plan."), "{}", found[0].message);
    let done = offered(&asked, "missing-section");
    assert_eq!(
        done.iter().map(|(title, ..)| title.as_str()).collect::<Vec<_>>(),
        ["Insert the section Intentions", "Insert the section Agreed plan"]
    );
    assert!(
        done[0].2.contains("## Intentions\n\nI would") && done[0].2.ends_with("## Ask\n\nCould we talk about goals?\n")
    );

    let brag = "---\ncareer: {kind: brag}\n---\n## Wins\n\n- Did it\n\n## Goals\n\n- Do it\n".to_owned();
    let case = format!("{CASE}## Cross-reference\n\n| Attribute |\n| --- |\n| Influence |\n");
    let beside = Read::new(&case, None, settings).beside(&[("brag.md".to_owned(), brag.clone())]);
    assert!(story(&beside)[0].message.starts_with("Not told yet: History and Feedback."), "{:?}", story(&beside));
    assert_eq!(
        names(&read(&case).beside(&[("brag.md".to_owned(), brag)])),
        [""; 0],
        "the framework's may stand anywhere"
    );
}

/// Every offer on odd documents can be applied, leaves the rest of the text alone and can be read again.
#[test]
fn offers_on_odd_documents_only_add() {
    const PIECES: [&str; 24] = [
        "---\ncareer:\n  kind: promotion\n---\n",
        "---\r\ncareer: {kind: promotion}\r\n---\r\n",
        "---\ncareer: {kind: promotion, target: }\n---\n",
        "---\ncareer:\n  kind: promotion\n  role:\n---\n",
        "---\ntitle: é\n---\n",
        "# Case\n\n",
        "# One\n\n# Two\n\n",
        "## History\n",
        "## Future\r\n\r\n",
        "**Ask**\n\n",
        "### 🚀 Cross-reference\n",
        "- Cut cost from 9 to 3 days for 6 teams ([log](x.md)) #a\n",
        "- 🚀 **June 2026:** cut é from 9 to 3 ([[Influence]]).\n",
        "- Was involved in moving it, improving reliability\n",
        "> quoted\n",
        "Text. More text! (see PR 12)\n\n",
        "[^a]: note\n",
        "[b]: x.md\n",
        "<!-- career-ls-disable-next-line -->\n",
        "| a | b |\n| --- | --- |\n| c | d |\n",
        "    code\n",
        "```\nopen\n",
        "\n\n",
        "   ",
    ];
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..500 {
        let text: String = (0..random.usize(0..9)).map(|_| PIECES[random.usize(0..PIECES.len())]).collect();
        let read = Read::of_kind(Kind::Promotion, &text, None, reading::today());
        for finding in story(&read) {
            assert!(text.get(finding.span.range()).is_some(), "{finding:?} in {text:?}");
            for fix in &read.fixes(&finding) {
                let done = read.with(fix);
                let kept: String = done.chars().filter(|c| !c.is_whitespace()).collect();
                let mut rest = kept.chars();
                let all = text.chars().filter(|c| !c.is_whitespace()).all(|c| rest.any(|other| other == c));
                assert!(all, "{} on {text:?} gives {done:?}", fix.title);
                let again = Read::of_kind(Kind::Promotion, &done, None, reading::today());
                assert!(again.findings().iter().all(|found| done.get(found.span.range()).is_some()));
            }
        }
    }
}

/// The findings of `rule`, which must be asked for, in `text` with `beside` it.
fn asked(text: &str, rule: &str, beside: &[(&str, &str)]) -> (Read, Vec<Finding>) {
    let mut settings = reading::today();
    settings.rules.insert(rule.to_owned(), Weight::On(Severity::Hint));
    let beside: Vec<(String, String)> = beside.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect();
    let read = Read::new(text, None, settings).beside(&beside);
    let findings = read.findings().into_iter().filter(|finding| finding.rule == rule).collect();
    (read, findings)
}

/// The text after the first fix of the first finding of `rule`.
fn mended(text: &str, rule: &str) -> Option<String> {
    let (read, findings) = asked(text, rule, &[]);
    let fix = read.fixes(findings.first()?).into_iter().next()?;
    Some(read.with(&fix))
}

const WHOLE: [&str; 11] = [
    "broad-target",
    "section-order",
    "over-one-page",
    "missing-leadership-example",
    "off-target-statement",
    "level-mismatch",
    "recency-skew",
    "win-without-narrative",
    "goal-outside-current-scope",
    "unvalidated-goal",
    "goal-label-mismatch",
];

#[test]
fn what_must_be_asked_for_is_silent_until_then_and_on_odd_input() {
    for rule in WHOLE {
        assert!(rules::find(rule).is_some_and(|rule| rule.default.is_none()), "{rule}");
        for kind in Kind::ALL {
            let header = format!("---\ncareer: {{kind: {kind}, role: TPM, target: Staff, company: Acme}}\n---\n");
            let german = "## Ziele\n\n- Die Durchlaufzeit der Auslieferung von neun auf drei Tage senken und damit sechs \
                          Teams helfen\n- Den Ausfall der Abrechnung mit den Kollegen aus der Schweiz beheben\n";
            for body in ["", "#", "## Future\n\n-", "## Future\n\n- Goal\n- Goal \n- (\n- (agreed", "🚀 (", german] {
                let (_, findings) = asked(&format!("{header}{body}"), rule, &[]);
                assert_eq!(findings.len(), 0, "{rule} in {kind}: {body}");
            }
        }
    }
}

#[test]
fn sections_move_whole_and_keep_what_is_theirs() {
    let text = format!(
        "{CASE}# É\n\n## Ask\n\nCould we talk?\n\n## Feedback\n\n> Fine.\n\n<!-- career-ls-disable-next-line undated-goal -->\n\
         ## Goals\n\n- Cut é by 20%[^a]\n\n***\n\n## Wins\n\n### Atlas\n\n- Cut cost by 20%\n\n## Summary\n\nI cut cost.\n\n[^a]: \
         A [log](a.md) of it\n\n[b]: c.md\n"
    );
    let wanted = format!(
        "{CASE}# É\n\n## Summary\n\nI cut cost.\n\n## Feedback\n\n> Fine.\n\n## Wins\n\n### Atlas\n\n- Cut cost by 20%\n\n\
         <!-- career-ls-disable-next-line undated-goal -->\n## Goals\n\n- Cut é by 20%[^a]\n\n***\n\n## Ask\n\nCould we talk?\n\n\
         [^a]: A [log](a.md) of it\n\n[b]: c.md\n"
    );
    assert_eq!(mended(&text, "section-order"), Some(wanted.clone()));
    assert_eq!(asked(&wanted, "section-order", &[]).1.len(), 0, "it is in order then");
    let crlf = mended(&text.replace('\n', "\r\n"), "section-order").expect("a fix");
    assert_eq!(crlf, wanted.replace('\n', "\r\n"));
    let levels = format!("{CASE}### Future\n\n- Cut cost by 20%\n\n## History\n\n- Cut cost by 10%\n");
    assert_eq!((asked(&levels, "section-order", &[]).1.len(), mended(&levels, "section-order")), (1, None));
    let switched = text.replace("***", "<!-- career-ls-disable -->");
    assert_eq!(mended(&switched, "section-order"), None, "what is switched off reaches as far as the text between");
}

#[test]
fn a_page_names_what_tells_least_first_and_no_more_than_is_too_much() {
    let strong = "- Cut the cost of releases from 90 to 70 euros a week for 6 teams ([log](a.md))\n".repeat(3);
    let text = format!("{SUMMARY}## Impact\n\n{strong}- Led the review\n- Rewrote the queue, improving reliability\n");
    let mut settings = reading::today();
    settings.rules.insert("over-one-page".to_owned(), Weight::On(Severity::Hint));
    settings.limits.page_words = 57;
    let read = Read::new(&text, None, settings.clone());
    let finding = read.findings().into_iter().find(|finding| finding.rule == "over-one-page").expect("found");
    assert!(finding.message.contains("and a page holds about 57"), "{}", finding.message);
    let told =
        "What tells least could go first: line 12 (a task without a result), line 13 (an effect without its size).";
    assert!(finding.message.ends_with(told), "{}", finding.message);
    assert_eq!(finding.related.iter().map(|related| related.line).collect::<Vec<_>>(), [11, 12]);
    settings.limits.page_words = 450;
    assert!(Read::new(&text, None, settings).findings().iter().all(|finding| finding.rule != "over-one-page"));
}

#[test]
fn an_item_moves_with_all_that_is_nested_and_once() {
    let case = CASE.replace("target: Staff\n", "target: Staff\n  one-sentence: Made payouts dull.\n");
    let rest = "- Cut the lead time of payouts from 9 to 3 days\n";
    let party = "* Organised the party for 90 people\n  - in é\n\n  with Ana\n";
    let moved = |body: &str| mended(&format!("{case}{body}"), "off-target-statement");
    let with = |body: &str| Some(format!("{case}{body}"));
    let item = party.trim_end();
    assert_eq!(
        moved(&format!("## Wins\n\n{party}\n## 2026\n\n{rest}\n## Appendix A\n\n- x\n\n## Ask\n\nTalk?\n")),
        with(&format!("## Wins\n\n## 2026\n\n{rest}\n## Appendix A\n\n- x\n{item}\n\n## Ask\n\nTalk?\n"))
    );
    assert_eq!(
        moved(&format!("## Wins\n\n{rest}{party}")),
        with(&format!("## Wins\n\n{rest}\n## Appendix\n\n{item}\n"))
    );
    assert_eq!(
        moved(&format!("## Wins\r\n\r\n{rest}\r\n- Held a party for 9\r\n\r\n{rest}").replace("days\n", "days\r\n")),
        with(
            &format!("## Wins\r\n\r\n{rest}\r\n{rest}\r\n## Appendix\r\n\r\n- Held a party for 9\r\n")
                .replace("days\n", "days\r\n")
        )
    );
    let done = moved(&format!("## Wins\n\n{party}{rest}")).expect("a fix");
    assert_eq!(asked(&done, "off-target-statement", &[]).1.len(), 0, "{done}");
    assert_eq!(
        moved(&format!("## Wins\n\n{rest}\nI organised the party for 90 people.\n")),
        None,
        "a paragraph stays where it is"
    );
    let note = "---\ncareer: {kind: referral, one-sentence: Made payouts dull.}\n---\n\nI cut the lead time of payouts by 40%.\n\nI organised a party for 90.\n";
    let (read, findings) = asked(note, "off-target-statement", &[]);
    assert_eq!(findings.iter().map(|found| read.words(found.span)).collect::<Vec<_>>(), ["referral"]);
}

#[test]
fn a_goal_says_what_became_of_it_and_dropped_ones_are_left_alone() {
    let goals = |goal: &str| {
        let text = format!("{CASE}## Future\n\n- {goal}\n");
        let found = read(&text).findings().into_iter().map(|found| found.rule);
        found.filter(|rule| rule.contains("goal")).collect::<Vec<_>>()
    };
    assert_eq!(goals("Learn Rust"), ["goal-without-business-impact"]);
    assert_eq!(goals("Learn Rust (dropped 2026-11-02 with Ana)"), [""; 0]);
    assert_eq!(goals("Cut cost by 20% (agreed 2026-11-02 with Ana)"), ["undated-goal"], "agreed is not due");
    assert_eq!(goals("Cut cost by 20% by June 2027 (agreed 2026-11-02 with Ana)"), [""; 0]);
    assert_eq!(goals("Cut cost by 20% by June 2026 (agreed)"), ["goal-outside-window"]);
    let text =
        format!("{CASE}## Future\r\n\r\n- By June 2027, cut é by 20%.\r\n").replace("\r\n", "\n").replace('\n', "\r\n");
    let wanted = text.replace("20%.", "20% (⟨agreed⟩ ⟨YYYY-MM-DD⟩ with ⟨whom⟩).");
    assert_eq!(mended(&text, "unvalidated-goal"), Some(wanted));
}

#[test]
fn a_label_is_held_against_every_document_of_the_case() {
    let promotion =
        "---\ncareer: {kind: promotion}\n---\n\n## Future\n\n- Goal B: By June 2027, cut failed payouts by 40%\n";
    let agenda = |body: &str| format!("---\ncareer: {{kind: agenda}}\n---\n\n## Ask\n\n{body}\n");
    let found = |body: &str| {
        let (read, findings) = asked(&agenda(body), "goal-label-mismatch", &[("case.md", promotion)]);
        let fixed = |finding: &Finding| read.fixes(finding).first().map(|fix| read.with(fix));
        findings.iter().map(|found| (read.words(found.span).to_owned(), fixed(found))).collect::<Vec<_>>()
    };
    for quiet in [
        "Does goal B count?",
        "Does goal b count?",
        "Is goal setting hard?",
        "My goal: 3 teams.",
        "`Goal A`",
        "Goal setting is hard.",
        "Is our goal 20%?",
        "Goal I have.",
    ] {
        assert_eq!(found(quiet), [], "{quiet}");
    }
    let twice = "Does **goal A** count?\n\n| What | Owner |\n| --- | --- |\n| Goal A | me |";
    let wanted = agenda(&twice.replace("oal A", "oal B"));
    assert_eq!(found(twice), [("A".to_owned(), Some(wanted))], "one finding, and the label is mended everywhere");
    let (_, findings) = asked(&agenda("Does goal A count?"), "goal-label-mismatch", &[("case.md", promotion)]);
    assert_eq!((findings[0].related[0].path.as_deref(), findings[0].related[0].line), (Some("case.md"), 6));
    assert!(findings[0].message.contains("Did you mean Goal B, as in case.md, line 7?"), "{}", findings[0].message);
    assert_eq!(asked(&agenda("Does goal A count?"), "goal-label-mismatch", &[]).1.len(), 0, "no goal has a label");
}

#[test]
fn rules_about_a_whole_document_take_no_longer_for_each_of_many_lines() {
    let mut settings = reading::today();
    for rule in WHOLE {
        settings.rules.insert(rule.to_owned(), Weight::On(Severity::Hint));
    }
    let cost = |count: u16| {
        let lines = |line: &dyn Fn(u16) -> String| (0..count).map(line).collect::<Vec<_>>().concat();
        let wins = lines(&|at| format!("- June 2026: cut the cost of step {at} from 9 to 3 days\n"));
        let goals = lines(&|at| format!("- Goal {at}: By June 2027, cut part {at} by 20%\n"));
        let read = Read::new(&format!("{CASE}## History\n\n{wins}\n## Future\n\n{goals}"), None, settings.clone());
        read.findings();
        let start = std::time::Instant::now();
        read.findings();
        start.elapsed().as_secs_f64() / f64::from(count)
    };
    let (few, many) = ((0..3).map(|_| cost(100)).fold(f64::MAX, f64::min), cost(1000));
    assert!(many < few * 4.0, "{few} s a line for few, {many} s for many");
}
