//! Which levels of a folder make up which ladder, and in which order.

use super::super::cumulative::{self, Base};
use super::super::name::words;
use super::super::order;
use super::super::rank;
use super::leaf::{ItemKind, LABEL, Leaf};
use super::matter::Matter;

/// One ladder: some of a folder's levels.
#[derive(Debug, Default)]
pub(super) struct Ladder {
    /// Which files, from the lowest level to the highest.
    pub(super) leaves: Vec<usize>,
    /// Which level each builds on, counted in `leaves`.
    pub(super) bases: Vec<Option<usize>>,
    pub(super) track: Option<String>,
    /// Whether something tells the order.
    pub(super) is_told: bool,
}

/// The line of a file that says which level it builds on: the item that it stands in, and what it says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    pub(super) item: usize,
    pub(super) base: Base,
}

/// What each of `leaves` builds on, as its opening says.
pub(super) fn told(leaves: &[&Leaf]) -> Vec<Option<Told>> {
    let names: Vec<&str> = leaves.iter().map(|leaf| leaf.name.text.as_str()).collect();
    leaves.iter().enumerate().map(|(own, leaf)| opening(leaf, &names, own)).collect()
}

/// What stands before the first heading of a file says what it builds on.
fn opening(leaf: &Leaf, names: &[&str], own: usize) -> Option<Told> {
    let is_heading = |kind: &ItemKind| matches!(kind, ItemKind::Heading(depth, _) if *depth < LABEL);
    for (item, found) in leaf.items.iter().enumerate().take_while(|(_, item)| !is_heading(&item.kind)) {
        if !matches!(found.kind, ItemKind::Text | ItemKind::Heading(..)) {
            continue;
        }
        let text = found.span.of(&leaf.page.text);
        let base = text.lines().find_map(|line| cumulative::told(line, names, own));
        if let Some(base) = base.filter(|base| *base != Base::Named(own)) {
            return Some(Told { item, base });
        }
    }
    None
}

/// The ladders of `leaves`, the first one the main one, and which of them are in none.
pub(super) fn ladders(leaves: &[&Leaf], told: &[Option<Told>]) -> (Vec<Ladder>, Vec<usize>) {
    let bases: Vec<Option<usize>> = told
        .iter()
        .map(|told| match told {
            Some(Told { base: Base::Named(base), .. }) => Some(*base),
            _ => None,
        })
        .collect();
    if let Some(found) = by_chain(leaves, &bases) {
        return found;
    }
    let ladders = groups(leaves).into_iter().map(|(track, group)| {
        let (sorted, is_told) = sorted(leaves, &group);
        let place = |base: usize| sorted.iter().position(|&leaf| leaf == base);
        let bases = sorted.iter().enumerate().map(|(at, &leaf)| match told[leaf]?.base {
            Base::Named(base) => place(base),
            Base::Previous => at.checked_sub(1).filter(|_| is_told),
        });
        Ladder { bases: bases.collect(), leaves: sorted, track, is_told }
    });
    (ladders.collect(), Vec::new())
}

/// The ladders that "Same as Senior" leads up: the longest is the main one, each level that branches off it the top of
/// another. None where most levels say nothing of the kind.
fn by_chain(leaves: &[&Leaf], bases: &[Option<usize>]) -> Option<(Vec<Ladder>, Vec<usize>)> {
    let chains: Vec<Vec<usize>> = (0..leaves.len()).map(|top| chain(top, bases)).collect();
    let longest = chains.iter().map(Vec::len).max()?;
    if longest < 3.min(leaves.len()) || longest * 2 < leaves.len() {
        return None;
    }
    let is_top = |leaf: usize| !bases.contains(&Some(leaf)) && chains[leaf].len() > 1;
    let mut tops: Vec<usize> = (0..leaves.len()).filter(|&leaf| is_top(leaf)).collect();
    // The sort keeps those of one length in the order of the files.
    tops.sort_by_key(|&top| std::cmp::Reverse(chains[top].len()));
    let several = tops.len() > 1;
    let used: Vec<usize> = tops.iter().flat_map(|&top| chains[top].clone()).collect();
    let ladder = |&top: &usize| Ladder {
        leaves: chains[top].clone(),
        bases: (0..chains[top].len()).map(|at| at.checked_sub(1)).collect(),
        track: several.then(|| leaves[top].name.text.clone()),
        is_told: true,
    };
    let ladders: Vec<Ladder> = tops.iter().map(ladder).collect();
    if ladders.is_empty() {
        return None;
    }
    Some((ladders, (0..leaves.len()).filter(|leaf| !used.contains(leaf)).collect()))
}

/// The levels from the lowest that `top` builds on up to itself.
fn chain(top: usize, bases: &[Option<usize>]) -> Vec<usize> {
    let mut chain = vec![top];
    let mut at = top;
    while let Some(base) = bases[at] {
        // A circle has no lowest level.
        if chain.contains(&base) {
            return Vec::new();
        }
        chain.push(base);
        at = base;
    }
    chain.reverse();
    chain
}

/// The levels of one ladder each: of people and of managers, or of several roles that are numbered.
fn groups(leaves: &[&Leaf]) -> Vec<(Option<String>, Vec<usize>)> {
    let all = || vec![(None, (0..leaves.len()).collect())];
    for key in [letters, role, management] {
        let keys: Vec<Option<String>> = leaves.iter().map(|leaf| key(&leaf.name.text)).collect();
        let mut groups: Vec<(Option<String>, Vec<usize>)> = Vec::new();
        for (index, key) in keys.into_iter().enumerate() {
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, group)) => group.push(index),
                None => groups.push((key, vec![index])),
            }
        }
        let is_named = groups.iter().all(|(key, group)| key.is_some() && group.len() > 1);
        if is_named && groups.len() > 1 && groups.len() <= 8 {
            groups.sort_by_key(|(key, _)| key.as_deref() == Some(MANAGEMENT));
            return groups;
        }
    }
    all()
}

const MANAGEMENT: &str = "Management";

/// The letters of a level's code: `IC3` and `M3` are on two ladders.
fn letters(name: &str) -> Option<String> {
    let code = rank::split(name).1?;
    let letters: String = code.chars().take_while(char::is_ascii_alphabetic).collect();
    Some(if letters.eq_ignore_ascii_case("m") { MANAGEMENT.to_owned() } else { letters.to_uppercase() })
}

/// What a number follows: "Data Scientist 4", "Tech Lead 6".
fn role(name: &str) -> Option<String> {
    let role = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let role = role.trim_end();
    (role.len() < name.len() && !role.is_empty() && words(role) != ["level"]).then(|| role.to_owned())
}

/// Whether a level leads people: a product manager does not.
#[expect(clippy::unnecessary_wraps, reason = "one of several ways to tell tracks apart")]
fn management(name: &str) -> Option<String> {
    // "Software Engineer IV / Platform Manager" is a level of engineers that some managers are on.
    let words = words(name.split(" / ").next().unwrap_or(name));
    let is = |wanted: &str| words.iter().any(|word| word == wanted);
    let of_things = ["product", "program", "programme", "project", "account", "case", "office", "tpm", "success"];
    let manages = is("manager") && !of_things.iter().any(|thing| is(thing));
    let leads = ["director", "vp", "head", "chief", "cto", "cpo", "president"].iter().any(|rank| is(rank));
    Some(if manages || leads { MANAGEMENT.to_owned() } else { "IC".to_owned() })
}

/// The levels of `group` from the lowest to the highest, and whether something tells that order.
fn sorted(leaves: &[&Leaf], group: &[usize]) -> (Vec<usize>, bool) {
    let names = |of: &[usize]| of.iter().map(|&leaf| leaves[leaf].name.text.as_str()).collect::<Vec<_>>();
    let by = |number: &dyn Fn(usize) -> Option<i64>| {
        let numbers: Option<Vec<(i64, usize)>> =
            group.iter().map(|&leaf| number(leaf).map(|number| (number, leaf))).collect();
        let mut numbers = numbers?;
        numbers.sort_unstable();
        let distinct = numbers.windows(2).all(|pair| pair[0].0 != pair[1].0);
        let mut sorted: Vec<usize> = numbers.into_iter().map(|(_, leaf)| leaf).collect();
        // Pages of a site may well count from the highest level down.
        if order::runs_down(&names(&sorted)) {
            sorted.reverse();
        }
        distinct.then_some(sorted)
    };
    let by_matter = Matter::keys().find_map(|key| by(&|leaf| leaves[leaf].matter.order(key)));
    let by_number = || by(&|leaf| leaves[leaf].number);
    let by_name = || {
        let order = order::ascending(&names(group))?;
        Some(order.into_iter().map(|index| group[index]).collect())
    };
    match by_matter.or_else(by_number).or_else(by_name) {
        Some(sorted) => (sorted, true),
        None => (group.to_vec(), false),
    }
}
