use crate::document::Subject;
use crate::features::types::{Action, ActionKind};
use crate::rewrite::Grade;
use crate::rules::{self, Finding, Fix};
use crate::text::Span;
use crate::workspace::Analysis;

/// The findings at `span`, each with its index.
pub(super) fn findings(analysis: &Analysis, span: Span) -> Vec<(usize, &Finding)> {
    let at = |finding: &&Finding| {
        // A rewrite is offered anywhere in its statement, also where the finding marks but a part of it.
        let reach = finding.statement.map_or(finding.span, |statement| statement.join(finding.span));
        reach.overlaps(span) || reach.touches(span.start)
    };
    analysis.findings().iter().enumerate().filter(|(_, finding)| at(finding)).collect()
}

/// What the findings offer.
pub(super) fn fixes(analysis: &Analysis, findings: &[(usize, &Finding)]) -> Vec<Action> {
    let context = analysis.context();
    let fixes = findings.iter().flat_map(|&(index, finding)| {
        rules::fixes(&context, finding).into_iter().map(move |fix| {
            let safe = fix.grade == Grade::Safe;
            let kind = if safe { ActionKind::QuickFix } else { ActionKind::Rewrite };
            Action { finding: Some(index), preferred: safe, ..action(fix, kind) }
        })
    });
    fixes.collect()
}

/// Rewrites of the statements at `span`: better ones, and those that only say the outcome first.
pub(super) fn rewrites(analysis: &Analysis, span: Span) -> Vec<Action> {
    let document = &analysis.document;
    let fixes = subjects(analysis, span).flat_map(|subject| {
        rules::rewrites(document, &subject).into_iter().chain(rules::outcome_first(document, &subject))
    });
    fixes.map(|fix| action(fix, ActionKind::Rewrite)).collect()
}

/// What else the statements at `span` could say, whether or not a finding is about them: the result first, from what, for
/// whom, where it can be seen, the story.
pub(super) fn further(analysis: &Analysis, span: Span) -> Vec<Action> {
    let fixes = subjects(analysis, span).flat_map(|subject| rules::further(&analysis.document, &subject));
    fixes.map(|fix| action(fix, ActionKind::Further)).collect()
}

fn subjects(analysis: &Analysis, span: Span) -> impl Iterator<Item = Subject<'_>> {
    let document = &analysis.document;
    document.statements_touching(span).filter(|subject| {
        // What is not filled in yet is nothing to build on.
        !document.is_foreign(subject.section_index) && subject.statement.placeholders.is_empty()
    })
}

fn action(fix: Fix, kind: ActionKind) -> Action {
    Action::new(fix.title, kind, fix.span, fix.template)
}
