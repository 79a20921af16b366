use crate::document::Subject;
use crate::framework::Citation;
use crate::prose::Phrasing;
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};

/// A statement that names an effect and not its size.
pub(crate) static UNMEASURED_EFFECT: Rule = Rule {
    name: "unmeasured-effect",
    family: Family::Claim,
    default: Some(Severity::Information),
    kinds: super::CLAIMING,
    check: Check::Statement(check),
    cites,
    fix: Some(super::rewrites),
    page: include_str!("unmeasured_effect.md"),
};

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    if subject.phrasing() != Phrasing::Mixed || !context.claims(subject) {
        return None;
    }
    let effect = subject.statement.reading.effect.as_ref();
    let span = effect.map_or_else(|| subject.span(), |effect| subject.place(effect.span));
    let message = if effect.is_some_and(|effect| effect.purpose) {
        "This names what was wanted, not how far it came about. From what to what?"
    } else {
        "This names an effect without its size. From what to what?"
    };
    Some(Hit::new(span, message))
}

fn cites(_: Kind) -> Vec<Citation> {
    super::cite_referral(&[("check", "three-outcomes"), ("step", "pick-the-target")])
}
