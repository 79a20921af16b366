use crate::document::{Statement, Subject};
use crate::framework::{self, Citation};
use crate::rewrite;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;

/// Finished work told as if it went on.
pub(crate) static UNFINISHED_TENSE: Rule = Rule {
    name: "unfinished-tense",
    family: Family::Claim,
    default: None,
    kinds: &[Kind::Promotion, Kind::Brag],
    check: Check::Statement(check),
    cites,
    fix: Some(fix),
    page: include_str!("unfinished_tense.md"),
};

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    if !matches!(subject.canonical(), Some("history" | "background")) || !context.claims(subject) {
        return None;
    }
    let Statement { passage, reading, .. } = subject.statement;
    let (verb, _) = rewrite::unfinished(passage, reading)?;
    let message = "This reads as if it still went on. If it is done, the past tense says so; if not, say since when.";
    Some(Hit::new(subject.place(verb), message))
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    super::offered(context, finding, |statement| {
        rewrite::unfinished(&statement.passage, &statement.reading).and_then(|(_, rewrite)| rewrite)
    })
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion").map(|framework| framework.cite_step("history")).into_iter().collect()
}
