use crate::case::Coverage;
use crate::document::Status;
use crate::settings::Kind;
use crate::text::counted;
use crate::workspace::{Analysis, Snapshot};

use super::actions::complete;
use super::types::{Action, Lens};

/// What is shown above lines of a document: what the cross-reference comes to, on its heading. Without a matrix nothing.
pub fn lenses(snapshot: &Snapshot, uri: &str) -> Vec<Lens> {
    let lens = snapshot.analysis(uri).and_then(|analysis| cross_reference(&analysis));
    lens.into_iter().collect()
}

/// What the lens of `uri` does when it is chosen: what the action "Refresh cross-reference" or "Build cross-reference"
/// does. None where every attribute has its row.
pub fn refreshed(snapshot: &Snapshot, uri: &str) -> Option<Action> {
    let analysis = snapshot.analysis(uri)?;
    complete(&analysis)
}

fn cross_reference(analysis: &Analysis) -> Option<Lens> {
    let document = &analysis.document;
    let section = document.cross_reference_section().filter(|_| document.kind == Kind::Promotion)?;
    let coverage = analysis.context().coverage()?;
    Some(Lens { span: section.heading, title: summary(coverage)? })
}

/// "5 attributes: 3 over-delivering, 2 ambiguous": all that occurs, each attribute counted once.
fn summary(coverage: &Coverage) -> Option<String> {
    let all = coverage.standings.len();
    let count = |status: Status| coverage.standings.iter().filter(|standing| standing.status == Some(status)).count();
    let mut parts: Vec<String> = Status::ALL
        .into_iter()
        .map(|status| (count(status), status.name()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{count} {name}"))
        .collect();
    let bare = coverage.standings.iter().filter(|standing| standing.row.is_some() && standing.status.is_none()).count();
    let missing = coverage.standings.iter().filter(|standing| standing.row.is_none()).count();
    parts.extend((bare > 0).then(|| format!("{bare} without a status")));
    parts.extend((missing > 0).then(|| format!("{missing} without a row")));
    (all > 0).then(|| format!("{}: {}", counted(all, "attribute"), parts.join(", ")))
}
