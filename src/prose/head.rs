//! The head of a statement: who does what, and in which frame it is said.

mod lead;
mod opener;
mod frame;
mod thing;
mod verbal;
mod growth;

use super::line::Line;
pub(crate) use frame::Frame;
pub(crate) use opener::Opener;
pub(crate) use verbal::{takes_object, title_case};

/// Who does the work, as the statement says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Person {
    /// Nobody is named: the usual bullet.
    Silent,
    First,
    Plural,
    /// "she"
    Third,
}

/// What stands before the head and a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// Nothing.
    None,
    /// "Impact:", "March 2025:"
    Some,
    /// "Responsibilities:"
    Duties,
}

/// The head of a statement, in tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head {
    /// First token of the head, after labels, person and adverbs.
    pub(crate) start: usize,
    pub(crate) person: Person,
    pub(crate) frame: Frame,
    /// The weak opener: its kind, first token and the token after it.
    pub(crate) opener: Option<(Opener, usize, usize)>,
    /// The token of the verb or noun of doing that carries the meaning.
    pub(crate) verb: usize,
    /// A label before the head says that no work is claimed.
    pub(crate) no_claim: bool,
    /// The label before it.
    pub(crate) label: Label,
    /// Told as planned, hoped for or believed, and not as reached: "I will", "We believe that".
    pub(crate) hoped: bool,
    /// Where the circumstance before the head starts: "To reduce churn, …"; `start` where there is none.
    pub(crate) circumstance: usize,
}

impl Head {
    /// The claim starts at `at`, with its verb.
    fn moves(&mut self, at: usize, frame: Frame) {
        self.start = at;
        self.verb = at;
        self.frame = frame;
    }
}

/// The head of `line`.
pub(crate) fn head(line: &Line<'_>) -> Head {
    let lead = lead::lead(line);
    let mut head = Head {
        start: lead.at,
        person: lead.person,
        frame: Frame::None,
        opener: None,
        verb: lead.at,
        no_claim: lead.no_claim,
        label: lead.label,
        hoped: lead.hoped,
        circumstance: lead.circumstance,
    };
    frame::find(line, &mut head);
    if head.frame == Frame::None && !head.no_claim {
        frame::later(line, &mut head);
    }
    head.hoped |= verbal::plans(line, head.start) || verbal::is_due(line, &head);
    head.hoped |= matches!(line.low(head.start), "projected" | "estimated" | "forecast" | "anticipated" | "expected")
        && head.person == Person::Silent;
    head.no_claim |= growth::is_own_growth(line, &head);
    head
}
