use crate::case;
use crate::document::{self, Subject};
use crate::framework::{self, Citation};
use crate::prose::{DateMention, Phrasing};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::rules::runner;
use crate::settings::{Kind, Severity};

/// A win from before the window, or from after today.
pub(crate) static WIN_OUTSIDE_WINDOW: Rule = Rule {
    name: "win-outside-window",
    family: Family::Plan,
    default: Some(Severity::Information),
    kinds: &[Kind::Promotion],
    check: Check::Statement(check),
    cites,
    fix: Some(fix),
    page: include_str!("win_outside_window.md"),
};

/// The date that tells when `subject`, a win, was complete, where it lies outside the window; and whether it is still to
/// come.
fn outside<'a>(context: &Context<'_>, subject: &Subject<'a>) -> Option<(&'a DateMention, bool)> {
    if subject.canonical() != Some("history") || subject.statement.phrasing == Phrasing::Other {
        return None;
    }
    let plain = &subject.statement.passage.plain;
    // Of several dates the last tells when the win was complete.
    let date = subject
        .statement
        .dates
        .iter()
        .filter(|mention| super::says_when(plain, mention))
        .max_by_key(|mention| mention.readings.iter().map(|reading| reading.1).max())?;
    let window = case::history(context.settings);
    if !window.excludes(date) {
        return None;
    }
    let future = date.readings.iter().all(|reading| reading.0 > window.last);
    Some((date, future))
}

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    let (date, future) = outside(context, subject)?;
    let months = context.settings.windows.history_months;
    let message = if future {
        "This date has not come yet. If it is a plan, it belongs under Future.".to_owned()
    } else {
        format!(
            "This is more than {months} months ago, and a case rests on recent wins. Move it to Background, or say what it still does today."
        )
    };
    Some(Hit::new(subject.place(date.span), message))
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let document = context.document;
    let subject = runner::subject(context, finding);
    let past = subject.filter(|subject| outside(context, subject).is_some_and(|(_, future)| !future));
    // What else stands in the item would go along with it.
    let alone = past.filter(|subject| document.part_at(subject.at).is_some_and(|part| part.part.statements.len() == 1));
    let edit = alone.and_then(|subject| document::item_moved(document, subject.at, document::Below::Background));
    let fix = edit.map(|(span, template)| Fix {
        title: "Move it to Background".to_owned(),
        grade: Grade::Review,
        span,
        template,
    });
    fix.into_iter().collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion").map(|framework| framework.cite_step("history")).into_iter().collect()
}
