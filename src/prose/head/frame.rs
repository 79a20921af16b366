//! Frames: the finite number of ways in which the head of a statement says what was done.

use super::opener::{self, Opener};
use super::{Head, Person};
use crate::prose::line::{Kind, Line};
use crate::prose::noun;
use crate::prose::verb::{Class, Form};
use crate::prose::words;

use super::thing::{holds_post, is_artefact, is_doing, is_doing_list, is_made};
use super::verbal::{
    is_adjective, is_base_head, is_done, is_gerund_head, is_named_person, is_third_head, is_unknown_base,
    is_unknown_past, joins_gerund, takes_object, title_case,
};

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
    while being && (line.is(past_fluff, words::FLUFF) || line.low(past_fluff).ends_with("ly")) {
        past_fluff += 1;
    }
    // "Sole maintainer of the playbooks"
    let sole = matches!(
        line.low(head.start),
        "sole" | "main" | "primary" | "principal" | "only" | "acting" | "interim" | "joint"
    );
    if sole
        && head.person == Person::Silent
        && let Some((kind @ Opener::Served, to)) = opener::opener(line, head.start + 1)
    {
        head.opener = Some((kind, head.start, to));
        after_opener(line, head, kind, to);
        return;
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
    if being
        && matches!(line.low(past_fluff), "given" | "asked" | "chosen" | "entrusted" | "made")
        && head.person == Person::Silent
    {
        head.verb = past_fluff;
        head.frame = Frame::Passive;
        return;
    }
    // "Was seconded to the Treasury to draft guidance"
    let sent = matches!(
        line.low(past_fluff),
        "seconded"
            | "hired"
            | "recruited"
            | "appointed"
            | "invited"
            | "begged"
            | "contracted"
            | "brought"
            | "sent"
            | "called"
    );
    let sent_to = |at: &usize| line.low(*at) == "to" && line.as_form(*at + 1, Form::Base).is_some();
    if being && sent && (past_fluff + 1..past_fluff + 9).any(|at| sent_to(&at)) {
        head.verb = past_fluff;
        head.frame = Frame::OpenerThing;
        return;
    }
    // "I was the head coach for": a post that was held.
    let post = being
        && line.low(head.start) == "was"
        && (head.person != Person::Silent || head.start > 0)
        && matches!(line.low(past_fluff), "a" | "an" | "the")
        && (past_fluff + 1..past_fluff + 6)
            .take_while(|&at| line.is_word(at) && !line.is(at, words::PREPOSITIONS))
            .any(|at| {
                let low = line.low(at);
                (line.is(at, words::JOBS) || crate::prose::audience::is_person(low))
                    && !matches!(low, "student" | "person" | "user")
            });
    if post {
        head.verb = past_fluff;
        head.frame = Frame::OpenerThing;
        return;
    }
    if being && line.is(past_fluff, words::TRAITS) {
        head.no_claim = true;
        return;
    }
    if being {
        let participle = line.as_form(past_fluff, Form::Participle).is_some();
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
    line.as_form(verb, Form::Base).map(|_| verb)
}

/// Whether the phrase at `from..to` opens a claim, rather than naming a thing ("Support engineer", "Help desk").
fn opens(line: &Line<'_>, head: &Head, kind: Opener, from: usize, to: usize, being: bool) -> bool {
    if to >= line.len() {
        return false;
    }
    let low = line.low(from);
    let base = line.senses(from).iter().any(|sense| sense.form == Form::Base) && to == from + 1;
    if base && line.as_form(from, Form::Past).is_none() {
        return !being && is_base_head(line, from, head);
    }
    match kind {
        Opener::Duty if matches!(line.low(to - 1), "to") => {
            low == "responsible" || being || head.person != Person::Silent || low.ends_with("ed")
        }
        // "Member of the Chartered Institute" is a title.
        Opener::Part if low == "member" => line.is_word(to) && !(line.is_capital(to) || line.is_capital(to + 1)),
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
    if line.as_form(at, Form::Gerund).is_some() {
        let noun = line.is(at, words::NOUN_GERUNDS) && !takes_object(line, at + 1) && !joins_gerund(line, at);
        return (!noun).then_some(Frame::OpenerGerund);
    }
    let previous = line.low(at.wrapping_sub(1));
    let infinitive =
        previous == "to" || line.senses(at.wrapping_sub(1)).iter().any(|sense| matches!(sense.verb.lemma(), "help"));
    (infinitive && line.as_form(at, Form::Base).is_some()).then_some(Frame::OpenerBase)
}

/// "Worked with Legal to ship": the verb after "to"; "Assisted clinics in filing": the gerund after "in".
fn purpose_verb(line: &Line<'_>, from: usize, kind: Opener) -> Option<(usize, Frame)> {
    for at in from..(from + 24).min(line.len()) {
        if matches!(line.kind(at), Kind::Stop | Kind::Semicolon | Kind::Dash) {
            return None;
        }
        match line.low(at) {
            "to" if line.as_form(at + 1, Form::Base).is_some() => return Some((at + 1, Frame::OpenerBase)),
            "in" | "on" | "with"
                if line.as_form(at + 1, Form::Gerund).is_some() && at > from && takes_object(line, at + 2) =>
            {
                return Some((at + 1, Frame::OpenerGerund));
            }
            _ => {}
        }
        if kind == Opener::Help && at == from && direct(line, at).is_some() {
            return None;
        }
        let party = at > from && (words::is_plural(line.low(at - 1)) || line.is(at - 1, words::SCOPE));
        if kind == Opener::Help && party && line.as_form(at, Form::Base).is_some() && takes_object(line, at + 1) {
            return Some((at, Frame::OpenerBase));
        }
    }
    None
}

/// The noun of doing in "the design of", "the design and rollout of", "a complete redesign of".
fn noun_of(line: &Line<'_>, from: usize) -> Option<usize> {
    for at in from..(from + 4).min(line.len()) {
        if !line.is_word(at) || line.is(at, words::PREPOSITIONS) {
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

/// "Input validation", "Offset printing": a noun, although the verb's past is spelled alike.
fn is_noun_head(line: &Line<'_>, at: usize) -> bool {
    line.is(at, words::NOUN_HEADS) && !line.is(at + 1, words::DETERMINERS) && line.kind(at + 1) != Kind::Number
}

fn plain(line: &Line<'_>, head: &mut Head) -> Frame {
    let at = head.start;
    let low = line.low(at);
    if line.kind(at) != Kind::Word {
        return subject(line, head);
    }
    if line.is(at, words::NO_CLAIM_HEADS) && head.person == Person::Silent {
        return subject(line, head);
    }
    let third_person = matches!(head.person, Person::First | Person::Plural | Person::Third);
    let known = line.as_form(at, Form::Past).is_some() || is_done(line, at);
    // "UpstartEd" is a name.
    let named = line.word(at).chars().skip(1).any(char::is_uppercase);
    let past = known && !is_noun_head(line, at) || is_unknown_past(low) && !named;
    let acted_on = line.low(at + 1) == "by" && !third_person;
    let makes = line.as_form(at, Form::Participle).is_some_and(|verb| verb.class == Class::Deliver);
    if past && acted_on && makes && !title_case(line, at) {
        return Frame::Passive;
    }
    // "Looked into the crashes" is a deed, "looked tired" is none.
    let looked = low == "looked" && matches!(line.low(at + 1), "at" | "into" | "after" | "through");
    if past && !acted_on && (!line.is(at, words::STATIVE) || looked) && (third_person || !is_adjective(line, at)) {
        return light(line, head).unwrap_or(Frame::Past);
    }
    if third_person {
        head.no_claim |= line.is(at, words::FEELINGS) && head.person != Person::Third;
        let known = !line.senses(at).is_empty() && !line.is(at, words::STATIVE);
        // "I restrung the piano": behind "I", what no list knows is a verb.
        let joined = matches!(line.low(at + 1), "and" | "&") && line.as_form(at + 2, Form::Past).is_some();
        let counts = line.is(at + 1, words::APPROXIMATIONS) && line.is_counted(at + 2);
        let object = takes_object(line, at + 1) || joined || counts;
        let unknown = line.senses(at).is_empty() && object && !line.is_function(at);
        let told = known || unknown && !line.is(at, words::BEING) && !line.is(at, words::MODALS) && low.len() > 3;
        return if told {
            if line.as_form(at, Form::Gerund).is_some() { Frame::Gerund } else { Frame::Base }
        } else {
            Frame::None
        };
    }
    if line.is(at, words::FEELINGS) && takes_object(line, at + 1) {
        head.no_claim = true;
        return Frame::None;
    }
    if head.hoped && line.as_form(at, Form::Base).is_some() {
        return Frame::Base;
    }
    if line.is(at, words::NO_CLAIM_LABELS) && matches!(line.low(at + 1), "include" | "includes" | "are") {
        head.no_claim = true;
        return Frame::None;
    }
    if line.as_form(at, Form::Gerund).is_some() && is_gerund_head(line, at) {
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
    if is_doing(line, at) || is_doing_list(line, at) {
        return Frame::Thing;
    }
    if is_named_person(line, at) {
        head.person = Person::Third;
        head.verb = at + 1 + usize::from(matches!(low, "ms" | "mr" | "mrs" | "dr" | "prof"));
        return Frame::Third;
    }
    subject(line, head)
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

/// A claim that stands further behind: "Volunteer treasurer; kept the books", "Project lead | Moved 12 services", "Crew
/// member, 2009 Service, clean, or supply restrooms".
pub(super) fn later(line: &Line<'_>, head: &mut Head) {
    let first = head.start;
    for at in first + 1..line.len().min(first + 24) {
        let parted = matches!(line.kind(at - 1), Kind::Semicolon | Kind::Dash | Kind::Stop | Kind::Colon | Kind::Close)
            || line.word(at - 1) == "|"
            || line.low(at - 1) == "years" && !title_case(line, first)
            || matches!(line.low(at - 1), "i" | "we")
                && !(at > 1 && (line.is(at - 2, words::RELATIVES) || line.is(at - 2, words::PREPOSITIONS)));
        if line.tokens[at].quoted || line.tokens[at].aside || !parted && !runs_on(line, at) {
            continue;
        }
        let dashed = matches!(line.kind(at - 1), Kind::Dash | Kind::Colon);
        // "6 years performing audits"
        if line.low(at - 1) == "years" && line.as_form(at, Form::Gerund).is_some() && takes_object(line, at + 1) {
            return head.moves(at, Frame::Gerund);
        }
        if dashed && line.as_form(at, Form::Gerund).is_some() && is_gerund_head(line, at) {
            return head.moves(at, Frame::Gerund);
        }
        let past = line
            .as_form(at, Form::Past)
            .is_some_and(|verb| !line.is(at, words::STATIVE) && !matches!(verb.class, Class::Plain | Class::Use));
        if past && takes_object(line, at + 1) && line.low(at + 1) != "by" && !is_adjective(line, at) {
            return head.moves(at, Frame::Past);
        }
        if is_base_chain(line, at) && line.is_capital(at) {
            return head.moves(at, Frame::Base);
        }
    }
}

/// Whether a claim could start at `at` without a mark before it, as in text copied from a page: a capital behind a name or
/// a year, and small letters after it.
fn runs_on(line: &Line<'_>, at: usize) -> bool {
    let before = at - 1;
    line.is_capital(at)
        && line.is_word(before)
        && !line.is_function(before)
        && !line.is(before, words::DETERMINERS)
        && line.kind(at) == Kind::Word
        && (line.kind(at + 1) == Kind::Comma || !line.is_capital(at + 1))
}

/// "Plan, develop and execute programs": three deeds, or two, that share an object.
fn is_base_chain(line: &Line<'_>, at: usize) -> bool {
    let base = |at: usize| line.as_form(at, Form::Base).is_some();
    let joins = |at: usize| matches!(line.low(at), "and" | "&" | "or");
    if !base(at) || !base(at + 2) {
        return false;
    }
    let three = line.kind(at + 1) == Kind::Comma
        && (joins(at + 3) && base(at + 4) && takes_object(line, at + 5)
            || line.kind(at + 3) == Kind::Comma && joins(at + 4) && base(at + 5) && takes_object(line, at + 6));
    three || joins(at + 1) && takes_object(line, at + 3)
}

/// Somebody or something else stands first: find what it does.
fn subject(line: &Line<'_>, head: &mut Head) -> Frame {
    for at in head.start + 1..(head.start + 14).min(line.len()) {
        if line.ends_clause(at) && !line.tokens[at].aside {
            return Frame::None;
        }
        let low = line.low(at);
        let previous = line.low(at - 1);
        if line.is(at, words::RELATIVES) {
            return Frame::None;
        }
        if matches!(low, "was" | "were") || low == "been" {
            let mut verb = at + 1;
            while line.is(verb, words::FLUFF) || line.low(verb).ends_with("ly") || line.low(verb) == "been" {
                verb += 1;
            }
            head.verb = verb;
            let participle = line.as_form(verb, Form::Participle).is_some();
            return if participle { Frame::Passive } else { Frame::Subject };
        }
        // "(May 2019)" is a month.
        let month = low == "may" && line.is_capital(at);
        if line.tokens[at].quoted || month {
            continue;
        }
        // "The catalogue is being checked"
        if matches!(low, "is" | "are")
            && line.low(at + 1) == "being"
            && line.as_form(at + 2, Form::Participle).is_some()
        {
            head.verb = at + 2;
            return Frame::Passive;
        }
        if line.is(at, words::BEING) || line.is(at, words::MODALS) {
            head.verb = at;
            return Frame::Subject;
        }
        let modifies = line.is(at - 1, words::PREPOSITIONS)
            || line.is(at - 1, words::DETERMINERS) && previous != "both" && previous != "all";
        // "Returns marked “unused” halved": what stands before a quotation names what it is about.
        let quoted = line.tokens.get(at + 1).is_some_and(|token| token.quoted);
        let past =
            line.as_form(at, Form::Past).is_some() && !quoted || is_unknown_past(low) && takes_object(line, at + 1);
        let present = line.as_form(at, Form::Third).is_some_and(|verb| {
            let object = line.is(at + 1, words::DETERMINERS) || line.kind(at + 1) == Kind::Number;
            !words::NOUN_VERBS.contains(verb.lemma()) || object
        }) && takes_object(line, at + 1)
            && !line.is(at, words::STATIVE);
        if (past || present) && !modifies {
            head.verb = at;
            // "New rota introduced to boost morale": the passive without its "was".
            let led = matches!(line.low(at + 1), "to" | "for" | "in" | "with" | "across" | "by" | "at" | "into");
            let made = line.as_form(at, Form::Participle).is_some_and(|verb| verb.class == Class::Deliver);
            return if past && led && made { Frame::Passive } else { Frame::Subject };
        }
    }
    Frame::None
}
