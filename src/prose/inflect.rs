//! Verb forms from a lemma: irregular rows, the doubling list, and the regular rules.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static IRREGULAR: LazyLock<HashMap<&'static str, (&'static str, &'static str)>> = LazyLock::new(|| {
    rows(include_str!("data/irregular.txt"))
        .filter_map(|row| {
            let mut words = row.split_whitespace();
            Some((words.next()?, (words.next()?, words.next()?)))
        })
        .collect()
});

static DOUBLING: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("data/doubling.txt")).flat_map(str::split_whitespace).collect());

/// The lines of a data file that are not comments.
pub(super) fn rows(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The five forms of a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Forms {
    /// `migrate`
    pub(crate) base: String,
    /// `migrates`
    pub(crate) third: String,
    /// `migrating`
    pub(crate) gerund: String,
    /// `migrated`
    pub(crate) past: String,
    /// `migrated`; `written` beside `wrote`
    pub(crate) participle: String,
}

/// The forms of `lemma`, American where `-l-` is doubled or not, its own spelling otherwise.
pub(crate) fn forms(lemma: &str) -> Forms {
    let (past, participle) = match IRREGULAR.get(lemma) {
        Some((past, participle)) => ((*past).to_owned(), (*participle).to_owned()),
        None => {
            let past = regular_past(lemma);
            (past.clone(), past)
        }
    };
    Forms { base: lemma.to_owned(), third: third(lemma), gerund: gerund(lemma), past, participle }
}

/// The forms of a verb whose final `l` British English doubles: `model` gives `modelled`.
pub(crate) fn british_l(lemma: &str) -> Option<Forms> {
    let stem = lemma.strip_suffix('l')?;
    let doubles = stem.ends_with(['e', 'a', 'o'])
        && !stem.ends_with("ea")
        && !stem.ends_with("ee")
        && !stem.ends_with("ai")
        && !stem.ends_with("oo")
        && vowel_groups(lemma) > 1;
    doubles.then(|| Forms {
        past: format!("{lemma}led"),
        participle: format!("{lemma}led"),
        gerund: format!("{lemma}ling"),
        ..forms(lemma)
    })
}

fn vowel_groups(word: &str) -> usize {
    let mut groups = 0;
    let mut inside = false;
    for c in word.bytes() {
        let vowel = b"aeiouy".contains(&c);
        groups += usize::from(vowel && !inside);
        inside = vowel;
    }
    groups
}

fn doubles(lemma: &str) -> bool {
    DOUBLING.contains(lemma) || lemma.rsplit_once('-').is_some_and(|(_, last)| DOUBLING.contains(last))
}

fn after_consonant(lemma: &str) -> bool {
    let bytes = lemma.as_bytes();
    bytes.len() >= 2 && !b"aeiou".contains(&bytes[bytes.len() - 2])
}

fn regular_past(lemma: &str) -> String {
    if lemma.ends_with('e') {
        format!("{lemma}d")
    } else if lemma.ends_with('y') && after_consonant(lemma) {
        format!("{}ied", &lemma[..lemma.len() - 1])
    } else if doubles(lemma) {
        format!("{lemma}{}ed", &lemma[lemma.len() - 1..])
    } else if lemma.ends_with('c') && lemma != "sync" {
        format!("{lemma}ked")
    } else {
        format!("{lemma}ed")
    }
}

fn gerund(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix("ie") {
        format!("{stem}ying")
    } else if lemma.ends_with('e')
        && !lemma.ends_with("ee")
        && !lemma.ends_with("oe")
        && !lemma.ends_with("ye")
        && lemma != "be"
    {
        format!("{}ing", &lemma[..lemma.len() - 1])
    } else if doubles(lemma) {
        format!("{lemma}{}ing", &lemma[lemma.len() - 1..])
    } else if lemma.ends_with('c') && lemma != "sync" {
        format!("{lemma}king")
    } else {
        format!("{lemma}ing")
    }
}

fn third(lemma: &str) -> String {
    match lemma {
        "have" => return "has".to_owned(),
        "be" => return "is".to_owned(),
        _ => {}
    }
    if lemma.ends_with('y') && after_consonant(lemma) {
        format!("{}ies", &lemma[..lemma.len() - 1])
    } else if ["s", "x", "z", "ch", "sh", "do", "go"].iter().any(|end| lemma.ends_with(end)) {
        if lemma == "quiz" { "quizzes".to_owned() } else { format!("{lemma}es") }
    } else {
        format!("{lemma}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_rules_alone_get_wrong() {
        for (lemma, past, participle, gerund, third) in [
            ("migrate", "migrated", "migrated", "migrating", "migrates"),
            ("oversee", "oversaw", "overseen", "overseeing", "oversees"),
            ("ship", "shipped", "shipped", "shipping", "ships"),
            ("co-lead", "co-led", "co-led", "co-leading", "co-leads"),
            ("write", "wrote", "written", "writing", "writes"),
            ("set", "set", "set", "setting", "sets"),
            ("apply", "applied", "applied", "applying", "applies"),
            ("deploy", "deployed", "deployed", "deploying", "deploys"),
            ("free", "freed", "freed", "freeing", "frees"),
            ("teach", "taught", "taught", "teaching", "teaches"),
            ("sync", "synced", "synced", "syncing", "syncs"),
            ("debug", "debugged", "debugged", "debugging", "debugs"),
            ("offer", "offered", "offered", "offering", "offers"),
        ] {
            let forms = forms(lemma);
            let got = (&*forms.past, &*forms.participle, &*forms.gerund, &*forms.third);
            assert_eq!(got, (past, participle, gerund, third), "{lemma}");
        }
        assert_eq!(british_l("model").expect("doubles").gerund, "modelling");
        assert!(british_l("control").is_some_and(|forms| forms.past == "controlled"));
        assert!(british_l("sell").is_none() && british_l("reveal").is_none() && british_l("pool").is_none());
    }
}
