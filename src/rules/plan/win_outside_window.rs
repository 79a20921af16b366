use crate::case;
use crate::document::Subject;
use crate::framework::{self, Citation};
use crate::prose::Phrasing;
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};

/// A win from before the window, or from after today.
pub(crate) static WIN_OUTSIDE_WINDOW: Rule = Rule {
    name: "win-outside-window",
    family: Family::Plan,
    default: Some(Severity::Information),
    kinds: &[Kind::Promotion],
    check: Check::Statement(check),
    cites,
    fix: None,
    page: include_str!("win_outside_window.md"),
};

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
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
    let months = context.settings.windows.history_months;
    let future = date.readings.iter().all(|reading| reading.0 > window.last);
    let message = if future {
        "This date has not come yet. If it is a plan, it belongs under Future.".to_owned()
    } else {
        format!(
            "This is more than {months} months ago, and a case rests on recent wins. Move it to Background, or say what it still does today."
        )
    };
    Some(Hit::new(subject.place(date.span), message))
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion").map(|framework| framework.cite_step("history")).into_iter().collect()
}
