//! One person's matrix and documents seen as one: coverage, windows of time, consistency.

mod coverage;
mod tally;
mod told;
mod window;

use std::sync::Arc;

pub use coverage::Coverage;
pub use tally::{Tally, spelled, tallies};
pub use told::Told;
pub use window::{Window, future, history};

/// The documents beside the one that is looked at, and what could be their matrix.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Case {
    /// What the other documents tell, by path.
    pub others: Vec<Arc<Told>>,
    /// The files that could be the case's matrix, as the document's header would name them: of two or more, one has to be.
    pub matrices: Vec<String>,
}

impl Case {
    /// Whether another document of the case tells the canonical `section`.
    pub fn tells(&self, section: &str) -> bool {
        self.others.iter().any(|told| told.sections.contains(&section))
    }
}
