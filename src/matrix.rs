//! A career matrix: levels × attributes → descriptors, from every shape that a company uses (one reader per shape).
//!
//! It is handed text that somebody else loaded and touches no file. A descriptor stays as the company wrote it.

mod builtin;
mod lookup;
mod model;
mod name;
mod pipe;
mod rank;

pub use builtin::builtin;
pub use model::{Attribute, Descriptor, Level, Matrix};
pub use name::slug;
pub use pipe::read;

/// Code of the problem of a text in which no matrix can be read.
pub const UNREADABLE: &str = "unreadable-matrix";
/// Code of the problem of an attribute that says nothing at a level.
pub const EMPTY_DESCRIPTOR: &str = "empty-descriptor";
