//! Goals: their labels, and what a talk with the manager made of them.

use crate::text::Span;

/// What became of a goal in a talk with the manager.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GoalStatus {
    /// Both want it as it stands.
    Agreed,
    /// Both want it, and it was changed for that.
    Adjusted,
    /// It does not count for the case, and is let go.
    Dropped,
}

impl GoalStatus {
    /// Every status, in the order in which they are offered.
    pub const ALL: [GoalStatus; 3] = [GoalStatus::Agreed, GoalStatus::Adjusted, GoalStatus::Dropped];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            GoalStatus::Agreed => "agreed",
            GoalStatus::Adjusted => "adjusted",
            GoalStatus::Dropped => "dropped",
        }
    }

    fn of(word: &str) -> Option<Self> {
        match word {
            "deprioritised" | "deprioritized" | "de-prioritised" | "de-prioritized" => Some(GoalStatus::Dropped),
            _ => Self::ALL.into_iter().find(|status| status.name() == word),
        }
    }
}

/// What `plain`, a goal or a line under one, says became of it, and where it says so: `(agreed 2026-12-04 with Ana)`
/// anywhere in it, or a line that is no more than `Status: agreed` or `Agreed: 2026-12-04`. A question is no answer.
pub fn goal_status(plain: &str) -> Option<(GoalStatus, Span)> {
    // Most goals say nothing of it.
    if !plain.contains(['(', ':']) {
        return None;
    }
    let mut brackets = plain.match_indices('(').filter_map(|(open, _)| {
        let close = open + plain[open..].find(')')?;
        let status = opening(&plain[open + 1..close])?;
        Some((status, Span::new(open, close + 1)))
    });
    brackets.next_back().or_else(|| {
        let (before, after) = plain.split_once(':')?;
        let label = before.trim();
        let status = if label.eq_ignore_ascii_case("status") { opening(after)? } else { opening(label)? };
        let bare = label.split_whitespace().count() == 1 && !after.contains('?');
        bare.then_some((status, Span::new(0, plain.len())))
    })
}

/// The status that `words` open with.
fn opening(words: &str) -> Option<GoalStatus> {
    let words = words.trim();
    let end = words.find(|c: char| !(c.is_alphabetic() || c == '-')).unwrap_or(words.len());
    GoalStatus::of(&words[..end].to_lowercase()).filter(|_| !words.contains('?'))
}

/// Whether `plain` says of the goals that it names that they were settled: "we agreed on goals A and B". What is asked,
/// hoped for or denied is not settled.
pub fn settles_goals(plain: &str) -> bool {
    let mut before = String::new();
    for word in plain.split_whitespace() {
        let bare = word.trim_matches(|c: char| !(c.is_alphanumeric() || c == '-')).to_lowercase();
        let open = matches!(before.as_str(), "not" | "be" | "if" | "once" | "yet" | "never" | "until");
        if GoalStatus::of(&bare).is_some() && !open {
            return !plain.trim_end().ends_with('?');
        }
        before = bare;
    }
    false
}

/// A place in plain words that names a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GoalName {
    /// The label alone.
    pub label: Span,
    /// With the word before it, where that is its own.
    pub whole: Span,
    /// Whether it stands first and a colon behind it: there the goal is told.
    pub opens: bool,
}

/// `Goal B`, and each of `Goals A, B and C`, in `plain`.
pub fn goal_names(plain: &str) -> Vec<GoalName> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(at) = next_goal(plain, from) {
        from = at + 4;
        let rest = &plain[from..];
        let several = rest.starts_with(['s', 'S']);
        let rest = if several { &rest[1..] } else { rest };
        let start = plain.len() - rest.len();
        let Some(blank) = rest.strip_prefix([' ', '\u{a0}']).map(|after| rest.len() - after.len()) else { continue };
        let mut label = word(plain, start + blank);
        let capital = plain[at..].starts_with('G');
        if several {
            while !label.is_empty() && is_short(label.of(plain)) {
                out.push(GoalName { label, whole: label, opens: false });
                let Some(next) = separator(plain, label.end) else { break };
                label = word(plain, next);
            }
        } else if !label.is_empty() && (capital || is_label(label.of(plain))) {
            let opens = plain[..at].trim().is_empty() && plain[label.end..].starts_with(':');
            out.push(GoalName { label, whole: Span::new(at, label.end), opens });
        }
    }
    out
}

/// Where the word "goal" begins next, in any case.
fn next_goal(plain: &str, from: usize) -> Option<usize> {
    let starts = plain[from..].char_indices().map(|(at, _)| at + from);
    starts.into_iter().find(|&at| {
        let free = plain[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        free && plain.get(at..at + 4).is_some_and(|word| word.eq_ignore_ascii_case("goal"))
    })
}

/// The label at `start`: empty where there is none. What ends a sentence is no part of it.
fn word(plain: &str, start: usize) -> Span {
    let rest = &plain[start..];
    let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))).unwrap_or(rest.len());
    let label = rest[..end].trim_end_matches(['-', '_', '.']);
    Span::new(start, start + label.len())
}

/// Where the next label of a list begins, behind `, `, ` and `, ` & ` or `/`.
fn separator(plain: &str, at: usize) -> Option<usize> {
    let rest = &plain[at..];
    [", and ", " and ", " or ", " & ", ", ", "/", "+"]
        .iter()
        .find(|sign| rest.starts_with(*sign))
        .map(|sign| at + sign.len())
}

/// Behind a small "goal" a word is no label: "the goal I have", "a goal a year".
fn is_label(word: &str) -> bool {
    word != "I" && word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

fn is_short(label: &str) -> bool {
    label.len() <= 2 && label.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals_are_named_one_by_one_and_in_lists() {
        for (plain, wanted) in [
            ("Goal B: by June", vec!["B!"]),
            ("é see Goal B, and goal C.", vec!["B", "C"]),
            ("Goals A, B and C matter", vec!["A", "B", "C"]),
            ("Goals A/B are set and Goals ahead", vec!["A", "B"]),
            ("the goal I have, a goal a year, goalkeeper A", vec![]),
            ("Goal 1.2: x", vec!["1.2!"]),
            ("subgoal B, Goal: x, GOAL B.", vec!["B"]),
            ("Goal", vec![]),
            ("Goal ", vec![]),
            ("goal 🚀", vec![]),
        ] {
            let found = goal_names(plain).into_iter();
            let found: Vec<String> =
                found.map(|found| format!("{}{}", found.label.of(plain), if found.opens { "!" } else { "" })).collect();
            assert_eq!(found, wanted, "{plain}");
        }
    }

    #[test]
    fn what_became_of_a_goal_is_told_in_brackets_or_on_a_line_of_its_own() {
        use GoalStatus::{Adjusted, Agreed, Dropped};
        for (plain, wanted) in [
            ("By June, cut cost by 20% (agreed)", Some((Agreed, "(agreed)"))),
            ("Cut é (plan) by 20% (Agreed 2026-12-04 with Ana).", Some((Agreed, "(Agreed 2026-12-04 with Ana)"))),
            ("Win the EU (adjusted: two countries) #scope", Some((Adjusted, "(adjusted: two countries)"))),
            ("Learn Kubernetes (deprioritised)", Some((Dropped, "(deprioritised)"))),
            ("Status: dropped", Some((Dropped, "Status: dropped"))),
            ("Agreed: 2026-12-04 with Ana", Some((Agreed, "Agreed: 2026-12-04 with Ana"))),
            ("Cut cost (agreed?)", None),
            ("Cut cost (to be agreed)", None),
            ("Cut cost (⟨agreed⟩ ⟨YYYY-MM-DD⟩)", None),
            ("Cut cost (not agreed)", None),
            ("Cut cost to the agreed budget: 20%", None),
            ("Agreed?: maybe", None),
            ("Status: open", None),
            ("Cut cost (", None),
            ("", None),
        ] {
            let found = goal_status(plain).map(|(status, span)| (status, span.of(plain)));
            assert_eq!(found, wanted, "{plain}");
        }
        for settled in ["We agreed on goals A and B", "Goal Z: dropped", "Ana adjusted goal B."] {
            assert!(settles_goals(settled), "{settled}");
        }
        for open in
            ["Can goal A be agreed?", "Goal A is not agreed", "Goal A, if agreed", "Are goals A and B agreed?", ""]
        {
            assert!(!settles_goals(open), "{open}");
        }
    }
}
