use crate::document::Subject;
use crate::framework::{self, Citation};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};
use crate::text::Span;

/// A slot that is still open.
pub(crate) static UNFILLED_PLACEHOLDER: Rule = Rule {
    name: "unfilled-placeholder",
    family: Family::Claim,
    default: Some(Severity::Warning),
    kinds: &[],
    check: Check::Both(in_statement, elsewhere),
    cites,
    fix: None,
    page: include_str!("unfilled_placeholder.md"),
};

fn in_statement(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    let open = &subject.statement.placeholders;
    let first = subject.place(*open.first()?);
    Some(hit(context, first, open.len()))
}

fn elsewhere(context: &Context<'_>) -> Vec<Hit> {
    context.document.slots_elsewhere().into_iter().map(|span| hit(context, span, 1)).collect()
}

fn hit(context: &Context<'_>, span: Span, count: usize) -> Hit {
    let more = match count {
        1 => String::new(),
        2 => " One more is open here.".to_owned(),
        count => format!(" {} more are open here.", count - 1),
    };
    let message = format!("This slot is still open: only you know what belongs here.{more}");
    let hit = Hit::new(span, message);
    if context.document.header.is_final() { hit.weighing(Severity::Error) } else { hit }
}

fn cites(_: Kind) -> Vec<Citation> {
    let checks = ["target-and-level", "matching-ask"];
    framework::get("referral")
        .iter()
        .flat_map(|framework| checks.map(|id| framework.cite("check", id)))
        .flatten()
        .collect()
}
