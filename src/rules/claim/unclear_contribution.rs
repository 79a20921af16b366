use crate::document::{Statement, Subject};
use crate::framework::Citation;
use crate::prose::{self, Phrasing, Told};
use crate::rewrite;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;

use super::item::item;

/// Work of several, and no word on the author's own part.
pub(crate) static UNCLEAR_CONTRIBUTION: Rule = Rule {
    name: "unclear-contribution",
    family: Family::Claim,
    default: None,
    kinds: &[Kind::Promotion],
    check: Check::Statement(check),
    cites,
    fix: Some(fix),
    page: include_str!("unclear_contribution.md"),
};

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    if subject.phrasing() == Phrasing::Other || !context.claims(subject) {
        return None;
    }
    let Statement { passage, reading, .. } = subject.statement;
    let present = || {
        let parts = prose::parts(&passage.plain, reading);
        parts.opening.filter(|_| parts.told == Told::Presence)
    };
    let span = prose::credit(&passage.plain).shared.or_else(present)?;
    let told = |statement: &&Statement| {
        let plain = &statement.passage.plain;
        prose::credit(plain).own || !prose::decisions(plain).is_empty()
    };
    if item(context.document, subject).iter().any(told) {
        return None;
    }
    let message =
        "A reader cannot tell which part was yours. What did you decide, lead or build? The credit stays shared.";
    Some(Hit::new(subject.place(span), message))
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    super::offered(context, finding, |statement| rewrite::with_role(&statement.passage))
}

fn cites(_: Kind) -> Vec<Citation> {
    super::cite_referral(&[("principle", "outcomes-and-decisions")])
}
