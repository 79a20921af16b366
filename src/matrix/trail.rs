//! The headings that a spot of a Markdown text stands under.

use super::axis::is_level;
use super::draft::Name;

/// The headings from the outermost to the nearest one.
#[derive(Debug, Clone, Default)]
pub(super) struct Trail {
    names: Vec<(u8, Name)>,
    levels: usize,
}

impl Trail {
    /// Goes on below a heading of that level.
    pub(super) fn enter(&mut self, level: u8, name: Option<Name>) {
        self.levels += usize::from(name.as_ref().is_some_and(|name| is_level(&name.text)));
        self.names.retain(|(outer, _)| *outer < level);
        self.names.extend(name.map(|name| (level, name)));
    }

    /// Whether headings so far name levels of their own, as in a grid of headings.
    pub(super) fn names_levels(&self) -> bool {
        self.levels > 1
    }

    /// The names, outermost first.
    pub(super) fn names(&self) -> Vec<Name> {
        self.names.iter().map(|(_, name)| name.clone()).collect()
    }
}
