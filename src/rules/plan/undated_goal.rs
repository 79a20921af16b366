use crate::document::Subject;
use crate::framework::{self, Citation};
use crate::rewrite::{self, Grade};
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::rules::runner;
use crate::settings::{Kind, Severity};
use crate::text::Template;

/// A goal without a date or a cycle.
pub(crate) static UNDATED_GOAL: Rule = Rule {
    name: "undated-goal",
    family: Family::Plan,
    default: Some(Severity::Information),
    kinds: &[Kind::Promotion],
    check: Check::Statement(check),
    cites,
    fix: Some(fix),
    page: include_str!("undated_goal.md"),
};

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    // The cycle in the header is the date of all goals that name none.
    if context.document.header.get("cycle").is_some() {
        return None;
    }
    let goal = super::goal::goal(context, subject)?;
    let message = "By when? A goal with a month or a cycle is one that you and your manager can plan around.";
    (!goal.is_dated(context, subject)).then(|| Hit::new(subject.span(), message))
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let Some(subject) = runner::subject(context, finding) else { return Vec::new() };
    let template = rewrite::extended(&subject.statement.passage, Template::text(" by ").slot("Month YYYY"));
    vec![Fix { title: "Add a date".to_owned(), grade: Grade::Sketch, span: subject.span(), template }]
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion").map(|framework| framework.cite_step("future")).into_iter().collect()
}
