//! Whether an effect clause says how much, or names an end state that can be checked.

use super::Trigger;
use crate::prose::line::{Kind, Line};
use crate::prose::quantity::{self, Amount, Hint};
use crate::prose::reading::QuantityKind;
use crate::prose::verb::{Class, Form, Verb};
use crate::prose::words;

pub(super) fn is_measured(line: &Line<'_>, trigger: Trigger, verb: usize, to: usize, amounts: &[Amount]) -> bool {
    if trigger == Trigger::State {
        return true;
    }
    let end = aside_end(line, to);
    if amounts.iter().any(|amount| amount.from >= verb && amount.to <= end && measures(line, verb, amount)) {
        return true;
    }
    if (verb..to).any(|at| quantity::transition(line, at).is_some()) {
        return true;
    }
    // "that number grew to 28", "increasing users by 3000"
    let moved = line.senses(verb).iter().any(|sense| sense.verb.class == Class::Change);
    let year = |at: usize| line.word(at).len() == 4 && line.word(at).starts_with(['1', '2']);
    let by = |at: usize| {
        matches!(line.low(at), "by" | "to")
            && line.kind(at + 1) == Kind::Number
            && !year(at + 1)
            && line.word(at + 1).bytes().all(|byte| byte.is_ascii_digit())
    };
    if moved && (verb + 1..to).any(by) {
        return true;
    }
    // "reducing hours of manual work to seconds"
    let paced = |at: usize| line.is(at, words::FREQUENCY) && !line.is(at, words::NUMBERS) && line.low(at) != "manual";
    let shortened = moved
        && (verb + 1..verb + 3).any(paced)
        && (verb + 2..to).any(|at| matches!(line.low(at), "to" | "into") && paced(at + 1));
    if shortened {
        return true;
    }
    // "led to the burglar's arrest"
    if trigger == Trigger::Connector && (verb + 1..to).any(|at| line.is(at, words::EVENTS)) {
        return true;
    }
    let Some(sense) = line.senses(verb).first() else { return false };
    match trigger {
        Trigger::Head | Trigger::Finite => reached(line, sense.verb, verb, to) || lets(line, sense.verb, verb, to),
        Trigger::Participle => {
            named_object(line, sense.verb, verb, to)
                || ends_trouble(line, sense.verb, verb, to)
                || lets(line, sense.verb, verb, to)
        }
        _ => false,
    }
}

/// A parenthesis right after a clause measures it: "improved latency (900 ms to 200 ms)".
fn aside_end(line: &Line<'_>, to: usize) -> usize {
    let mut end = to;
    if line.kind(end) == Kind::Open {
        while end < line.len() && line.tokens[end].aside {
            end += 1;
        }
    }
    end
}

/// Whether `amount` says how large the effect of the verb at `verb` is.
pub(crate) fn measures(line: &Line<'_>, verb: usize, amount: &Amount) -> bool {
    if amount.baseline.is_some() {
        return true;
    }
    let direct = (verb + 1..amount.from).all(|at| {
        let low = line.low(at);
        !words::PREPOSITIONS.contains(low)
            && !words::RELATIVES.contains(low)
            && line.kind(at) != Kind::And
            && low != "and"
            || words::APPROXIMATIONS.contains(low)
    });
    let previous = line.low(amount.from.wrapping_sub(1));
    // "to over a thousand"
    let behind = (verb + 1..amount.from).rev().find(|&at| !line.is(at, words::APPROXIMATIONS));
    let told = behind.is_some_and(|at| matches!(line.low(at), "by" | "to" | "from"));
    // "Ensured the operation of 2,640 rooms": how much was kept, not how much better it got.
    let keeps = line.senses(verb).iter().any(|sense| words::KEEPING.contains(sense.verb.lemma()));
    // "Optimised 12 queries": how many, not by how much.
    let treats = line.is_of(verb, &["optimize", "improve", "enhance", "streamline", "simplify", "modernize"]);
    let keeps = keeps || treats && !told;
    if keeps && amount.kind == QuantityKind::Count && amount.hint != Hint::Result {
        return false;
    }
    match (amount.kind, amount.hint) {
        (_, Hint::Target) | (QuantityKind::Count, Hint::Size) => false,
        (QuantityKind::Duration, Hint::Time | Hint::Life) => told && previous != "over",
        (QuantityKind::Count, Hint::Open) => direct || told,
        _ => true,
    }
}

/// Whether a verb of an end state, told as reached, stands with something that can be checked.
fn reached(line: &Line<'_>, verb: &Verb, at: usize, to: usize) -> bool {
    if verb.lemma() == "adopt" {
        return true;
    }
    if verb.class != Class::End {
        return false;
    }
    match verb.lemma() {
        "win" | "earn" | "receive" | "award" | "prevent" | "avert" | "eliminate" | "unblock" | "qualify"
        | "persuade" | "convince" | "place" | "rank" | "pass" => !is_generic(line, at + 1, to),
        "promote" | "free" | "retain" => false,
        _ => is_named(line, at + 1, to) && !is_generic(line, at + 1, to),
    }
}

/// "eliminating downtime": none of it is left.
fn ends_trouble(line: &Line<'_>, verb: &Verb, at: usize, to: usize) -> bool {
    // "eliminating the last of the old services"
    if verb.lemma() == "eliminate" && line.has(at + 1, "the last") {
        return true;
    }
    matches!(verb.lemma(), "eliminate" | "prevent" | "avert" | "avoid")
        && (at + 1..to).any(|index| line.is(index, words::TROUBLE))
}

fn named_object(line: &Line<'_>, verb: &Verb, at: usize, to: usize) -> bool {
    let certain =
        matches!(verb.lemma(), "win" | "earn" | "prevent" | "avert" | "unblock" | "convince" | "persuade" | "secure");
    // "securing the intranet" protects it, "securing the contract" wins it.
    let won = verb.lemma() != "secure"
        || (at + 1..to).any(|index| line.is(index, words::DEALS) || line.kind(index) == Kind::Number);
    certain && won && is_named(line, at + 1, to)
}

/// "allowed the sales team to quote on its own": a named party, a named thing.
fn lets(line: &Line<'_>, verb: &Verb, at: usize, to: usize) -> bool {
    if !matches!(verb.lemma(), "enable" | "allow" | "let" | "empower" | "help") {
        return false;
    }
    // "let the clerks reopen a case" has no "to".
    let bare = |index: &usize| verb.lemma() == "let" && *index > at + 1 && line.as_form(*index, Form::Base).is_some();
    let Some(infinitive) = (at + 1..to).find(|&index| line.low(index) == "to" && index > at + 1 || bare(&index)) else {
        return false;
    };
    let party = (at + 1..infinitive).any(|index| {
        line.is_counted(index)
            || line.is_capital(index)
            || matches!(line.low(index), "the" | "our" | "non-technical" | "on-call" | "all" | "every" | "any")
            || verb.lemma() == "let"
            || verb.lemma() != "empower" && line.is(index, words::ROLES)
    });
    let vague = (infinitive..to).any(|index| {
        let low = line.low(index);
        line.is(index, words::BETTER)
            || verb.lemma() == "empower" && low.ends_with("ly")
            || matches!(
                low,
                "more"
                    | "effective"
                    | "efficient"
                    | "effectively"
                    | "efficiently"
                    | "easier"
                    | "easily"
                    | "faster"
                    | "focus"
                    | "fully"
                    | "best"
                    | "better"
                    | "independently"
            )
    });
    party && !vague && to > infinitive + 2
}

/// Whether a name, a number or a definite thing stands among the tokens.
fn is_named(line: &Line<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        line.kind(at) == Kind::Number
            || line.is_capital(at)
            || matches!(
                line.low(at),
                "the" | "first" | "a" | "an" | "two" | "three" | "all" | "every" | "buy-in" | "funding" | "approval"
            )
    })
}

fn is_generic(line: &Line<'_>, from: usize, to: usize) -> bool {
    let mut words = 0;
    for at in from..to {
        let low = line.low(at);
        if matches!(
            low,
            "high"
                | "higher"
                | "better"
                | "great"
                | "greater"
                | "strong"
                | "excellent"
                | "significant"
                | "optimal"
                | "success"
                | "trust"
                | "maximum"
                | "various"
                | "goals"
                | "objectives"
                | "targets"
                | "manual"
                | "toil"
                | "waste"
                | "overhead"
                | "friction"
                | "inefficiencies"
                | "redundancy"
                | "redundancies"
                | "bottlenecks"
                | "confusion"
                | "errors"
        ) {
            return true;
        }
        words += usize::from(line.is_word(at));
    }
    words == 0
}
