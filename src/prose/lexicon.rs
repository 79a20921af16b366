//! What is known of a word, in tables that the build script wrote: nothing is read or built when the program runs.
#![allow(clippy::unreadable_literal, reason = "the tables are written by a program")]

use super::fnv;
use super::noun::Doing;
use super::verb::{Class, Form, Sense, Verb};

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// A word that is known.
#[derive(Debug)]
pub(super) struct Entry {
    /// Where it stands in `TEXT`: bytes, so that the program has no thousands of pointers to set when it starts.
    at: u32,
    len: u8,
    /// Its readings as a verb, in `SENSES`.
    from: u16,
    to: u16,
    /// The verb that it is a noun of.
    pub(super) doing: Option<&'static Doing>,
    /// Its sets, in `MASKS`.
    mask: u16,
}

impl Entry {
    fn word(&self) -> &'static str {
        let at = self.at as usize;
        &TEXT[at..at + usize::from(self.len)]
    }

    /// The readings as a verb.
    pub(super) fn senses(&self) -> &'static [Sense] {
        &SENSES[usize::from(self.from)..usize::from(self.to)]
    }

    /// Whether the word belongs to the set with this number.
    pub(super) fn is_in(&self, set: u8) -> bool {
        MASKS[usize::from(self.mask)] >> set & 1 == 1
    }
}

/// What is known of `word` (lower case).
pub(super) fn entry(word: &str) -> Option<&'static Entry> {
    let mut at = fnv::hash(word.as_bytes());
    loop {
        let entry = &ENTRIES[usize::from(SLOTS[fnv::slot(at, SLOTS.len())]).checked_sub(1)?];
        if entry.word() == word {
            return Some(entry);
        }
        at = at.wrapping_add(1);
    }
}

/// The word with this number.
pub(super) fn word(number: u16) -> &'static str {
    ENTRIES[usize::from(number)].word()
}

/// The number of the set that `words.txt` calls `name`. Without one, this does not compile.
pub(super) const fn set(name: &str) -> u8 {
    let mut set = 0;
    while !same(SETS[set as usize].as_bytes(), name.as_bytes()) {
        set += 1;
    }
    set
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len()
}

/// All verbs, in the order of `verbs.txt`.
#[cfg(test)]
pub(super) fn verbs() -> &'static [Verb] {
    &VERBS
}

/// All words, in order.
#[cfg(test)]
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    ENTRIES.iter().map(Entry::word)
}

/// The names of the sets.
#[cfg(test)]
pub(super) fn sets() -> &'static [&'static str] {
    &SETS
}
