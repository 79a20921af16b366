use std::sync::Arc;

use crate::framework::Citation;
use crate::matrix::{self as source, Matrix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;

/// A matrix that has little in common with those of other roles beside it.
pub(crate) static ROLE_INCONSISTENT_MATRIX: Rule = Rule {
    name: "role-inconsistent-matrix",
    family: Family::Matrix,
    default: None,
    kinds: &[Kind::Matrix],
    check: Check::Document(check),
    cites,
    fix: None,
    page: include_str!("role_inconsistent_matrix.md"),
};

/// How many other files are named.
const LISTED: usize = 3;

fn check(context: &Context<'_>) -> Vec<Hit> {
    if context.tracks.is_empty() {
        return Vec::new();
    }
    let differing: Vec<String> = context
        .case
        .matrices
        .iter()
        .filter_map(|other| Some(format!("{}: {}", other.name, difference(context.tracks, &other.tracks)?)))
        .collect();
    let Some(more) = differing.len().checked_sub(LISTED) else {
        return if differing.is_empty() { Vec::new() } else { vec![hit(context, &differing.join("; "))] };
    };
    let more = if more > 0 { format!("; and {more} more") } else { String::new() };
    vec![hit(context, &format!("{}{more}", differing[..LISTED].join("; ")))]
}

fn hit(context: &Context<'_>, differing: &str) -> Hit {
    let message = format!(
        "Readers from other roles measure by another matrix ({differing}). A case reads stronger with evidence that \
         they trust too; ask which of the two a decision goes by."
    );
    Hit::new(context.document.anchor(), message)
}

/// What sets two sources apart, where no track of one fits any track of the other.
fn difference(own: &[Arc<Matrix>], other: &[Arc<Matrix>]) -> Option<String> {
    let pairs = own.iter().flat_map(|own| other.iter().map(move |other| (own, other)));
    let apart: Vec<Option<String>> = pairs.map(|(own, other)| apart(own, other)).collect();
    if apart.iter().any(Option::is_none) { None } else { apart.into_iter().next()? }
}

/// What sets two matrices apart: other levels, no attribute or group in common.
fn apart(own: &Matrix, other: &Matrix) -> Option<String> {
    let mut out = Vec::new();
    let (levels, others) = (own.levels.len(), other.levels.len());
    let codes =
        |matrix: &Matrix| -> Option<Vec<String>> { matrix.levels.iter().map(|level| level.code.clone()).collect() };
    // One role may begin further down the same ladder.
    let shared = match (codes(own), codes(other)) {
        (Some(a), Some(b)) => {
            let within = |a: &[String], b: &[String]| {
                a.iter().all(|code| b.iter().any(|other| other.eq_ignore_ascii_case(code)))
            };
            within(&a, &b) || within(&b, &a)
        }
        _ => levels == others,
    };
    if !shared {
        out.push(if levels == others {
            "other levels".to_owned()
        } else {
            format!("{others} levels where this one has {levels}")
        });
    }
    if !names(own).iter().any(|name| names(other).contains(name)) {
        out.push("no attribute or group in common".to_owned());
    }
    (!out.is_empty()).then(|| out.join(", "))
}

/// What a matrix calls its attributes and their groups.
fn names(matrix: &Matrix) -> Vec<String> {
    let pillars = matrix.attributes.iter().filter_map(|attribute| attribute.pillar.as_deref());
    let attributes = matrix.attributes.iter().map(|attribute| attribute.name.as_str());
    attributes.chain(pillars).map(source::slug).collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    super::mistakes(&["matrix-nobody-shares"])
}
