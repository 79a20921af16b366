mod linked;

use crate::document::{Document, Evidence, Subject};
use crate::framework::{self, Citation};
use crate::prose::{self, Phrasing};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::rules::story;
use crate::settings::{Kind, Severity};
use crate::text::{Span, Template};

/// A note with nothing that shows the work, or with a page that shows tasks.
pub(crate) static MISSING_PROOF_ATTACHMENT: Rule = Rule {
    name: "missing-proof-attachment",
    family: Family::Referral,
    default: Some(Severity::Warning),
    kinds: &[Kind::Referral],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("missing_proof_attachment.md"),
};

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    if !story::is_written(context) {
        return Vec::new();
    }
    if document.statements().any(|subject| shows(document, &subject)) {
        return linked::task_heavy(context);
    }
    let message = "Nothing here shows your work, and whoever decides has to ask for it first. Link a one-page summary of \
                   your impact, or say that your resume is attached.";
    vec![Hit::new(document.anchor(), message)]
}

/// Whether `subject` brings something along that shows the work.
fn shows(document: &Document, subject: &Subject<'_>) -> bool {
    let statement = subject.statement;
    statement.evidence.iter().any(|evidence| {
        // A link that waits for its address among other slots is asked for with them.
        let open = !prose::placeholders(&evidence.target).is_empty();
        if open { !statement.placeholders.is_empty() } else { is_proof(document, evidence) }
    }) || prose::is_attached(&statement.passage.plain)
}

/// Whether a link can be proof: not the posting, an address to write to or a ticket that only colleagues can open.
fn is_proof(document: &Document, evidence: &Evidence) -> bool {
    let target = evidence.target.to_lowercase();
    let text = evidence.text.to_lowercase();
    let label = target.trim_start_matches('^');
    let defined = || document.parts.iter().filter_map(|placed| placed.part.definition.as_deref());
    if !target.contains(['.', '/', ':']) {
        return defined().any(|name| name.trim_start_matches('^').eq_ignore_ascii_case(label));
    }
    if ["mailto:", "tel:"].iter().any(|scheme| target.starts_with(scheme)) {
        return false;
    }
    prose::names_proof(&text)
        || prose::names_proof(&target)
        || !(prose::names_posting(&text) || is_posting(document, &target, &text))
}

/// Whether a link leads to the posting, the company or a calendar.
fn is_posting(document: &Document, target: &str, text: &str) -> bool {
    let company = ["company", "team"].into_iter().filter_map(|key| document.header.get(key));
    prose::names_posting(target) || company.into_iter().any(|name| name.eq_ignore_ascii_case(text.trim()))
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let document = context.document;
    // A page that is linked is mended where it stands.
    if !finding.related.is_empty() {
        return Vec::new();
    }
    let Some(at) = place(document) else { return Vec::new() };
    let beside = context.case.others.iter().filter(|told| told.kind == Kind::ImpactSummary).take(3);
    let mut fixes: Vec<Fix> = beside
        .map(|told| {
            let path = if told.path.contains([' ', '(', ')']) { format!("<{}>", told.path) } else { told.path.clone() };
            Fix {
                title: format!("Link {}", told.path),
                grade: Grade::Review,
                span: Span::empty(at),
                template: Template::text(format!(" ([impact summary]({path}))")),
            }
        })
        .collect();
    if fixes.is_empty() {
        let template = Template::text(" ([one-page summary](").slot("link").then("))");
        let title = "Link a summary of your impact".to_owned();
        fixes.push(Fix { title, grade: Grade::Sketch, span: Span::empty(at), template });
    }
    fixes
}

/// Where a link goes: before the full stop of the sentence that tells the outcome, else of one that has a number, else of
/// the first that asks nothing.
fn place(document: &Document) -> Option<usize> {
    let subjects: Vec<Subject<'_>> = document.statements().collect();
    let outcome = subjects.iter().rev().find(|subject| subject.statement.phrasing == Phrasing::Outcome);
    let sized = || subjects.iter().rev().find(|subject| subject.statement.reading.has_metric);
    let other = || {
        subjects.iter().find(|subject| {
            let plain = &subject.statement.passage.plain;
            !plain.ends_with('?') && !prose::is_farewell(plain) && !prose::is_closing(plain) && plain.contains(' ')
        })
    };
    let subject = outcome.or_else(sized).or_else(other)?;
    let source = &subject.statement.passage.source;
    let kept = source.trim_end().trim_end_matches(['.', '!', '?', '…', ':']);
    Some(subject.span().start + kept.len())
}

fn cites(_: Kind) -> Vec<Citation> {
    let framework = framework::get("referral");
    let parts = [("step", "attach-proof"), ("mistake", "no-proof-attached")];
    framework.iter().flat_map(|framework| parts.map(|(part, id)| framework.cite(part, id))).flatten().collect()
}
