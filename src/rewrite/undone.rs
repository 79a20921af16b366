//! What is not done yet, and what is no deed at all: neither becomes a verb in the past.

use crate::prose::head::{Frame, Head, Opener};
use crate::prose::line::{Kind, Line};
use crate::prose::words;

/// Things of which there is one: without an article they are no object, so "consulting service" names a thing and
/// "consulting services" may not.
const COMPOUND: [&str; 48] = [
    "service",
    "strategy",
    "plan",
    "system",
    "process",
    "program",
    "programme",
    "tool",
    "framework",
    "pipeline",
    "platform",
    "environment",
    "team",
    "assistant",
    "lab",
    "laboratory",
    "infrastructure",
    "solution",
    "project",
    "agency",
    "company",
    "suite",
    "session",
    "course",
    "workshop",
    "guide",
    "equipment",
    "page",
    "site",
    "flow",
    "board",
    "queue",
    "stack",
    "manager",
    "engineer",
    "lead",
    "specialist",
    "department",
    "committee",
    "event",
    "campaign",
    "policy",
    "module",
    "app",
    "application",
    "dashboard",
    "script",
    "calendar",
];

/// Verbs that are as often said of how a thing is: "secure file sharing", "complete rewrite".
const QUALITIES: [&str; 21] = [
    "open",
    "complete",
    "clean",
    "secure",
    "direct",
    "live",
    "lean",
    "separate",
    "alternate",
    "slow",
    "dry",
    "free",
    "calm",
    "cool",
    "warm",
    "clear",
    "narrow",
    "level",
    "perfect",
    "smooth",
    "approximate",
];

/// "I will write …", "Planning to migrate …", "Should bring down …": nothing is done yet.
pub(super) fn is_plan(line: &Line<'_>, head: &Head) -> bool {
    head.hoped || says_will(line, head)
}

/// Whether the head is in the words of a plan; what is tried or believed is not.
pub(super) fn says_will(line: &Line<'_>, head: &Head) -> bool {
    if matches!(head.opener, Some((Opener::Duty, ..))) {
        return false;
    }
    // "The model is projected to add margin": what is said of it comes after its verb.
    let last = head.verb + if head.frame == Frame::Subject { 2 } else { 0 };
    (0..=last).filter(|&at| !line.tokens.get(at).is_some_and(|token| token.aside)).any(|at| {
        let low = line.low(at);
        let hopes = words::PROJECTED.contains(low) || matches!(low, "intend" | "intends" | "want" | "wants" | "going");
        // "May 2026: migrated"
        let month = low == "may" && line.is_capital(at) && line.kind(at + 1) != Kind::Word;
        let modal = at < head.verb && words::MODALS.contains(low) && !month;
        modal || matches!(low, "i'll" | "we'll" | "i’ll" | "we’ll") || hopes && line.low(at + 1) == "to"
    })
}

/// "Currently leading …": it is not over.
pub(super) fn is_ongoing(line: &Line<'_>, head: &Head) -> bool {
    (0..head.verb).any(|at| matches!(line.low(at), "currently" | "presently" | "now" | "still" | "ongoing"))
}

/// "Consulting service for …", "Open source software": what looks like a verb is a part of a name.
pub(super) fn names_thing(line: &Line<'_>, head: &Head) -> bool {
    let next = line.low(head.verb + 1);
    match head.frame {
        Frame::Gerund => line.is(head.verb, words::NOUN_GERUNDS) && COMPOUND.contains(&next),
        Frame::Base => {
            let object = words::DETERMINERS.contains(next) || line.kind(head.verb + 1) == Kind::Number;
            QUALITIES.contains(&line.low(head.verb)) && !object
        }
        _ => false,
    }
}
