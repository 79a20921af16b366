//! Amounts as values: what "~30%", "from 95 to 40 minutes" and "0.5 h" come to, so that two can be held together.

mod value;
mod unit;

use super::reading::{Quantity, QuantityKind, Role};
use crate::text::Span;
use unit::Unit;
use value::Value;

/// An amount of a statement, as a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The number, with its sign and its "k" or "million", in the statement.
    pub number: Span,
    /// The amount as it is told, without the value before it.
    pub span: Span,
    /// The value before, as it is told, where there is one.
    pub before_span: Option<Span>,
    role: Role,
    unit: Unit,
    /// Whether it says by how much rather than to what.
    change: bool,
    value: Value,
    before: Option<Value>,
}

/// How two statements that tell the same differ in an amount: which one of each, and whether it is the value before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// The values that were reached, by their places in both lists.
    Reached(usize, usize),
    /// The values before.
    Before(usize, usize),
}

/// What two lists of amounts come to beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Beside {
    /// How many amounts are the same in both.
    pub(super) same: usize,
    /// How many of these measure an effect.
    pub(super) results: usize,
    /// Whether a value that was there before is the same in both.
    pub(super) anchored: bool,
    /// What differs, where that is certain.
    pub(super) apart: Option<Apart>,
    /// Whether a change runs from another value to another value: another story.
    pub(super) other: bool,
}

impl Figure {
    /// What `quantity` of `plain` comes to; none for one without a number that can be held against others.
    pub(super) fn of(plain: &str, quantity: &Quantity) -> Option<Self> {
        if matches!(quantity.role, Role::Time | Role::Target) {
            return None;
        }
        let read = value::read(plain, quantity)?;
        let unit = Unit::of(plain, quantity, &read)?;
        let lead = lead(plain, quantity.span.start);
        let word = |at: usize| lead.get(at).map_or("", String::as_str);
        let told = (0..3).map(word).find(|word| !value::is_about(word)).unwrap_or_default();
        let gained = (0..4).any(|at| GAINS.iter().any(|gain| word(at).starts_with(gain)));
        let reached = quantity.baseline.is_some() || matches!(told, "to" | "at");
        let change = !reached && (quantity.kind == QuantityKind::Percent || told == "by" || gained);
        Some(Self {
            number: read.number,
            span: read.span,
            before_span: quantity.baseline,
            role: quantity.role,
            value: unit.scaled(read.value, read.unit()),
            before: read.before.map(|before| unit.scaled(before, read.unit_before())),
            unit,
            change,
        })
    }

    /// Whether it measures an effect.
    pub(super) fn is_result(&self) -> bool {
        self.role == Role::Result
    }

    /// Whether it counts in the same unit, so that one number could stand for the other.
    pub fn counts_like(&self, other: &Self) -> bool {
        self.unit == other.unit && self.value.has_unit_of(other.value)
    }

    /// Whether both count the same, as far as they say.
    fn is_comparable(&self, other: &Self) -> bool {
        self.unit.may_be(&other.unit)
    }

    /// Whether the same number could stand in both: the value, the value before, or the way from one to the other.
    fn agrees(&self, other: &Self) -> bool {
        let meets = |a: &Self, b: &Self| {
            let way = a.before.map(|before| before.until(a.value)).filter(|_| b.change);
            [Some(a.value), a.before, way].into_iter().flatten().any(|value| value.is_close(b.value))
        };
        meets(self, other) || meets(other, self)
    }

    /// Whether two numbers that differ cannot both be right.
    fn excludes(&self, other: &Self) -> bool {
        self.unit == other.unit && self.role == other.role && self.change == other.change
    }
}

/// How the amounts of two statements that tell the same differ.
pub fn apart(a: &[Figure], b: &[Figure]) -> Option<Apart> {
    beside(a, b).apart
}

/// The amounts `a` beside the amounts `b`.
pub(super) fn beside(a: &[Figure], b: &[Figure]) -> Beside {
    let mut out = Beside::default();
    let mut met = vec![false; b.len()];
    let mut left: Vec<usize> = Vec::new();
    for (at, own) in a.iter().enumerate() {
        let found = b
            .iter()
            .enumerate()
            .position(|(index, other)| !met[index] && own.is_comparable(other) && own.agrees(other));
        let Some(found) = found else {
            left.push(at);
            continue;
        };
        met[found] = true;
        out.same += 1;
        out.results += usize::from(own.is_result() && b[found].is_result());
        if let (Some(before), Some(other)) = (own.before, b[found].before)
            && own.value.is_close(b[found].value)
        {
            if before.is_close(other) {
                out.anchored = true;
            } else if own.excludes(&b[found]) {
                out.apart = out.apart.or(Some(Apart::Before(at, found)));
            }
        }
    }
    let rest: Vec<usize> = (0..b.len()).filter(|&index| !met[index]).collect();
    for &at in &left {
        let own = &a[at];
        let against: Vec<usize> = rest.iter().copied().filter(|&index| own.excludes(&b[index])).collect();
        let anchored = against.iter().copied().find(|&index| match (own.before, b[index].before) {
            (Some(before), Some(other)) => before.is_close(other),
            _ => false,
        });
        if anchored.is_some() {
            out.anchored = true;
        }
        let alone = left.iter().filter(|&&index| a[index].excludes(own)).count() == 1;
        let only = against.first().copied().filter(|_| alone && against.len() == 1);
        let Some(found) = anchored.or(only) else { continue };
        if anchored.is_none() && own.before.is_some() && b[found].before.is_some() {
            out.other = true;
            continue;
        }
        // What was reached says more than how large the work was.
        let pair = Apart::Reached(at, found);
        let first = match out.apart {
            Some(Apart::Reached(known, _)) => !a[known].is_result() && own.is_result(),
            _ => true,
        };
        if first {
            out.apart = Some(pair);
        }
    }
    out
}

/// Verbs whose object is what came on top: "saved 30 hours".
const GAINS: [&str; 7] = ["sav", "free", "freed", "gain", "earn", "recover", "add"];

/// The words right before byte `at`, in lower case, the nearest first.
fn lead(plain: &str, at: usize) -> Vec<String> {
    let words = plain[..at].split_whitespace().rev().take(4);
    words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).collect()
}

#[cfg(test)]
mod tests;
