use std::sync::LazyLock;

use super::source::Page;
use super::{Matrix, read_markdown};

const TPM: &str = include_str!("builtin/tpm.md");

static TPM_MATRIX: LazyLock<Matrix> = LazyLock::new(|| {
    let outline = Page::new("", 0, TPM.to_owned()).outline();
    let matrix = read_markdown("", TPM, &outline).ok().and_then(|mut found| found.pop());
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
