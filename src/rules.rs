//! What career-ls notices: one file per rule, its page beside it. A rule is a value and a function; the registry lists
//! them in the order in which they speak.

mod claim;
mod coverage;
mod finding;
mod matrix;
mod plan;
mod registry;
mod restraint;
mod rule;
mod runner;
mod setup;
mod story;
mod suppress;

pub use finding::{Finding, Fix};
pub use registry::{ALL, find, names};
pub use rule::{Check, Context, Family, Hit, Rule};
pub use runner::{check, citations, config_findings, fixes};
pub use story::{Outcome, outcomes};
pub use suppress::text_hash;
