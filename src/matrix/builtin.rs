use std::sync::LazyLock;

use super::Matrix;
use super::read::read_page;
use super::source::{Alone, Page};

const TPM: &str = include_str!("builtin/tpm.md");

static TPM_MATRIX: LazyLock<Matrix> = LazyLock::new(|| {
    let matrix = read_page(&Page::new("", 0, TPM.to_owned()), &Alone).ok().and_then(|mut found| found.pop());
    // It is nobody's file: it has no lines to speak of.
    Matrix { path: None, files: Vec::new(), problems: Vec::new(), ..matrix.unwrap_or_default() }
});

/// The built-in matrix of that name, as a header says it after `builtin:`. There is one, `tpm`, written for this
/// project; it applies only where it is named.
pub fn builtin(name: &str) -> Option<&'static Matrix> {
    (name == "tpm").then(|| &*TPM_MATRIX)
}

#[cfg(test)]
mod tests;
