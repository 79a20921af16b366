//! What the attributes below levels are: headings, bold lines or labels that the levels have in common.

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

use crate::matrix::name::slug;
use crate::text::Span;

use super::group::own;
use super::head::{BOLD, Heads, ITEM, LABEL};

/// Headings that are no attribute wherever they stand.
const ASIDES: [&str; 19] = [
    "appendix",
    "changelog",
    "contents",
    "faq",
    "faqs",
    "footnotes",
    "further-reading",
    "glossary",
    "how-to-use-this",
    "introduction",
    "links",
    "notes",
    "overview",
    "references",
    "resources",
    "see-also",
    "sources",
    "summary",
    "table-of-contents",
];

/// Whether a heading is neither a level nor an attribute, whatever it heads.
pub(super) fn is_aside(name: &str) -> bool {
    ASIDES.contains(&slug(name).as_str())
}

/// An attribute as one level has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) pillar: Option<usize>,
    pub(super) head: usize,
    /// Its name, in the head's.
    pub(super) words: Span,
}

/// The attributes of each of `levels`, or none where the levels have none in common.
pub(super) fn layout(heads: &Heads<'_>, levels: &[usize]) -> Option<Vec<Vec<Part>>> {
    let parts = |depths: &RangeInclusive<u8>| -> Vec<Vec<Part>> {
        levels.iter().map(|&level| below(heads, level, level, depths)).collect()
    };
    let headings = parts(&(1..=6));
    if common(heads, &headings) > 0 {
        return Some(pillars(heads, levels, &headings).unwrap_or(headings));
    }
    let bold = parts(&(BOLD..=BOLD));
    if common(heads, &bold) > 0 {
        return Some(bold);
    }
    [LABEL..=LABEL, ITEM..=ITEM].iter().map(parts).find(|parts| is_regular(heads, parts))
}

/// The heads right below `head` at `depths` as attributes of `level`.
fn below(heads: &Heads<'_>, level: usize, head: usize, depths: &RangeInclusive<u8>) -> Vec<Part> {
    let fits = |child: &&usize| {
        let name = heads.name(**child);
        depths.contains(&heads.heads[**child].depth) && !slug(name).is_empty() && !is_aside(name)
    };
    let part = |&child: &usize| Part { pillar: None, head: child, words: own(heads, level, child) };
    heads.heads[head].children.iter().filter(fits).map(part).collect()
}

pub(super) fn key(heads: &Heads<'_>, part: &Part) -> String {
    slug(part.words.of(heads.name(part.head)))
}

/// How many levels have each attribute.
fn uses(heads: &Heads<'_>, parts: &[Vec<Part>]) -> HashMap<String, usize> {
    let mut uses: HashMap<String, usize> = HashMap::new();
    for parts in parts {
        let keys: HashSet<String> = parts.iter().map(|part| key(heads, part)).collect();
        keys.into_iter().for_each(|key| *uses.entry(key).or_default() += 1);
    }
    uses
}

/// How many attributes two levels at least have.
fn common(heads: &Heads<'_>, parts: &[Vec<Part>]) -> usize {
    uses(heads, parts).values().filter(|&&count| count > 1).count()
}

/// Labels are attributes only where nearly all levels have nearly all of them: any sentence may begin with a bold word.
fn is_regular(heads: &Heads<'_>, parts: &[Vec<Part>]) -> bool {
    let uses = uses(heads, parts);
    let told = parts.iter().filter(|parts| !parts.is_empty()).count();
    let all: usize = uses.values().sum();
    let usual = uses.values().filter(|&&count| count > 1 && count * 4 >= parts.len() * 3);
    let (kinds, usual) = usual.fold((0, 0), |(kinds, sum), count| (kinds + 1, sum + count));
    kinds > 1 && usual * 5 >= all * 4 && told * 4 >= parts.len() * 3
}

/// The headings below those of the levels, where they are the attributes and those above them pillars: the levels have
/// them in common too, each below one pillar only. "Examples" below every attribute are none.
fn pillars(heads: &Heads<'_>, levels: &[usize], outer: &[Vec<Part>]) -> Option<Vec<Vec<Part>>> {
    let mut pairs: HashMap<(String, String), usize> = HashMap::new();
    let mut homes: HashMap<String, HashSet<String>> = HashMap::new();
    let mut inner: Vec<Vec<Part>> = Vec::new();
    for (&level, parts) in levels.iter().zip(outer) {
        let mut found = Vec::new();
        let mut seen: HashSet<(String, String)> = HashSet::new();
        for part in parts {
            let pillar = key(heads, part);
            let within = below(heads, level, part.head, &(1..=6));
            if within.is_empty() {
                found.push(*part);
            }
            for attribute in within {
                let name = key(heads, &attribute);
                homes.entry(name.clone()).or_default().insert(pillar.clone());
                seen.insert((pillar.clone(), name));
                found.push(Part { pillar: Some(part.head), ..attribute });
            }
        }
        seen.into_iter().for_each(|pair| *pairs.entry(pair).or_default() += 1);
        inner.push(found);
    }
    let repeated: Vec<&(String, String)> =
        pairs.iter().filter(|(_, count)| **count > 1).map(|(pair, _)| pair).collect();
    let homely = repeated.iter().filter(|(_, name)| homes.get(name).is_some_and(|homes| homes.len() == 1)).count();
    (homely > 1 && homely * 2 > repeated.len()).then_some(inner)
}
