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
    // "Licensed electrician (18th Edition), holder of", "Self-taught developer with a keen interest"
    let described = line.is(head.start, words::ADJECTIVES)
        || line.is(head.start, words::TRAITS)
        || ["-registered", "-qualified", "-certified", "-trained", "-educated"]
            .iter()
            .any(|end| line.low(head.start).ends_with(end))
        || line.low(head.start).starts_with("self-")
        || line.low(head.start).ends_with("ally");
    // "Strong analytical mindset combined with sound judgement"
    let traits = line.is(head.start, words::ADJECTIVES)
        && (head.start + 1..head.start + 5).any(|at| {
            matches!(
                line.low(at),
                "mindset" | "ethic" | "attitude" | "communicator" | "listener" | "judgement" | "judgment" | "acumen"
            )
        });
    if traits && head.label == Label::None {
        return true;
    }
    // "AWS Certified Solutions Architect, issued March 2021"
    let certified = (head.start..head.start + 3).any(|at| line.low(at) == "certified")
        && line.is_capital(head.start)
        && (head.start..head.start + 6).any(|at| line.is(at, words::JOBS) || line.low(at) == "practitioner");
    if certified {
        return true;
    }
    let somebody = (head.start + 1..head.start + 4).find(|&at| {
        line.is(at, words::JOBS) || crate::prose::audience::is_person(line.low(at)) && !line.is(at, words::SCOPE)
    });
    let ends = |at: usize| !line.is_word(at + 1) || matches!(line.low(at + 1), "with" | "who" | "and");
    if described && head.label == Label::None && somebody.is_some_and(ends) {
        return true;
    }
    matches!(head.frame, Frame::None | Frame::Thing | Frame::Past | Frame::Gerund)
        && head.label == Label::None
        && post.is_some_and(|at| said(at + 1))
        && line.as_form(head.start, Form::Past).is_none_or(|_| line.is(head.start, words::ADJECTIVES))
}
