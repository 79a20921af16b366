use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::matrix::{Matrix, Note};
use crate::report::printable::printable;
use crate::rules;
use crate::settings::{Settings, Severity};
use crate::text::Problem;

use super::output;
use super::problems::count;

/// What `career-ls matrix check --format json` prints.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "career-ls matrix check")]
pub struct MatrixChecked {
    /// Version of this format: 1. A field may be added within a version; none changes its meaning or goes.
    #[schemars(extend("const" = 1))]
    pub version: u8,
    /// What its readers meet, by file and line.
    pub findings: Vec<MatrixFinding>,
}

/// One thing that a reader of the matrix meets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MatrixFinding {
    /// Name of the rule that noticed it, or of what `matrix show` says.
    pub rule: String,
    /// How much it weighs.
    pub severity: Severity,
    /// What is missing, why it matters, what to do.
    pub message: String,
    /// The file.
    pub path: String,
    /// The line where it begins, from 1; in a workbook the row.
    pub line: usize,
    /// The line where it ends; absent where that is the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_line: Option<usize>,
}

impl MatrixChecked {
    /// What is noticed in `matrix`, each weighing what `settings` say.
    pub fn of(matrix: &Matrix, settings: &Settings) -> Self {
        let order = |note: &Note| (note.place.file, note.place.line);
        let mut notes = output::problems(matrix);
        notes.sort_by_key(order);
        Self { version: 1, findings: notes.iter().filter_map(|note| finding(matrix, note, settings)).collect() }
    }

    /// What weighs most.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }
}

/// What no rule is named for is told, and weighs little.
fn finding(matrix: &Matrix, note: &Note, settings: &Settings) -> Option<MatrixFinding> {
    let severity = if rules::find(note.code).is_some() {
        let problem = Problem { span: note.place.span, code: note.code, text: note.text.clone() };
        rules::config_findings(&[problem], settings).first()?.severity
    } else {
        Severity::Information
    };
    Some(MatrixFinding {
        rule: note.code.to_owned(),
        severity,
        message: note.text.clone(),
        path: output::path(matrix, note.place),
        line: note.place.line.max(1),
        end_line: Some(note.last_line).filter(|&last| last > note.place.line),
    })
}

/// A finding on one line.
pub fn concise(finding: &MatrixFinding) -> String {
    let MatrixFinding { path, line, severity, rule, message, .. } = finding;
    printable(&format!("{path}:{line}: {}[{rule}] {message}", word(*severity)))
}

/// What a check comes to, on one line.
pub fn summary(checked: &MatrixChecked) -> String {
    let mut counts: BTreeMap<Severity, usize> = BTreeMap::new();
    for finding in &checked.findings {
        *counts.entry(finding.severity).or_default() += 1;
    }
    if counts.is_empty() {
        return "Nothing found in the matrix.".to_owned();
    }
    let counted: Vec<String> = counts.iter().rev().map(|(&severity, &number)| count(number, word(severity))).collect();
    format!("{} in the matrix", counted.join(", "))
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Information => "note",
        other => other.name(),
    }
}
