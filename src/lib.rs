//! career-ls reads career documents while they are written and says what a good coach would say.
//!
//! The modules stand in dependency order: **a module uses only those above it**
//! (`tests/architecture.rs` holds the law).

#![forbid(unsafe_code)]

pub mod text;
pub mod syntax;
pub mod settings;
pub mod prose;
pub mod framework;
pub mod matrix;
pub mod document;
pub mod rewrite;
pub mod case;
pub mod rules;
pub mod workspace;
pub mod features;
// pub mod report;
pub mod server;
pub mod cli;
