use crate::case;
use crate::document::{Subject, goal_status};
use crate::framework::{self, Citation};
use crate::prose::DateMention;
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};

/// A goal due in the past, or further ahead than a plan looks.
pub(crate) static GOAL_OUTSIDE_WINDOW: Rule = Rule {
    name: "goal-outside-window",
    family: Family::Plan,
    default: Some(Severity::Information),
    kinds: &[Kind::Promotion],
    check: Check::Statement(check),
    cites,
    fix: None,
    page: include_str!("goal_outside_window.md"),
};

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    let statement = super::goal::goal(context, subject)?.statement;
    let plain = &statement.passage.plain;
    // The day on which it was agreed is no day by which it is due.
    let settled = goal_status(plain).map(|(_, span)| span).unwrap_or_default();
    let said = statement.dates.iter().filter(|mention| !settled.contains(mention.span));
    let said: Vec<&DateMention> =
        said.filter(|mention| is_due(plain, mention) || super::says_when(plain, mention)).collect();
    let due: Vec<&DateMention> = said.iter().filter(|mention| is_due(plain, mention)).copied().collect();
    // Of several dates the last one tells when it is reached.
    let all = if due.is_empty() { said } else { due };
    let date = all.into_iter().max_by_key(|mention| mention.readings.iter().map(|reading| reading.1).max())?;
    let window = case::future(context.settings);
    if !window.excludes(date) {
        return None;
    }
    let message = if date.readings.iter().all(|reading| reading.1 < window.first) {
        "This date has passed. If the goal is met, it is a win now: move it to History. If not, when will it be?"
            .to_owned()
    } else {
        let months = context.settings.windows.future_months;
        format!(
            "This is more than {months} months ahead, later than a plan for the next step looks. What will others see \
             of it within {months} months?"
        )
    };
    Some(Hit::new(subject.place(date.span), message))
}

/// Whether the date is the day by which it is to be reached.
fn is_due(plain: &str, mention: &DateMention) -> bool {
    let before = plain[..mention.span.start].trim_end_matches([' ', '*', '_']);
    let word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    matches!(word.as_str(), "by" | "before" | "until" | "due" | "due:" | "end")
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion").map(|framework| framework.cite_step("future")).into_iter().collect()
}
