use crate::rules::{self, Finding};
use crate::settings::Settings;
use crate::text::Span;
use crate::workspace::Snapshot;

/// A finding as an editor shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What was noticed.
    pub finding: Finding,
    /// The statement that it is about: while that is being typed, the finding waits.
    pub statement: Option<Span>,
    /// Where the rule is explained, if that is an address.
    pub docs: Option<String>,
}

/// The findings of an open document; none where it is no career document.
pub fn diagnostics(snapshot: &Snapshot, uri: &str) -> Option<Vec<Diagnostic>> {
    let findings = match snapshot.analysis(uri) {
        Some(analysis) => analysis.findings().to_vec(),
        None => unread(snapshot, uri)?,
    };
    Some(findings.into_iter().map(|finding| Diagnostic { statement: finding.statement, docs: None, finding }).collect())
}

/// A file that calls itself a career document and cannot be read as one says why.
fn unread(snapshot: &Snapshot, uri: &str) -> Option<Vec<Finding>> {
    let problems = snapshot.unread(uri);
    let settings = Settings::on(jiff::civil::Date::default());
    (!problems.is_empty()).then(|| rules::config_findings(&problems, &settings))
}
