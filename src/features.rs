//! What an editor can ask for, as plain functions from a snapshot to plain data. No protocol types: places are bytes.

mod actions;
mod completion;
mod diagnostics;
mod explain;
mod hover;
mod markdown;
mod plain;
mod types;

pub use actions::actions;
pub use completion::completion;
pub use diagnostics::diagnostics;
pub use explain::explain;
pub use hover::hover;
pub use plain::plain;
pub use types::{Action, ActionKind, Completion, CompletionKind, Completions, Edit, Hover};
