use crate::rewrite::Grade;
use crate::settings::Severity;
use crate::text::{Span, Template};

/// What a rule noticed, in bytes of the document that it looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// How much it weighs, as settings have it.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// What is missing, why it matters, what to do.
    pub message: String,
}

/// An edit on offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in the imperative.
    pub title: String,
    /// What it asks of the author.
    pub grade: Grade,
    /// What is replaced, in bytes.
    pub span: Span,
    /// What comes in its place.
    pub template: Template,
}
