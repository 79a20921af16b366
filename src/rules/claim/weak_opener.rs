use crate::document::Subject;
use crate::framework::Citation;
use crate::prose::Phrasing;
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};

/// A statement that names an effect behind a duty or a presence.
pub(crate) static WEAK_OPENER: Rule = Rule {
    name: "weak-opener",
    family: Family::Claim,
    default: Some(Severity::Hint),
    kinds: super::TELLING,
    check: Check::Statement(check),
    cites,
    fix: Some(fix),
    page: include_str!("weak_opener.md"),
};

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    if subject.statement.phrasing != Phrasing::Mixed || !super::tells_work(context, subject) {
        return None;
    }
    let reading = &subject.statement.reading;
    let span = subject.place(reading.weak_opener()?);
    let message = if reading.shares_credit() {
        "This opening leaves your part open. Say what you did; credit that is shared stays shared."
    } else {
        "This opening tells that you were there, not what you did. Open with the verb of your work."
    };
    Some(Hit::new(span, message))
}

/// The rewrites that only say it straight: the size of the effect is another matter.
fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    super::rewrites(context, finding).into_iter().filter(|fix| fix.grade == Grade::Review).collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    super::cite_referral(&[
        ("step", "attach-proof"),
        ("principle", "outcomes-and-decisions"),
        ("principle", "specific-proof"),
    ])
}
