use crate::document::Subject;
use crate::framework::Citation;
use crate::prose::{self, Phrasing};
use crate::rewrite;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;
use crate::text::Span;

/// Numbered links in the place of words.
pub(crate) static EVIDENCE_DUMP: Rule = Rule {
    name: "evidence-dump",
    family: Family::Claim,
    default: None,
    kinds: &[Kind::Promotion],
    check: Check::Statement(check),
    cites,
    fix: Some(fix),
    page: include_str!("evidence_dump.md"),
};

/// As many words beside the links say what was done.
const WORDS: usize = 6;

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    let statement = subject.statement;
    let evidence = &statement.evidence;
    let bare = evidence.iter().all(|evidence| prose::is_bare_label(&evidence.text));
    let told = !matches!(statement.reading.phrasing, Phrasing::Task | Phrasing::Other);
    if evidence.len() < 2 || !bare || told || !context.claims(subject) {
        return None;
    }
    let words = statement.passage.plain.split_whitespace();
    if words.filter(|word| word.contains(char::is_alphabetic)).count() >= WORDS {
        return None;
    }
    let first = evidence.iter().map(|evidence| evidence.span).reduce(Span::join)?;
    let message = "These links only have numbers, so a reader has to open each to learn what you did. Say in a few words \
                   what changed, and let each link name what it shows.";
    Some(Hit::new(first.shifted(subject.at), message))
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    super::offered(context, finding, |statement| rewrite::with_labels(&statement.passage))
}

fn cites(_: Kind) -> Vec<Citation> {
    super::cite_referral(&[("principle", "simple-and-checkable")])
}
