//! Which of a company's tracks a person is on.

use super::model::Matrix;
use super::name::slug;

/// The index of the matrix that fits: the one whose track is called `track`; else the first that knows all of `levels`,
/// the names of a person's levels; else the first of all.
pub fn choose<M: std::ops::Deref<Target = Matrix>>(
    matrices: &[M],
    track: Option<&str>,
    levels: &[&str],
    role: Option<&str>,
) -> usize {
    let called = |wanted: &str| {
        let wanted = slug(wanted);
        matrices.iter().position(|matrix| matrix.track.as_deref().is_some_and(|track| slug(track) == wanted))
    };
    let knows = |matrix: &M| levels.iter().all(|level| matrix.level(level, role).is_some());
    track.and_then(called).or_else(|| matrices.iter().position(knows)).unwrap_or(0)
}
