//! What an editor can ask for, as plain functions from a snapshot to plain data. No protocol types: places are bytes.

mod plain;
mod stand_in;
mod types;

pub use plain::plain;
pub use stand_in::{Diagnostic, actions, completion, diagnostics, hover};
pub use types::{Action, ActionKind, Completion, CompletionKind, Completions, Hover};
