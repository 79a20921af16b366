//! The verb lexicon: from a form to its lemma, what form it is, and what kind of work the verb tells of.

use std::sync::LazyLock;

use super::fnv::Map;
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

/// Readings, those of one word side by side, and where those of each word stand.
struct Index {
    senses: Vec<Sense>,
    places: Map<(usize, usize)>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut forms: Vec<(&'static str, Sense)> = Vec::with_capacity(VERBS.len() * FORMS.len());
    for verb in VERBS.iter() {
        forms.extend(FORMS.map(|form| (verb.form(form), Sense { verb, form })));
    }
    // Stable: of two verbs with a form in common, the one that the file names first comes first.
    forms.sort_by_key(|(word, _)| *word);
    let mut places = Map::with_capacity_and_hasher(forms.len(), std::hash::BuildHasherDefault::default());
    let mut start = 0;
    while start < forms.len() {
        let word = forms[start].0;
        let end = start + forms[start..].iter().take_while(|(other, _)| *other == word).count();
        places.insert(word, (start, end));
        start = end;
    }
    Index { senses: forms.into_iter().map(|(_, sense)| sense).collect(), places }
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
    INDEX.places.get(word).map_or(&[], |&(start, end)| &INDEX.senses[start..end])
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

    /// `data/past.txt` came from the generator and was read through: a change of the rules or lists must show there.
    #[test]
    fn past_forms_are_the_reviewed_ones() {
        let mut forms: Vec<String> = VERBS
            .iter()
            .map(|verb| format!("{} {} {} {}", verb.lemma(), verb.forms.past, verb.forms.participle, verb.forms.gerund))
            .collect();
        forms.sort_unstable();
        forms.dedup();
        let reviewed: Vec<&str> = rows(include_str!("data/past.txt")).collect();
        let fresh: Vec<&String> = forms.iter().filter(|form| !reviewed.contains(&form.as_str())).collect();
        assert!(fresh.is_empty(), "read these, then add them: {fresh:#?}");
        assert!(forms.len() >= 950 && reviewed.len() == forms.len());
    }
}
