//! What career-ls notices: one file per rule, its page beside it.

mod finding;

pub use finding::{Finding, Fix};
