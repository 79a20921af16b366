//! What a statement lacks, as a word at its end: for those who asked to see it.

use crate::document::Subject;
use crate::prose::Phrasing;
use crate::settings::Kind;
use crate::text::Span;
use crate::workspace::{Analysis, Snapshot};

use super::types::{Hint, HintKind};

/// The documents whose statements are to show outcomes.
const KINDS: [Kind; 4] = [Kind::Promotion, Kind::ImpactSummary, Kind::Brag, Kind::Proof];

/// What the statements in `span` lack, at most one thing each: the measure, then for whom, then proof. Nothing unless
/// settings ask for it, and nothing of what claims no work or is told in others' words.
pub fn hints(snapshot: &Snapshot, uri: &str, span: Span) -> Vec<Hint> {
    let wanted =
        |analysis: &Analysis| analysis.settings.inlay_hints == Some(true) && KINDS.contains(&analysis.document.kind);
    let analysis = snapshot.analysis(uri).filter(|analysis| wanted(analysis));
    analysis.map(|analysis| of(&analysis, span)).unwrap_or_default()
}

fn of(analysis: &Analysis, span: Span) -> Vec<Hint> {
    let document = &analysis.document;
    let subjects: Vec<Subject<'_>> = document.statements().collect();
    // What is told together is read together: one scope and one proof serve all of it.
    let joined = |a: &Subject<'_>, b: &Subject<'_>| {
        a.at == b.at || a.together.zip(b.together).is_some_and(|(a, b)| a.id == b.id)
    };
    let mut hints = Vec::new();
    for item in subjects.chunk_by(joined) {
        let scope = item.iter().any(|subject| subject.statement.reading.has_scope);
        let proof = item.iter().any(|subject| subject.has_evidence(analysis.matrix.as_deref()));
        for subject in item {
            let place = subject.span();
            let here = span.contains(Span::empty(place.end));
            // A slot that is open says itself what is lacking.
            let open = !subject.statement.placeholders.is_empty();
            if !here || open || !subject.claims() || document.is_foreign(subject.section_index) {
                continue;
            }
            let kind = match subject.phrasing() {
                Phrasing::Task | Phrasing::Mixed => Some(HintKind::Measure),
                Phrasing::Outcome if !scope => Some(HintKind::Audience),
                Phrasing::Outcome if !proof => Some(HintKind::Proof),
                Phrasing::Outcome | Phrasing::Other => None,
            };
            hints.extend(kind.map(|kind| Hint { at: place.end, kind }));
        }
    }
    hints
}
