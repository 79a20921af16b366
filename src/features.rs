//! What an editor can ask for, as plain functions from a snapshot to plain data. No protocol types: places are bytes.

mod types;

pub use types::{Action, ActionKind, Completion, CompletionKind, Completions, Hover};
