use jiff::ToSpan;
use jiff::civil::Date;

use crate::framework::{self, Citation};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;
use crate::text::counted;

/// The next promotion cycle is near, or has gone by.
pub(crate) static CYCLE_DEADLINE: Rule = Rule {
    name: "cycle-deadline",
    family: Family::Conversation,
    default: None,
    kinds: &[Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: None,
    page: include_str!("cycle_deadline.md"),
};

/// A cycle is near when it lies within so many days.
const NEAR: i32 = 30;

fn check(context: &Context<'_>) -> Vec<Hit> {
    let Some(field) = context.document.header.field("cycle") else { return Vec::new() };
    let Ok(cycle) = field.text.parse::<Date>() else { return Vec::new() };
    let today = context.settings.today;
    let message = if cycle < today {
        format!(
            "This cycle went by {} ago. Name the next one, so that goals can be held against it.",
            days(cycle, today)
        )
    } else if cycle == today {
        "The cycle is today. What is agreed and shown by now counts.".to_owned()
    } else if cycle <= today.saturating_add(NEAR.days()) {
        format!(
            "The cycle is in {}. What your manager needs for it should be with them before: ask what is still missing.",
            days(today, cycle)
        )
    } else {
        return Vec::new();
    };
    vec![Hit::new(field.span, message)]
}

fn days(from: Date, to: Date) -> String {
    let days = from.until(to).map_or(0, |span| span.get_days());
    counted(usize::try_from(days).unwrap_or_default(), "day")
}

fn cites(_: Kind) -> Vec<Citation> {
    let Some(framework) = framework::get("promotion") else { return Vec::new() };
    let parts = [("step", "future"), ("window", "next-cycle")];
    parts.into_iter().filter_map(|(part, id)| framework.cite(part, id)).collect()
}
