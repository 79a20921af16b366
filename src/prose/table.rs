//! Tables that are read at run time.

/// The lines of a data file that are not comments.
pub(super) fn rows(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}
