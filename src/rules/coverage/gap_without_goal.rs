use crate::case::Standing;
use crate::document::{self, Assessment, Status};
use crate::framework::{self, Citation};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;
use crate::text::Template;

/// A gap or an open point that no goal is about.
pub(crate) static GAP_WITHOUT_GOAL: Rule = Rule {
    name: "gap-without-goal",
    family: Family::Coverage,
    default: None,
    kinds: &[Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("gap_without_goal.md"),
};

fn check(context: &Context<'_>) -> Vec<Hit> {
    let hits = open(context).into_iter().filter_map(|(row, standing)| {
        let what = if row.status() == Some(Status::Gap) { "A gap" } else { "An open point" };
        let message = format!(
            "{what}, and no goal under Future is about {}. Which of your goals would close it? Name the attribute \
             there, or add one.",
            standing.name
        );
        Some(Hit::new(row.status.as_ref()?.span, message))
    });
    hits.collect()
}

/// The rows that mark a gap or an open point, of attributes that no goal names. Where the future is told nowhere, another
/// rule says so.
fn open<'a>(context: &Context<'a>) -> Vec<(&'a Assessment, &'a Standing)> {
    let Some(coverage) = context.coverage().filter(|_| context.tells("future")) else { return Vec::new() };
    let open = |row: &Assessment| matches!(row.status(), Some(Status::Gap | Status::Ambiguous));
    coverage.known().filter(|(row, standing)| open(row) && standing.goals.is_empty()).collect()
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let open = open(context);
    let at = open.iter().find(|(row, _)| row.status.as_ref().is_some_and(|cell| cell.span == finding.span));
    let Some((_, standing)) = at else { return Vec::new() };
    let goal = Template::text("By ")
        .slot("Month YYYY")
        .then(", ")
        .slot("what you will have changed")
        .then(", so that ")
        .slot("what the business gains")
        .then(format!(" #{}", standing.id));
    let layout = framework::layout(context.document.kind);
    let (span, template) = document::section_addition(context.document, layout, "future", &goal);
    vec![Fix { title: format!("Add a goal for {}", standing.name), grade: Grade::Sketch, span, template }]
}

fn cites(_: Kind) -> Vec<Citation> {
    let Some(framework) = framework::get("promotion") else { return Vec::new() };
    std::iter::once(framework.cite_step("future")).chain(framework.cite("check", "goals-close-gaps")).collect()
}
