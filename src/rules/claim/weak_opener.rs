use crate::document::Subject;
use crate::framework::{self, Citation};
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
    // A matrix, a log and agreed expectations say what is asked for or what came of a note, not what was done.
    kinds: &[Kind::Promotion, Kind::ImpactSummary, Kind::Referral, Kind::Agenda, Kind::Brag, Kind::Proof],
    check: Check::Statement(check),
    cites,
    fix: Some(fix),
    page: include_str!("weak_opener.md"),
};

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    if subject.statement.phrasing != Phrasing::Mixed || !claims(context, subject) {
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

/// A referral note claims work in its sentences, under no heading at all.
fn claims(context: &Context<'_>, subject: &Subject<'_>) -> bool {
    context.claims(subject) || (context.document.kind == Kind::Referral && subject.canonical().is_none())
}

/// The rewrites that only say it straight: the size of the effect is another matter.
fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    super::rewrites(context, finding).into_iter().filter(|fix| fix.grade == Grade::Review).collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    let framework = framework::get("referral");
    let parts = [("step", "attach-proof"), ("principle", "outcomes-and-decisions"), ("principle", "specific-proof")];
    framework.iter().flat_map(|framework| parts.map(|(part, id)| framework.cite(part, id))).flatten().collect()
}
