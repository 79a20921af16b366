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

use ropey::Rope;

use crate::text::Passage;

/// The words of `source`, one paragraph of Markdown that stands in no container.
pub fn passage(source: &str) -> Passage {
    inline::passage(source, &[])
}

/// The pipe tables of `text`, in order, those in lists included and those in quotes not.
pub fn tables(text: &str) -> Vec<Table> {
    let tree = Tree::parse(&Rope::from_str(text));
    let outline = tree.outline();
    outline
        .iter()
        .filter(|placed| placed.unit.kind != UnitKind::Quote)
        .flat_map(|placed| placed.unit.tables().into_iter().map(|table| table.shifted(placed.start)))
        .collect()
}
