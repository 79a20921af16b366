//! What the words next to an amount say of it.

use super::Hint;
use crate::prose::line::{Kind, Line};
use crate::prose::reading::QuantityKind;
use crate::prose::verb;
use crate::prose::words;

pub(super) fn is_approximation(line: &Line<'_>, index: usize) -> bool {
    line.kind(index) == Kind::Word && line.is(index, words::APPROXIMATIONS)
        || matches!(line.word(index), "~" | "≈" | ">" | "<")
}

/// The token "from" before `index`, with nothing but "about", "a median of" and the like between.
pub(super) fn from_before(line: &Line<'_>, index: usize) -> Option<usize> {
    let mut at = index.checked_sub(1)?;
    for _ in 0..4 {
        if line.low(at) == "from" {
            return Some(at);
        }
        if !is_approximation(line, at) {
            return None;
        }
        at = at.checked_sub(1)?;
    }
    None
}

/// The last token before `index` that is no approximation or determiner.
pub(super) fn before(line: &Line<'_>, index: usize) -> usize {
    let mut at = index;
    for _ in 0..4 {
        let Some(previous) = at.checked_sub(1) else { return usize::MAX };
        at = previous;
        if !is_approximation(line, at) && !matches!(line.low(at), "the" | "my" | "our") {
            return at;
        }
    }
    at
}

pub(super) fn hint(line: &Line<'_>, from: usize, to: usize, kind: QuantityKind, given: Hint) -> Hint {
    if given != Hint::Open {
        return given;
    }
    let counts = kind == QuantityKind::Count || kind == QuantityKind::Money;
    let around = |range: std::ops::Range<usize>| range.into_iter().any(|at| line.is(at, words::TARGETS));
    let led = before(line, from);
    let by = matches!(line.low(from.wrapping_sub(1)), "by" | "at" | "to") || line.low(led) == "by";
    // "122% of the annual quota" says how far it was reached.
    let reached = kind == QuantityKind::Percent && line.low(to) == "of" && around_targets(line, to + 1);
    if reached {
        return Hint::Result;
    }
    // "a target of 25 % fewer returns" sizes an effect all the same.
    let compares = matches!(
        line.low(to),
        "fewer" | "less" | "more" | "faster" | "lower" | "higher" | "shorter" | "cheaper" | "quicker" | "smaller"
    );
    if !counts && !by && !compares && (around(to..to + 4) || around(from.saturating_sub(4)..from)) {
        return Hint::Target;
    }
    match kind {
        QuantityKind::Duration => duration(line, from, to),
        QuantityKind::Percent => percent(line, to),
        QuantityKind::Money if brings_in(line, from, to) => Hint::Result,
        QuantityKind::Count if draws(line, from, to) => Hint::Result,
        _ if kind != QuantityKind::Count && (line.is(to, words::EARLY) || line.is(to, words::DIRECTIONS)) => {
            Hint::Result
        }
        QuantityKind::Multiple => Hint::Result,
        _ => Hint::Open,
    }
}

fn around_targets(line: &Line<'_>, at: usize) -> bool {
    (at..at + 3).any(|index| line.is(index, words::TARGETS))
}

/// "Generated $300K", "$2M in savings": money that came of the work, unlike a budget.
fn brings_in(line: &Line<'_>, from: usize, to: usize) -> bool {
    let gained = |low: &str| {
        words::DIRECTIONS.contains(low)
            || matches!(low, "revenue" | "sales" | "renewals" | "funding" | "arr" | "mrr" | "profit" | "grants")
    };
    if matches!(line.low(to), "in" | "of") && (to + 1..to + 4).any(|at| gained(line.low(at))) || gained(line.low(to)) {
        return true;
    }
    let gains = |at: usize| {
        line.is_of(
            at,
            &[
                "generate", "raise", "close", "sell", "win", "secure", "book", "recover", "earn", "save", "bring",
                "recoup",
            ],
        )
    };
    let at = before(line, from);
    // "Clawed back 640 k€"
    let back = at < line.len() && line.low(at) == "back" && at > 0 && line.low(at - 1).ends_with(['d', 't', 'n', 'k']);
    at < line.len() && (gains(at) || back)
}

/// "Generated over 2,000 leads", "Attracted 300 attendees": people and deals that came of the work.
fn draws(line: &Line<'_>, from: usize, to: usize) -> bool {
    let at = before(line, from);
    let draws = |low: &str| {
        verb::senses(low)
            .iter()
            .any(|sense| matches!(sense.verb.lemma(), "generate" | "attract" | "gain" | "win" | "acquire" | "convert"))
    };
    let named = matches!(
        line.low(to - 1),
        "leads"
            | "users"
            | "customers"
            | "subscribers"
            | "signups"
            | "sign-ups"
            | "downloads"
            | "views"
            | "followers"
            | "stars"
            | "members"
            | "donors"
            | "attendees"
            | "visitors"
            | "clients"
            | "deals"
            | "accounts"
    );
    named && at < line.len() && draws(line.low(at))
}

fn duration(line: &Line<'_>, from: usize, to: usize) -> Hint {
    let next = line.low(to);
    if line.is(to, words::EARLY)
        || matches!(next, "saved" | "less" | "shorter" | "under")
        || line.has(to, "rather than")
        || line.has(to, "instead of")
    {
        return Hint::Result;
    }
    if next == "experience"
        || line.has(to, "of experience")
        || line.has(to, "of professional")
        || matches!(
            next,
            "ago" | "old" | "internship" | "apprenticeship" | "contract" | "degree" | "course" | "warranty"
        )
        || matches!(next, "working" | "teaching" | "managing" | "leading" | "building" | "developing")
        || next == "in" && matches!(line.low(to - 1), "years" | "year")
    {
        return Hint::Life;
    }
    let at = before(line, from);
    let previous = line.low(at);
    if previous == "of" && matches!(line.low(at.wrapping_sub(1)), "savings" | "saving" | "reduction") {
        return Hint::Result;
    }
    if matches!(previous, "last" | "past" | "first" | "next" | "every" | "each" | "per" | "since" | "aged" | "age") {
        return Hint::Life;
    }
    if matches!(previous, "in" | "within" | "for" | "after" | "during") {
        return Hint::Time;
    }
    if previous == "over"
        || line.low(from.wrapping_sub(1)) == "over" && !matches!(previous, "saved" | "saving" | "saves" | "save")
    {
        return Hint::Time;
    }
    Hint::Open
}

fn percent(line: &Line<'_>, to: usize) -> Hint {
    match line.low(to) {
        "of" => Hint::Size,
        "remote" | "time" | "project" | "ownership" | "scholarship" | "on-call" | "onsite" | "vegan" | "rule" => {
            Hint::Size
        }
        _ => Hint::Result,
    }
}
