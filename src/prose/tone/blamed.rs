//! Noun phrases for what can be blamed.

use std::sync::LazyLock;

use crate::prose::fnv::{Map, Set};
use crate::prose::line::Line;
use crate::prose::table::rows;

static WORDS: LazyLock<Map<Set>> = LazyLock::new(|| {
    let mut sets: Map<Set> = Map::default();
    for row in rows(include_str!("../data/blamed.txt")) {
        if let Some((name, words)) = row.split_once(": ") {
            sets.entry(name).or_default().extend(words.split_whitespace());
        }
    }
    sets
});

/// Whether `word`, in lower case, is of the words called `kind`.
pub(super) fn is(kind: &str, word: &str) -> bool {
    WORDS.get(kind).is_some_and(|words| words.contains(word))
}

/// What is blamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Blamed {
    /// The career matrix, or a part of it.
    Matrix,
    /// How promotions are decided.
    Process,
    /// The manager.
    Manager,
    /// The company, its leaders.
    Company,
    /// The reader: "you never …".
    Reader,
}

/// A noun phrase, in tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) blamed: Blamed,
    /// Whether the words alone tell that it is about promotions: "the promotion process", unlike "the process".
    pub(super) sure: bool,
}

/// The noun phrase at token `from`, where it is for something that can be blamed.
pub(super) fn named(line: &Line<'_>, from: usize) -> Option<Named> {
    let determined = is("determiners", line.low(from));
    let first = from + usize::from(determined);
    let mut telling = false;
    for at in first..first + 6 {
        // The head is the last noun: "the review process" is no review.
        let low = line.low(at);
        let more = is_head(line.low(at + 1)) || is("plain", low) && is("plain", line.low(at + 1));
        if let Some((blamed, sure)) = head(low, telling).filter(|_| !more) {
            let person = blamed == Blamed::Manager;
            let before_person = (first..at).all(|at| is("persons", line.low(at)));
            let fits = if person { determined && before_person } else { determined || at > first || sure };
            let whose =
                blamed != Blamed::Company || (at == first && (determined || low == "hr" || low == "leadership"));
            return (fits && whose).then_some(Named { from, to: at + 1, blamed, sure });
        }
        telling |= is("telling", low);
        let owner = (low.ends_with("'s") || low.ends_with("’s")) && is_own(&low[..low.len() - 1], line.is_capital(at));
        let part = line.is_capital(at) && at > first.max(1) - 1 && is("matrix-open", line.low(at + 1));
        if !(is("telling", low) || is("plain", low) || is("persons", low) || owner || part) {
            return None;
        }
    }
    None
}

/// Whether the one in the genitive is the author's company, by name or not, or somebody in it.
fn is_own(owner: &str, name: bool) -> bool {
    let owner = owner.trim_end_matches(['\'', '’']);
    name || ["company", "manager"].into_iter().any(|kind| is(kind, owner))
}

fn is_head(low: &str) -> bool {
    head(low, false).is_some()
}

/// What `low` stands for, and whether that is sure.
fn head(low: &str, telling: bool) -> Option<(Blamed, bool)> {
    let kinds = [
        ("matrix", Blamed::Matrix, true),
        ("matrix-open", Blamed::Matrix, telling),
        ("process", Blamed::Process, true),
        ("process-open", Blamed::Process, telling),
        ("manager", Blamed::Manager, true),
        ("company", Blamed::Company, true),
    ];
    kinds.into_iter().find(|(kind, ..)| is(kind, low)).map(|(_, blamed, sure)| (blamed, sure))
}
