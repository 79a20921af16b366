//! Reads YAML, JSON and TOML, and Markdown whose front matter is the matrix.

use super::Shape;
use super::draft::Draft;
use super::read::{Declined, Markdown};
use super::source::Page;

/// The matrices in a file of data.
pub(super) fn read(_: &Page, _: Shape) -> Result<Vec<Draft>, Declined> {
    Err("it holds no levels and attributes".into())
}

/// The matrices in the front matter of a Markdown text.
pub(super) fn read_front_matter(_: &Markdown<'_>) -> Result<Vec<Draft>, Declined> {
    Err("its front matter holds no levels and attributes".into())
}
