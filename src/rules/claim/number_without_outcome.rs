use crate::document::Subject;
use crate::framework::Citation;
use crate::prose::{Phrasing, Role};
use crate::rewrite;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::rules::runner::weight;
use crate::settings::Kind;

/// A number that sizes the work, and no effect, where task-phrasing does not say so.
pub(crate) static NUMBER_WITHOUT_OUTCOME: Rule = Rule {
    name: "number-without-outcome",
    family: Family::Claim,
    default: None,
    kinds: &[Kind::Promotion, Kind::ImpactSummary],
    check: Check::Statement(check),
    cites,
    fix: Some(fix),
    page: include_str!("number_without_outcome.md"),
};

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    let claims = context.claims(subject);
    // Where task-phrasing looks, it says so itself.
    let said = claims && weight(&super::TASK_PHRASING, context.settings).is_some();
    let told = claims || matches!(subject.canonical(), Some("summary" | "advocacy"));
    let reading = &subject.statement.reading;
    if said || !told || subject.phrasing() != Phrasing::Task || !reading.has_metric {
        return None;
    }
    let mut quantities = reading.quantities.iter().filter(|quantity| quantity.role == Role::Size);
    let span = subject.place(quantities.next()?.span);
    let message = "This number sizes the work, not what came of it. What changed because of it, and for whom?";
    Some(Hit::new(span, message))
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    super::offered(context, finding, |statement| rewrite::with_effect(&statement.passage, &statement.reading))
}

fn cites(_: Kind) -> Vec<Citation> {
    super::cite_referral(&[("principle", "outcomes-and-decisions"), ("check", "three-outcomes")])
}
