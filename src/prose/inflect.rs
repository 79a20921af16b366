//! Verb forms from a lemma: irregular rows, the doubling lists, and the regular rules. The build script works with it;
//! when the program runs, all forms stand in tables.

use std::collections::{BTreeMap, BTreeSet};

/// `write`, `writes`, `writing`, `wrote`, `written`, in the order of `verb::Form`.
pub(crate) type Forms = [String; 5];

/// What the regular rules have to be told.
#[derive(Debug)]
pub(crate) struct Rules<'a> {
    /// Past, participle, and where they are none of the rules' the gerund and the third person; the usual ones first.
    irregular: BTreeMap<&'a str, Vec<Vec<&'a str>>>,
    /// `plan`: everybody writes `planned`.
    doubled: BTreeSet<&'a str>,
    /// `model`: American `modeled`, British `modelled`.
    doubled_by_some: BTreeSet<&'a str>,
}

impl<'a> Rules<'a> {
    /// Reads `irregular.txt` and `doubling.txt`. An error names the file and the line.
    pub(crate) fn read(irregular: &'a str, doubling: &'a str) -> Result<Self, String> {
        let mut rules = Self { irregular: BTreeMap::new(), doubled: BTreeSet::new(), doubled_by_some: BTreeSet::new() };
        for (line, row) in numbered(irregular) {
            let wrong = |what: &str| Err(format!("irregular.txt:{line}: {what}: `{row}`"));
            let mut words = row.split_whitespace();
            let (Some(lemma), forms) = (words.next(), words.collect::<Vec<_>>()) else { continue };
            if !(2..=4).contains(&forms.len()) {
                return wrong("a row is a lemma, its past, its participle, at most a gerund and a third person");
            }
            let known = rules.irregular.entry(lemma).or_default();
            if known.contains(&forms) {
                return wrong("this row stands twice");
            }
            known.push(forms);
        }
        for (line, row) in numbered(doubling) {
            let (list, words) = match row.split_once(':') {
                Some(("all", words)) => (&mut rules.doubled, words),
                Some(("some", words)) => (&mut rules.doubled_by_some, words),
                _ => return Err(format!("doubling.txt:{line}: a row starts with `all:` or `some:`: `{row}`")),
            };
            if words.trim().is_empty() {
                return Err(format!("doubling.txt:{line}: a row without words"));
            }
            if let Some(word) = words.split_whitespace().find(|word| !list.insert(word)) {
                return Err(format!("doubling.txt:{line}: `{word}` stands twice"));
            }
        }
        Ok(rules)
    }

    /// The lemmas that are told of.
    #[cfg(test)]
    pub(crate) fn lemmas(&self) -> impl Iterator<Item = &'a str> {
        self.irregular.keys().chain(&self.doubled).chain(&self.doubled_by_some).copied()
    }

    /// The forms of `lemma`, the usual (American) ones first, then those that others write: `modelled` beside `modeled`.
    pub(crate) fn forms(&self, lemma: &str) -> Vec<Forms> {
        if let Some((prefix, last)) = lemma.rsplit_once('-') {
            let with_prefix = |form: String| format!("{prefix}-{form}");
            return self.forms(last).into_iter().map(|forms| forms.map(with_prefix)).collect();
        }
        let regular = |doubles: bool| {
            let past = past(lemma, doubles);
            [lemma.to_owned(), third(lemma, doubles), gerund(lemma, doubles), past.clone(), past]
        };
        let doubles = self.doubled.contains(lemma);
        if let Some(rows) = self.irregular.get(lemma) {
            let forms = rows.iter().map(|row| {
                let [base, third, gerund, ..] = regular(doubles);
                let given = |at: usize, form: String| row.get(at).map_or(form, |&form| form.to_owned());
                [base, given(3, third), given(2, gerund), row[0].to_owned(), row[1].to_owned()]
            });
            return forms.collect();
        }
        let mut out = vec![regular(doubles)];
        out.extend(self.doubled_by_some.contains(lemma).then(|| regular(true)));
        out
    }
}

/// The lines of `table` that are not comments, each with its number.
pub(crate) fn numbered(table: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = table.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// The `-ise` spelling of an `-ize` or `-yze` lemma.
pub(crate) fn british(lemma: &str) -> Option<String> {
    let last = lemma.rsplit_once('-').map_or(lemma, |(_, last)| last);
    if ["size", "prize", "seize", "resize", "downsize", "rightsize", "upsize", "capsize"].contains(&last) {
        return None;
    }
    let stem = lemma.strip_suffix("ze").filter(|stem| stem.ends_with(['i', 'y']))?;
    Some(format!("{stem}se"))
}

fn after_consonant(lemma: &str) -> bool {
    let bytes = lemma.as_bytes();
    bytes.len() >= 2 && !b"aeiou".contains(&bytes[bytes.len() - 2])
}

/// What `-ed` and `-ing` are added to: `planned`, `trafficked`, but `synced`.
fn stem(lemma: &str, doubles: bool) -> String {
    match lemma.chars().last() {
        Some(last) if doubles => format!("{lemma}{last}"),
        Some('c') if lemma.ends_with("ic") => format!("{lemma}k"),
        _ => lemma.to_owned(),
    }
}

fn past(lemma: &str, doubles: bool) -> String {
    if lemma.ends_with('e') {
        format!("{lemma}d")
    } else if lemma.ends_with('y') && after_consonant(lemma) {
        format!("{}ied", &lemma[..lemma.len() - 1])
    } else {
        format!("{}ed", stem(lemma, doubles))
    }
}

fn gerund(lemma: &str, doubles: bool) -> String {
    let keeps = ["ee", "oe", "ye"].iter().any(|end| lemma.ends_with(end)) || lemma == "be";
    match (lemma.strip_suffix("ie"), lemma.strip_suffix('e')) {
        (Some(stem), _) => format!("{stem}ying"),
        (_, Some(stem)) if !keeps => format!("{stem}ing"),
        _ => format!("{}ing", stem(lemma, doubles)),
    }
}

fn third(lemma: &str, doubles: bool) -> String {
    match lemma {
        "have" => return "has".to_owned(),
        "be" => return "is".to_owned(),
        _ => {}
    }
    if lemma.ends_with('y') && after_consonant(lemma) {
        format!("{}ies", &lemma[..lemma.len() - 1])
    } else if ["s", "x", "z", "ch", "sh", "do", "go", "echo", "veto", "zero"].iter().any(|end| lemma.ends_with(end)) {
        let hisses = lemma.ends_with(['s', 'z']);
        format!("{}es", if hisses { stem(lemma, doubles) } else { lemma.to_owned() })
    } else {
        format!("{lemma}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_rules_alone_get_wrong() {
        let rules = Rules::read(include_str!("data/irregular.txt"), include_str!("data/doubling.txt")).expect("tables");
        for (lemma, third, gerund, past, participle) in [
            ("migrate", "migrates", "migrating", "migrated", "migrated"),
            ("oversee", "oversees", "overseeing", "oversaw", "overseen"),
            ("ship", "ships", "shipping", "shipped", "shipped"),
            ("co-lead", "co-leads", "co-leading", "co-led", "co-led"),
            ("write", "writes", "writing", "wrote", "written"),
            ("set", "sets", "setting", "set", "set"),
            ("apply", "applies", "applying", "applied", "applied"),
            ("deploy", "deploys", "deploying", "deployed", "deployed"),
            ("free", "frees", "freeing", "freed", "freed"),
            ("teach", "teaches", "teaching", "taught", "taught"),
            ("sync", "syncs", "syncing", "synced", "synced"),
            ("debug", "debugs", "debugging", "debugged", "debugged"),
            ("offer", "offers", "offering", "offered", "offered"),
            ("mimic", "mimics", "mimicking", "mimicked", "mimicked"),
            ("dye", "dyes", "dyeing", "dyed", "dyed"),
            ("quiz", "quizzes", "quizzing", "quizzed", "quizzed"),
            ("tie", "ties", "tying", "tied", "tied"),
            ("model", "models", "modeling", "modeled", "modeled"),
            ("benefit", "benefits", "benefiting", "benefited", "benefited"),
            ("format", "formats", "formatting", "formatted", "formatted"),
        ] {
            assert_eq!(rules.forms(lemma)[0], [lemma, third, gerund, past, participle], "{lemma}");
        }
        assert_eq!(rules.forms("model")[1], ["model", "models", "modelling", "modelled", "modelled"]);
        assert_eq!(rules.forms("control").len(), 1);
        assert_eq!(british("analyze").as_deref(), Some("analyse"));
        assert_eq!(british("right-size"), None);
    }

    #[test]
    fn a_row_that_cannot_be_read_is_named() {
        let error = |irregular, doubling| Rules::read(irregular, doubling).expect_err("malformed");
        assert!(error("# forms\nlead led\n", "").starts_with("irregular.txt:2: "));
        assert!(error("lead led led\nlead led led", "").starts_with("irregular.txt:2: this row stands twice"));
        assert!(error("", "all: ship\n\nship").starts_with("doubling.txt:3: "));
        assert!(error("", "all: ship\nsome:").starts_with("doubling.txt:2: a row without words"));
        assert!(error("", "all: ship plan ship").contains(":1: `ship` stands twice"));
    }
}
