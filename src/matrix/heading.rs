//! Reads a grid of headings in one document: levels with attributes below them, attributes with levels below them, or
//! levels alone.

mod grid;
pub(super) mod group;
pub(super) mod head;
mod layout;
mod rung;
pub(super) mod step;

use std::collections::{HashMap, HashSet};

use super::draft::Draft;
use super::name::slug;
use super::read::{Declined, Markdown};
use group::{Group, groups, key};
use head::Heads;

/// Headings of a case for a promotion: several of them, and the text is no matrix, even if it names levels.
const CASE: [&str; 10] = [
    "achievements",
    "ask",
    "cross-reference",
    "future",
    "get-clear",
    "history",
    "intentions",
    "share-intentions",
    "the-ask",
    "wins",
];

/// The levels and attributes that headings name.
pub(super) fn read(markdown: &Markdown<'_>) -> Result<Vec<Draft>, Declined> {
    let heads = Heads::of(markdown);
    let of_case: HashSet<String> =
        heads.heads.iter().map(|head| slug(&head.name.text)).filter(|name| CASE.contains(&name.as_str())).collect();
    if of_case.len() > 2 {
        return Err("its headings are those of a case for a promotion".into());
    }
    let groups = groups(&heads);
    let clusters = clusters(&heads, &groups);
    let found: Vec<Tracked> = clusters.iter().flat_map(|cluster| with_attributes(&heads, cluster)).collect();
    if !found.is_empty() {
        return Ok(named(&heads, found));
    }
    let alone: Vec<&Group> = clusters.iter().filter_map(|cluster| is_alone(cluster)).collect();
    let alone = ladders(&heads, alone);
    let found: Vec<Tracked> =
        alone.into_iter().filter_map(|group| Some((grid::general(&heads, group)?, group.parent))).collect();
    if !found.is_empty() {
        return Ok(named(&heads, found));
    }
    step::grid(&heads).map(|draft| vec![draft]).ok_or_else(|| "no two headings are levels".into())
}

/// A draft and the head of the part of the text that it was read from: of several, that tells them apart.
type Tracked = (Draft, Option<usize>);

fn named(heads: &Heads<'_>, mut found: Vec<Tracked>) -> Vec<Draft> {
    let several = found.len() > 1;
    for (draft, track) in &mut found {
        if let Some(track) = track.filter(|_| several) {
            draft.track(heads.name(track));
        }
    }
    found.into_iter().map(|(draft, _)| draft).collect()
}

/// The groups that have levels in common, together.
fn clusters<'g>(heads: &Heads<'_>, groups: &'g [Group]) -> Vec<Vec<&'g Group>> {
    let mut homes: Vec<usize> = (0..groups.len()).collect();
    let mut first: HashMap<String, usize> = HashMap::new();
    for (index, group) in groups.iter().enumerate() {
        for &level in &group.levels {
            let other = *first.entry(key(heads.name(level))).or_insert(index);
            let (one, other) = (home(&mut homes, index), home(&mut homes, other));
            homes[one.max(other)] = one.min(other);
        }
    }
    let mut out: Vec<Vec<&Group>> = Vec::new();
    let mut known: HashMap<usize, usize> = HashMap::new();
    for (index, group) in groups.iter().enumerate() {
        let at = *known.entry(home(&mut homes, index)).or_insert_with(|| {
            out.push(Vec::new());
            out.len() - 1
        });
        out[at].push(group);
    }
    out
}

/// The first of the groups that `index` belongs to.
fn home(homes: &mut [usize], mut index: usize) -> usize {
    while homes[index] != index {
        homes[index] = homes[homes[index]];
        index = homes[index];
    }
    index
}

/// The drafts of groups that have levels in common, where attributes stand below or above the levels.
fn with_attributes(heads: &Heads<'_>, cluster: &[&Group]) -> Vec<Tracked> {
    let nested: Vec<&Group> =
        cluster.iter().copied().filter(|group| group.levels.len() > 1 && grid::has_attributes(heads, group)).collect();
    let by_level = |groups: &[&Group], pillars| grid::by_level(heads, groups, pillars);
    match nested.as_slice() {
        [] if cluster.len() > 1 => by_attribute(heads, cluster),
        [] => Vec::new(),
        [group] => by_level(&nested, false).map(|draft| (draft, group.parent)).into_iter().collect(),
        several => {
            let mut seen = HashSet::new();
            let mut keys = several.iter().flat_map(|group| group::repeated(heads, &group.levels));
            if keys.all(|key| seen.insert(key)) {
                let ground = grid::ground(heads, &nested);
                return by_level(&nested, true).map(|draft| (draft, ground)).into_iter().collect();
            }
            several.iter().filter_map(|group| Some((by_level(&[group], false)?, group.parent))).collect()
        }
    }
}

/// Attributes with levels below them; where two parts of the text have attributes of the same names, one draft for each.
fn by_attribute(heads: &Heads<'_>, cluster: &[&Group]) -> Vec<Tracked> {
    let evidence: usize = cluster.iter().map(|group| group.sure + group.titled).sum();
    if evidence < 2 && !heads.speaks_of_levels() {
        return Vec::new();
    }
    let ground = grid::ground(heads, cluster);
    let whole = || grid::by_attribute(heads, cluster).map(|draft| (draft, ground)).into_iter().collect();
    let mut parts: Vec<(usize, Vec<&Group>)> = Vec::new();
    let branches = grid::branches(heads, cluster);
    for (&group, branch) in cluster.iter().zip(&branches) {
        let Some(branch) = *branch else { return whole() };
        match parts.iter().position(|(known, _)| *known == branch) {
            Some(at) => parts[at].1.push(group),
            None if parts.len() > 16 => return whole(),
            None => parts.push((branch, vec![group])),
        }
    }
    let drafts: Vec<Tracked> =
        parts.iter().filter_map(|(branch, groups)| Some((grid::by_attribute(heads, groups)?, Some(*branch)))).collect();
    if drafts.len() == parts.len() && drafts.len() > 1 { drafts } else { whole() }
}

fn is_alone<'g>(cluster: &[&'g Group]) -> Option<&'g Group> {
    if let [group] = cluster { Some(group) } else { None }
}

/// Those of `groups` that are ladders without attributes. Much else has headings with ranks in them, so their names
/// must be plain, and most of the text must stand below them.
fn ladders<'g>(heads: &Heads<'_>, groups: Vec<&'g Group>) -> Vec<&'g Group> {
    let text = &heads.page.text;
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let firm = groups.into_iter().filter(|group| {
        let (count, firm) = (group.levels.len(), group.sure + group.titled);
        let told: Vec<&str> = group.levels.iter().map(|&level| heads.section(level).of(text)).collect();
        let says = told.iter().filter(|text| letters(text) > 0).count();
        let of_life = told.iter().filter(|text| tells_of_a_life(text)).count();
        let named = firm > 1 && (count > 2 || group.sure > 1);
        named && says * 4 >= count * 3 && of_life * 2 < count
    });
    let firm: Vec<&Group> = firm.collect();
    let levels = || firm.iter().flat_map(|group| &group.levels);
    let below: usize = levels().map(|&level| letters(heads.section(level).of(text))).sum();
    let names: usize = levels().map(|&level| letters(heads.name(level))).sum();
    if below * 2 >= letters(text).saturating_sub(names) { firm } else { Vec::new() }
}

/// Whether a text has years in it, or lines in which somebody tells what they did.
fn tells_of_a_life(text: &str) -> bool {
    let is_year = |run: &str| run.len() == 4 && (run.starts_with("19") || run.starts_with("20"));
    let lines = || text.lines().map(|line| line.trim_start_matches(|c: char| !c.is_alphanumeric()));
    let own = lines().filter(|line| ["I ", "I’", "I'", "My "].iter().any(|own| line.starts_with(own))).count();
    text.split(|c: char| !c.is_ascii_digit()).any(is_year) || own * 3 > lines().filter(|line| !line.is_empty()).count()
}

#[cfg(test)]
mod tests;
