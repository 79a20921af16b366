//! The same told otherwise in two documents of a case.

use crate::prose::Apart;

use super::telling::{Telling, Tellings};

/// A telling of one document and one of another that tell the same otherwise, by their places in both lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contradiction {
    /// Of the document that is looked at.
    pub own: usize,
    /// Of the other.
    pub other: usize,
    /// What differs.
    pub differs: Differs,
}

/// What two tellings of the same have otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Differs {
    /// An amount.
    Amount(Apart),
    /// When it was.
    Date,
}

/// How two tellings stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// They tell of different things, or of nothing that can be compared.
    Strange,
    Agree,
    Apart(Differs),
}

fn stand(own: &Telling, other: &Telling) -> Stand {
    match own.tale.beside(&other.tale, own.shares_label(other)) {
        None => Stand::Strange,
        // What was measured at another time may well be another number.
        Some(Some(_)) if own.is_of_another_time(other) => Stand::Strange,
        Some(Some(apart)) => Stand::Apart(Differs::Amount(apart)),
        Some(None) if own.date.is_some() && other.date.is_some() && own.is_of_another_time(other) => {
            // One number may come twice; a change from the same value to the same value hardly does.
            if own.tale.is_same_change(&other.tale) { Stand::Apart(Differs::Date) } else { Stand::Strange }
        }
        Some(None) => Stand::Agree,
    }
}

/// The tellings of `others` that tell the same as `telling` otherwise; none where one of them agrees with it, or where
/// they do not agree with each other: then it comes more than once, and each may be right.
fn against(telling: &Telling, others: &Tellings) -> Vec<(usize, Differs)> {
    let mut found = Vec::new();
    for at in others.near(telling) {
        match stand(telling, &others.list[at]) {
            Stand::Strange => {}
            Stand::Agree => return Vec::new(),
            Stand::Apart(differs) => found.push((at, differs)),
        }
    }
    let apart = |(a, b): (usize, usize)| matches!(stand(&others.list[a], &others.list[b]), Stand::Apart(_));
    let pairs = found.iter().flat_map(|(a, _)| found.iter().map(move |(b, _)| (*a, *b)));
    if pairs.filter(|(a, b)| a < b).any(apart) { Vec::new() } else { found }
}

/// Whether one of `others` tells the same as `telling`, and in the same numbers.
pub fn is_borne_out(telling: &Telling, others: &Tellings) -> bool {
    others.near(telling).into_iter().any(|at| stand(telling, &others.list[at]) == Stand::Agree)
}

/// What `own` and `other` tell otherwise than each other. The same pairs are found from either side.
pub fn contradictions(own: &Tellings, other: &Tellings) -> Vec<Contradiction> {
    let mut out = Vec::new();
    for (at, telling) in own.list.iter().enumerate() {
        for (found, differs) in against(telling, other) {
            if against(&other.list[found], own).iter().any(|(back, _)| *back == at) {
                out.push(Contradiction { own: at, other: found, differs });
            }
        }
    }
    out
}
