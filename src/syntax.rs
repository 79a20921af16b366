//! Markdown as a tree, kept up to date edit by edit. The only importer of `tree_sitter`.

mod table;

pub use table::{Cell, Row, Table, tables};
