//! Effects in a verb that says one: the head's own, another that reports, a participle behind it.

use crate::prose::head::{Frame, Head, Opener};
use crate::prose::line::{Kind, Line};
use crate::prose::noun;
use crate::prose::verb::{Class, Form, Verb};
use crate::prose::words;

use super::Trigger;
use super::kept::{is_plain_object, keeps_quality, promotes_somebody};
use super::purpose::{is_purpose, is_sped_up};

/// Whether the head's own verb names an effect.
pub(super) fn own_verb(line: &Line<'_>, head: &Head) -> bool {
    let low = line.low(head.verb);
    let form = match head.frame {
        Frame::Subject if line.as_form(head.verb, Form::Past).is_none() => Form::Third,
        Frame::Past | Frame::Subject => Form::Past,
        Frame::Gerund | Frame::OpenerGerund => Form::Gerund,
        Frame::Base | Frame::OpenerBase => Form::Base,
        Frame::Third => Form::Third,
        Frame::Passive => Form::Participle,
        // "Reduction of waste"
        Frame::Noun | Frame::OpenerNoun => {
            return noun::doing(low).is_some_and(|doing| doing.verb.class == Class::Change);
        }
        _ => return false,
    };
    let Some(verb) = line.as_form(head.verb, form) else { return false };
    // "Worked with a team to keep service smooth" ends in what it was for.
    let with = head.opener.is_some_and(|(kind, ..)| kind == Opener::With);
    if with && head.frame == Frame::OpenerBase && !matches!(verb.class, Class::Benefit) && is_purpose(line, head.verb) {
        return true;
    }
    let reports = matches!(verb.lemma(), "enable" | "allow" | "let" | "empower");
    // "Raised concerns", "raises tickets"
    let raised = verb.lemma() == "raise"
        && (head.verb + 1..head.verb + 4).any(|at| {
            line.is(at, words::CONCERNS)
                || matches!(line.low(at), "tickets" | "ticket" | "bugs" | "defects" | "prs" | "invoices")
        });
    let fell =
        verb.lemma() == "fall" && line.low(head.verb + 1) == "to" && matches!(line.low(head.verb + 2), "me" | "us");
    if fell {
        return false;
    }
    // "Received, sorted and rotated goods"
    let handed = verb.lemma() == "receive" && line.kind(head.verb + 1) == Kind::Comma;
    if handed {
        return false;
    }
    let reached_out = verb.lemma() == "reach" && line.low(head.verb + 1) == "out";
    if raised || reached_out {
        return false;
    }
    match verb.class {
        Class::End if verb.lemma() == "secure" && !matches!(head.frame, Frame::Past | Frame::OpenerBase) => false,
        Class::Change => !matches!(verb.lemma(), "lift" | "trim" | "rise") || head.frame != Frame::Base,
        Class::End if verb.lemma() == "promote" => head.frame == Frame::Past && promotes_somebody(line, head.verb),
        Class::End => !matches!(verb.lemma(), "receive" | "place" | "qualify") || head.frame == Frame::Past,
        Class::Benefit if reports => true,
        // "Worked with Legal to ensure …" ends in what it was for.
        Class::Benefit if verb.lemma() == "ensure" && head.frame == Frame::OpenerBase => {
            head.opener.is_some_and(|(kind, ..)| kind == Opener::With)
        }
        _ if is_sped_up(line, head.verb) => true,
        _ => keeps_quality(line, verb, head.verb) || low == "adopted" && head.frame == Frame::Subject,
    }
}

pub(super) fn gerund(line: &Line<'_>, head: &Head, at: usize, verb: &Verb) -> Option<Trigger> {
    let previous = at - 1;
    let low = line.low(previous);
    let sum = |index: usize| {
        let word = line.word(index);
        let priced =
            word.starts_with(['$', '€', '£', '¥', '₹']) || matches!(line.word(index.wrapping_sub(1)), "$" | "€" | "£");
        line.kind(index) == Kind::Number && (word.ends_with('%') || priced)
    };
    if verb.lemma() == "target" && (at + 1..at + 4).any(sum) {
        return Some(Trigger::Purpose);
    }
    if !is_effect(verb) {
        // "delivering $2.4M in savings"
        let yields =
            matches!(verb.lemma(), "deliver" | "drive" | "produce" | "realize" | "bring" | "provide" | "capture");
        if yields && (at + 1..at + 4).any(sum) && at > head.verb {
            return Some(Trigger::Participle);
        }
        let smooth = verb.lemma() == "maintain"
            && (at + 1..at + 4).any(|index| matches!(line.low(index), "smooth" | "seamless" | "high" | "consistent"));
        let quality =
            matches!(line.kind(previous), Kind::Comma | Kind::Dash) && (smooth || keeps_quality(line, verb, at));
        return quality.then_some(Trigger::Participle);
    }
    // "portfolios exceeding $100M" are as large as that.
    if verb.lemma() == "exceed" && words::is_plural(low) && !line.is(previous, words::TARGETS) {
        return None;
    }
    // "an algorithm minimising changeovers"
    if line.is(previous, words::COMPUTING) {
        return None;
    }
    // "investigate growing trends"
    if line.senses(previous).iter().any(|sense| matches!(sense.form, Form::Base | Form::Third))
        && line.is_word(previous)
        && !words::is_plural(low)
        && previous > head.verb
        && line.as_form(previous, Form::Past).is_none()
        && !line.is(previous, words::NOUN_VERBS)
    {
        return None;
    }
    // "Core Ranking, Ranking Systems" are names; "making deliveries" makes nothing better.
    if line.is_capital(at) && line.kind(previous) != Kind::Stop
        || is_making(verb)
            && !matches!(verb.lemma(), "cause" | "yield" | "result")
            && !(verb.lemma() == "reach" && (at + 1..at + 4).any(|index| line.kind(index) == Kind::Number))
    {
        return None;
    }
    // "Acknowledging reports and raising tickets": what is done besides.
    if matches!(head.frame, Frame::Gerund) && matches!(low, "and" | "&") && at > head.verb && !own_verb(line, head) {
        return None;
    }
    if low == "of" && matches!(line.low(previous.wrapping_sub(1)), "aim" | "goal" | "hope" | "intention" | "purpose") {
        return Some(Trigger::Purpose);
    }
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
    let noun = line.is(previous, words::DETERMINERS)
        || line.is(previous, words::PREPOSITIONS)
        || low == "to"
        || !line.is_word(previous);
    let told =
        verb.class == Class::Change || matches!(verb.lemma(), "ensure" | "enable" | "allow" | "guarantee" | "reach");
    (!noun && told && at > head.verb + 1 && line.is_word(at + 1)).then_some(Trigger::Participle)
}

pub(super) fn finite(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let low = line.low(at);
    // "Powerchart and Enhanced View" are names.
    if line.is_capital(at) && line.is_word(at.wrapping_sub(1)) {
        return false;
    }
    let hoped = matches!(line.low(at.wrapping_sub(1)), "will" | "would" | "should" | "could" | "may" | "might" | "can");
    let verb = line.as_form(at, if hoped { Form::Base } else { Form::Past }).or_else(|| line.as_form(at, Form::Third));
    if hoped {
        let spared = |verb: &Verb| matches!(verb.lemma(), "free" | "spare" | "let");
        return at > head.verb && verb.is_some_and(|verb| is_effect(verb) && !is_making(verb) || spared(verb));
    }
    let Some(verb) = verb.filter(|verb| {
        matches!(verb.class, Class::Change | Class::End)
            || matches!(verb.lemma(), "enable" | "allow")
            || verb.lemma() == "let" && matches!(line.low(at.wrapping_sub(1)), "that" | "which")
    }) else {
        return false;
    };
    // "It fell to me to brief them"
    let fell = line.has(at + 1, "to me") || line.has(at + 1, "to us");
    if at <= head.verb || fell {
        return false;
    }
    let previous = line.low(at - 1);
    // "to find qualified people", "newly qualified teachers"
    let skilled = verb.lemma() == "qualify" && line.is_word(at + 1) && !matches!(line.low(at + 1), "for" | "as");
    let described = skilled || at > 1 && line.low(at - 2) == "to" && line.as_form(at - 1, Form::Base).is_some();
    if described {
        return false;
    }
    // "an app, optimized for performance": how it was made
    let made = line.low(at + 1) == "for" && line.kind(at - 1) == Kind::Comma;
    if made || is_one_deed(line, verb, at) || verb.lemma() == "promote" && !promotes_somebody(line, at) {
        return false;
    }
    let relative = matches!(previous, "that" | "which" | "who" | "this" | "it");
    let after_noun = relative
        || line.is_word(at - 1)
            && !line.is(at - 1, words::PREPOSITIONS)
            && !line.is(at - 1, words::DETERMINERS)
            && !line.is(at - 1, words::ADJECTIVES);
    let third = verb.form(Form::Third) == low;
    // "an application that allows users to queue music" tells what it is for.
    if third
        && matches!(previous, "that" | "which")
        && verb.class == Class::Benefit
        && line.is(at.wrapping_sub(2), words::ARTEFACTS)
    {
        return false;
    }
    if third {
        // "This module further reduces"
        let adverb = matches!(previous, "further" | "also") || previous.ends_with("ly");
        return (matches!(previous, "that" | "which" | "and" | "it") || adverb) && verb.class != Class::End;
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

/// "Built and enhanced websites": one deed in two words, unless an amount says that the second one changed something.
pub(super) fn is_one_deed(line: &Line<'_>, verb: &Verb, at: usize) -> bool {
    let joined = matches!(line.low(at - 1), "and" | "&" | ",") && at >= 2;
    let made = joined
        && line
            .as_form(at - 2, Form::Past)
            .is_some_and(|before| matches!(before.class, Class::Deliver | Class::Lead | Class::Routine));
    let sized = (at + 1..at + 16).take_while(|&index| !line.ends_clause(index)).any(|index| {
        let moved = matches!(line.low(index), "by" | "from" | "to") && line.is_counted(index + 1);
        moved || line.kind(index) == Kind::Number && line.word(index).ends_with(['%', 'x'])
    });
    made && verb.class == Class::Change && !sized && is_plain_object(line, at)
}

pub(super) fn is_effect(verb: &Verb) -> bool {
    matches!(verb.class, Class::Change | Class::End | Class::Benefit)
}

pub(super) fn is_making(verb: &Verb) -> bool {
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
            | "help"
    )
}
