//! Who somebody is, and what others are: no work is claimed.

use crate::prose::head::{Frame, Head, Label};
use crate::prose::line::Line;
use crate::prose::verb::Form;
use crate::prose::words;

/// "A company focused on", "Open source nonprofit for": what others are.
pub(super) fn is_of_others(line: &Line<'_>, head: &Head) -> bool {
    matches!(head.frame, Frame::None | Frame::Thing)
        && (head.start..head.start + 6)
            .take_while(|&at| !line.is(at, words::PREPOSITIONS) && !line.is(at, words::RELATIVES) && line.is_word(at))
            .any(|at| line.is(at, words::COMPANIES))
}

/// "Results-oriented construction manager specializing in": who somebody is.
pub(super) fn is_portrait(line: &Line<'_>, head: &Head) -> bool {
    let post = (head.start + 1..head.start + 7)
        .take_while(|&at| line.is_word(at) && !line.is(at, words::PREPOSITIONS))
        .find(|&at| line.is(at, words::JOBS) || line.is(at, words::CALLINGS));
    let said = |at: usize| {
        matches!(
            line.low(at),
            "specializing"
                | "specialising"
                | "specialized"
                | "offering"
                | "seeking"
                | "with"
                | "who"
                | "skilled"
                | "experienced"
                | "working"
                | "studying"
                | "majoring"
                | "pursuing"
                | "focusing"
                | "focused"
                | "passionate"
                | "dedicated"
                | "driven"
        )
    };
    matches!(head.frame, Frame::None | Frame::Thing | Frame::Past | Frame::Gerund)
        && head.label == Label::None
        && post.is_some_and(|at| said(at + 1))
        && line.as_form(head.start, Form::Past).is_none_or(|_| line.is(head.start, words::ADJECTIVES))
}
