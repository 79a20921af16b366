use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::matrix::{Descriptor, Matrix, Note, Place};

/// What `career-ls matrix show --format json` prints.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "career-ls matrix show")]
pub struct MatrixOutput {
    /// Version of this format: 1. A field may be added within a version; none changes its meaning or goes.
    #[schemars(extend("const" = 1))]
    pub version: u8,
    /// From the lowest to the highest, as far as the source tells.
    pub levels: Vec<MatrixLevel>,
    /// In the order of the source.
    pub attributes: Vec<MatrixAttribute>,
    /// What could not be read, or is not said.
    pub problems: Vec<MatrixProblem>,
    /// Which of several grids this is; absent where it is alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub track: Option<String>,
    /// All grids of the source; absent where there is one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tracks: Vec<String>,
    /// The files that it was read from.
    pub files: Vec<String>,
}

/// A level.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MatrixLevel {
    /// In kebab-case, unique in the matrix.
    pub id: String,
    /// As written, without decoration.
    pub name: String,
    /// Id of the level that it builds on; absent where the source names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub builds_on: Option<String>,
}

/// An attribute.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MatrixAttribute {
    /// In kebab-case, unique in the matrix: what a `#citation` says.
    pub id: String,
    /// As written, without decoration.
    pub name: String,
    /// The group that it stands in; null where it stands in none.
    pub pillar: Option<String>,
    /// What it asks for, by the level's id; a level at which it says nothing is absent.
    #[serde(serialize_with = "in_order")]
    #[schemars(with = "BTreeMap<String, MatrixDescriptor>")]
    pub descriptors: Vec<(String, MatrixDescriptor)>,
}

/// What an attribute asks for at a level.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MatrixDescriptor {
    /// As written, trimmed; several entries stand on lines of their own.
    pub text: String,
    /// Whether what the level below asks for counts here too, because the source says so.
    pub inherited: bool,
    /// The file.
    pub path: String,
    /// The line where it begins, from 1; in a workbook the row.
    pub line: usize,
}

/// Something to know about a matrix.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MatrixProblem {
    /// In kebab-case, what it is.
    pub code: String,
    /// What it is and what to do, for a person.
    pub message: String,
    /// The file.
    pub path: String,
    /// The line where it begins, from 1; in a workbook the row.
    pub line: usize,
    /// The line where it ends; absent where that is the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_line: Option<usize>,
}

/// The part of a matrix that is asked for; all of it where both are none.
#[derive(Debug, Clone, Copy, Default)]
pub struct Only {
    /// Index of the one level.
    pub level: Option<usize>,
    /// Index of the one attribute.
    pub attribute: Option<usize>,
}

impl Only {
    /// The levels to show, with their indices.
    pub(super) fn levels<T>(self, all: &[T]) -> impl Iterator<Item = (usize, &T)> {
        all.iter().enumerate().filter(move |(index, _)| self.level.is_none_or(|only| only == *index))
    }

    /// The attributes to show, with their indices.
    pub(super) fn attributes<T>(self, all: &[T]) -> impl Iterator<Item = (usize, &T)> {
        all.iter().enumerate().filter(move |(index, _)| self.attribute.is_none_or(|only| only == *index))
    }
}

impl MatrixOutput {
    /// The part of `matrix` that `only` asks for, with all its problems. Its files are named as people name them.
    pub fn of(matrix: &Matrix, only: Only) -> Self {
        let ids: Vec<&str> = matrix.levels.iter().map(|level| level.id.as_str()).collect();
        let levels = only.levels(&matrix.levels).map(|(_, level)| MatrixLevel {
            id: level.id.clone(),
            name: level.name.clone(),
            builds_on: level.builds_on.and_then(|base| ids.get(base)).map(|&id| id.to_owned()),
        });
        let attributes = only.attributes(&matrix.attributes).map(|(_, attribute)| MatrixAttribute {
            id: attribute.id.clone(),
            name: attribute.name.clone(),
            pillar: attribute.pillar.clone(),
            descriptors: only
                .levels(&attribute.descriptors)
                .filter_map(|(level, told)| Some(((*ids.get(level)?).to_owned(), descriptor(matrix, told.as_ref()?))))
                .collect(),
        });
        Self {
            version: 1,
            levels: levels.collect(),
            attributes: attributes.collect(),
            problems: matrix.problems.iter().map(|note| problem(matrix, note)).collect(),
            track: matrix.track.clone().filter(|_| !matrix.tracks.is_empty()),
            tracks: matrix.tracks.clone(),
            files: matrix.files.clone(),
        }
    }
}

fn descriptor(matrix: &Matrix, told: &Descriptor) -> MatrixDescriptor {
    let place = told.place();
    MatrixDescriptor {
        text: told.text.clone(),
        inherited: told.inherited,
        path: path(matrix, place),
        line: place.line.max(1),
    }
}

fn problem(matrix: &Matrix, note: &Note) -> MatrixProblem {
    MatrixProblem {
        code: note.code.to_owned(),
        message: note.text.clone(),
        path: path(matrix, note.place),
        line: note.place.line.max(1),
        end_line: Some(note.last_line).filter(|&last| last > note.place.line),
    }
}

/// The file of `place`.
pub(super) fn path(matrix: &Matrix, place: Place) -> String {
    matrix.file(place).unwrap_or_default().to_owned()
}

fn in_order<S: Serializer>(pairs: &[(String, MatrixDescriptor)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(pairs.len()))?;
    for (id, descriptor) in pairs {
        map.serialize_entry(id, descriptor)?;
    }
    map.end()
}
