use crate::text::Span;

/// A place in plain words that names a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GoalName {
    /// The label alone.
    pub(super) label: Span,
    /// With the word before it, where that is its own.
    pub(super) whole: Span,
    /// Whether it stands first and a colon behind it: there the goal is told.
    pub(super) opens: bool,
}

/// `Goal B`, and each of `Goals A, B and C`, in `plain`.
pub(super) fn mentions(plain: &str) -> Vec<GoalName> {
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
            let found = mentions(plain).into_iter();
            let found: Vec<String> =
                found.map(|found| format!("{}{}", found.label.of(plain), if found.opens { "!" } else { "" })).collect();
            assert_eq!(found, wanted, "{plain}");
        }
    }
}
