//! The layout that `matrix convert` writes and `matrix show --format json` prints.
//!
//! Levels and attributes have an id and a name; what an attribute asks for stands under the ids of the levels:
//! `{version, levels: [{id, name, builds_on}], attributes: [{id, name, pillar, descriptors: {id: {text, inherited}}}]}`.

use crate::matrix::Shape;
use crate::matrix::draft::{Draft, Name};
use crate::settings::{Entry, Value, ValueKind};

use super::build::MOST_LEVELS;
use super::node::{Source, items, words};

pub(super) fn read(source: &Source<'_>, value: &Value, shape: Shape) -> Option<Vec<Draft>> {
    value.get("version").and_then(words)?;
    let levels = items(value.get("levels")?);
    let attributes = items(value.get("attributes")?);
    let is_ours =
        |attribute: &Value| matches!(attribute.get("descriptors").map(|d| &d.kind), Some(ValueKind::Table(_)));
    if levels.is_empty() || levels.len() > MOST_LEVELS || attributes.is_empty() || !attributes.iter().all(is_ours) {
        return None;
    }
    let mut own = Own { source, draft: Draft::new(shape), ids: Vec::new() };
    for level in levels {
        own.level(level)?;
    }
    own.bases(levels);
    for attribute in attributes {
        own.attribute(attribute)?;
    }
    own.rest(value);
    Some(vec![own.draft])
}

struct Own<'s, 'a> {
    source: &'s Source<'a>,
    draft: Draft,
    /// The ids of the levels, in their order.
    ids: Vec<String>,
}

impl Own<'_, '_> {
    /// The name of a level or attribute, and the id by which it is known; its name where it has no other.
    fn named(&mut self, value: &Value) -> Option<(Name, String)> {
        let id = value.get("id");
        let name = self.source.name(value.get("name").filter(|name| words(name).is_some()).or(id)?)?;
        let id = id.and_then(words).unwrap_or(&name.text).to_owned();
        self.source.opened(&mut self.draft, value);
        for entry in value.entries().iter().filter(|entry| matches!(entry.key.as_str(), "id" | "name")) {
            self.source.entry(&mut self.draft, entry);
        }
        Some((name, id))
    }

    fn level(&mut self, value: &Value) -> Option<()> {
        let (name, id) = self.named(value)?;
        let level = self.draft.new_level(&name);
        self.draft.identify_level(level, &id);
        self.ids.push(id);
        for entry in value.entries() {
            match (entry.key.as_str(), words(&entry.value)) {
                ("title", Some(title)) => self.draft.titled(level, title),
                ("code" | "title" | "builds_on", _) => {}
                _ => continue,
            }
            self.source.entry(&mut self.draft, entry);
        }
        Some(())
    }

    /// A level may build on one that comes behind it.
    fn bases(&mut self, levels: &[Value]) {
        for (level, value) in levels.iter().enumerate() {
            let base = value.get("builds_on").and_then(words);
            if let Some(base) = base.and_then(|base| self.ids.iter().position(|id| id == base)) {
                self.draft.builds_on(level, base);
            }
        }
    }

    fn attribute(&mut self, value: &Value) -> Option<()> {
        let (name, id) = self.named(value)?;
        let pillar = value.get("pillar").and_then(words);
        let attribute = self.draft.new_attribute(pillar, &name);
        self.draft.identify_attribute(attribute, &id);
        for entry in value.entries() {
            match entry.key.as_str() {
                "pillar" => self.source.entry(&mut self.draft, entry),
                "descriptors" => {
                    self.draft.place(self.source.place(entry.key_span));
                    entry.value.entries().iter().for_each(|cell| self.cell(attribute, cell));
                }
                _ => {}
            }
        }
        Some(())
    }

    /// What an attribute asks for at the level whose id is the key.
    fn cell(&mut self, attribute: usize, entry: &Entry) {
        let Some(level) = self.ids.iter().position(|id| *id == entry.key) else { return };
        self.draft.place(self.source.place(entry.key_span));
        let text = entry.value.get("text").unwrap_or(&entry.value);
        if let Some(words) = words(text) {
            self.draft.cell(level, attribute, words, self.source.words_place(text.span));
        }
        for part in entry.value.entries() {
            match part.key.as_str() {
                "text" => self.draft.place(self.source.place(part.key_span)),
                "inherited" => {
                    self.draft.tells_inherited();
                    if part.value.text() == Some("true") {
                        self.draft.inherited(level, attribute);
                    }
                    self.source.entry(&mut self.draft, part);
                }
                "path" | "line" => self.source.entry(&mut self.draft, part),
                _ => {}
            }
        }
    }

    /// What it says of itself.
    fn rest(&mut self, value: &Value) {
        for entry in value.entries() {
            match (entry.key.as_str(), words(&entry.value)) {
                ("track", Some(track)) => self.draft.track(track),
                ("levels" | "attributes", _) => {
                    self.draft.place(self.source.place(entry.key_span));
                    continue;
                }
                ("version" | "problems" | "path" | "files" | "shape" | "tracks", _) => {}
                _ => continue,
            }
            self.source.entry(&mut self.draft, entry);
        }
    }
}
