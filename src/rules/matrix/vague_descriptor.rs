use crate::framework::Citation;
use crate::matrix::{Attribute, Matrix, Place};
use crate::prose;
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};

/// A descriptor that says how well, and not what.
pub(crate) static VAGUE_DESCRIPTOR: Rule = Rule {
    name: "vague-descriptor",
    family: Family::Matrix,
    default: Some(Severity::Warning),
    kinds: &[Kind::Matrix],
    check: Check::Document(check),
    cites,
    fix: None,
    page: include_str!("vague_descriptor.md"),
};

fn check(context: &Context<'_>) -> Vec<Hit> {
    super::hits(context, look)
}

/// One for each attribute that is vague somewhere, on the first such cell.
pub(super) fn look(matrix: &Matrix) -> Vec<(Place, String)> {
    matrix.attributes.iter().filter_map(|attribute| vague(matrix, attribute)).collect()
}

fn vague(matrix: &Matrix, attribute: &Attribute) -> Option<(Place, String)> {
    let vague: Vec<_> =
        super::own(attribute).filter(|(_, descriptor)| prose::is_vague(&descriptor.text, &attribute.name)).collect();
    let place = vague.first()?.1.place();
    let levels: Vec<usize> = vague.iter().map(|(level, _)| *level).collect();
    let cells = if levels.len() == 1 { String::new() } else { format!(" ({} cells)", levels.len()) };
    let message = format!(
        "{} at {}{cells} names nothing that one could see somebody do, so each reader pictures something else. Write \
         down how you read it, in things one could deliver, and ask whether that is right.",
        attribute.name,
        super::listed(matrix, &levels)
    );
    Some((place, message))
}

fn cites(_: Kind) -> Vec<Citation> {
    super::mistakes(&["unclear-criteria"])
}
