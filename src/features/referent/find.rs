use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::matrix::{Matrix, Place};
use crate::settings::Kind;
use crate::workspace::{Analysis, OtherDocument, OtherFile, Scope, Snapshot};

use super::{Mention, Referent, in_file, mentions};

/// What stands at a place, and the matrix that knows it.
#[derive(Debug, Clone)]
pub(in crate::features) struct Found {
    /// The name there.
    pub(in crate::features) mention: Mention,
    /// The matrix of the place: of the right track; none for goals and evidence.
    pub(in crate::features) matrix: Option<Arc<Matrix>>,
    /// All tracks of its source.
    pub(in crate::features) tracks: Vec<Arc<Matrix>>,
}

/// A file that names a [`Referent`].
#[derive(Debug, Clone)]
pub(in crate::features) struct Reached {
    /// Its address, text and state.
    pub(in crate::features) file: OtherFile,
    /// Its path, if it is a file.
    pub(in crate::features) path: Option<PathBuf>,
    /// What it says, if it is a career document.
    pub(in crate::features) analysis: Option<Arc<Analysis>>,
    /// Whether the matrix is read from it.
    pub(in crate::features) source: bool,
    /// The matrix as it is read there.
    pub(in crate::features) matrix: Option<Arc<Matrix>>,
    /// The names, in order.
    pub(in crate::features) mentions: Vec<Mention>,
}

/// What stands at byte `at` of `uri`: in a career document, or in a file of a matrix.
pub(in crate::features) fn find(snapshot: &Snapshot, uri: &str, at: usize) -> Option<Found> {
    let path = snapshot.open(uri)?.path.clone();
    let analysis = snapshot.analysis(uri);
    if let Some(analysis) = &analysis {
        let found = mentions(&analysis.document, analysis.matrix.as_deref(), path.as_deref(), Some(at));
        if let Some(mention) = nearest(found, at) {
            let matrix = analysis.matrix.clone();
            let tracks = snapshot.tracks(uri).map(|tracks| tracks.to_vec());
            let tracks = tracks.or_else(|| matrix.clone().map(|matrix| vec![matrix])).unwrap_or_default();
            return Some(Found { mention, matrix, tracks });
        }
        if analysis.document.kind != Kind::Matrix {
            return None;
        }
    }
    let (tracks, path) = (snapshot.tracks(uri)?, path?);
    tracks.iter().find_map(|matrix| {
        let mention = nearest(in_file(std::slice::from_ref(matrix), &path), at)?;
        Some(Found { mention, matrix: Some(Arc::clone(matrix)), tracks: tracks.to_vec() })
    })
}

/// The one whose name the cursor is on; else the one around it.
fn nearest(found: Vec<Mention>, at: usize) -> Option<Mention> {
    let touching = found.into_iter().filter(|mention| mention.whole.touches(at));
    touching.min_by_key(|mention| (!mention.span.touches(at), mention.span.end == at, mention.span.len()))
}

/// Every file that names the attribute or level that was found: the files of its matrix, and the documents of the
/// workspace that are read with it.
pub(in crate::features) fn reached(snapshot: &Snapshot, uri: &str, found: &Found) -> Vec<Reached> {
    let Some(matrix) = &found.matrix else { return Vec::new() };
    let kin = kin(&found.tracks, matrix, &found.mention.referent);
    let mut out: BTreeMap<(bool, String), Reached> = BTreeMap::new();
    for path in &matrix.files {
        let path = Path::new(path);
        let names = kin.iter().flat_map(|(track, referent)| {
            let named = in_file(std::slice::from_ref(track), path).into_iter();
            named.filter(move |mention| mention.referent == *referent)
        });
        let mut names: Vec<Mention> = names.collect();
        let Some(file) = snapshot.file(uri, path) else { continue };
        names.sort_by_key(|mention| mention.span);
        names.dedup_by_key(|mention| mention.span);
        let (analysis, matrix) = (None, Some(Arc::clone(matrix)));
        let reached = Reached { path: Some(path.to_owned()), analysis, source: true, matrix, mentions: names, file };
        out.insert((false, reached.file.uri.clone()), reached);
    }
    for (order, other) in snapshot.documents(uri, Scope::Workspace).into_iter().enumerate() {
        let own = out.get_mut(&(false, other.file.uri.clone()));
        let track = match (&own, &other.analysis.matrix) {
            (Some(_), _) => kin.first(),
            (None, Some(theirs)) => {
                let theirs: &Matrix = theirs;
                let known = |(track, _): &&(Arc<Matrix>, Referent)| is_same(track, theirs);
                kin.iter().find(known).filter(|_| other.analysis.document.kind != Kind::Matrix)
            }
            _ => None,
        };
        let Some((track, referent)) = track else { continue };
        let mut names = mentions(&other.analysis.document, Some(track), other.path.as_deref(), None);
        names.retain(|mention| mention.referent == *referent);
        if let Some(own) = own {
            own.mentions.extend(names);
            own.mentions.sort_by_key(|mention| mention.span);
            own.mentions.dedup_by_key(|mention| mention.span);
            own.analysis = Some(other.analysis);
        } else {
            let matrix = Some(Arc::clone(track));
            out.insert((true, format!("{order:08}")), of(other, matrix, names));
        }
    }
    out.into_values().collect()
}

fn of(other: OtherDocument, matrix: Option<Arc<Matrix>>, mentions: Vec<Mention>) -> Reached {
    Reached { file: other.file, path: other.path, analysis: Some(other.analysis), source: false, matrix, mentions }
}

/// Whether two readings are of one track of one source.
fn is_same(a: &Matrix, b: &Matrix) -> bool {
    a.files.first() == b.files.first() && a.track == b.track && (!a.files.is_empty() || a.attributes == b.attributes)
}

/// The tracks in which the very same words name `referent`, each with what it is called there; that of `matrix` first.
fn kin(tracks: &[Arc<Matrix>], matrix: &Arc<Matrix>, referent: &Referent) -> Vec<(Arc<Matrix>, Referent)> {
    let places = places(matrix, referent);
    let mut out = vec![(Arc::clone(matrix), referent.clone())];
    for track in tracks.iter().filter(|track| track.track != matrix.track) {
        let shares = |own: &[Place]| own.iter().any(|place| !place.span.is_empty() && places.contains(place));
        let same = match referent {
            Referent::Attribute(_) => {
                let same = track.attributes.iter().find(|attribute| shares(&attribute.places));
                same.map(|attribute| Referent::Attribute(attribute.id.clone()))
            }
            _ => track.levels.iter().find(|level| shares(&level.places)).map(|level| Referent::Level(level.id.clone())),
        };
        out.extend(same.map(|same| (Arc::clone(track), same)));
    }
    out
}

/// Where `matrix` names `referent`.
fn places<'m>(matrix: &'m Matrix, referent: &Referent) -> &'m [Place] {
    let found = match referent {
        Referent::Attribute(id) => matrix.attribute_by_id(id).map(|attribute| &attribute.places),
        Referent::Level(id) => matrix.level_by_id(id).map(|level| &level.places),
        Referent::Goal(_) | Referent::Evidence(_) => None,
    };
    found.map_or(&[], Vec::as_slice)
}

/// Every document of the case that names the goal, or the evidence, that was found. A document that defines a label
/// itself means its own, but for a proof document, whose labels are there for all.
pub(in crate::features) fn goals_and_labels(snapshot: &Snapshot, uri: &str, referent: &Referent) -> Vec<Reached> {
    let read = |other: OtherDocument| {
        let mut names = mentions(&other.analysis.document, None, other.path.as_deref(), None);
        names.retain(|mention| mention.referent == *referent);
        of(other, None, names)
    };
    let found =
        snapshot.documents(uri, Scope::Case).into_iter().map(read).filter(|reached| !reached.mentions.is_empty());
    let mut found: Vec<Reached> = found.collect();
    if matches!(referent, Referent::Evidence(_)) {
        let is_proof =
            |reached: &Reached| reached.analysis.as_ref().is_some_and(|analysis| analysis.document.kind == Kind::Proof);
        let own = |reached: &Reached| !is_proof(reached) && reached.mentions.iter().any(|mention| mention.defines);
        let here = found.iter().find(|reached| reached.file.uri == uri);
        if here.is_some_and(own) {
            found.retain(|reached| reached.file.uri == uri);
        } else {
            found.retain(|reached| !own(reached));
        }
    }
    found
}
