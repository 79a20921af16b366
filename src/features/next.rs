//! The one edit that helps a document most.

use crate::prose::Phrasing;
use crate::rules::{self, Family, Finding, Fix, Focus};
use crate::settings::Severity;
use crate::text::Span;
use crate::workspace::Analysis;

/// What to do next, and nothing beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Next {
    /// What it answers.
    pub finding: Finding,
    /// Where to look: the slot to fill, the statement to reword, the heading that lacks something.
    pub place: Span,
    /// The best of what is on offer for it; none where only the author can write it.
    pub fix: Option<Fix>,
    /// How many findings are shown beside it.
    pub rest: usize,
}

/// What is said where [`next`] has nothing.
pub const NOTHING_TO_DO: &str = "There is nothing that I would change here next. Well done.";

/// The edit that helps most; none where nothing was found.
///
/// What was begun comes first, for an open slot spoils all around it. Then what would be wrong in any style. Then the
/// wins, which carry a case: a task that could be an outcome, an effect that could be measured. Then what is missing as a
/// whole, for a section takes longer to write than a number; then proof; then the rest by its weight. Of equals the one
/// that a reader meets first.
pub fn next(analysis: &Analysis) -> Option<Next> {
    // Which one helps most is found among all, not only among those that are shown at once.
    let mut findings = analysis.all_findings().into_iter();
    let first = findings.next()?;
    // What its author works on now comes first.
    let focus = Focus::of(&analysis.document);
    let rank = |finding: &Finding| (!focus.holds(finding), rank(finding, analysis));
    let earlier = |best: Finding, other: Finding| if rank(&other) < rank(&best) { other } else { best };
    let finding = findings.fold(first, earlier);
    let fix = rules::fixes(&analysis.context(), &finding).into_iter().next();
    Some(Next { place: place(&finding), fix, rest: analysis.findings().len().saturating_sub(1), finding })
}

/// How soon a finding's turn comes.
fn rank(finding: &Finding, analysis: &Analysis) -> u8 {
    let rule = rules::find(finding.rule);
    match (finding.rule, finding.severity) {
        ("unfilled-placeholder", _) => 0,
        (_, Severity::Error) => 1,
        _ if rule.is_some_and(|rule| rule.family == Family::Setup && rule.name != "unused-directive") => 1,
        ("task-phrasing", _) => 2 + u8::from(!is_told_as_history(finding, analysis)),
        ("unmeasured-effect", _) => 4,
        ("missing-section", _) => 5,
        (_, Severity::Warning) => 6,
        ("missing-evidence" | "missing-proof-attachment", _) => 7,
        (_, Severity::Information) => 8,
        (_, Severity::Hint) => 9,
    }
}

fn is_told_as_history(finding: &Finding, analysis: &Analysis) -> bool {
    let document = &analysis.document;
    let mut here = document.statements_touching(finding.span);
    here.any(|subject| subject.canonical() == Some("history") && subject.phrasing() != Phrasing::Other)
}

fn place(finding: &Finding) -> Span {
    match (finding.rule, finding.statement) {
        // The slot itself, so that typing fills it.
        ("unfilled-placeholder", _) | (_, None) => finding.span,
        (_, Some(statement)) => statement,
    }
}
