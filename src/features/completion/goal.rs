use crate::document::GoalStatus;
use crate::features::types::{Completion, CompletionKind, Completions};
use crate::text::{Span, Template};

use super::place::Place;

/// When a goal has that status.
fn when(status: GoalStatus) -> &'static str {
    match status {
        GoalStatus::Agreed => "you and your manager want it as it stands",
        GoalStatus::Adjusted => "you and your manager want it, and changed it for that",
        GoalStatus::Dropped => "it does not count for this case",
    }
}

/// What became of a goal: in the brackets that end its line under Future, and behind "Status:" in a bullet there.
pub(super) fn status(place: &Place<'_>) -> Option<Completions> {
    let section = place.analysis.document.section_at(place.at)?;
    if section.canonical != Some("future") || !place.is_own() {
        return None;
    }
    let bare = place.before.trim_start().trim_start_matches(['-', '*', '+']).trim_start();
    let line = bare.get(..7).filter(|label| label.eq_ignore_ascii_case("status:"));
    let open = place.before.rfind('(').filter(|&open| {
        let goal = &place.before[..open];
        goal.contains(char::is_alphanumeric) && !goal.ends_with(']') && line.is_none()
    });
    let typed = match (line, open) {
        (Some(_), _) => bare[7..].trim_start(),
        (None, Some(open)) => &place.before[open + 1..],
        (None, None) => return None,
    };
    let closed = place.after.starts_with(')');
    let ends = place.after.trim().is_empty() || closed && open.is_some();
    if !ends || !typed.chars().all(char::is_alphabetic) {
        return None;
    }
    let low = typed.to_lowercase();
    let fits = GoalStatus::ALL.into_iter().filter(|status| status.name().starts_with(&low));
    let close = if open.is_some() && !closed { ")" } else { "" };
    let items = fits.map(|status| Completion {
        label: status.name().to_owned(),
        kind: CompletionKind::Value,
        detail: when(status).to_owned(),
        documentation: String::new(),
        filter: status.name().to_owned(),
        insert: Template::text(format!("{}{close}", status.name())),
    });
    let items: Vec<Completion> = items.collect();
    let span = Span::new(place.at - typed.len(), place.at);
    (!items.is_empty()).then_some(Completions { span, items, more: false })
}
