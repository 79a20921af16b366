//! Before and after as one amount: "from 95 to 40 minutes", "3 → 1", "3 days instead of 11".

use super::value::{Value, value};
use super::{Amount, Hint, near, rate, written};
use crate::prose::line::{Kind, Line};
use crate::prose::reading::QuantityKind;

/// The amount whose first value stands at token `index`, where a second one stands against it.
pub(super) fn join(line: &Line<'_>, index: usize, first: &Value) -> Option<Amount> {
    forward(line, index, first).or_else(|| backward(line, index, first))
}

/// "from one hour to five minutes": "one" is a value where another one follows.
pub(super) fn with_one(line: &Line<'_>, index: usize) -> Option<Amount> {
    if line.low(index) != "one" || line.low(index.wrapping_sub(1)) != "from" {
        return None;
    }
    forward(line, index, &second(line, index)?)
}

/// "from 95 to 40 minutes", "3 → 1", "20 mins to 8 mins".
fn forward(line: &Line<'_>, index: usize, first: &Value) -> Option<Amount> {
    let from = near::from_before(line, index);
    // "anywhere from 20 to 60 guests" is a range, and no change.
    let ranged = from.is_some_and(|from| {
        matches!(line.low(from.wrapping_sub(1)), "anywhere" | "ranging" | "varying" | "sizes" | "ranged" | "range" | "valued" | "priced" | "aged" | "ages")
            // "Managed classes from 5 to 15 students"
            || (from.saturating_sub(4)..from).any(|at| line.is_of(at, &["manage", "teach", "serve", "supervise", "handle", "host", "tutor"]))
    });
    if ranged {
        return None;
    }
    let arrow = line.kind(first.to) == Kind::Arrow;
    let limit = if from.is_some() { 5 } else { 1 };
    let to = (first.to..first.to + limit)
        .take_while(|&at| at < line.len() && (line.is_word(at) || line.kind(at) == Kind::Arrow))
        .find(|&at| line.low(at) == "to" || line.kind(at) == Kind::Arrow)?;
    let next = (to + 1..to + 5).find(|&at| !near::is_approximation(line, at))?;
    let second = second(line, next)?;
    let same = first.kind.is_some() && first.kind == second.kind && first.kind != Some(QuantityKind::Count);
    if from.is_none() && !arrow && !same {
        let bare = first.kind.is_none() && !second.bare;
        return bare.then(|| range_or_fall(line, index, first, to + 1, &second)).flatten();
    }
    let days = written::is_offset(line, index);
    let kind = second.kind.or(first.kind).unwrap_or(if days { QuantityKind::Duration } else { QuantityKind::Count });
    let kind = match (first.kind, second.kind) {
        (Some(first), Some(QuantityKind::Count)) if first != QuantityKind::Count && second.bare => first,
        _ => kind,
    };
    Some(Amount {
        from: from.unwrap_or(index),
        to: second.to,
        kind,
        baseline: Some(line.span(index, first.to)),
        hint: Hint::Result,
    })
}

/// "95 to 40 minutes" fell; "5 to 7 engineers" is as many as that.
fn range_or_fall(line: &Line<'_>, index: usize, first: &Value, behind: usize, second: &Value) -> Option<Amount> {
    let size = |at: usize| line.low(at).replace(',', "").trim_end_matches(|c: char| !c.is_ascii_digit()).parse::<f64>();
    let fell = size(index).ok()? > size(behind).ok()?;
    Some(Amount {
        from: index,
        to: rate::end(line, second.to),
        kind: second.kind?,
        baseline: fell.then(|| line.span(index, first.to)),
        hint: if fell { Hint::Result } else { near::hint(line, index, second.to, second.kind?, second.hint) },
    })
}

/// "one", "none" and "zero" are values beside another one only.
fn second(line: &Line<'_>, at: usize) -> Option<Value> {
    value(line, at).or_else(|| {
        matches!(line.low(at), "one" | "zero" | "none" | "nothing").then(|| {
            let unit = line.low(at + 1);
            let lasts = crate::prose::words::DURATIONS.contains(unit) && unit.len() > 1;
            Value {
                to: at + 1 + usize::from(lasts),
                kind: if lasts { Some(QuantityKind::Duration) } else { None },
                hint: Hint::Open,
                bare: !lasts,
            }
        })
    })
}

/// "3 days instead of 11", "40 minutes, down from 95", "3 (was 1 a week)": the value before stands behind.
fn backward(line: &Line<'_>, index: usize, first: &Value) -> Option<Amount> {
    let rated = rate::end(line, first.to);
    let mut at = rated;
    let aside = line.kind(at) == Kind::Open;
    if aside || line.kind(at) == Kind::Comma {
        at += 1;
    }
    let before = match (line.low(at), line.low(at + 1)) {
        ("instead", "of") | ("rather", "than") | ("down" | "up", "from") | ("compared", "to" | "with") => at + 2,
        ("was" | "previously" | "formerly" | "before" | "were", _) if aside => {
            at + 1 + usize::from(line.kind(at + 1) == Kind::Colon)
        }
        ("from", _) if at == rated && line.low(index.wrapping_sub(1)) == "to" => at + 1,
        ("vs" | "versus", _) => at + 1 + usize::from(line.kind(at + 1) == Kind::Stop),
        _ => return None,
    };
    let before = (before..before + 4).find(|&at| !near::is_approximation(line, at))?;
    let old = second(line, before)?;
    if first.kind.is_none() && old.kind.is_none() && !aside {
        return None;
    }
    let kinds_differ = matches!((first.kind, old.kind), (Some(a), Some(b)) if a != b && !first.bare && !old.bare);
    if kinds_differ {
        return None;
    }
    let kind = if first.bare { old.kind.or(first.kind) } else { first.kind };
    Some(Amount {
        from: index,
        to: rate::end(line, old.to),
        kind: kind.unwrap_or(QuantityKind::Count),
        baseline: Some(line.span(before, old.to)),
        hint: Hint::Result,
    })
}
