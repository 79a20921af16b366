//! The matrix itself.

mod empty_descriptor;
mod indistinct_levels;
mod missing_matrix;
mod no_top_standard;
mod role_inconsistent_matrix;
mod vague_descriptor;

pub(super) use empty_descriptor::EMPTY_DESCRIPTOR;
pub(super) use indistinct_levels::INDISTINCT_LEVELS;
pub(super) use missing_matrix::MISSING_MATRIX;
pub(super) use no_top_standard::NO_TOP_STANDARD;
pub(super) use role_inconsistent_matrix::ROLE_INCONSISTENT_MATRIX;
pub(super) use vague_descriptor::VAGUE_DESCRIPTOR;

use crate::framework::{self, Citation};
use crate::matrix::{Attribute, Descriptor, Matrix, Place};
use crate::settings::{Kind, Settings};
use crate::text;

use super::finding::Finding;
use super::rule::{Context, Hit, Rule};
use super::runner;

/// What a rule notices in a matrix, wherever that is kept: where, and what it says.
type Look = fn(&Matrix) -> Vec<(Place, String)>;

/// The rules that read a matrix alone.
static LOOKS: [(&Rule, Look); 4] = [
    (&EMPTY_DESCRIPTOR, empty_descriptor::look),
    (&VAGUE_DESCRIPTOR, vague_descriptor::look),
    (&INDISTINCT_LEVELS, indistinct_levels::look),
    (&NO_TOP_STANDARD, no_top_standard::look),
];

/// What the rules notice in `matrix`, whatever it was read from, each with its place in the matrix's own files; the
/// finding's span is that of the place. In the order of the files.
pub fn matrix_findings(matrix: &Matrix, settings: &Settings) -> Vec<(Place, Finding)> {
    let mut out = Vec::new();
    for (rule, look) in &LOOKS {
        let Some(severity) = runner::weight(rule, settings) else { continue };
        out.extend(
            look(matrix)
                .into_iter()
                .map(|(place, message)| (place, runner::finding(rule, severity, Hit::new(place.span, message), None))),
        );
    }
    out.sort_by(|a, b| (a.0, a.1.rule).cmp(&(b.0, b.1.rule)));
    out
}

/// What `look` notices in a document that is a matrix, on its own cells.
fn hits(context: &Context<'_>, look: Look) -> Vec<Hit> {
    let own = context.tracks.iter().filter(|_| context.document.kind == Kind::Matrix);
    let found = own.flat_map(|matrix| look(matrix)).filter(|(place, _)| place.file == 0);
    let mut hits: Vec<Hit> = found.map(|(place, message)| Hit::new(place.span, message)).collect();
    // What two tracks share is said once.
    hits.sort_by(|a, b| (a.span, &a.message).cmp(&(b.span, &b.message)));
    hits.dedup();
    hits
}

/// The descriptors of `attribute` in words of their own, with their levels.
fn own(attribute: &Attribute) -> impl Iterator<Item = (usize, &Descriptor)> {
    let said = attribute.descriptors.iter().enumerate();
    let said = said.filter_map(|(level, descriptor)| Some((level, descriptor.as_ref()?)));
    // What a level takes over from another has its places too.
    let taken = |level: usize, own: &Descriptor| {
        own.inherited && attribute.descriptors[..level].iter().flatten().any(|other| other.text == own.text)
    };
    said.filter(move |(level, descriptor)| !taken(*level, descriptor))
}

/// The names of `levels`, as a sentence lists them.
fn listed(matrix: &Matrix, levels: &[usize]) -> String {
    let names: Vec<&str> = levels.iter().filter_map(|&level| Some(matrix.levels.get(level)?.name.as_str())).collect();
    text::listed(&names)
}

/// The mistakes of the promotion framing by these ids, in a word: what makes a matrix hard to use.
fn mistakes(ids: &[&str]) -> Vec<Citation> {
    let Some(framework) = framework::get("promotion") else { return Vec::new() };
    ids.iter().filter_map(|id| framework.cite("mistake", id)).collect()
}
