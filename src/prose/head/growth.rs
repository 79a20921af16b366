//! What an author learnt, holds or is like: true and good to know, and no work.

use super::{Frame, Head, Person};
use crate::prose::line::{Kind, Line};
use crate::prose::words;

/// Whether the head tells of what the author learnt or holds, rather than of work: "Gained experience in", "Attained a
/// bachelor's", "Improve my German", "She helped me".
pub(super) fn is_own_growth(line: &Line<'_>, head: &Head) -> bool {
    if head.frame == Frame::None && line.is(head.start, words::TRAITS) {
        return true;
    }
    if !matches!(head.frame, Frame::Past | Frame::Base | Frame::Third | Frame::Gerund) {
        return false;
    }
    let next = line.low(head.verb + 1);
    if head.person == Person::Third && next == "me" && line.low(head.verb + 2) != "to" {
        return true;
    }
    let is = |set: words::Set| line.senses(head.verb).iter().any(|sense| set.contains(sense.verb.lemma()));
    let object = || {
        let words = (head.verb + 1..head.verb + 9)
            .take_while(|&at| line.is_word(at) || line.tokens[at.min(line.len() - 1)].aside);
        words.take_while(|&at| !matches!(line.low(at), "for" | "so" | "that" | "which" | "to" | "by"))
    };
    let holds =
        || object().any(|at| words::ATTAINMENTS.contains(line.low(at).trim_end_matches("'s").trim_end_matches("’s")));
    // "Joined Acme as an engineer" tells of a post.
    let as_job = || {
        (head.verb + 1..head.verb + 8)
            .any(|at| line.low(at) == "as" && (at + 1..at + 5).any(|job| line.is(job, words::JOBS)))
    };
    if line.low(head.verb) == "joined" && as_job() {
        return true;
    }
    if is(words::LEARNING_VERBS) {
        return true;
    }
    if is(words::HOLDING) && holds() && !is_of_others(line, head) {
        return true;
    }
    // "Refined my goals", "Improve my German to C1"
    next == "my" && (holds() || head.frame == Frame::Base && line.len() - head.verb <= 6)
        || head.frame == Frame::Gerund && line.low(head.verb) == "looking" && matches!(next, "for" | "forward" | "to")
        || head.frame == Frame::Gerund
            && matches!(line.low(head.verb), "seeking" | "searching" | "pursuing")
            && seeks_post(line, head)
        || head.frame == Frame::Base
            && line.kind(head.verb + 3) != Kind::Number
            && line.len() - head.verb < 4
            && holds()
}

/// "Searching for a position"
fn seeks_post(line: &Line<'_>, head: &Head) -> bool {
    (head.verb + 1..head.verb + 12).any(|at| {
        matches!(
            line.low(at),
            "position"
                | "positions"
                | "role"
                | "roles"
                | "job"
                | "internship"
                | "opportunity"
                | "opportunities"
                | "degree"
                | "phd"
                | "master's"
        )
    })
}

/// "Gained customer insight", "Built user confidence": what others have by it.
fn is_of_others(line: &Line<'_>, head: &Head) -> bool {
    (head.verb + 1..head.verb + 4).any(|at| {
        let low = line.low(at);
        matches!(low, "customer" | "user" | "player" | "patient" | "brand" | "developer" | "public" | "the" | "their")
            || words::SCOPE.contains(low)
    })
}
