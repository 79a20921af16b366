//! Where an effect clause starts.

use crate::prose::head::{Frame, Head};
use crate::prose::line::{Kind, Line};
use crate::prose::verb::Form;
use crate::prose::words;

use super::better::is_better;
use super::deed::{finite, gerund, own_verb};
use super::kept::{contributes, helps_others, is_told_effect};
use super::purpose::{self, circumstance, is_for, is_second_purpose};
use super::state::state;

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
    if line.kind(at) != Kind::Word || at < head.circumstance {
        return None;
    }
    if at < head.start {
        return circumstance(line, at);
    }
    if let Some(to) = state(line, head, at) {
        return Some((Trigger::State, to));
    }
    if let Some(to) = connector(line, head, at) {
        return Some((Trigger::Connector, to));
    }
    let low = line.low(at);
    let led = line.is(at, words::BETTER) || line.is(at, words::COMPARATIVES);
    if at == head.start && matches!(head.frame, Frame::None | Frame::Thing) && line.is_word(at + 1) && led {
        return Some((Trigger::Better, at));
    }
    if is_better(line, head, at)
        || at == head.verb && is_told_effect(line, head, at)
        || line.has(at + 1, "us") && helps_others(line, at)
        || contributes(line, at)
    {
        return Some((Trigger::Better, at));
    }
    if at == head.verb {
        return own_verb(line, head).then_some((Trigger::Head, at));
    }
    if low == "to" && line.word(at) == "to" {
        return purpose::infinitive(line, head, at);
    }
    if at < head.verb || head.opener.is_some_and(|(_, _, to)| at < to) {
        return None;
    }
    let previous = line.low(at.wrapping_sub(1));
    let led = matches!(previous, "for" | "with" | "towards" | "in");
    if led && line.is(at, words::BETTER) && line.is_word(at + 1)
        || line.is(at, words::QUALITIES) && is_for(line, at)
        || previous == "the" && low == "benefit" && line.low(at + 1) == "of"
    {
        return Some((Trigger::Better, at));
    }
    if is_second_purpose(line, head, at) {
        return Some((Trigger::Purpose, at));
    }
    if helps_others(line, at) {
        return Some((Trigger::Purpose, at));
    }
    if is_told_effect(line, head, at) {
        return Some((Trigger::Better, at));
    }
    if let Some(verb) = line.as_form(at, Form::Gerund) {
        return gerund(line, head, at, verb).map(|trigger| (trigger, at));
    }
    finite(line, head, at).then_some((Trigger::Finite, at))
}

fn connector(line: &Line<'_>, head: &Head, at: usize) -> Option<usize> {
    let opens = matches!(
        line.low(at),
        "resulting" | "resulted" | "leading" | "contributing" | "contributed" | "led" | "so" | "translating" | "as"
    );
    if !opens {
        return None;
    }
    let found = |phrase: &str| line.has(at, phrase);
    // "Attending and contributing to meetings", "issues resulting in escalations": no effects of the work.
    let beside = found("contributing to") && matches!(line.low(at.wrapping_sub(1)), "and" | "&");
    let trouble = matches!(line.low(at.wrapping_sub(1)), "issues" | "problems" | "errors" | "conditions" | "bugs");
    if beside || trouble {
        return None;
    }
    let simple = found("resulting in")
        || found("resulted in")
        || found("leading to")
        || found("contributing to")
        || found("contributed to") && at > head.verb + 1 && line.is(at - 1, words::RELATIVES)
        || found("led to") && line.low(at.wrapping_sub(1)) != "i"
        || found("so that")
        || found("translating to")
        || found("translating into");
    if simple {
        return Some(at + 1);
    }
    let longer = found("as a result");
    if longer {
        return Some(at + 2);
    }
    // "…, so new integrations ship as plugins"
    let so = line.low(at) == "so"
        && line.kind(at.wrapping_sub(1)) == Kind::Comma
        && at > head.verb + 1
        && !matches!(line.low(at + 1), "i" | "we" | "i've" | "far" | "it" | "on" | "much" | "many")
        && line.as_form(at + 1, Form::Past).is_none();
    so.then_some(at)
}
