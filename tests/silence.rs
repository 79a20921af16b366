//! What silences a finding silences that one and nothing else, on every example of every rule's page.

#[path = "support/page.rs"]
mod page;
#[path = "support/reading.rs"]
mod reading;

use career_ls::rules::{self, Rule};
use career_ls::settings::{Ignore, Settings, Severity, Value, Weight};
use page::{Example, Shows};
use reading::Read;

fn settings(rule: &Rule) -> Settings {
    let mut settings = reading::today();
    settings.rules.insert(rule.name.to_owned(), Weight::On(rule.default.unwrap_or(Severity::Information)));
    settings
}

fn read(text: &str, example: &Example, settings: Settings) -> Read {
    let matrix = example.matrix.as_deref().map(|text| reading::matrix("matrix.md", text));
    Read::new(text, matrix, settings).beside(&example.beside)
}

/// The rules that speak and what of, in the order of the text.
fn spoken(read: &Read) -> Vec<(&'static str, String)> {
    read.findings().iter().map(|found| (found.rule, read.words(found.span).to_owned())).collect()
}

/// What goes wrong when the findings of `example` are silenced one by one; and how many were.
fn wrong(rule: &Rule, example: &Example, text: &str) -> (Vec<String>, usize) {
    let before = read(text, example, settings(rule));
    let (mut out, mut count) = (Vec::new(), 0);
    for (index, finding) in before.findings().iter().enumerate() {
        let mut rest = spoken(&before);
        rest.remove(index);
        let name = format!("{} in {}, line {}", finding.rule, rule.name, example.line);
        if let Some(fix) = rules::silence(&before.document, finding) {
            count += 1;
            let silenced = before.with(&fix);
            let after = spoken(&read(&silenced, example, settings(rule)));
            // Of one rule on one line all are silenced.
            let others = |list: &[(&'static str, String)]| {
                list.iter().filter(|(rule, _)| *rule != finding.rule).cloned().collect::<Vec<_>>()
            };
            if others(&after) != others(&rest) || after.len() > rest.len() {
                out.push(format!("{name}: a comment leaves {after:?} of {rest:?}:\n{silenced}"));
            }
        }
        if let Some(entry) = rules::ignore_entry(&before.document, finding) {
            let value = Value::from_toml(&entry).expect("an entry is TOML");
            let mut settings = settings(rule);
            assert_eq!(settings.apply(&value, &rules::names()), [], "{entry}");
            assert!(matches!(&settings.ignore[..], [Ignore { rule, .. }] if rule == finding.rule));
            let after = spoken(&read(text, example, settings));
            if after.contains(&(finding.rule, before.words(finding.span).to_owned()))
                && !rest.contains(&(finding.rule, before.words(finding.span).to_owned()))
            {
                out.push(format!("{name}: an entry leaves it"));
            }
        }
    }
    (out, count)
}

fn all(change: impl Fn(&str) -> String) {
    let (mut out, mut silenced) = (Vec::new(), 0);
    for rule in rules::ALL {
        for example in page::examples(rule.page).iter().filter(|example| example.shows == Shows::Fails) {
            let (wrong, count) = wrong(rule, example, &change(&example.text));
            out.extend(wrong);
            silenced += count;
        }
    }
    assert!(out.is_empty(), "{} of {silenced}\n{}", out.len(), out.join("\n"));
    assert!(silenced >= 50, "{silenced}");
}

#[test]
fn a_comment_or_an_entry_silences_what_it_is_for() {
    all(str::to_owned);
}

#[test]
fn the_same_without_an_end_to_the_last_line() {
    all(|text| text.trim_end().to_owned());
}
