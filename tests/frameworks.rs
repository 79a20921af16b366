//! The built-in frameworks hold what their sources hold, in words of their own. Where `../shared` lies beside the project,
//! its list of the sources' elements and the sources themselves are held against them.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use career_ls::framework::{self, Framework, PARTS};

/// Elements that nothing stands for, each with the reason.
const EMPTY: [(&str, &str); 2] =
    [("A57", "a link to a paid offer"), ("B39", "the sponsor's text and the newsletter's own frame")];

/// Every element of the sources, by id.
fn ids() -> impl Iterator<Item = String> {
    (1..=57).map(|number| format!("A{number:02}")).chain((1..=39).map(|number| format!("B{number:02}")))
}

fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    if !path.exists() {
        eprintln!("skipped: ../shared/{name} is absent");
        return None;
    }
    Some(path)
}

/// What stands for each element: "promotion: window history".
fn covered() -> HashMap<&'static str, Vec<String>> {
    let mut out: HashMap<&str, Vec<String>> = HashMap::new();
    for framework in framework::all() {
        let steps = framework.steps.iter().map(|step| ("step", &step.id, &step.ledger));
        let named = PARTS
            .into_iter()
            .flat_map(|part| framework.named(part).iter().map(move |named| (part, &named.id, &named.ledger)));
        for (part, id, ledger) in steps.chain(named) {
            for element in ledger {
                out.entry(element).or_default().push(format!("{}: {part} {id}", framework.id));
            }
        }
    }
    out
}

#[test]
fn every_element_of_the_sources_is_in_a_part() {
    let covered = covered();
    let empty: HashSet<&str> = EMPTY.iter().map(|(id, _)| *id).collect();
    let missing: Vec<String> =
        ids().filter(|id| !covered.contains_key(id.as_str()) && !empty.contains(&id[..])).collect();
    assert_eq!(missing, [] as [String; 0]);
    let both: Vec<_> = EMPTY.iter().filter(|(id, _)| covered.contains_key(id)).collect();
    assert!(both.is_empty(), "excepted, and covered all the same: {both:?}");
    for (element, parts) in &covered {
        let framework = if element.starts_with('A') { "referral" } else { "promotion" };
        assert!(parts.iter().all(|part| part.starts_with(framework)), "{element} is another source's: {parts:?}");
    }
}

#[test]
fn every_row_of_the_list_of_elements_is_in_a_part_or_excepted() {
    let Some(path) = shared("seed-ledger.tsv") else { return };
    let text = std::fs::read_to_string(path).expect("UTF-8");
    let rows: Vec<&str> = text.lines().skip(1).filter_map(|row| row.split('\t').next()).collect();
    assert_eq!(rows, ids().collect::<Vec<_>>(), "the ids that this test knows");
    let covered = covered();
    for row in rows {
        let excepted = EMPTY.iter().any(|(id, reason)| *id == row && !reason.is_empty());
        assert!(excepted || covered.contains_key(row), "nothing stands for {row}");
    }
}

/// Words as they are compared: in lower case, without punctuation.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('’', "'");
    text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What a framework says of its own, with the part that says it.
fn sayings(framework: &Framework) -> impl Iterator<Item = (&str, &str)> {
    let steps = framework.steps.iter().map(|step| (step.id.as_str(), step.purpose.as_str()));
    let named = PARTS.into_iter().flat_map(|part| framework.named(part));
    steps.chain(named.map(|named| (named.id.as_str(), named.text.as_str())))
}

#[test]
fn no_run_of_words_is_copied_from_a_source() {
    const RUN: usize = 6;
    let Some(folder) = shared("seeds") else { return };
    let files = std::fs::read_dir(folder).expect("a folder");
    let sources: Vec<String> =
        files.map(|file| std::fs::read_to_string(file.expect("a file").path()).expect("UTF-8")).collect();
    let runs: HashSet<Vec<String>> =
        sources.iter().flat_map(|text| words(text).windows(RUN).map(<[String]>::to_vec).collect::<Vec<_>>()).collect();
    assert!(runs.len() > 1000, "the sources were read");
    for (id, text) in framework::all().iter().flat_map(sayings) {
        let copied: Vec<String> =
            words(text).windows(RUN).filter(|run| runs.contains(*run)).map(|run| run.join(" ")).collect();
        assert_eq!(copied, [] as [String; 0], "{id}");
    }
}
