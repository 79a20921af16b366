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

/// Rewrites of the statements at `span`: better ones, those that only say the outcome first, and what else they could
/// say.
pub(super) fn rewrites(analysis: &Analysis, span: Span) -> Vec<Action> {
    let document = &analysis.document;
    let subjects = document.statements_touching(span).filter(|subject| !document.is_foreign(subject.section_index));
    let fixes = subjects.flat_map(|subject| {
        let first = rules::outcome_first(document, &subject);
        let further = rules::further(document, &subject);
        rules::rewrites(document, &subject).into_iter().chain(first).chain(further)
    });
    fixes.map(|fix| action(fix, ActionKind::Rewrite)).collect()
}

fn action(fix: Fix, kind: ActionKind) -> Action {
    Action::new(fix.title, kind, fix.span, fix.template)
}
