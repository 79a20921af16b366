//! What is meant by a name on the command line. A wrong one is answered with those there are.

use crate::cli::output::say;
use crate::matrix::{Matrix, slug};

/// Index of the track called `wanted`; of the first where none is asked for.
pub(super) fn track(tracks: &[Matrix], wanted: Option<&str>) -> Option<usize> {
    let Some(wanted) = wanted else { return Some(0) };
    let names: Vec<&str> = tracks.iter().filter_map(|matrix| matrix.track.as_deref()).collect();
    let exact = tracks.iter().position(|matrix| matrix.track.as_deref() == Some(wanted));
    let called = |matrix: &Matrix| matrix.track.as_deref().is_some_and(|track| slug(track) == slug(wanted));
    let found = exact.or_else(|| tracks.iter().position(called));
    if found.is_none() {
        unknown("track", wanted, &names);
    }
    found
}

/// Index of the level called `wanted`.
pub(super) fn level(matrix: &Matrix, wanted: &str) -> Option<usize> {
    let found = matrix.levels.iter().position(|level| level.id == wanted).or_else(|| matrix.level(wanted, None));
    if found.is_none() {
        unknown("level", wanted, &matrix.levels.iter().map(|level| level.name.as_str()).collect::<Vec<_>>());
    }
    found
}

/// Index of the attribute called `wanted`.
pub(super) fn attribute(matrix: &Matrix, wanted: &str) -> Option<usize> {
    let id = matrix.attribute(wanted).map(|attribute| attribute.id.as_str());
    let found = matrix.attributes.iter().position(|attribute| Some(attribute.id.as_str()) == id);
    if found.is_none() {
        let names: Vec<&str> = matrix.attributes.iter().map(|attribute| attribute.name.as_str()).collect();
        unknown("attribute", wanted, &names);
    }
    found
}

fn unknown(what: &str, wanted: &str, known: &[&str]) {
    if known.is_empty() {
        return say(&format!("there is no {what} `{wanted}`: this matrix has one grid, without a name"));
    }
    let score = |name: &str| strsim::jaro_winkler(&wanted.to_lowercase(), &name.to_lowercase());
    let near = known.iter().max_by(|a, b| score(a).total_cmp(&score(b))).filter(|name| score(name) > 0.8);
    let hint = near.map_or(".".to_owned(), |name| format!(". Did you mean `{name}`?"));
    say(&format!("there is no {what} `{wanted}`{hint} There are: {}", known.join(", ")));
}
