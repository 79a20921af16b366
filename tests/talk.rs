//! The talk with the manager and the referral note: where the rules are quiet, and what they offer on odd input.

#[path = "support/reading.rs"]
mod reading;

use career_ls::rewrite::Grade;
use career_ls::rules::{self, Family, Finding};
use career_ls::settings::Settings;
use reading::Read;

const NOTE: &str = "---\ncareer: {kind: referral, role: TPM, target: Staff, company: Acme}\n---\n\n";
const CASE: &str = "---\ncareer: {kind: promotion, role: TPM, target: Staff (L6)}\n---\n\n";
const PAGE: &str = "---\ncareer: {kind: impact-summary}\n---\n\n";

fn with(text: &str, settings: Settings) -> Read {
    Read::new(text, None, settings)
}

fn read(text: &str) -> Read {
    with(text, reading::today())
}

fn talk(read: &Read) -> Vec<Finding> {
    let family = |rule: &str| rules::find(rule).map(|rule| rule.family);
    let own = |rule: &str| matches!(family(rule), Some(Family::Conversation | Family::Referral));
    read.findings().into_iter().filter(|finding| own(finding.rule)).collect()
}

/// Rule and words of each finding.
fn found(text: &str) -> Vec<(&'static str, String)> {
    let read = read(text);
    talk(&read).into_iter().map(|finding| (finding.rule, read.words(finding.span).to_owned())).collect()
}

/// The words that `rule` speaks of in `text`.
fn on(text: &str, rule: &str) -> Option<String> {
    found(text).into_iter().find(|(name, _)| *name == rule).map(|(_, words)| words)
}

/// Titles and texts that the first finding of `rule` offers, without the header.
fn offered(text: &str, rule: &str) -> Vec<(String, String)> {
    let read = read(text);
    let finding = talk(&read).into_iter().find(|finding| finding.rule == rule).unwrap_or_else(|| panic!("{text}"));
    let body =
        |text: String| text.split_once("---\n\n").or(text.split_once("---\r\n\r\n")).map(|(_, body)| body.to_owned());
    read.fixes(&finding).iter().map(|fix| (fix.title.clone(), body(read.with(fix)).expect("a body"))).collect()
}

fn first(text: &str, rule: &str) -> Option<String> {
    offered(text, rule).into_iter().next().map(|(_, text)| text)
}

#[test]
fn what_is_empty_half_typed_or_in_another_language_gets_nothing() {
    for header in [NOTE, CASE, PAGE, "---\ncareer: {kind: agenda}\n---\n\n"] {
        for body in [
            "",
            "#",
            "# \n\n## \n\n-",
            "⟨what⟩ from ⟨before⟩ to ⟨after⟩\n",
            "🚀",
            "```\nI deserve this promotion. The matrix is useless.\n```\n",
            "Olá Sam, estou a candidatar-me a TPM na equipa de pagamentos da Acme e gostava que visses o meu resumo.\n",
            "Hallo Sam, ich bewerbe mich um die Stelle im Team und freue mich auf die Antwort von der Firma.\n",
        ] {
            assert_eq!(found(&format!("{header}{body}")), [], "{header}{body}");
        }
    }
}

#[test]
fn tone_is_heard_once_a_statement_and_not_where_work_is_told() {
    let text = "I deserve this, and the matrix is useless.";
    let heard = found(&format!("{CASE}## Intentions\n\n{text}\n\n## Ask\n\nCould we talk?\n"));
    assert_eq!(heard, [("critical-tone", "useless".to_owned())], "one finding, which names the other");
    for section in ["History", "Background", "Feedback", "Leadership", "Skills"] {
        let heard = found(&format!("{CASE}## {section}\n\n- {text}\n\n## Why\n\nScope.\n\n## Ask\n\nCould we talk?\n"));
        assert_eq!(heard, [], "{section}");
    }
    let project = format!(
        "{CASE}## Project Atlas\n\n- Led the work on a failing promotion process, cutting it from 9 to 3 days\n"
    );
    assert_eq!(on(&project, "critical-tone"), None);
}

#[test]
fn a_process_is_the_one_of_promotions_where_promotions_are_talked_about() {
    let under = |section: &str| on(&format!("{CASE}## {section}\n\nThe process is broken.\n"), "critical-tone");
    assert_eq!(under("Questions").as_deref(), Some("broken"));
    assert_eq!(under("Summary"), None);
}

#[test]
fn rewording_keeps_links_and_what_stands_around_it() {
    let ask = |body: &str| first(&format!("{CASE}## Matrix\n\n{body}\n"), "critical-tone");
    let linked =
        ask("🚀 Good. The [career matrix](matrix.md) is **useless** for *program managers*.").expect("a question");
    let wanted = "🚀 Good. Parts of the [career matrix](matrix.md) are unclear to me for *program managers*; may I show how I \
                  read them?";
    assert_eq!(linked, format!("## Matrix\n\n{wanted}\n"));
    assert_eq!(ask("The matrix is [useless](https://a.example)."), None, "the link would be lost");
    let crlf = format!("{CASE}## Ask\n\nÜber alles: I deserve\nthis promotion.\n").replace('\n', "\r\n");
    let plan = "Über alles: I would like to grow into Staff; can we agree on a plan for what it takes?";
    assert_eq!(first(&crlf, "demanding-tone"), Some(format!("## Ask\r\n\r\n{plan}\r\n")));
}

#[test]
fn an_ask_has_to_match() {
    let asked = |header: &str, body: &str| on(&format!("{header}{body}\n"), "missing-ask");
    let work = "- Cut release lead time from 9 to 3 days across 6 teams";
    for (header, body, wanted) in [
        (NOTE, "I am applying for Staff TPM at Acme. Could you forward this?", None),
        (NOTE, "I am applying for Staff TPM at Acme. Could you refer me?", None),
        (NOTE, "I am applying for Staff TPM at Acme. Would you have advice for me?", None),
        (NOTE, "I am applying for Staff TPM at Acme. Could we agree on a plan for my goals?", Some("referral")),
        (NOTE, "I am applying for Staff TPM at Acme. Thank you!", Some("referral")),
        (CASE, "## Summary\n\nI would like your feedback on my case for Staff.\n\n## History\n\nWORK", None),
        (CASE, "## History\n\nWORK", Some("History")),
        (
            CASE,
            "## History\n\n- Asked six teams: could you ship daily? They did, cutting lead time from 9 to 3 days",
            Some("History"),
        ),
        (CASE, "## History\n\nWORK\n\n## Next steps\n\n| What | When |\n| --- | --- |\n| Agree goals | May |", None),
        (CASE, "## History\n\nWORK\n\n## Ask\n\nThanks for reading.", Some("Ask")),
        (PAGE, "## Impact\n\nWORK\n\n## Contact\n\nWrite to me: ines@example.org", None),
        (PAGE, "## Impact\n\nWORK\n\n## Ask\n\nCould we agree on the goals that I have?", Some("Ask")),
    ] {
        let body = body.replace("WORK", work);
        assert_eq!(asked(header, &body).as_deref(), wanted, "{body}");
    }
}

#[test]
fn an_ask_is_offered_where_it_would_stand() {
    let note = format!("{NOTE}I am applying for Staff TPM at Acme. I cut lead time from 9 to 3 days\n\nBest, Inês\n");
    let asked = first(&note, "missing-ask").expect("a line");
    assert!(asked.contains("to 3 days. Could you forward this to ⟨whom⟩?\n\nBest, Inês\n"), "{asked}");
    let case = format!("{CASE}## History\n\n- Cut release lead time from 9 to 3 days across 6 teams\n\n[a]: b.md\n");
    let asked = first(&case, "missing-ask").expect("a section");
    assert!(asked.contains("6 teams\n\n## Ask\n\nCould we go through"), "{asked}");
    assert!(asked.ends_with("\n\n[a]: b.md\n"), "{asked}");
}

#[test]
fn a_reason_may_stand_anywhere_in_the_case() {
    let work = "## History\n\n- Cut release lead time from 9 to 3 days across 6 teams\n";
    assert_eq!(on(&format!("{CASE}{work}"), "missing-intention").as_deref(), Some("History"));
    let said = "I would like to be promoted because I want to lead larger programs.";
    assert_eq!(on(&format!("{CASE}{work}\n## Ask\n\n{said}\n"), "missing-intention"), None);
    assert_eq!(
        on(&format!("{CASE}{work}\n## Why now\n"), "missing-intention").as_deref(),
        Some("History"),
        "a bare heading"
    );
    let filled = first(&format!("{CASE}{work}\n## Why now\n"), "missing-intention").expect("a prompt");
    assert!(filled.contains("## Why now\n\nI would like to work at"), "{filled}");
}

/// A note of `words` words in sentences of ten.
fn note(words: usize) -> String {
    let sentence = "Word word word word word word word word word word. ";
    format!("{NOTE}{}", sentence.repeat(words / 10).trim_end())
}

#[test]
fn a_long_note_is_told_where_the_limit_is_passed() {
    assert_eq!(on(&note(120), "not-forwardable"), None);
    let long = read(&note(130));
    let finding = talk(&long).into_iter().find(|finding| finding.rule == "not-forwardable").expect("too long");
    assert_eq!(finding.span.end, long.text.len(), "the last sentence is the one too many");
    assert!(finding.message.contains("130 words"), "{}", finding.message);
    assert_eq!(long.fixes(&finding), [], "what to cut, only the author knows");
    let signed = format!("{}\n\nKind regards, Inês\n\nInês Duarte, Senior TPM at Larkspur\n", note(120));
    assert_eq!(on(&signed, "not-forwardable"), None, "a signature is none of it");
    assert_eq!(on(&format!("{}\n\n> And a quote.\n", note(120)), "not-forwardable").as_deref(), Some("> And a quote."));
    assert_eq!(on(&format!("{}\n\n```\ncode code code\n```\n", note(120)), "not-forwardable"), None);
    let mut settings = reading::today();
    settings.limits.note_words = 20;
    assert!(talk(&with(&note(30), settings)).iter().any(|finding| finding.rule == "not-forwardable"));
}

#[test]
fn an_aside_goes_without_a_trace_and_takes_no_fact_along() {
    let without = |body: &str| first(&format!("{NOTE}{body}"), "not-forwardable");
    let ask = "Could you forward this?";
    for (body, wanted) in [
        (format!("Hi Sam. Don’t tell anyone yet! {ask}\n"), format!("Hi Sam. {ask}\n")),
        (format!("{ask} My current boss doesn't know.\n"), format!("{ask}\n")),
        (format!("{ask}\n\nPS: love to the kids!\n"), format!("{ask}\n\n")),
        (format!("How are the kids?\n\n{ask}\n"), format!("{ask}\n")),
        (
            format!("{ask}\n\n- This is off the record\n- Staff TPM at Acme\n"),
            format!("{ask}\n\n- Staff TPM at Acme\n"),
        ),
        (format!("As I said yesterday, I am applying. {ask}\n"), format!("I am applying. {ask}\n")),
        (format!("{ask} Between us, 🚀.\r\n"), format!("{ask}\r\n")),
    ] {
        assert_eq!(without(&body), Some(wanted), "{body}");
    }
    for body in [
        "Between us, I cut lead time from 9 to 3 days across 6 teams.",
        "Off the record, my [summary](impact-summary.md) is new.",
    ] {
        assert_eq!(without(body), None, "{body}");
    }
    let both = found(&format!("{NOTE}As I said yesterday, I apply. Between us, I want to go. {ask}\n"));
    let heard: Vec<_> =
        both.into_iter().filter(|(rule, _)| *rule == "not-forwardable").map(|(_, words)| words).collect();
    assert_eq!(heard, ["Between us"], "one finding, the private words first");
}

#[test]
fn proof_is_told_from_other_links() {
    let note = |rest: &str| format!("{NOTE}I am applying for Staff TPM at Acme. {rest} Could you forward this?\n");
    let missing = |rest: &str| on(&note(rest), "missing-proof-attachment").is_some();
    for rest in [
        "I cut lead time from 9 to 3 days ([summary](impact-summary.md)).",
        "See <https://larkspur.example/talks/release-trains>.",
        "My CV is attached.",
        "I’ve attached my résumé.",
        "My [profile](https://careers.example/in/ines) has the rest.",
        "I cut lead time from 9 to 3 days ([before and after][log]).\n\n[log]: lead-time.md\n\nThanks.",
        "I wrote [a talk](https://conf.example/ines).",
    ] {
        assert!(!missing(rest), "{rest}");
    }
    for rest in [
        "I cut lead time from 9 to 3 days (LEDG-212).",
        "It is [job 4417](https://acme.example/r/4417).",
        "It is <https://careers.acme.example/jobs/4417>.",
        "Write to [me](mailto:ines@example.org).",
        "[Acme](https://acme.example) is where I want to be.",
        "My CV is available on request.",
        "I cut lead time from 9 to 3 days ([one-page summary](⟨link⟩)).",
        "I can send my résumé.",
    ] {
        assert!(missing(rest), "{rest}");
    }
}

#[test]
fn a_link_goes_where_the_outcome_is() {
    let text = format!(
        "{NOTE}I am applying for Staff TPM. I cut lead time from 9 to 3 days for 6 teams! Could you pass it on?\n"
    );
    let beside = [
        ("impact-summary.md".to_owned(), PAGE.to_owned()),
        ("my page (2026).md".to_owned(), PAGE.to_owned()),
        ("agenda.md".to_owned(), "---\ncareer: {kind: agenda}\n---\n".to_owned()),
    ];
    let read = read(&text).beside(&beside);
    let finding = talk(&read).into_iter().find(|finding| finding.rule == "missing-proof-attachment").expect("no proof");
    let fixes = read.fixes(&finding);
    assert_eq!(fixes.iter().map(|fix| fix.grade).collect::<Vec<_>>(), [Grade::Review; 2]);
    let linked: Vec<String> = fixes.iter().map(|fix| read.with(fix)).collect();
    assert!(linked[0].contains("6 teams ([impact summary](impact-summary.md))! Could"), "{}", linked[0]);
    assert!(linked[1].contains("6 teams ([impact summary](<my page (2026).md>))! Could"), "{}", linked[1]);
    for text in linked {
        assert_eq!(on(&text, "missing-proof-attachment"), None, "{text}");
    }
}

#[test]
fn each_role_is_offered_alone() {
    let text = format!("{NOTE}Hi Sam, I am applying for **PM**, TPM or *EM* roles at Acme. Could you forward this?\n");
    let alone: Vec<String> = offered(&text, "multiple-roles").into_iter().map(|(title, _)| title).collect();
    assert_eq!(alone, ["Ask for PM alone", "Ask for TPM alone", "Ask for EM alone"]);
    for header in ["role: PM or TPM", "role: 'TPM / EM'", "target: Staff or Principal"] {
        let text = format!("---\ncareer:\n  kind: referral\n  {header}\n---\n\nCould you forward this?\n");
        let read = read(&text);
        let finding = talk(&read).into_iter().find(|finding| finding.rule == "multiple-roles").expect("several");
        assert!(header.contains(read.words(finding.span)), "{header}: {}", read.words(finding.span));
        let fixed = read.with(&read.fixes(&finding)[0]);
        assert_eq!(on(&fixed, "multiple-roles"), None, "{fixed}");
    }
}

#[test]
fn what_is_offered_for_review_silences_what_it_was_offered_for() {
    for (header, body) in [
        (CASE, "## Matrix\n\nThe career matrix is useless for program managers.\n"),
        (CASE, "## Matrix\n\nWe find our ladder unfair.\n"),
        (CASE, "## Ask\n\nMy manager never listened.\n"),
        (CASE, "## Ask\n\nThe promotion process is a joke\n"),
        (CASE, "## Ask\n\nAfter two years, I deserve a promotion because I cut lead time from 9 to 3 days.\n"),
        (NOTE, "Like we discussed, I am applying for Staff TPM at Acme. Could you forward this?\n"),
        (NOTE, "I am applying for Staff TPM or Senior EM at Acme. Could you forward this?\n"),
    ] {
        let read = read(&format!("{header}{body}"));
        let mut offers = 0;
        for finding in talk(&read) {
            for fix in read.fixes(&finding).iter().filter(|fix| fix.grade == Grade::Review) {
                offers += 1;
                let fixed = read.with(fix);
                assert_eq!(on(&fixed, finding.rule), None, "{fixed}");
            }
        }
        assert!(offers > 0, "{body}");
    }
}
