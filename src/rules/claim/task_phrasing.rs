use crate::document::Subject;
use crate::framework::{self, Citation};
use crate::prose::Phrasing;
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};

/// A statement that says what was done or assigned, and no result.
pub(crate) static TASK_PHRASING: Rule = Rule {
    name: "task-phrasing",
    family: Family::Claim,
    default: Some(Severity::Warning),
    kinds: super::CLAIMING,
    check: Check::Statement(check),
    cites,
    fix: Some(super::rewrites),
    page: include_str!("task_phrasing.md"),
};

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    if subject.phrasing() != Phrasing::Task || !context.claims(subject) {
        return None;
    }
    let said = if subject.statement.reading.opener.is_some() { "was assigned" } else { "was done" };
    let sized = subject.statement.reading.has_metric;
    let size = if sized { " The number sizes the work, not its effect." } else { "" };
    Some(Hit::new(
        subject.span(),
        format!("This says what {said}, not what changed.{size} What got better, and for whom?"),
    ))
}

fn cites(kind: Kind) -> Vec<Citation> {
    let (framework, step) = match kind {
        Kind::ImpactSummary | Kind::Referral => ("referral", "attach-proof"),
        _ => ("promotion", "history"),
    };
    framework::get(framework).map(|framework| framework.cite_step(step)).into_iter().collect()
}
