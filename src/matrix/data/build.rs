//! A draft that is put together by reference: a cell says which level and which attribute it belongs to.

use std::collections::HashMap;

use crate::matrix::Shape;
use crate::matrix::draft::{Draft, Name};
use crate::matrix::name::slug;
use crate::matrix::order;
use crate::settings::{Entry, Value};

use super::cell::{is_prose, pieces};
use super::named::Named;
use super::node::Source;

/// More levels than any ladder has; a table with more is none.
pub(super) const MOST_LEVELS: usize = 64;

/// A matrix in the making, and what its levels and attributes are referred to by.
pub(super) struct Build<'s, 'a> {
    pub(super) source: &'s Source<'a>,
    pub(super) draft: Draft,
    /// The levels by their slugs.
    levels: HashMap<String, usize>,
    /// The attributes by the slugs of their pillars and of what they are referred to by.
    attributes: HashMap<(Option<String>, String), usize>,
    /// The name of each attribute.
    names: Vec<String>,
    /// The attributes of a list, by what they are referred to by: whatever their pillar is.
    listed_attributes: HashMap<String, usize>,
    /// Whether the levels are listed, so that no other is one.
    listed: bool,
    /// How many cells say something, and how many of them in more than two words.
    said: (usize, usize),
    /// Whether levels and attributes are both listed by name: then what is said may be as short as it likes.
    named: bool,
}

impl<'s, 'a> Build<'s, 'a> {
    pub(super) fn new(source: &'s Source<'a>, shape: Shape) -> Self {
        Self {
            source,
            draft: Draft::new(shape),
            levels: HashMap::new(),
            attributes: HashMap::new(),
            names: Vec::new(),
            listed_attributes: HashMap::new(),
            listed: false,
            said: (0, 0),
            named: false,
        }
    }

    /// Says that levels and attributes are both listed by name.
    pub(super) fn named(&mut self) {
        self.named = true;
    }

    /// Takes over the levels that a list or a table of them names.
    pub(super) fn list_levels(&mut self, levels: &[Named<'_>]) {
        for level in levels.iter().take(MOST_LEVELS + 1) {
            self.add_level(level);
        }
        self.listed = true;
    }

    /// Says that a key is understood.
    pub(super) fn key(&mut self, entry: &Entry) {
        self.draft.place(self.source.place(entry.key_span));
    }

    fn add_level(&mut self, level: &Named<'_>) -> usize {
        let index = self.draft.new_level(&level.name);
        if let Some(title) = &level.title {
            self.draft.titled(index, &title.text);
            self.draft.place(title.place);
        }
        level.understood(self.source, &mut self.draft);
        for id in level.ids.iter().filter(|id| !id.is_empty()) {
            self.levels.entry(id.clone()).or_insert(index);
        }
        index
    }

    /// The level that `level` names; a new one where it is none yet, unless they are listed.
    pub(super) fn level(&mut self, level: &Named<'_>) -> Option<usize> {
        let Some(index) = level.ids.iter().find_map(|id| self.levels.get(id)).copied() else {
            let room = self.draft.level_count() <= MOST_LEVELS;
            return (!self.listed && room).then(|| self.add_level(level));
        };
        level.understood(self.source, &mut self.draft);
        // An id that stands there is no place of its name.
        if self.draft.level_names().nth(index).is_some_and(|name| name == level.name.text) {
            self.draft.also(index, level.name.place);
        } else {
            self.draft.place(level.name.place);
        }
        Some(index)
    }

    /// Whether `reference` names a level that is known.
    pub(super) fn knows_level(&self, reference: &str) -> bool {
        !self.levels.is_empty() && self.levels.contains_key(&slug(reference))
    }

    /// Takes over an attribute of a list, to which cells will refer.
    pub(super) fn list_attribute(&mut self, pillar: Option<&str>, attribute: &Named<'_>) {
        let index = self.attribute(pillar, attribute);
        for id in attribute.ids.iter().filter(|id| !id.is_empty()) {
            self.listed_attributes.entry(id.clone()).or_insert(index);
        }
    }

    /// The attribute that `attribute` names; a new one where it is none yet.
    pub(super) fn attribute(&mut self, pillar: Option<&str>, attribute: &Named<'_>) -> usize {
        attribute.understood(self.source, &mut self.draft);
        let listed = attribute.ids.iter().find_map(|id| self.listed_attributes.get(id));
        let key = (pillar.map(slug), slug(&attribute.name.text));
        if let Some(&index) = listed.or_else(|| self.attributes.get(&key)) {
            if self.names[index] == attribute.name.text {
                self.draft.attribute_again(index, attribute.name.place);
            } else {
                self.draft.place(attribute.name.place);
            }
            return index;
        }
        let index = self.draft.new_attribute(pillar, &attribute.name);
        self.attributes.insert(key, index);
        self.names.push(attribute.name.text.clone());
        index
    }

    /// Adds what `value` says, without the entries in `skip`, and says that all of it is understood.
    pub(super) fn cell(&mut self, level: usize, attribute: usize, value: &Value, skip: &[&str]) {
        for piece in pieces(value, skip) {
            self.said.0 += 1;
            self.said.1 += usize::from(is_prose(&piece.text));
            let place = self.source.words_place(piece.span);
            self.draft.cell(level, attribute, &piece.text, place);
        }
        self.source.understood(&mut self.draft, value);
    }

    /// Puts the levels in the order that their names tell: they were met in that of the cells. A list of them has an
    /// order of its own, which may run from the top.
    fn sort_levels(&mut self) {
        let names: Vec<&str> = self.draft.level_names().collect();
        let order = match (self.listed, order::runs_down(&names)) {
            (true, true) => Some((0..names.len()).rev().collect()),
            (true, false) => None,
            (false, _) => order::ascending(&names),
        };
        if let Some(order) = order {
            self.draft.reorder(&order);
        }
    }

    /// The draft, where it is a matrix: most settings and records are tables of tables too, but seldom say in words
    /// what is asked for.
    pub(super) fn done(mut self) -> Option<Draft> {
        let (said, prose) = self.said;
        if self.draft.level_count() > MOST_LEVELS {
            return None;
        }
        self.sort_levels();
        (said >= 2 && (self.named || prose * 3 >= said) && self.draft.is_grid()).then_some(self.draft)
    }
}

/// A name that stands nowhere: of a level that is only counted.
pub(super) fn counted(source: &Source<'_>, number: usize, at: &Value) -> Name {
    let start = crate::text::Span::empty(at.span.start);
    Name { text: number.to_string(), place: source.place(start) }
}
