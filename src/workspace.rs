//! STAND-IN: what is known now, as little of it as the protocol edge needs to be tested.

mod world;

pub use world::{Change, Snapshot, World};
