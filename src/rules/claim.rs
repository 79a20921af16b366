//! What a statement claims.

mod duplicate_outcome;
mod evidence_dump;
mod generic_claim;
mod hedging;
mod item;
mod level;
mod metric_without_baseline;
mod missing_decision;
mod missing_evidence;
mod missing_scope;
mod no_cross_team_impact;
mod number_without_outcome;
mod overclaim;
mod task_phrasing;
mod unclear_contribution;
mod unfilled_placeholder;
mod unfinished_tense;
mod unmeasured_effect;
mod vague_modifier;
mod weak_opener;

pub(super) use duplicate_outcome::DUPLICATE_OUTCOME;
pub(super) use evidence_dump::EVIDENCE_DUMP;
pub(super) use generic_claim::GENERIC_CLAIM;
pub(super) use hedging::HEDGING;
pub(super) use metric_without_baseline::METRIC_WITHOUT_BASELINE;
pub(super) use missing_decision::MISSING_DECISION;
pub(super) use missing_evidence::MISSING_EVIDENCE;
pub(super) use missing_scope::MISSING_SCOPE;
pub(super) use no_cross_team_impact::NO_CROSS_TEAM_IMPACT;
pub(super) use number_without_outcome::NUMBER_WITHOUT_OUTCOME;
pub(super) use overclaim::OVERCLAIM;
pub(super) use task_phrasing::TASK_PHRASING;
pub(super) use unclear_contribution::UNCLEAR_CONTRIBUTION;
pub(super) use unfilled_placeholder::UNFILLED_PLACEHOLDER;
pub(super) use unfinished_tense::UNFINISHED_TENSE;
pub(super) use unmeasured_effect::UNMEASURED_EFFECT;
pub(super) use vague_modifier::VAGUE_MODIFIER;
pub(super) use weak_opener::WEAK_OPENER;

use crate::document::{Statement, Subject};
use crate::framework::{self, Citation};
use crate::rewrite::{self, Rewrite};
use crate::settings::Kind;

use super::finding::{Finding, Fix};
use super::rule::Context;

/// Documents whose statements are to show outcomes.
const CLAIMING: &[Kind] = &[Kind::Promotion, Kind::ImpactSummary, Kind::Brag];

/// Documents in which an author tells of work. A matrix, a log and agreed expectations say what is asked for or what came
/// of a note, not what was done.
const TELLING: &[Kind] = &[Kind::Promotion, Kind::ImpactSummary, Kind::Referral, Kind::Agenda, Kind::Brag, Kind::Proof];

/// Whether `subject` tells of work. A referral note does in its sentences, under no heading at all.
fn tells_work(context: &Context<'_>, subject: &Subject<'_>) -> bool {
    context.claims(subject) || (context.document.kind == Kind::Referral && subject.canonical().is_none())
}

/// What the referral framework says of `parts`, kinds and ids.
fn cite_referral(parts: &[(&str, &str)]) -> Vec<Citation> {
    let Some(framework) = framework::get("referral") else { return Vec::new() };
    parts.iter().filter_map(|(part, id)| framework.cite(part, id)).collect()
}

/// The rewrites of the statement that `finding` is about.
fn rewrites(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let subject = super::runner::subject(context, finding);
    subject.map(|subject| reworded(&subject)).unwrap_or_default()
}

/// What `offer` makes of the statement that `finding` is about.
fn offered<I>(context: &Context<'_>, finding: &Finding, offer: impl Fn(&Statement) -> I) -> Vec<Fix>
where
    I: IntoIterator<Item = Rewrite>,
{
    let Some(subject) = super::runner::subject(context, finding) else { return Vec::new() };
    offer(subject.statement).into_iter().map(|rewrite| as_fix(rewrite, &subject)).collect()
}

/// What may be offered for a statement, best first.
pub(super) fn reworded(subject: &Subject<'_>) -> Vec<Fix> {
    let statement = subject.statement;
    let rewrites = rewrite::rewrites(&statement.passage, &statement.reading);
    rewrites.into_iter().map(|rewrite| as_fix(rewrite, subject)).collect()
}

/// What else a statement could say.
pub(super) fn further(subject: &Subject<'_>) -> Vec<Fix> {
    let statement = subject.statement;
    let rewrites = rewrite::further(&statement.passage, &statement.reading);
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
