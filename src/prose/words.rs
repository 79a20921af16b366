//! Word sets, read once from `data/words.txt`.

use std::sync::LazyLock;

use super::fnv::{Map, Set};
use super::inflect::rows;

static SETS: LazyLock<Map<Set>> = LazyLock::new(|| {
    let mut sets: Map<Set> = Map::default();
    for row in rows(include_str!("data/words.txt")) {
        if let Some((name, words)) = row.split_once(':') {
            sets.entry(name).or_default().extend(words.split_whitespace());
        }
    }
    sets
});

static EMPTY: LazyLock<Set> = LazyLock::new(Set::default);

macro_rules! sets {
    ($($name:ident = $key:literal),* $(,)?) => {
        $(pub(crate) static $name: LazyLock<&'static Set> =
            LazyLock::new(|| SETS.get($key).unwrap_or(&EMPTY));)*

        #[cfg(test)]
        const KEYS: &[&str] = &[$($key),*];
    };
}

sets! {
    NUMBERS = "numbers",
    MAGNITUDES = "magnitudes",
    APPROXIMATIONS = "approximations",
    DURATIONS = "durations",
    DATA_UNITS = "data-units",
    PEOPLE = "people-irregular",
    NOT_PLURAL = "not-plural",
    LABELS = "labels",
    TARGETS = "target-nouns",
    EARLY = "early",
    DIRECTIONS = "directions",
    FREQUENCY = "frequency",
    PERCENT = "percent-words",
    CURRENCY = "currency-words",
    SCOPE = "scope",
    DEPARTMENTS = "departments",
    JOBS = "jobs",
    FLUFF = "fluff",
    DETERMINERS = "determiners",
    PREPOSITIONS = "prepositions",
    RELATIVES = "relatives",
    MODALS = "modals",
    PROJECTED = "projected",
    ADJECTIVES = "adjectives",
    NO_CLAIM_LABELS = "no-claim-labels",
    NO_CLAIM_HEADS = "no-claim-heads",
    BEING = "being",
    STATIVE = "stative",
    NOUN_GERUNDS = "noun-gerunds",
    NOUN_VERBS = "noun-verbs",
    LEARNING = "learning",
    DOING = "doing",
    ARRIVING = "arriving",
    BECOMING = "becoming",
    TALKING = "talking",
    CUSTOMERS = "customers",
    MEASURES = "measures",
    BETTER = "better",
    TROUBLE = "trouble",
}

/// Whether `word` (lower case) can be a plural noun.
pub(crate) fn is_plural(word: &str) -> bool {
    if PEOPLE.contains(word) {
        return true;
    }
    word.len() > 2
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("ous")
        && !NOT_PLURAL.contains(word)
        && word.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b'-' | b'/' | b'\'') || !b.is_ascii())
        && !word.ends_with("'s")
}

/// Whether `word` closes a noun phrase: a preposition, a conjunction, a relative.
pub(crate) fn is_function(word: &str) -> bool {
    PREPOSITIONS.contains(word) || RELATIVES.contains(word) || matches!(word, "and" | "or" | "but" | "not" | "than")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_is_in_the_file_and_every_line_is_a_set() {
        assert!(KEYS.iter().all(|key| SETS.contains_key(key)), "a set is missing");
        assert_eq!(SETS.len(), KEYS.len(), "a line of the file is used by nothing");
    }
}
