use crate::document::{Assessment, Status};
use crate::framework::{self, Citation};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};
use crate::text::Template;

/// An attribute that is marked as met, with nothing that shows it.
pub(crate) static STATUS_WITHOUT_EVIDENCE: Rule = Rule {
    name: "status-without-evidence",
    family: Family::Coverage,
    default: Some(Severity::Warning),
    kinds: &[Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("status_without_evidence.md"),
};

fn check(context: &Context<'_>) -> Vec<Hit> {
    let rows = bare(context);
    let hits = rows.iter().filter_map(|(row, id)| {
        let status = row.status.as_ref()?;
        let message = format!(
            "Nothing shows this yet, so a reader has to take your word. Link what shows it here, or cite `#{id}` in a \
             win under History."
        );
        Some(Hit::new(status.span, message))
    });
    hits.collect()
}

/// The rows that say "met" or more without anything to show for it, and the ids of their attributes.
fn bare(context: &Context<'_>) -> Vec<(Assessment, String)> {
    let Some(coverage) = context.coverage() else { return Vec::new() };
    let met = |row: &Assessment| matches!(row.status(), Some(Status::OverDelivering | Status::Meeting));
    let rows = coverage.known().filter(|(row, standing)| met(row) && !row.is_evidenced && !standing.is_shown());
    rows.map(|(row, standing)| (row.clone(), standing.id.clone())).collect()
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let rows = bare(context);
    let row = rows.iter().find(|(row, _)| row.status.as_ref().is_some_and(|cell| cell.span == finding.span));
    let cell = row.and_then(|(row, _)| row.evidence.as_ref()).filter(|cell| cell.span.is_empty());
    let fix = cell.map(|cell| {
        let link = Template::text("[").slot("what shows it").then("](").slot("link").then(")");
        let (span, template) = super::filled(context, cell, link);
        Fix { title: "Add a link to what shows it".to_owned(), grade: Grade::Sketch, span, template }
    });
    fix.into_iter().collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion").map(|framework| framework.cite_step("cross-reference")).into_iter().collect()
}
