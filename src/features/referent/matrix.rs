use std::path::Path;
use std::sync::Arc;

use crate::matrix::{Matrix, Place, Shape};

use super::{Mention, Referent, Spelling, settled};

/// What the file at `path` of the matrices `tracks` names. A workbook has no places.
pub(in crate::features) fn in_file(tracks: &[Arc<Matrix>], path: &Path) -> Vec<Mention> {
    let mut out = Vec::new();
    for matrix in tracks.iter().filter(|matrix| matrix.shape != Shape::Workbook) {
        let Some(file) = matrix.files.iter().position(|file| Path::new(file) == path) else { continue };
        let mut names = |referent: Referent, places: &[Place]| {
            for (index, place) in places.iter().enumerate() {
                if place.file == file && !place.span.is_empty() {
                    let (span, referent) = (place.span, referent.clone());
                    let defines = index == 0;
                    out.push(Mention { referent, span, whole: span, spelling: Spelling::Source, defines });
                }
            }
        };
        for attribute in &matrix.attributes {
            names(Referent::Attribute(attribute.id.clone()), &attribute.places);
        }
        for level in &matrix.levels {
            names(Referent::Level(level.id.clone()), &level.places);
        }
    }
    settled(out)
}
