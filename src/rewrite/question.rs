//! What to ask an author where no words can honestly be put in their mouth.

use super::undone::says_will;
use crate::prose::head::{Frame, Opener};
use crate::prose::line::Line;
use crate::prose::verb::Class;
use crate::prose::{Phrasing, Reading};
use crate::text::Passage;

const ANYBODY: &str = "What got better, and who noticed?";

/// The question whose answer would make an outcome of the statement in `passage`, by the kind of its verb; none for an
/// outcome and for what claims no work.
///
/// It is for a person to read, and asks for nothing that only a program could know. Show it where
/// [`rewrites`](super::rewrites) has nothing to offer.
pub fn question(passage: &Passage, reading: &Reading) -> Option<&'static str> {
    if !matches!(reading.phrasing, Phrasing::Task | Phrasing::Mixed) {
        return None;
    }
    let line = Line::statement(&passage.plain);
    let head = &reading.head;
    if says_will(&line, head) {
        return Some("What will be better when it is done, and how will you know?");
    }
    if matches!(head.opener, Some((Opener::Try, ..))) {
        return Some("What did you find out, and what was decided because of it?");
    }
    if reading.phrasing == Phrasing::Mixed {
        return Some("How much better, since when, and who noticed?");
    }
    if let Some((opener, ..)) = head.opener {
        match opener {
            Opener::Help | Opener::Part | Opener::OwnPart | Opener::WorkOn => {
                return Some("Which part was yours, and what would have been missing without it?");
            }
            Opener::With => return Some("What did you bring to it, and what could the others do afterwards?"),
            Opener::Served => return Some("What did you decide in that role, and what got better?"),
            Opener::Duty | Opener::Hedge | Opener::Try => {}
        }
    }
    if head.frame == Frame::None {
        return Some(ANYBODY);
    }
    let class = line.senses(head.verb).first().map(|sense| sense.verb.class);
    Some(match class {
        Some(Class::Lead) => "What could the people you led do at the end that they could not do before?",
        Some(Class::Deliver) => "Who uses it, and what can they do now that they could not do before?",
        Some(Class::Routine) => "What ran better, or stopped going wrong, because you did this, and who noticed?",
        Some(Class::Use) => "What did you do with it, and for whom?",
        Some(Class::Share) => "Which part was yours, and what would have been missing without it?",
        Some(Class::Change | Class::End | Class::Benefit) => "From what to what, and who noticed?",
        Some(Class::Plain) | None => ANYBODY,
    })
}
