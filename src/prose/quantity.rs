//! Amounts: where they stand, what they count, and what the words around them say they are for.

mod value;
mod near;

use super::line::{Kind, Line};
use super::reading::QuantityKind;
use super::verb::{self, Form};
use super::words;
use crate::text::Span;
use value::{Value, value};

/// An amount in a line, before it is known what it measures.
#[derive(Debug, Clone)]
pub(crate) struct Amount {
    /// First token.
    pub(crate) from: usize,
    /// One past the last token.
    pub(crate) to: usize,
    pub(crate) kind: QuantityKind,
    pub(crate) baseline: Option<Span>,
    pub(crate) hint: Hint,
}

/// What the words next to an amount say it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hint {
    /// Nothing.
    Open,
    /// An effect: "6 weeks early".
    Result,
    /// A share or size of the activity: "20% of the budget".
    Size,
    /// A service level.
    Target,
    /// When, how long, how much experience.
    Time,
}

/// The amounts of a line, in order.
pub(crate) fn amounts(line: &Line<'_>) -> Vec<Amount> {
    let mut out: Vec<Amount> = Vec::new();
    let mut index = 0;
    while index < line.len() {
        if line.tokens[index].quoted {
            index += 1;
            continue;
        }
        match amount_at(line, index) {
            Some(amount) => {
                index = amount.to.max(index + 1);
                out.push(amount);
            }
            None => index += 1,
        }
    }
    out
}

fn amount_at(line: &Line<'_>, index: usize) -> Option<Amount> {
    if let Some(amount) = multiplying_verb(line, index) {
        return Some(amount);
    }
    if let Some(amount) = fraction(line, index) {
        return Some(amount);
    }
    let first = value(line, index)?;
    let start = near::from_before(line, index);
    if let Some(joined) = join(line, index, &first, start) {
        return Some(joined);
    }
    let kind = first.kind?;
    Some(Amount {
        from: index,
        to: first.to,
        kind,
        baseline: None,
        hint: near::hint(line, index, first.to, kind, first.hint),
    })
}

/// "doubled", "halving": a multiple in one word.
fn multiplying_verb(line: &Line<'_>, index: usize) -> Option<Amount> {
    if line.kind(index) != Kind::Word {
        return None;
    }
    let low = line.low(index);
    let known = [Form::Past, Form::Gerund]
        .iter()
        .filter_map(|&form| verb::as_form(low, form))
        .any(|verb| matches!(verb.lemma(), "double" | "triple" | "quadruple" | "halve"));
    let twice = low == "twice" && (line.low(index + 1) == "as" || line.low(index + 1) == "the");
    (known || twice).then_some(Amount {
        from: index,
        to: index + 1,
        kind: QuantityKind::Multiple,
        baseline: None,
        hint: Hint::Result,
    })
}

/// "in half", "by a third", "two-thirds of".
fn fraction(line: &Line<'_>, index: usize) -> Option<Amount> {
    let led = |at: usize| matches!(line.low(at), "by" | "in");
    let previous = index.wrapping_sub(1);
    let found = match line.low(index) {
        "half" => led(previous),
        "third" | "quarter" | "fifth" | "tenth" => {
            matches!(line.low(previous), "a" | "one") && line.low(index.wrapping_sub(2)) == "by"
        }
        "two-thirds" | "three-quarters" | "one-third" | "one-half" => true,
        _ => false,
    };
    let hint = if line.low(index + 1) == "of" { Hint::Size } else { Hint::Result };
    found.then_some(Amount { from: index, to: index + 1, kind: QuantityKind::Ratio, baseline: None, hint })
}

/// "from 95 to 40 minutes", "3 → 1", "20 mins to 8 mins" as one amount.
fn join(line: &Line<'_>, index: usize, first: &Value, from: Option<usize>) -> Option<Amount> {
    let arrow = line.kind(first.to) == Kind::Arrow;
    let limit = if from.is_some() { 4 } else { 1 };
    let to = (first.to..first.to + limit)
        .take_while(|&at| at < line.len() && (line.is_word(at) || line.kind(at) == Kind::Arrow))
        .find(|&at| line.low(at) == "to" || line.kind(at) == Kind::Arrow)?;
    let next = (to + 1..to + 5).find(|&at| !near::is_approximation(line, at))?;
    let second = value(line, next)?;
    let same = first.kind.is_some() && first.kind == second.kind && first.kind != Some(QuantityKind::Count);
    if from.is_none() && !arrow && !same {
        return None;
    }
    let kind = second.kind.or(first.kind).unwrap_or(QuantityKind::Count);
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

/// "from weekly to daily", "from hours to minutes", "from manual to automatic": a change that anybody could check.
pub(crate) fn transition(line: &Line<'_>, index: usize) -> Option<usize> {
    if line.low(index) != "from" {
        return None;
    }
    // "from 10:40 to 6:15"
    if is_clock(line.low(index + 1)) && line.low(index + 2) == "to" && is_clock(line.low(index + 3)) {
        return Some(index + 4);
    }
    let frequent = |at: usize| words::FREQUENCY.contains(line.low(at));
    let counted = |at: usize| line.kind(at) == Kind::Number || words::NUMBERS.contains(line.low(at));
    let to_behind = |first: usize, reach: usize| (first + 1..first + reach).find(|&at| line.low(at) == "to");
    // "from four failures a week to zero", "from a weekly outage to none"
    let stopped = (index + 1..index + 4)
        .find(|&at| frequent(at) || counted(at))
        .and_then(|first| to_behind(first, 5))
        .filter(|to| matches!(line.low(to + 1), "zero" | "none" | "nothing" | "never"));
    if let Some(to) = stopped {
        return Some(to + 2);
    }
    let first = (index + 1..index + 4).find(|&at| frequent(at))?;
    let to = to_behind(first, 4)?;
    (to + 1..to + 4).find(|&at| frequent(at) || line.kind(at) == Kind::Number).map(|at| at + 1)
}

/// A time of day such as `6:15` or `18:30h`.
fn is_clock(word: &str) -> bool {
    let Some((hours, minutes)) = word.split_once(':') else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    hours.len() <= 2 && digits(hours) && minutes.get(..2).is_some_and(digits)
}
