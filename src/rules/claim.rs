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

use crate::rewrite;
use crate::settings::Kind;

use super::finding::{Finding, Fix};
use super::rule::Context;

/// Documents whose statements are to show outcomes.
const CLAIMING: &[Kind] = &[Kind::Promotion, Kind::ImpactSummary, Kind::Brag];

/// The rewrites of the statement that `finding` is about.
fn rewrites(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let Some(subject) = super::runner::subject(context, finding) else { return Vec::new() };
    let statement = subject.statement;
    rewrite::rewrites(&statement.passage, &statement.reading)
        .into_iter()
        .map(|rewrite| Fix {
            title: rewrite.title,
            grade: rewrite.grade,
            span: subject.span(),
            template: rewrite.template,
        })
        .collect()
}
