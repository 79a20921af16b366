//! Windows of time and goals.

mod goal;
mod goal_outside_current_scope;
mod goal_outside_window;
mod goal_without_business_impact;
mod recency_skew;
mod undated_goal;
mod undated_win;
mod unvalidated_goal;
mod win_outside_window;
mod win_without_narrative;

pub(super) use goal_outside_current_scope::GOAL_OUTSIDE_CURRENT_SCOPE;
pub(super) use goal_outside_window::GOAL_OUTSIDE_WINDOW;
pub(super) use goal_without_business_impact::GOAL_WITHOUT_BUSINESS_IMPACT;
pub(super) use recency_skew::RECENCY_SKEW;
pub(super) use undated_goal::UNDATED_GOAL;
pub(super) use undated_win::UNDATED_WIN;
pub(super) use unvalidated_goal::UNVALIDATED_GOAL;
pub(super) use win_outside_window::WIN_OUTSIDE_WINDOW;
pub(super) use win_without_narrative::WIN_WITHOUT_NARRATIVE;

use crate::prose::DateMention;

/// Whether a date says when, and is not part of a name such as "the 2019 roadmap": it opens the statement, stands in
/// brackets, or follows a word of time.
fn says_when(plain: &str, mention: &DateMention) -> bool {
    let before = plain[..mention.span.start].trim_end_matches([' ', '*', '_']);
    let word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    before.is_empty()
        || before.ends_with(['(', '[', ',', ';', '–', '-'])
        || matches!(
            word.as_str(),
            "in" | "on" | "during" | "since" | "until" | "from" | "to" | "of" | "late" | "early" | "mid"
        )
}
