use crate::settings::Kind;

use super::{Agreed, Facts, Goal, Kept, Reading, Recounted, Tellings};

/// What one document of a case tells, as far as the others need to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its file's name, relative to the case's folder, with forward slashes.
    pub path: String,
    /// What it is for.
    pub kind: Kind,
    /// The canonical sections that it tells.
    pub sections: Vec<&'static str>,
    /// Its headings and where a link to each leads: words and anchor.
    pub headings: Vec<(String, String)>,
    /// The labels that it defines, such as `^latency`.
    pub labels: Vec<String>,
    /// Names that it cites where work is claimed, and headings that something stands under.
    pub shown: Vec<String>,
    /// Words of what it tells of the future.
    pub aimed: Vec<String>,
    /// How it reads something.
    pub interpreted: Vec<Reading>,
    /// What it asks.
    pub asked: Vec<String>,
    /// The outcomes that it claims.
    pub outcomes: Vec<Recounted>,
    /// The goals that it tells by a label.
    pub goals: Vec<Goal>,
    /// The labels of goals of which it says that they were settled.
    pub settled: Vec<String>,
    /// Whether it shows its author leading.
    pub leads: bool,
    /// What it tells with amounts, so that it can be held against the others.
    pub tellings: Tellings,
    /// What its header and its basic information say of the person and the case.
    pub facts: Facts,
    /// The lines, from 0, that claim work and say what was done and not what came of it.
    pub tasks: Vec<u32>,
    /// What it keeps under labels for all the others, of a proof document.
    pub kept: Vec<Kept>,
    /// What was agreed, of a document of expectations.
    pub agreed: Vec<Agreed>,
}
