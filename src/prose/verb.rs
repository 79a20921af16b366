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
    /// Numbers of words, in the order of [`Form`].
    pub(super) forms: [u16; 5],
}

impl Verb {
    /// The lemma.
    pub(crate) fn lemma(&self) -> &'static str {
        self.form(Form::Base)
    }

    /// One of its forms.
    pub(crate) fn form(&self, form: Form) -> &'static str {
        lexicon::word(self.forms[form as usize])
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
#[cfg(test)]
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
    use crate::prose::inflect;
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

    fn written() -> impl Iterator<Item = (&'static str, &'static str)> {
        let rows = rows(include_str!("data/verbs.txt")).filter_map(|row| row.split_once(':'));
        rows.flat_map(|(class, lemmas)| lemmas.split_whitespace().map(move |lemma| (class, lemma)))
    }

    /// `data/forms.txt` came from the generator and was read through: a change of the rules or lists must show there.
    #[test]
    fn forms_are_the_reviewed_ones() {
        let forms: BTreeSet<String> =
            lexicon::verbs().iter().map(|verb| verb.forms.map(lexicon::word).join(" ")).collect();
        let reviewed: Vec<&str> = rows(include_str!("data/forms.txt")).collect();
        assert!(reviewed.is_sorted());
        let reviewed: BTreeSet<String> = reviewed.into_iter().map(str::to_owned).collect();
        let fresh: Vec<_> = forms.difference(&reviewed).collect();
        assert!(fresh.is_empty(), "read these, then add them: {fresh:#?}");
        let gone: Vec<_> = reviewed.difference(&forms).collect();
        assert!(gone.is_empty(), "no verb has these forms: {gone:#?}");
    }

    #[test]
    fn verbs_of_all_trades_are_known() {
        assert!(written().count() >= 1_600, "lemmas, each in one spelling");
        assert!(written().filter(|(class, _)| *class != "plain").count() >= 650);
        for word in "triaged onboarding upskilled containerised sharded backported vaccinates invigilated proofread \
                     litigated reconciles soldering harvested fundraised co-taught renegotiating"
            .split_whitespace()
        {
            assert!(!senses(word).is_empty(), "{word}");
        }
    }

    #[test]
    fn every_form_leads_back_to_its_verb() {
        for verb in lexicon::verbs() {
            for form in [Form::Base, Form::Third, Form::Gerund, Form::Past, Form::Participle] {
                let mut found = senses(verb.form(form)).iter().filter(|sense| sense.form == form);
                let same = |sense: &Sense| sense.verb.lemma() == verb.lemma() && sense.verb.class == verb.class;
                assert!(found.any(same), "{}", verb.form(form));
            }
        }
    }

    #[test]
    fn no_word_is_one_form_of_two_verbs() {
        let pairs: BTreeSet<&str> = written().map(|(_, pair)| pair).collect();
        for word in lexicon::words() {
            let mut forms: Vec<_> =
                senses(word).iter().map(|sense| (sense.form as usize, sense.verb.lemma())).collect();
            forms.sort_unstable();
            let spelled = |one: &str, other: &str| pairs.contains(format!("{one}={other}").as_str());
            let two = forms.windows(2).find(|pair| pair[0].0 == pair[1].0 && !spelled(pair[1].1, pair[0].1));
            assert_eq!(two, None, "{word}");
        }
    }

    #[test]
    fn both_spellings_are_one_verb() {
        let pairs = written().filter_map(|(_, word)| {
            let (american, british) = word
                .split_once('=')
                .map(|(one, other)| (one, other.to_owned()))
                .or_else(|| Some(word).zip(inflect::british(word)))?;
            Some((lemma(american).expect("American"), lemma(&british).expect("British")))
        });
        let mut count = 0;
        for (american, british) in pairs {
            count += 1;
            assert_eq!(american.class, british.class, "{} and {}", american.lemma(), british.lemma());
            assert_ne!(american.lemma(), british.lemma());
            for verb in [american, british] {
                // "enrolled" belongs to both, and is spelled as either would have it.
                let found =
                    |form| as_form(verb.form(form), form).is_some_and(|found| found.form(form) == verb.form(form));
                assert!([Form::Third, Form::Gerund, Form::Past, Form::Participle].into_iter().all(found));
            }
        }
        assert!(count >= 150, "{count} pairs");
        for (american, british) in [("modeled", "modelled"), ("canceling", "cancelling"), ("learned", "learnt")] {
            let verb = |word| senses(word).first().expect("a form").verb;
            assert_eq!((verb(american).lemma(), verb(american).class), (verb(british).lemma(), verb(british).class));
            assert_ne!(verb(american).forms, verb(british).forms);
        }
    }

    #[test]
    fn tables_are_sorted_and_every_row_is_of_a_verb() {
        let (irregular, doubling) = (include_str!("data/irregular.txt"), include_str!("data/doubling.txt"));
        let lemmas = rows(irregular).filter_map(|row| row.split(' ').next());
        assert!(lemmas.is_sorted(), "irregular.txt");
        for list in ["all:", "some:"] {
            let words = rows(doubling).filter_map(|row| row.strip_prefix(list)).flat_map(str::split_whitespace);
            assert!(words.is_sorted(), "doubling.txt, {list}");
        }
        let rules = inflect::Rules::read(irregular, doubling).expect("tables");
        let last_parts: BTreeSet<&str> =
            lexicon::verbs().iter().map(|verb| verb.lemma().rsplit('-').next().unwrap_or_default()).collect();
        let unused: Vec<&str> = rules.lemmas().filter(|lemma| !last_parts.contains(lemma)).collect();
        assert!(unused.is_empty(), "{unused:?}");
    }

    #[test]
    fn a_word_is_found_in_no_time() {
        let words: Vec<&str> =
            lexicon::words().chain(["kubernetes", "the", "§", "p99", "reconciliations", ""]).collect();
        let mut best = std::time::Duration::MAX;
        for _ in 0..5 {
            let start = std::time::Instant::now();
            let known = words.iter().filter(|word| !senses(word).is_empty()).count();
            best = best.min(start.elapsed());
            assert!(known > 6_000);
        }
        let each = best.as_nanos() / words.len() as u128;
        assert!(each < 1_000, "{each} ns per word; optimised it is below 60");
    }
}
