//! What a statement claims.

mod missing_evidence;
mod task_phrasing;
mod unfilled_placeholder;
mod unmeasured_effect;
mod weak_opener;

pub(super) use missing_evidence::MISSING_EVIDENCE;
pub(super) use task_phrasing::TASK_PHRASING;
pub(super) use unfilled_placeholder::UNFILLED_PLACEHOLDER;
pub(super) use unmeasured_effect::UNMEASURED_EFFECT;
pub(super) use weak_opener::WEAK_OPENER;

use crate::document::Subject;
use crate::rewrite::{self, Rewrite};
use crate::settings::Kind;

use super::finding::{Finding, Fix};
use super::rule::Context;

/// Documents whose statements are to show outcomes.
const CLAIMING: &[Kind] = &[Kind::Promotion, Kind::ImpactSummary, Kind::Brag];

/// The rewrites of the statement that `finding` is about.
fn rewrites(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let subject = super::runner::subject(context, finding);
    subject.map(|subject| reworded(&subject)).unwrap_or_default()
}

/// What may be offered for a statement, best first.
pub(super) fn reworded(subject: &Subject<'_>) -> Vec<Fix> {
    let statement = subject.statement;
    let rewrites = rewrite::rewrites(&statement.passage, &statement.reading);
    rewrites.into_iter().map(|rewrite| as_fix(rewrite, subject)).collect()
}

/// A statement's outcome said first.
pub(super) fn first(subject: &Subject<'_>) -> Option<Fix> {
    let statement = subject.statement;
    rewrite::outcome_first(&statement.passage, &statement.reading).map(|rewrite| as_fix(rewrite, subject))
}

fn as_fix(rewrite: Rewrite, subject: &Subject<'_>) -> Fix {
    Fix { title: rewrite.title, grade: rewrite.grade, span: subject.span(), template: rewrite.template }
}
