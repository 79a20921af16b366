//! What an amount is counted by: "per month", "a year", "/week".

use super::written::touch;
use crate::prose::line::{Kind, Line};

/// One past the rate that directly follows token `to`, or `to` where there is none.
pub(super) fn end(line: &Line<'_>, to: usize) -> usize {
    let noun = line.kind(to + 1) == Kind::Word;
    match line.low(to) {
        "per" if noun && !line.is_function(to + 1) => to + 2,
        "a" | "an" | "each" | "every" if is_period(line.low(to + 1)) => to + 2,
        "/" if noun && touch(line, to) => to + 2,
        _ => to,
    }
}

/// Whether `low` is one stretch of time.
pub(super) fn is_period(low: &str) -> bool {
    matches!(
        low,
        "second"
            | "minute"
            | "hour"
            | "day"
            | "night"
            | "shift"
            | "week"
            | "fortnight"
            | "sprint"
            | "month"
            | "quarter"
            | "year"
            | "annum"
            | "season"
            | "term"
            | "semester"
            | "s"
            | "min"
            | "h"
            | "hr"
            | "wk"
            | "mo"
            | "yr"
    )
}

/// The unit in "hours/week" and "tickets/day".
pub(super) fn unit(low: &str) -> &str {
    low.split_once('/').filter(|(_, rate)| is_period(rate)).map_or(low, |(unit, _)| unit)
}
