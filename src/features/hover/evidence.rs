//! What the proof bank keeps under a label.

use crate::features::markdown;
use crate::features::referent::{Referent, find};
use crate::features::types::Hover;
use crate::settings::Kind;
use crate::workspace::{Analysis, Snapshot};

/// What the label at `at` stands for, where a proof document of the case says so and the document itself does not.
pub(super) fn kept(snapshot: &Snapshot, analysis: &Analysis, uri: &str, at: usize) -> Option<Hover> {
    let part = analysis.document.part_at(at)?;
    if analysis.document.kind == Kind::Proof || !part.part.unit.text.contains("[^") {
        return None;
    }
    let found = find(snapshot, uri, at)?;
    let Referent::Evidence(label) = &found.mention.referent else { return None };
    let own = analysis.document.labels();
    if own.iter().any(|own| own.trim_start_matches('^').eq_ignore_ascii_case(label)) {
        return None;
    }
    analysis.case.others.iter().find_map(|told| {
        let kept = told.kept.iter().find(|kept| kept.label.eq_ignore_ascii_case(label))?;
        let place = format!("`{}`", told.path.replace('`', "'"));
        let markdown = format!("**{}** · {place}\n\n{}", markdown::escape(&kept.label), markdown::kept(kept));
        Some(Hover { span: found.mention.whole, markdown })
    })
}
