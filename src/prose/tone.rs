//! Tone in a talk about a promotion: blame, and pushing for a result.

mod blame;
mod blamed;
mod demand;

pub use blame::{Blame, blame};
pub use blamed::Blamed;
pub use demand::{Demand, demand};
