use crate::matrix::{Attribute, Level};
use crate::text::Span;
use crate::workspace::{OtherFile, Snapshot};

use super::referent::{Found, Reached, Referent, find, goals_and_labels, in_file, mentions, reached};

/// Where a name leads.
#[derive(Debug, Clone)]
pub struct Definition {
    /// The name that was asked about.
    pub origin: Span,
    /// Where what it names is told: in several places, where several documents tell it.
    pub targets: Vec<Location>,
}

/// A stretch of a file.
#[derive(Debug, Clone)]
pub struct Location {
    /// The file.
    pub file: OtherFile,
    /// The stretch.
    pub span: Span,
}

/// Where the attribute, level, goal or evidence at byte `at` of `uri` is told: in the matrix, under Future, in a
/// footnote. None where nothing is named, and for what has no file, such as the built-in matrix.
pub fn definition(snapshot: &Snapshot, uri: &str, at: usize) -> Option<Definition> {
    let found = find(snapshot, uri, at)?;
    let targets = match &found.mention.referent {
        Referent::Goal(_) | Referent::Evidence(_) => {
            told(goals_and_labels(snapshot, uri, &found.mention.referent)).collect()
        }
        _ => in_matrix(snapshot, uri, &found),
    };
    (!targets.is_empty()).then_some(Definition { origin: found.mention.whole, targets })
}

/// The first place where the matrix names it.
fn in_matrix(snapshot: &Snapshot, uri: &str, found: &Found) -> Vec<Location> {
    let Some(matrix) = &found.matrix else { return Vec::new() };
    let place = match &found.mention.referent {
        Referent::Attribute(id) => matrix.attribute_by_id(id).map(Attribute::place),
        Referent::Level(id) => matrix.level_by_id(id).map(Level::place),
        _ => None,
    };
    let file = place.filter(|place| !place.span.is_empty()).and_then(|place| Some((place, matrix.file(place)?)));
    let location = file.and_then(|(place, path)| {
        Some(Location { file: snapshot.file(uri, std::path::Path::new(path))?, span: place.span })
    });
    location.into_iter().collect()
}

fn told(reached: Vec<Reached>) -> impl Iterator<Item = Location> {
    reached.into_iter().flat_map(|reached| {
        let told = reached.mentions.iter().filter(|mention| mention.defines).map(|mention| mention.whole);
        let told: Vec<_> = told.map(|span| Location { file: reached.file.clone(), span }).collect();
        told
    })
}

/// Every place that names what stands at byte `at` of `uri`, in the documents of the workspace, the open ones first; with
/// the places where it is told, if `declaration` says so.
pub fn references(snapshot: &Snapshot, uri: &str, at: usize, declaration: bool) -> Vec<Location> {
    let Some(found) = find(snapshot, uri, at) else { return Vec::new() };
    let mut files = match &found.mention.referent {
        Referent::Goal(_) | Referent::Evidence(_) => goals_and_labels(snapshot, uri, &found.mention.referent),
        _ => reached(snapshot, uri, &found),
    };
    files.sort_by_key(|reached| reached.source);
    let places = files.into_iter().flat_map(|reached| {
        let named = reached.mentions.iter().filter(|mention| declaration || !mention.defines);
        let mut spans: Vec<Span> = named.map(|mention| mention.whole).collect();
        spans.dedup();
        spans.into_iter().map(|span| Location { file: reached.file.clone(), span }).collect::<Vec<_>>()
    });
    places.collect()
}

/// Every place of this document, or of this file of a matrix, that names what stands at byte `at`.
pub fn highlights(snapshot: &Snapshot, uri: &str, at: usize) -> Vec<Span> {
    let Some(found) = find(snapshot, uri, at) else { return Vec::new() };
    let Some(open) = snapshot.open(uri) else { return Vec::new() };
    let analysis = snapshot.analysis(uri);
    let path = open.path.as_deref();
    let mut names = Vec::new();
    if let Some(analysis) = &analysis {
        names = mentions(&analysis.document, found.matrix.as_deref(), path, None);
    }
    if let Some(path) = path {
        names.extend(in_file(found.matrix.as_slice(), path));
    }
    let mut spans: Vec<Span> =
        names.into_iter().filter(|name| name.referent == found.mention.referent).map(|name| name.span).collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}
