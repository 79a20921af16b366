//! Markdown as a tree, kept up to date edit by edit. The only importer of `tree_sitter`.
//!
//! The block tree is parsed incrementally and cut into [`Unit`]s; the markup inside a paragraph is parsed afresh, and
//! only when its words are asked for.

mod inline;
mod outline;
mod roles;
mod shown;
mod table;
mod tree;
mod unit;

pub use outline::{Outline, Placed};
pub use table::{Cell, Row, Table};
pub use tree::Tree;
pub use unit::{Block, BlockKind, Unit, UnitKind};

use crate::text::Passage;

/// The words of `source`, one paragraph of Markdown that stands in no container.
pub fn passage(source: &str) -> Passage {
    inline::passage(source, &[])
}
