//! Which headings of a folder's levels are attributes: those that its files share.

use std::collections::{HashMap, HashSet};

use super::super::draft::Name;
use super::super::name::{slug, words};
use super::super::rank::looks_like_level;
use super::leaf::{Item, ItemKind, LABEL, Leaf};

/// Headings of what stands beside a ladder.
const ASIDES: [&str; 17] = [
    "appendix",
    "compensation",
    "contents",
    "faq",
    "faqs",
    "further-reading",
    "frequently-asked-questions",
    "job-description",
    "links",
    "navigation",
    "references",
    "related",
    "resources",
    "salary",
    "see-also",
    "table-of-contents",
    "toc",
];

/// What a heading that files share is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Attribute,
    Pillar,
}

/// What the headings of a folder's levels mean.
#[derive(Debug, Default)]
pub(super) struct Plan {
    roles: HashMap<String, Role>,
    /// How each shared heading is written where it stands without the level's name.
    names: HashMap<String, String>,
    /// The depth of the shallowest shared heading.
    depth: u8,
}

/// What one file says of one attribute: its items `from..to`, the heading left out.
pub(super) struct Section {
    pub(super) name: Name,
    pub(super) pillar: Option<String>,
    pub(super) from: usize,
    pub(super) to: usize,
    depth: u8,
    shared: bool,
    /// Whether headings that stand beside it are part of it, because it says nothing before them.
    folds: bool,
}

/// What one file of a level holds.
#[derive(Default)]
pub(super) struct Sections {
    pub(super) cells: Vec<Section>,
    /// Items that are understood and say nothing themselves: the title, a pillar, links to other files.
    pub(super) structure: Vec<usize>,
}

/// A heading's words as they are compared: as they are, and without the level's own name in front.
fn keys(leaf: &Leaf, name: &Name) -> (String, String) {
    let own: Vec<String> = words(&leaf.name.text);
    let parts = || name.text.split_inclusive(char::is_whitespace);
    let is_own = |part: &&str| {
        let found = words(part);
        !found.is_empty() && found.iter().all(|word| own.contains(word))
    };
    let cut: usize = parts().take_while(is_own).map(str::len).sum();
    let rest = slug(&name.text[cut..]);
    let full = slug(&name.text);
    if rest.is_empty() { (full.clone(), full) } else { (full, rest) }
}

/// The keys of the headings of `leaf`.
pub(super) fn shared_keys(leaf: &Leaf) -> HashSet<String> {
    let asides = |key: &String| !key.is_empty() && !is_aside(key);
    let keys = leaf.headings().flat_map(|(_, _, name)| {
        let (full, rest) = keys(leaf, name);
        [full, rest]
    });
    keys.filter(asides).collect()
}

/// Whether most headings of `leaf` at one depth are called as other levels are: it is a matrix, or an attribute, itself.
pub(super) fn names_levels(leaf: &Leaf) -> bool {
    let headings: Vec<(u8, bool)> = leaf
        .headings()
        .map(|(_, depth, name)| (depth, looks_like_level(&name.text) && looks_like_level(&keys(leaf, name).1)))
        .collect();
    (1..LABEL).any(|depth| {
        let at = headings.iter().filter(|(other, _)| *other == depth);
        let levels = at.clone().filter(|(_, is_level)| *is_level).count();
        levels > 1 && levels * 2 > at.count()
    })
}

fn is_aside(key: &str) -> bool {
    ASIDES.contains(&key)
}

impl Plan {
    /// What the headings of `leaves` mean, each of which is a level.
    pub(super) fn of(leaves: &[&Leaf]) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for leaf in leaves {
            for key in shared_keys(leaf) {
                *counts.entry(key).or_default() += 1;
            }
        }
        let is_shared = |key: &str| counts.get(key).is_some_and(|&count| count > 1 && count * 2 >= leaves.len());
        let mut plan = Self { depth: u8::MAX, ..Self::default() };
        let key_of = |leaf: &Leaf, name: &Name| {
            let (full, rest) = keys(leaf, name);
            [full, rest].into_iter().find(|key| is_shared(key))
        };
        for leaf in leaves {
            for (_, depth, name) in leaf.headings() {
                let Some(key) = key_of(leaf, name) else { continue };
                plan.depth = plan.depth.min(depth);
                let known = plan.names.entry(key).or_insert_with(|| name.text.clone());
                if name.text.len() < known.len() {
                    known.clone_from(&name.text);
                }
            }
        }
        let mut found: Vec<Found> = Vec::new();
        for (file, leaf) in leaves.iter().enumerate() {
            let headings: Vec<(usize, u8, &Name)> = leaf.headings().collect();
            for (index, &(at, depth, name)) in headings.iter().enumerate() {
                let Some(key) = key_of(leaf, name).filter(|_| depth == plan.depth) else { continue };
                let below = headings[index + 1..].iter().take_while(|(_, other, _)| *other > depth);
                let below: Vec<&(usize, u8, &Name)> = below.filter(|(_, other, _)| *other < LABEL).collect();
                let next = below.first().map(|(at, ..)| *at);
                let silent = next.is_some_and(|next| leaf.said(at + 1, next).is_none());
                let shallowest = below.iter().map(|(_, depth, _)| *depth).min();
                let children = below.iter().filter(|(_, depth, _)| Some(*depth) == shallowest);
                let children = children.filter_map(|(_, _, name)| key_of(leaf, name)).collect();
                found.push(Found { key, file, silent, children });
            }
        }
        let tops: HashSet<String> = found.iter().map(|found| found.key.clone()).collect();
        let families: Vec<(&String, HashSet<String>)> = tops
            .iter()
            .map(|key| {
                let of_key: Vec<&Found> = found.iter().filter(|found| found.key == *key).collect();
                let mut children = children(&of_key);
                if children.iter().any(|child| tops.contains(child)) {
                    children.clear();
                }
                (key, children)
            })
            .collect();
        // One heading below each is the step that a level takes on it, unless another heading has several.
        let has_pillars = families.iter().any(|(_, children)| children.len() > 1);
        for (key, children) in families {
            if children.is_empty() || !has_pillars {
                plan.roles.insert(key.clone(), Role::Attribute);
                continue;
            }
            plan.roles.insert(key.clone(), Role::Pillar);
            plan.roles.extend(children.into_iter().map(|child| (child, Role::Attribute)));
        }
        plan
    }

    /// Whether its files share a heading.
    pub(super) fn is_empty(&self) -> bool {
        self.roles.is_empty()
    }

    /// Whether it names at least half of the attributes of `other`, or neither names any.
    pub(super) fn is_like(&self, other: &Plan) -> bool {
        let same = other.roles.keys().filter(|key| self.roles.contains_key(*key)).count();
        if other.roles.is_empty() { self.roles.is_empty() } else { same * 2 >= other.roles.len() }
    }

    /// What `leaf` says of each attribute.
    pub(super) fn sections(&self, leaf: &Leaf) -> Sections {
        let mut out = Sections::default();
        let mut open: Option<Section> = None;
        let mut pillar: Option<(Name, u8)> = None;
        for (at, Item { kind, .. }) in leaf.items.iter().enumerate() {
            match kind {
                ItemKind::Title => out.structure.push(at),
                ItemKind::Silent if open.is_none() => out.structure.push(at),
                ItemKind::Silent | ItemKind::Text => {}
                ItemKind::Links(depth) => {
                    if depth.is_some() {
                        out.cells.extend(open.take());
                    }
                    if open.is_none() {
                        out.structure.push(at);
                    }
                }
                ItemKind::Heading(depth, name) => {
                    let (key, role) = self.role(leaf, name);
                    if open.as_ref().is_some_and(|open| *depth > open.depth) || *depth == LABEL && role.is_none() {
                        extend(&mut open, at);
                        continue;
                    }
                    if role.is_none() && open.as_mut().is_some_and(|open| open.takes(leaf, *depth, at)) {
                        extend(&mut open, at);
                        continue;
                    }
                    out.cells.extend(open.take());
                    if pillar.as_ref().is_some_and(|(_, of)| depth <= of) {
                        pillar = None;
                    }
                    if role == Some(Role::Pillar) {
                        pillar = Some((self.named(&key, name), *depth));
                        out.structure.push(at);
                        continue;
                    }
                    // A heading of one file alone is its attribute only where attributes stand.
                    let deepest = self.depth + u8::from(pillar.is_some());
                    if role.is_none() && (is_aside(&key) || *depth > deepest || self.depth == LABEL) {
                        continue;
                    }
                    open = Some(Section {
                        name: self.named(&key, name),
                        pillar: pillar.as_ref().map(|(name, _)| name.text.clone()),
                        from: at + 1,
                        to: at + 1,
                        depth: *depth,
                        shared: role.is_some(),
                        folds: false,
                    });
                    continue;
                }
            }
            if !matches!(kind, ItemKind::Title) {
                extend(&mut open, at);
            }
        }
        out.cells.extend(open);
        out
    }

    fn role(&self, leaf: &Leaf, name: &Name) -> (String, Option<Role>) {
        let (full, rest) = keys(leaf, name);
        let of = |key: &String| self.roles.get(key).copied();
        match (of(&full), of(&rest)) {
            (None, Some(role)) => (rest, Some(role)),
            (role, _) => (full, role),
        }
    }

    /// The heading's name as the other files write it, and where that stands.
    fn named(&self, key: &str, name: &Name) -> Name {
        let Some(told) = self.names.get(key) else { return name.clone() };
        let mut name = name.clone();
        if name.text.ends_with(told.as_str()) && name.place.span.len() == name.text.len() {
            name.place.span.start = name.place.span.end - told.len();
        }
        name.text.clone_from(told);
        name
    }
}

/// A shared heading in one file.
struct Found {
    key: String,
    file: usize,
    /// Whether it says nothing before the headings below it.
    silent: bool,
    children: Vec<String>,
}

/// The shared headings below a pillar; none where it is an attribute itself.
fn children(found: &[&Found]) -> HashSet<String> {
    let files: HashSet<usize> = found.iter().map(|found| found.file).collect();
    let silent = found.iter().filter(|found| found.silent).count();
    let mut counts: HashMap<&String, HashSet<usize>> = HashMap::new();
    for found in found {
        for child in &found.children {
            counts.entry(child).or_default().insert(found.file);
        }
    }
    let usual: HashSet<String> =
        counts.iter().filter(|(_, of)| of.len() * 2 >= files.len()).map(|(child, _)| (*child).clone()).collect();
    let everywhere = counts.values().any(|of| of.len() == files.len());
    let is_pillar = silent * 2 > found.len() && files.len() > 1 && (usual.len() > 1 || usual.len() == 1 && everywhere);
    if is_pillar { usual } else { HashSet::new() }
}

impl Section {
    /// Whether a heading of this file alone at item `at`, which stands beside it, is part of it.
    fn takes(&mut self, leaf: &Leaf, depth: u8, at: usize) -> bool {
        self.folds |= self.shared && leaf.said(self.from, at).is_none();
        self.folds && depth == self.depth
    }
}

fn extend(open: &mut Option<Section>, at: usize) {
    if let Some(open) = open {
        open.to = at + 1;
    }
}
