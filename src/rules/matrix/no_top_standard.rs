use crate::framework::Citation;
use crate::matrix::{Matrix, Place};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;

/// Nothing is said of the level above, or of the highest one.
pub(crate) static NO_TOP_STANDARD: Rule = Rule {
    name: "no-top-standard",
    family: Family::Matrix,
    default: None,
    kinds: &[Kind::Matrix, Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: None,
    page: include_str!("no_top_standard.md"),
};

fn check(context: &Context<'_>) -> Vec<Hit> {
    match context.document.kind {
        Kind::Matrix => super::hits(context, look),
        _ => at_the_top(context).into_iter().collect(),
    }
}

/// The highest level, where it is silent on most attributes.
pub(super) fn look(matrix: &Matrix) -> Vec<(Place, String)> {
    let Some((top, level)) = matrix.levels.len().checked_sub(1).and_then(|top| Some((top, matrix.levels.get(top)?)))
    else {
        return Vec::new();
    };
    let all = matrix.attributes.len();
    let silent =
        matrix.attributes.iter().filter(|attribute| attribute.descriptors.get(top).is_none_or(Option::is_none)).count();
    if silent * 2 <= all {
        return Vec::new();
    }
    let of = if silent == all { "any attribute".to_owned() } else { format!("{silent} of {all} attributes") };
    let message = format!(
        "{} is named, and nothing is said of {of} there, so the path ends before the top. Ask what the best person at \
         that level does that others do not.",
        level.name
    );
    vec![(level.place(), message)]
}

/// The target of a case, where the matrix describes nothing above it.
fn at_the_top(context: &Context<'_>) -> Option<Hit> {
    let (matrix, header) = (context.matrix?, &context.document.header);
    let field = header.field("target")?;
    let target = matrix.level(&field.text, header.get("role"))?;
    let says = |level: usize| {
        matrix.attributes.iter().any(|attribute| attribute.descriptors.get(level).is_some_and(Option::is_some))
    };
    if (target + 1..matrix.levels.len()).any(says) {
        return None;
    }
    let name = &matrix.levels.get(target)?.name;
    let message = format!(
        "The matrix describes no level above {name}, so it does not show what more than enough would look like. Ask \
         what somebody does who is excellent at {name}."
    );
    Some(Hit::new(field.span, message))
}

fn cites(_: Kind) -> Vec<Citation> {
    super::mistakes(&["no-standard-above"])
}
