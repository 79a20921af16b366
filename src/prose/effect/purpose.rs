//! Purposes: what was done in order to have an effect.

use crate::prose::head::{Head, takes_object};
use crate::prose::line::{Kind, Line};
use crate::prose::verb::{Class, Form};
use crate::prose::words;

use super::Trigger;
use super::deed::{is_effect, is_making};
use super::kept::{is_plain_object, promotes_quality, promotes_somebody};

/// "To reduce churn, …", "Targeting a 30 % drop, …": what was meant, before what was done.
pub(super) fn circumstance(line: &Line<'_>, at: usize) -> Option<(Trigger, usize)> {
    let low = line.low(at);
    if low == "to" {
        let verb = if line.low(at + 1).ends_with("ly") { at + 2 } else { at + 1 };
        let effect = line.as_form(verb, Form::Base).is_some_and(|verb| is_effect(verb) && !is_making(verb));
        return (effect || is_sped_up(line, verb)).then_some((Trigger::Purpose, verb));
    }
    matches!(low, "targeting" | "aiming" | "wanting" | "hoping").then_some((Trigger::Purpose, at))
}

/// "to reduce rollbacks": a purpose, where what it is for would be an effect; and its verb.
pub(super) fn infinitive(line: &Line<'_>, head: &Head, at: usize) -> Option<(Trigger, usize)> {
    let verb = if line.low(at + 1).ends_with("ly") { at + 2 } else { at + 1 };
    (verb != head.verb && is_purpose(line, verb)).then_some((Trigger::Purpose, verb))
}

/// Whether what the base form at `verb` says would be an effect.
pub(super) fn is_purpose(line: &Line<'_>, verb: usize) -> bool {
    let effect = line.as_form(verb, Form::Base).is_some_and(|found| {
        let promoted = found.lemma() != "promote" || promotes_somebody(line, verb) || promotes_quality(line, verb);
        is_effect(found) && !is_making(found) && promoted
    });
    let better = line.low(verb) == "make" && line.low(verb + 1) == "it" || is_sped_up(line, verb);
    let quality = line
        .as_form(verb, Form::Base)
        .is_some_and(|found| found.lemma() == "support" || words::KEEPING.contains(found.lemma()))
        && (verb + 1..verb + 7).take_while(|&index| line.is_word(index)).any(|index| line.is(index, words::QUALITIES));
    // "to maintain smooth operations"
    let smooth = matches!(line.low(verb), "ensure" | "maintain" | "support" | "sustain" | "keep" | "facilitate")
        && (verb + 1..verb + 4).any(|index| {
            matches!(line.low(index), "smooth" | "seamless" | "efficient" | "timely" | "consistent" | "continuous")
        });
    // "to bring the applications in line with"
    let brought = matches!(line.low(verb), "bring" | "attract" | "harden" | "protect" | "safeguard")
        && takes_object(line, verb + 1);
    // "to make the page user-friendly"
    let good = matches!(line.low(verb), "make" | "keep")
        && (verb + 1..verb + 9).take_while(|&index| line.is_word(index)).any(|index| line.is(index, words::GOOD));
    // "to extend test coverage"
    let measure = matches!(line.low(verb), "extend" | "expand" | "optimize" | "optimise")
        && (verb + 1..verb + 4).any(|index| line.is(index, words::MEASURES));
    // "to build brand awareness"
    let known = matches!(line.low(verb), "build" | "raise" | "create" | "strengthen" | "increase")
        && (verb + 1..verb + 5).any(|index| matches!(line.low(index), "awareness" | "loyalty" | "relationships"));
    effect || better || quality || good || measure || smooth || brought || known
}

/// "speed up", "slow down", "bring down", "drive up": a change in two words.
pub(super) fn is_sped_up(line: &Line<'_>, at: usize) -> bool {
    let lemma = |wanted: &str| line.is_of(at, &[wanted]);
    match line.low(at + 1) {
        "up" => lemma("speed") || lemma("drive") || lemma("push"),
        "down" => ["bring", "drive", "cut", "slow", "keep", "push", "get"].iter().any(|verb| lemma(verb)),
        "out" => lemma("even") || lemma("iron"),
        _ => false,
    }
}

/// "to spot incidents and mitigate their impact": the second verb of a purpose.
pub(super) fn is_second_purpose(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let joined = matches!(line.low(at.wrapping_sub(1)), "and" | "," | "&");
    let changes =
        line.as_form(at, Form::Base).is_some_and(|verb| verb.class == Class::Change || verb.lemma() == "ensure");
    let base = |index: usize| line.as_form(index, Form::Base).is_some_and(|verb| verb.class != Class::Change);
    // "to maintain and improve the tools": one deed in two words.
    let listed = at > 3 && line.kind(at - 2) == Kind::Comma && base(at - 3);
    let shared = (at > 2 && base(at - 2) && line.low(at - 3) == "to" || listed) && is_plain_object(line, at);
    joined
        && changes
        && !shared
        && line.is_word(at + 1)
        && line.as_form(at, Form::Past).is_none()
        && (at.saturating_sub(12)..at).any(|index| {
            index + 1 >= head.verb && line.low(index) == "to" && line.as_form(index + 1, Form::Base).is_some()
        })
}

/// "for maintainability", "for the customer's satisfaction".
pub(super) fn is_for(line: &Line<'_>, at: usize) -> bool {
    let near = (at.saturating_sub(4)..at).rev().take_while(|&index| line.is_word(index));
    let mut near = near.take_while(|&index| line.as_form(index, Form::Gerund).is_none());
    let ends = !line.is_word(at + 1) || line.is_function(at + 1);
    ends && near.any(|index| line.low(index) == "for") && !line.is_capital(at)
}
