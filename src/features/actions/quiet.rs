//! How to silence a finding, and what its rule is about: always there, always last.

use crate::features::types::{Action, ActionKind, Edit};
use crate::rules::{self, Finding};
use crate::settings::Value;
use crate::text::{Span, Template};
use crate::workspace::{Analysis, Snapshot};

/// A comment at its place, for each finding.
pub(super) fn here(analysis: &Analysis, findings: &[(usize, &Finding)]) -> Vec<Action> {
    let silenced = findings.iter().filter_map(|&(index, finding)| {
        let fix = rules::silence(&analysis.document, finding)?;
        let action = Action::new(fix.title, ActionKind::QuickFix, fix.span, fix.template);
        Some(Action { finding: Some(index), ..action })
    });
    silenced.collect()
}

/// An entry in the configuration, for each finding: for text that is to be sent as it stands.
pub(super) fn in_config(
    snapshot: &Snapshot,
    uri: &str,
    analysis: &Analysis,
    findings: &[(usize, &Finding)],
) -> Vec<Action> {
    if findings.is_empty() {
        return Vec::new();
    }
    let Some(file) = snapshot.config_file(uri) else { return Vec::new() };
    let text = file.buffer.text();
    if Value::from_toml(&text).is_err() {
        return Vec::new();
    }
    let end = file.buffer.line_end(0);
    let gap = match text.as_str() {
        "" => String::new(),
        text if text.ends_with('\n') => end.to_owned(),
        _ => end.repeat(2),
    };
    let silenced = findings.iter().filter_map(|&(index, finding)| {
        let entry = rules::ignore_entry(&analysis.document, finding)?.replace('\n', end);
        let insert = format!("{gap}{entry}");
        // A file that lists its entries in another way is left alone.
        Value::from_toml(&format!("{text}{insert}")).ok()?;
        Some(Action {
            title: format!("Silence `{}` in career-ls.toml", finding.rule),
            kind: ActionKind::QuickFix,
            finding: Some(index),
            preferred: false,
            edits: vec![Edit {
                file: Some(file.clone()),
                span: Span::empty(text.len()),
                template: Template::text(insert),
            }],
            explains: None,
        })
    });
    silenced.collect()
}

/// What each rule is about, once.
pub(super) fn explained(findings: &[(usize, &Finding)]) -> Vec<Action> {
    let mut out: Vec<Action> = Vec::new();
    for &(index, finding) in findings {
        if out.iter().any(|action| action.explains == Some(finding.rule)) {
            continue;
        }
        out.push(Action {
            title: format!("Explain `{}`", finding.rule),
            kind: ActionKind::QuickFix,
            finding: Some(index),
            preferred: false,
            edits: Vec::new(),
            explains: Some(finding.rule),
        });
    }
    out
}
