//! Attributes with what they ask for at each level, or levels with what they ask for in each attribute: lists or tables,
//! perhaps with pillars around the attributes.

use std::collections::HashSet;

use crate::matrix::Shape;
use crate::matrix::draft::Draft;
use crate::settings::{Entry, Value, ValueKind};

use super::build::{Build, MOST_LEVELS, counted};
use super::cell::is_prose;
use super::named::Named;
use super::node::{Source, items, words};
use super::words::{
    ATTRIBUTE, ATTRIBUTES, BY_LEVEL, ID, LEVEL, LEVELS, NAME, Part, entry, is, is_about, is_level, is_person,
    is_ranked, squashed, told,
};

/// What an attribute asks for at one level, or a level in one attribute.
struct Cell<'v> {
    /// The other side.
    of: Named<'v>,
    /// Its pillar, where that stands around it.
    pillar: Option<Named<'v>>,
    value: &'v Value,
    /// Keys of `value` that say what it is of.
    skip: Vec<&'v str>,
}

/// How sure it is that a list or a table is one of levels or attributes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// Its key says so.
    Named,
    /// Nothing but what is in it.
    Bare,
}

/// Reads attributes, each with its levels, under a key that says so.
pub(super) fn by_attribute(source: &Source<'_>, value: &Value, shape: Shape) -> Option<Vec<Draft>> {
    let mut named = ATTRIBUTES.iter().filter_map(|key| entry(value, &[key]));
    named.find_map(|entry| by_attribute_in(source, value, Some(entry), shape))
}

/// Reads attributes, each with its levels, under no key of theirs.
pub(super) fn bare_by_attribute(source: &Source<'_>, value: &Value, shape: Shape) -> Option<Vec<Draft>> {
    by_attribute_in(source, value, None, shape)
}

fn by_attribute_in(source: &Source<'_>, value: &Value, key: Option<&Entry>, shape: Shape) -> Option<Vec<Draft>> {
    let mut build = Build::new(source, shape);
    let listed = entry(value, &LEVELS).map(|entry| (entry, Named::members(source, &entry.value, &LEVEL)));
    if let Some((entry, levels)) = listed.filter(|(_, levels)| levels.len() > 1) {
        build.key(entry);
        build.list_levels(&levels);
    }
    let mut reader = ByAttribute { build, sure: if key.is_some() { Sure::Named } else { Sure::Bare } };
    // What is around tracks is none of their pillars.
    let pillars = key.is_none_or(|key| squashed(&key.key) != "tracks");
    match key {
        Some(key) => {
            reader.build.key(key);
            reader.side(&key.value, pillars);
        }
        None => reader.side(value, pillars),
    }
    Some(vec![reader.build.done()?])
}

struct ByAttribute<'s, 'a> {
    build: Build<'s, 'a>,
    sure: Sure,
}

impl ByAttribute<'_, '_> {
    /// Attributes, or pillars with attributes.
    fn side(&mut self, side: &Value, pillars: bool) {
        for member in Named::members(self.build.source, side, &ATTRIBUTE) {
            // Where nothing says what is what, the list of levels lies beside the attributes.
            if member.key.is_some_and(|key| is(&key.key, &LEVELS)) {
                continue;
            }
            if !self.attribute(&member, None) && pillars {
                self.pillar(&member);
            }
        }
    }

    /// Whether `member` is an attribute, which is then taken over.
    fn attribute(&mut self, member: &Named<'_>, pillar: Option<&Named<'_>>) -> bool {
        let Some((key, cells)) = self.cells(member) else { return false };
        if let Some(key) = key {
            self.build.key(key);
        }
        let group = pillar.map(|pillar| pillar.name.text.as_str());
        let group = group.or_else(|| member.pillar.and_then(|entry| words(&entry.value)));
        let attribute = self.build.attribute(group, member);
        for cell in cells {
            if let Some(level) = self.build.level(&cell.of) {
                self.build.cell(level, attribute, cell.value, &cell.skip);
            }
        }
        true
    }

    fn pillar(&mut self, pillar: &Named<'_>) {
        let listed = entry(pillar.body, &ATTRIBUTES);
        let inner = listed.map_or(pillar.body, |entry| &entry.value);
        let mut any = false;
        for member in Named::members(self.build.source, inner, &ATTRIBUTE) {
            any |= self.attribute(&member, Some(pillar));
        }
        if any {
            pillar.understood(self.build.source, &mut self.build.draft);
            if let Some(listed) = listed {
                self.build.key(listed);
            }
        }
    }

    /// What an attribute asks for at each level: in a list or table with a key of its own, or among its other entries.
    fn cells<'v>(&self, member: &Named<'v>) -> Option<(Option<&'v Entry>, Vec<Cell<'v>>)> {
        let body = member.body;
        for key in BY_LEVEL {
            let Some(entry) = entry(body, &[key]) else { continue };
            let cells = match &entry.value.kind {
                ValueKind::List(_) => self.listed(&entry.value, true, matches!(key, "levels" | "milestones")),
                _ => self.keyed(&entry.value, Sure::Named, &[]),
            };
            if let Some(cells) = cells {
                return Some((Some(entry), cells));
            }
        }
        let cells = match &body.kind {
            ValueKind::List(_) => self.listed(body, false, false),
            _ => self.keyed(body, self.sure, &member.own),
        };
        Some((None, cells?))
    }

    /// The items of a list, each of which says its level; where none does and the list `counts`, they are the levels from
    /// 1 on. `keyed` says that a key announces the list.
    fn listed<'v>(&self, list: &'v Value, keyed: bool, counts: bool) -> Option<Vec<Cell<'v>>> {
        let items = items(list);
        let source = self.build.source;
        let mut out = Vec::new();
        for item in items {
            let said = told(item, &LEVEL).or_else(|| told(item, &NAME).filter(|entry| self.is_level(&entry.value)));
            // A list of people has names and levels too.
            let is_named = said.is_some_and(|said| told(item, &NAME).is_some_and(|name| name.key != said.key));
            if self.sure == Sure::Bare && (is_named && !keyed || is_person(item)) {
                return None;
            }
            let Some(said) = said.or_else(|| told(item, &["id"]).filter(|entry| self.is_level(&entry.value))) else {
                continue;
            };
            let of = Named::item(source, &said.value, &LEVEL)?;
            let mut skip = vec![said.key.as_str()];
            // A name beside the level's number may be the level's title; it stays with the text.
            skip.extend(told(item, &["id"]).map(|entry| entry.key.as_str()));
            out.push(Cell { of, pillar: None, value: item, skip });
        }
        if out.is_empty() && counts && items.len() > 1 {
            for (index, item) in items.iter().enumerate() {
                let name = counted(source, index + 1, item);
                out.push(Cell { of: Named::counted(name, list), pillar: None, value: item, skip: Vec::new() });
            }
        }
        (!out.is_empty() && out.len() * 2 >= items.len()).then_some(out)
    }

    fn is_level(&self, value: &Value) -> bool {
        words(value).is_some_and(|name| self.build.knows_level(name) || is_ranked(name))
    }

    /// The entries of a table whose keys are levels, where all are that do not tell about the attribute itself.
    fn keyed<'v>(&self, value: &'v Value, sure: Sure, own: &[&'v Entry]) -> Option<Vec<Cell<'v>>> {
        let reads = |key: &str| if sure == Sure::Named { is_level(key) } else { is_ranked(key) };
        let level = |key: &str| !is(key, &LEVEL) && (self.build.knows_level(key) || reads(key));
        let mut out = Vec::new();
        let mut others = 0;
        for entry in value.entries() {
            if level(&entry.key) {
                let of = Named::key(self.build.source, entry)?;
                out.push(Cell { of, pillar: None, value: &entry.value, skip: Vec::new() });
            } else if !is_about(&entry.key) && !own.iter().any(|own| own.key == entry.key) {
                others += 1;
            }
        }
        (!out.is_empty() && others < out.len()).then_some(out)
    }
}

/// Reads levels, each with its attributes, under a key that says so.
pub(super) fn by_level(source: &Source<'_>, value: &Value, shape: Shape) -> Option<Vec<Draft>> {
    let mut named = LEVELS.iter().filter_map(|key| entry(value, &[key]));
    named.find_map(|entry| by_level_in(source, &entry.value, Some(entry), shape))
}

/// Reads levels, each with its attributes, under no key of theirs.
pub(super) fn bare_by_level(source: &Source<'_>, value: &Value, shape: Shape) -> Option<Vec<Draft>> {
    by_level_in(source, value, None, shape)
}

fn by_level_in(source: &Source<'_>, side: &Value, key: Option<&Entry>, shape: Shape) -> Option<Vec<Draft>> {
    let levels = levels(source, side, if key.is_some() { Sure::Named } else { Sure::Bare });
    let names: HashSet<&str> = levels.iter().map(|level| level.name.text.as_str()).collect();
    if names.len() < 2 || names.len() < levels.len() || levels.iter().any(|level| is_person(level.body)) {
        return None;
    }
    let mut build = Build::new(source, shape);
    if let Some(key) = key {
        build.key(key);
    }
    build.list_levels(&levels);
    for (index, level) in levels.iter().enumerate().take(MOST_LEVELS) {
        attributes(&mut build, index, level);
    }
    Some(vec![build.done()?])
}

/// The members of `side` that are levels.
fn levels<'v>(source: &Source<'_>, side: &'v Value, sure: Sure) -> Vec<Named<'v>> {
    let members = Named::members(source, side, &LEVEL).into_iter().filter(|level| !level.body.entries().is_empty());
    let of_list = !items(side).is_empty();
    let is_one = |level: &Named<'_>| {
        let says = of_list && entry(level.body, &LEVEL).is_some();
        says || level.key.map_or(is_level(&level.name.text), |key| is_ranked(&key.key))
    };
    members.filter(|level| sure == Sure::Named || is_one(level)).collect()
}

fn attributes(build: &mut Build<'_, '_>, level: usize, named: &Named<'_>) {
    let listed = ATTRIBUTES.iter().filter_map(|key| entry(named.body, &[key]));
    let mut listed = listed.filter(|entry| matches!(entry.value.kind, ValueKind::List(_) | ValueKind::Table(_)));
    let cells = match listed.next() {
        Some(entry) if tells_names(&entry.value) => {
            build.key(entry);
            match &entry.value.kind {
                ValueKind::List(_) => of_list(build.source, &entry.value),
                _ => of_table(build.source, &entry.value, &[]),
            }
        }
        _ => of_table(build.source, named.body, &named.own),
    };
    for cell in cells {
        if let Some(pillar) = &cell.pillar {
            pillar.understood(build.source, &mut build.draft);
        }
        let pillar = cell.pillar.as_ref().map(|pillar| pillar.name.text.as_str());
        let pillar = pillar.or_else(|| cell.of.pillar.and_then(|entry| words(&entry.value)));
        let attribute = build.attribute(pillar, &cell.of);
        build.cell(level, attribute, cell.value, &cell.skip);
    }
}

/// Whether what stands under `attributes` of a level is more than a list of sentences.
fn tells_names(value: &Value) -> bool {
    match &value.kind {
        ValueKind::List(items) => items.iter().all(|item| !item.entries().is_empty()),
        _ => true,
    }
}

fn of_list<'v>(source: &Source<'_>, list: &'v Value) -> Vec<Cell<'v>> {
    let cell = |of: Named<'v>| {
        let mut skip: Vec<&str> = of.own.iter().map(|entry| entry.key.as_str()).collect();
        skip.extend(of.pillar.map(|entry| entry.key.as_str()));
        Cell { value: of.body, pillar: None, skip, of }
    };
    Named::members(source, list, &ATTRIBUTE).into_iter().map(cell).collect()
}

/// The entries of a level: each an attribute, or a pillar with attributes.
fn of_table<'v>(source: &Source<'_>, table: &'v Value, own: &[&'v Entry]) -> Vec<Cell<'v>> {
    let mut out = Vec::new();
    for entry in table.entries() {
        let own = own.iter().any(|own| own.key == entry.key) || is(&entry.key, &LEVEL);
        // `Code` may be an id or an attribute; a sentence is no id.
        let says = words(&entry.value).is_none_or(is_prose) && entry.value.kind != ValueKind::Null;
        if own || is_about(&entry.key) && !(is(&entry.key, &ID) && says) {
            continue;
        }
        let Some(of) = Named::key(source, entry) else { continue };
        if is_pillar(&entry.value) {
            let inner = of_table(source, &entry.value, &[]);
            out.extend(inner.into_iter().map(|cell| Cell { pillar: Some(of.clone()), ..cell }));
        } else {
            out.push(Cell { of, pillar: None, value: &entry.value, skip: Vec::new() });
        }
    }
    out
}

/// Whether the keys of a table are names, not parts of one cell.
fn is_pillar(value: &Value) -> bool {
    let entries = value.entries();
    !entries.is_empty() && entries.iter().all(|entry| Part::of(&squashed(&entry.key)) == Part::Labelled)
}
