//! Things that have a name: the levels of a list, the attributes of a table.

use crate::matrix::draft::{Draft, Name};
use crate::matrix::name::{bare, slug};
use crate::matrix::rank::{is_code, split};
use crate::settings::{Entry, Value, ValueKind};
use crate::text::Span;

use super::cell::is_prose;
use super::node::{Source, items, words};
use super::words::{ID, LEVEL, NAME, PILLAR, is, told};

/// A level, an attribute or a pillar, with what stands below its name.
#[derive(Debug, Clone)]
pub(super) struct Named<'v> {
    /// What it is called.
    pub(super) name: Name,
    /// Its title, of a level that is called by its code.
    pub(super) title: Option<Name>,
    /// What others refer to it by, as [`slug`]s: its id, its name, its code.
    pub(super) ids: Vec<String>,
    /// What stands below it.
    pub(super) body: &'v Value,
    /// The key that it stands behind, if it does.
    pub(super) key: Option<&'v Entry>,
    /// The entries of its body that are its name, its id or its pillar.
    pub(super) own: Vec<&'v Entry>,
    /// Its group, as it is referred to.
    pub(super) pillar: Option<&'v Entry>,
}

impl<'v> Named<'v> {
    /// The members of a list or a table, each with its name: under one of the keys in `called` or [`NAME`], else its id;
    /// in a table the key, where there is no name. Those without are left out.
    pub(super) fn members(source: &Source<'_>, value: &'v Value, called: &[&str]) -> Vec<Self> {
        match &value.kind {
            ValueKind::List(_) => items(value).iter().filter_map(|item| Self::item(source, item, called)).collect(),
            ValueKind::Table(entries) => {
                entries.iter().filter_map(|entry| Self::keyed(source, entry, called)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The thing that an item of a list names.
    pub(super) fn item(source: &Source<'_>, body: &'v Value, called: &[&str]) -> Option<Self> {
        if body.text().is_some() {
            return Some(Self::new(plain(source, body)?, body, None));
        }
        let entry = told(body, called).or_else(|| told(body, &NAME)).or_else(|| told(body, &ID))?;
        Some(Self::new(plain(source, &entry.value)?, body, None).with_body(source, Some(entry), called))
    }

    fn keyed(source: &Source<'_>, key: &'v Entry, called: &[&str]) -> Option<Self> {
        let at_key = || plain_of(source, &key.key, key.key_span);
        let named = told(&key.value, &NAME).and_then(|entry| Some((plain(source, &entry.value)?, entry)));
        match named {
            _ if key.key == "<<" => None,
            Some((name, entry)) => {
                let mut named = Self::new(name, &key.value, Some(key)).with_body(source, Some(entry), called);
                if is_of_levels(called) {
                    named.by_code(at_key()?);
                }
                Some(named)
            }
            None => Some(Self::new(at_key()?, &key.value, Some(key)).with_body(source, None, called)),
        }
    }

    /// What an entry's key names; its value says what is asked for, and not what it is called.
    pub(super) fn key(source: &Source<'_>, entry: &'v Entry) -> Option<Self> {
        let name = plain_of(source, &entry.key, entry.key_span)?;
        Some(Self { pillar: None, ..Self::new(name, &entry.value, Some(entry)) })
    }

    /// One of `list` that has no name but its number.
    pub(super) fn counted(name: Name, list: &'v Value) -> Self {
        Self::new(name, list, None)
    }

    fn new(name: Name, body: &'v Value, key: Option<&'v Entry>) -> Self {
        let ids = vec![slug(&name.text)];
        Self { name, title: None, ids, body, key, own: Vec::new(), pillar: None }
    }

    fn with_body(mut self, source: &Source<'_>, name: Option<&'v Entry>, called: &[&str]) -> Self {
        self.own.extend(name);
        self.ids.extend(self.key.map(|key| slug(&key.key)));
        let own = |entry: &&Entry| name.is_none_or(|name| name.key != entry.key);
        for key in ID {
            // `code: Reviews what others write` is no id.
            let is_id = |entry: &&Entry| own(entry) && words(&entry.value).is_some_and(|words| !is_prose(words));
            if let Some(entry) = told(self.body, &[key]).filter(is_id) {
                let Some(id) = plain(source, &entry.value) else { continue };
                self.ids.push(slug(&id.text));
                self.own.push(entry);
                if is_of_levels(called) {
                    self.by_code(id);
                }
            }
        }
        for entry in called.iter().filter_map(|key| told(self.body, &[key])).filter(own) {
            self.ids.extend(words(&entry.value).map(slug));
        }
        if self.title.is_none()
            && let Some(entry) = NAME.iter().filter_map(|key| told(self.body, &[key])).find(own)
        {
            self.title = plain(source, &entry.value);
        }
        self.pillar = told(self.body, &PILLAR).filter(own);
        self
    }

    /// A level whose id is a code, which its name lacks, is called by it: `{id: L5, name: Senior}`.
    fn by_code(&mut self, id: Name) {
        if is_code(&id.text) && split(&self.name.text).1.is_none() && self.title.is_none() {
            self.title = Some(std::mem::replace(&mut self.name, id));
        }
    }

    /// Says that its name and what refers to it are understood.
    pub(super) fn understood(&self, source: &Source<'_>, draft: &mut Draft) {
        source.opened(draft, self.body);
        if let Some(key) = self.key {
            draft.place(source.place(key.key_span));
        }
        let names = self.body.entries().iter().filter(|entry| is(&entry.key, &NAME));
        for entry in self.own.iter().copied().chain(self.pillar).chain(names) {
            source.entry(draft, entry);
        }
    }
}

/// Whether these are the keys of levels, of which a code is a name.
fn is_of_levels(called: &[&str]) -> bool {
    called.first() == LEVEL.first()
}

/// A name that is the text of `value`, without decoration.
pub(super) fn plain(source: &Source<'_>, value: &Value) -> Option<Name> {
    plain_of(source, words(value)?, value.span)
}

fn plain_of(source: &Source<'_>, text: &str, span: Span) -> Option<Name> {
    let part = bare(text);
    let name = part.of(text);
    let mut place = source.words_place(span);
    // Only what is written as it is read can be pointed into.
    if place.span.len() == text.len() {
        place = source.page.place(part.shifted(place.span.start));
    }
    (!name.is_empty()).then(|| Name { text: name.to_owned(), place })
}
