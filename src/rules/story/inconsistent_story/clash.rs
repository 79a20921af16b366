//! Where a document tells something otherwise than others of its case.

use crate::case::{Differs, Facts, Tellings, Told, contradictions, differing, is_borne_out, tells_of_work};
use crate::document::Subject;
use crate::prose::{Apart, Figure};
use crate::rules::rule::Context;
use crate::settings::{Kind, yaml_text};
use crate::text::Span;

/// A place that others tell otherwise.
#[derive(Debug)]
pub(super) struct Clash {
    /// What differs, in the document.
    pub(super) span: Span,
    pub(super) what: What,
    /// Where it is told otherwise, the proof bank first.
    pub(super) others: Vec<Other>,
    /// Whether the proof bank has it as it is here.
    pub(super) is_backed: bool,
}

/// What differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Amount,
    Date,
    /// A key of the header or a label of basic information.
    Fact(&'static str),
}

/// A place of another document that tells it otherwise.
#[derive(Debug)]
pub(super) struct Other {
    /// The way to it from the folder of the document.
    pub(super) path: String,
    pub(super) line: u32,
    /// What it says, as written.
    pub(super) said: String,
    /// Whether it is the proof bank.
    pub(super) bank: bool,
    /// What to write in place of what, to say the same.
    pub(super) replacement: Option<(Span, String)>,
}

/// Everything that the document tells otherwise than others, in the order of its text.
pub(super) fn clashes(context: &Context<'_>) -> Vec<Clash> {
    let mut out = facts(context);
    out.extend(tellings(context));
    for clash in &mut out {
        clash.others.sort_by_key(|other| !other.bank);
    }
    out.sort_by_key(|clash| clash.span);
    out
}

fn facts(context: &Context<'_>) -> Vec<Clash> {
    let (document, case) = (context.document, context.case);
    let own = Facts::of(document);
    let mut out: Vec<Clash> = Vec::new();
    for told in &case.others {
        for (fact, theirs) in differing((document.kind, &own), (told.kind, &told.facts), context.matrix) {
            let text =
                if fact.in_header { in_header(context, fact.span, &theirs.text) } else { Some(theirs.text.clone()) };
            let other = Other {
                path: way(context, told),
                line: theirs.line,
                said: theirs.text.clone(),
                bank: false,
                replacement: text.map(|text| (fact.span, text)),
            };
            add(&mut out, fact.span, What::Fact(fact.key), other);
        }
    }
    out
}

/// `value` as it stands in the header in place of what is at `span`, which leaves its quotes out.
fn in_header(context: &Context<'_>, span: Span, value: &str) -> Option<String> {
    let before = context.document.buffer.slice(Span::new(span.start.checked_sub(1)?, span.start));
    match before.as_str() {
        quote @ ("\"" | "'") => (!value.contains([quote.chars().next()?, '\\'])).then(|| value.to_owned()),
        _ => Some(yaml_text(value)),
    }
}

fn tellings(context: &Context<'_>) -> Vec<Clash> {
    let others =
        || context.case.others.iter().filter(|told| tells_of_work(told.kind) && !told.tellings.list.is_empty());
    if !tells_of_work(context.document.kind) || others().next().is_none() {
        return Vec::new();
    }
    let (own, subjects) = Tellings::with_subjects(context.document);
    let mut out: Vec<Clash> = Vec::new();
    for told in others() {
        for found in contradictions(&own, &told.tellings) {
            let (telling, theirs) = (&own.list[found.own], &told.tellings.list[found.other]);
            let subject = &subjects[found.own];
            let difference = match found.differs {
                Differs::Amount(apart) => {
                    let figures = (telling.tale.figures(), theirs.tale.figures());
                    amount(subject, figures, apart, &theirs.plain).map(|found| (What::Amount, found))
                }
                Differs::Date => telling.date.as_ref().zip(theirs.date.as_ref()).map(|(date, other)| {
                    let said = other.span.of(&theirs.plain).to_owned();
                    let span = subject.place(date.span);
                    (What::Date, Difference { span, replaced: span, text: said.clone(), said })
                }),
            };
            let Some((what, difference)) = difference else { continue };
            let other = Other {
                path: way(context, told),
                line: theirs.line,
                said: difference.said,
                bank: told.kind == Kind::Proof,
                replacement: Some((difference.replaced, difference.text)),
            };
            let known = out.len();
            add(&mut out, difference.span, what, other);
            if out.len() > known {
                let banks = others().filter(|told| told.kind == Kind::Proof);
                out[known].is_backed = banks.into_iter().any(|bank| is_borne_out(telling, &bank.tellings));
            }
        }
    }
    out
}

/// An amount that is another one elsewhere.
struct Difference {
    /// The amount here.
    span: Span,
    /// What the amount there would stand in place of.
    replaced: Span,
    /// What would be written.
    text: String,
    /// The amount there, as written.
    said: String,
}

fn amount(
    subject: &Subject<'_>,
    (own, theirs): (&[Figure], &[Figure]),
    apart: Apart,
    plain: &str,
) -> Option<Difference> {
    let written = |span: Span| span.of(plain).to_owned();
    match apart {
        Apart::Reached(at, other) => {
            let (figure, other) = (own.get(at)?, theirs.get(other)?);
            let (replaced, text) =
                if figure.counts_like(other) { (figure.number, other.number) } else { (figure.span, other.span) };
            let (span, replaced) = (subject.place(figure.span), subject.place(replaced));
            Some(Difference { span, replaced, text: written(text), said: written(other.span) })
        }
        Apart::Before(at, other) => {
            let (before, other) = (own.get(at)?.before_span?, theirs.get(other)?.before_span?);
            let span = subject.place(before);
            Some(Difference { span, replaced: span, text: written(other), said: format!("{} before", written(other)) })
        }
    }
}

fn add(clashes: &mut Vec<Clash>, span: Span, what: What, other: Other) {
    match clashes.iter_mut().rev().find(|clash| clash.span == span) {
        Some(clash) => {
            if !clash.others.iter().any(|known| known.path == other.path && known.line == other.line) {
                clash.others.push(other);
            }
        }
        None => clashes.push(Clash { span, what, others: vec![other], is_backed: false }),
    }
}

/// The way to another document of the case, from the folder of this one.
fn way(context: &Context<'_>, told: &Told) -> String {
    format!("{}{}", context.case.up, told.path)
}
