//! Reads HTML tables in Markdown.

use super::draft::Draft;
use super::read::{Declined, Markdown};

/// The HTML tables of a Markdown text that are grids.
pub(super) fn read(_: &Markdown<'_>) -> Result<Vec<Draft>, Declined> {
    Err("there is no HTML table".into())
}
