//! The story around a statement. What was done and what came of it stay first, in the author's own words, where a busy
//! reader looks; what was wrong and what was decided follow.

use super::draft::{Draft, Piece, decision, text};
use super::{further, tail, undone};
use crate::prose::line::Line;
use crate::prose::{self, Reading};
use crate::text::{Passage, Span};

const STORY: &str = "Tell it as a story: action, result, situation, decision";

/// Tokens of a statement that still reads well with two sentences more.
const LONG: usize = 60;

/// The statement with its situation and decision, in sentences, so that it fits a bullet, a paragraph and a cell alike;
/// none for what already tells more than one thing.
pub(super) fn narrative(passage: &Passage, line: &Line<'_>, reading: &Reading) -> Option<Draft> {
    let plain = passage.plain.trim_end();
    if line.len() > LONG || prose::sentences(plain).len() > 1 || undone::is_plan(line, &reading.head) {
        return None;
    }
    let mut draft = further::whole(passage, line, reading)?;
    draft.title = STORY;
    let open = tail::next_sentence(plain)?;
    let mut pieces = vec![text(open), text("Situation: "), Piece::Slot("what was wrong, and for whom")];
    pieces.extend(decision(". Decision: "));
    draft.place(Span::empty(plain.len()), pieces);
    Some(draft)
}
