//! STUB replaced at merge
use crate::text::Span;
use schemars::JsonSchema;
use serde::Serialize;
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Phrasing {
    Task,
    Mixed,
    Outcome,
    Other,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum QuantityKind {
    Percent,
    Money,
    Duration,
    Count,
    Multiple,
    Ratio,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Result,
    Size,
    Target,
    Time,
}
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    pub span: Span,
    pub kind: QuantityKind,
    pub role: Role,
    pub baseline: Option<Span>,
}
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    pub span: Span,
    pub measured: bool,
    pub purpose: bool,
}
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub phrasing: Phrasing,
    pub opener: Option<Span>,
    pub quantities: Vec<Quantity>,
    pub has_metric: bool,
    pub has_scope: bool,
    pub effect: Option<Effect>,
}
pub fn read(_: &str) -> Reading {
    Reading {
        phrasing: Phrasing::Task,
        opener: None,
        quantities: vec![],
        has_metric: false,
        has_scope: false,
        effect: None,
    }
}
pub fn is_english(_: &str) -> bool {
    true
}
pub fn placeholders(_: &str) -> Vec<Span> {
    vec![]
}
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    pub span: Span,
    pub readings: Vec<(jiff::civil::Date, jiff::civil::Date)>,
}
pub fn dates(_: &str) -> Vec<DateMention> {
    vec![]
}
mod sentence;
pub use sentence::sentences;
