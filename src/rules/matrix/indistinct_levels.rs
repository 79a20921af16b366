use crate::framework::Citation;
use crate::matrix::{Attribute, Descriptor, Matrix, Place, Shape};
use crate::prose::{self, Difference};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};

/// Neighbouring levels that ask for the same.
pub(crate) static INDISTINCT_LEVELS: Rule = Rule {
    name: "indistinct-levels",
    family: Family::Matrix,
    default: Some(Severity::Warning),
    kinds: &[Kind::Matrix],
    check: Check::Document(check),
    cites,
    fix: None,
    page: include_str!("indistinct_levels.md"),
};

fn check(context: &Context<'_>) -> Vec<Hit> {
    super::hits(context, look)
}

/// One for each attribute of which two neighbouring levels cannot be told apart, on the upper one of the first pair.
pub(super) fn look(matrix: &Matrix) -> Vec<(Place, String)> {
    matrix.attributes.iter().filter_map(|attribute| alike(matrix, attribute)).collect()
}

fn alike(matrix: &Matrix, attribute: &Attribute) -> Option<(Place, String)> {
    let pairs: Vec<(usize, &Descriptor, Difference)> = attribute
        .descriptors
        .windows(2)
        .enumerate()
        .filter_map(|(level, pair)| {
            let (lower, upper) = (pair[0].as_ref()?, pair[1].as_ref()?);
            let found = told_apart(matrix, lower, upper)?;
            Some((level, upper, found))
        })
        .collect();
    let (level, upper, found) = pairs.first()?;
    let name = |level: usize| matrix.levels.get(level).map_or("", |level| level.name.as_str());
    let (below, above) = (name(*level), name(level + 1));
    let what = match found {
        Difference::Degree(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
            format!("{below} and {above} differ only in {}", words.join(", "))
        }
        _ => format!("{below} and {above} are worded alike"),
    };
    let more = match pairs.len() - 1 {
        0 => String::new(),
        1 => format!(" So are {} and {}.", name(pairs[1].0), name(pairs[1].0 + 1)),
        more => format!(" {more} more pairs of levels are like that."),
    };
    let message = format!(
        "{}: {what}, so nobody can see when the step is made.{more} Ask what somebody at {above} has done lately that \
         showed it, and note how you read it.",
        attribute.name
    );
    Some((upper.place(), message))
}

/// How two neighbouring cells differ, if that is too little.
fn told_apart(matrix: &Matrix, lower: &Descriptor, upper: &Descriptor) -> Option<Difference> {
    // What a source says once for both it means for both.
    let shared = upper.inherited || !upper.places.is_empty() && upper.places == lower.places && !in_workbook(upper);
    match prose::difference(&lower.text, &upper.text) {
        _ if shared => None,
        // Steps are shared on purpose: a level that goes up on one axis stays where it is on another.
        Difference::Same if matrix.shape == Shape::Steps => None,
        Difference::Substance => None,
        found => Some(found),
    }
}

/// Whether a cell has no stretch of text to be told by.
fn in_workbook(cell: &Descriptor) -> bool {
    cell.places.iter().all(|place| place.span.is_empty())
}

fn cites(_: Kind) -> Vec<Citation> {
    super::mistakes(&["no-standard-above", "unclear-criteria"])
}
