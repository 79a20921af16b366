use crate::case::Standing;
use crate::document::{self, NewRow};
use crate::framework::{self, Citation};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};

/// Attributes of which the case says nothing: one finding on the heading of the cross-reference.
pub(crate) static UNMAPPED_ATTRIBUTE: Rule = Rule {
    name: "unmapped-attribute",
    family: Family::Coverage,
    default: Some(Severity::Information),
    kinds: &[Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("unmapped_attribute.md"),
};

/// How many names a message lists.
const LISTED: usize = 8;

fn check(context: &Context<'_>) -> Vec<Hit> {
    let Some((coverage, section)) = context.coverage().zip(context.document.cross_reference_section()) else {
        return Vec::new();
    };
    let open = coverage.standings.iter().filter(|standing| !standing.is_mapped);
    let open: Vec<&str> = open.map(|standing| standing.name.as_str()).collect();
    let all = coverage.standings.len();
    let what = match open.len() {
        0 => return Vec::new(),
        1 if all == 1 => "The attribute has neither evidence nor a note".to_owned(),
        1 => format!("1 of {all} attributes has neither evidence nor a note"),
        open if open == all => format!("None of the {all} attributes has evidence or a note"),
        open => format!("{open} of {all} attributes have neither evidence nor a note"),
    };
    let mut names = open[..open.len().min(LISTED)].join(", ");
    if let Some(more) = open.len().checked_sub(LISTED).filter(|more| *more > 0) {
        names = format!("{names} and {more} more");
    }
    let message =
        format!("{what} on how you read it: {names}. Say what shows it, or that its wording is unclear to you.");
    vec![Hit::new(section.heading, message)]
}

fn fix(context: &Context<'_>, _: &Finding) -> Vec<Fix> {
    let Some((coverage, section)) = context.coverage().zip(context.document.cross_reference_section()) else {
        return Vec::new();
    };
    let missing = coverage.standings.iter().filter(|standing| !standing.is_mapped && standing.row.is_none());
    let missing: Vec<&Standing> = missing.collect();
    let title = match missing[..] {
        [] => return Vec::new(),
        [only] => format!("Add a row for {}", only.name),
        _ => format!("Add rows for {} attributes", missing.len()),
    };
    let rows: Vec<NewRow> = missing.into_iter().map(|standing| NewRow::of(&standing.name)).collect();
    let place = match context.document.cross_reference() {
        Some(reference) => Some(reference.with_rows(context.document, &rows)),
        None => document::table_below(context.document, section, &rows),
    };
    let fix = place.map(|(span, template)| Fix { title, grade: Grade::Safe, span, template });
    fix.into_iter().collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion").map(|framework| framework.cite_step("cross-reference")).into_iter().collect()
}
