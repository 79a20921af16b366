//! Which heads are levels: neighbours that name some, each with what the others have below it too.

use std::collections::{HashMap, HashSet};

use crate::matrix::name::{slug, words};
use crate::matrix::rank::split;
use crate::text::Span;

use super::head::{BOLD, Heads, ITEM};
use super::rung::{Rung, rungs};

/// Neighbours that are levels.
#[derive(Debug, Clone)]
pub(in crate::matrix) struct Group {
    pub(in crate::matrix) parent: Option<usize>,
    pub(in crate::matrix) levels: Vec<usize>,
    /// How many of them are levels whatever stands beside them.
    pub(super) sure: usize,
    /// How many name a rank and a role that fit their neighbours.
    pub(super) titled: usize,
}

/// What tells one level from another, in any spelling.
pub(in crate::matrix) fn key(name: &str) -> String {
    let (title, code) = split(name);
    code.map_or_else(|| words(&title).join("-"), |code| words(&code).join("-"))
}

/// The groups of levels in a text, none inside another.
pub(in crate::matrix) fn groups(heads: &Heads<'_>) -> Vec<Group> {
    let mut found = Vec::new();
    find(heads, None, &mut found);
    singles(heads, &mut found);
    found.sort_by_key(|group| group.levels.first().copied());
    found
}

fn find(heads: &Heads<'_>, parent: Option<usize>, found: &mut Vec<Group>) {
    let mut levels: HashSet<usize> = HashSet::new();
    for depth in 1..=ITEM {
        let at_depth = heads.at_depth(parent, depth);
        if let Some(group) = group(heads, parent, &at_depth) {
            levels.extend(&group.levels);
            found.push(group);
        }
    }
    for &child in heads.below(parent) {
        if !levels.contains(&child) {
            find(heads, Some(child), found);
        }
    }
}

/// The levels among neighbours, if two at least are.
fn group(heads: &Heads<'_>, parent: Option<usize>, neighbours: &[usize]) -> Option<Group> {
    if neighbours.len() < 2 {
        return None;
    }
    let names: Vec<&str> = neighbours.iter().map(|&head| heads.name(head)).collect();
    let rungs = rungs(&names);
    let count = |wanted: Rung| rungs.iter().filter(|rung| **rung == wanted).count();
    let (sure, titled) = (count(Rung::Sure), count(Rung::Titled));
    let of = |wanted: &[Rung]| -> Vec<usize> {
        let is_one = |(head, rung): (&usize, &Rung)| wanted.contains(rung).then_some(*head);
        neighbours.iter().zip(&rungs).filter_map(is_one).collect()
    };
    let numbered = count(Rung::Number);
    if numbered > 1 && numbered == neighbours.len() {
        return Some(Group { parent, levels: neighbours.to_vec(), sure: 0, titled: 0 });
    }
    let mut levels = of(&[Rung::Sure, Rung::Titled]);
    let firm = of(&[Rung::Sure, Rung::Titled, Rung::Loose, Rung::Plain]);
    let common = repeated(heads, &firm);
    if sure + titled > 1 || sure + titled == 1 && (common.len() > 1 || count(Rung::Plain) > 0) {
        levels = firm;
        // A name without a rank is a level if it has below it what its neighbours have.
        let is_alike = |head: &usize| {
            let below = keys_below(heads, *head);
            let alike = below.iter().filter(|key| common.contains(*key)).count();
            alike > 1 || alike == 1 && below.len() == 1 && common.len() == 1
        };
        let others = of(&[Rung::Not, Rung::Number]);
        levels.extend(others.into_iter().filter(is_alike));
        levels.sort_unstable();
    } else if common.len() > 1 && firm.len() > count(Rung::Plain) {
        levels = firm;
    }
    let dated = levels.iter().filter(|&&level| is_life(heads, level)).count();
    // Levels that have levels below them are tracks, or attributes whose names say a rank.
    let outer = levels.iter().filter(|&&level| has_sure_levels(heads, level)).count();
    (levels.len() > 1 && dated * 2 < levels.len() && outer * 2 < levels.len()).then_some(Group {
        parent,
        levels,
        sure,
        titled,
    })
}

fn has_sure_levels(heads: &Heads<'_>, head: usize) -> bool {
    let below = &heads.heads[head].children;
    (1..=ITEM).any(|depth| {
        let names: Vec<&str> =
            below.iter().filter(|&&child| heads.heads[child].depth == depth).map(|&child| heads.name(child)).collect();
        rungs(&names).into_iter().filter(|rung| *rung == Rung::Sure).count() > 1
    })
}

/// Whether what stands right below a head begins with years: a job that somebody had.
fn is_life(heads: &Heads<'_>, head: usize) -> bool {
    let span = heads.intro(head);
    let text = span.of(&heads.page.text).lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    text.split(|c: char| !c.is_ascii_digit())
        .any(|run| run.len() == 4 && (run.starts_with("19") || run.starts_with("20")))
}

/// What the heads right below `head` are called, without its own name.
fn keys_below(heads: &Heads<'_>, head: usize) -> HashSet<String> {
    let below = heads.heads[head].children.iter().filter(|&&child| heads.heads[child].depth <= BOLD);
    below.map(|&child| slug(own(heads, head, child).of(heads.name(child)))).filter(|key| !key.is_empty()).collect()
}

/// What two of `levels` at least have below them.
pub(super) fn repeated(heads: &Heads<'_>, levels: &[usize]) -> HashSet<String> {
    let mut uses: HashMap<String, usize> = HashMap::new();
    for &level in levels {
        for key in keys_below(heads, level) {
            *uses.entry(key).or_default() += 1;
        }
    }
    uses.into_iter().filter(|(_, count)| *count > 1).map(|(key, _)| key).collect()
}

/// The words of `child`'s name without those of the level that it stands below: "Responsibilities" of "Senior TPM
/// Responsibilities". The whole name where nothing else is left.
pub(super) fn own(heads: &Heads<'_>, level: usize, child: usize) -> Span {
    let name = heads.name(child);
    let whole = Span::new(0, name.len());
    let level_name = heads.name(level);
    let (title, code) = split(level_name);
    for of in [level_name, title.as_str()].into_iter().chain(code.as_deref()).filter(|of| !of.is_empty()) {
        let same = |text: Option<&str>| text.is_some_and(|text| text.eq_ignore_ascii_case(of));
        if same(name.get(..of.len())) {
            let rest = &name[of.len()..];
            let rest = rest.strip_prefix("'s").or_else(|| rest.strip_prefix("’s")).unwrap_or(rest);
            let words = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
            if !words.is_empty() && words.len() < rest.len() {
                return Span::new(name.len() - words.len(), name.len());
            }
        }
        let Some(at) = name.len().checked_sub(of.len()).filter(|&at| same(name.get(at..))) else { continue };
        // "Responsibilities of a Senior TPM"
        let rest = name[..at].trim_end_matches(|c: char| !c.is_alphanumeric());
        let joint = [" of a", " of an", " of the", " of", " for a", " for an", " for the", " for", " at"];
        let rest = joint.iter().find_map(|joint| rest.strip_suffix(joint)).unwrap_or(rest).trim_end();
        if !rest.is_empty() && rest.len() < at {
            return Span::new(0, rest.len());
        }
    }
    whole
}

/// Adds the attributes that tell of one level only, one that others know.
fn singles(heads: &Heads<'_>, found: &mut Vec<Group>) {
    let keys: HashSet<String> =
        found.iter().flat_map(|group| &group.levels).map(|&level| key(heads.name(level))).collect();
    let depths: HashSet<(Option<u8>, u8)> = found.iter().map(|group| depths(heads, group)).collect();
    let within: HashSet<usize> = found.iter().flat_map(|group| group.levels.iter().copied()).collect();
    let parents: HashSet<usize> = found.iter().filter_map(|group| group.parent).collect();
    let mut inside = vec![false; heads.heads.len()];
    for index in 0..heads.heads.len() {
        let parent = heads.heads[index].parent;
        inside[index] = parent.is_some_and(|parent| inside[parent] || within.contains(&parent));
        if inside[index] || within.contains(&index) || parents.contains(&index) {
            continue;
        }
        let head = &heads.heads[index];
        let is_level = |&&child: &&usize| {
            depths.contains(&(Some(head.depth), heads.heads[child].depth)) && keys.contains(&key(heads.name(child)))
        };
        let levels: Vec<usize> = head.children.iter().filter(is_level).copied().collect();
        if levels.len() == 1 {
            found.push(Group { parent: Some(index), levels, sure: 0, titled: 0 });
        }
    }
}

fn depths(heads: &Heads<'_>, group: &Group) -> (Option<u8>, u8) {
    let level = group.levels.first().map_or(0, |&level| heads.heads[level].depth);
    (group.parent.map(|parent| heads.heads[parent].depth), level)
}
