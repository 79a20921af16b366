use crate::document;
use crate::rewrite::{self, Grade};
use crate::rules;
use crate::syntax::UnitKind;
use crate::text::{Span, Template};
use crate::workspace::{Analysis, Snapshot};

use super::types::{Action, ActionKind};

/// What can be done at `span`: what its findings offer, best first; rewrites of a statement that no finding is about;
/// for a file that is no career document, to read it as one.
pub fn actions(snapshot: &Snapshot, uri: &str, span: Span) -> Vec<Action> {
    match snapshot.analysis(uri) {
        Some(analysis) => {
            let mut actions = fixes(&analysis, span);
            if actions.is_empty() {
                actions.extend(rewrites(&analysis, span));
            }
            actions
        }
        None => read_as(snapshot, uri).into_iter().collect(),
    }
}

fn fixes(analysis: &Analysis, span: Span) -> Vec<Action> {
    let context = analysis.context();
    let mut out = Vec::new();
    for (index, finding) in analysis.findings().iter().enumerate() {
        // A rewrite is offered anywhere in its statement, also where the finding marks but a part of it.
        let reach = finding.statement.map_or(finding.span, |statement| statement.join(finding.span));
        if !reach.overlaps(span) && !reach.touches(span.start) {
            continue;
        }
        out.extend(rules::fixes(&context, finding).into_iter().map(|fix| Action {
            title: fix.title,
            kind: if fix.grade == Grade::Safe { ActionKind::QuickFix } else { ActionKind::Rewrite },
            finding: Some(index),
            preferred: fix.grade == Grade::Safe,
            span: fix.span,
            template: fix.template,
        }));
    }
    out
}

fn rewrites(analysis: &Analysis, span: Span) -> Vec<Action> {
    let document = &analysis.document;
    let subjects = document.statements_touching(span).filter(|subject| !document.is_foreign(subject.section_index));
    subjects
        .flat_map(|subject| {
            let statement = subject.statement;
            let old = document.buffer.slice(subject.span());
            rewrite::rewrites(&statement.passage, &statement.reading).into_iter().map(move |rewrite| {
                let fix = rules::Fix {
                    title: rewrite.title,
                    grade: rewrite.grade,
                    span: subject.span(),
                    template: rewrite.template,
                };
                let fix = fix.trimmed(&old);
                Action {
                    title: fix.title,
                    kind: ActionKind::Rewrite,
                    finding: None,
                    preferred: false,
                    span: fix.span,
                    template: fix.template,
                }
            })
        })
        .collect()
}

/// Writes the header that makes a Markdown file a career document.
fn read_as(snapshot: &Snapshot, uri: &str) -> Option<Action> {
    let open = snapshot.open(uri)?;
    let outline = open.tree().outline();
    if !snapshot.unread(uri).is_empty() {
        return None;
    }
    let proposal = document::proposal(uri, outline);
    let first = outline.iter().next().filter(|first| first.unit.kind == UnitKind::Metadata);
    // Front matter that is there gets the key; a file without any gets the whole block.
    let (at, text) = match first {
        Some(first) => {
            let end = first.unit.text.rfind("---").filter(|&end| end > 0)?;
            (first.start + end, proposal.entry())
        }
        None => (0, proposal.header()),
    };
    Some(Action {
        title: format!("Read this file as {}", proposal.kind.title()),
        kind: ActionKind::Source,
        finding: None,
        preferred: false,
        span: Span::empty(at),
        template: Template::text(text),
    })
}
