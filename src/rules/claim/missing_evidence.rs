use std::collections::BTreeMap;

use crate::framework::{self, Citation};
use crate::prose::Phrasing;
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};

/// Outcomes that nothing a reader can open stands behind: one finding a section.
pub(crate) static MISSING_EVIDENCE: Rule = Rule {
    name: "missing-evidence",
    family: Family::Claim,
    default: Some(Severity::Information),
    kinds: &[Kind::Promotion, Kind::ImpactSummary],
    check: Check::Document(check),
    cites,
    fix: None,
    page: include_str!("missing_evidence.md"),
};

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    // Evidence anywhere in a list item serves all that the item says.
    let mut opened: BTreeMap<usize, bool> = BTreeMap::new();
    for subject in document.statements() {
        let some = !subject.evidence(context.matrix).is_empty();
        *opened.entry(subject.at).or_default() |= some;
    }
    let mut counts: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for subject in document.statements() {
        if subject.statement.phrasing != Phrasing::Outcome || !context.claims(&subject) {
            continue;
        }
        let Some(index) = subject.section_index else { continue };
        let index = named(context, index);
        if document.is_foreign(subject.section_index) {
            continue;
        }
        let (all, bare) = counts.entry(index).or_default();
        *all += 1;
        *bare += usize::from(!opened[&subject.at]);
    }
    counts
        .into_iter()
        .filter(|(_, (_, bare))| *bare > 0)
        .map(|(index, (all, bare))| {
            let what = match (bare, all) {
                (1, 1) => "The outcome here has nothing".to_owned(),
                (bare, all) if bare == all => format!("The {all} outcomes here have nothing"),
                (1, all) => format!("1 of {all} outcomes here has nothing"),
                (bare, all) => format!("{bare} of {all} outcomes here have nothing"),
            };
            let message = format!("{what} that a reader can open. Link the dashboard, decision or log that shows it.");
            Hit::new(document.sections[index].heading, message)
        })
        .collect()
}

/// The section that speaks for `index`: the outermost one of the same part of the framework.
fn named(context: &Context<'_>, index: usize) -> usize {
    let sections = &context.document.sections;
    let here = &sections[index];
    if here.named || here.canonical.is_none() {
        return index;
    }
    (0..index)
        .rev()
        .find(|&around| {
            let section = &sections[around];
            section.named && section.canonical == here.canonical && section.span.contains(here.span)
        })
        .unwrap_or(index)
}

fn cites(kind: Kind) -> Vec<Citation> {
    let (framework, step) =
        if kind == Kind::Promotion { ("promotion", "history") } else { ("referral", "attach-proof") };
    framework::get(framework).map(|framework| framework.cite_step(step)).into_iter().collect()
}
