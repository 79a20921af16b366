use crate::rules::{self, Finding};
use crate::settings::Settings;
use crate::workspace::Snapshot;

/// The findings of an open document; none where it is no career document.
pub fn diagnostics(snapshot: &Snapshot, uri: &str) -> Option<Vec<Finding>> {
    match snapshot.analysis(uri) {
        Some(analysis) => Some(analysis.findings().to_vec()),
        None => unread(snapshot, uri),
    }
}

/// A file that calls itself a career document and cannot be read as one says why.
fn unread(snapshot: &Snapshot, uri: &str) -> Option<Vec<Finding>> {
    let problems = snapshot.unread(uri);
    let settings = Settings::on(jiff::civil::Date::default());
    (!problems.is_empty()).then(|| rules::config_findings(&problems, &settings))
}
