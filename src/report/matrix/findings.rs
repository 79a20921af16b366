use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::matrix::{Matrix, Place};
use crate::report::printable::printable;
use crate::report::text::word;
use crate::rules;
use crate::settings::{Settings, Severity};
use crate::text::counted;

use super::output;

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
        let ruled = rules::matrix_findings(matrix, settings).into_iter().map(|(place, found)| {
            let at = Place { line: place.line.max(1), ..place };
            (at, made(matrix, at, at.line, found.rule, found.severity, &found.message))
        });
        // What a rule says, the rule says; and what another reader of settings is told is not asked here.
        let told = matrix.problems.iter().filter(|note| rules::find(note.code).is_none());
        let told = told.map(|note| {
            let at = Place { line: note.place.line.max(1), ..note.place };
            (at, made(matrix, at, note.last_line, note.code, Severity::Information, &note.text))
        });
        let mut found: Vec<(Place, MatrixFinding)> = ruled.chain(told).collect();
        found.sort_by(|a, b| (a.0.file, a.0.line, &a.1.rule).cmp(&(b.0.file, b.0.line, &b.1.rule)));
        Self { version: 1, findings: found.into_iter().map(|(_, finding)| finding).collect() }
    }

    /// What weighs most.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }
}

fn made(matrix: &Matrix, at: Place, last_line: usize, rule: &str, severity: Severity, message: &str) -> MatrixFinding {
    let end_line = Some(last_line).filter(|&last| last > at.line);
    MatrixFinding {
        rule: rule.to_owned(),
        severity,
        message: message.to_owned(),
        path: output::path(matrix, at),
        line: at.line,
        end_line,
    }
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
    let each: Vec<String> = counts.iter().rev().map(|(&severity, &number)| counted(number, word(severity))).collect();
    format!("{} in the matrix", each.join(", "))
}
