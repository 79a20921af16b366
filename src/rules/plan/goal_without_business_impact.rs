use crate::document::Subject;
use crate::framework::{self, Citation};
use crate::prose::{Aim, Phrasing};
use crate::rewrite::{self, Grade};
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::rules::runner;
use crate::settings::{Kind, Severity};
use crate::text::Template;

/// A goal that says what will be done, and not what it will change.
pub(crate) static GOAL_WITHOUT_BUSINESS_IMPACT: Rule = Rule {
    name: "goal-without-business-impact",
    family: Family::Plan,
    default: Some(Severity::Warning),
    kinds: &[Kind::Promotion],
    check: Check::Statement(check),
    cites,
    fix: Some(fix),
    page: include_str!("goal_without_business_impact.md"),
};

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    let goal = super::goal::goal(context, subject)?;
    if goal.statement.aim() != Aim::Activity {
        return None;
    }
    // What it is for may stand below it.
    let told = goal.details.iter().any(|detail| {
        matches!(detail.reading.phrasing, Phrasing::Outcome | Phrasing::Mixed) || detail.aim() == Aim::Effect
    });
    let message = "This says what you will do, not what it will change. What gets better for the business, and for \
                   whom? A goal that says so is one your manager can speak up for.";
    (!told).then(|| Hit::new(subject.span(), message))
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let Some(subject) = runner::subject(context, finding) else { return Vec::new() };
    let whom = Template::text(", so that ").slot("whom").then(" can ").slot("do what");
    let size = Template::text(", ").choice(&["cutting", "raising", "preventing"]).then(" ").slot("what");
    let size = size.then(" from ").slot("before").then(" to ").slot("after");
    let fixes = [("Add what it is for", whom), ("Add the effect and its size", size)].map(|(title, words)| Fix {
        title: title.to_owned(),
        grade: Grade::Sketch,
        span: subject.span(),
        template: rewrite::extended(&subject.statement.passage, words),
    });
    fixes.into()
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion")
        .and_then(|framework| framework.cite("principle", "business-impact"))
        .into_iter()
        .collect()
}
