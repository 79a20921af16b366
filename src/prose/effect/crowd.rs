//! What others gave: their custom, their money, their presence.

use crate::prose::head::{Frame, Head};
use crate::prose::line::{Kind, Line};
use crate::prose::verb::Form;
use crate::prose::words;

use super::others::got_somebody_to;
use super::state::next_number;

/// "Landed our first customer", "a game that drew 100,000 visits", "13 people took part".
pub(super) fn drew(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let next = line.low(at + 1);
    match line.low(at) {
        // "a game that gained 100,000 visits"
        "gained" | "garnered" | "drew" | "amassed" | "attracted" => {
            (at + 1..at + 5).any(|index| line.kind(index) == Kind::Number)
                && (at > head.start || line.low(at) != "gained")
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
        "sold" if next == "out" || next == "for" && line.is_counted(at + 2) => at == head.verb || next == "for",
        "landed" | "lost" | "closed" | "signed" | "sold" | "won" => {
            at == head.verb && head.frame == Frame::Past && is_deal(line, at)
        }
        "stars" | "downloads" | "installs" | "forks" | "citations" | "followers" | "subscribers" | "views" => {
            let counted = (at.saturating_sub(3)..at).any(|index| line.is_counted(index));
            counted && at > head.start
        }
        "got" => at == head.verb && got_somebody_to(line, at),
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
