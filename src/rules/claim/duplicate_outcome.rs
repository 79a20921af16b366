use crate::case::recounts;
use crate::document::{Document, Subject};
use crate::framework::Citation;
use crate::prose::Gist;
use crate::rules::finding::Related;
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;
use crate::text::Encoding;

/// The same outcome, told twice: in one document at the later place, in two at both.
pub(crate) static DUPLICATE_OUTCOME: Rule = Rule {
    name: "duplicate-outcome",
    family: Family::Claim,
    default: None,
    kinds: super::TELLING,
    check: Check::Statement(check),
    cites,
    fix: None,
    page: include_str!("duplicate_outcome.md"),
};

/// Parts of a document that are looked at before a statement: what is told twice stands near in a text for people.
const BACK: usize = 300;

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    let document = context.document;
    if !recounts(document, subject) {
        return None;
    }
    let gist = subject.statement.gist();
    let other = earlier(document, subject, gist).or_else(|| elsewhere(context, gist))?;
    let line = other.line + 1;
    let message = match &other.path {
        None => format!(
            "Line {line} tells the same outcome. Once is enough: keep the stronger telling, and use this place for \
             another win."
        ),
        Some(path) => format!(
            "{path}, line {line}, tells the same outcome. That is well where each has its own reader; keep numbers and \
             dates equal, or leave one out."
        ),
    };
    Some(Hit::new(subject.span(), message).about(other))
}

/// The same outcome before `subject` in its own document, the nearest.
fn earlier(document: &Document, subject: &Subject<'_>, gist: &Gist) -> Option<Related> {
    let end = document.parts.partition_point(|placed| placed.start <= subject.at);
    let near = document.parts[..end].iter().rev().take(BACK);
    near.flat_map(|placed| {
        let section = placed.section.and_then(|index| document.sections.get(index));
        let others = placed.part.statements.iter().rev();
        others.map(move |statement| Subject {
            statement,
            at: placed.start,
            section,
            section_index: placed.section,
            together: None,
        })
    })
    .filter(|other| other.span() < subject.span() && recounts(document, other))
    .find(|other| other.statement.gist().is_same(gist))
    .map(|other| place(None, document.buffer.position(other.span().start, Encoding::Utf8).line))
}

/// The same outcome in another document of the case, the first by its path.
fn elsewhere(context: &Context<'_>, gist: &Gist) -> Option<Related> {
    let others = context.case.others.iter().filter(|told| super::TELLING.contains(&told.kind));
    let mut told = others.flat_map(|told| told.outcomes.iter().map(move |outcome| (told, outcome)));
    let (told, outcome) = told.find(|(_, outcome)| outcome.gist.is_same(gist))?;
    Some(place(Some(format!("{}{}", context.case.up, told.path)), outcome.line))
}

fn place(path: Option<String>, line: u32) -> Related {
    Related { path, line, message: "The same outcome is told here.".to_owned() }
}

fn cites(_: Kind) -> Vec<Citation> {
    super::cite_referral(&[("step", "write-a-referral-note"), ("check", "consistent-story")])
}
