//! What career-ls notices: one file per rule, its page beside it. A rule is a value and a function; the registry lists
//! them in the order in which they speak.

mod claim;
mod conversation;
mod coverage;
mod finding;
mod focus;
mod matrix;
mod plan;
mod privacy;
mod referral;
mod registry;
mod restraint;
mod rule;
mod runner;
mod setup;
mod silence;
mod story;
mod suppress;

pub use finding::{Finding, Fix, Related};
pub use focus::{Focus, serving};
pub use matrix::matrix_findings;
pub use registry::{ALL, find, names};
pub use rule::{Check, Context, Family, Hit, Rule};
pub use runner::{
    check, check_all, citations, config_findings, fixes, further, outcome_first, rewrites, speaks, targets,
};
pub use silence::{ignore_entry, silence};
pub use story::{Glance, Outcome, glance, is_written, outcomes};
pub use suppress::text_hash;
