//! What can be completed at a place: one file per kind of thing. Nothing pops up in running text.

mod attribute;
mod citation;
mod evidence;
mod goal;
mod header;
mod log;
mod place;
mod section;
mod sketch;
mod slot;
mod table;
mod value;

use crate::workspace::Snapshot;

use super::types::Completions;
use place::Place;

/// What can be completed at byte `at`. `asked` says that the author asked for it, rather than the editor on its own at a
/// character that was typed.
pub fn completion(snapshot: &Snapshot, uri: &str, at: usize, asked: bool) -> Completions {
    // The header comes first: it can be completed before it says what the document is.
    if let Some(found) = header::header(snapshot, uri, at) {
        return found;
    }
    let Some(analysis) = snapshot.analysis(uri) else { return Completions::default() };
    let Some(place) = Place::new(snapshot, uri, &analysis, at) else { return Completions::default() };
    evidence::target(&place)
        .or_else(|| evidence::footnote(&place))
        .or_else(|| slot::slot(&place, asked))
        .or_else(|| asked.then(|| goal::status(&place)).flatten())
        .or_else(|| table::cell(&place))
        .or_else(|| log::cell(&place))
        .or_else(|| section::heading(&place))
        .or_else(|| citation::citation(&place))
        .or_else(|| asked.then(|| sketch::bullet(&place)).flatten())
        .unwrap_or_default()
}
