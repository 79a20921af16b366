use crate::document::{Document, Subject};
use crate::framework::Citation;
use crate::settings::{Kind, Settings, Severity, Weight};
use crate::text::{Problem, Span};

use super::claim;
use super::finding::{Finding, Fix};
use super::focus;
use super::referral;
use super::registry;
use super::restraint::restrain;
use super::rule::{Check, Context, Family, Hit, Rule};
use super::story;
use super::suppress::Suppressions;

/// What the rules notice in a document, no more at once than can be taken in, in the order of its text.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = restrain(check_all(context), context.document);
    findings.sort_by(|a, b| (a.span, b.severity, a.rule).cmp(&(b.span, a.severity, b.rule)));
    findings
}

/// Everything that the rules notice in a document, however much.
pub fn check_all(context: &Context<'_>) -> Vec<Finding> {
    let active: Vec<(&Rule, Option<Severity>)> = registry::ALL
        .iter()
        .filter(|rule| rule.kinds.is_empty() || rule.kinds.contains(&context.document.kind))
        .filter_map(|rule| Some((*rule, weight(rule, context.settings)?)))
        .collect();
    let mut findings = Vec::new();
    statements(context, &active, &mut findings);
    let foreign = context.document.is_mostly_foreign();
    for (rule, severity) in &active {
        if let Check::Document(look) | Check::Both(_, look) = rule.check
            && !(foreign && reads_english(rule))
        {
            findings.extend(look(context).into_iter().map(|hit| finding(rule, *severity, hit, None)));
        }
    }
    findings.extend(of_problems(context.document.problems(), context.settings));
    focus::weigh(context.document, &mut findings);
    let mut suppressions = Suppressions::new(context.document, context.settings);
    findings.retain(|finding| !suppressions.cover(finding));
    if let Some((rule, severity)) = active.iter().find(|(rule, _)| rule.name == "unused-directive") {
        findings.extend(suppressions.unused().into_iter().map(|hit| finding(rule, *severity, hit, None)));
    }
    findings
}

/// Whether what a rule says of a document as a whole rests on its words. Slots, levels and attributes are what they are in
/// any language, and so is what a header says.
fn reads_english(rule: &Rule) -> bool {
    use Family::{Claim, Conversation, Plan, Referral, Story};
    let worded = matches!(rule.family, Claim | Story | Plan | Conversation | Referral);
    worded && matches!(rule.check, Check::Document(_)) && rule.name != "inconsistent-story"
}

/// At most one finding per statement; what it outranks is named in its message.
fn statements(context: &Context<'_>, active: &[(&Rule, Option<Severity>)], findings: &mut Vec<Finding>) {
    let looks: Vec<_> = active
        .iter()
        .filter_map(|&(rule, severity)| match rule.check {
            Check::Statement(look) | Check::Both(look, _) => Some((rule, severity, look)),
            _ => None,
        })
        .collect();
    for subject in context.document.statements() {
        let skip = context.document.is_foreign(subject.section_index);
        let mut first: Option<Finding> = None;
        for &(rule, severity, look) in &looks {
            // Slots are slots in any language; the rest is about English.
            if skip && rule.name != "unfilled-placeholder" {
                continue;
            }
            let Some(hit) = look(context, &subject) else { continue };
            match &mut first {
                None => first = Some(finding(rule, severity, hit, Some(subject.span()))),
                Some(first) => outrank(&mut first.message, rule.name),
            }
        }
        findings.extend(first);
    }
}

fn outrank(message: &mut String, name: &str) {
    if message.ends_with(".)") {
        message.truncate(message.len() - 2);
        message.push_str(", ");
    } else {
        message.push_str(" (After that: ");
    }
    message.push_str(name);
    message.push_str(".)");
}

/// What `rule` is set to: none where it is off, the inner none where settings leave it to the rule.
#[expect(clippy::option_option, reason = "off, on as the rule has it, on as settings have it")]
pub(super) fn weight(rule: &Rule, settings: &Settings) -> Option<Option<Severity>> {
    match settings.rules.get(rule.name) {
        Some(Weight::Off) => None,
        Some(Weight::On(severity)) => Some(Some(*severity)),
        None => rule.default.map(|_| None),
    }
}

/// The finding that `hit` of `rule` is, `set` being what settings say it weighs.
pub(super) fn finding(rule: &Rule, set: Option<Severity>, hit: Hit, statement: Option<Span>) -> Finding {
    let severity = set.or(hit.severity).or(rule.default).unwrap_or(Severity::Information);
    Finding { rule: rule.name, severity, span: hit.span, statement, message: hit.message, related: hit.related }
}

fn of_problems<'a>(problems: &'a [Problem], settings: &'a Settings) -> impl Iterator<Item = Finding> + 'a {
    problems.iter().filter_map(|problem| {
        let rule = registry::find(problem.code)?;
        let severity = weight(rule, settings)?;
        Some(finding(rule, severity, Hit::new(problem.span, problem.text.clone()), None))
    })
}

/// What is wrong with a configuration or a matrix, as findings on that file.
pub fn config_findings(problems: &[Problem], settings: &Settings) -> Vec<Finding> {
    of_problems(problems, settings).collect()
}

/// Whether the rule called `name` has something to say of the document as a whole, whatever settings make of it.
pub fn speaks(context: &Context<'_>, name: &str) -> bool {
    let rule = registry::find(name).filter(|rule| rule.kinds.is_empty() || rule.kinds.contains(&context.document.kind));
    rule.is_some_and(|rule| match rule.check {
        Check::Document(look) | Check::Both(_, look) => !look(context).is_empty(),
        Check::Statement(_) | Check::Problems => false,
    })
}

/// What the findings of a rule cite in a document of `kind`.
pub fn citations(rule: &str, kind: Kind) -> Vec<Citation> {
    registry::find(rule).map(|rule| (rule.cites)(kind)).unwrap_or_default()
}

/// What is on offer for `finding`, best first. Nothing that it would only write again is in an edit.
pub fn fixes(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let offer = registry::find(finding.rule).and_then(|rule| rule.fix);
    offer
        .map(|offer| offer(context, finding))
        .unwrap_or_default()
        .into_iter()
        .map(|fix| trimmed(context.document, fix))
        .collect()
}

/// The roles or levels among which `finding` asks to choose: for each of them there could be a document of its own.
pub fn targets(context: &Context<'_>, finding: &Finding) -> Vec<String> {
    match finding.rule {
        "broad-target" => story::named(context, finding),
        "multiple-roles" => referral::asked(context, finding),
        _ => Vec::new(),
    }
}

/// The rewrites of a statement, best first, whether or not a finding is about it.
pub fn rewrites(document: &Document, subject: &Subject<'_>) -> Vec<Fix> {
    claim::reworded(subject).into_iter().map(|fix| trimmed(document, fix)).collect()
}

/// What else a statement could say: for whom, from what, where it can be seen, the story around it.
pub fn further(document: &Document, subject: &Subject<'_>) -> Vec<Fix> {
    claim::further(subject).into_iter().map(|fix| trimmed(document, fix)).collect()
}

/// An outcome whose effect stands last, said with the effect first, where that is certain.
pub fn outcome_first(document: &Document, subject: &Subject<'_>) -> Option<Fix> {
    claim::first(subject).map(|fix| trimmed(document, fix))
}

fn trimmed(document: &Document, fix: Fix) -> Fix {
    let old = document.buffer.slice(fix.span);
    fix.trimmed(&old)
}

/// The statement that `finding` is about.
pub(super) fn subject<'a>(context: &Context<'a>, finding: &Finding) -> Option<Subject<'a>> {
    let span = finding.statement?;
    context.document.statements_touching(span).find(|subject| subject.span() == span)
}
