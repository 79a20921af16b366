//! The verb lexicon: from a form to its lemma, what form it is, and what kind of work the verb tells of.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::inflect::{self, Forms, rows};

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

impl Class {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "change" => Self::Change,
            "end" => Self::End,
            "benefit" => Self::Benefit,
            "deliver" => Self::Deliver,
            "lead" => Self::Lead,
            "routine" => Self::Routine,
            "share" => Self::Share,
            "use" => Self::Use,
            "plain" => Self::Plain,
            _ => return None,
        })
    }
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
    pub(crate) forms: Forms,
}

impl Verb {
    /// The lemma.
    pub(crate) fn lemma(&self) -> &str {
        &self.forms.base
    }

    /// One of its forms.
    pub(crate) fn form(&self, form: Form) -> &str {
        match form {
            Form::Base => &self.forms.base,
            Form::Third => &self.forms.third,
            Form::Gerund => &self.forms.gerund,
            Form::Past => &self.forms.past,
            Form::Participle => &self.forms.participle,
        }
    }
}

/// One reading of a word as a verb.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sense {
    pub(crate) verb: &'static Verb,
    pub(crate) form: Form,
}

const FORMS: [Form; 5] = [Form::Base, Form::Third, Form::Gerund, Form::Past, Form::Participle];

static VERBS: LazyLock<Vec<Verb>> = LazyLock::new(|| {
    let mut verbs = Vec::with_capacity(1500);
    for row in rows(include_str!("data/verbs.txt")) {
        let Some((name, lemmas)) = row.split_once(':') else { continue };
        let Some(class) = Class::of(name) else { continue };
        for lemma in lemmas.split_whitespace() {
            verbs.push(Verb { class, forms: inflect::forms(lemma) });
            if let Some(british) = british(lemma) {
                verbs.push(Verb { class, forms: inflect::forms(&british) });
            }
            if let Some(forms) = inflect::british_l(lemma) {
                verbs.push(Verb { class, forms });
            }
        }
    }
    verbs
});

static INDEX: LazyLock<HashMap<&'static str, Vec<Sense>>> = LazyLock::new(|| {
    let mut index: HashMap<&'static str, Vec<Sense>> = HashMap::with_capacity(VERBS.len() * 4);
    for verb in VERBS.iter() {
        for form in FORMS {
            let senses = index.entry(verb.form(form)).or_default();
            // A British twin shares most forms with its sister; the first entry speaks for both.
            let known = |sense: &Sense| sense.form == form && (sense.verb.lemma() == verb.lemma());
            if !senses.iter().any(known) {
                senses.push(Sense { verb, form });
            }
        }
    }
    index
});

/// The `-ise` spelling of an `-ize` or `-yze` lemma.
pub(crate) fn british(lemma: &str) -> Option<String> {
    if ["size", "prize", "seize", "resize", "downsize", "rightsize", "capsize"].contains(&lemma) {
        return None;
    }
    let stem = lemma.strip_suffix("ze").filter(|stem| stem.ends_with(['i', 'y']))?;
    Some(format!("{stem}se"))
}

/// The readings of `word` (lower case) as a verb; empty where it is none that is known.
pub(crate) fn senses(word: &str) -> &'static [Sense] {
    INDEX.get(word).map_or(&[], Vec::as_slice)
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
    use super::*;

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
}
