//! The verb lexicon: from a form to its lemma, what form it is, and what kind of work the verb tells of.

use super::lexicon;

/// What a verb says of the work when it heads a statement; `data/verbs.txt` explains each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Class {
    Change,
    End,
    Benefit,
    Deliver,
    Lead,
    Routine,
    Share,
    Use,
    Plain,
}

/// A form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    Base,
    Third,
    Gerund,
    Past,
    Participle,
}

/// A verb with its forms.
#[derive(Debug)]
pub(crate) struct Verb {
    pub(crate) class: Class,
    /// In the order of [`Form`].
    pub(super) forms: [&'static str; 5],
}

impl Verb {
    /// The lemma.
    pub(crate) fn lemma(&self) -> &'static str {
        self.forms[0]
    }

    /// One of its forms.
    pub(crate) fn form(&self, form: Form) -> &'static str {
        self.forms[form as usize]
    }
}

/// One reading of a word as a verb.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sense {
    pub(crate) verb: &'static Verb,
    pub(crate) form: Form,
}

/// The readings of `word` (lower case) as a verb; empty where it is none that is known.
pub(crate) fn senses(word: &str) -> &'static [Sense] {
    lexicon::entry(word).map_or(&[], lexicon::Entry::senses)
}

/// The verb of `lemma`, in either spelling.
pub(crate) fn lemma(lemma: &str) -> Option<&'static Verb> {
    senses(lemma).iter().find(|sense| sense.form == Form::Base).map(|sense| sense.verb)
}

/// The verb of which `word` is `form`. Of two ("found"), the irregular past wins: that is what authors mean.
pub(crate) fn as_form(word: &str, form: Form) -> Option<&'static Verb> {
    let mut of_form = senses(word).iter().filter(|sense| sense.form == form);
    of_form.next().map(|sense| sense.verb)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::prose::table::rows;

    #[test]
    fn a_form_leads_to_its_lemma() {
        let lemma_of = |word, form| as_form(word, form).map(Verb::lemma);
        assert_eq!(lemma_of("overseeing", Form::Gerund), Some("oversee"));
        assert_eq!(lemma_of("optimising", Form::Gerund), Some("optimise"));
        assert_eq!(lemma_of("found", Form::Past), Some("find"));
        assert_eq!(lemma_of("finding", Form::Gerund), Some("find"));
        assert_eq!(as_form("modelling", Form::Gerund).map(|verb| verb.form(Form::Past)), Some("modelled"));
        assert_eq!(as_form("modeling", Form::Gerund).map(|verb| verb.form(Form::Past)), Some("modeled"));
        assert!(senses("kubernetes").is_empty());
    }

    /// `data/forms.txt` came from the generator and was read through: a change of the rules or lists must show there.
    #[test]
    fn forms_are_the_reviewed_ones() {
        let forms: BTreeSet<String> = lexicon::verbs().iter().map(|verb| verb.forms.join(" ")).collect();
        let reviewed: BTreeSet<String> = rows(include_str!("data/forms.txt")).map(str::to_owned).collect();
        let fresh: Vec<_> = forms.difference(&reviewed).collect();
        assert!(fresh.is_empty(), "read these, then add them: {fresh:#?}");
        let gone: Vec<_> = reviewed.difference(&forms).collect();
        assert!(gone.is_empty(), "no verb has these forms: {gone:#?}");
    }
}
