use crate::document::Subject;
use crate::framework::Citation;
use crate::prose::{self, Phrasing};
use crate::rewrite;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;

/// A word that stands where a measure would.
pub(crate) static VAGUE_MODIFIER: Rule = Rule {
    name: "vague-modifier",
    family: Family::Claim,
    default: None,
    kinds: super::TELLING,
    check: Check::Statement(check),
    cites,
    fix: Some(fix),
    page: include_str!("vague_modifier.md"),
};

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    let statement = subject.statement;
    if statement.reading.phrasing == Phrasing::Other || !super::tells_work(context, subject) {
        return None;
    }
    let found = prose::vague_modifiers(&statement.passage.plain);
    let more = match found.len() {
        0 | 1 => String::new(),
        count => format!(" {} more like it here.", count - 1),
    };
    let message = format!("Every reader fills this word in differently. Leave it out, or say how much.{more}");
    Some(Hit::new(subject.place(*found.first()?), message))
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    super::offered(context, finding, |statement| {
        let first = prose::vague_modifiers(&statement.passage.plain).first().copied();
        first.and_then(|first| rewrite::plainer(&statement.passage, first))
    })
}

fn cites(_: Kind) -> Vec<Citation> {
    super::cite_referral(&[("principle", "simple-and-checkable"), ("principle", "specific-proof")])
}
