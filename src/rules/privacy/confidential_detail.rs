use crate::document::{Document, PlacedPart};
use crate::framework::{self, Citation};
use crate::prose;
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;
use crate::syntax::UnitKind;
use crate::text::{Span, Template};

use super::contact::{Detail, contacts, names};

/// A name of the author's own list, an e-mail address or a phone number.
pub(crate) static CONFIDENTIAL_DETAIL: Rule = Rule {
    name: "confidential-detail",
    family: Family::Privacy,
    default: None,
    kinds: &[],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("confidential_detail.md"),
};

/// What is written in the place of what is taken out.
const REDACTED: &str = "[redacted]";
/// A line of contact details has no more words beside them.
const BESIDE: usize = 6;

fn check(context: &Context<'_>) -> Vec<Hit> {
    let privacy = &context.settings.privacy;
    let mut hits: Vec<Hit> = Vec::new();
    if let Some(problem) = &privacy.problem {
        let message = format!("Your own list of names cannot be read, so none of them is looked for: {problem}.");
        hits.push(Hit::new(context.document.anchor(), message));
    }
    let details = details(context);
    hits.extend(details.into_iter().map(|(span, detail)| Hit::new(span, message(detail))));
    hits
}

fn message(detail: Detail) -> &'static str {
    match detail {
        Detail::Mail => {
            "An e-mail address travels with the document wherever it is passed on. Leave it out, or ask first."
        }
        Detail::Phone => {
            "A phone number travels with the document wherever it is passed on. Leave it out, or ask first."
        }
        Detail::Name => "This is on your list of names to keep to yourself. Say it in general, or leave it out.",
    }
}

/// What should not travel, in the order of the text. How to reach the author stands in the lines for it, and may stand
/// elsewhere.
fn details(context: &Context<'_>) -> Vec<(Span, Detail)> {
    let document = context.document;
    let mut own: Vec<String> = Vec::new();
    let mut out: Vec<(Span, Detail)> = Vec::new();
    let first =
        document.sections.iter().find(|section| section.level > 1).map_or(usize::MAX, |section| section.heading.start);
    let signed = signature(document);
    for placed in document.parts.iter().filter(|placed| is_sent(placed)) {
        let text = &placed.part.unit.text;
        for (span, detail) in contacts(text) {
            let at = placed.start + span.start;
            if (at < first || at >= signed) && is_contact_line(text, span) {
                own.push(span.of(text).to_lowercase());
            }
            out.push((span.shifted(placed.start), detail));
        }
        let found = names(text, &context.settings.privacy.names).into_iter();
        out.extend(found.map(|span| (span.shifted(placed.start), Detail::Name)));
    }
    if !own.is_empty() {
        let text = document.buffer.text();
        out.retain(|(span, detail)| *detail == Detail::Name || !own.contains(&span.of(&text).to_lowercase()));
    }
    out.sort_by_key(|(span, _)| *span);
    // A name within an address is one thing to take out.
    out.dedup_by(|later, before| before.0.overlaps(later.0));
    out
}

/// Whether a part is shown to others: not the header, a comment or code.
fn is_sent(placed: &PlacedPart) -> bool {
    !matches!(placed.part.unit.kind, UnitKind::Metadata | UnitKind::Html | UnitKind::Code | UnitKind::Break)
}

/// Where the signature begins: at what closes a letter, else at the last part that says something.
fn signature(document: &Document) -> usize {
    let closing = document.statements().find(|subject| prose::is_closing(&subject.statement.passage.plain));
    let last = || document.parts.iter().rev().find(|placed| is_sent(placed) && placed.part.says_something());
    closing.map(|subject| subject.span().start).or_else(|| last().map(|placed| placed.start)).unwrap_or(usize::MAX)
}

/// Whether the line around `span` tells little but how to reach somebody.
fn is_contact_line(text: &str, span: Span) -> bool {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    let line = &text[start..end];
    let mut rest = line.to_owned();
    for (found, _) in contacts(line).into_iter().rev() {
        rest.replace_range(found.range(), " ");
    }
    let words = rest.split_whitespace().filter(|word| word.contains(char::is_alphanumeric) && !word.contains("://"));
    words.count() <= BESIDE && !line.trim_start().starts_with(['-', '*', '|'])
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    // What stands on its line says enough: a document can hold many of them.
    let line = context.document.buffer.line_span(finding.span.start);
    let text = context.document.buffer.slice(line);
    let Some(from) = finding.span.start.checked_sub(line.start) else { return Vec::new() };
    let span = Span::new(from, from + finding.span.len());
    let found = contacts(&text).into_iter().find(|(found, _)| *found == span);
    if found.is_none()
        && names(&context.document.buffer.slice(finding.span), &context.settings.privacy.names).is_empty()
    {
        return Vec::new();
    }
    let detail = found.map_or(Detail::Name, |(_, detail)| detail);
    let redact = |span: Span, words: &str| Fix {
        title: "Take it out".to_owned(),
        grade: Grade::Review,
        span: span.shifted(line.start),
        template: Template::text(words),
    };
    match detail {
        Detail::Name => {
            let general = Fix {
                title: "Say it in general".to_owned(),
                grade: Grade::Sketch,
                span: finding.span,
                template: Template::default().slot("who or what, in general"),
            };
            vec![redact(span, REDACTED), general]
        }
        Detail::Mail | Detail::Phone => match linked(&text, span) {
            Some((whole, words)) => vec![redact(whole, words)],
            None => vec![redact(span, REDACTED)],
        },
    }
}

/// The link that leads to `span` and its words: `[Ana](mailto:…)`; the brackets around it in `<…>`.
fn linked(text: &str, span: Span) -> Option<(Span, &str)> {
    let (before, after) = (&text[..span.start], &text[span.end..]);
    if before.ends_with('<') && after.starts_with('>') {
        return Some((Span::new(span.start - 1, span.end + 1), REDACTED));
    }
    let before = before.strip_suffix("mailto:").or_else(|| before.strip_suffix("tel:"))?;
    let before = before.strip_suffix("](")?;
    let close = after.find(')').filter(|at| !after[..*at].contains('\n'))?;
    let open = before.rfind('[').filter(|at| !before[*at..].contains('\n'))?;
    let words = &before[open + 1..];
    // What is shown may be the address itself.
    let words = if contacts(words).is_empty() { words } else { REDACTED };
    Some((Span::new(open, span.end + close + 1), words))
}

fn cites(kind: Kind) -> Vec<Citation> {
    let cited = match kind {
        Kind::Referral | Kind::ReferralLog | Kind::ImpactSummary => {
            framework::get("referral").and_then(|framework| framework.cite("cue", "easy-to-forward"))
        }
        _ => framework::get("promotion").map(|framework| framework.cite_step("history")),
    };
    cited.into_iter().collect()
}
