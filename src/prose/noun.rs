//! Nouns of doing: "the optimisation of" and the verb that says it straight.

use super::lexicon;
use super::verb::{Form, Verb};

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
    lexicon::entry(word)?.doing.copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::table::rows;

    #[test]
    fn a_noun_keeps_its_spelling_in_the_verb() {
        let past = |word| doing(word).map(|doing| doing.form(Form::Past));
        assert_eq!(past("optimisation").as_deref(), Some("optimised"));
        assert_eq!(past("optimization").as_deref(), Some("optimized"));
        assert_eq!(past("rollout").as_deref(), Some("rolled out"));
        assert_eq!(past("kubernetes"), None);
    }

    #[test]
    fn nouns_are_sorted_and_all_are_known() {
        let table: Vec<&str> = rows(include_str!("data/nouns.txt")).filter_map(|row| row.split('\t').next()).collect();
        assert!(table.len() >= 300 && table.is_sorted());
        assert!(table.iter().all(|noun| doing(noun).is_some()));
    }

    #[test]
    fn spellings_of_a_noun_keep_to_theirs() {
        let past = |word| doing(word).map(|doing| doing.form(Form::Past));
        for (noun, verb) in [
            ("modeling", "modeled"),
            ("modelling", "modelled"),
            ("enrollment", "enrolled"),
            ("fulfilment", "fulfilled"),
            ("cataloging", "cataloged"),
            ("cataloguing", "catalogued"),
            ("digitisation", "digitised"),
            ("containerization", "containerized"),
            ("teardown", "tore down"),
        ] {
            assert_eq!(past(noun).as_deref(), Some(verb), "{noun}");
        }
        assert_eq!(past("sization"), None);
    }
}
