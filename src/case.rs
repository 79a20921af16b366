//! One person's matrix and documents seen as one: coverage, windows of time, consistency.

mod window;

pub use window::{Window, history};
