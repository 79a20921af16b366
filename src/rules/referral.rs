//! A message that asks for a referral.

mod missing_proof_attachment;
mod multiple_roles;
mod not_forwardable;

pub(super) use missing_proof_attachment::MISSING_PROOF_ATTACHMENT;
pub(super) use multiple_roles::{MULTIPLE_ROLES, asked};
pub(super) use not_forwardable::NOT_FORWARDABLE;
