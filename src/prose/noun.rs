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

    #[test]
    fn a_noun_keeps_its_spelling_in_the_verb() {
        let past = |word| doing(word).map(|doing| doing.form(Form::Past));
        assert_eq!(past("optimisation").as_deref(), Some("optimised"));
        assert_eq!(past("optimization").as_deref(), Some("optimized"));
        assert_eq!(past("rollout").as_deref(), Some("rolled out"));
        assert_eq!(past("kubernetes"), None);
    }
}
