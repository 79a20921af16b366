use std::path::Path;

use crate::matrix::Place;
use crate::text::Span;
use crate::workspace::{OtherDocument, Snapshot};

use super::definition::Location;
use super::symbols::{goals, name};
use super::types::SymbolKind;

/// So many are found.
const MOST: usize = 200;

/// Something with a name, anywhere in the workspace.
#[derive(Debug, Clone)]
pub struct Hit {
    /// What it is called.
    pub name: String,
    /// What it stands in: a file.
    pub container: String,
    /// What it is.
    pub kind: SymbolKind,
    /// Where.
    pub location: Location,
}

/// What is called like `query`, whose letters it has in their order, in any case: attributes and levels of the matrices in
/// reach, goals, and sections of career documents. Without a query, all attributes. At most 200, the closest first.
pub fn search(snapshot: &Snapshot, query: &str) -> Vec<Hit> {
    let query = query.trim().to_lowercase();
    let Some(near) = snapshot.open_uris().into_iter().find(|uri| snapshot.analysis(uri).is_some()) else {
        return Vec::new();
    };
    let documents = snapshot.all_documents(&near, &[]);
    let mut hits: Vec<(u8, Hit)> = Vec::new();
    let mut take = |hit: Hit| {
        let close = closeness(&hit.name.to_lowercase(), &query);
        let wanted = if query.is_empty() { hit.kind == SymbolKind::Attribute } else { close.is_some() };
        if wanted {
            hits.push((close.unwrap_or_default(), hit));
        }
    };
    of_matrices(snapshot, &near, &documents).for_each(&mut take);
    if !query.is_empty() {
        documents.iter().flat_map(of_document).for_each(&mut take);
    }
    hits.sort_by_key(|(close, _)| *close);
    hits.truncate(MOST);
    hits.into_iter().map(|(_, hit)| hit).collect()
}

/// How close a name comes, the closest first; none where it does not have the letters.
fn closeness(name: &str, query: &str) -> Option<u8> {
    if name.starts_with(query) {
        return Some(0);
    }
    if name.contains(query) {
        return Some(1);
    }
    let mut letters = name.chars();
    let has = query.chars().filter(|c| !c.is_whitespace()).all(|wanted| letters.any(|letter| letter == wanted));
    has.then_some(2)
}

/// What each matrix that the documents are read with names; each once.
fn of_matrices<'a>(
    snapshot: &'a Snapshot,
    near: &'a str,
    documents: &'a [OtherDocument],
) -> impl Iterator<Item = Hit> + 'a {
    let mut seen = Vec::new();
    let matrices = documents.iter().filter_map(|other| other.analysis.matrix.as_ref());
    let fresh = matrices.filter(move |matrix| {
        let key = (matrix.files.first().cloned(), matrix.track.clone());
        let fresh = key.0.is_some() && !seen.contains(&key);
        if fresh {
            seen.push(key);
        }
        fresh
    });
    fresh.flat_map(move |matrix| {
        let files: Vec<_> = matrix.files.iter().map(|path| snapshot.file(near, Path::new(path))).collect();
        let hit = |name: &str, kind: SymbolKind, place: Place| {
            let file = files.get(place.file)?.clone().filter(|_| !place.span.is_empty())?;
            let container = called(&file.uri, &matrix.files[place.file]);
            Some(Hit { name: name.to_owned(), container, kind, location: Location { file, span: place.span } })
        };
        let attributes = matrix.attributes.iter();
        let attributes =
            attributes.filter_map(|attribute| hit(&attribute.name, SymbolKind::Attribute, attribute.place()));
        let levels = matrix.levels.iter().filter_map(|level| hit(&level.name, SymbolKind::Level, level.place()));
        attributes.chain(levels).collect::<Vec<_>>()
    })
}

fn of_document(other: &OtherDocument) -> Vec<Hit> {
    let document = &other.analysis.document;
    let path = other.path.as_deref().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
    let container = called(&other.file.uri, &path);
    let hit = |name: String, kind: SymbolKind, span: Span| Hit {
        name,
        container: container.clone(),
        kind,
        location: Location { file: other.file.clone(), span },
    };
    let goals = document.parts.iter().flat_map(|placed| goals(document, placed));
    let goals = goals.map(|goal| hit(goal.name, SymbolKind::Goal, goal.selection));
    let sections = document.sections.iter().map(|section| {
        let line = document.buffer.slice(document.buffer.line_span(section.span.start));
        hit(name(&section.title, &line), SymbolKind::Section, section.heading)
    });
    goals.chain(sections).collect()
}

fn called(uri: &str, path: &str) -> String {
    let path = if path.is_empty() { uri } else { path };
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_their_order_are_enough() {
        assert_eq!(closeness("program execution", "prog"), Some(0));
        assert_eq!(closeness("program execution", "exec"), Some(1));
        assert_eq!(closeness("program execution", "pe"), Some(2));
        assert_eq!(closeness("program execution", "p e"), Some(2));
        assert_eq!(closeness("program execution", "ep"), None);
        assert_eq!(closeness("été", "té"), Some(1));
    }
}
