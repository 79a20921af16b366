//! The laws of the map in `src/lib.rs`. Each is a function over pairs of path and text, tried on a violation first: a
//! law that cannot fail holds nothing.

#[path = "architecture/code.rs"]
mod code;
#[path = "support/files.rs"]
mod files;
#[path = "architecture/layers.rs"]
mod layers;
#[path = "architecture/packages.rs"]
mod packages;
#[path = "architecture/queries.rs"]
mod queries;
#[path = "architecture/rooms.rs"]
mod rooms;
