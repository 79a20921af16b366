use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::effect::Clause;
use super::head::Head;
use crate::text::Span;

/// What a statement says of work done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Phrasing {
    /// A duty, an activity or a deliverable, with no effect stated.
    Task,
    /// An effect, but without its measure, generic, or only hoped for.
    Mixed,
    /// A measured effect, or an end state that somebody else would notice and could check.
    Outcome,
    /// Claims no work.
    Other,
}

/// What a quantity counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum QuantityKind {
    /// `30%`, `5 percentage points`
    Percent,
    /// `$1.2M`, `400k euros`
    Money,
    /// `3 days`, `200ms`
    Duration,
    /// `12 services`, `dozens of engineers`
    Count,
    /// `3x`, `10-fold`, `tripled`
    Multiple,
    /// `9 of 10`, `4.8/5`
    Ratio,
}

/// What a quantity is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Measures an effect.
    Result,
    /// Sizes the activity.
    Size,
    /// A service level or goal, not something reached.
    Target,
    /// When, how long it took, or length of experience.
    Time,
}

/// An amount with its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// From its sign or number to its unit; "from 95 to 40 minutes" is one quantity.
    pub span: Span,
    /// What it counts.
    pub kind: QuantityKind,
    /// What it is there for.
    pub role: Role,
    /// What it is a part of, where it says so: the "users" of "30% of users"; for "three of whom" the quantity before.
    pub whole: Option<Span>,
    /// The value before, where both are given: the `95` of "from 95 to 40 minutes".
    pub baseline: Option<Span>,
}

/// What got better, in the author's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// The clause, without the comma before it: "improving reliability", "to reduce rollbacks".
    pub span: Span,
    /// Whether it says how much, or names an end state that can be checked.
    pub measured: bool,
    /// Whether it is given as a purpose or a hope and not as something reached.
    pub purpose: bool,
}

/// One statement, read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What it says of work done.
    pub phrasing: Phrasing,
    /// Words at its start that hide what was done: "Responsible for", "Worked on". None in an outcome that opens with
    /// an honest "Helped".
    pub opener: Option<Span>,
    /// Amounts, in order.
    pub quantities: Vec<Quantity>,
    /// Whether some quantity measures the work or its effect.
    pub has_metric: bool,
    /// Whether it says for whom or how wide.
    pub has_scope: bool,
    /// The effect it names, the measured one where there are several.
    pub effect: Option<Effect>,
    pub(crate) head: Head,
    /// The clause of `effect`, where it is one.
    pub(crate) clause: Option<Clause>,
}

impl Reading {
    /// The opener, where it tells a duty or a presence: "Responsible for", "Helped", "Worked with". An attempt ("Tried
    /// to") and a hedge ("Was able to") are none.
    pub fn weak_opener(&self) -> Option<Span> {
        self.opener.filter(|_| self.head.opener.is_some_and(|(kind, ..)| kind.is_weak()))
    }

    /// Whether the opener shares the credit: "Helped", "Contributed to", "Worked with".
    pub fn shares_credit(&self) -> bool {
        use super::head::Opener::{Help, OwnPart, With};
        self.head.opener.is_some_and(|(kind, ..)| matches!(kind, Help | OwnPart | With))
    }
}
