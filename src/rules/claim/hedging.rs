use crate::document::Subject;
use crate::framework::{self, Citation};
use crate::prose::{self, Phrasing};
use crate::rewrite;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;

/// Words that take back part of an outcome.
pub(crate) static HEDGING: Rule = Rule {
    name: "hedging",
    family: Family::Claim,
    default: None,
    kinds: &[Kind::Promotion],
    check: Check::Statement(check),
    cites,
    fix: Some(fix),
    page: include_str!("hedging.md"),
};

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    let statement = subject.statement;
    if statement.reading.phrasing == Phrasing::Other || !context.claims(subject) {
        return None;
    }
    let span = *prose::hedges(&statement.passage.plain).first()?;
    let message = "This takes back part of what you say. If you are sure, say it plainly; if not, say what you know and \
                   how you know it.";
    Some(Hit::new(subject.place(span), message))
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    super::offered(context, finding, |statement| {
        let first = prose::hedges(&statement.passage.plain).first().copied();
        first.and_then(|first| rewrite::unhedged(&statement.passage, first))
    })
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion").and_then(|framework| framework.cite("principle", "confidence")).into_iter().collect()
}
