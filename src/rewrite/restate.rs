//! The head said straight: from a duty, a noun or a passive to the verb of what was done.

use super::chain::chain;
use super::draft::{Draft, Piece};
use super::undone::{is_ongoing, is_plan, names_thing};
use crate::prose::head::{Frame, Head, Opener, Person};
use crate::prose::line::{Kind, Line};
use crate::prose::noun;
use crate::prose::verb::{self, Class, Form};
use crate::prose::{Reading, words};
use crate::text::{Passage, Span};

const DID: &str = "Say what you did";
pub(super) const IF_DONE: &str = "(if it is done)";
const CONFIRM: &str = "(you confirm you did this)";
const HELPED: &str = "Say what you helped to do";
const WITH_WHOM: &str = "Say what you did, and with whom";
const STRAIGHT: &str = "Say it with one verb";
const IF_REACHED: &str = "(if it came about)";

/// The head of `line` said straight, where that can be done whole.
pub(super) fn restate(passage: &Passage, line: &Line<'_>, head: &Head) -> Option<Draft> {
    if is_plan(line, head) || is_ongoing(line, head) {
        return None;
    }
    let mut draft = match head.frame {
        Frame::Gerund => verb_alone(line, head, Form::Gerund),
        Frame::Base if head.person == Person::Silent => verb_alone(line, head, Form::Base),
        Frame::Third => verb_alone(line, head, Form::Third),
        Frame::Noun => nouns(line, head, DID, Form::Past, ""),
        Frame::Light => nouns(line, head, STRAIGHT, Form::Past, ""),
        Frame::Passive => passive(line, head),
        Frame::OpenerGerund | Frame::OpenerBase | Frame::OpenerNoun | Frame::OpenerThing => opened(passage, line, head),
        Frame::None | Frame::Past | Frame::Subject | Frame::Thing | Frame::Base => None,
    }?;
    if draft.title == DID {
        draft.asks = if head.frame == Frame::Passive { CONFIRM } else { IF_DONE };
    }
    Some(draft)
}

/// An effect whose head hides who did what, said straight. Where the opener hid the effect itself, being at work on it
/// is not having reached it, and the title asks.
pub(super) fn unveiled(passage: &Passage, line: &Line<'_>, reading: &Reading) -> Option<Draft> {
    let head = &reading.head;
    let weak = head.opener.map(|(kind, ..)| kind).filter(|kind| kind.is_weak());
    if weak.is_none() && head.opener.is_some() {
        return None;
    }
    let mut draft = restate(passage, line, head)?;
    let hides_effect = reading.clause.is_some_and(|clause| clause.verb == head.verb);
    if hides_effect && weak.is_some_and(|kind| !matches!(kind, Opener::Help | Opener::Duty)) {
        (draft.title, draft.asks) = (DID, IF_REACHED);
    }
    Some(draft)
}

/// `text` with the capital of the word it replaces.
fn like(line: &Line<'_>, token: usize, text: &str) -> String {
    if !line.is_capital(token) {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// Turns the verbs after the head's own as well.
fn turn(line: &Line<'_>, draft: &mut Draft, verb: usize, form: Form, into: Form) -> Option<()> {
    for (at, text) in chain(line, verb, form, into)? {
        draft.replace(line.span(at, at + 1), like(line, at, &text));
    }
    Some(())
}

fn verb_alone(line: &Line<'_>, head: &Head, form: Form) -> Option<Draft> {
    let verb = line.as_form(head.verb, form)?;
    // "Allows easy integration": a thing does so, and its author may have built it.
    let of_thing = form == Form::Third && matches!(verb.class, Class::Change | Class::End | Class::Benefit);
    if names_thing(line, head) || of_thing {
        return None;
    }
    let from = auxiliaries(line, head.verb)?;
    let mut draft = Draft::new(DID);
    draft.replace(line.span(from, head.verb + 1), like(line, from, verb.form(Form::Past)));
    turn(line, &mut draft, head.verb, form, Form::Past)?;
    Some(draft)
}

/// Where "have been" or "was" before the verb starts; the verb itself where nothing of the kind stands there. None where
/// it hangs on "I’ve", which a past would leave behind.
fn auxiliaries(line: &Line<'_>, verb: usize) -> Option<usize> {
    let is = |at: usize| matches!(line.low(at), "have" | "has" | "had" | "been" | "am" | "are" | "is" | "was" | "were");
    let from = (0..verb).rev().take_while(|&at| is(at)).last().unwrap_or(verb);
    let hangs = from.checked_sub(1).is_some_and(|before| line.low(before).contains(['\'', '’']));
    (!hangs || line.low(from.wrapping_sub(1)).ends_with('s')).then_some(from)
}

fn opened(passage: &Passage, line: &Line<'_>, head: &Head) -> Option<Draft> {
    let (kind, ..) = head.opener?;
    buried(passage, line, head).or_else(|| if matches!(kind, Opener::Duty) { None } else { past(line, head) })
}

/// "Serve as the contact", "Supporting 40 users": the opener's own verb, as it says all that is known.
fn past(line: &Line<'_>, head: &Head) -> Option<Draft> {
    let low = line.low(head.start);
    if verb::as_form(low, Form::Past).is_some() {
        return None;
    }
    let found =
        [Form::Gerund, Form::Base, Form::Third].into_iter().find_map(|form| Some((form, verb::as_form(low, form)?)));
    let (form, verb) = found?;
    let mut draft = Draft::new(DID);
    draft.replace(line.span(head.start, head.start + 1), like(line, head.start, verb.form(Form::Past)));
    turn(line, &mut draft, head.start, form, Form::Past)?;
    Some(draft)
}

/// The verb behind the opener.
fn buried(passage: &Passage, line: &Line<'_>, head: &Head) -> Option<Draft> {
    let (kind, from, to) = head.opener?;
    let adverbs = (to..head.verb).all(|at| {
        matches!(line.kind(at), Kind::Colon)
            || matches!(line.low(at), "to" | "the" | "a" | "an" | "also" | "mainly" | "successfully")
    });
    match (kind, head.frame) {
        (Opener::With, Frame::OpenerBase) => with(line, head, to),
        (Opener::Hedge, Frame::OpenerBase) => {
            let able = matches!(line.low(to - 2), "able") || line.is_of(from, &["manage"]);
            if able && adverbs { direct(line, head, STRAIGHT, Form::Past, "") } else { None }
        }
        (Opener::Duty, Frame::OpenerGerund | Frame::OpenerBase) if adverbs => direct(line, head, DID, Form::Past, ""),
        (Opener::Duty, Frame::OpenerNoun) => nouns(line, head, DID, Form::Past, ""),
        (Opener::Duty, Frame::OpenerThing) => owned(passage, line, head, to),
        (Opener::Help | Opener::WorkOn | Opener::OwnPart | Opener::Part, Frame::OpenerGerund | Frame::OpenerBase) => {
            if adverbs {
                direct(line, head, HELPED, Form::Base, "helped ")
            } else {
                helped_party(line, head, to)
            }
        }
        (Opener::Help | Opener::WorkOn | Opener::OwnPart | Opener::Part, Frame::OpenerNoun) => {
            nouns(line, head, HELPED, Form::Base, "helped ")
        }
        _ => None,
    }
}

/// "Responsible for migrating" becomes "Migrated", "Assisted in migrating" becomes "Helped migrate".
fn direct(line: &Line<'_>, head: &Head, title: &'static str, into: Form, before: &str) -> Option<Draft> {
    let form = if head.frame == Frame::OpenerGerund { Form::Gerund } else { Form::Base };
    let verb = line.as_form(head.verb, form)?;
    let mut draft = Draft::new(title);
    let text = format!("{before}{}", verb.form(into));
    draft.replace(line.span(head.start, head.verb + 1), like(line, head.start, &text));
    turn(line, &mut draft, head.verb, form, into)?;
    Some(draft)
}

/// "Assisted clinics in filing claims" becomes "Helped clinics file claims".
fn helped_party(line: &Line<'_>, head: &Head, to: usize) -> Option<Draft> {
    if head.frame != Frame::OpenerGerund || to != head.start + 1 {
        return None;
    }
    let verb = line.as_form(head.verb, Form::Gerund)?;
    let mut draft = Draft::new(HELPED);
    draft.replace(line.span(head.start, to), like(line, head.start, "helped"));
    draft.replace(line.span(head.verb - 1, head.verb + 1), verb.form(Form::Base));
    turn(line, &mut draft, head.verb, Form::Gerund, Form::Base)?;
    Some(draft)
}

/// "the design and rollout of" becomes "designed and rolled out"; later "and maintenance of" turns with it.
fn nouns(line: &Line<'_>, head: &Head, title: &'static str, into: Form, before: &str) -> Option<Draft> {
    let opened = head.opener.map_or(head.start, |(_, _, to)| to);
    let light = head.frame == Frame::Light;
    let plain = (opened..head.verb).all(|at| {
        light
            || matches!(
                line.low(at),
                "the" | "a" | "an" | "all" | "overall" | "successful" | "full" | "end-to-end" | ":"
            )
    });
    if !plain {
        return None;
    }
    let mut text = before.to_owned();
    let mut at = head.verb;
    while line.low(at) != "of" {
        match noun::doing(line.low(at)) {
            Some(doing) => text.push_str(&doing.form(into)),
            None if matches!(line.low(at), "and" | "&") => text.extend([" ", line.low(at), " "]),
            None if line.kind(at) == Kind::Comma => text.push_str(", "),
            None => return None,
        }
        at += 1;
        if at > head.verb + 8 {
            return None;
        }
    }
    let text = text.replace(",  ", ", ");
    let mut draft = Draft::new(title);
    draft.replace(line.span(head.start, at + 1), like(line, head.start, &text));
    later_nouns(line, &mut draft, at + 1, into)?;
    Some(draft)
}

fn later_nouns(line: &Line<'_>, draft: &mut Draft, from: usize, into: Form) -> Option<()> {
    for at in from..line.len() {
        if line.ends_clause(at) && line.kind(at) != Kind::Comma || line.is(at, words::RELATIVES) {
            break;
        }
        let joined = matches!(line.low(at - 1), "and" | "&") || line.kind(at - 1) == Kind::Comma;
        let the = usize::from(line.low(at) == "the");
        if joined && let Some(doing) = noun::doing(line.low(at + the)) {
            if line.low(at + the + 1) == "of" {
                draft.replace(line.span(at, at + the + 2), doing.form(into));
            }
        } else if joined && is_verb(line, at) {
            return None;
        }
    }
    Some(())
}

/// Whether a verb that would have to turn stands at `at`: "and providing weekly reports", "and provide weekly reports".
fn is_verb(line: &Line<'_>, at: usize) -> bool {
    let low = line.low(at);
    let gerund = verb::as_form(low, Form::Gerund).is_some() && !words::NOUN_GERUNDS.contains(low);
    let base = verb::as_form(low, Form::Base).is_some() && !words::NOUN_VERBS.contains(low) && line.is_word(at + 1);
    gerund || base && !line.is_function(at + 1)
}

/// "Responsible for weekly reports" becomes "Owned weekly reports".
fn owned(passage: &Passage, line: &Line<'_>, head: &Head, to: usize) -> Option<Draft> {
    let duty = matches!(line.low(to - 1), "for" | "of") && line.kind(to) == Kind::Word;
    let doing = |at: usize| {
        let low = line.low(at);
        low.len() > 4
            && low.ends_with("ing")
            && !words::NOUN_GERUNDS.contains(low)
            && (at == to || matches!(line.low(at - 1), "and" | ","))
    };
    if !duty || (to..line.len()).any(doing) || passage.plain.len() > 400 {
        return None;
    }
    let mut draft = Draft::new(DID);
    draft.replace(line.span(head.start, to), like(line, head.start, "owned"));
    Some(draft)
}

/// "Worked with Legal to ship the form" becomes "Shipped the form with Legal"; a long one "With Legal, shipped …".
fn with(line: &Line<'_>, head: &Head, to: usize) -> Option<Draft> {
    let infinitive = head.verb.checked_sub(1)?;
    if line.low(infinitive) != "to" || infinitive <= to {
        return None;
    }
    let verb = line.as_form(head.verb, Form::Base)?;
    let partner = line.span(to, infinitive);
    // A partner is named in a few words; more is another sentence that runs on.
    let told = |at: usize| {
        let low = line.low(at);
        verb::as_form(low, Form::Past).is_some() && verb::as_form(low, Form::Base).is_none()
    };
    if infinitive - to > 16 || (to..infinitive).any(|at| told(at) && !line.is(at, words::ADJECTIVES)) {
        return None;
    }
    let end = (head.verb + 1..line.len()).find(|&at| line.ends_clause(at)).unwrap_or(line.len());
    let short =
        end - head.verb <= 8 && end - head.verb >= 2 && chain(line, head.verb, Form::Base, Form::Past)?.is_empty();
    let replaced = line.span(head.start, head.verb + 1);
    if short && !(to..infinitive).any(|at| line.kind(at) == Kind::Comma) {
        let object = Span::new(replaced.end, line.span(end - 1, end).end);
        let past = like(line, head.start, verb.form(Form::Past));
        let with = Piece::Text(" with ".to_owned());
        let mut draft = Draft::new(WITH_WHOM);
        draft.place(replaced.join(object), vec![Piece::Text(past), Piece::Copy(object), with, Piece::Copy(partner)]);
        return Some(draft);
    }
    if head.person != Person::Silent {
        return None;
    }
    let past = verb.form(Form::Past);
    let mut draft = Draft::new(WITH_WHOM);
    draft
        .place(replaced, vec![Piece::Text("With ".to_owned()), Piece::Copy(partner), Piece::Text(format!(", {past}"))]);
    turn(line, &mut draft, head.verb, Form::Base, Form::Past)?;
    Some(draft)
}

/// "The on-call rotation was redesigned" becomes "Redesigned the on-call rotation": the author must say that it was them.
fn passive(line: &Line<'_>, head: &Head) -> Option<Draft> {
    let be = (head.start..head.verb).find(|&at| matches!(line.low(at), "was" | "were" | "has" | "have" | "had"))?;
    let verb = line.as_form(head.verb, Form::Participle)?;
    let agent = (head.verb..line.len()).take_while(|&at| !line.ends_clause(at)).any(|at| line.low(at) == "by");
    // "The day results were announced was sunny": the passive is not what the sentence says.
    let inner = (head.verb + 1..line.len())
        .take_while(|&at| !line.ends_clause(at) && !line.is(at, words::RELATIVES))
        .any(|at| matches!(line.low(at), "was" | "were" | "is" | "are" | "has" | "had"));
    let vague = (head.start..be)
        .any(|at| matches!(line.low(at), "it" | "this" | "they" | "these" | "i" | "we" | "you" | "who"));
    if agent || inner || vague || be == head.start || head.person != Person::Silent {
        return None;
    }
    let mut draft = Draft::new(DID);
    let past = like(line, head.start, verb.form(Form::Past));
    let pieces = vec![Piece::Text(format!("{past} ")), Piece::CopyLow(line.span(head.start, be))];
    draft.place(line.span(head.start, head.verb + 1), pieces);
    Some(draft)
}
