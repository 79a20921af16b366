//! What others did: somebody else's deed that the work brought about.

use crate::prose::head::{Frame, Head, Person, takes_object, title_case};
use crate::prose::line::{Kind, Line};
use crate::prose::verb::{self, Form};
use crate::prose::words;

/// What others did: "The council changed the bylaw", "two of three vendors matched it".
pub(super) fn others(line: &Line<'_>, head: &Head, at: usize) -> bool {
    // "after which outsiders began to send patches"
    if line.low(at) == "which" && line.low(at.wrapping_sub(1)) == "after" {
        let began = (at + 2..at + 9).any(|index| line.is_of(index, &["begin", "start", "adopt", "stop", "switch"]));
        return began && at > head.verb && !head.hoped;
    }
    if line.low(at) == "of" {
        return head.frame == Frame::Subject && at < head.verb && some_of_others(line, head, at);
    }
    if owes_to_author(line, head, at) {
        return true;
    }
    // "Over 300 groups have signed up"
    let adverb = usize::from(matches!(line.low(at.wrapping_sub(1)), "since" | "now" | "already"));
    let perfect = matches!(line.low(at.wrapping_sub(1 + adverb)), "have" | "has");
    let since =
        perfect && line.low(at.wrapping_sub(1)) == "since" && !matches!(line.low(at.wrapping_sub(3)), "i" | "we");
    if since && line.as_form(at, Form::Participle).is_some_and(|verb| words::RESPONSES.contains(verb.lemma())) {
        return !head.hoped;
    }
    if perfect && (head.start..at).any(|index| line.is_counted(index)) {
        let response = line.as_form(at, Form::Participle).is_some_and(|verb| words::RESPONSES.contains(verb.lemma()));
        return response && head.frame == Frame::Subject && !head.hoped;
    }
    let Some(verb) = line.as_form(at, Form::Past) else { return false };
    // "which should save £15,000 once signed"
    if matches!(line.low(at.wrapping_sub(1)), "once" | "if" | "when" | "until") {
        return false;
    }
    // "because the form rejected foreign postcodes": a thing, and nobody.
    if line.is(at.wrapping_sub(1), words::ARTEFACTS) || line.low(at.wrapping_sub(1)) == "form" {
        return false;
    }
    if !words::RESPONSES.contains(verb.lemma()) || at <= head.start || head.hoped || title_case(line, head.start) {
        return false;
    }
    let Some(from) = subject_of(line, head, at) else { return false };
    // "My migration caused an outage": one's work may act, one's team is oneself.
    let acts_alone = matches!(verb.lemma(), "cause" | "win" | "prompt" | "trigger" | "inspire") && at - from > 1;
    let told_before = (from..at).any(|index| line.as_form(index, Form::Past).is_some() && index + 1 < at);
    let own = told_before
        || (from..at).any(|index| {
            matches!(line.low(index), "i" | "we" | "team" | "he" | "she" | "they")
                || line.low(index) == "my"
                    && !acts_alone
                    && !line.is(at - 1, words::SCOPE)
                    && !words::is_plural(line.low(at - 1))
        })
        || line.is(from, words::PREPOSITIONS)
        || line.is(from, words::RELATIVES);
    // "a claim, which the court dismissed with costs"
    let relative = from > 1 && matches!(line.low(from - 1), "which" | "whom") && line.kind(from - 2) == Kind::Comma;
    !own && (relative || acts(line, verb, at))
}

/// The first token of what stands right before the verb at `at` in its clause.
fn subject_of(line: &Line<'_>, head: &Head, at: usize) -> Option<usize> {
    let mut from = at;
    while from > head.start && at - from < 10 {
        let before = from - 1;
        let joins = matches!(line.low(before), "so" | "which" | "until" | "because" | "after");
        if !line.is_word(before) || line.tokens[before].aside || joins && from < at {
            break;
        }
        from = before;
    }
    let named = from < at
        && !line.is(at.wrapping_sub(1), words::PREPOSITIONS)
        && !line.is(at.wrapping_sub(1), words::DETERMINERS)
        && (line.low(from) != "and" || from + 1 < at);
    // What starts with a verb of work is a claim of its own.
    let name = line.is_capital(from) && from > head.start;
    let form = |form| line.as_form(from, form).is_some();
    let deed = !name && (form(Form::Past) || form(Form::Gerund));
    (named && !deed && !(from == head.start && head.frame != Frame::Subject && head.frame != Frame::None))
        .then_some(from)
}

/// Whether the past form at `at` is a deed, and no participle of the noun before it: "the banks adopted it" against "data
/// collected from".
fn acts(line: &Line<'_>, verb: &verb::Verb, at: usize) -> bool {
    if verb.form(Form::Past) != verb.form(Form::Participle) {
        return true;
    }
    let next = line.low(at + 1);
    line.is(at + 1, words::DETERMINERS)
        || line.kind(at + 1) == Kind::Number
        || line.is_capital(at + 1)
        || matches!(
            next,
            "it" | "them" | "me" | "us" | "to" | "on" | "off" | "into" | "over" | "back" | "within" | "without" | "up"
        )
        || !line.is_word(at + 1)
        || line.as_form(at + 1, Form::Past).is_none()
            && !line.is(at + 1, words::PREPOSITIONS)
            && line.kind(at + 1) == Kind::Word
}

/// "both now run a program alone": somebody else does what they did not do before.
pub(super) fn others_now(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let does = |form| line.as_form(at + 1, form).is_some();
    let better =
        (at + 1..at + 5).any(|index| matches!(line.low(index), "more" | "less") || line.is(index, words::COMPARATIVES));
    at > head.start
        && !better
        && !matches!(line.low(at.wrapping_sub(1)), "i" | "we" | "it" | "and" | "is" | "are" | "until" | "by")
        && (line.is_word(at.wrapping_sub(1)) || line.kind(at - 1) == Kind::Comma && does(Form::Third))
        && (does(Form::Base)
            || does(Form::Third)
            || words::is_plural(line.low(at.wrapping_sub(1)))
                && line.senses(at + 1).is_empty()
                && line.is_word(at + 1)
                && !line.is_function(at + 1)
                && !line.low(at + 1).ends_with("ing"))
        && line.as_form(at + 1, Form::Past).is_none()
}

/// "got all 5 directors to sign": a named party, and what they did.
pub(super) fn got_somebody_to(line: &Line<'_>, at: usize) -> bool {
    let to = (at + 2..(at + 10).min(line.len())).find(|&index| line.low(index) == "to");
    to.is_some_and(|to| {
        // "got a seat and got to bring": two deeds of one's own.
        if (at + 1..to).any(|index| line.as_form(index, Form::Past).is_some()) {
            return false;
        }
        let named = (at + 1..to).any(|index| {
            line.is_counted(index)
                || line.is_capital(index)
                || matches!(line.low(index), "the" | "all" | "every" | "both")
        });
        named && line.as_form(to + 1, Form::Base).is_some()
    })
}

/// "Three of our five largest partners moved …": others took a step that they need not have taken.
fn some_of_others(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let counted = line.is_counted(before) || matches!(line.low(before), "most" | "all" | "both" | "half");
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

/// "Deaf shoppers travel here because our till staff sign", "half of those I taught went on to exhibit": somebody else's
/// deed, and that it goes back to the author. `at` is the word that says so.
fn owes_to_author(line: &Line<'_>, head: &Head, at: usize) -> bool {
    if head.hoped
        || head.person != Person::Silent
        || !matches!(head.frame, Frame::Subject | Frame::None | Frame::Passive)
    {
        return false;
    }
    let own = |at: usize| matches!(line.low(at), "i" | "my" | "we" | "our" | "me" | "us");
    let link = match line.low(at) {
        "since" | "because" | "after" => own(at + 1) || line.low(at) == "since" && own(at + 2),
        "now" => line.low(at + 1) == "that",
        "thanks" => line.low(at + 1) == "to",
        "i" | "we" => {
            at > head.start + 1
                && line.as_form(at + 1, Form::Past).is_some()
                && line.is_word(at.wrapping_sub(1))
                // "the pattern I published", and not "it went well and we moved on"
                && (!line.is_function(at.wrapping_sub(1)) || matches!(line.low(at.wrapping_sub(1)), "that" | "which" | "whom"))
        }
        _ => false,
    };
    let hedged = || {
        (head.start..line.len()).any(|index| {
            matches!(line.low(index), "would" | "should" | "might" | "will" | "more" | "less" | "believed" | "thought")
                || line.is(index, words::COMPARATIVES)
        })
    };
    link && !hedged()
        && (deed(line, head, head.start + 1, at)
            || deed(line, head, at + 1, line.len()) && matches!(line.low(at), "i" | "we" | "thanks" | "after"))
}

/// Whether somebody does something among the tokens: a past deed, a perfect, or what is done now.
fn deed(line: &Line<'_>, head: &Head, from: usize, to: usize) -> bool {
    (from.max(head.start + 1)..to).any(|at| {
        let low = line.low(at);
        if matches!(line.low(at.wrapping_sub(1)), "i" | "we" | "i've" | "we've") || line.is(at, words::STATIVE) {
            return false;
        }
        let perfect = matches!(low, "has" | "have")
            && (at + 1..at + 4).any(|index| line.as_form(index, Form::Participle).is_some());
        let known = line.as_form(at, Form::Past).is_some_and(|verb| verb.class != verb::Class::Change);
        let unknown =
            low.len() > 4 && low.ends_with("ed") && line.senses(at).is_empty() && !line.is(at, words::ADJECTIVES);
        let past = (known || unknown)
            && !line.is(at.wrapping_sub(1), words::PREPOSITIONS)
            && !line.is(at.wrapping_sub(1), words::DETERMINERS);
        let present = line.as_form(at, Form::Third).is_some() && takes_object(line, at + 1);
        perfect
            || past
            || present
            || matches!(low, "is" | "are") && matches!(line.low(at + 1), "down" | "up" | "used" | "in")
    })
}
