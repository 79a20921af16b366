use crate::case::Coverage;
use crate::document::{Section, Status};
use crate::settings::Kind;
use crate::text::{Span, counted};
use crate::workspace::{Analysis, Snapshot};

use super::actions::complete;
use super::types::{Action, Lens, LensLeads};
use super::{progress, timeline};

/// What is shown above lines of a document: how far a case has come, on its title; its wins by quarter, on the heading of
/// these; what the cross-reference comes to, on its heading; the signals that a referral note lacks, on its first line.
pub fn lenses(snapshot: &Snapshot, uri: &str) -> Vec<Lens> {
    let Some(analysis) = snapshot.analysis(uri) else { return Vec::new() };
    let lenses = [steps(&analysis), wins(&analysis), cross_reference(&analysis), signals(&analysis)];
    lenses.into_iter().flatten().collect()
}

fn steps(analysis: &Analysis) -> Option<Lens> {
    let (_, span) = analysis.document.title.as_ref()?;
    Some(Lens { span: *span, title: progress::progress(analysis)?, leads: LensLeads::ToNext })
}

fn wins(analysis: &Analysis) -> Option<Lens> {
    let document = &analysis.document;
    let of_wins = |section: &&Section| section.named && section.canonical == Some("history");
    let section = document.sections.iter().find(of_wins).filter(|_| document.kind == Kind::Promotion)?;
    Some(Lens { span: section.heading, title: timeline::brief(analysis)?, leads: LensLeads::ToNext })
}

fn signals(analysis: &Analysis) -> Option<Lens> {
    let document = &analysis.document;
    let first = document.statements().next()?;
    let line = document.buffer.line_span(first.span().start);
    let span = Span::new(line.start, line.start + document.buffer.slice(line).trim_end().len());
    Some(Lens { span, title: progress::missing_cues(analysis)?, leads: LensLeads::ToNext })
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
    Some(Lens { span: section.heading, title: summary(coverage)?, leads: LensLeads::ToRows })
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
