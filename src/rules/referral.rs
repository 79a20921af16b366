//! A message that asks for a referral.

mod missing_proof_attachment;
mod missing_vouch_basis;
mod multiple_roles;
mod not_forwardable;
mod referral_next_step;

pub(super) use missing_proof_attachment::MISSING_PROOF_ATTACHMENT;
pub(super) use missing_vouch_basis::MISSING_VOUCH_BASIS;
pub(super) use multiple_roles::{MULTIPLE_ROLES, asked};
pub(super) use not_forwardable::NOT_FORWARDABLE;
pub(super) use referral_next_step::REFERRAL_NEXT_STEP;
