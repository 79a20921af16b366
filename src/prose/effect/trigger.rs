//! Where an effect clause starts.

use crate::prose::head::{Frame, Head};
use crate::prose::line::{Kind, Line};
use crate::prose::verb::{self, Class, Form, Verb};
use crate::prose::words;

/// How an effect is brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trigger {
    /// The head's own verb: "Reduced rollbacks".
    Head,
    /// Another verb that reports: "and reduced rollbacks", "which cut costs".
    Finite,
    /// "…, reducing rollbacks"
    Participle,
    /// "to reduce rollbacks", "for reducing rollbacks"
    Purpose,
    /// "resulting in fewer rollbacks", "so that"
    Connector,
    /// "for better visibility"
    Better,
    /// An end state: "adopted by 4 teams", "without downtime".
    State,
}

/// The effect that starts at token `at`, and the token of its verb.
pub(super) fn trigger(line: &Line<'_>, head: &Head, at: usize) -> Option<(Trigger, usize)> {
    if line.kind(at) != Kind::Word || at < head.start {
        return None;
    }
    if let Some(to) = state(line, head, at) {
        return Some((Trigger::State, to));
    }
    if let Some(to) = connector(line, head, at) {
        return Some((Trigger::Connector, to));
    }
    let low = line.low(at);
    if at == head.start && head.frame == Frame::None && line.is_word(at + 1) && words::BETTER.contains(low) {
        return Some((Trigger::Better, at));
    }
    if at == head.verb {
        return own_verb(line, head).then_some((Trigger::Head, at));
    }
    if low == "to" {
        let verb = if line.low(at + 1).ends_with("ly") { at + 2 } else { at + 1 };
        let effect = verb::as_form(line.low(verb), Form::Base).is_some_and(|verb| is_effect(verb) && !is_making(verb));
        let better = line.low(verb) == "make" && line.low(verb + 1) == "it";
        return (verb != head.verb && (effect || better)).then_some((Trigger::Purpose, verb));
    }
    if at < head.verb || head.opener.is_some_and(|(_, _, to)| at < to) {
        return None;
    }
    let previous = line.low(at.wrapping_sub(1));
    if matches!(previous, "for" | "with" | "towards" | "in") && words::BETTER.contains(low) && line.is_word(at + 1) {
        return Some((Trigger::Better, at));
    }
    if let Some(verb) = verb::as_form(low, Form::Gerund) {
        return gerund(line, head, at, verb).map(|trigger| (trigger, at));
    }
    finite(line, head, at).then_some((Trigger::Finite, at))
}

fn is_making(verb: &Verb) -> bool {
    matches!(
        verb.lemma(),
        "make"
            | "give"
            | "bring"
            | "take"
            | "keep"
            | "result"
            | "contribute"
            | "place"
            | "cause"
            | "yield"
            | "receive"
            | "reach"
            | "pass"
            | "award"
            | "free"
    )
}

fn is_effect(verb: &Verb) -> bool {
    matches!(verb.class, Class::Change | Class::End | Class::Benefit)
}

/// Whether the head's own verb names an effect.
fn own_verb(line: &Line<'_>, head: &Head) -> bool {
    let low = line.low(head.verb);
    let form = match head.frame {
        Frame::Past | Frame::Subject => Form::Past,
        Frame::Gerund | Frame::OpenerGerund => Form::Gerund,
        Frame::Base | Frame::OpenerBase => Form::Base,
        Frame::Third => Form::Third,
        Frame::Passive => Form::Participle,
        _ => return false,
    };
    let Some(verb) = verb::as_form(low, form) else { return false };
    let reports = matches!(verb.lemma(), "enable" | "allow" | "let" | "empower");
    match verb.class {
        Class::Change => !matches!(verb.lemma(), "lift" | "trim" | "rise") || head.frame != Frame::Base,
        Class::End => !matches!(verb.lemma(), "receive" | "promote" | "place" | "qualify") || head.frame == Frame::Past,
        Class::Benefit => reports,
        _ => low == "adopted" && head.frame == Frame::Subject,
    }
}

fn gerund(line: &Line<'_>, head: &Head, at: usize, verb: &Verb) -> Option<Trigger> {
    if !is_effect(verb) {
        return None;
    }
    let previous = at - 1;
    let low = line.low(previous);
    if low == "at" && matches!(line.low(previous.wrapping_sub(1)), "aimed" | "aiming" | "targeted") {
        return Some(Trigger::Purpose);
    }
    if low == "for" {
        return (verb.class == Class::Change).then_some(Trigger::Purpose);
    }
    let opens = matches!(
        line.kind(previous),
        Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::And | Kind::Close | Kind::Open
    ) || matches!(
        low,
        "and" | "thus" | "thereby" | "while" | "hence" | "further" | "by" | "ultimately" | "also" | "directly" | "or"
    ) || low.ends_with("ly");
    if opens {
        return Some(Trigger::Participle);
    }
    let noun =
        words::DETERMINERS.contains(low) || words::PREPOSITIONS.contains(low) || low == "to" || !line.is_word(previous);
    let told = verb.class == Class::Change || matches!(verb.lemma(), "ensure" | "enable" | "allow" | "guarantee");
    (!noun && told && at > head.verb + 1 && line.is_word(at + 1)).then_some(Trigger::Participle)
}

fn finite(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let low = line.low(at);
    let hoped = matches!(line.low(at.wrapping_sub(1)), "will" | "would" | "should" | "could" | "may" | "might" | "can");
    let verb =
        verb::as_form(low, if hoped { Form::Base } else { Form::Past }).or_else(|| verb::as_form(low, Form::Third));
    if hoped {
        return at > head.verb && verb.is_some_and(|verb| is_effect(verb) && !is_making(verb));
    }
    let Some(verb) = verb.filter(|verb| {
        matches!(verb.class, Class::Change | Class::End) || verb.lemma() == "enable" || verb.lemma() == "allow"
    }) else {
        return false;
    };
    if at <= head.verb {
        return false;
    }
    let previous = line.low(at - 1);
    let relative = matches!(previous, "that" | "which" | "who" | "this" | "it");
    let after_noun = relative
        || line.is_word(at - 1)
            && !words::PREPOSITIONS.contains(previous)
            && !words::DETERMINERS.contains(previous)
            && !words::ADJECTIVES.contains(previous);
    let third = verb.form(Form::Third) == low;
    if third {
        return matches!(previous, "that" | "which" | "and" | "it") && verb.class != Class::End;
    }
    let base_too = verb.form(Form::Base) == low && !matches!(previous, "and" | "that" | "which");
    !base_too
        && (after_noun
            || matches!(
                line.kind(at - 1),
                Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::Stop | Kind::And | Kind::Colon | Kind::Arrow
            ))
        && verb.lemma() != "receive"
}

fn connector(line: &Line<'_>, head: &Head, at: usize) -> Option<usize> {
    let found = |phrase: &str| line.has(at, phrase);
    let simple = found("resulting in")
        || found("resulted in")
        || found("leading to")
        || found("contributing to")
        || found("contributed to") && at > head.verb + 1
        || found("led to") && line.low(at.wrapping_sub(1)) != "i"
        || found("so that")
        || found("translating to")
        || found("translating into");
    if simple {
        return Some(at + 1);
    }
    let longer = found("as a result");
    longer.then_some(at + 2)
}

/// The last token of a phrase for an end state.
fn state(line: &Line<'_>, head: &Head, at: usize) -> Option<usize> {
    let low = line.low(at);
    let next = line.low(at + 1);
    let passive = head.frame == Frame::Passive && at == head.verb
        || at > head.verb
        || head.person != crate::prose::head::Person::Silent;
    let found = match low {
        "adopted" | "approved" | "accepted" | "selected" | "praised" | "cited" | "chosen" | "endorsed" | "ratified" => {
            next == "by"
                || matches!((low, next), ("accepted", "at" | "into" | "to" | "as") | ("selected", "for" | "as"))
        }
        "used" | "reused" => {
            (next == "by" || next == "daily" || next == "in" && line.low(at + 2) == "production") && at > head.start
        }
        "recognized" | "recognised" => matches!(next, "by" | "for" | "as" | "with"),
        "featured" => matches!(next, "in" | "on" | "at"),
        "promoted" => passive || next == "to" || head.verb == at && line.low(at + 2) == "times",
        "awarded" | "nominated" => true,
        "relied" => next == "on" && line.low(at + 2) == "by",
        "signed" => next == "off" && line.low(at + 2) == "by",
        "to" => next == "promotion" || next == "promotions",
        "became" | "becoming" => next == "the",
        "zero" | "no" | "without" => {
            (at + 1..at + 4).any(|index| words::TROUBLE.contains(line.low(index))) && low_is_claim(line, at)
        }
        "ahead" => next == "of" && matches!(line.low(at + 2), "schedule" | "plan" | "deadline" | "time" | "target"),
        "under" => next == "budget",
        "down" | "up" => {
            matches!(next, "from" | "to" | "by")
                && (at + 2..at + 5).any(|index| line.kind(index) == Kind::Number)
                && at > head.start
        }
        "still" => matches!(next, "in" | "used") && at > head.verb,
        "now" => others_now(line, head, at),
        "instead" => {
            let counted = |at: usize| line.kind(at) == Kind::Number || words::NUMBERS.contains(line.low(at));
            next == "of" && counted(at + 2) && (at.saturating_sub(3)..at).any(counted)
        }
        // "stopped a launch that would have billed": what did not happen can be checked.
        "that" | "which" => {
            next == "would"
                && line.low(at + 2) == "have"
                && matches!(line.low(head.verb), "stopped" | "blocked" | "halted" | "caught" | "cancelled" | "canceled")
        }
        "got" => at == head.verb && got_somebody_to(line, at),
        "of" => head.frame == Frame::Subject && at < head.verb && some_of_others(line, head, at),
        _ => false,
    };
    found.then_some(at + 1)
}

/// "both now run a program alone": somebody else does what they did not do before.
fn others_now(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let does = |form| verb::as_form(line.low(at + 1), form).is_some();
    at > head.start
        && !matches!(line.low(at - 1), "i" | "we" | "and" | "is" | "are" | "until" | "by")
        && line.is_word(at - 1)
        && (does(Form::Base) || does(Form::Third))
        && verb::as_form(line.low(at + 1), Form::Past).is_none()
}

/// "got all 5 directors to sign": a named party, and what they did.
fn got_somebody_to(line: &Line<'_>, at: usize) -> bool {
    let to = (at + 2..(at + 10).min(line.len())).find(|&index| line.low(index) == "to");
    to.is_some_and(|to| {
        let named = (at + 1..to).any(|index| {
            line.kind(index) == Kind::Number
                || words::NUMBERS.contains(line.low(index))
                || line.is_capital(index)
                || matches!(line.low(index), "the" | "all" | "every" | "both")
        });
        named && verb::as_form(line.low(to + 1), Form::Base).is_some()
    })
}

/// "Three of our five largest partners moved …": others took a step that they need not have taken.
fn some_of_others(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let counted = line.kind(before) == Kind::Number
        || words::NUMBERS.contains(line.low(before))
        || matches!(line.low(before), "most" | "all" | "both" | "half");
    let others = (at + 1..head.verb).any(|index| {
        matches!(
            line.low(index),
            "partners"
                | "customers"
                | "clients"
                | "users"
                | "teams"
                | "departments"
                | "directors"
                | "vendors"
                | "banks"
                | "suppliers"
                | "insurers"
                | "hospitals"
                | "schools"
                | "clinics"
                | "offices"
                | "regions"
        )
    });
    let step = matches!(
        line.low(head.verb),
        "moved"
            | "switched"
            | "adopted"
            | "signed"
            | "renewed"
            | "chose"
            | "joined"
            | "migrated"
            | "upgraded"
            | "bought"
    );
    counted && others && step
}

fn low_is_claim(line: &Line<'_>, at: usize) -> bool {
    line.low(at) != "no" || matches!(line.low(at.wrapping_sub(1)), "with" | "had" | "and" | "")
}
