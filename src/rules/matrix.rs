//! The matrix itself.

mod missing_matrix;

pub(super) use missing_matrix::MISSING_MATRIX;
