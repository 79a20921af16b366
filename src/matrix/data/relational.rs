//! Lists of levels and attributes, and items that refer to one of each; or such items alone.

use std::collections::{HashMap, HashSet};

use crate::matrix::Shape;
use crate::matrix::draft::Draft;
use crate::matrix::name::slug;
use crate::settings::{Entry, Value, ValueKind};

use super::build::Build;
use super::named::Named;
use super::node::{Source, items, words};
use super::words::{ATTRIBUTE, ATTRIBUTES, ID, LEVEL, LEVELS, NAME, PILLAR, entry, is, rank, squashed};

/// An item: what is asked for at one level.
struct Item<'v> {
    body: &'v Value,
    level: &'v Entry,
    attribute: &'v Entry,
    pillar: Option<&'v Entry>,
}

pub(super) fn read(source: &Source<'_>, value: &Value, shape: Shape) -> Option<Vec<Draft>> {
    let levels = entry(value, &LEVELS).map(|entry| (entry, Named::members(source, &entry.value, &LEVEL)));
    let levels = levels.filter(|(_, levels)| levels.len() > 1);
    let lists = Lists::of(source, value);
    let inner = value.entries().iter().map(|entry| (Some(entry), &entry.value));
    for (holder, list) in std::iter::once((None, value)).chain(inner) {
        let bodies = bodies(list);
        let Some(key) = attribute_key(&bodies, &lists) else { continue };
        let found: Vec<Item<'_>> = bodies.iter().filter_map(|body| Item::of(body, &key, &lists)).collect();
        if found.len() < 2 || found.len() * 2 < bodies.len() {
            continue;
        }
        let mut build = Build::new(source, shape);
        if let Some((entry, levels)) = &levels {
            build.key(entry);
            build.list_levels(levels);
        }
        if let Some(holder) = holder {
            build.key(holder);
        }
        if levels.is_some() && !lists.all.is_empty() {
            build.named();
        }
        lists.declare(&mut build, &found);
        for item in &found {
            item.add(&mut build, &lists);
        }
        if let Some(draft) = build.done() {
            return Some(vec![draft]);
        }
    }
    None
}

/// The lists of attributes and pillars.
struct Lists<'v> {
    all: Vec<(&'v Entry, Vec<Named<'v>>)>,
    /// Which member of which list is meant by a slug.
    by_id: HashMap<String, (usize, usize)>,
}

impl<'v> Lists<'v> {
    fn of(source: &Source<'_>, value: &'v Value) -> Self {
        let lists = value.entries().iter().filter(|entry| is(&entry.key, &ATTRIBUTES));
        let lists = lists.map(|entry| (entry, Named::members(source, &entry.value, &ATTRIBUTE)));
        let names = |members: &[Named<'_>]| members.iter().all(|member| entry(member.body, &LEVEL).is_none());
        let all: Vec<(&Entry, Vec<Named<'_>>)> = lists.filter(|(_, members)| names(members)).collect();
        let mut by_id = HashMap::new();
        for (list, (_, members)) in all.iter().enumerate() {
            for (index, member) in members.iter().enumerate() {
                for id in member.ids.iter().filter(|id| !id.is_empty()) {
                    by_id.entry(id.clone()).or_insert((list, index));
                }
            }
        }
        Self { all, by_id }
    }

    /// What a reference means.
    fn get(&self, reference: &str) -> Option<((usize, usize), &Named<'v>)> {
        let &(list, index) = self.by_id.get(&slug(reference))?;
        Some(((list, index), self.all.get(list)?.1.get(index)?))
    }

    /// What a pillar is called: by the list that has it, else as it is referred to.
    fn pillar_name(&self, entry: &Entry) -> Option<String> {
        let name = reference(&entry.value)?;
        Some(self.get(name).map_or_else(|| name.to_owned(), |(_, listed)| listed.name.text.clone()))
    }

    /// Takes over the attributes of the lists, in their order, where some item is about one of the list.
    fn declare(&self, build: &mut Build<'_, '_>, found: &[Item<'_>]) {
        let at = |entry: &Entry| Some(self.get(reference(&entry.value)?)?.0);
        let mut pillars: HashMap<(usize, usize), Option<&Entry>> = HashMap::new();
        let mut groups: HashSet<(usize, usize)> = HashSet::new();
        for item in found {
            if let Some(attribute) = at(item.attribute) {
                pillars.entry(attribute).or_insert(item.pillar);
            }
            groups.extend(item.pillar.and_then(at));
        }
        let about: HashSet<usize> = pillars.keys().map(|(list, _)| *list).collect();
        for (list, (entry, members)) in self.all.iter().enumerate() {
            for (index, member) in members.iter().enumerate() {
                if about.contains(&list) {
                    let pillar = pillars.get(&(list, index)).copied().flatten().or(member.pillar);
                    groups.extend(pillar.and_then(at));
                    let pillar = pillar.and_then(|entry| self.pillar_name(entry));
                    build.list_attribute(pillar.as_deref(), member);
                    build.key(entry);
                }
            }
        }
        for &(list, index) in &groups {
            let (entry, members) = &self.all[list];
            build.key(entry);
            build.draft.place(members[index].name.place);
            members[index].understood(build.source, &mut build.draft);
        }
    }
}

/// The tables in a list, or in a table of them.
fn bodies(value: &Value) -> Vec<&Value> {
    let all: Vec<&Value> = match &value.kind {
        ValueKind::Table(entries) => entries.iter().map(|entry| &entry.value).collect(),
        _ => items(value).iter().collect(),
    };
    all.into_iter().filter(|value| !value.entries().is_empty()).collect()
}

/// What a value refers to: its words, or those of its id or name.
fn reference(value: &Value) -> Option<&str> {
    words(value).or_else(|| words(&entry(value, &ID).or_else(|| entry(value, &NAME))?.value))
}

/// The key under which most of the items name their attribute: one of a list, where there is one.
fn attribute_key(bodies: &[&Value], lists: &Lists<'_>) -> Option<String> {
    let half = |count: usize| count * 2 > bodies.len();
    if !half(bodies.iter().filter(|body| entry(body, &LEVEL).is_some()).count()) {
        return None;
    }
    let mut counts = [(0, 0); ATTRIBUTE.len()];
    let mut names: HashMap<&str, usize> = HashMap::new();
    for entry in bodies.iter().flat_map(|body| body.entries()) {
        let Some(named) = reference(&entry.value) else { continue };
        if let Some(rank) = rank(&entry.key, &ATTRIBUTE) {
            counts[rank].0 += 1;
            counts[rank].1 += usize::from(lists.get(named).is_some());
        }
        if is(&entry.key, &["name"]) {
            *names.entry(named).or_default() += 1;
        }
    }
    let rank = counts.iter().position(|(_, listed)| half(*listed));
    if let Some(rank) = rank.or_else(|| counts.iter().position(|(all, _)| half(*all))) {
        return Some(ATTRIBUTE[rank].to_owned());
    }
    // A name is one of an attribute where it comes back at other levels; people's do not.
    half(names.values().filter(|&&count| count > 1).sum()).then(|| "name".to_owned())
}

impl<'v> Item<'v> {
    fn of(body: &'v Value, key: &str, lists: &Lists<'_>) -> Option<Self> {
        let level = entry(body, &LEVEL)?;
        let attribute = entry(body, &[key])?;
        reference(&level.value)?;
        reference(&attribute.value)?;
        let is_other = |entry: &&Entry| squashed(&entry.key) != key && reference(&entry.value).is_some();
        let is_pillar = |entry: &Entry| {
            let listed = reference(&entry.value).is_some_and(|name| lists.get(name).is_some());
            listed || is(&entry.key, &PILLAR)
        };
        let pillars = PILLAR.iter().filter_map(|key| entry(body, &[key]));
        let pillar = pillars.filter(is_other).find(|entry| is_pillar(entry));
        Some(Self { body, level, attribute, pillar })
    }

    fn add(&self, build: &mut Build<'_, '_>, lists: &Lists<'_>) {
        let Some(level) = Named::item(build.source, &self.level.value, &LEVEL) else { return };
        let Some(attribute) = Named::item(build.source, &self.attribute.value, &ATTRIBUTE) else { return };
        let Some(level) = build.level(&level) else { return };
        let pillar = self.pillar.and_then(|entry| lists.pillar_name(entry));
        let attribute = build.attribute(pillar.as_deref(), &attribute);
        let mut skip = vec![self.level.key.as_str(), self.attribute.key.as_str()];
        skip.extend(self.pillar.map(|entry| entry.key.as_str()));
        build.cell(level, attribute, self.body, &skip);
    }
}
