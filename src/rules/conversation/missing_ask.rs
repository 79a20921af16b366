use crate::document::{self, Document, Section, Shape, Subject};
use crate::framework::{self, Citation};
use crate::prose::{self, Ask, Want};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};
use crate::text::{Span, Template};

/// A document that asks nothing of its reader, or something that such a document is not for.
pub(crate) static MISSING_ASK: Rule = Rule {
    name: "missing-ask",
    family: Family::Conversation,
    default: Some(Severity::Information),
    kinds: &[Kind::Promotion, Kind::Referral, Kind::ImpactSummary],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("missing_ask.md"),
};

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    if !super::is_ready(context) || told_elsewhere(context) {
        return Vec::new();
    }
    let section = document.sections.iter().find(|section| section.named && section.canonical == Some("ask"));
    let mut other = false;
    for subject in document.statements().filter(|subject| !tells_work(document, subject)) {
        for ask in prose::asks(&subject.statement.passage.plain) {
            if fits(document.kind, &ask) {
                return Vec::new();
            }
            other = true;
        }
    }
    // What stands under the heading is an ask in whatever words, unless it only says goodbye.
    if !other && document.told().contains(&"ask") && !is_farewell(document) {
        return Vec::new();
    }
    let place = section.map_or_else(|| document.anchor(), |section: &Section| section.heading);
    vec![Hit::new(place, message(document.kind, other))]
}

/// What is asked in another document of the case, for the talk that this one is for.
fn told_elsewhere(context: &Context<'_>) -> bool {
    let talk = |kind| matches!(kind, Kind::Promotion | Kind::Agenda);
    let mut others = context.case.others.iter().filter(|told| talk(told.kind));
    context.document.kind == Kind::Promotion && others.any(|told| told.sections.contains(&"ask"))
}

/// Whether `subject` lists work and asks nothing, whatever its words.
fn tells_work(document: &Document, subject: &Subject<'_>) -> bool {
    document.kind != Kind::Referral
        && subject.statement.shape == Shape::Bullet
        && matches!(subject.canonical(), Some("history" | "background" | "collaboration" | "outside" | "evidence"))
}

fn is_farewell(document: &Document) -> bool {
    let mut asked = document.statements().filter(|subject| subject.canonical() == Some("ask")).peekable();
    asked.peek().is_some() && asked.all(|subject| prose::is_farewell(&subject.statement.passage.plain))
}

/// Whether a document of `kind` is there to ask this. What the words leave open does.
fn fits(kind: Kind, ask: &Ask) -> bool {
    let wanted = match kind {
        Kind::Promotion => [Want::Agreeing, Want::Talking],
        _ => [Want::Passing, Want::Talking],
    };
    ask.wants.is_empty() || ask.wants.iter().any(|want| wanted.contains(want))
}

fn message(kind: Kind, other: bool) -> &'static str {
    match (kind, other) {
        (Kind::Promotion, false) => {
            "Nothing here asks for anything, so the next step is left to chance. Ask for one thing: feedback on your \
             reading of the matrix, or a plan that you both agree on."
        }
        (Kind::Promotion, true) => {
            "This asks to be passed on, and a promotion case needs agreement first. Ask for feedback, or for a plan."
        }
        (Kind::Referral, false) => {
            "This note asks for nothing yet. Ask for one thing that takes a minute: to forward it, or to introduce you."
        }
        (Kind::Referral, true) => {
            "This asks for agreement, and a referral note is there to be passed on. Ask to forward it, or to introduce you."
        }
        (_, false) => {
            "This page ends without a next step. Say what its reader can do: forward it, or get in touch with you."
        }
        (_, true) => {
            "This asks for agreement, and readers of such a page have none to give. Ask to forward it, or to get in touch."
        }
    }
}

fn fix(context: &Context<'_>, _: &Finding) -> Vec<Fix> {
    let document = context.document;
    let (title, (span, template)) = if document.kind == Kind::Referral {
        let Some(line) = ask_line(document) else { return Vec::new() };
        ("Ask for it to be forwarded", line)
    } else {
        let layout = framework::layout(document.kind);
        ("Insert an ask", document::section_insertion(document, layout, "ask"))
    };
    vec![Fix { title: title.to_owned(), grade: Grade::Sketch, span, template }]
}

/// The question behind the last sentence that is no farewell.
fn ask_line(document: &Document) -> Option<(Span, Template)> {
    let says = |subject: &Subject<'_>| {
        let plain = &subject.statement.passage.plain;
        subject.statement.shape == Shape::Sentence && !prose::is_farewell(plain) && plain.split(' ').count() > 3
    };
    let last = document.statements().filter(says).last()?;
    let stopped = last.statement.passage.plain.trim_end().ends_with(['.', '!', '?', '…', ')', '”', '"']);
    let open = if stopped { " " } else { ". " };
    let template = Template::text(open).then("Could you forward this to ").slot("whom").then("?");
    Some((Span::empty(last.span().end), template))
}

fn cites(kind: Kind) -> Vec<Citation> {
    let (framework, part, id) = if kind == Kind::Promotion {
        ("promotion", "step", "get-clear")
    } else {
        ("referral", "check", "matching-ask")
    };
    framework::get(framework).and_then(|framework| framework.cite(part, id)).into_iter().collect()
}
