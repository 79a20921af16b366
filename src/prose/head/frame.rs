//! Frames: the finite number of ways in which the head of a statement says what was done.

use super::opener::{self, Opener};
use super::{Head, Person};
use crate::prose::line::{Kind, Line};
use crate::prose::noun;
use crate::prose::verb::{self, Form};
use crate::prose::words;

/// How the head says what was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frame {
    /// No verb of work.
    None,
    /// "Migrated 12 services"
    Past,
    /// "Migrating 12 services"
    Gerund,
    /// "Migrate 12 services"
    Base,
    /// "Migrates 12 services"
    Third,
    /// "Migration of 12 services"
    Noun,
    /// "Conducted a review of 12 services"
    Light,
    /// An opener, then "migrating"
    OpenerGerund,
    /// An opener, then "migrate" or "to migrate"
    OpenerBase,
    /// An opener, then "the migration of"
    OpenerNoun,
    /// An opener, then a thing: "Responsible for on-call"
    OpenerThing,
    /// "Data cleaning and reporting with pandas": doing without a verb
    Thing,
    /// "The rotation was redesigned"
    Passive,
    /// Somebody or something else does it: "Payments adopted my design"
    Subject,
}

pub(super) fn find(line: &Line<'_>, head: &mut Head) {
    let being = matches!(line.low(head.start), "was" | "were" | "am" | "is" | "are" | "been" | "being");
    let at = head.start + usize::from(being);
    let mut past_fluff = at;
    while being && words::FLUFF.contains(line.low(past_fluff)) {
        past_fluff += 1;
    }
    let able = opener::opener(line, head.start).filter(|(kind, _)| *kind == Opener::Hedge);
    let found = able.or_else(|| opener::opener(line, past_fluff));
    if let Some((kind, to)) = found
        && opens(line, head, kind, past_fluff, to, being)
    {
        head.opener = Some((kind, head.start, to));
        after_opener(line, head, kind, to);
        return;
    }
    if being {
        let participle = verb::as_form(line.low(past_fluff), Form::Participle).is_some();
        if participle {
            head.verb = past_fluff;
            head.frame = Frame::Subject;
        }
        return;
    }
    head.frame = plain(line, head);
}

/// Whether the phrase at `from..to` opens a claim, rather than naming a thing ("Support engineer", "Help desk").
fn opens(line: &Line<'_>, head: &Head, kind: Opener, from: usize, to: usize, being: bool) -> bool {
    if to >= line.len() {
        return false;
    }
    let low = line.low(from);
    let base = verb::senses(low).iter().any(|sense| sense.form == Form::Base) && to == from + 1;
    if base && verb::as_form(low, Form::Past).is_none() {
        return !being && is_base_head(line, from, head);
    }
    match kind {
        Opener::Duty if matches!(line.low(to - 1), "to") => {
            being || head.person != Person::Silent || low.ends_with("ed")
        }
        _ => line.is_word(to) || line.kind(to) == Kind::Colon,
    }
}

fn after_opener(line: &Line<'_>, head: &mut Head, kind: Opener, to: usize) {
    let mut at = to;
    while line.kind(at) == Kind::Colon || matches!(line.low(at), "to" | "successfully" | "also" | "mainly") {
        at += 1;
    }
    let named = matches!(kind, Opener::With | Opener::Help);
    if let Some((verb, frame)) = named.then(|| purpose_verb(line, at, kind)).flatten() {
        head.verb = verb;
        head.frame = frame;
        return;
    }
    if let Some(frame) = direct(line, at) {
        head.verb = at;
        head.frame = frame;
    } else if let Some(noun) = noun_of(line, at) {
        head.verb = noun;
        head.frame = Frame::OpenerNoun;
    } else {
        head.verb = at;
        head.frame = Frame::OpenerThing;
    }
}

/// A gerund or base form right after the opener.
fn direct(line: &Line<'_>, at: usize) -> Option<Frame> {
    let low = line.low(at);
    if verb::as_form(low, Form::Gerund).is_some() {
        let noun = words::NOUN_GERUNDS.contains(low) && !takes_object(line, at + 1) && !joins_gerund(line, at);
        return (!noun).then_some(Frame::OpenerGerund);
    }
    let previous = line.low(at.wrapping_sub(1));
    let infinitive =
        previous == "to" || verb::senses(previous).iter().any(|sense| matches!(sense.verb.lemma(), "help"));
    (infinitive && verb::as_form(low, Form::Base).is_some()).then_some(Frame::OpenerBase)
}

/// Whether what starts at `at` can be the object of the verb before it.
pub(crate) fn takes_object(line: &Line<'_>, at: usize) -> bool {
    if !line.is_word(at) {
        return false;
    }
    let low = line.low(at);
    let coordinated = matches!(low, "and" | "or");
    !coordinated && (!words::is_function(low) || low == "that")
}

/// "Worked with Legal to ship": the verb after "to"; "Assisted clinics in filing": the gerund after "in".
fn purpose_verb(line: &Line<'_>, from: usize, kind: Opener) -> Option<(usize, Frame)> {
    for at in from..(from + 24).min(line.len()) {
        if matches!(line.kind(at), Kind::Stop | Kind::Semicolon | Kind::Dash) {
            return None;
        }
        let low = line.low(at + 1);
        match line.low(at) {
            "to" if verb::as_form(low, Form::Base).is_some() => return Some((at + 1, Frame::OpenerBase)),
            "in" | "on" | "with"
                if verb::as_form(low, Form::Gerund).is_some() && at > from && takes_object(line, at + 2) =>
            {
                return Some((at + 1, Frame::OpenerGerund));
            }
            _ => {}
        }
        if kind == Opener::Help && at == from && direct(line, at).is_some() {
            return None;
        }
        let party = at > from && (words::is_plural(line.low(at - 1)) || words::SCOPE.contains(line.low(at - 1)));
        if kind == Opener::Help
            && party
            && verb::as_form(line.low(at), Form::Base).is_some()
            && takes_object(line, at + 1)
        {
            return Some((at, Frame::OpenerBase));
        }
    }
    None
}

/// The noun of doing in "the design of", "the design and rollout of", "a complete redesign of".
fn noun_of(line: &Line<'_>, from: usize) -> Option<usize> {
    for at in from..(from + 4).min(line.len()) {
        if !line.is_word(at) || words::PREPOSITIONS.contains(line.low(at)) {
            return None;
        }
        if noun::doing(line.low(at)).is_some() && leads_to_of(line, at + 1) {
            return Some(at);
        }
    }
    None
}

fn leads_to_of(line: &Line<'_>, mut at: usize) -> bool {
    while matches!(line.low(at), "and" | "&" | ",") || noun::doing(line.low(at)).is_some() {
        at += 1;
    }
    line.low(at) == "of"
}

fn plain(line: &Line<'_>, head: &mut Head) -> Frame {
    let at = head.start;
    let low = line.low(at);
    if line.kind(at) != Kind::Word {
        return subject(line, head);
    }
    if words::NO_CLAIM_HEADS.contains(low) && head.person == Person::Silent {
        return subject(line, head);
    }
    let third_person = matches!(head.person, Person::First | Person::Plural | Person::Third);
    let past = verb::as_form(low, Form::Past).is_some() && !is_noun_head(line, at) || is_unknown_past(low);
    let acted_on = line.low(at + 1) == "by" && !third_person;
    if past && !acted_on && !words::STATIVE.contains(low) && (third_person || !is_adjective(line, at)) {
        return light(line, head).unwrap_or(Frame::Past);
    }
    if third_person {
        let known = !verb::senses(low).is_empty() && !words::STATIVE.contains(low);
        return if known { Frame::Base } else { Frame::None };
    }
    if verb::as_form(low, Form::Gerund).is_some() && is_gerund_head(line, at) {
        return Frame::Gerund;
    }
    if let Some(noun) = noun_of(line, at) {
        head.verb = noun;
        return Frame::Noun;
    }
    if is_base_head(line, at, head) {
        return Frame::Base;
    }
    if verb::as_form(low, Form::Third).is_some()
        && !words::STATIVE.contains(low)
        && takes_object(line, at + 1)
        && verb::as_form(line.low(at + 1), Form::Past).is_none()
        && !words::BEING.contains(line.low(at + 1))
        && (!words::NOUN_VERBS.contains(low.trim_end_matches('s')) || words::DETERMINERS.contains(line.low(at + 1)))
    {
        return Frame::Third;
    }
    if is_doing(line, at) {
        return Frame::Thing;
    }
    subject(line, head)
}

/// "Input validation", "Offset printing": a noun, although the verb's past is spelled alike.
fn is_noun_head(line: &Line<'_>, at: usize) -> bool {
    words::NOUN_HEADS.contains(line.low(at))
        && !words::DETERMINERS.contains(line.low(at + 1))
        && line.kind(at + 1) != Kind::Number
}

/// A noun of doing among the first words, and a preposition that says on what.
fn is_doing(line: &Line<'_>, at: usize) -> bool {
    if title_case(line, at) || words::ADJECTIVES.contains(line.low(at)) || words::DETERMINERS.contains(line.low(at)) {
        return false;
    }
    let mut found = false;
    for index in at..line.len().min(at + 12) {
        let low = line.low(index);
        if line.kind(index) == Kind::Comma
            || line.ends_clause(index)
            || words::BEING.contains(low)
            || words::RELATIVES.contains(low)
        {
            return false;
        }
        if verb::as_form(low, Form::Past).is_some() {
            return false;
        }
        if words::PREPOSITIONS.contains(low) {
            return found && matches!(low, "with" | "for" | "using" | "across" | "on") && line.is_word(index + 1);
        }
        let doing = words::NOUN_GERUNDS.contains(low)
            || verb::as_form(low, Form::Gerund).is_some()
            || noun::doing(low).is_some();
        found |= doing && index < at + 4 && low != "learning";
    }
    false
}

fn is_unknown_past(low: &str) -> bool {
    low.len() > 4
        && low.ends_with("ed")
        && !words::ADJECTIVES.contains(low)
        && low.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-')
}

/// "Advanced Python", "Certified Scrum Master": a participle before a name, and not a deed.
fn is_adjective(line: &Line<'_>, at: usize) -> bool {
    if !words::ADJECTIVES.contains(line.low(at)) {
        return false;
    }
    let next = line.low(at + 1);
    let open = words::DETERMINERS.contains(next) || line.kind(at + 1) == Kind::Number;
    !open && (line.len() - at <= 3 || title_case(line, at) || line.kind(at + 2) == Kind::Comma)
}

/// Whether all words but small ones start with a capital, as in headings and course titles.
pub(crate) fn title_case(line: &Line<'_>, from: usize) -> bool {
    let mut capitals = 0;
    for at in from..line.len() {
        let low = line.low(at);
        if line.kind(at) != Kind::Word || line.tokens[at].aside || words::is_function(low) || low == "the" || low == "a"
        {
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
fn joins_gerund(line: &Line<'_>, at: usize) -> bool {
    let gerund = |index: usize| verb::as_form(line.low(index), Form::Gerund).is_some();
    let joins = |index: usize| matches!(line.low(index), "and" | "&" | ",");
    let third = joins(at + 3) && gerund(at + 4) && takes_object(line, at + 5);
    joins(at + 1) && gerund(at + 2) && (takes_object(line, at + 3) || third)
}

fn is_gerund_head(line: &Line<'_>, at: usize) -> bool {
    let low = line.low(at);
    if title_case(line, at) && line.len() - at > 2 {
        return false;
    }
    let list = line.kind(at + 1) == Kind::Comma && line.kind(at + 3) == Kind::Comma;
    if words::NOUN_GERUNDS.contains(low) {
        let next = line.low(at + 1);
        let joined = joins_gerund(line, at) && !list;
        return joined || takes_object(line, at + 1) && line.len() - at > 3 || words::DETERMINERS.contains(next);
    }
    !list && line.len() > at + 1
}

fn is_base_head(line: &Line<'_>, at: usize, head: &Head) -> bool {
    let low = line.low(at);
    if verb::as_form(low, Form::Base).is_none() || words::STATIVE.contains(low) {
        return false;
    }
    let next = line.low(at + 1);
    if at + 1 >= line.len() || words::BEING.contains(next) || words::MODALS.contains(next) || words::JOBS.contains(next)
    {
        return false;
    }
    if title_case(line, at) && (at + 1..at + 4).any(|index| words::JOBS.contains(line.low(index))) {
        return false;
    }
    let joined = matches!(next, "and" | "&" | "or" | "," | "/");
    if joined {
        return verb::as_form(line.low(at + 2), Form::Base).is_some() && takes_object(line, at + 3)
            || !words::NOUN_VERBS.contains(low);
    }
    if !words::NOUN_VERBS.contains(low) || head.person != Person::Silent {
        return line.is_word(at + 1);
    }
    let object = words::DETERMINERS.contains(next) || line.kind(at + 1) == Kind::Number || matches!(next, "up" | "out");
    let phrase = !words::NOUN_HEADS.contains(low)
        && takes_object(line, at + 1)
        && line.len() - at > 3
        && !words::DIRECTIONS.contains(next)
        && !(at + 2..at + 5).any(|index| words::BEING.contains(line.low(index)))
        && verb::as_form(line.low(at + 2), Form::Past).is_none()
        && !title_case(line, at);
    object || phrase
}

/// "Conducted a review of": the noun carries the meaning.
fn light(line: &Line<'_>, head: &mut Head) -> Option<Frame> {
    let light = matches!(
        line.low(head.start),
        "conducted" | "performed" | "carried" | "did" | "undertook" | "made" | "executed" | "completed"
    );
    let from = head.start + 1 + usize::from(line.low(head.start + 1) == "out");
    if !light {
        return None;
    }
    let noun = noun_of(line, from)?;
    let doing = noun::doing(line.low(noun))?;
    let sole = (from..noun).all(|at| matches!(line.low(at), "a" | "an" | "the"));
    (sole && !doing.verb.lemma().is_empty()).then(|| {
        head.verb = noun;
        Frame::Light
    })
}

/// Somebody or something else stands first: find what it does.
fn subject(line: &Line<'_>, head: &mut Head) -> Frame {
    for at in head.start + 1..(head.start + 14).min(line.len()) {
        if line.ends_clause(at) && !line.tokens[at].aside {
            return Frame::None;
        }
        let low = line.low(at);
        let previous = line.low(at - 1);
        if words::RELATIVES.contains(low) {
            return Frame::None;
        }
        if matches!(low, "was" | "were") || low == "been" {
            let mut verb = at + 1;
            while words::FLUFF.contains(line.low(verb)) || line.low(verb).ends_with("ly") || line.low(verb) == "been" {
                verb += 1;
            }
            head.verb = verb;
            let participle = verb::as_form(line.low(verb), Form::Participle).is_some();
            return if participle { Frame::Passive } else { Frame::Subject };
        }
        if words::BEING.contains(low) || words::MODALS.contains(low) {
            head.verb = at;
            return Frame::Subject;
        }
        let modifies = words::PREPOSITIONS.contains(previous)
            || words::DETERMINERS.contains(previous) && previous != "both" && previous != "all";
        if verb::as_form(low, Form::Past).is_some() && !modifies {
            head.verb = at;
            return Frame::Subject;
        }
    }
    Frame::None
}
