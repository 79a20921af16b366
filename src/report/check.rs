use schemars::JsonSchema;
use serde::Serialize;

use crate::framework::Citation;
use crate::rewrite::Grade;
use crate::rules::{self, Finding, Fix};
use crate::settings::Severity;
use crate::text::Buffer;
use crate::workspace::Analysis;

use super::place::Range;

/// A file that was checked, with what was noticed in it.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Its name, as given or walked to, with forward slashes.
    pub path: String,
    /// Its text.
    pub buffer: Buffer,
    /// In the order of the text.
    pub noticed: Vec<Noticed>,
}

/// A finding with what it rests on and what is on offer.
#[derive(Debug, Clone)]
pub struct Noticed {
    /// The finding.
    pub finding: Finding,
    /// What the advice rests on.
    pub cites: Vec<Citation>,
    /// What is on offer, best first.
    pub fixes: Vec<Fix>,
}

/// What `career-ls check --format json` prints.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "career-ls check")]
pub struct CheckOutput {
    /// Version of this format: 1. A field may be added within a version; none changes its meaning or goes.
    #[schemars(extend("const" = 1))]
    pub version: u8,
    /// What was noticed, by path and then by place.
    pub findings: Vec<Found>,
}

/// One thing that was noticed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Found {
    /// The file, as given or walked to, with forward slashes; `-` for standard input.
    pub path: String,
    /// Name of the rule that noticed it.
    pub rule: String,
    /// How much it weighs.
    pub severity: Severity,
    /// What is missing, why it matters, what to do.
    pub message: String,
    /// Where.
    pub range: Range,
    /// What the advice rests on; empty where it is common guidance.
    pub cites: Vec<Citation>,
    /// What an editor would offer, best first.
    pub fixes: Vec<Offer>,
}

/// An edit that an editor would offer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Offer {
    /// What it does.
    pub title: String,
    /// What it asks of the author.
    pub grade: Grade,
}

impl Checked {
    /// A career document.
    pub fn document(path: String, analysis: &Analysis) -> Self {
        let context = analysis.context();
        let noticed = analysis
            .findings()
            .iter()
            .map(|finding| Noticed {
                cites: rules::citations(finding.rule, analysis.document.kind),
                fixes: rules::fixes(&context, finding),
                finding: finding.clone(),
            })
            .collect();
        Self { path, buffer: analysis.document.buffer.clone(), noticed }
    }

    /// One finding of a career document, with the one edit on offer for it, if there is one.
    pub fn one(path: String, analysis: &Analysis, finding: &Finding, fix: Option<&Fix>) -> Self {
        let noticed = Noticed {
            cites: rules::citations(finding.rule, analysis.document.kind),
            fixes: fix.into_iter().cloned().collect(),
            finding: finding.clone(),
        };
        Self { path, buffer: analysis.document.buffer.clone(), noticed: vec![noticed] }
    }

    /// A file beside the documents: a configuration, a matrix.
    pub fn beside(path: String, text: &str, findings: Vec<Finding>) -> Self {
        let bare = |finding| Noticed { finding, cites: Vec::new(), fixes: Vec::new() };
        Self { path, buffer: Buffer::new(text, 0), noticed: findings.into_iter().map(bare).collect() }
    }

    /// What weighs most in it.
    pub fn worst(&self) -> Option<Severity> {
        self.noticed.iter().map(|noticed| noticed.finding.severity).max()
    }
}

impl CheckOutput {
    /// The findings of `files`, which stand in the order of their paths.
    pub fn of(files: &[Checked]) -> Self {
        let findings = files.iter().flat_map(|file| file.noticed.iter().map(|noticed| found(file, noticed))).collect();
        Self { version: 1, findings }
    }
}

fn found(file: &Checked, noticed: &Noticed) -> Found {
    let finding = &noticed.finding;
    Found {
        path: file.path.clone(),
        rule: finding.rule.to_owned(),
        severity: finding.severity,
        message: finding.message.clone(),
        range: Range::of(finding.span, &file.buffer),
        cites: noticed.cites.clone(),
        fixes: noticed.fixes.iter().map(|fix| Offer { title: fix.title.clone(), grade: fix.grade }).collect(),
    }
}
