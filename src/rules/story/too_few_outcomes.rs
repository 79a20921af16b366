use crate::framework::{self, Citation};
use crate::prose::Phrasing;
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};
use crate::text::Encoding;

use super::outcome::outcomes;

/// Fewer than three outcomes with a number and a scope.
pub(crate) static TOO_FEW_OUTCOMES: Rule = Rule {
    name: "too-few-outcomes",
    family: Family::Story,
    default: Some(Severity::Warning),
    kinds: &[Kind::ImpactSummary, Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: None,
    page: include_str!("too_few_outcomes.md"),
};

/// As many as the checklist asks for.
const ENOUGH: usize = 3;

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    let elsewhere = !document.told().contains(&"history") && context.case.tells("history");
    if elsewhere || !super::is_written(context) {
        return Vec::new();
    }
    let outcomes = outcomes(context);
    let count = outcomes.iter().filter(|outcome| outcome.metric && outcome.scope).count();
    if count >= ENOUGH {
        return Vec::new();
    }
    let line = |at: usize| document.buffer.position(at, Encoding::Utf8).line as usize + 1;
    let lines = |metric: bool, scope: bool| -> Vec<usize> {
        let near = outcomes.iter().filter(|outcome| outcome.metric == metric && outcome.scope == scope);
        near.map(|outcome| line(outcome.subject.span().start)).collect()
    };
    let effects = document.statements().filter(|subject| {
        subject.statement.reading.phrasing == Phrasing::Mixed
            && context.claims(subject)
            && !document.is_foreign(subject.section_index)
    });
    let mut near = vec![
        told(lines(true, false), "lacks a scope", "lack a scope"),
        told(lines(false, true), "lacks a number", "lack a number"),
        told(effects.map(|subject| line(subject.span().start)).collect(), "lacks a size", "lack a size"),
    ];
    near.retain(|near| !near.is_empty());
    near.truncate(2);
    let nearest = if near.is_empty() {
        "How much changed, and for whom?".to_owned()
    } else {
        format!("Nearest: {}.", near.join("; "))
    };
    let have = if count == 1 { "has" } else { "have" };
    let message = format!("{count} of {ENOUGH} outcomes {have} a number and a scope; three make a pattern. {nearest}");
    vec![Hit::new(document.anchor(), message)]
}

/// "line 12 lacks a scope", "lines 12 and 15 lack a scope": the first two, in the order of the text.
fn told(mut lines: Vec<usize>, one: &str, several: &str) -> String {
    lines.sort_unstable();
    lines.dedup();
    match lines[..] {
        [] => String::new(),
        [line] => format!("line {line} {one}"),
        [first, second, ..] => format!("lines {first} and {second} {several}"),
    }
}

fn cites(_: Kind) -> Vec<Citation> {
    let framework = framework::get("referral");
    let parts = [("check", "three-outcomes"), ("principle", "two-real-outcomes")];
    framework.iter().flat_map(|framework| parts.map(|(part, id)| framework.cite(part, id))).flatten().collect()
}
