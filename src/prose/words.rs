//! Word sets of `data/words.txt` and `data/audience.txt`.

use super::lexicon;

/// A set of words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Set(u8);

impl Set {
    /// Whether `word` (lower case) belongs to it.
    pub(crate) fn contains(self, word: &str) -> bool {
        lexicon::entry(word).is_some_and(|entry| self.has(entry))
    }

    /// Whether the word of `entry` belongs to it.
    pub(super) fn has(self, entry: &lexicon::Entry) -> bool {
        entry.is_in(self.0)
    }
}

macro_rules! sets {
    ($($name:ident = $key:literal),* $(,)?) => {
        $(pub(crate) const $name: Set = Set(lexicon::set($key));)*

        #[cfg(test)]
        const KEYS: &[&str] = &[$($key),*];
    };
}

sets! {
    NUMBERS = "numbers",
    MAGNITUDES = "magnitudes",
    APPROXIMATIONS = "approximations",
    DURATIONS = "durations",
    SPANS = "spans",
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
    ROLES = "roles",
    CALLINGS = "callings",
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
    NOUN_HEADS = "noun-heads",
    LEARNING = "learning",
    DOING = "doing",
    ARRIVING = "arriving",
    BECOMING = "becoming",
    TALKING = "talking",
    CUSTOMERS = "customers",
    MEASURES = "measures",
    BETTER = "better",
    TROUBLE = "trouble",
    COMPARATIVES = "comparatives",
    KEEPING = "keeping",
    QUALITIES = "qualities",
    VERDICTS = "verdicts",
    RESPONSES = "responses",
    EVENTS = "events",
    CONCERNS = "concerns",
    DEALS = "deals",
    TRAITS = "traits",
    ATTAINMENTS = "attainments",
    HOLDING = "holding",
    SHOWING = "showing",
    LEARNING_VERBS = "learning-verbs",
    COMPANIES = "companies",
    ARTEFACTS = "artefacts",
    NO_COMPARATIVES = "no-comparatives",
    COMPUTING = "computing",
    NOBODY = "nobody",
    GOOD = "good",
    DUTY_LABELS = "duty-labels",
    AIMS = "aims",
    FEELINGS = "feelings",
    PERSONS = "people",
    THINGS = "things",
    AMBIGUOUS = "ambiguous",
    ANYBODY = "anybody",
    PROGRAMS = "programs",
    TECHNICAL = "technical",
    GROUPS = "groups",
    CERTAIN = "certain",
    GADGET = "gadget",
    WHOLES = "wholes",
    BODIES = "bodies",
    COUNTED = "counted",
    REGIONS = "regions",
    MEASURED = "measured",
    MEASURABLE = "measurable",
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
    fn every_line_of_the_file_is_a_set_that_is_used() {
        let unused: Vec<_> = lexicon::sets().iter().filter(|set| !KEYS.contains(set)).collect();
        assert!(unused.is_empty(), "{unused:?}");
        assert!(NUMBERS.contains("two") && !NUMBERS.contains("plan") && !NUMBERS.contains(""));
    }

    #[test]
    fn what_is_a_noun_at_the_head_is_among_the_nouns() {
        let heads: Vec<&str> = lexicon::words().filter(|word| NOUN_HEADS.contains(word)).collect();
        let strays: Vec<_> = heads.iter().filter(|word| !NOUN_VERBS.contains(word)).collect();
        assert!(heads.len() > 50 && strays.is_empty(), "{strays:?}");
    }
}
