//! The headings that a spot of a Markdown text stands under.

use super::draft::Name;

/// The headings from the outermost to the nearest one.
#[derive(Debug, Clone, Default)]
pub(super) struct Trail {
    names: Vec<(u8, Name)>,
}

impl Trail {
    /// Goes on below a heading of that level.
    pub(super) fn enter(&mut self, level: u8, name: Option<Name>) {
        self.names.retain(|(outer, _)| *outer < level);
        self.names.extend(name.map(|name| (level, name)));
    }

    /// The names, outermost first.
    pub(super) fn names(&self) -> Vec<Name> {
        self.names.iter().map(|(_, name)| name.clone()).collect()
    }
}
