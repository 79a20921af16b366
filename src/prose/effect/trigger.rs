//! Where an effect clause starts.

use crate::prose::head::{Frame, Head, Opener, takes_object};
use crate::prose::line::{Kind, Line};
use crate::prose::noun;
use crate::prose::verb::{self, Class, Form, Verb};
use crate::prose::words;

use super::better::is_better;
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
    if at == head.start && head.frame == Frame::None && line.is_word(at + 1) && words::BETTER.contains(low) {
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
        let verb = if line.low(at + 1).ends_with("ly") { at + 2 } else { at + 1 };
        let effect = line.as_form(verb, Form::Base).is_some_and(|found| {
            let promoted = found.lemma() != "promote" || promotes_somebody(line, verb) || promotes_quality(line, verb);
            is_effect(found) && !is_making(found) && promoted
        });
        let better = line.low(verb) == "make" && line.low(verb + 1) == "it" || is_sped_up(line, verb);
        let quality = line
            .as_form(verb, Form::Base)
            .is_some_and(|found| found.lemma() == "support" || words::KEEPING.contains(found.lemma()))
            && (verb + 1..verb + 7)
                .take_while(|&index| line.is_word(index))
                .any(|index| line.is(index, words::QUALITIES));
        // "to maintain smooth operations"
        let smooth = matches!(line.low(verb), "ensure" | "maintain" | "support" | "sustain" | "keep" | "facilitate")
            && (verb + 1..verb + 4)
                .any(|index| matches!(line.low(index), "smooth" | "seamless" | "efficient" | "timely" | "consistent"));
        // "to bring the applications in line with"
        let brought = matches!(line.low(verb), "bring" | "attract" | "harden" | "protect" | "safeguard")
            && takes_object(line, verb + 1);
        // "to make the page user-friendly"
        let good = matches!(line.low(verb), "make" | "keep")
            && (verb + 1..verb + 9).take_while(|&index| line.is_word(index)).any(|index| line.is(index, words::GOOD));
        // "to extend test coverage"
        let measure = matches!(line.low(verb), "extend" | "expand" | "optimize" | "optimise")
            && (verb + 1..verb + 4).any(|index| line.is(index, words::MEASURES));
        let found = effect || better || quality || good || measure || smooth || brought;
        return (verb != head.verb && found).then_some((Trigger::Purpose, verb));
    }
    if at < head.verb || head.opener.is_some_and(|(_, _, to)| at < to) {
        return None;
    }
    let previous = line.low(at.wrapping_sub(1));
    let led = matches!(previous, "for" | "with" | "towards" | "in");
    if led && words::BETTER.contains(low) && line.is_word(at + 1)
        || words::QUALITIES.contains(low) && is_for(line, at)
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
    if let Some(verb) = verb::as_form(low, Form::Gerund) {
        return gerund(line, head, at, verb).map(|trigger| (trigger, at));
    }
    finite(line, head, at).then_some((Trigger::Finite, at))
}

/// "To reduce churn, …", "Targeting a 30 % drop, …": what was meant, before what was done.
fn circumstance(line: &Line<'_>, at: usize) -> Option<(Trigger, usize)> {
    let low = line.low(at);
    if low == "to" {
        let verb = if line.low(at + 1).ends_with("ly") { at + 2 } else { at + 1 };
        let effect = line.as_form(verb, Form::Base).is_some_and(|verb| is_effect(verb) && !is_making(verb));
        return (effect || is_sped_up(line, verb)).then_some((Trigger::Purpose, verb));
    }
    matches!(low, "targeting" | "aiming").then_some((Trigger::Purpose, at))
}

/// "speed up", "slow down", "bring down", "drive up": a change in two words.
fn is_sped_up(line: &Line<'_>, at: usize) -> bool {
    let lemma = |wanted: &str| line.senses(at).iter().any(|sense| sense.verb.lemma() == wanted);
    match line.low(at + 1) {
        "up" => lemma("speed") || lemma("drive") || lemma("push"),
        "down" => ["bring", "drive", "cut", "slow", "keep", "push", "get"].iter().any(|verb| lemma(verb)),
        "out" => lemma("even") || lemma("iron"),
        _ => false,
    }
}

/// "to spot incidents and mitigate their impact": the second verb of a purpose.
fn is_second_purpose(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let joined = matches!(line.low(at.wrapping_sub(1)), "and" | "," | "&");
    let changes = line.as_form(at, Form::Base).is_some_and(|verb| verb.class == Class::Change);
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
fn is_for(line: &Line<'_>, at: usize) -> bool {
    let near = (at.saturating_sub(4)..at).rev().take_while(|&index| line.is_word(index));
    let mut near = near.take_while(|&index| line.as_form(index, Form::Gerund).is_none());
    let ends = !line.is_word(at + 1) || line.is_function(at + 1);
    ends && near.any(|index| line.low(index) == "for") && !line.is_capital(at)
}

/// "contributed to the growth of the company"
fn contributes(line: &Line<'_>, at: usize) -> bool {
    line.low(at + 1) == "to"
        && line.senses(at).iter().any(|sense| sense.verb.lemma() == "contribute")
        && (at + 2..at + 8).take_while(|&index| line.is_word(index)).any(|index| {
            matches!(
                line.low(index),
                "growth" | "success" | "improvement" | "improvements" | "satisfaction" | "profitability"
            )
        })
}

/// "and ensured data accuracy", "that directly influence retention", "contributed to the growth of": an effect in words
/// that alone tell none.
fn is_told_effect(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let near = |to: usize| (at + 1..at + to).take_while(|&index| line.is_word(index));
    let senses = line.senses(at);
    let is = |lemma: &str| senses.iter().any(|sense| sense.verb.lemma() == lemma);
    if is("influence") || is("impact") && line.low(at.wrapping_sub(1)).ends_with("ly") {
        return near(5).any(|index| line.is(index, words::MEASURES)) && at > head.verb;
    }
    // "gave engineers confidence"
    if is("give") {
        return near(6).any(|index| {
            matches!(
                line.low(index),
                "confidence" | "clarity" | "visibility" | "transparency" | "flexibility" | "insight"
            )
        });
    }
    let joined = matches!(line.low(at.wrapping_sub(1)), "and" | "," | "&" | "while" | "thereby");
    let kept =
        senses.iter().any(|sense| words::KEEPING.contains(sense.verb.lemma()) && keeps_quality(line, sense.verb, at));
    let complied = is("ensure") && near(6).any(|index| line.low(index) == "compliance");
    joined && at > head.verb && (kept || complied)
}

/// "helped their confidence", "to help them understand": good for somebody, and not by how much.
fn helps_others(line: &Line<'_>, at: usize) -> bool {
    if !line.senses(at).iter().any(|sense| sense.verb.lemma() == "help") {
        return false;
    }
    let quality = (at + 1..at + 4).any(|index| line.is(index, words::QUALITIES));
    let somebody =
        matches!(line.low(at + 1), "them" | "people" | "others" | "him" | "her") || words::is_plural(line.low(at + 1));
    // "to help the university respond", "…, helping a charity gain sponsors"
    // "This helped us settle on a plan"
    let us = line.low(at + 1) == "us"
        && line.as_form(at + 2, Form::Base).is_some()
        && line.as_form(at, Form::Past).is_some();
    if us {
        return true;
    }
    let party = matches!(line.low(at + 1), "the" | "a" | "an" | "our" | "their")
        && (at + 3..at + 7).any(|index| {
            line.as_form(index, Form::Base).is_some() && takes_object(line, index + 1)
                || line
                    .as_form(index, Form::Base)
                    .is_some_and(|verb| verb.class == Class::Plain || verb.lemma() == "respond")
        });
    let led = line.low(at.wrapping_sub(1)) == "to"
        || line.as_form(at, Form::Gerund).is_some() && line.kind(at.wrapping_sub(1)) == Kind::Comma;
    quality
        || party && led
        || somebody && line.as_form(at + 2, Form::Base).is_some() && line.low(at.wrapping_sub(1)) == "to"
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
            | "help"
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
        // "Reduction of waste"
        Frame::Noun | Frame::OpenerNoun => {
            return noun::doing(low).is_some_and(|doing| doing.verb.class == Class::Change);
        }
        _ => return false,
    };
    let Some(verb) = verb::as_form(low, form) else { return false };
    let reports = matches!(verb.lemma(), "enable" | "allow" | "let" | "empower");
    // "Raised concerns", "raises tickets"
    let raised = verb.lemma() == "raise"
        && (head.verb + 1..head.verb + 4).any(|at| {
            line.is(at, words::CONCERNS)
                || matches!(line.low(at), "tickets" | "ticket" | "bugs" | "defects" | "prs" | "invoices")
        });
    let reached_out = verb.lemma() == "reach" && line.low(head.verb + 1) == "out";
    if raised || reached_out {
        return false;
    }
    match verb.class {
        Class::End if verb.lemma() == "secure" && head.frame != Frame::Past => false,
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

/// "Ensured the accuracy of", "Rebuilt trust": a quality that is kept or made.
fn keeps_quality(line: &Line<'_>, verb: &Verb, at: usize) -> bool {
    if !words::KEEPING.contains(verb.lemma()) {
        return false;
    }
    // "drove business growth"
    let driven = verb.lemma() == "drive"
        && (at + 1..at + 4).any(|index| {
            line.is(index, words::MEASURES) || matches!(line.low(index), "results" | "impact" | "value" | "success")
        });
    // "cultivated a friendly atmosphere", "maintained a high score"
    let around = |set: &[&str]| {
        (at + 1..at + 7).take_while(|&index| line.is_word(index)).any(|index| set.contains(&line.low(index)))
    };
    let mood = matches!(verb.lemma(), "foster" | "cultivate" | "promote" | "encourage" | "instill")
        && around(&["atmosphere", "culture", "environment", "relationships", "teamwork"]);
    let high = verb.lemma() == "maintain" && matches!(line.low(at + 1), "high" | "excellent");
    if driven || mood || high {
        return true;
    }
    let object = |index: &usize| !line.is(*index, words::PREPOSITIONS);
    (at + 1..at + 5).take_while(object).any(|index| {
        let good = verb.lemma() == "ensure" && line.is(index, words::GOOD);
        (good || line.is(index, words::QUALITIES)) && !line.is_capital(index)
    })
}

fn gerund(line: &Line<'_>, head: &Head, at: usize, verb: &Verb) -> Option<Trigger> {
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
    // "an algorithm minimising changeovers"
    if words::COMPUTING.contains(low) {
        return None;
    }
    // "investigate growing trends"
    if verb::senses(low).iter().any(|sense| matches!(sense.form, Form::Base | Form::Third))
        && line.is_word(previous)
        && !words::is_plural(low)
        && previous > head.verb
        && verb::as_form(low, Form::Past).is_none()
        && !words::NOUN_VERBS.contains(low)
    {
        return None;
    }
    // "Core Ranking, Ranking Systems" are names; "making deliveries" makes nothing better.
    if line.is_capital(at) && line.kind(previous) != Kind::Stop
        || is_making(verb) && !matches!(verb.lemma(), "cause" | "yield" | "result")
    {
        return None;
    }
    // "Acknowledging reports and raising tickets": what is done besides.
    if matches!(head.frame, Frame::Gerund) && matches!(low, "and" | "&") && at > head.verb && !own_verb(line, head) {
        return None;
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
    let noun =
        words::DETERMINERS.contains(low) || words::PREPOSITIONS.contains(low) || low == "to" || !line.is_word(previous);
    let told = verb.class == Class::Change || matches!(verb.lemma(), "ensure" | "enable" | "allow" | "guarantee");
    (!noun && told && at > head.verb + 1 && line.is_word(at + 1)).then_some(Trigger::Participle)
}

fn finite(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let low = line.low(at);
    // "Powerchart and Enhanced View" are names.
    if line.is_capital(at) && line.is_word(at.wrapping_sub(1)) {
        return false;
    }
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
    // "an app, optimized for performance": how it was made
    let made = line.low(at + 1) == "for" && line.kind(at - 1) == Kind::Comma;
    if made || is_one_deed(line, verb, at) || verb.lemma() == "promote" && !promotes_somebody(line, at) {
        return false;
    }
    let relative = matches!(previous, "that" | "which" | "who" | "this" | "it");
    let after_noun = relative
        || line.is_word(at - 1)
            && !words::PREPOSITIONS.contains(previous)
            && !words::DETERMINERS.contains(previous)
            && !words::ADJECTIVES.contains(previous);
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

/// "Built and enhanced websites": one deed in two words, unless an amount says that the second one changed something.
fn is_one_deed(line: &Line<'_>, verb: &Verb, at: usize) -> bool {
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

/// Whether what is acted on is a thing, and no quality or measure of it.
fn is_plain_object(line: &Line<'_>, at: usize) -> bool {
    let mut object = (at + 1..at + 9).take_while(|&index| !line.is(index, words::PREPOSITIONS));
    !object.any(|index| line.is(index, words::QUALITIES) || line.is(index, words::MEASURES))
}

/// "Promoted two engineers", and not "promoted bank services".
fn promotes_somebody(line: &Line<'_>, at: usize) -> bool {
    let object = (at + 1..at + 6).take_while(|&index| line.is_word(index));
    let mut object = object.take_while(|&index| !line.is(index, words::PREPOSITIONS) || line.low(index) == "to");
    object.any(|index| {
        let one = line.low(index).trim_end_matches('s');
        line.low(index) == "to" || words::SCOPE.contains(line.low(index)) || words::JOBS.contains(one)
    })
}

/// "to promote transparency"
fn promotes_quality(line: &Line<'_>, at: usize) -> bool {
    (at + 1..at + 5).any(|index| {
        line.is(index, words::QUALITIES)
            || line.is(index, words::MEASURES)
            || matches!(
                line.low(index),
                "progress"
                    | "success"
                    | "awareness"
                    | "health"
                    | "wellness"
                    | "safety"
                    | "inclusion"
                    | "diversity"
                    | "equity"
                    | "learning"
                    | "independence"
                    | "sustainability"
            )
    })
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
