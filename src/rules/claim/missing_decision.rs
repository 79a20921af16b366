use crate::document::{Statement, Subject};
use crate::framework::Citation;
use crate::prose::{self, Phrasing};
use crate::rewrite;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;

use super::item::item;
use super::level::is_senior;

/// An outcome at a senior level that tells no decision.
pub(crate) static MISSING_DECISION: Rule = Rule {
    name: "missing-decision",
    family: Family::Claim,
    default: None,
    kinds: &[Kind::Promotion],
    check: Check::Statement(check),
    cites,
    fix: Some(fix),
    page: include_str!("missing_decision.md"),
};

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    // What has no outcome yet has something else to mend first.
    if subject.phrasing() != Phrasing::Outcome || !context.claims(subject) || !is_senior(context) {
        return None;
    }
    let decides = |statement: &&Statement| !prose::decisions(&statement.passage.plain).is_empty();
    if item(context.document, subject).iter().any(decides) {
        return None;
    }
    let message = "From this level on, readers look for what you decided, and against what else. Which choice was yours \
                   here, and what did it cost?";
    Some(Hit::new(subject.span(), message))
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    super::offered(context, finding, |statement| rewrite::with_decision(&statement.passage))
}

fn cites(_: Kind) -> Vec<Citation> {
    super::cite_referral(&[("principle", "outcomes-and-decisions"), ("principle", "leadership-track")])
}
