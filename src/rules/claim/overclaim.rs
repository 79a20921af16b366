use crate::document::{Statement, Subject};
use crate::framework::{self, Citation};
use crate::prose::{self, Phrasing};
use crate::rewrite;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;

use super::item::is_proven;

/// A superlative or sole credit with nothing to show for it.
pub(crate) static OVERCLAIM: Rule = Rule {
    name: "overclaim",
    family: Family::Claim,
    default: None,
    kinds: &[Kind::Promotion, Kind::ImpactSummary],
    check: Check::Statement(check),
    cites,
    fix: Some(fix),
    page: include_str!("overclaim.md"),
};

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    let statement = subject.statement;
    if statement.reading.phrasing == Phrasing::Other || !context.claims(subject) {
        return None;
    }
    let found = *prose::superlatives(&statement.passage.plain).first()?;
    if is_proven(context, subject) {
        return None;
    }
    let message = if found.sole {
        "This takes all of the credit, and those who were there may read it. Say what your part was, or link what shows it."
    } else {
        "A reader cannot check this, and may doubt the rest. Say how good it was, or link what shows it."
    };
    Some(Hit::new(subject.place(found.span), message))
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    super::offered(context, finding, |statement| {
        let Statement { passage, reading, .. } = statement;
        let first = prose::superlatives(&passage.plain).first().map(|found| found.span);
        let sober = first.and_then(|first| rewrite::sober(passage, first));
        sober.into_iter().chain(rewrite::proven(passage, reading))
    })
}

fn cites(_: Kind) -> Vec<Citation> {
    let confidence = framework::get("promotion").and_then(|framework| framework.cite("principle", "confidence"));
    confidence.into_iter().chain(super::cite_referral(&[("principle", "simple-and-checkable")])).collect()
}
