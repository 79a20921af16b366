//! A rename is made only if everything else is read as before.

use std::path::PathBuf;

use crate::document::Document;
use crate::features::referent::{Referent, mentions};
use crate::matrix::{Matrix, UNPLACED, slug};
use crate::syntax::Tree;
use crate::text::Buffer;
use crate::workspace::Snapshot;

use super::plan::Planned;

/// What gets another name: its place among the others, and that name.
#[derive(Debug, Clone, Copy)]
pub(super) enum Subject<'a> {
    /// An attribute.
    Attribute(usize, &'a str),
    /// A level.
    Level(usize, &'a str),
}

/// Reads the matrix and the documents as they would be.
///
/// # Errors
/// Where something but the name would be another: what, for a person.
pub(super) fn matrix(
    snapshot: &Snapshot,
    matrix: &Matrix,
    subject: Subject<'_>,
    planned: &[Planned],
) -> Result<(), String> {
    let before = snapshot.reread(matrix, &[]).map_err(|why| format!("The matrix cannot be read just now. {why}"))?;
    let index = before.iter().position(|track| track.track == matrix.track);
    let Some(index) = index.filter(|&index| same_names(&before[index], matrix)) else {
        return Err("The matrix has changed. Try again.".to_owned());
    };
    let changed = planned.iter().filter(|plan| plan.reached.source && !plan.edits.is_empty());
    let changed: Vec<(PathBuf, String)> =
        changed.filter_map(|plan| Some((plan.reached.path.clone()?, plan.after()))).collect();
    let other = "With this name the matrix would be read differently, so nothing is changed";
    let after = snapshot.reread(matrix, &changed).map_err(|_| format!("{other}: no matrix would be left."))?;
    if before.len() != after.len() {
        return Err(format!("{other}: it would have another number of tracks."));
    }
    for (at, (old, new)) in before.iter().zip(&after).enumerate() {
        let subject = (at == index).then_some(subject);
        if let Some(what) = difference(old, new, subject) {
            return Err(format!("{other}: {what}."));
        }
    }
    let new = &after[index];
    let referent = match subject {
        Subject::Attribute(at, _) => Referent::Attribute(new.attributes[at].id.clone()),
        Subject::Level(at, _) => Referent::Level(new.levels[at].id.clone()),
    };
    let own = planned.iter().filter(|plan| {
        let track = plan.reached.matrix.as_ref().map(|matrix| &matrix.track);
        !plan.reached.source && track == Some(&matrix.track)
    });
    documents(own, Some(new), &referent)
}

/// Reads the documents as they would be, with `matrix`: each names `referent` as often as it named the old one.
///
/// # Errors
/// Where one does not: which.
pub(super) fn documents<'p>(
    planned: impl Iterator<Item = &'p Planned>,
    matrix: Option<&Matrix>,
    referent: &Referent,
) -> Result<(), String> {
    for plan in planned {
        let Some(analysis) = &plan.reached.analysis else { continue };
        let after = plan.after();
        let buffer = Buffer::new(&after, 0);
        let tree = Tree::parse(buffer.rope());
        let document = Document::read(tree.outline(), &buffer, analysis.document.kind, matrix, None);
        let found = mentions(&document, matrix, plan.reached.path.as_deref(), None);
        let count = found.iter().filter(|mention| mention.referent == *referent).count();
        if count != plan.reached.mentions.len() {
            let file = plan.reached.file.uri.rsplit('/').next().unwrap_or_default();
            return Err(format!("In {file} this name would be read as something else. Choose another one."));
        }
    }
    Ok(())
}

fn same_names(a: &Matrix, b: &Matrix) -> bool {
    let levels = a.levels.iter().map(|level| (&level.name, &level.places));
    let attributes = a.attributes.iter().map(|attribute| (&attribute.name, &attribute.places));
    levels.eq(b.levels.iter().map(|level| (&level.name, &level.places)))
        && attributes.eq(b.attributes.iter().map(|attribute| (&attribute.name, &attribute.places)))
}

/// What but the name of `subject` tells the two apart. Names that share their words with it may change as it does.
fn difference(old: &Matrix, new: &Matrix, subject: Option<Subject<'_>>) -> Option<String> {
    if old.levels.len() != new.levels.len() {
        return Some("it would have another number of levels".to_owned());
    }
    if old.attributes.len() != new.attributes.len() {
        return Some("it would have another number of attributes".to_owned());
    }
    for (index, (old, new)) in old.levels.iter().zip(&new.levels).enumerate() {
        let renamed = match subject {
            Some(Subject::Level(at, name)) if at == index => slug(&new.name) == slug(name),
            Some(_) => old.name == new.name,
            None => true,
        };
        if !renamed {
            return Some(format!("the level {} would be called {}", old.name, new.name));
        }
        if old.builds_on != new.builds_on {
            return Some(format!("{} would no longer build on the level that it names", old.name));
        }
    }
    for (index, (old, new)) in old.attributes.iter().zip(&new.attributes).enumerate() {
        let renamed = match subject {
            Some(Subject::Attribute(at, name)) if at == index => slug(&new.name) == slug(name),
            Some(_) => old.name == new.name,
            None => true,
        };
        if !renamed {
            return Some(format!("the attribute {} would be called {}", old.name, new.name));
        }
        if old.pillar != new.pillar && subject.is_some() {
            return Some(format!("{} would stand in another group", old.name));
        }
        let said = |attribute: &crate::matrix::Attribute| {
            let texts = attribute
                .descriptors
                .iter()
                .map(|found| found.as_ref().map(|found| (found.text.clone(), found.inherited)));
            texts.collect::<Vec<_>>()
        };
        if said(old) != said(new) {
            return Some(format!("what {} asks for would be another text", old.name));
        }
    }
    let unplaced = |matrix: &Matrix| matrix.problems.iter().filter(|note| note.code == UNPLACED).count();
    (unplaced(old) != unplaced(new)).then(|| "some lines would no longer be understood".to_owned())
}
