//! What is known now: the one mutable world, its snapshots, the files on disk (an open buffer wins over them), and what
//! was read from all of these.

mod analysis;
mod beside;
mod environment;
mod files;
mod matrices;
mod named;
mod open;
mod path;
mod private;
mod reach;
mod recent;
mod siblings;
mod snapshot;
mod uri;
mod world;

pub use analysis::{Analysis, Disk, Overrides, Unread};
pub use beside::{FileState, OtherFile, Surroundings};
pub use named::read_matrix;
pub use open::Open;
pub use path::{plain_path, way};
pub use reach::{OtherDocument, Scope};
pub use snapshot::Snapshot;
pub use uri::{along, path as path_of};
pub use world::{Change, World};
