//! Whether a word heads a statement as a verb, in which form, or only looks like one.

use super::{Head, Person};
use crate::prose::line::{Kind, Line};
use crate::prose::verb::{self, Class, Form};
use crate::prose::words;

/// Whether what starts at `at` can be the object of the verb before it.
pub(crate) fn takes_object(line: &Line<'_>, at: usize) -> bool {
    if !line.is_word(at) {
        return false;
    }
    let low = line.low(at);
    let coordinated = matches!(low, "and" | "or");
    !coordinated && (!line.is_function(at) || low == "that")
}

/// "Leads the weekly review", "Recruits and retains nurses".
pub(super) fn is_third_head(line: &Line<'_>, at: usize) -> bool {
    let third = |at: usize| line.as_form(at, Form::Third);
    let Some(verb) = third(at).filter(|_| !line.is(at, words::STATIVE)) else { return false };
    let joins = |at: usize| matches!(line.low(at), "and" | "&" | ",");
    if joins(at + 1)
        && third(at + 2).is_some()
        && (takes_object(line, at + 3) || joins(at + 3) && third(at + 4).is_some())
    {
        return true;
    }
    let next = line.low(at + 1);
    let together = matches!(
        verb.lemma(),
        "work"
            | "serve"
            | "act"
            | "report"
            | "collaborate"
            | "partner"
            | "liaise"
            | "participate"
            | "assist"
            | "volunteer"
            | "consult"
            | "advise"
            | "communicate"
            | "respond"
            | "speak"
    );
    if together && line.is(at + 1, words::PREPOSITIONS) {
        return true;
    }
    let object =
        line.is(at + 1, words::DETERMINERS) || line.is(at + 1, words::NUMBERS) || line.kind(at + 1) == Kind::Number;
    let noun = words::NOUN_VERBS.contains(verb.lemma());
    // "Cuts meeting time by …" against "Cuts, burns and bruises".
    let aimed = (verb.class == Class::Use || words::is_plural(next))
        && !title_case(line, at)
        && (at + 2..at + 8).any(|index| line.low(index) == "to" && line.as_form(index + 1, Form::Base).is_some());
    let moves = aimed || verb.class == Class::Change && line.len() - at > 3 && !title_case(line, at);
    takes_object(line, at + 1)
        && line.as_form(at + 1, Form::Past).is_none()
        && !line.is(at + 1, words::BEING)
        && (!noun || object || moves)
}

/// "Done CI on my own", "Written 12 guides": a participle that stands for the past.
pub(super) fn is_done(line: &Line<'_>, at: usize) -> bool {
    line.as_form(at, Form::Participle).is_some()
        && takes_object(line, at + 1)
        && line.low(at + 1) != "by"
        && !line.is(at, words::ADJECTIVES)
}

/// "Finagle the overnight rota": a word that no list knows is a verb where "the", "our" or a number follows.
pub(super) fn is_unknown_base(line: &Line<'_>, at: usize) -> bool {
    let low = line.low(at);
    let opens = matches!(
        line.low(at + 1),
        "the" | "a" | "an" | "our" | "my" | "their" | "its" | "all" | "each" | "every" | "any" | "these" | "those"
    );
    // "Micro-architect and implement the core"
    let joined = matches!(line.low(at + 1), "and" | "&")
        && line.as_form(at + 2, Form::Base).is_some()
        && takes_object(line, at + 3)
        && !line.is_capital(at + 2)
        && !line.is(at + 2, words::NOUN_VERBS);
    (opens || joined)
        && line.len() - at > 2
        && low.len() > 2
        && low.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
        && line.senses(at).is_empty()
        && !line.is_function(at)
        && !line.is(at, words::FLUFF)
        && !line.is(at, words::ADJECTIVES)
        && !line.is(at, words::DETERMINERS)
        && !line.is(at, words::NO_CLAIM_HEADS)
        && !line.word(at).chars().skip(1).any(char::is_uppercase)
        && !words::is_plural(low)
        && !matches!(low, "not" | "only" | "such" | "what" | "this" | "once" | "than" | "then" | "there" | "here")
}

pub(super) fn is_unknown_past(low: &str) -> bool {
    low.len() > 4
        && !low.starts_with("well-")
        && !low.starts_with("un")
        && !["-based", "-oriented", "-driven", "-focused", "-led", "-minded"].iter().any(|end| low.ends_with(end))
        && low.ends_with("ed")
        && !words::ADJECTIVES.contains(low)
        && low.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-')
}

/// "Advanced Python", "Certified Scrum Master": a participle before a name, and not a deed.
pub(super) fn is_adjective(line: &Line<'_>, at: usize) -> bool {
    if !line.is(at, words::ADJECTIVES) {
        return false;
    }
    let next = line.low(at + 1);
    let open = line.is(at + 1, words::DETERMINERS) || line.kind(at + 1) == Kind::Number;
    let leads_on = (at + 1..line.len()).any(|index| line.is(index, words::PREPOSITIONS));
    let listed = line.kind(at + 2) == Kind::Comma && !leads_on
        || line.is(at, words::TRAITS)
            && (!line.is_word(at + 1) && line.as_form(at + 2, Form::Past).is_none()
                || matches!(next, "in" | "at" | "to" | "by" | "on")
                || matches!(next, "and" | "&") && line.as_form(at + 2, Form::Past).is_none())
        || line.is(at + 1, words::JOBS) && !takes_object(line, at + 2);
    // "Managed store operations" against "Managed services"
    let short =
        line.len() - at <= 3 - usize::from(matches!(line.low(at), "managed" | "trained" | "organized" | "organised"));
    !open && (short || title_case(line, at) || listed)
}

/// Whether all words but small ones start with a capital, as in headings and course titles.
pub(crate) fn title_case(line: &Line<'_>, from: usize) -> bool {
    let mut capitals = 0;
    for at in from..line.len() {
        let low = line.low(at);
        if line.kind(at) != Kind::Word || line.tokens[at].aside || line.is_function(at) || low == "the" || low == "a" {
            continue;
        }
        if !line.is_capital(at) {
            return false;
        }
        capitals += 1;
    }
    capitals >= 2
}

/// "planning, shipping and setting up monitoring": a chain of gerunds that comes to an object.
pub(super) fn joins_gerund(line: &Line<'_>, at: usize) -> bool {
    let gerund = |index: usize| line.as_form(index, Form::Gerund).is_some();
    let joins = |index: usize| matches!(line.low(index), "and" | "&" | ",");
    let third = joins(at + 3) && gerund(at + 4) && takes_object(line, at + 5);
    joins(at + 1) && gerund(at + 2) && (takes_object(line, at + 3) || third)
}

pub(super) fn is_gerund_head(line: &Line<'_>, at: usize) -> bool {
    let article = matches!(line.word(at + 1), "the" | "a" | "an" | "our");
    if title_case(line, at) && !(article && line.len() - at < 8) || line.is(at + 1, words::BEING) {
        return false;
    }
    // "Working experience with": what one has.
    if line.low(at + 1) == "experience" || line.low(at + 1) == "knowledge" {
        return false;
    }
    // "Working on projects has shaped my goals": the gerund is what something is said of.
    let first_clause = (at + 1..at + 12).take_while(|&index| line.is_word(index));
    if first_clause.into_iter().any(|index| {
        matches!(line.low(index), "has" | "is" | "was" | "makes" | "means" | "requires")
            && !line.is(index - 1, words::RELATIVES)
    }) {
        return false;
    }
    let list = line.kind(at + 1) == Kind::Comma && line.kind(at + 3) == Kind::Comma;
    // "Grooming, clipping and nail care for rescue dogs": a list of what is done, and for whom.
    let parted = line.kind(at + 1) == Kind::Comma || line.kind(at + 2) == Kind::Comma;
    if parted
        && line.len() - at > 6
        && (at + 4..line.len()).any(|index| matches!(line.low(index), "for" | "with" | "in" | "of"))
    {
        return true;
    }
    if line.is(at, words::NOUN_GERUNDS) {
        let joined = joins_gerund(line, at) && !list;
        return joined || takes_object(line, at + 1) && line.len() - at > 3 || line.is(at + 1, words::DETERMINERS);
    }
    !list && line.len() > at + 1
}

pub(super) fn is_base_head(line: &Line<'_>, at: usize, head: &Head) -> bool {
    let low = line.low(at);
    if title_case(line, at) && line.len() - at > 3 {
        return false;
    }
    if verb::as_form(low, Form::Base).is_none() || words::STATIVE.contains(low) {
        return false;
    }
    let next = line.low(at + 1);
    if at + 1 >= line.len() || words::BEING.contains(next) || words::MODALS.contains(next) || words::JOBS.contains(next)
    {
        return false;
    }
    if title_case(line, at) && (at + 1..at + 4).any(|index| line.is(index, words::JOBS)) {
        return false;
    }
    let joined = matches!(next, "and" | "&" | "or" | "," | "/");
    if joined {
        let base = |at: usize| line.as_form(at, Form::Base).is_some();
        // "Plan, organize and deliver lectures"
        let third = matches!(line.low(at + 3), "and" | "&" | ",") && (base(at + 4) || base(at + 5));
        return base(at + 2) && (takes_object(line, at + 3) || third) || !words::NOUN_VERBS.contains(low);
    }
    if !words::NOUN_VERBS.contains(low) || head.person != Person::Silent {
        return line.is_word(at + 1);
    }
    let object = words::DETERMINERS.contains(next) || line.kind(at + 1) == Kind::Number || matches!(next, "up" | "out");
    let phrase = !words::NOUN_HEADS.contains(low)
        && takes_object(line, at + 1)
        && line.len() - at > 3
        && !words::DIRECTIONS.contains(next)
        && !(at + 2..at + 7).any(|index| line.is(index, words::BEING))
        && (at + 1..at + 3).all(|index| line.as_form(index, Form::Past).is_none())
        && !title_case(line, at);
    object || phrase
}

/// "Raise the score by 20 % by the end of the quarter": told as what is still to come.
pub(super) fn is_due(line: &Line<'_>, head: &Head) -> bool {
    head.frame == super::Frame::Base
        && head.person == Person::Silent
        && (head.start + 2..line.len()).any(|at| {
            line.low(at) == "by"
                && (line.has(at + 1, "the end of")
                    || line.has(at + 1, "end of")
                    || matches!(line.low(at + 1), "q1" | "q2" | "q3" | "q4" | "eoy" | "year-end")
                    || crate::prose::date::month(line.low(at + 1)).is_some() && line.is_capital(at + 1))
        })
}

/// "Plan to bring", "Hoping to": what is not done yet.
pub(super) fn plans(line: &Line<'_>, at: usize) -> bool {
    line.low(at + 1) == "to" && line.is_of(at, &["plan", "aim", "hope", "intend", "want", "wish", "expect"])
}

/// "Ana runs the food bank": somebody by name, and what that person does.
pub(super) fn is_named_person(line: &Line<'_>, at: usize) -> bool {
    // "Ms Okafor represents the council"
    let at = at + usize::from(matches!(line.low(at), "ms" | "mr" | "mrs" | "dr" | "prof"));
    line.is_capital(at)
        && line.senses(at).is_empty()
        && !words::is_plural(line.low(at))
        && !line.is(at, words::NOBODY)
        && !line.word(at).chars().skip(1).any(char::is_uppercase)
        && line
            .as_form(at + 1, Form::Third)
            .is_some_and(|verb| matches!(verb.class, Class::Deliver | Class::Lead | Class::Routine | Class::Change))
        && line.is(at + 2, words::DETERMINERS)
}
