//! End states that somebody else would notice and could check: what others did, and what is so now.

use crate::prose::head::{Frame, Head, Person, title_case};
use crate::prose::line::{Kind, Line};
use crate::prose::verb::Form;
use crate::prose::words;

use super::others::{got_somebody_to, others, others_now};

/// The last token of a phrase for an end state that starts at token `at`.
pub(super) fn state(line: &Line<'_>, head: &Head, at: usize) -> Option<usize> {
    let found = verdict(line, head, at) || so_now(line, head, at) || reached(line, head, at) || others(line, head, at);
    found.then_some(at + 1)
}

/// "adopted by", "selected for", "recognised as": what others decided about the work.
fn verdict(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let low = line.low(at);
    let next = line.low(at + 1);
    let passive = head.frame == Frame::Passive && at == head.verb || at > head.verb || head.person != Person::Silent;
    match low {
        "accepted" | "selected" if matches!(next, "at" | "into" | "to" | "as" | "for") => true,
        "used" | "reused" | "trusted" => {
            let where_used = next == "in" && (line.low(at + 2) == "production" || line.is_counted(at + 2));
            let where_used = where_used
                || matches!(next, "across" | "throughout")
                    && (at + 2..at + 8).any(|index| {
                        line.is_counted(index)
                            || words::SCOPE.contains(line.low(index))
                            || matches!(line.low(index), "all" | "every" | "the")
                    });
            let by_me = next == "by" && matches!(line.low(at + 2), "me" | "us" | "myself");
            (next == "by" && !by_me || matches!(next, "daily" | "worldwide" | "company-wide") || where_used) && at > 0
        }
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
        "relied" => next == "on" && line.low(at + 2) == "by",
        "signed" => next == "off" && line.low(at + 2) == "by",
        "taken" | "picked" => matches!(next, "over" | "up") && is_decided(line, head, at),
        _ => words::VERDICTS.contains(low) && is_decided(line, head, at),
    }
}

/// "who was promoted", "got promoted": told of somebody, and not what somebody does ("organized, promoted and ran").
fn is_told_of(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let before = line.low(at.wrapping_sub(1));
    words::BEING.contains(before)
        || matches!(before, "got" | "been" | "being" | "now" | "later" | "since")
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
        let means = line.low(by + 1).ends_with("ing") || line.kind(by + 1) == Kind::Number;
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
            && (ends && head.frame == Frame::None
                || matches!(line.low(at + 1), "upstream" | "into" | "without" | "at" | "after"))
}

/// "is now the default", "no longer needed", "since the change": what is so and was not before.
fn so_now(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let next = line.low(at + 1);
    match line.low(at) {
        "became" | "becoming" | "become" => {
            // "eleven hours of copying became a four-minute job"
            let short = line.kind(at + 2) == Kind::Number || line.is_counted(at + 2) || is_timed(line, at + 2);
            let taken = line.has(at + 1, "part of") || next == "our" || next == "standard";
            (matches!(next, "the" | "a") || taken)
                && (at > head.start || head.person != Person::Silent)
                && !head.hoped
                && (next == "the" || taken || head.frame == Frame::Subject || short)
        }
        // "it used to take three weeks", "it had been nine"
        "used" => next == "to" && was_told(line, head, at) && line.is_counted(next_number(line, at + 2)),
        "had" => next == "been" && was_told(line, head, at) && line.is_counted(at + 2),
        // "has since reviewed 86,000 changes"
        "since" if matches!(line.low(at.wrapping_sub(1)), "has" | "have") => {
            line.as_form(at + 1, Form::Participle).is_some() && line.is_counted(next_number(line, at + 2))
        }
        "zero" | "no" | "without" => {
            (at + 1..at + 4).any(|index| line.is(index, words::TROUBLE)) && low_is_claim(line, at)
                || line.low(at) == "no" && next == "more" && at > head.start && !line.is_word(at - 1)
                || line.low(at) == "zero" && line.low(at.wrapping_sub(1)) == "with" && words::is_plural(next)
                || line.low(at) == "no"
                    && at == head.start
                    && (at + 2..at + 9).any(|index| matches!(line.low(index), "remain" | "remains" | "remained"))
                || line.low(at) == "no"
                    && at == head.start
                    && (since(line, at).is_some()
                        || noticed(line, at)
                        || (at + 1..at + 5).any(|index| {
                            matches!(line.low(index), "in" | "across" | "over" | "for")
                                && (line.is_counted(index + 1) || line.is_counted(index + 2))
                        }))
        }
        "can" => {
            at > head.start + 1
                && (matches!(next, "now" | "finally" | "then") || line.has(at + 1, "at last"))
                && !matches!(line.low(at.wrapping_sub(1)), "i" | "we" | "you")
        }
        // "27 delegates were able to vote", "four practices could keep"
        "able" | "could" if !head.hoped && (head.start..at).any(|index| line.is_counted(index)) && owes(line, at) => {
            let to = at + 1 + usize::from(line.low(at) == "able");
            (line.low(at) == "could" || next == "to" && matches!(line.low(at.wrapping_sub(1)), "were" | "was"))
                && line.as_form(to, Form::Base).is_some()
        }
        "not" if line.has(at + 1, "been one") || line.has(at + 1, "been a single") => true,
        "none" if (at == head.start || line.kind(at.wrapping_sub(1)) == Kind::Comma) && next == "of" => {
            (at + 2..at + 10).any(|index| matches!(line.low(index), "was" | "were" | "has" | "have" | "had"))
        }
        "one" if at == head.start + 1 && line.low(head.start) == "not" => true,
        "nobody" | "no-one" | "none" | "never" if at == head.start => {
            !(at + 1..at + 4).any(|index| line.is(index, words::STATIVE))
                && (since(line, at).is_some() || noticed(line, at))
        }
        // "had not failed": what did not happen any more.
        "not" | "never" => {
            matches!(line.low(at.wrapping_sub(1)), "has" | "have")
                && !matches!(line.low(at.wrapping_sub(2)), "i" | "we" | "")
                && (since(line, at).is_some()
                    || line.low(at) == "never"
                    || matches!(next, "recurred" | "returned" | "reopened" | "happened" | "failed"))
        }
        "use" => {
            line.low(at.wrapping_sub(1)) == "in"
                && matches!(next, "at" | "by" | "in" | "across" | "on" | "since" | "today")
        }
        "live" => {
            let alone = at == head.start && matches!(next, "in" | "on" | "at" | "since");
            alone || matches!(line.low(at.wrapping_sub(1)), "went" | "gone") && head.frame == Frame::Subject
        }
        "production" => {
            line.low(at.wrapping_sub(1)) == "in" && matches!(next, "since" | "at" | "for") && at > head.start
        }
        "time" => {
            line.has(at.saturating_sub(3), "for the first") && head.frame != Frame::Base && !line.tokens[at].aside
        }
        "on" => line.low(at.wrapping_sub(1)) == "went" && next == "to",
        "last" => at <= head.start + 1 && is_gone(line, at),
        "deleted" | "removed" | "retired" | "decommissioned" if head.frame != Frame::Past => is_last(line, at),
        "empty" | "gone" => {
            matches!(line.low(at.wrapping_sub(1)), "is" | "was" | "were" | "are" | "now") && head.frame != Frame::Past
                || line.low(at) == "gone"
                    && at > head.start
                    && (head.frame == Frame::None || head.frame != Frame::Base && is_last(line, at))
        }
        "still" => matches!(next, "in" | "used" | "runs" | "run") && at > head.verb,
        "now" => {
            let is = matches!(line.low(at.wrapping_sub(1)), "is" | "are") && at > head.start + 1;
            others_now(line, head, at)
                || is
                    && (matches!(
                        next,
                        "the" | "used" | "part" | "our" | "standard" | "mandatory" | "required" | "run" | "taught"
                    ) || line.is_counted(next_number(line, at)))
        }
        "longer" => {
            line.low(at.wrapping_sub(1)) == "no"
                && at > head.start + 1
                && !matches!(line.low(head.start), "i" | "we")
                && !head.hoped
        }
        "since" => head.frame != Frame::Past && at > head.start + 2 && follows_change(line, head, at),
        "unnoticed" => line.low(at.wrapping_sub(1)) == "went",
        // "turned a day of work into a ten-minute sweep"
        "into" => {
            let turned = (at.saturating_sub(16)..at).any(|index| {
                line.senses(index)
                    .iter()
                    .any(|sense| matches!(sense.verb.lemma(), "turn" | "transform" | "convert" | "shrink"))
            });
            let short = (at + 1..at + 5).any(|index| is_timed(line, index));
            turned && short && !head.hoped
        }
        "instead" | "place" if next == "of" && head.frame == Frame::Subject => {
            line.is_counted(next_number(line, at.saturating_sub(6)))
        }
        "rather" => {
            next == "than" && line.is_counted(next_number(line, at.saturating_sub(6))) && head.frame == Frame::Subject
        }
        _ => false,
    }
}

/// Whether something before `at` says what brought it about.
fn owes(line: &Line<'_>, at: usize) -> bool {
    (0..at).any(|index| matches!(line.low(index), "because" | "thanks" | "so" | "which" | "after"))
}

/// "ten-minute", "hours", "same-day"
fn is_timed(line: &Line<'_>, at: usize) -> bool {
    let unit = line.low(at).rsplit_once('-').map_or(line.low(at), |(_, unit)| unit);
    words::DURATIONS.contains(unit) && unit.len() > 2 || matches!(line.low(at), "same-day" | "next-day" | "overnight")
}

/// Whether the token at `at` tells, behind what is so now, what was so before.
fn was_told(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let parted = (at.saturating_sub(3)..at).any(|index| matches!(line.kind(index), Kind::Semicolon | Kind::Comma));
    parted && at > head.start + 2 && !head.hoped && matches!(head.frame, Frame::None | Frame::Subject | Frame::Thing)
}

/// "The last partner left", "the last instance was switched off".
fn is_gone(line: &Line<'_>, at: usize) -> bool {
    (at + 1..at + 10).any(|index| {
        matches!(
            line.low(index),
            "left"
                | "off"
                | "retired"
                | "gone"
                | "removed"
                | "closed"
                | "deleted"
                | "migrated"
                | "moved"
                | "decommissioned"
                | "shut"
        )
    })
}

fn is_last(line: &Line<'_>, at: usize) -> bool {
    (at.saturating_sub(6)..at).any(|index| matches!(line.low(index), "last" | "old" | "final"))
}

/// The first number in the six tokens from `at` on.
fn next_number(line: &Line<'_>, at: usize) -> usize {
    (at..at + 6).find(|&index| line.is_counted(index)).unwrap_or(line.len())
}

fn since(line: &Line<'_>, from: usize) -> Option<usize> {
    (from + 1..line.len()).find(|&at| line.low(at) == "since")
}

fn noticed(line: &Line<'_>, from: usize) -> bool {
    (from + 1..from + 6)
        .any(|at| matches!(line.low(at), "noticed" | "complained" | "missed" | "had" | "asked" | "paged"))
}

/// "since I handed over", "since then", "ever since": others do now what they did not do before.
fn follows_change(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let changed = matches!(line.low(at + 1), "i" | "we" | "my" | "our" | "then")
        || at + 1 >= line.len()
        || line.kind(at + 1) == Kind::Stop;
    let tells = (head.start..at).any(|index| {
        line.senses(index)
            .iter()
            .any(|sense| matches!(sense.form, Form::Base | Form::Third) && !line.is(index, words::STATIVE))
    });
    changed && tells && head.person == Person::Silent
}

/// "on time and within budget", "ahead of schedule", "down to 3": a mark that was reached.
fn reached(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let next = line.low(at + 1);
    match line.low(at) {
        "to" => matches!(next, "promotion" | "promotions") && line.low(at + 2) != "to",
        "before" => (at + 1..at + 4).any(|index| matches!(line.low(index), "deadline" | "schedule")) && at > head.verb,
        "scored" => (at + 1..at + 3).any(|index| line.kind(index) == Kind::Number) && head.frame == Frame::Subject,
        "ahead" => next == "of" && matches!(line.low(at + 2), "schedule" | "plan" | "deadline" | "time" | "target"),
        "under" | "within" | "over" => next == "budget" && at > head.start,
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
                    .any(|index| matches!(line.low(index), "quota" | "quotas" | "target" | "targets" | "kpis"))
        }
        "exceeds" => next == "expectations" && head.frame != Frame::Base,
        "got" => at == head.verb && got_somebody_to(line, at),
        "recipient" if next == "of" => at <= head.start + 1,
        "winner" | "runner-up" | "finalist" | "awardee" | "laureate" | "medallist" | "medalist" | "valedictorian" => {
            at <= head.start + 2 && head.frame == Frame::None && line.len() > at + 1
        }
        "progressed" | "advanced" | "rose" | "grew" => {
            next == "from" && (at + 2..at + 12).filter(|&index| line.is(index, words::JOBS)).count() > 1
        }
        "award" | "medal" | "trophy" | "champion" | "championship" | "grant" => {
            head.frame == Frame::None
                && (at > head.start || next == "for" && line.is_capital(at))
                && (line.is_capital(at) || line.low(at) != "grant")
                && (!line.is_word(at + 1) || words::PREPOSITIONS.contains(next))
        }
        // "the best project among 47"
        "best" if head.frame == Frame::None => (at + 1..at + 8).any(|index| line.low(index) == "among"),
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
        "prize" | "place" if matches!(line.low(at.wrapping_sub(1)), "first" | "second" | "third" | "top") => {
            at > head.start
        }
        // "a game that gained 100,000 visits"
        "gained" | "garnered" | "drew" | "amassed" | "attracted" => {
            (at + 1..at + 5).any(|index| line.kind(index) == Kind::Number)
                && (at > head.start || line.low(at) != "gained")
        }
        "placed" | "finished" | "ranked" | "came" => (at + 1..at + 3).any(|index| {
            matches!(line.low(index), "first" | "second" | "third" | "1st" | "2nd" | "3rd" | "top" | "runner-up")
        }),
        "victory" | "championship" | "championships" | "playoffs" | "finals" | "podium"
            if line.is_word(at.wrapping_sub(1)) =>
        {
            (at.saturating_sub(4)..at).any(|index| line.low(index) == "to") && !head.hoped
        }
        "promotion" if next == "to" => {
            matches!(line.low(at.wrapping_sub(1)), "my" | "her" | "his" | "their")
                && !(head.start..at).any(|index| {
                    matches!(
                        line.low(index),
                        "for" | "towards" | "toward" | "request" | "requesting" | "goal" | "seeking"
                    )
                })
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
        "sold" if next == "out" => at == head.verb,
        "landed" | "lost" | "closed" | "signed" | "sold" | "won" => {
            at == head.verb && head.frame == Frame::Past && is_deal(line, at)
        }
        "stars" | "downloads" | "installs" | "forks" | "citations" | "followers" | "subscribers" | "views" => {
            let counted = (at.saturating_sub(3)..at).any(|index| line.is_counted(index));
            counted && at > head.start
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

fn low_is_claim(line: &Line<'_>, at: usize) -> bool {
    line.low(at) != "no"
        || matches!(line.low(at.wrapping_sub(1)), "with" | "had" | "and" | "")
        || at > 0 && !line.is_word(at - 1)
}
