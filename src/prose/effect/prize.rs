//! What was won: prizes, places, promotions.

use crate::prose::head::{Frame, Head, title_case};
use crate::prose::line::{Kind, Line};
use crate::prose::words;

/// "Winner of the regional prize", "came third", "my promotion to": what others judged the author worth.
pub(super) fn won(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let next = line.low(at + 1);
    match line.low(at) {
        "first" | "only" => {
            at == head.start
                && !(at..line.len()).any(|index| line.low(index) == "responsible")
                && matches!(head.frame, Frame::None | Frame::Noun | Frame::Thing)
                && !title_case(line, at)
                && (at + 1..at + 9).any(|index| {
                    matches!(line.low(index), "in" | "at" | "from")
                        && line.is_capital(index + 1)
                        && !line.is_counted(index + 1)
                })
        }
        "recipient" if next == "of" => at <= head.start + 1,
        "finalist" | "semi-finalist" if matches!(next, "of" | "in" | "for" | "at") => true,
        "winner" | "finalist" if line.kind(at + 1) == Kind::Colon => at == head.start,
        "recipient" | "winner" | "finalist" if at + 1 >= line.len() => head.frame == Frame::None && at > head.start,
        // "Obtained a scholarship"
        "obtained" | "received" | "secured" if at == head.verb && head.frame == Frame::Past => {
            (at + 1..at + 7).take_while(|&index| line.is_word(index)).any(|index| {
                matches!(
                    line.low(index),
                    "scholarship"
                        | "award"
                        | "prize"
                        | "medal"
                        | "fellowship"
                        | "grant"
                        | "permit"
                        | "approval"
                        | "accreditation"
                        | "grade"
                        | "licence"
                        | "license"
                        | "permission"
                        | "funding"
                )
            })
        }
        // "Top 12 – National competition", "7th rank"
        "top" => at == head.start && head.frame == Frame::None && line.kind(at + 1) == Kind::Number,
        "rank" if head.frame == Frame::None => (at.saturating_sub(3)..at + 4).any(|index| is_ordinal(line.low(index))),
        "winner" | "runner-up" | "finalist" | "awardee" | "laureate" | "medallist" | "medalist" | "valedictorian" => {
            at <= head.start + 2 && head.frame == Frame::None && line.len() > at + 1
        }
        "progressed" | "advanced" | "rose" | "grew" => {
            next == "from" && (at + 2..at + 12).filter(|&index| line.is(index, words::JOBS)).count() > 1
        }
        "award" | "medal" | "trophy" | "champion" | "championship" | "grant" | "scholarship" => {
            head.frame == Frame::None
                && (at > head.start || matches!(next, "for" | "from") && line.is_capital(at))
                && (line.is_capital(at) || !matches!(line.low(at), "grant" | "scholarship"))
                && !(line.low(at) == "scholarship" && next == "for")
                && (!line.is_word(at + 1) || line.is(at + 1, words::PREPOSITIONS) || line.kind(at + 1) == Kind::Number)
        }
        "permanent" => line.low(at.wrapping_sub(1)) == "made",
        // "the best project among 47"
        "best" if head.frame == Frame::None => (at + 1..at + 8).any(|index| line.low(index) == "among"),
        "promotion" if next == "to" => {
            matches!(line.low(at.wrapping_sub(1)), "my" | "her" | "his" | "their")
                && !(head.start..at).any(|index| {
                    matches!(
                        line.low(index),
                        "for" | "towards" | "toward" | "request" | "requesting" | "goal" | "seeking"
                    )
                })
        }
        "promotions" | "promotion" => {
            line.is_counted(at.wrapping_sub(1))
                && (at.saturating_sub(4)..at)
                    .any(|index| matches!(line.low(index), "received" | "earned" | "got" | "won" | "gained"))
        }
        "month" | "quarter" | "season" | "year" => {
            line.has(at.saturating_sub(2), "of the") && at > 2 && head.frame == Frame::None && at < head.start + 7
        }
        "prize"
            if head.frame == Frame::None
                && at > head.start
                && (!line.is_word(at + 1) || line.is(at + 1, words::PREPOSITIONS)) =>
        {
            true
        }
        // "He was made team lead"
        "made" if matches!(line.low(at.wrapping_sub(1)), "was" | "were") => {
            (at + 1..at + 4).any(|index| line.is(index, words::JOBS))
        }
        "place" if is_ordinal(line.low(at.wrapping_sub(1))) => true,
        "prize" | "place"
            if matches!(line.low(at.wrapping_sub(1)), "first" | "second" | "third" | "top" | "1st" | "2nd" | "3rd") =>
        {
            at > head.start
        }
        "placed" | "finished" | "ranked" | "came" => (at + 1..at + 5).any(|index| {
            matches!(line.low(index), "first" | "second" | "third" | "1st" | "2nd" | "3rd" | "top" | "runner-up")
        }),
        "victory" | "championships" | "playoffs" | "finals" | "podium" if line.is_word(at.wrapping_sub(1)) => {
            (at.saturating_sub(4)..at).any(|index| line.low(index) == "to") && !head.hoped
        }
        _ => false,
    }
}

/// "1st", "30th"
fn is_ordinal(low: &str) -> bool {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| low.strip_suffix(end));
    digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}
