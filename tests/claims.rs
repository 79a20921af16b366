//! What the rules on claims say that must be asked for: where the level, the case or another rule decides.

#[path = "support/page.rs"]
mod page;
#[path = "support/reading.rs"]
mod reading;

use career_ls::rules::{self, Check, Family, Finding, Related};
use career_ls::settings::{Settings, Severity, Weight};
use page::Shows;
use reading::Read;

const CASE: &str = "---\ncareer:\n  kind: promotion\n  role: TPM\n  level: L5\n  target: L6\n---\n\n";
const MATRIX: &str = "| Attribute | Senior (L5) | Staff (L6) |\n| --- | --- | --- |\n| Influence | Aligns two teams | \
                      Changes a decision |\n| Execution | Lands a program | Lands several |\n";

fn with(on: &[&str], off: &[&str]) -> Settings {
    let mut settings = reading::today();
    settings.rules.extend(on.iter().map(|rule| ((*rule).to_owned(), Weight::On(Severity::Hint))));
    settings.rules.extend(off.iter().map(|rule| ((*rule).to_owned(), Weight::Off)));
    settings
}

fn of<'a>(findings: &'a [Finding], rule: &str) -> Vec<&'a Finding> {
    findings.iter().filter(|finding| finding.rule == rule).collect()
}

fn beside(name: &str, text: &str) -> (String, String) {
    (name.to_owned(), text.to_owned())
}

#[test]
fn nothing_is_said_that_was_not_asked_for() {
    let text = format!(
        "{CASE}## History\n\n- We hopefully cut various costs by 2 million, single-handedly\n- Leading it: from 9 to 3 days\n\
         - Work [1](a.md), [2](b.md)\n- Team player\n"
    );
    let read = Read::new(&text, Some(reading::matrix("matrix.md", MATRIX)), reading::today());
    for finding in read.findings() {
        let rule = rules::find(finding.rule).expect("a rule");
        assert!(rule.default.is_some(), "{finding:?}");
    }
}

#[test]
fn of_all_that_could_be_said_of_a_statement_one_thing_is() {
    let all: Vec<&str> = rules::ALL.iter().map(|rule| rule.name).collect();
    let text =
        format!("{CASE}## History\n\n- We arguably cut various costs by 2 million, single-handedly ([a](b.md))\n");
    let read = Read::new(&text, Some(reading::matrix("matrix.md", MATRIX)), with(&all, &[]));
    let findings: Vec<Finding> = read.findings().into_iter().filter(|found| found.statement.is_some()).collect();
    assert_eq!(findings.len(), 1, "{findings:?}");
    let message = &findings[0].message;
    assert!(message.contains(" (After that: ") && message.ends_with(".)"), "{message}");
    for named in ["vague-modifier", "unclear-contribution", "hedging"] {
        assert!(findings[0].rule == named || message.contains(named), "{named} in {message}");
    }
    assert!(!message.contains("overclaim"), "what can be opened speaks for it: {message}");
}

#[test]
fn a_number_is_weighed_where_nothing_else_does() {
    let text = format!("{CASE}## History\n\n- Ran 40 launch reviews for 6 teams\n");
    let rule = "number-without-outcome";
    let said = |settings: Settings| Read::new(&text, None, settings).findings();
    let both = said(with(&[rule], &[]));
    assert_eq!((of(&both, rule).len(), of(&both, "task-phrasing").len()), (0, 1));
    assert!(of(&both, "task-phrasing")[0].message.contains("number sizes the work"), "said there");
    let alone = said(with(&[rule], &["task-phrasing"]));
    assert_eq!(of(&alone, rule).len(), 1);
}

#[test]
fn seniority_is_read_from_words_and_from_the_matrix() {
    let on = ["missing-decision", "no-cross-team-impact"];
    let heard = |header: &str, matrix: bool| -> Vec<&'static str> {
        let text = format!(
            "---\ncareer:\n  kind: promotion\n{header}---\n\n## History\n\n- Cut build time from 40 to 12 minutes\n"
        );
        let matrix = matrix.then(|| reading::matrix("matrix.md", MATRIX));
        let read = Read::new(&text, matrix, with(&on, &[]));
        let mut heard: Vec<_> =
            read.findings().iter().map(|found| found.rule).filter(|rule| on.contains(rule)).collect();
        heard.sort_unstable();
        heard
    };
    assert_eq!(heard("  role: TPM\n  target: Staff\n", false), on);
    assert_eq!(heard("  role: TPM\n  target: L6\n", false), [""; 0], "a code alone says nothing");
    assert_eq!(heard("  role: TPM\n  target: L6\n", true), on);
    assert_eq!(heard("  level: Senior Program Manager\n", false), on);
    assert_eq!(heard("  role: Engineer\n  target: Staff\n", false), ["missing-decision"]);
    assert_eq!(heard("  role: Associate TPM\n  target: TPM\n", false), [""; 0]);
    assert_eq!(heard("", false), [""; 0]);
}

#[test]
fn a_section_that_stays_in_one_team_is_told_so_once() {
    let rule = "no-cross-team-impact";
    let header = "---\ncareer: {kind: promotion, role: TPM, target: Staff}\n---\n\n";
    let text = format!(
        "{header}## History\n\n- Cut build time from 40 to 12 minutes\n- Cut pages from 60 to 20 a week for my team\n- Cut \
         the close from 9 to 3 days\n\n## Leadership\n\n- Payments and Risk both adopted my routing design\n\n## \
         Background\n\n- Cut costs by 20%\n\n## Erfolge\n\n- Die Durchlaufzeit der Auslieferung von neun auf drei Tage \
         gesenkt und damit dem Ausfall der Abrechnung vorgebeugt\n"
    );
    let read = Read::new(&text, None, with(&[rule], &[]));
    let findings = read.findings();
    let found = of(&findings, rule);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(read.words(found[0].span), "History");
    let message = &found[0].message;
    assert!(message.starts_with("None of the 3 statements here reaches past one team"), "{message}");
    assert!(message.ends_with("Lines 7, 9 could say which other teams they served."), "{message}");
    let empty =
        Read::new(&format!("{header}## History\n\n- ⟨what⟩ from ⟨before⟩ to ⟨after⟩\n"), None, with(&[rule], &[]));
    assert_eq!(of(&empty.findings(), rule).len(), 0, "open slots claim nothing yet");
}

#[test]
fn an_outcome_told_twice_leads_to_the_other_place() {
    let rule = "duplicate-outcome";
    let win = "- Cut release lead time from 9 to 3 days across 6 teams 🚆\n";
    let again = "- Ran the train; release lead time went from 9 to 3 days\n";
    let text = format!("{CASE}## History\n\n{win}\n## Leadership\n\n{again}");
    let read = Read::new(&text, None, with(&[rule], &[]));
    let findings = read.findings();
    let found = of(&findings, rule);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(read.words(found[0].span).starts_with("Ran the train"), "the later one");
    let [Related { path: None, line: 10, .. }] = found[0].related.as_slice() else { panic!("{:?}", found[0].related) };
    assert!(found[0].message.starts_with("Line 11 tells"), "{}", found[0].message);

    let brag = format!("---\ncareer: {{kind: brag}}\n---\n\n## Wins\n\n{again}");
    let text = format!("{CASE}## History\n\n{win}");
    let read = Read::new(&text, None, with(&[rule], &[])).beside(&[beside("my wins.md", &brag)]);
    let findings = read.findings();
    let [Related { path: Some(path), line: 6, .. }] = of(&findings, rule)[0].related.as_slice() else { panic!() };
    assert_eq!(path, "my wins.md");
    assert!(of(&findings, rule)[0].message.starts_with("my wins.md, line 7, tells"));
}

#[test]
fn what_is_no_claim_elsewhere_is_no_outcome_told_twice() {
    let rule = "duplicate-outcome";
    let win = "- Cut release lead time from 9 to 3 days across 6 teams\n";
    let text = format!("{CASE}## History\n\n{win}");
    for other in [
        format!("---\ncareer: {{kind: brag}}\n---\n\n## Future\n\n{win}"),
        format!("---\ncareer: {{kind: brag}}\n---\n\n## Feedback\n\n{win}"),
        "---\ncareer: {kind: brag}\n---\n\n## Wins\n\n- Cut release lead time from ⟨before⟩ to 3 days\n".to_owned(),
        "---\ncareer: {kind: brag}\n---\n\n## Wins\n\n- Cut release lead time from 9 to 5 days across 6 teams\n"
            .to_owned(),
        format!("---\ncareer: {{kind: expectations}}\n---\n\n## History\n\n{win}"),
        "---\ncareer: {kind: brag}\n---\n".to_owned(),
    ] {
        let read = Read::new(&text, None, with(&[rule], &[])).beside(&[beside("other.md", &other)]);
        assert_eq!(of(&read.findings(), rule).len(), 0, "{other}");
    }
}

#[test]
fn what_is_told_together_is_judged_together() {
    let all = ["unclear-contribution", "missing-scope", "overclaim", "missing-decision"];
    let heard = |body: &str| -> Vec<&'static str> {
        let text = format!("---\ncareer: {{kind: promotion, target: Staff}}\n---\n\n## History\n\n{body}");
        let read = Read::new(&text, Some(reading::matrix("matrix.md", MATRIX)), with(&all, &[]));
        read.findings().iter().map(|found| found.rule).filter(|rule| all.contains(rule)).collect()
    };
    let pieces = "- Challenge: every release waited for a manual check\n- My role: chose a weekly train over a freeze\n- \
                  Impact: we single-handedly cut lead time from 9 to 3 days for 6 teams ([log](a.md))\n";
    assert_eq!(heard(pieces), [""; 0]);
    let sections = "### Challenge\n\nEvery release waited.\n\n### My role\n\nI chose a weekly train over a freeze for 6 \
                    teams.\n\n### Impact\n\n- We cut lead time from 9 to 3 days\n";
    assert_eq!(heard(sections), [""; 0]);
    assert_eq!(heard("- We cut lead time from 9 to 3 days\n\n- I chose a weekly train over a freeze\n").len(), 1);
    // A link to an attribute shows nothing.
    let cited = "- Flawlessly cut lead time from 9 to 3 days for 6 teams, a freeze being ruled out [Influence](m.md#influence)\n";
    assert_eq!(heard(cited), ["overclaim"]);
}

#[test]
fn a_long_paragraph_is_judged_in_time_that_grows_with_it() {
    let names = ["unclear-contribution", "missing-scope", "overclaim", "missing-decision", "duplicate-outcome"];
    let time = |count: usize| {
        let sentence = |n: usize| format!("We flawlessly cut cost {n} by 1{n} euros.");
        let sentences = (0..count).map(sentence).collect::<Vec<_>>().join(" ");
        let read = Read::new(&format!("{CASE}## History\n\n{sentences}\n"), None, with(&names, &["task-phrasing"]));
        let start = std::time::Instant::now();
        let _ = read.findings();
        start.elapsed()
    };
    let (short, long) = (time(100), time(800));
    assert!(long < short * 40 + std::time::Duration::from_millis(500), "{short:?} then {long:?}");
}

/// Every fix that the pages show, applied: its rule is content with the place.
#[test]
fn a_rule_is_content_with_what_it_offered() {
    let mut applied = 0;
    for rule in rules::ALL.iter().filter(|rule| rule.family == Family::Claim && rule.default.is_none()) {
        let name = rule.name;
        for example in page::examples(rule.page).iter().filter(|example| example.shows == Shows::Fails) {
            assert!(example.matrix.is_none() || matches!(rule.check, Check::Document(_)));
            let read = Read::new(&example.text, None, with(&[name], &[])).beside(&example.beside);
            let findings = read.findings();
            let found = of(&findings, name);
            assert!(!found.is_empty(), "{name}: {}", example.text);
            for fix in read.fixes(found[0]) {
                let text = read.with(&fix);
                let after = Read::new(&text, None, with(&[name], &[])).beside(&example.beside).findings();
                assert_eq!(of(&after, name).len(), found.len() - 1, "{name}, {}: {text}", fix.title);
                applied += 1;
            }
        }
    }
    assert!(applied >= 12, "{applied}");
}
