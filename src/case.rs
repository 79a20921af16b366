//! One person's matrix and documents seen as one: coverage, windows of time, consistency.

mod agreed;
mod comparison;
mod coverage;
mod due;
mod measures;
mod goals;
mod leading;
mod contradiction;
mod fact;
mod kept;
mod reading;
mod recounted;
mod rows;
mod standing;
mod tally;
mod telling;
mod told;
mod window;

use std::sync::Arc;

use crate::matrix::Matrix;

pub use agreed::Agreed;
pub use comparison::{Comparison, Variant};
pub use contradiction::{Contradiction, Differs, contradictions, is_borne_out};
pub use coverage::Coverage;
pub use due::{Due, due, due_of_note};
pub use fact::{Fact, Facts, differing};
pub use goals::{Goal, NamedGoal, goals, named_goals, settled};
pub use kept::Kept;
pub use leading::leads;
pub use measures::{Days, Measures, Rating, Share};
pub use reading::Reading;
pub use recounted::{Recounted, recounts};
pub use standing::{Shared, Standing, Work};
pub use tally::{Tally, spelled, tallies};
pub use telling::{Telling, Tellings, tells_of_work};
pub use told::Told;
pub use window::{Window, future, history};

/// The documents beside the one that is looked at, and what could be their matrix.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Case {
    /// What the other documents tell, by path.
    pub others: Vec<Arc<Told>>,
    /// The way from the document's own folder up to that of the case: `../` for each step.
    pub up: String,
    /// What could be the case's matrix: of two or more, one has to be named.
    pub matrices: Vec<Candidate>,
}

/// A file beside a document that holds a matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its name, as the document's header would say it.
    pub name: String,
    /// The matrices in it, one for each track.
    pub tracks: Arc<[Arc<Matrix>]>,
}

impl Case {
    /// Whether another document of the case tells the canonical `section`.
    pub fn tells(&self, section: &str) -> bool {
        self.others.iter().any(|told| told.sections.contains(&section))
    }
}
