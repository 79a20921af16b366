//! What an editor can ask for, as plain functions from a snapshot to plain data. No protocol types: places are bytes.

mod actions;
mod agenda;
mod completion;
mod definition;
mod diagnostics;
mod explain;
mod folding;
mod hover;
mod lens;
mod links;
mod log;
mod markdown;
mod hints;
mod moved;
mod next;
mod progress;
mod scan;
mod timeline;
mod plain;
mod referent;
mod rename;
mod search;
mod symbols;
mod types;
mod warm;

pub use actions::{actions, is_about_whole};
pub use agenda::{NO_CASE, NewAgenda, agenda, new_agenda};
pub use completion::completion;
pub use definition::{Definition, Location, definition, highlights, references};
pub use diagnostics::diagnostics;
pub use explain::explain;
pub use folding::folds;
pub use hints::hints;
pub use hover::hover;
pub use lens::{lenses, refreshed};
pub use links::{DocumentLink, document_links};
pub use log::{NO_LOG, measures};
pub use moved::moved;
pub use next::{NOTHING_TO_DO, Next, next};
pub use plain::plain;
pub use rename::{FileEdits, Renamable, prepare_rename, rename};
pub use scan::{NO_SCAN, QUESTION, Scan, scan, scanned};
pub use search::{Hit, search};
pub use symbols::symbols;
pub use types::{
    Action, ActionKind, Completion, CompletionKind, Completions, Edit, Fold, FoldKind, Hint, HintKind, Hover, Lens,
    LensLeads, Symbol, SymbolKind,
};
pub use warm::warm;
