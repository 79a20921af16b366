//! Every rule's page is its documentation and its test: what a page shows is run.

#[path = "support/page.rs"]
mod page;
#[path = "support/reading.rs"]
mod reading;
#[path = "support/files.rs"]
mod files;

use career_ls::framework;
use career_ls::rules::{self, Check, Family, Finding, Rule};
use career_ls::settings::{Kind, Severity, Weight};
use page::{Example, Shows};
use reading::Read;

/// The example read, with the rule it is about switched on.
fn read(rule: &Rule, example: &Example) -> Read {
    let mut settings = reading::today();
    if rule.default.is_none() {
        settings.rules.insert(rule.name.to_owned(), Weight::On(Severity::Information));
    }
    // What others say of the document as a whole is not what the page is about.
    for other in rules::ALL.iter().filter(|other| other.name != rule.name) {
        if matches!(other.check, Check::Document(_)) {
            settings.rules.insert(other.name.to_owned(), Weight::Off);
        }
    }
    let matrix = example.matrix.as_deref().map(|text| reading::matrix("matrix.md", text));
    Read::new(&example.text, matrix, settings).beside(&example.beside)
}

fn spoken(read: &Read, findings: &[Finding]) -> String {
    let lines = findings.iter().map(|found| format!("\n    {} on {:?}", found.rule, read.words(found.span)));
    lines.collect::<Vec<_>>().concat()
}

/// What is wrong with an example that is to fail.
fn failing(rule: &Rule, example: &Example) -> Option<String> {
    let read = read(rule, example);
    let findings = read.findings();
    let own: Vec<_> = findings.iter().filter(|found| found.rule == rule.name).map(|found| found.span).collect();
    let besides = findings
        .iter()
        .any(|found| found.rule != rule.name && example.marks.iter().any(|mark| mark.overlaps(found.span)));
    let marked: Vec<&str> = example.marks.iter().map(|mark| read.words(*mark)).collect();
    (example.marks.is_empty() || own != example.marks || besides)
        .then(|| format!("wanted on {marked:?} and nothing else there, found:{}", spoken(&read, &findings)))
}

/// What is wrong with an example that is to pass.
fn passing(rule: &Rule, example: &Example) -> Option<String> {
    let read = read(rule, example);
    let own: Vec<Finding> = read.findings().into_iter().filter(|found| found.rule == rule.name).collect();
    (!own.is_empty()).then(|| format!("wanted nothing, found:{}", spoken(&read, &own)))
}

/// What is wrong with an example that the first fix is to lead to from `before`.
fn fixed(rule: &Rule, before: Option<&Example>, example: &Example) -> Option<String> {
    let Some(before) = before else { return Some("follows no example that fails".to_owned()) };
    let read = read(rule, before);
    let finding = read.findings().into_iter().find(|found| found.rule == rule.name);
    let Some(finding) = finding else { return Some("the example before it is not found".to_owned()) };
    let Some(fix) = read.fixes(&finding).into_iter().next() else { return Some("nothing is offered".to_owned()) };
    let result = read.with(&fix);
    (result != example.text).then(|| format!("{:?} gives\n{result}", fix.title))
}

fn differing(rule: &Rule) -> Vec<String> {
    let mut out = Vec::new();
    let mut before: Option<&Example> = None;
    let examples = page::examples(rule.page);
    for example in &examples {
        let wrong = match example.shows {
            Shows::Fails => failing(rule, example),
            Shows::Passes => passing(rule, example),
            Shows::Fixed => fixed(rule, before, example),
        };
        out.extend(wrong.map(|wrong| format!("{}, line {}, {:?}: {wrong}", rule.name, example.line, example.shows)));
        before = (example.shows == Shows::Fails).then_some(example);
    }
    out
}

#[test]
fn what_the_pages_show_holds() {
    let wrong: Vec<String> = rules::ALL.iter().flat_map(|rule| differing(rule)).collect();
    assert!(wrong.is_empty(), "{} examples differ\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn an_example_that_shows_something_else_is_told() {
    let rule = rules::find("task-phrasing").expect("a rule");
    let text = "---\ncareer:\n  kind: promotion\n---\n\n## History\n\n- Responsible for on-call\n".to_owned();
    let duty = Example { shows: Shows::Passes, line: 1, text, matrix: None, beside: Vec::new(), marks: Vec::new() };
    assert!(passing(rule, &duty).is_some(), "a finding where none may be");
    assert!(failing(rule, &duty).is_some(), "a finding where no caret stands");
    assert!(fixed(rule, Some(&duty), &duty).is_some(), "a fix that leads elsewhere");
    assert!(fixed(rule, None, &duty).is_some(), "a fix of nothing");
}

#[test]
fn every_page_says_what_its_rule_says_of_itself() {
    for rule in rules::ALL {
        let page = rule.page;
        assert_eq!(page::title(page), rule.name, "the title of the page of {}", rule.name);
        let sections = page::sections(page);
        for wanted in ["What it finds", "Why it matters", "When to allow it"] {
            assert!(sections.contains(&wanted), "the page of {} has no section {wanted:?}", rule.name);
        }
        let shown = |shows| page::examples(page).iter().filter(|example| example.shows == shows).count();
        if rule.family == Family::Setup {
            continue;
        }
        assert!(shown(Shows::Fails) >= 1, "the page of {} shows nothing that fails", rule.name);
        assert!(shown(Shows::Passes) >= 3, "the page of {} shows {} that pass", rule.name, shown(Shows::Passes));
        assert!(rule.fix.is_none() || shown(Shows::Fixed) >= 1, "the page of {} shows none of its fixes", rule.name);
    }
}

#[test]
fn rules_and_pages_come_in_pairs() {
    let on_disk = files::files(&["src/rules"], ".md");
    for (path, text) in &on_disk {
        let name = path.rsplit('/').next().and_then(|name| name.strip_suffix(".md")).unwrap_or_default();
        let rule = rules::find(&name.replace('_', "-")).unwrap_or_else(|| panic!("{path} is the page of no rule"));
        assert_eq!(rule.page, text, "{path}");
    }
    assert_eq!(on_disk.len(), rules::ALL.len());
    let mut names = rules::names();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), rules::ALL.len(), "names are unique");
}

#[test]
fn what_a_rule_cites_is_in_its_framework() {
    for rule in rules::ALL {
        let kinds = if rule.kinds.is_empty() { &Kind::ALL[..] } else { rule.kinds };
        for kind in kinds {
            for cited in (rule.cites)(*kind) {
                let at = format!("{} in {}: {cited:?}", rule.name, kind.title());
                let framework = framework::all().iter().find(|framework| framework.name == cited.framework);
                let framework = framework.unwrap_or_else(|| panic!("no such framework: {at}"));
                assert_eq!(cited.source, framework.source.line(), "{at}");
                if cited.part == "step" {
                    let step = framework.steps.iter().find(|step| step.name == cited.name);
                    let step = step.unwrap_or_else(|| panic!("no such step: {at}"));
                    assert_eq!(cited.number, Some(step.number), "{at}");
                } else {
                    assert_eq!(cited.number, None, "only steps have numbers: {at}");
                    let parts = framework.named(&cited.part);
                    assert!(parts.iter().any(|part| part.name == cited.name), "no such part: {at}");
                }
                let words = rule.page.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(words.contains(&cited.name), "its page does not name what is cited: {at}");
                assert!(words.contains(&framework.source.title), "its page does not name the source: {at}");
            }
        }
    }
}

#[test]
fn rules_that_are_on_stand_in_the_catalogue() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/rules.tsv");
    let Ok(catalogue) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: ../shared is absent");
        return;
    };
    let rows: Vec<Vec<&str>> = catalogue.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    for rule in rules::ALL.iter().filter(|rule| rule.family != Family::Setup) {
        let row = rows.iter().find(|row| row[0] == rule.name);
        let row = row.unwrap_or_else(|| panic!("the catalogue has no {}", rule.name));
        assert_eq!(row[1], format!("{:?}", rule.family).to_lowercase(), "the family of {}", rule.name);
        assert_eq!(row[2] == "on", rule.default.is_some(), "whether {} is on", rule.name);
        let weight = row[3].split(' ').next();
        assert!(rule.default.is_none_or(|severity| weight == Some(severity.name())), "the weight of {}", rule.name);
    }
}
