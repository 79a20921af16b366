//! Turns the plain tables into Rust. The build script runs it, and so do the tests that show what it refuses.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::fnv;
use super::inflect::{Forms, Rules, british, numbered};

/// The tables as they are written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tables<'a> {
    pub(crate) verbs: &'a str,
    pub(crate) irregular: &'a str,
    pub(crate) doubling: &'a str,
    pub(crate) nouns: &'a str,
    pub(crate) words: &'a str,
    /// Sets as well, of those whom work is for.
    pub(crate) audience: &'a str,
}

/// The tables of this project.
pub(crate) const TABLES: Tables<'static> = Tables {
    verbs: include_str!("data/verbs.txt"),
    irregular: include_str!("data/irregular.txt"),
    doubling: include_str!("data/doubling.txt"),
    nouns: include_str!("data/nouns.txt"),
    words: include_str!("data/words.txt"),
    audience: include_str!("data/audience.txt"),
};

const CLASSES: [(&str, &str); 9] = [
    ("change", "Change"),
    ("end", "End"),
    ("benefit", "Benefit"),
    ("deliver", "Deliver"),
    ("lead", "Lead"),
    ("routine", "Routine"),
    ("share", "Share"),
    ("use", "Use"),
    ("plain", "Plain"),
];

const FORMS: [&str; 5] = ["Base", "Third", "Gerund", "Past", "Participle"];

struct Verb {
    class: &'static str,
    forms: Forms,
}

/// What is known of one word: its readings as a verb (verb and form), the verb that it is a noun of, its sets.
#[derive(Default)]
struct Entry<'a> {
    senses: Vec<(usize, usize)>,
    doing: Option<(usize, &'a str)>,
    sets: u128,
}

/// The tables as the source of `lexicon.rs`. An error names the file and the line.
pub(crate) fn lexicon(tables: Tables<'_>) -> Result<String, String> {
    let verbs = verbs(tables.verbs, &Rules::read(tables.irregular, tables.doubling)?)?;
    let mut entries: BTreeMap<String, Entry<'_>> = BTreeMap::new();
    for (verb, Verb { forms, .. }) in verbs.iter().enumerate() {
        for (form, word) in forms.iter().enumerate() {
            let senses = &mut entries.entry(word.clone()).or_default().senses;
            // What two spellings have in common is said once: `model` of `modeled` and of `modelled`.
            if !senses.iter().any(|&(other, also)| also == form && verbs[other].forms[0] == forms[0]) {
                senses.push((verb, form));
            }
        }
    }
    for (noun, doing) in nouns(tables.nouns, &verbs)? {
        entries.entry(noun).or_default().doing = Some(doing);
    }
    let mut sets = Vec::new();
    for (file, table) in [("words.txt", tables.words), ("audience.txt", tables.audience)] {
        members(table, &mut sets, &mut entries).map_err(|(line, problem)| format!("{file}:{line}: {problem}"))?;
    }
    source(&verbs, &entries, &sets).map_err(|error| error.to_string())
}

/// The sets of a table. An error has its line.
fn members<'a>(
    table: &'a str,
    sets: &mut Vec<&'a str>,
    entries: &mut BTreeMap<String, Entry<'_>>,
) -> Result<(), (usize, String)> {
    let before = sets.len();
    for (line, row) in numbered(table) {
        let Some((name, words)) = row.split_once(':').filter(|(_, words)| !words.trim().is_empty()) else {
            return Err((line, format!("a row is the name of a set, a colon and its words: `{row}`")));
        };
        let set = sets.iter().position(|set| *set == name).unwrap_or(sets.len());
        if set < before {
            return Err((line, format!("another table has a set called `{name}`")));
        }
        if set == sets.len() {
            sets.push(name);
        }
        if set >= 128 {
            return Err((line, "there is room for 128 sets".to_owned()));
        }
        for word in words.split_whitespace() {
            let sets = &mut entries.entry(word.to_owned()).or_default().sets;
            if *sets >> set & 1 == 1 {
                return Err((line, format!("`{word}` stands twice in `{name}`")));
            }
            *sets |= 1 << set;
        }
    }
    Ok(())
}

fn verbs(table: &str, rules: &Rules<'_>) -> Result<Vec<Verb>, String> {
    let mut out = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (line, row) in numbered(table) {
        let Some((name, lemmas)) = row.split_once(':').filter(|(_, lemmas)| !lemmas.trim().is_empty()) else {
            return Err(format!("verbs.txt:{line}: a row is a class, a colon and its verbs: `{row}`"));
        };
        let Some(&(_, class)) = CLASSES.iter().find(|(class, _)| *class == name) else {
            return Err(format!("verbs.txt:{line}: no class is called `{name}`"));
        };
        for word in lemmas.split_whitespace() {
            let spellings: Vec<String> = match word.split_once('=') {
                Some((american, british)) => vec![american.to_owned(), british.to_owned()],
                None => [Some(word.to_owned()), british(word)].into_iter().flatten().collect(),
            };
            for lemma in spellings {
                if lemma.is_empty() || !lemma.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
                    return Err(format!("verbs.txt:{line}: `{word}` is not a verb in lower case"));
                }
                if let Some(earlier) = seen.insert(lemma.clone(), line) {
                    return Err(format!("verbs.txt:{line}: `{lemma}` stands in line {earlier} already"));
                }
                out.extend(rules.forms(&lemma).into_iter().map(|forms| Verb { class, forms }));
            }
        }
    }
    Ok(out)
}

/// Nouns of doing with their verb and its particle: those of the table, and `-ization` of each verb in `-ize`.
fn nouns<'a>(table: &'a str, verbs: &[Verb]) -> Result<BTreeMap<String, (usize, &'a str)>, String> {
    let mut out = BTreeMap::new();
    for (line, row) in numbered(table) {
        let Some((noun, verb)) = row.split_once('\t') else {
            return Err(format!("nouns.txt:{line}: a row is a noun, a tab and its verb: `{row}`"));
        };
        let (lemma, particle) = verb.split_once(' ').unwrap_or((verb, ""));
        // "modelling" is a form of the verb that has "modelled".
        let spelled = verbs.iter().position(|verb| verb.forms[0] == lemma && verb.forms[2] == noun);
        let Some(found) = spelled.or_else(|| verbs.iter().position(|verb| verb.forms[0] == lemma)) else {
            return Err(format!("nouns.txt:{line}: verbs.txt has no `{lemma}`"));
        };
        if out.insert(noun.to_owned(), (found, particle)).is_some() {
            return Err(format!("nouns.txt:{line}: `{noun}` stands twice"));
        }
    }
    let by_rule = verbs.iter().filter_map(|verb| Some([verb.forms[0].clone(), british(&verb.forms[0])?])).flatten();
    for lemma in by_rule {
        let (Some(stem), Some(verb)) = (lemma.strip_suffix('e'), verbs.iter().position(|verb| verb.forms[0] == lemma))
        else {
            continue;
        };
        if stem.ends_with(['z', 's']) && stem[..stem.len() - 1].ends_with('i') {
            out.entry(format!("{stem}ation")).or_insert((verb, ""));
        }
    }
    Ok(out)
}

fn source(verbs: &[Verb], entries: &BTreeMap<String, Entry<'_>>, sets: &[&str]) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    let words: Vec<&str> = entries.keys().map(String::as_str).collect();
    writeln!(out, "static TEXT: &str = {:?};", words.concat())?;
    writeln!(out, "static VERBS: [Verb; {}] = [", verbs.len())?;
    for Verb { class, forms } in verbs {
        let forms: Vec<usize> = forms.iter().map(|form| words.partition_point(|word| *word < form.as_str())).collect();
        writeln!(out, "Verb {{ class: Class::{class}, forms: {forms:?} }},")?;
    }
    let senses: Vec<(usize, usize)> = entries.values().flat_map(|entry| entry.senses.iter().copied()).collect();
    writeln!(out, "];\nstatic SENSES: [Sense; {}] = [", senses.len())?;
    for (verb, form) in senses {
        writeln!(out, "Sense {{ verb: &VERBS[{verb}], form: Form::{} }},", FORMS[form])?;
    }
    let nouns: Vec<(usize, &str)> = entries.values().filter_map(|entry| entry.doing).collect();
    writeln!(out, "];\nstatic NOUNS: [Doing; {}] = [", nouns.len())?;
    for (verb, particle) in nouns {
        writeln!(out, "Doing {{ verb: &VERBS[{verb}], particle: {particle:?} }},")?;
    }
    let masks: BTreeSet<u128> = entries.values().map(|entry| entry.sets).collect();
    let masks: Vec<u128> = masks.into_iter().collect();
    writeln!(out, "];\nstatic MASKS: [u128; {}] = {masks:?};", masks.len())?;
    writeln!(out, "const SETS: [&str; {}] = {sets:?};", sets.len())?;
    writeln!(out, "static ENTRIES: [Entry; {}] = [", entries.len())?;
    let (mut at, mut sense, mut noun) = (0, 0, 0);
    for (word, entry) in entries {
        let mask = masks.partition_point(|mask| *mask < entry.sets);
        let doing = entry.doing.map_or("None".to_owned(), |_| format!("Some(&NOUNS[{noun}])"));
        let to = sense + entry.senses.len();
        let len = word.len();
        writeln!(out, "Entry {{ at: {at}, len: {len}, from: {sense}, to: {to}, doing: {doing}, mask: {mask} }},")?;
        at += len;
        sense = to;
        noun += usize::from(entry.doing.is_some());
    }
    let slots = slots(entries.keys());
    writeln!(out, "];\nstatic SLOTS: [u16; {}] = {slots:?};", slots.len())?;
    Ok(out)
}

/// An open hash table at most half full: the number of the word, from 1, at its hash or in the next free slot.
fn slots<'a>(words: impl ExactSizeIterator<Item = &'a String>) -> Vec<u16> {
    let mut slots = vec![0; (words.len() * 2).next_power_of_two()];
    for (number, word) in (1..).zip(words) {
        let mut at = fnv::hash(word.as_bytes());
        while slots[fnv::slot(at, slots.len())] != 0 {
            at = at.wrapping_add(1);
        }
        let len = slots.len();
        slots[fnv::slot(at, len)] = number;
    }
    slots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_cannot_be_read_is_named() {
        let base = Tables {
            verbs: "deliver: ship",
            irregular: "",
            doubling: "all: ship",
            nouns: "",
            words: "a: b",
            audience: "c: d",
        };
        assert!(lexicon(base).is_ok());
        let verbs = |verbs: &'static str| lexicon(Tables { verbs, ..base }).err();
        assert_eq!(verbs("# x\nmake: ship").as_deref(), Some("verbs.txt:2: no class is called `make`"));
        assert_eq!(verbs("plain:").as_deref(), Some("verbs.txt:1: a row is a class, a colon and its verbs: `plain:`"));
        assert!(verbs("plain ship").is_some_and(|error| error.starts_with("verbs.txt:1: ")));
        let twice = verbs("deliver: ship\n\nuse: plan\nplain: ship");
        assert_eq!(twice.as_deref(), Some("verbs.txt:4: `ship` stands in line 1 already"));
        assert!(verbs("deliver: organize\nuse: organise").is_some_and(|error| error.contains("`organise`")));
        assert!(verbs("deliver: Ship").is_some_and(|error| error.contains("`Ship` is not a verb")));

        let nouns = |nouns: &'static str| lexicon(Tables { nouns, ..base }).err();
        assert_eq!(nouns("launch\tlaunch").as_deref(), Some("nouns.txt:1: verbs.txt has no `launch`"));
        assert!(nouns("shipment ship").is_some_and(|error| error.starts_with("nouns.txt:1: ")));
        assert!(nouns("a\tship\na\tship").is_some_and(|error| error.contains(":2: `a` stands twice")));

        let words = |words: &'static str| lexicon(Tables { words, ..base }).err();
        assert_eq!(words("a: b\na: c b").as_deref(), Some("words.txt:2: `b` stands twice in `a`"));
        assert!(words("a:").is_some_and(|error| error.starts_with("words.txt:1: ")));
        let audience = |audience: &'static str| lexicon(Tables { audience, ..base }).err();
        assert_eq!(audience("a: x").as_deref(), Some("audience.txt:1: another table has a set called `a`"));
    }

    #[test]
    fn what_the_program_holds_is_what_the_tables_say() {
        let fresh = lexicon(TABLES).expect("the tables of the project");
        assert!(fresh == include_str!(concat!(env!("OUT_DIR"), "/lexicon.rs")));
    }
}
