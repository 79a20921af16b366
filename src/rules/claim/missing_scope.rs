use crate::document::Subject;
use crate::framework::Citation;
use crate::prose::Phrasing;
use crate::rewrite;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;

use super::item::item;

/// An effect or an outcome that does not say for whom, or how wide.
pub(crate) static MISSING_SCOPE: Rule = Rule {
    name: "missing-scope",
    family: Family::Claim,
    default: None,
    kinds: &[Kind::Promotion, Kind::ImpactSummary],
    check: Check::Statement(check),
    cites,
    fix: Some(fix),
    page: include_str!("missing_scope.md"),
};

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    if !matches!(subject.phrasing(), Phrasing::Mixed | Phrasing::Outcome) || !context.claims(subject) {
        return None;
    }
    if item(context.document, subject).iter().any(|statement| statement.reading.has_scope) {
        return None;
    }
    let effect = subject.statement.reading.effect.as_ref();
    let span = effect.map_or_else(|| subject.span(), |effect| subject.place(effect.span));
    let message = "This does not say for whom, or how wide: yourself, your team, several teams, customers?";
    Some(Hit::new(span, message))
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    super::offered(context, finding, |statement| rewrite::scoped(&statement.passage, &statement.reading))
}

fn cites(_: Kind) -> Vec<Citation> {
    super::cite_referral(&[
        ("check", "three-outcomes"),
        ("principle", "outcomes-and-decisions"),
        ("principle", "across-teams"),
    ])
}
