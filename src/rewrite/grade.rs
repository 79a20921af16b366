use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How much an edit asks of the author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// Keeps the meaning; may be applied unseen.
    Safe,
    /// Reworded from the author's own words; to be read before it is kept.
    Review,
    /// Has slots that only the author can fill.
    Sketch,
}
