//! Reads a role file whose levels each pick one of the steps that another file names for each axis.

use super::draft::Draft;
use super::read::{Declined, Markdown};

/// The levels of a role file, each cell with the step's text.
pub(super) fn read(_: &Markdown<'_>) -> Result<Vec<Draft>, Declined> {
    Err("no level picks steps that another file names".into())
}
