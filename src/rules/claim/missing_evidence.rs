use std::collections::BTreeMap;

use crate::document::Subject;
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
    let mut counts: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let subjects: Vec<_> = document.statements().collect();
    // Evidence anywhere in a list item, or in what is told together, serves all that is said there.
    let joined = |a: &Subject<'_>, b: &Subject<'_>| {
        a.at == b.at || a.together.zip(b.together).is_some_and(|(a, b)| a.id == b.id)
    };
    for item in subjects.chunk_by(joined) {
        let Some(index) = item[0].section_index.filter(|index| !document.is_foreign(Some(*index))) else { continue };
        let claimed = |subject: &&Subject<'_>| subject.phrasing() == Phrasing::Outcome && context.claims(subject);
        let outcomes = item.iter().filter(claimed).count();
        if outcomes > 0 {
            let (all, bare) = counts.entry(document.sections[index].speaker).or_default();
            *all += outcomes;
            *bare += if item.iter().any(|subject| subject.has_evidence(context.matrix)) { 0 } else { outcomes };
        }
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

fn cites(kind: Kind) -> Vec<Citation> {
    let (framework, step) =
        if kind == Kind::Promotion { ("promotion", "history") } else { ("referral", "attach-proof") };
    framework::get(framework).map(|framework| framework.cite_step(step)).into_iter().collect()
}
