//! Marks that were reached: in time, within budget, first, with so many visitors.

use crate::prose::head::{Frame, Head, title_case};
use crate::prose::line::{Kind, Line};
use crate::prose::verb::Form;
use crate::prose::words;

use super::others::got_somebody_to;
use super::state::next_number;

/// "on time and within budget", "ahead of schedule", "down to 3": a mark that was reached.
pub(super) fn reached(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let next = line.low(at + 1);
    match line.low(at) {
        "to" => matches!(next, "promotion" | "promotions") && line.low(at + 2) != "to",
        "before" => (at + 1..at + 4).any(|index| matches!(line.low(index), "deadline" | "schedule")) && at > head.verb,
        "scored" => (at + 1..at + 3).any(|index| line.kind(index) == Kind::Number) && head.frame == Frame::Subject,
        "ahead" => {
            next == "of" && matches!(line.low(at + 2), "schedule" | "plan" | "deadline" | "time" | "target" | "date")
        }
        "under" | "within" | "over" => next == "budget" && at > head.start,
        "down" | "up"
            if head.frame == Frame::None
                && at > head.start
                && at < head.start + 5
                && line.kind(at + 1) == Kind::Number
                && !head.hoped =>
        {
            true
        }
        "down" | "up" => {
            (at.saturating_sub(3)..at).all(|index| line.low(index) != "narrowed")
                && (matches!(next, "from" | "by") || next == "to" && line.low(at) == "down")
                && (at + 2..at + 5).any(|index| line.is_counted(index))
                && at > head.start
        }
        "instead" => {
            next == "of" && line.is_counted(at + 2) && (at.saturating_sub(3)..at).any(|at| line.is_counted(at))
        }
        // "stopped a launch that would have billed": what did not happen can be checked.
        "that" | "which" => {
            next == "would"
                && line.low(at + 2) == "have"
                && matches!(line.low(head.verb), "stopped" | "blocked" | "halted" | "caught" | "cancelled" | "canceled")
        }
        "time" => line.low(at.wrapping_sub(1)) == "in" && matches!(next, "for" | "to") && head.frame == Frame::Past,
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
        // "met and exceeded sales quotas"
        "exceeded" | "met" | "surpassed" | "beat" | "hit" if head.frame == Frame::Past => {
            next == "expectations" && line.low(at) == "exceeded"
                || (at + 1..at + 5)
                    .take_while(|&index| line.is_word(index) && !line.is(index, words::PREPOSITIONS))
                    .any(|index| {
                        matches!(line.low(index), "quota" | "quotas" | "target" | "targets" | "goal" | "goals" | "kpis")
                    })
        }
        "exceeds" => {
            next == "expectations"
                && head.frame != Frame::Base
                && !(head.start..at).any(|index| matches!(line.low(index), "sure" | "to"))
        }
        "got" => at == head.verb && got_somebody_to(line, at),
        "recipient" if next == "of" => at <= head.start + 1,
        "finalist" | "semi-finalist" if matches!(next, "of" | "in" | "for" | "at") => true,
        "winner" | "finalist" if line.kind(at + 1) == Kind::Colon => at == head.start,
        "recipient" | "winner" | "finalist" if at + 1 >= line.len() => head.frame == Frame::None && at > head.start,
        // "Obtained a scholarship"
        "obtained" | "received" | "secured" if at == head.verb && head.frame == Frame::Past => {
            (at + 1..at + 7).take_while(|&index| line.is_word(index)).any(|index| {
                matches!(line.low(index), "scholarship" | "award" | "prize" | "medal" | "fellowship" | "grant")
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
                && (!line.is_word(at + 1) || words::PREPOSITIONS.contains(next) || line.kind(at + 1) == Kind::Number)
        }
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
        // "fell to its lowest in ten years"
        "lowest" | "highest" | "best" | "shortest" | "fastest" => {
            let ever = (at + 1..at + 5).any(|index| {
                matches!(line.low(index), "ever" | "since") && line.low(index + 1) != "practices"
                    || line.low(index) == "on" && line.low(index + 1) == "record"
                    || line.low(index) == "in" && line.is_counted(index + 1) && line.is(index + 2, words::DURATIONS)
            });
            ever && at > head.start + 1 && !head.hoped
        }
        "month" | "quarter" | "season" | "year" => {
            line.has(at.saturating_sub(2), "of the") && at > 2 && head.frame == Frame::None && at < head.start + 7
        }
        "compliance" => line.low(at.wrapping_sub(1)) == "into" && head.frame == Frame::Past,
        "prize" if head.frame == Frame::None && at > head.start && !line.is_word(at + 1) => true,
        "place" if is_ordinal(line.low(at.wrapping_sub(1))) => true,
        "prize" | "place"
            if matches!(line.low(at.wrapping_sub(1)), "first" | "second" | "third" | "top" | "1st" | "2nd" | "3rd") =>
        {
            at > head.start
        }
        // "a game that gained 100,000 visits"
        "gained" | "garnered" | "drew" | "amassed" | "attracted" => {
            (at + 1..at + 5).any(|index| line.kind(index) == Kind::Number)
                && (at > head.start || line.low(at) != "gained")
        }
        "placed" | "finished" | "ranked" | "came" => (at + 1..at + 5).any(|index| {
            matches!(line.low(index), "first" | "second" | "third" | "1st" | "2nd" | "3rd" | "top" | "runner-up")
        }),
        "victory" | "championships" | "playoffs" | "finals" | "podium" if line.is_word(at.wrapping_sub(1)) => {
            (at.saturating_sub(4)..at).any(|index| line.low(index) == "to") && !head.hoped
        }
        // "13 people took part"
        "participated" | "attended" | "joined" | "registered" | "enrolled" | "graduated" | "volunteered" | "passed" => {
            at == head.verb
                && head.frame == Frame::Subject
                && (next != "in" || line.is_word(at + 2))
                && (head.start..at).any(|index| line.is_counted(index))
                && !matches!(line.low(head.start), "i" | "we")
        }
        // "The committee made $300"
        "made" | "raised" | "earned" | "grossed" | "netted" if head.frame != Frame::Base => (at + 1..at + 4)
            .any(|index| line.kind(index) == Kind::Number && line.word(index).starts_with(['$', '€', '£', '¥', '₹'])),
        "online" => matches!(line.low(at.wrapping_sub(1)), "back" | "went" | "came") && head.frame == Frame::Subject,
        // "started with 6 people and ended up with 10"
        "ended" if next == "up" && at > head.start => {
            line.is_counted(next_number(line, at + 2)) && (head.start..at).any(|index| line.is_counted(index))
        }
        "beat" | "outsold" | "overtook" if at == head.verb && matches!(head.frame, Frame::Past | Frame::Base) => {
            (at + 1..at + 9).any(|index| matches!(line.low(index), "in" | "to" | "by" | "on")) || !line.is_word(at + 4)
        }
        "cleared" => head.frame == Frame::Past && (at + 1..at + 6).any(|index| line.low(index) == "backlog"),
        "sold" if next == "out" || next == "for" && line.is_counted(at + 2) => at == head.verb || next == "for",
        "landed" | "lost" | "closed" | "signed" | "sold" | "won" => {
            at == head.verb && head.frame == Frame::Past && is_deal(line, at)
        }
        "stars" | "downloads" | "installs" | "forks" | "citations" | "followers" | "subscribers" | "views" => {
            let counted = (at.saturating_sub(3)..at).any(|index| line.is_counted(index));
            counted && at > head.start
        }
        // "15 million people used the park"
        _ if at == head.verb
            && matches!(head.frame, Frame::Subject | Frame::Passive)
            && line.kind(head.start) == Kind::Number
            && matches!(
                line.low(at.wrapping_sub(1 + usize::from(head.frame == Frame::Passive))),
                "people" | "visitors" | "users" | "customers"
            ) =>
        {
            line.as_form(at, Form::Past).is_some() && line.low(at) != "reported"
        }
        _ => false,
    }
}

/// "Landed our first public-sector customer", "lost the framework contract".
fn is_deal(line: &Line<'_>, at: usize) -> bool {
    (at + 1..at + 6)
        .take_while(|&index| line.is_word(index) && !line.is(index, words::PREPOSITIONS))
        .any(|index| line.is(index, words::DEALS))
}

/// "1st", "30th"
fn is_ordinal(low: &str) -> bool {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| low.strip_suffix(end));
    digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}
