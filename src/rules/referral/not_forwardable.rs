use crate::document::{Document, Shape, Subject};
use crate::framework::{self, Citation};
use crate::prose::{self, Aside, QuantityKind};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::rules::story;
use crate::settings::{Kind, Severity};
use crate::syntax::UnitKind;
use crate::text::{Span, Template};

/// A note that cannot be passed on as it stands.
pub(crate) static NOT_FORWARDABLE: Rule = Rule {
    name: "not-forwardable",
    family: Family::Referral,
    default: Some(Severity::Warning),
    kinds: &[Kind::Referral],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("not_forwardable.md"),
};

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    if !story::is_written(context) {
        return Vec::new();
    }
    let limit = context.settings.limits.note_words as usize;
    let (words, beyond) = length(document, limit);
    if let Some((subject, aside)) = aside(document) {
        let what = if aside.private {
            "This is between the two of you, and a note that is passed on reaches others."
        } else {
            "Somebody who gets this passed on was not there, and cannot follow it."
        };
        let long = if words > limit { format!(" With {words} words it is also long.") } else { String::new() };
        let message = format!("{what} Put it in a message of its own, or leave it out.{long}");
        return vec![Hit::new(subject.place(aside.span), message)];
    }
    let Some(place) = beyond else { return Vec::new() };
    let message = format!(
        "The note has {words} words, and past {limit} few are read on the way. Keep what supports the one role; the rest \
         can stand in the summary that you link."
    );
    vec![Hit::new(place, message)]
}

/// The first words that keep the note from being passed on; private ones before others.
fn aside(document: &Document) -> Option<(Subject<'_>, Aside)> {
    let end = document.note_end();
    let own = document.statements().filter(|subject| subject.at < end && !document.is_foreign(subject.section_index));
    let found: Vec<(Subject<'_>, Aside)> =
        own.filter_map(|subject| Some((subject, prose::aside(&subject.statement.passage.plain)?))).collect();
    found.iter().find(|(_, aside)| aside.private).or(found.first()).copied()
}

/// How many words the note has, and the sentence that passes `limit`: what stands in quotes travels too, a signature is
/// none of it.
fn length(document: &Document, limit: usize) -> (usize, Option<Span>) {
    let mut words = 0;
    let mut beyond = None;
    let mut signed = false;
    let end = document.note_end();
    for placed in document.parts.iter().take_while(|placed| placed.start < end) {
        let unit = &placed.part.unit;
        if unit.kind == UnitKind::Quote {
            words += count(&unit.text);
            if words > limit && beyond.is_none() {
                beyond = Some(Span::new(placed.start, placed.start + unit.text.trim_end().len()));
            }
            continue;
        }
        for statement in &placed.part.statements {
            let plain = &statement.passage.plain;
            signed |= prose::is_closing(plain);
            if signed && count(plain) <= 8 {
                continue;
            }
            words += count(plain);
            if words > limit && beyond.is_none() {
                beyond = Some(statement.span.shifted(placed.start));
            }
        }
    }
    (words, beyond)
}

fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let Some((subject, aside)) = aside(context.document) else { return Vec::new() };
    if subject.place(aside.span) != finding.span {
        return Vec::new();
    }
    let fix = match aside.lead.filter(|_| !aside.private) {
        Some(lead) => without_lead(&subject, lead),
        None => without_sentence(context.document, &subject),
    };
    fix.into_iter().collect()
}

/// "As I said yesterday, I am applying …" without its first words.
fn without_lead(subject: &Subject<'_>, lead: Span) -> Option<Fix> {
    let plain = &subject.statement.passage.plain;
    let next = plain[lead.end..].chars().next()?;
    let words = Span::new(lead.start, lead.end + next.len_utf8());
    let source = subject.statement.passage.source_span(words);
    subject.statement.passage.is_balanced(source).then(|| Fix {
        title: "Leave these words out".to_owned(),
        grade: Grade::Review,
        span: source.shifted(subject.span().start),
        template: Template::text(next.to_uppercase().to_string()),
    })
}

/// The note without the sentence, or without the list item that says nothing else. What holds a fact or a link stays.
fn without_sentence(document: &Document, subject: &Subject<'_>) -> Option<Fix> {
    let reading = &subject.statement.reading;
    let measured = reading.quantities.iter().any(|quantity| quantity.kind != QuantityKind::Duration);
    if measured || !subject.statement.evidence.is_empty() {
        return None;
    }
    let text = document.buffer.text();
    let span = match subject.statement.shape {
        Shape::Sentence => with_blanks(&text, subject.span()),
        Shape::Bullet => {
            let part = document.part_at(subject.at)?;
            let alone = part.part.statements.len() == 1 && part.part.unit.kind == UnitKind::Item;
            let item = Span::new(part.start, part.start + part.part.unit.text.len());
            alone.then_some(item)?
        }
    };
    Some(Fix { title: "Leave this sentence out".to_owned(), grade: Grade::Review, span, template: Template::default() })
}

/// `span` with the blanks that would be left over: those behind it on its line, else those before it.
fn with_blanks(text: &str, span: Span) -> Span {
    let rest = &text[span.end..];
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let line_ends = rest[blanks..].is_empty() || rest[blanks..].starts_with(['\n', '\r']);
    let before = text[..span.start].trim_end_matches([' ', '\t']);
    let line_starts = before.is_empty() || before.ends_with(['\n', '\r']);
    match (line_starts, line_ends) {
        // A paragraph of its own goes with the blank line behind it.
        (true, true) => {
            let after = rest.len() - rest.trim_start_matches(['\n', '\r', ' ', '\t']).len();
            let alone = before.is_empty() || before.ends_with("\n\n") || before.ends_with("\r\n\r\n");
            let line = rest.find('\n').map_or(rest.len(), |at| at + 1);
            Span::new(span.start, span.end + if alone && after < rest.len() { after } else { line })
        }
        (false, true) => Span::new(before.len(), span.end),
        _ => Span::new(span.start, span.end + blanks),
    }
}

fn cites(_: Kind) -> Vec<Citation> {
    let framework = framework::get("referral");
    let parts = [("step", "write-a-referral-note"), ("cue", "easy-to-forward")];
    framework.iter().flat_map(|framework| parts.map(|(part, id)| framework.cite(part, id))).flatten().collect()
}
