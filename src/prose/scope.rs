//! For whom, and how wide.

use super::line::{Kind, Line};
use super::quantity::Amount;
use super::reading::QuantityKind;
use super::words;

/// Whether the line says, from token `from` on, for whom the work was or how wide it reached.
pub(crate) fn has_scope(line: &Line<'_>, from: usize, amounts: &[Amount]) -> bool {
    mentions(line, from, amounts).next().is_some()
}

/// The words of the line, from token `from` on, that say for whom the work was or how wide it reached, as tokens.
pub(crate) fn mentions<'a>(line: &'a Line<'_>, from: usize, amounts: &'a [Amount]) -> impl Iterator<Item = usize> {
    let counted = move |at: usize| {
        amounts.iter().any(|amount| amount.kind == QuantityKind::Count && amount.from <= at && at < amount.to)
            || matches!(line.low(at.wrapping_sub(1)), "all" | "every" | "across" | "multiple" | "several")
            || matches!(line.low(at.wrapping_sub(2)), "all" | "every" | "across" | "multiple" | "several")
    };
    (from..line.len()).filter(move |&at| !line.tokens[at].quoted && line.kind(at) == Kind::Word).filter(move |&at| {
        let next = line.low(at + 1);
        let low = line.low(at);
        let low = low.strip_suffix("'s").or_else(|| low.strip_suffix("s'")).unwrap_or(low);
        words::SCOPE.contains(low)
            && !words::JOBS.contains(next)
            && !matches!(next, "role" | "level" | "tpm" | "pm")
            && !is_title(line, at)
            || words::SYSTEMS.contains(low) && counted(at)
            || is_department(line, at)
            || low.ends_with("-wide")
            || low.split('/').any(|part| part.len() < low.len() && words::SCOPE.contains(part))
    })
}

/// "Team Lead", "Customer Success Manager": part of a title.
fn is_title(line: &Line<'_>, at: usize) -> bool {
    line.is_capital(at) && at == 0 && matches!(line.low(at + 1), "lead" | "leader" | "success" | "support" | "player")
}

/// A department by its name: "for Payments", "Payments and Risk", "with Legal".
fn is_department(line: &Line<'_>, at: usize) -> bool {
    if !line.is_capital(at) || !words::DEPARTMENTS.contains(line.low(at)) {
        return false;
    }
    let previous = line.low(at.wrapping_sub(1));
    let next = line.low(at + 1);
    let joined = |word: &str| matches!(word, "and" | "," | "&" | "with" | "for" | "across" | "to" | "by");
    let alone =
        !line.is_word(at + 1) || matches!(next, "and" | "both" | "to" | "on" | "in" | "teams" | "adopted" | "now");
    let beside =
        matches!(next, "and" | ",") && line.is_capital(at + 2) && words::DEPARTMENTS.contains(line.low(at + 2));
    at > 0 && joined(previous) && alone || at == 0 && (beside || matches!(next, "both" | "adopted"))
}
