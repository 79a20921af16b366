use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::case::Told;
use crate::document::{self, Document, Globs, Header};
use crate::settings::Kind;
use crate::syntax::{Tree, UnitKind};
use crate::text::Buffer;

use super::files::{self, OpenTexts, Stamp};

/// Longest document that is read for the sake of another, in bytes.
const LIMIT: u64 = 1024 * 1024;
/// How many files of a folder are looked at.
const FILES: usize = 500;

/// A Markdown file in the folder of a case.
#[derive(Debug, Clone)]
pub(super) struct Sibling {
    stamp: Stamp,
    /// What a glob of the configuration says that it is.
    globbed: Option<Kind>,
    /// What it is; none if it is no career document.
    pub(super) kind: Option<Kind>,
    /// What it tells; none for a matrix too.
    pub(super) told: Option<Arc<Told>>,
}

impl Sibling {
    fn other(stamp: Stamp, globbed: Option<Kind>) -> Self {
        Self { stamp, globbed, kind: None, told: None }
    }

    fn read(path: &Path, stamp: Stamp, globbed: Option<Kind>, open: &dyn OpenTexts) -> Self {
        let none = Self::other(stamp, globbed);
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // What is open has been read, as a rule, and need not be read again for another's sake.
        if let Some(analysis) = open.analysis(path) {
            let kind = Some(analysis.document.kind);
            let told = (kind != Some(Kind::Matrix)).then(|| Arc::new(Told::of(&name, &analysis.document)));
            return Self { kind, told, ..none };
        }
        // Most files are somebody else's: their first kilobytes say so.
        let said = || open.text(path).or_else(|| files::beginning(path)).is_some_and(|text| text.contains("career:"));
        if globbed.is_none() && !document::is_promising(&name) && !said() {
            return none;
        }
        let Ok(text) = files::text(path, LIMIT, open) else { return none };
        let buffer = Buffer::new(&text, 0);
        let tree = Tree::parse(buffer.rope());
        let first = tree.outline().iter().next().filter(|first| first.unit.kind == UnitKind::Metadata);
        let header = first.map(|first| Header::read(&first.unit.text)).unwrap_or_default();
        let kind = if header.span.is_some() {
            header.kind
        } else {
            globbed.or_else(|| document::by_name(&name, tree.outline(), &buffer))
        };
        let told = kind
            .filter(|kind| *kind != Kind::Matrix)
            .map(|kind| Arc::new(Told::of(&name, &Document::read(tree.outline(), &buffer, kind, None, None))));
        Self { kind, told, ..none }
    }
}

/// The Markdown files right in `folder`, by name, without `own`; read again where they changed since `known`.
pub(super) fn siblings(
    folder: &Path,
    own: Option<&Path>,
    globs: &Globs,
    open: &dyn OpenTexts,
    known: &mut HashMap<PathBuf, Sibling>,
) -> Vec<(PathBuf, Sibling)> {
    let mut out = Vec::new();
    let files = files::markdown_in(folder).into_iter().take(FILES);
    for path in files.filter(|path| Some(path.as_path()) != own) {
        let stamp = files::stamp(&path, open);
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let globbed = globs.kind(&name);
        let sibling = match known.get(&path) {
            Some(sibling) if sibling.stamp == stamp && sibling.globbed == globbed => sibling.clone(),
            _ => {
                let sibling = Sibling::read(&path, stamp, globbed, open);
                known.insert(path.clone(), sibling.clone());
                sibling
            }
        };
        out.push((path, sibling));
    }
    out
}
