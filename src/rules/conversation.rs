//! The talk with the manager: intentions, tone, the ask.

mod critical_tone;
mod cycle_deadline;
mod demanding_tone;
mod goal_label_mismatch;
mod missing_agreed_plan;
mod missing_ask;
mod missing_intention;
mod overdue_check_in;

pub(super) use critical_tone::CRITICAL_TONE;
pub(super) use cycle_deadline::CYCLE_DEADLINE;
pub(super) use demanding_tone::DEMANDING_TONE;
pub(super) use goal_label_mismatch::GOAL_LABEL_MISMATCH;
pub(super) use missing_agreed_plan::MISSING_AGREED_PLAN;
pub(super) use missing_ask::MISSING_ASK;
pub(super) use missing_intention::MISSING_INTENTION;
pub(super) use overdue_check_in::OVERDUE_CHECK_IN;

use crate::document::{Shape, Subject};
use crate::prose::Phrasing;
use crate::settings::Kind;

use super::rule::Context;
use super::story;

/// Whether `subject` is said to the reader: neither where work is told, nor a bullet that tells work under a heading of
/// its own.
fn is_said(subject: &Subject<'_>) -> bool {
    match subject.canonical() {
        Some("history" | "background" | "collaboration" | "outside" | "evidence") => false,
        Some(_) => true,
        None => subject.statement.shape == Shape::Sentence || subject.statement.phrasing == Phrasing::Other,
    }
}

/// Whether `subject` stands where the promotion itself is talked about, so that "the process" is the one of promotions.
fn is_about_promotion(subject: &Subject<'_>) -> bool {
    matches!(
        subject.canonical(),
        Some(
            "matrix"
                | "cross-reference"
                | "interpretations"
                | "intentions"
                | "ask"
                | "questions"
                | "agreed-plan"
                | "advocacy"
        )
    )
}

/// Whether the document has come far enough for the talk: a case or a page that tells no effect yet has other needs.
fn is_ready(context: &Context<'_>) -> bool {
    let mut told = context.document.statements().map(|subject| subject.statement.phrasing);
    let early = matches!(context.document.kind, Kind::Promotion | Kind::ImpactSummary);
    story::is_written(context)
        && (!early || told.any(|phrasing| matches!(phrasing, Phrasing::Outcome | Phrasing::Mixed)))
}
