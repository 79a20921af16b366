//! Nouns of doing: "the optimisation of" and the verb that says it straight.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::inflect::rows;
use super::verb::{self, Form, Verb};

static NOUNS: LazyLock<HashMap<&'static str, (&'static str, &'static str)>> = LazyLock::new(|| {
    rows(include_str!("data/nouns.txt"))
        .filter_map(|row| {
            let (noun, verb) = row.split_once('\t')?;
            Some((noun, verb.split_once(' ').unwrap_or((verb, ""))))
        })
        .collect()
});

/// A verb that a noun stands for, with its particle: `rollout` is `roll` + `out`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Doing {
    pub(crate) verb: &'static Verb,
    pub(crate) particle: &'static str,
}

impl Doing {
    /// `rolled out`
    pub(crate) fn form(&self, form: Form) -> String {
        let verb = self.verb.form(form);
        if self.particle.is_empty() { verb.to_owned() } else { format!("{verb} {}", self.particle) }
    }
}

/// The verb that `word` (lower case) is a noun of.
pub(crate) fn doing(word: &str) -> Option<Doing> {
    if let Some(stem) = word.strip_suffix("isation") {
        let verb = verb::lemma(&format!("{stem}ise"))?;
        return Some(Doing { verb, particle: "" });
    }
    if let Some((lemma, particle)) = NOUNS.get(word) {
        return Some(Doing { verb: verb::lemma(lemma)?, particle });
    }
    let stem = word.strip_suffix("ization")?;
    Some(Doing { verb: verb::lemma(&format!("{stem}ize"))?, particle: "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_keeps_its_spelling_in_the_verb() {
        let past = |word| doing(word).map(|doing| doing.form(Form::Past));
        assert_eq!(past("optimisation").as_deref(), Some("optimised"));
        assert_eq!(past("optimization").as_deref(), Some("optimized"));
        assert_eq!(past("rollout").as_deref(), Some("rolled out"));
        assert_eq!(past("kubernetes"), None);
    }

    #[test]
    fn every_noun_has_a_verb_in_the_lexicon() {
        let missing: Vec<_> = NOUNS.keys().filter(|noun| doing(noun).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
