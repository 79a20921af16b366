use std::collections::BTreeMap;

use crate::case;
use crate::document::{GoalStatus, Subject, goal_names, goal_status};
use crate::framework::{self, Citation};
use crate::rewrite::{self, Grade};
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;
use crate::text::{Encoding, Template};

use super::goal::goal;

/// Goals that are not marked as agreed: one finding a section.
pub(crate) static UNVALIDATED_GOAL: Rule = Rule {
    name: "unvalidated-goal",
    family: Family::Plan,
    default: None,
    kinds: &[Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("unvalidated_goal.md"),
};

/// How many goals a status is offered for at once, and how many lines a message lists.
const OFFERED: usize = 3;
const LISTED: usize = 8;
/// Fewer words are only begun.
const WORDS: usize = 3;

/// The goals of a section: how many there are, and those that nobody has agreed to yet.
#[derive(Default)]
struct Goals<'a> {
    all: usize,
    open: Vec<Subject<'a>>,
}

fn goals<'a>(context: &Context<'a>) -> BTreeMap<usize, Goals<'a>> {
    let document = context.document;
    let mut settled = case::settled(document);
    settled.extend(context.case.others.iter().flat_map(|told| told.settled.iter().cloned()));
    let mut sections: BTreeMap<usize, Goals<'a>> = BTreeMap::new();
    for subject in document.statements().filter(|subject| subject.canonical() == Some("future")) {
        let index = subject.section_index.filter(|index| !document.is_foreign(Some(*index)));
        let Some((index, goal)) = index.zip(goal(context, &subject)) else { continue };
        // A goal that is not written yet has other needs.
        let plain = goal.statement.passage.plain.as_str();
        let words = plain.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        if !goal.statement.placeholders.is_empty() || words < WORDS {
            continue;
        }
        let said = std::iter::once(goal.statement).chain(goal.details);
        let marked = said.into_iter().any(|statement| goal_status(&statement.passage.plain).is_some());
        let label = goal_names(plain).into_iter().find(|name| name.opens).map(|name| name.label.of(plain));
        let elsewhere = label.is_some_and(|label| settled.iter().any(|other| other.eq_ignore_ascii_case(label)));
        let goals = sections.entry(document.sections[index].speaker).or_default();
        goals.all += 1;
        if !marked && !elsewhere {
            goals.open.push(subject);
        }
    }
    sections
}

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    let open = goals(context).into_iter().filter(|(_, goals)| !goals.open.is_empty());
    let hits = open.map(|(index, goals)| {
        let what = match (goals.open.len(), goals.all) {
            (1, 1) => "The goal here is not marked as agreed".to_owned(),
            (open, all) if open == all => format!("None of the {all} goals here is marked as agreed"),
            (1, all) => format!("1 of {all} goals here is not marked as agreed"),
            (open, all) => format!("{open} of {all} goals here are not marked as agreed"),
        };
        let line = |subject: &Subject<'_>| document.buffer.position(subject.span().start, Encoding::Utf8).line + 1;
        let lines: Vec<String> = goals.open.iter().take(LISTED).map(|subject| line(subject).to_string()).collect();
        let more = if goals.open.len() > LISTED { " …" } else { "" };
        let plural = if lines.len() == 1 { "" } else { "s" };
        let message = format!(
            "{what} (line{plural} {}{more}). Ask your manager whether reaching it would carry the case, and write what came \
             of it behind the goal: `(agreed)`, `(adjusted)` or `(dropped)`.",
            lines.join(", ")
        );
        Hit::new(document.sections[index].heading, message)
    });
    hits.collect()
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let goals = goals(context).into_iter();
    let own = goals.filter(|(index, _)| context.document.sections[*index].heading == finding.span);
    let open = own.flat_map(|(_, goals)| goals.open).take(OFFERED);
    let fixes = open.map(|subject| {
        let line = context.document.buffer.position(subject.span().start, Encoding::Utf8).line + 1;
        let status = Template::text(" (").choice(&GoalStatus::ALL.map(GoalStatus::name)).then(" ");
        let status = status.slot("YYYY-MM-DD").then(" with ").slot("whom").then(")");
        Fix {
            title: format!("Say what became of the goal in line {line}"),
            grade: Grade::Sketch,
            span: subject.span(),
            template: rewrite::extended(&subject.statement.passage, status),
        }
    });
    fixes.collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    let framework = framework::get("promotion");
    let parts = [("test", "does-the-goal-count"), ("talk", "goals-on-trial"), ("talk", "change-a-goal")];
    framework.iter().flat_map(|framework| parts.map(|(part, id)| framework.cite(part, id))).flatten().collect()
}
