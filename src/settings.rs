//! Plain data that says how career-ls is set up: what each rule weighs, which files are which kind, the windows of
//! time, the limits, and what day it is. Reads nothing itself.

mod severity;

pub use severity::Severity;
