//! A message that asks for a referral.

mod missing_proof_attachment;
mod missing_vouch_basis;
mod multiple_roles;
mod not_forwardable;
mod referral_next_step;

pub(super) use missing_proof_attachment::MISSING_PROOF_ATTACHMENT;
pub(super) use missing_vouch_basis::MISSING_VOUCH_BASIS;
pub(super) use multiple_roles::MULTIPLE_ROLES;
pub(super) use not_forwardable::NOT_FORWARDABLE;
pub(super) use referral_next_step::REFERRAL_NEXT_STEP;

use crate::document::Document;

/// Headings of messages that come after the note: they are none of what is passed on.
const LATER: [&str; 8] =
    ["thanks", "thank you", "thank-you", "after a no", "follow-up", "follow up", "update", "closing the loop"];

/// Where the note ends: at the first message that is kept below it.
fn note_end(document: &Document) -> usize {
    let later = |title: &str| LATER.contains(&title.to_lowercase().as_str());
    let section = document.sections.iter().find(|section| later(&section.title));
    section.map_or(document.buffer.len(), |section| section.span.start)
}
