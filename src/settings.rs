//! Plain data that says how career-ls is set up: what each rule weighs, which files are which kind, the windows of
//! time, the limits, and what day it is. Reads no file itself.

mod config;
mod kind;
mod severity;
mod value;

pub use config::{Documents, Ignore, Limits, Privacy, Settings, Windows};
pub use kind::Kind;
pub use severity::{Severity, Weight};
pub use value::{Bounds, Entry, Value, ValueKind, yaml_text};
