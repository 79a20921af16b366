//! STAND-IN: features enough to test the protocol edge.

use crate::rules::Finding;
use crate::settings::Severity;
use crate::text::{Span, Template};
use crate::workspace::Snapshot;

use super::{Action, ActionKind, Completion, CompletionKind, Completions, Hover};

const DUTY: &str = "Responsible for";

/// A finding as an editor shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What was noticed.
    pub finding: Finding,
    /// The statement that it is about.
    pub statement: Option<Span>,
    /// Where the rule is explained.
    pub docs: Option<String>,
}

/// The findings of an open career document.
pub fn diagnostics(snapshot: &Snapshot, uri: &str) -> Option<Vec<Diagnostic>> {
    let text = snapshot.buffer(uri)?.text();
    text.starts_with("---\ncareer:").then(|| duties(&text))
}

fn duties(text: &str) -> Vec<Diagnostic> {
    let mut start = 0;
    let mut out = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(at) = line.find(DUTY) {
            let end = start + line.trim_end().len();
            out.push(Diagnostic {
                finding: Finding {
                    rule: "task-phrasing",
                    severity: Severity::Warning,
                    span: Span::new(start + at, end),
                    message: "What got better, and for whom?".to_owned(),
                },
                statement: Some(Span::new(start, end)),
                docs: Some("https://example.org/task-phrasing".to_owned()),
            });
        }
        start += line.len();
    }
    out
}

/// Help on the thing under the cursor.
pub fn hover(snapshot: &Snapshot, uri: &str, at: usize) -> Option<Hover> {
    let buffer = snapshot.buffer(uri)?;
    let span = buffer.line_span(at);
    buffer
        .slice(span)
        .starts_with("## History")
        .then(|| Hover { span, markdown: "**Step 2 of 6: History**".to_owned() })
}

/// What can be completed.
pub fn completion(snapshot: &Snapshot, uri: &str, at: usize) -> Completions {
    let Some(buffer) = snapshot.buffer(uri) else { return Completions::default() };
    let line = buffer.line_span(at);
    let before = buffer.slice(Span::new(line.start, at));
    let Some(hash) = before.rfind(" #") else { return Completions::default() };
    let item = Completion {
        label: "#program-execution".to_owned(),
        kind: CompletionKind::Attribute,
        detail: "Program Execution · Staff (L6)".to_owned(),
        documentation: "Lands **programs**".to_owned(),
        filter: "#program-execution".to_owned(),
        insert: "#program-execution".to_owned(),
    };
    Completions { span: Span::new(line.start + hash + 1, at), items: vec![item] }
}

/// What can be done at a place.
pub fn actions(snapshot: &Snapshot, uri: &str, span: Span) -> Vec<Action> {
    let findings = diagnostics(snapshot, uri).unwrap_or_default();
    let found =
        findings.iter().enumerate().filter(|(_, found)| found.statement.is_some_and(|here| here.overlaps(span)));
    found
        .flat_map(|(index, found)| {
            let action = |title: &str, preferred, template| Action {
                title: title.to_owned(),
                kind: ActionKind::Rewrite,
                finding: Some(index),
                preferred,
                span: Span::new(found.finding.span.start, found.finding.span.start + DUTY.len()),
                template,
            };
            [
                action("Say what you did (if it is done)", true, Template::text("Ran")),
                action(
                    "Add the result",
                    false,
                    Template::text("Ran").then(", ").choice(&["cutting", "raising"]).then(" ").slot("what"),
                ),
            ]
        })
        .collect()
}
