//! What a reader puts together before it is a matrix.

use std::collections::{HashMap, HashSet};

use super::model::{Attribute, Descriptor, Level, Matrix, Note, Place};
use super::name::slug;
use super::{EMPTY_DESCRIPTOR, Shape, rank};

/// A name and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// Without decoration; see [`super::name::bare`].
    pub(super) text: String,
    /// Where these words stand in the source.
    pub(super) place: Place,
}

/// A matrix in the making. Readers name levels, attributes and cells in any order; ids, titles and codes come at the end.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    shape: Shape,
    track: Option<String>,
    levels: Vec<Level>,
    attributes: Vec<Attribute>,
    placed: Vec<Place>,
    notes: Vec<Note>,
    /// Whether each cell says for itself that it is inherited.
    told: bool,
    /// The first level of each name, the first attribute of each pillar and name: a text may have thousands.
    level_names: HashMap<String, usize>,
    attribute_names: HashMap<(Option<String>, String), usize>,
}

impl Draft {
    pub(super) fn new(shape: Shape) -> Self {
        Self { shape, ..Self::default() }
    }

    /// Says what tells this grid from the others of its source.
    pub(super) fn track(&mut self, name: &str) {
        self.track = Some(name.to_owned());
    }

    /// A level of its own, even where another has the same name: a column of a table.
    pub(super) fn new_level(&mut self, name: &Name) -> usize {
        self.levels.push(Level { name: name.text.clone(), places: vec![name.place], ..Level::default() });
        let index = self.levels.len() - 1;
        self.level_names.entry(slug(&name.text)).or_insert(index);
        index
    }

    /// The level of that name; a new one where there is none.
    pub(super) fn level(&mut self, name: &Name) -> usize {
        if let Some(&index) = self.level_names.get(&slug(&name.text)) {
            self.levels[index].places.push(name.place);
            return index;
        }
        self.new_level(name)
    }

    /// Says the title of a level whose name is a code.
    pub(super) fn titled(&mut self, level: usize, title: &str) {
        title.clone_into(&mut self.levels[level].title);
    }

    /// Gives a level its id, which its source tells: kept where no other level has it.
    pub(super) fn identify_level(&mut self, level: usize, id: &str) {
        id.clone_into(&mut self.levels[level].id);
    }

    /// Gives an attribute its id, which its source tells: kept where no other attribute has it.
    pub(super) fn identify_attribute(&mut self, attribute: usize, id: &str) {
        id.clone_into(&mut self.attributes[attribute].id);
    }

    /// Says that the source tells of each cell whether it is inherited, so that one with words of its own is only where
    /// it says so.
    pub(super) fn tells_inherited(&mut self) {
        self.told = true;
    }

    /// Says the code of a level whose name has none.
    pub(super) fn coded(&mut self, level: usize, code: &str) {
        self.levels[level].code = Some(code.to_owned());
    }

    /// Another spot where a level is named, in whatever words.
    pub(super) fn also(&mut self, level: usize, place: Place) {
        let places = &mut self.levels[level].places;
        // The definition comes first; comparing with all would be slow where a thousand tables name the level.
        if places.first() != Some(&place) {
            places.push(place);
        }
    }

    /// Says which level `level` builds on.
    pub(super) fn builds_on(&mut self, level: usize, base: usize) {
        self.levels[level].builds_on = Some(base).filter(|&base| base != level);
    }

    /// An attribute of its own, even where another has the same name: a row of a table.
    pub(super) fn new_attribute(&mut self, pillar: Option<&str>, name: &Name) -> usize {
        self.attributes.push(Attribute {
            name: name.text.clone(),
            pillar: pillar.map(str::to_owned),
            places: vec![name.place],
            ..Attribute::default()
        });
        let index = self.attributes.len() - 1;
        self.attribute_names.entry((pillar.map(slug), slug(&name.text))).or_insert(index);
        index
    }

    /// The attribute of that name in that pillar; a new one where there is none.
    pub(super) fn attribute(&mut self, pillar: Option<&str>, name: &Name) -> usize {
        if let Some(&index) = self.attribute_names.get(&(pillar.map(slug), slug(&name.text))) {
            self.attributes[index].places.push(name.place);
            return index;
        }
        self.new_attribute(pillar, name)
    }

    /// Says that the name of an attribute stands at `place` too.
    pub(super) fn attribute_again(&mut self, attribute: usize, place: Place) {
        self.attributes[attribute].places.push(place);
    }

    /// Adds `text`, which stands at `place`, to what `attribute` asks for at `level`. What says nothing (`-`, `n/a`) is
    /// placed and left out.
    pub(super) fn cell(&mut self, level: usize, attribute: usize, text: &str, place: Place) {
        self.placed.push(place);
        let text = text.trim();
        if says_nothing(text) {
            return;
        }
        let descriptors = &mut self.attributes[attribute].descriptors;
        if descriptors.len() <= level {
            descriptors.resize(level + 1, None);
        }
        let descriptor = descriptors[level].get_or_insert_default();
        if !descriptor.text.is_empty() {
            descriptor.text.push('\n');
        }
        descriptor.text.push_str(text);
        descriptor.places.push(place);
    }

    /// Says whether what the level below asks for counts in a cell too; only a cell that has a text can.
    pub(super) fn inherited(&mut self, level: usize, attribute: usize) {
        if let Some(Some(descriptor)) = self.attributes[attribute].descriptors.get_mut(level) {
            descriptor.inherited = true;
        }
    }

    /// Says that what stands at `place` has been understood: a pillar's name, a key, a tag.
    pub(super) fn place(&mut self, place: Place) {
        self.placed.push(place);
    }

    /// Something to tell about it.
    pub(super) fn note(&mut self, place: Place, last_line: usize, code: &'static str, text: impl Into<String>) {
        self.notes.push(Note { place, last_line, code, text: text.into() });
    }

    pub(super) fn level_count(&self) -> usize {
        self.levels.len()
    }

    pub(super) fn attribute_count(&self) -> usize {
        self.attributes.len()
    }

    /// The names of its levels, in their order.
    pub(super) fn level_names(&self) -> impl Iterator<Item = &str> {
        self.levels.iter().map(|level| level.name.as_str())
    }

    /// Whether it is a matrix: two levels, an attribute, and something that is said.
    pub(super) fn is_grid(&self) -> bool {
        let says = |attribute: &Attribute| attribute.descriptors.iter().any(Option::is_some);
        self.levels.len() > 1 && self.attributes.iter().any(says)
    }

    /// How much it says: a cell counts, and so do its first words; one that only says where to look, or yes or no, next
    /// to nothing.
    pub(super) fn weight(&self) -> usize {
        let cells = self.attributes.iter().flat_map(|attribute| attribute.descriptors.iter().flatten());
        cells.map(|cell| if only_points(&cell.text) { 1 } else { 10 + cell.text.len().min(40) }).sum()
    }

    /// Whether fewer than a quarter of its cells say something, though there are many.
    pub(super) fn is_sparse(&self) -> bool {
        let said: usize = self.attributes.iter().map(|attribute| attribute.descriptors.iter().flatten().count()).sum();
        self.attributes.len() > 2 * self.levels.len() && said * 4 < self.attributes.len() * self.levels.len()
    }

    /// Puts the levels in the order of `order`, which holds each of their indices once.
    pub(super) fn reorder(&mut self, order: &[usize]) {
        debug_assert_eq!(order.len(), self.levels.len());
        let moved = |index: usize| order.iter().position(|&old| old == index);
        let mut levels: Vec<Level> = order.iter().map(|&old| self.levels[old].clone()).collect();
        for level in &mut levels {
            level.builds_on = level.builds_on.and_then(moved);
        }
        self.levels = levels;
        self.level_names.clear();
        for (index, level) in self.levels.iter().enumerate() {
            self.level_names.entry(slug(&level.name)).or_insert(index);
        }
        for attribute in &mut self.attributes {
            let before = std::mem::take(&mut attribute.descriptors);
            attribute.descriptors = order.iter().map(|&old| before.get(old).cloned().flatten()).collect();
        }
    }

    /// What has been understood so far, names and cells among it.
    pub(super) fn places(&self) -> impl Iterator<Item = Place> {
        let levels = self.levels.iter().flat_map(|level| &level.places);
        let attributes = self.attributes.iter().flat_map(|attribute| &attribute.places);
        self.placed.iter().chain(levels).chain(attributes).copied()
    }

    /// The lines that its notes are about: file, first line, last line.
    pub(super) fn noted(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.notes.iter().map(|note| (note.place.file, note.place.line, note.last_line))
    }

    /// The matrix.
    pub(super) fn finish(mut self) -> Matrix {
        let count = self.levels.len();
        for attribute in &mut self.attributes {
            attribute.descriptors.resize(count, None);
        }
        self.name_levels();
        self.name_attributes();
        self.stand();
        self.inherit();
        let silent = self.attributes.iter().filter_map(|attribute| unsaid(attribute, &self.levels));
        let mut problems: Vec<Note> = silent.collect();
        problems.append(&mut self.notes);
        Matrix {
            levels: self.levels,
            attributes: self.attributes,
            shape: self.shape,
            track: self.track,
            problems,
            ..Matrix::default()
        }
    }

    /// What stands nowhere, such as a cell that a table lacks, is shown at the top.
    fn stand(&mut self) {
        let levels = self.levels.iter_mut().flat_map(|level| &mut level.places);
        let attributes = self.attributes.iter_mut().flat_map(|attribute| {
            let cells = attribute.descriptors.iter_mut().flatten().flat_map(|cell| &mut cell.places);
            attribute.places.iter_mut().chain(cells)
        });
        let noted = self.notes.iter_mut().map(|note| &mut note.place);
        for place in levels.chain(attributes).chain(noted) {
            place.line = place.line.max(1);
        }
    }

    fn name_levels(&mut self) {
        let mut ids = Ids::default();
        for level in &mut self.levels {
            let (title, code) = rank::split(&level.name);
            if level.title.is_empty() {
                level.title = title;
            }
            level.code = code.or(level.code.take());
            if !level.id.is_empty() && ids.take(&level.id) {
                continue;
            }
            let by_title = slug(&level.title);
            level.id =
                if !by_title.is_empty() && ids.take(&by_title) { by_title } else { ids.unique(&slug(&level.name)) };
        }
    }

    fn name_attributes(&mut self) {
        let mut ids = Ids::default();
        for attribute in &mut self.attributes {
            let wanted = if attribute.id.is_empty() { slug(&attribute.name) } else { attribute.id.clone() };
            attribute.id = ids.unique(&wanted);
        }
    }

    /// A level that builds on another asks for what that one does, in its words where it has none of its own.
    fn inherit(&mut self) {
        for level in build_order(&self.levels) {
            let Some(base) = self.levels[level].builds_on else { continue };
            for attribute in &mut self.attributes {
                let Some(below) = attribute.descriptors[base].clone() else { continue };
                match &mut attribute.descriptors[level] {
                    Some(own) => own.inherited |= !self.told,
                    none => *none = Some(Descriptor { inherited: true, ..below }),
                }
            }
        }
    }
}

/// The levels that build on another, each behind the one that it builds on; those that go round in a circle are left out.
fn build_order(levels: &[Level]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    loop {
        let ready = |&index: &usize| {
            levels[index].builds_on.is_some_and(|base| levels[base].builds_on.is_none() || order.contains(&base))
                && !order.contains(&index)
        };
        let next: Vec<usize> = (0..levels.len()).filter(ready).collect();
        if next.is_empty() {
            return order;
        }
        order.extend(next);
    }
}

/// The ids that are taken. A table of one name again and again must not cost more than its length.
#[derive(Default)]
struct Ids {
    taken: HashSet<String>,
    /// The number that is tried next for an id that is taken.
    next: HashMap<String, usize>,
}

impl Ids {
    /// Takes `id`, if nobody has.
    fn take(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_owned())
    }

    /// Takes `id`, or `id-2`, `id-3` … where it is taken. What has no letter is called by its place.
    fn unique(&mut self, id: &str) -> String {
        let id = if id.is_empty() { "unnamed" } else { id };
        let next = self.next.entry(id.to_owned()).or_insert(2);
        let mut found = id.to_owned();
        while !self.taken.insert(found.clone()) {
            found = format!("{id}-{next}");
            *next += 1;
        }
        found
    }
}

/// What an attribute is called that nobody gave a name.
pub(super) const GENERAL: &str = "General";

/// Whether a cell's text is a link and nothing else, or a yes or no: cells of such a kind make a table of contents.
fn only_points(text: &str) -> bool {
    is_link(text) || matches!(text.to_lowercase().as_str(), "yes" | "no" | "✓" | "✔" | "x" | "✗" | "✅" | "❌")
}

/// Whether `text` is one Markdown link and nothing else.
pub(super) fn is_link(text: &str) -> bool {
    text.starts_with('[') && text.ends_with(')') && text.matches("](").count() == 1
}

/// Whether a cell's text is a way to leave it empty.
pub(super) fn says_nothing(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "" | "-" | "–" | "—" | "n/a" | "tbd" | "…" | "...")
}

/// One problem for an attribute that is silent at some level, on its name.
fn unsaid(attribute: &Attribute, levels: &[Level]) -> Option<Note> {
    let silent = levels.iter().zip(&attribute.descriptors).filter(|(_, descriptor)| descriptor.is_none());
    let silent: Vec<&str> = silent.map(|(level, _)| level.name.as_str()).collect();
    let place = attribute.place();
    (!silent.is_empty()).then(|| Note {
        place,
        last_line: place.line,
        code: EMPTY_DESCRIPTOR,
        text: format!(
            "{} says nothing at {}: note how you read it under Ambiguities and ask your manager.",
            attribute.name,
            silent.join(", ")
        ),
    })
}
