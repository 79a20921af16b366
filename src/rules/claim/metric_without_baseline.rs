use crate::document::{Statement, Subject};
use crate::framework::Citation;
use crate::prose::{self, Phrasing};
use crate::rewrite;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;

/// A change in bare numbers, with nothing to hold it against.
pub(crate) static METRIC_WITHOUT_BASELINE: Rule = Rule {
    name: "metric-without-baseline",
    family: Family::Claim,
    default: None,
    kinds: &[Kind::Promotion, Kind::ImpactSummary],
    check: Check::Statement(check),
    cites,
    fix: Some(fix),
    page: include_str!("metric_without_baseline.md"),
};

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    let Statement { passage, reading, .. } = subject.statement;
    if reading.phrasing != Phrasing::Outcome || !context.claims(subject) {
        return None;
    }
    let span = subject.place(prose::unbased(&passage.plain, reading)?);
    let message = "A reader cannot tell whether this is a little or a lot. From what, or over what time?";
    Some(Hit::new(span, message))
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    super::offered(context, finding, |statement| rewrite::based(&statement.passage, &statement.reading))
}

fn cites(_: Kind) -> Vec<Citation> {
    super::cite_referral(&[("check", "three-outcomes")])
}
