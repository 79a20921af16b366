//! What can be done at a place: one file per kind of action, in the order in which they are offered.

mod clarity;
mod cross_reference;
mod focus;
mod insert;
mod offer;
mod proposal;
mod quiet;
mod read_as;
mod rebuild;
mod split;

use crate::syntax::UnitKind;
use crate::text::Span;
use crate::workspace::Snapshot;

use super::types::Action;

pub(super) use cross_reference::complete;
pub(super) use proposal::proposed;

/// Headings of what is said to others: beside the title, where a talk or a reading of the whole is prepared.
const SAID: [&str; 4] = ["summary", "intentions", "ask", "questions"];

/// Whether `span` lies where the document as a whole is at issue: on its title, in its header, on a heading of what is
/// said to others; in one without headings, on its first line of text.
pub fn is_about_whole(snapshot: &Snapshot, uri: &str, span: Span) -> bool {
    let Some(analysis) = snapshot.analysis(uri) else { return false };
    let document = &analysis.document;
    let line = document.buffer.line_span(span.start);
    let on = |place: Span| line.overlaps(place);
    let header = document.parts.first().is_some_and(|first| {
        first.part.unit.kind == UnitKind::Metadata && span.start < first.part.unit.text.trim_end().len()
    });
    let said = |canonical: Option<&str>| canonical.is_some_and(|canonical| SAID.contains(&canonical));
    header
        || document.title.as_ref().is_some_and(|(_, title)| on(*title))
        || document.sections.iter().any(|section| section.named && said(section.canonical) && on(section.heading))
        || document.sections.is_empty()
            && document.statements().next().is_some_and(|first| line.touches(first.span().start))
}

/// What can be done at `span`: what its findings offer, best first, and a file for each role where one asks for several;
/// rewrites of a statement that no finding is about; for those who ask for rewrites, what else a statement could say;
/// sections that belong here; help with the cross-reference and what is unclear in the matrix; then how to silence the
/// findings, and what their rules are about. For a file that is no career document, to read it as one.
pub fn actions(snapshot: &Snapshot, uri: &str, span: Span) -> Vec<Action> {
    let Some(analysis) = snapshot.analysis(uri) else {
        return read_as::read_as(snapshot, uri).into_iter().collect();
    };
    let findings = offer::findings(&analysis, span);
    let mut actions = offer::fixes(&analysis, &findings);
    actions.extend(split::per_role(snapshot, uri, &analysis, &findings));
    if actions.is_empty() {
        actions.extend(offer::rewrites(&analysis, span));
    }
    let further = offer::further(&analysis, span).into_iter();
    let further: Vec<Action> =
        further.filter(|action| actions.iter().all(|other| other.edits != action.edits)).collect();
    actions.extend(further);
    // Where a finding names what is missing, it offers that itself.
    if !findings.iter().any(|(_, finding)| finding.rule == "missing-section") {
        actions.extend(insert::sections(&analysis, span));
    }
    actions.extend(cross_reference::refresh(&analysis, span, &actions));
    actions.extend(clarity::here(&analysis, span));
    actions.extend(proposal::draft(snapshot, uri, &analysis, span));
    actions.extend(rebuild::from_one_sentence(&analysis, span));
    actions.extend(focus::choose(&analysis, span));
    actions.extend(quiet::here(&analysis, &findings));
    actions.extend(quiet::in_config(snapshot, uri, &analysis, &findings));
    actions.extend(quiet::explained(&findings));
    actions
}
