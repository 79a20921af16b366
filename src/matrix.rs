//! A career matrix: levels × attributes → descriptors, from every shape that a company uses (one reader per shape).
//!
//! It asks a [`Loader`] for text and touches no file. A descriptor stays as the company wrote it. A reader makes a
//! `Draft` of what it understands, or says why it declines; ids, inheritance and what nobody understood are added to
//! every draft alike.

mod axis;
mod builtin;
mod cells;
mod cumulative;
mod data;
mod draft;
mod folder;
mod format;
mod heading;
mod html;
mod include;
mod lookup;
mod model;
mod name;
mod order;
mod pipe;
mod rank;
mod read;
mod shape;
mod sheet;
mod source;
mod steps;
mod table;
mod track;
mod trail;
mod unplaced;
mod workbook;

pub use builtin::builtin;
pub use model::{Attribute, Descriptor, Level, Matrix, Note, Place};
pub use name::{bare, slug, words as level_words};
pub use rank::split as split_level;
pub use read::{LIMIT, Unreadable, read, read_bytes, read_markdown};
pub use shape::Shape;
pub use source::{Alone, Loaded, Loader};
pub use track::choose;

/// Code of the problem of a text in which no matrix can be read.
pub const UNREADABLE: &str = "unreadable-matrix";
/// Code of the problem of an attribute that says nothing at a level.
pub const EMPTY_DESCRIPTOR: &str = "empty-descriptor";
/// Code of the problem of a source with more grids than the one that is looked at.
pub const MORE_TRACKS: &str = "more-tracks";
/// Code of the problem of lines that are in no cell and no name.
pub const UNPLACED: &str = "unplaced";
/// Code of the problem of a part that its source keeps in another file, so that it is not read.
pub const UNRESOLVED: &str = "unresolved-include";
