use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Document, Subject};
use crate::prose;
use crate::rules;
use crate::settings::Weight;
use crate::text::{Encoding, MarkKind, Span};
use crate::workspace::Analysis;

use super::passages;

/// The rule that knows a slot when it sees one.
const RULE: &str = "unfilled-placeholder";

/// Where a slot is still open: line and character, both from 1. What a directive or an `[[ignore]]` vouches for is none;
/// that the rule is off while drafting makes no difference, and `⟨…⟩` is one wherever it stands.
pub fn open_slots(analysis: &Analysis) -> Vec<(usize, usize)> {
    let mut settings = (*analysis.settings).clone();
    if settings.rules.get(RULE) == Some(&Weight::Off) {
        settings.rules.remove(RULE);
    }
    let context = rules::Context { settings: &settings, ..analysis.context() };
    let document = &analysis.document;
    let mut open: BTreeSet<Span> = own_marks(document).collect();
    let statements: BTreeMap<Span, Subject<'_>> =
        document.statements().map(|subject| (subject.span(), subject)).collect();
    for finding in rules::check(&context).iter().filter(|finding| finding.rule == RULE) {
        // One finding speaks for all slots of its statement.
        match finding.statement.and_then(|span| statements.get(&span)) {
            Some(subject) => open.extend(subject.statement.placeholders.iter().map(|plain| subject.place(*plain))),
            None => drop(open.insert(finding.span)),
        }
    }
    // A message that is kept below a note is none of it.
    let end = document.note_end();
    let places = open
        .into_iter()
        .filter(|span| span.start < end)
        .map(|span| document.buffer.position(span.start, Encoding::Utf32));
    places.map(|place| (place.line as usize + 1, place.character as usize + 1)).collect()
}

/// `⟨…⟩`, which nobody types for anything else, also where no rule looks: in quotes, feedback, skills.
fn own_marks(document: &Document) -> impl Iterator<Item = Span> + '_ {
    passages(document).flat_map(|(at, passage, _)| {
        let slots = prose::placeholders(&passage.plain).into_iter();
        let slots = slots.filter(|slot| slot.of(&passage.plain).starts_with('⟨'));
        let spans = slots.map(|slot| passage.source_span(slot));
        let code: Vec<Span> =
            passage.marks.iter().filter(|mark| mark.kind == MarkKind::Code).map(|mark| mark.span).collect();
        spans
            .filter(|span| !code.iter().any(|code| code.contains(*span)))
            .map(|span| span.shifted(at))
            .collect::<Vec<_>>()
    })
}
