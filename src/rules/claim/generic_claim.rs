use crate::document::Subject;
use crate::framework::Citation;
use crate::prose::{self, Phrasing};
use crate::rewrite;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;

/// A trait, and no act that shows it.
pub(crate) static GENERIC_CLAIM: Rule = Rule {
    name: "generic-claim",
    family: Family::Claim,
    default: None,
    kinds: super::TELLING,
    check: Check::Statement(check),
    cites,
    fix: Some(fix),
    page: include_str!("generic_claim.md"),
};

fn check(_: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    // What is planned, asked or read in a matrix claims nothing of oneself.
    let elsewhere = matches!(
        subject.canonical(),
        Some(
            "future"
                | "growth"
                | "ask"
                | "questions"
                | "matrix"
                | "cross-reference"
                | "interpretations"
                | "agreed-plan"
                | "check-ins"
        )
    );
    let statement = subject.statement;
    if elsewhere || statement.reading.phrasing != Phrasing::Other {
        return None;
    }
    let span = *prose::traits(&statement.passage.plain).first()?;
    let message = "Anybody can say this of themselves. When did it show? One example says more than the word.";
    Some(Hit::new(subject.place(span), message))
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    super::offered(context, finding, |statement| {
        rewrite::with_example(&statement.passage, &prose::traits(&statement.passage.plain))
    })
}

fn cites(_: Kind) -> Vec<Citation> {
    super::cite_referral(&[("principle", "specific-proof")])
}
