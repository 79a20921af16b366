use crate::document::Subject;
use crate::framework::{self, Citation};
use crate::prose::{self, Demand};
use crate::rewrite;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};

/// Pushing for the promotion instead of working towards it together.
pub(crate) static DEMANDING_TONE: Rule = Rule {
    name: "demanding-tone",
    family: Family::Conversation,
    default: Some(Severity::Warning),
    kinds: &[Kind::Promotion, Kind::Agenda],
    check: Check::Statement(check),
    cites,
    fix: Some(fix),
    page: include_str!("demanding_tone.md"),
};

fn check(_: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    let demand = demanded(subject)?;
    let message = "This pushes for the result before your manager has had a part in it. \
                   Let your outcomes make the claim, and ask what it takes.";
    Some(Hit::new(subject.place(demand.span), message))
}

fn demanded(subject: &Subject<'_>) -> Option<Demand> {
    if !super::is_said(subject) {
        return None;
    }
    prose::demand(&subject.statement.passage.plain)
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let Some(subject) = crate::rules::runner::subject(context, finding) else { return Vec::new() };
    let Some(demand) = demanded(&subject) else { return Vec::new() };
    let target = context.document.header.get("target");
    // "Staff (L6)": in a sentence the name is enough.
    let target = target.map(|target| target.split('(').next().unwrap_or(target).trim());
    let target = target.filter(|target| !target.is_empty() && prose::placeholders(target).is_empty());
    let planned = rewrite::planned(&subject.statement.passage, &demand, target);
    planned
        .map(|rewrite| Fix {
            title: rewrite.title,
            grade: rewrite.grade,
            span: subject.span(),
            template: rewrite.template,
        })
        .into_iter()
        .collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    let framework = framework::get("promotion");
    let principles = ["not-selfish", "confidence"];
    framework.iter().flat_map(|framework| principles.map(|id| framework.cite("principle", id))).flatten().collect()
}
