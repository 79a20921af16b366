//! Frames: the finite number of ways in which the head of a statement says what was done.

use super::opener::{self, Opener};
use super::{Head, Person};
use crate::prose::line::{Kind, Line};
use crate::prose::noun;
use crate::prose::verb::{self, Class, Form};
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
    if line.low(head.start) == "to"
        && head.person == Person::Silent
        && let Some(verb) = infinitive(line, head.start)
    {
        // "To provide daily support": a duty, as job descriptions list it.
        head.opener = Some((Opener::Duty, head.start, head.start + 1));
        head.verb = verb;
        head.frame = Frame::OpenerBase;
        return;
    }
    head.frame = plain(line, head);
}

/// The verb after "to" or "to continuously".
fn infinitive(line: &Line<'_>, to: usize) -> Option<usize> {
    let verb = to + 1 + usize::from(line.low(to + 1).ends_with("ly"));
    verb::as_form(line.low(verb), Form::Base).map(|_| verb)
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
    let past = verb::as_form(low, Form::Past).is_some() || is_unknown_past(low) || is_done(line, at);
    let acted_on = line.low(at + 1) == "by" && !third_person;
    let makes = verb::as_form(low, Form::Participle).is_some_and(|verb| verb.class == Class::Deliver);
    if past && acted_on && makes && !title_case(line, at) {
        return Frame::Passive;
    }
    if past && !acted_on && !words::STATIVE.contains(low) && (third_person || !is_adjective(line, at)) {
        return light(line, head).unwrap_or(Frame::Past);
    }
    if third_person {
        head.no_claim |= words::FEELINGS.contains(low) && head.person != Person::Third;
        let known = !verb::senses(low).is_empty() && !words::STATIVE.contains(low);
        return if known { Frame::Base } else { Frame::None };
    }
    if words::FEELINGS.contains(low) && takes_object(line, at + 1) {
        head.no_claim = true;
        return Frame::None;
    }
    if head.hoped && verb::as_form(low, Form::Base).is_some() {
        return Frame::Base;
    }
    if verb::as_form(low, Form::Gerund).is_some() && is_gerund_head(line, at) {
        return Frame::Gerund;
    }
    if is_third_head(line, at) {
        return Frame::Third;
    }
    if let Some(noun) = noun_of(line, at).filter(|_| !title_case(line, at)) {
        head.verb = noun;
        return Frame::Noun;
    }
    if is_made(line, at) || is_artefact(line, at) || holds_post(line, at) {
        return Frame::Thing;
    }
    if is_base_head(line, at, head) || is_unknown_base(line, at) {
        return Frame::Base;
    }
    if is_doing(line, at) {
        return Frame::Thing;
    }
    subject(line, head)
}

/// "Leads the weekly review", "Recruits and retains nurses".
fn is_third_head(line: &Line<'_>, at: usize) -> bool {
    let third = |at: usize| verb::as_form(line.low(at), Form::Third);
    let Some(verb) = third(at).filter(|_| !words::STATIVE.contains(line.low(at))) else { return false };
    if matches!(line.low(at + 1), "and" | "&" | ",") && third(at + 2).is_some() && takes_object(line, at + 3) {
        return true;
    }
    let next = line.low(at + 1);
    let object =
        words::DETERMINERS.contains(next) || words::NUMBERS.contains(next) || line.kind(at + 1) == Kind::Number;
    let noun = words::NOUN_VERBS.contains(verb.lemma());
    // "Cuts meeting time by …" against "Cuts, burns and bruises".
    let moves = verb.class == Class::Change && line.len() - at > 3 && !title_case(line, at);
    takes_object(line, at + 1)
        && verb::as_form(next, Form::Past).is_none()
        && !words::BEING.contains(next)
        && (!noun || object || moves)
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
            return found
                && matches!(low, "with" | "for" | "using" | "across" | "on" | "through" | "by" | "via")
                && line.is_word(index + 1);
        }
        let doing = words::NOUN_GERUNDS.contains(low)
            || verb::as_form(low, Form::Gerund).is_some()
            || noun::doing(low).is_some();
        found |= doing && index < at + 4 && low != "learning";
    }
    false
}

/// "Done CI on my own", "Written 12 guides": a participle that stands for the past.
fn is_done(line: &Line<'_>, at: usize) -> bool {
    verb::as_form(line.low(at), Form::Participle).is_some()
        && takes_object(line, at + 1)
        && line.low(at + 1) != "by"
        && !words::ADJECTIVES.contains(line.low(at))
}

/// "Finagle the overnight rota": a word that no list knows is a verb where "the", "our" or a number follows.
fn is_unknown_base(line: &Line<'_>, at: usize) -> bool {
    let low = line.low(at);
    let opens = matches!(
        line.low(at + 1),
        "the" | "a" | "an" | "our" | "my" | "their" | "its" | "all" | "each" | "every" | "any" | "these" | "those"
    );
    opens
        && line.len() - at > 2
        && low.len() > 2
        && low.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
        && verb::senses(low).is_empty()
        && !words::is_function(low)
        && !words::FLUFF.contains(low)
        && !words::ADJECTIVES.contains(low)
        && !words::DETERMINERS.contains(low)
        && !words::NO_CLAIM_HEADS.contains(low)
        && !line.word(at)[1..].contains(char::is_uppercase)
        && !words::is_plural(low)
        && !matches!(low, "not" | "only" | "such" | "what" | "this" | "once" | "than" | "then" | "there" | "here")
}

fn is_unknown_past(low: &str) -> bool {
    low.len() > 4
        && !["-based", "-oriented", "-driven", "-focused", "-led", "-minded"].iter().any(|end| low.ends_with(end))
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
    let leads_on = (at + 1..line.len()).any(|index| words::PREPOSITIONS.contains(line.low(index)));
    let listed = line.kind(at + 2) == Kind::Comma && !leads_on
        || words::TRAITS.contains(line.low(at))
            && (!line.is_word(at + 1)
                || matches!(next, "in" | "at" | "to" | "by" | "on")
                || matches!(next, "and" | "&") && verb::as_form(line.low(at + 2), Form::Past).is_none())
        || words::JOBS.contains(next) && !takes_object(line, at + 2);
    !open && (line.len() - at <= 3 || title_case(line, at) || listed)
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
    let article = matches!(line.word(at + 1), "the" | "a" | "an" | "our");
    if title_case(line, at) && !article || words::BEING.contains(line.low(at + 1)) {
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

/// "A kernel implemented in Rust": a thing, and that it was made.
fn is_made(line: &Line<'_>, at: usize) -> bool {
    matches!(line.low(at), "a" | "an")
        && (at + 1..at + 7).take_while(|&index| line.is_word(index)).any(|index| {
            let made =
                verb::as_form(line.low(index), Form::Participle).is_some_and(|verb| verb.class == Class::Deliver);
            made && matches!(line.low(index + 1), "in" | "with" | "for" | "using" | "on" | "to" | "by" | "from")
        })
}

/// "SvelteKit website hosted on Firebase", "Unix shell that supports processes": a thing that was made, told by what it is.
fn is_artefact(line: &Line<'_>, at: usize) -> bool {
    if title_case(line, at) || line.len() - at < 5 {
        return false;
    }
    (at..at + 6).take_while(|&index| line.is_word(index) && !words::PREPOSITIONS.contains(line.low(index))).any(
        |index| {
            let next = line.low(index + 1);
            let made = verb::as_form(next, Form::Participle).is_some_and(|verb| verb.class == Class::Deliver)
                || verb::as_form(next, Form::Gerund).is_some();
            words::ARTEFACTS.contains(line.low(index))
                && (made && line.is_word(index + 2) || matches!(next, "that" | "which" | "using" | "about"))
        },
    )
}

/// "PM for the renewal of accreditations": a post, told by what was done in it.
fn holds_post(line: &Line<'_>, at: usize) -> bool {
    let post =
        (at..at + 3).find(|&index| words::JOBS.contains(line.low(index)) || matches!(line.low(index), "pm" | "tpm"));
    post.is_some_and(|post| {
        matches!(line.low(post + 1), "for" | "of" | "on")
            && !title_case(line, at)
            && (post + 2..post + 6).any(|index| noun::doing(line.low(index)).is_some() && !line.is_capital(index))
    })
}

fn is_base_head(line: &Line<'_>, at: usize, head: &Head) -> bool {
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
    let phrase = takes_object(line, at + 1)
        && line.len() - at > 3
        && !words::DIRECTIONS.contains(next)
        && !(at + 2..at + 5).any(|index| words::BEING.contains(line.low(index)))
        && (at + 1..at + 3).all(|index| verb::as_form(line.low(index), Form::Past).is_none())
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

/// "Plan to bring", "Hoping to": what is not done yet.
pub(super) fn plans(line: &Line<'_>, at: usize) -> bool {
    line.low(at + 1) == "to"
        && verb::senses(line.low(at))
            .iter()
            .any(|sense| matches!(sense.verb.lemma(), "plan" | "aim" | "hope" | "intend" | "want" | "wish" | "expect"))
}

/// A claim that stands further behind: "Volunteer treasurer; kept the books", "Project lead | Moved 12 services".
pub(super) fn later(line: &Line<'_>, head: &mut Head) {
    let first = head.start;
    for at in first + 1..line.len().min(first + 24) {
        let opens = matches!(line.kind(at - 1), Kind::Semicolon | Kind::Dash | Kind::Stop | Kind::Colon | Kind::Close)
            || line.word(at - 1) == "|"
            || matches!(line.low(at - 1), "i" | "we");
        if !opens || line.tokens[at].quoted || line.tokens[at].aside {
            continue;
        }
        let low = line.low(at);
        let past = verb::as_form(low, Form::Past)
            .is_some_and(|verb| !words::STATIVE.contains(low) && !matches!(verb.class, Class::Plain | Class::Use));
        if past && takes_object(line, at + 1) && line.low(at + 1) != "by" && !is_adjective(line, at) {
            head.start = at;
            head.verb = at;
            head.frame = Frame::Past;
            return;
        }
    }
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
        let past = verb::as_form(low, Form::Past).is_some() || is_unknown_past(low) && takes_object(line, at + 1);
        if past && !modifies {
            head.verb = at;
            return Frame::Subject;
        }
    }
    Frame::None
}
