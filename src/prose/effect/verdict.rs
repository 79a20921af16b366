//! What others decided about the work: adopted, selected, promoted, used.

use crate::prose::head::{Frame, Head, Person};
use crate::prose::line::{Kind, Line};
use crate::prose::verb::Form;
use crate::prose::words;

/// "adopted by", "selected for", "recognised as": what others decided about the work.
pub(super) fn verdict(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let low = line.low(at);
    let next = line.low(at + 1);
    let passive = head.frame == Frame::Passive && at == head.verb || at > head.verb || head.person != Person::Silent;
    match low {
        "accepted" | "selected" if matches!(next, "at" | "into" | "to" | "as" | "for") => true,
        "used" | "reused" | "trusted" => {
            let counted = line.is_counted(at + 2) && !line.word(at + 2).ends_with(char::is_lowercase);
            let where_used =
                next == "in" && (matches!(line.low(at + 2), "production" | "both" | "many" | "several") || counted);
            let where_used = where_used
                || matches!(next, "across" | "throughout")
                    && (at + 2..at + 8).any(|index| {
                        line.is_counted(index)
                            || line.is(index, words::SCOPE)
                            || matches!(line.low(index), "all" | "every" | "the")
                    });
            let by_me = next == "by" && matches!(line.low(at + 2), "me" | "us" | "myself");
            (next == "by" && !by_me || matches!(next, "daily" | "worldwide" | "company-wide") || where_used) && at > 0
        }
        // "Campaigned for a crossing, which was built last spring"
        // "Reported the flaw to the vendor, which patched it"
        "which" | "who"
            if line.as_form(at + 1, Form::Past).is_some()
                && line.kind(at.wrapping_sub(1)) == Kind::Comma
                && matches!(
                    line.low(head.verb),
                    "reported" | "flagged" | "raised" | "suggested" | "submitted" | "proposed"
                ) =>
        {
            true
        }
        "which" if matches!(next, "was" | "were") && line.kind(at.wrapping_sub(1)) == Kind::Comma => {
            matches!(
                line.low(head.verb),
                "campaigned" | "proposed" | "requested" | "argued" | "lobbied" | "petitioned" | "urged" | "pushed"
            )
        }
        // "had them refunded in full"
        "refunded" | "reversed" | "waived" | "cancelled" | "overturned" => {
            (at.saturating_sub(3)..at).any(|index| line.low(index) == "had")
        }
        // "a settlement that ended the dispute"
        "ended" | "settled" if matches!(line.low(at.wrapping_sub(1)), "that" | "which") => {
            at > head.verb && !head.hoped
        }
        "allowed" | "upheld" if matches!(line.low(at.wrapping_sub(1)), "was" | "were") => next != "to",
        "adopted" if matches!(line.low(at.wrapping_sub(1)), "has" | "have") => true,
        "recruited" | "headhunted" if next == "by" => true,
        "deployed" if next == "by" => at > head.start && !matches!(line.low(at + 2), "me" | "us"),
        "acknowledged" => matches!(next, "by" | "for") && head.frame != Frame::Base,
        "highlighted" => matches!(next, "in") && at > head.start,
        "recognized" | "recognised" => matches!(next, "by" | "for" | "as" | "with"),
        "featured" => matches!(next, "in" | "on" | "at"),
        "promoted" => {
            passive && is_told_of(line, head, at)
                || matches!(next, "to" | "twice" | "early" | "from" | "directly")
                || head.verb == at && line.low(at + 2) == "times"
        }
        "awarded" | "nominated" | "elected" | "shortlisted" | "commended" => {
            head.frame != Frame::Base && (at > head.start || head.person == Person::Silent)
        }
        // "deployed to millions of students"
        "deployed" | "rolled" | "shipped" | "distributed" | "delivered" => {
            let to = at + 1 + usize::from(next == "out");
            line.low(to) == "to"
                && (to + 1..to + 4).any(|index| {
                    line.is(index, words::MAGNITUDES)
                        || words::MAGNITUDES.contains(line.low(index).trim_end_matches('s'))
                })
                && at > head.start
        }
        "signed" if next == "off" && line.low(at + 2) == "without" => true,
        "reproduced" | "replicated" => next == "by",
        "confirmed" | "verified" | "certified" => {
            next == "by" && at > head.start && !matches!(line.low(at + 2), "me" | "us")
        }
        "relied" => next == "on" && line.low(at + 2) == "by",
        "signed" => next == "off" && line.low(at + 2) == "by",
        "taken" | "picked" => matches!(next, "over" | "up") && is_decided(line, head, at),
        _ => line.is(at, words::VERDICTS) && is_decided(line, head, at),
    }
}

/// "who was promoted", "got promoted": told of somebody, and not what somebody does ("organized, promoted and ran").
fn is_told_of(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let before = line.low(at.wrapping_sub(1));
    line.is(at.wrapping_sub(1), words::BEING)
        || matches!(before, "got" | "been" | "being" | "now" | "soon" | "later" | "since")
        || head.frame == Frame::Passive && at == head.verb
        || head.frame == Frame::Subject && at == head.verb
        || !line.is_word(at + 1) && line.kind(at + 1) != Kind::Comma
        || line.is(at + 1, words::PREPOSITIONS)
}

/// Whether the participle at `at` tells what others decided: "was merged into the kernel", "approved by the board".
fn is_decided(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let by = (at + 1..(at + 7).min(line.len()))
        .take_while(|&index| line.is_word(index))
        .find(|&index| line.low(index) == "by");
    if let Some(by) = by {
        let own = matches!(line.low(by + 1), "me" | "us" | "myself" | "our" | "my" | "hand");
        let amount =
            line.kind(by + 1) == Kind::Number && (!line.is_word(by + 2) || line.word(by + 1).ends_with(['%', 'x']));
        let means = line.low(by + 1).ends_with("ing") || amount;
        return !own && !means;
    }
    let counted = line.kind(at.wrapping_sub(1)) == Kind::Number;
    let ends = !line.is_word(at + 1) && (line.kind(at + 1) != Kind::Comma || counted);
    // "Got a patch merged"
    if line.low(head.verb) == "got" && at > head.verb + 1 && at < head.verb + 8 && (ends || line.low(at + 1) == "into")
    {
        return true;
    }
    head.frame == Frame::Passive && at == head.verb
        || head.frame == Frame::Subject && at >= head.verb && ends && line.kind(head.start) == Kind::Number
        || matches!(line.low(at.wrapping_sub(1)), "was" | "were" | "been" | "got" | "being") && at > head.verb
        || line.low(at.wrapping_sub(1)).ends_with("ly") && matches!(line.low(at.wrapping_sub(2)), "was" | "were")
        || (head.frame == Frame::None || head.frame == Frame::Subject && at == head.verb)
            && at > head.start
            && (ends && (head.frame == Frame::None || line.kind(at + 1) == Kind::Open)
                || matches!(
                    line.low(at + 1),
                    "upstream" | "into" | "without" | "at" | "after" | "from" | "for" | "despite"
                ))
}
