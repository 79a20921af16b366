//! What an editor can ask for, as plain functions from a snapshot to plain data. No protocol types: places are bytes.

mod actions;
mod completion;
mod definition;
mod diagnostics;
mod explain;
mod folding;
mod hover;
mod markdown;
mod plain;
mod referent;
mod symbols;
mod types;
mod warm;

pub use actions::actions;
pub use completion::completion;
pub use definition::{Definition, Location, definition, highlights, references};
pub use diagnostics::diagnostics;
pub use explain::explain;
pub use folding::folds;
pub use hover::hover;
pub use plain::plain;
pub use symbols::symbols;
pub use types::{
    Action, ActionKind, Completion, CompletionKind, Completions, Edit, Fold, FoldKind, Hover, Symbol, SymbolKind,
};
pub use warm::warm;
