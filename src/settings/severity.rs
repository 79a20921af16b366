use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How much a finding weighs, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A nudge.
    Hint,
    /// Worth knowing.
    Information,
    /// Weakens the document.
    Warning,
    /// Wrong whatever the style.
    Error,
}
