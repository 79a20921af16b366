use crate::framework::Citation;
use crate::matrix::{self as source, Matrix, Place};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};

/// An attribute that says nothing at some level.
pub(crate) static EMPTY_DESCRIPTOR: Rule = Rule {
    name: source::EMPTY_DESCRIPTOR,
    family: Family::Matrix,
    default: Some(Severity::Warning),
    kinds: &[Kind::Matrix],
    check: Check::Document(check),
    cites,
    fix: None,
    page: include_str!("empty_descriptor.md"),
};

fn check(context: &Context<'_>) -> Vec<Hit> {
    super::hits(context, look)
}

/// What was met while reading.
pub(super) fn look(matrix: &Matrix) -> Vec<(Place, String)> {
    let empty = matrix.problems.iter().filter(|note| note.code == source::EMPTY_DESCRIPTOR);
    empty.map(|note| (note.place, note.text.clone())).collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    super::mistakes(&["unclear-criteria", "no-standard-above"])
}
