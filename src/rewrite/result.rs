//! The result slot: where the author says what came of it, and how much.

use super::chain::chain;
use super::draft::{Draft, Piece};
use super::restate::restate;
use super::tail::tail;
use super::undone::{is_plan, names_thing};
use crate::prose::effect::{Clause, Trigger};
use crate::prose::head::{Frame, Head, Opener};
use crate::prose::line::{Kind, Line};
use crate::prose::verb::{self, Class, Form};
use crate::prose::{Reading, words};
use crate::text::{Passage, Span};

const RESULT: &str = "Add the result";
const SIZE: &str = "Add the size of the effect";

/// Words in a sentence that still bears a clause more.
const LONG: usize = 30;

/// The statement, said straight in `draft` where `restated`, with a slot for its result behind it.
pub(super) fn added(
    passage: &Passage,
    line: &Line<'_>,
    head: &Head,
    mut draft: Draft,
    restated: bool,
) -> Option<Draft> {
    if head.frame == Frame::None || is_plan(line, head) {
        return None;
    }
    draft.title = RESULT;
    let at = tail(passage, line);
    let pieces = if restated && !is_full(passage, line, head) || bears_clause(passage, line, head) {
        slots(comma(line, at), &["cutting", "raising", "preventing"])
    } else {
        slots(stop(line, at), &["cut", "raised", "prevented"])
    };
    draft.place(Span::empty(at), pieces);
    Some(draft)
}

fn slots(join: Piece, directions: &'static [&'static str]) -> Vec<Piece> {
    let mut pieces = vec![join, Piece::Choice(directions), Piece::Text(" ".to_owned()), Piece::Slot("what")];
    pieces.extend(from_to());
    pieces
}

/// Whether ", cutting …" can follow: behind a verb, in a sentence that says one thing.
fn bears_clause(passage: &Passage, line: &Line<'_>, head: &Head) -> bool {
    let verbal = match head.frame {
        Frame::None | Frame::Thing | Frame::Noun => false,
        Frame::Gerund => !names_thing(line, head),
        Frame::OpenerThing | Frame::OpenerNoun => {
            line.senses(head.start).iter().any(|sense| sense.form != Form::Third) || line.is(head.start, words::BEING)
        }
        _ => true,
    };
    verbal && !is_full(passage, line, head)
}

/// A long sentence, or one with a list, an insertion or a second clause: what follows after one more comma would hang on
/// the last of them.
fn is_full(passage: &Passage, line: &Line<'_>, head: &Head) -> bool {
    let end = tail(passage, line);
    let inside = |at: &usize| line.tokens[*at].span.end <= end && !line.tokens[*at].aside;
    let marked =
        |at: usize| matches!(line.kind(at), Kind::Comma | Kind::Dash | Kind::Colon | Kind::Semicolon | Kind::Stop);
    (0..line.len()).filter(inside).filter(|&at| line.is_word(at)).count() > LONG
        || (head.verb + 1..line.len()).filter(inside).any(marked)
}

/// The effect that the author named, with slots for its size, behind a head that is said straight where nobody shares it.
pub(super) fn sized(passage: &Passage, line: &Line<'_>, reading: &Reading) -> Vec<Draft> {
    let clause = reading.clause.filter(|clause| !clause.measured);
    let from = |base: Draft| {
        clause
            .and_then(|clause| scaled(passage, line, &clause, base.clone()))
            .unwrap_or_else(|| fallback(passage, line, &reading.head, base))
    };
    let shared = reading.head.opener.is_some_and(|(kind, ..)| kind != Opener::Duty);
    let straight = if shared { None } else { restate(passage, line, &reading.head) };
    straight.into_iter().chain([Draft::default()]).map(from).collect()
}

pub(super) fn from_to() -> [Piece; 4] {
    [Piece::Text(" from ".to_owned()), Piece::Slot("before"), Piece::Text(" to ".to_owned()), Piece::Slot("after")]
}

fn comma(line: &Line<'_>, at: usize) -> Piece {
    let ended = line.tokens.iter().any(|token| token.span.end == at && matches!(token.kind, Kind::Comma | Kind::Dash));
    Piece::Text(if ended { " " } else { ", " }.to_owned())
}

fn stop(line: &Line<'_>, at: usize) -> Piece {
    let mark =
        |kind| matches!(kind, Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::Colon | Kind::Arrow | Kind::Stop);
    let ended = line.tokens.iter().any(|token| token.span.end == at && mark(token.kind));
    Piece::Text(if ended { " Result: " } else { ". Result: " }.to_owned())
}

/// "…, taking ⟨what⟩ from ⟨before⟩ to ⟨after⟩", or "…; ⟨what⟩ went from …": for effects that have no scale of their own.
fn fallback(passage: &Passage, line: &Line<'_>, head: &Head, mut draft: Draft) -> Draft {
    let at = tail(passage, line);
    draft.title = SIZE;
    let text = |words: &str| Piece::Text(words.to_owned());
    let mut pieces = if is_full(passage, line, head) {
        vec![text("; "), Piece::Slot("what"), text(" went")]
    } else {
        vec![comma(line, at), text("taking "), Piece::Slot("what")]
    };
    pieces.extend(from_to());
    draft.place(Span::empty(at), pieces);
    draft
}

/// The effect's own verb, from one value to another: only for verbs that move something on a scale.
fn scaled(passage: &Passage, line: &Line<'_>, clause: &Clause, mut draft: Draft) -> Option<Draft> {
    let low = line.low(clause.verb);
    let sense = verb::senses(low).iter().find(|sense| sense.verb.class == Class::Change)?;
    if !is_scale(sense.verb) {
        return None;
    }
    let end = object_end(line, clause);
    if end <= clause.verb + 1 {
        return None;
    }
    draft.title = SIZE;
    match clause.trigger {
        Trigger::Purpose => purpose(line, clause, sense.verb, &mut draft)?,
        Trigger::Head | Trigger::Finite | Trigger::Participle if !clause.purpose => {}
        _ => return None,
    }
    // "increasing speed, consistency and safety": the size goes behind the list.
    let listed = end == clause.to && line.kind(end) == Kind::Comma && line.senses(end + 1).is_empty();
    let last = tail(passage, line);
    let at = if listed { last } else { line.span(end - 1, end).end.min(last) };
    draft.place(Span::empty(at), from_to().into());
    Some(draft)
}

/// Whether what a verb of change moves can be said "from" one value "to" another.
pub(super) fn is_scale(verb: &verb::Verb) -> bool {
    verb.class == Class::Change
        && !matches!(
            verb.lemma(),
            "exceed" | "outperform" | "surpass" | "save" | "double" | "triple" | "halve" | "quadruple" | "simplify"
        )
}

/// " to reduce" becomes ", reducing".
fn purpose(line: &Line<'_>, clause: &Clause, verb: &verb::Verb, draft: &mut Draft) -> Option<()> {
    let first = purpose_start(line, clause)?;
    let start = line.span(first, first + 1).end;
    let mut text = if line.kind(first) == Kind::Comma { " " } else { ", " }.to_owned();
    for at in clause.from + 1..clause.verb {
        text.push_str(line.word(at));
        text.push(' ');
    }
    text.push_str(verb.form(Form::Gerund));
    draft.replace(Span::new(start, line.span(clause.verb, clause.verb + 1).end), text);
    if line.low(clause.verb - 1) != "for" || clause.from != clause.verb {
        for (at, text) in chain(line, clause.verb, Form::Base, Form::Gerund)? {
            draft.replace(line.span(at, at + 1), text);
        }
    }
    Some(())
}

/// The last token before "to reduce", "in order to reduce" or "for reducing"; none where the purpose is that of the word
/// before it ("a way to", "aims to") and not of what was done.
pub(super) fn purpose_start(line: &Line<'_>, clause: &Clause) -> Option<usize> {
    let mut from = clause.from;
    if line.low(clause.verb - 1) == "for" && clause.from == clause.verb {
        from -= 1;
    }
    let before = from.checked_sub(1)?;
    let order = line.low(before) == "order" && line.low(before.wrapping_sub(1)) == "in";
    let first = if order { before.checked_sub(2)? } else { before };
    let led = line.low(first);
    // "aims to", "helped to", "a way to": the infinitive belongs to the word before it.
    let bound = words::PROJECTED.contains(led)
        || words::PREPOSITIONS.contains(led)
        || words::BEING.contains(led)
        || matches!(
            led,
            "way"
                | "ability"
                | "effort"
                | "able"
                | "used"
                | "and"
                | "how"
                | "need"
                | "opportunity"
                | "ways"
                | "efforts"
                | "strategy"
                | "initiative"
        )
        || verb::senses(led).iter().any(|sense| sense.form == Form::Past && sense.verb.class != Class::Deliver)
        || !line.is_word(first) && line.kind(first) != Kind::Comma && line.kind(first) != Kind::Close;
    (!(bound || clause.purpose && is_hoped(line, clause))).then_some(first)
}

fn is_hoped(line: &Line<'_>, clause: &Clause) -> bool {
    (clause.from.saturating_sub(3)..clause.from).any(|at| line.is(at, words::PROJECTED) || line.is(at, words::MODALS))
}

/// One past the last token of what the effect's verb moves: before "by", "through", "using", "for tenants".
pub(super) fn object_end(line: &Line<'_>, clause: &Clause) -> usize {
    (clause.verb + 1..clause.to)
        .find(|&at| {
            matches!(line.low(at), "by" | "through" | "using" | "via" | "with" | "after" | "when" | "while" | "thanks")
                || line.is(at, words::RELATIVES)
                || at > clause.verb + 1 && names_whom(line, at)
        })
        .unwrap_or(clause.to)
}

/// "for tenants", "across the estate": for whom, or how wide.
fn names_whom(line: &Line<'_>, at: usize) -> bool {
    let party = |index: usize| line.is(index, words::SCOPE) || line.is(index, words::PEOPLE);
    match line.low(at) {
        "across" => line.is_word(at + 1),
        "for" => (at + 1..at + 4).take_while(|&index| line.is_word(index)).any(party),
        _ => false,
    }
}
