use std::sync::LazyLock;

use crate::syntax;

use super::{Matrix, read};

const TPM: &str = include_str!("builtin/tpm.md");

static TPM_MATRIX: LazyLock<Matrix> = LazyLock::new(|| {
    let line_of = |at: usize| TPM[..at].bytes().filter(|&byte| byte == b'\n').count() + 1;
    read(&syntax::tables(TPM), None, &line_of).unwrap_or_default()
});

/// The built-in matrix of that name, as a header says it after `builtin:`. There is one, `tpm`, written for this
/// project; it applies only where it is named.
pub fn builtin(name: &str) -> Option<&'static Matrix> {
    (name == "tpm").then(|| &*TPM_MATRIX)
}

#[cfg(test)]
mod tests;
