use tree_sitter::{Language, Node};

/// What each node of a grammar means to career-ls, read from a file in `queries/`.
///
/// The files are tree-sitter queries of the plainest form, `(node) @role` a line. They are read into a table by node
/// kind instead of being run: a cursor that looks roles up walks a whole document about five times faster than the
/// query engine, and visits only what was edited just as well.
pub(super) struct Roles<R: 'static> {
    by_kind: Vec<Option<R>>,
}

impl<R: Copy> Roles<R> {
    /// Reads `query` for `language`; `role` names what a capture stands for.
    ///
    /// # Panics
    /// Where the query names a node that the grammar lacks or a capture that `role` does not know: the files are
    /// embedded, so a test sees it first.
    pub(super) fn new(language: &Language, query: &str, role: impl Fn(&str) -> Option<R>) -> Self {
        let mut by_kind = vec![None; language.node_kind_count()];
        for line in query.lines().map(str::trim).filter(|line| line.starts_with('(')) {
            let (node, capture) = line.split_once(" @").expect("a line of a query is `(node) @role`");
            let node = node.trim_matches(['(', ')']);
            let role = role(capture).unwrap_or_else(|| panic!("no role is called @{capture}"));
            // An aliased node can have several ids.
            let mut known = false;
            for id in 0..u16::try_from(language.node_kind_count()).unwrap_or(u16::MAX) {
                if language.node_kind_for_id(id) == Some(node) && language.node_kind_is_named(id) {
                    by_kind[usize::from(id)] = Some(role);
                    known = true;
                }
            }
            assert!(known, "the grammar has no node ({node})");
        }
        Self { by_kind }
    }

    /// The role of `node`, if it plays one.
    pub(super) fn of(&self, node: Node<'_>) -> Option<R> {
        self.by_kind.get(usize::from(node.kind_id())).copied().flatten()
    }
}
