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

impl Severity {
    /// The name used in settings and reports.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Hint => "hint",
            Severity::Information => "information",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// What a rule is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// It finds nothing.
    Off,
    /// Its findings weigh this much.
    On(Severity),
}

impl Weight {
    /// Reads the name used in settings.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "off" => Weight::Off,
            "hint" => Weight::On(Severity::Hint),
            "information" => Weight::On(Severity::Information),
            "warning" => Weight::On(Severity::Warning),
            "error" => Weight::On(Severity::Error),
            _ => return None,
        })
    }
}
