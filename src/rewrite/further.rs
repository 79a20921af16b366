//! What else a statement could say: for whom, where it can be seen, from what, and the story around it. Not needed by
//! a good statement; offered to whoever asks.

use super::draft::{Draft, Piece, text};
use super::restate::restate;
use super::result;
use super::tail::{POINTERS, tail};
use super::undone::is_plan;
use crate::prose::effect::Trigger;
use crate::prose::head::Frame;
use crate::prose::line::{Kind, Line};
use crate::prose::unbased::names_people;
use crate::prose::verb::{Class, Verb};
use crate::prose::{Phrasing, QuantityKind, Reading, Role, words};
use crate::text::{MarkKind, Passage, Span};

const BEFORE: &str = "Add the value before";
const AFTER: &str = "Add the value after";
const VALUES: &str = "Add the values before and after";
const WHOM: &str = "Add for whom";
const SIZE_WHOM: &str = "Add the size of the effect, and for whom";
const SIZE_PROOF: &str = "Add the size of the effect, and a link to its proof";
const RESULT_WHOM: &str = "Add the result, and for whom";
const PROOF: &str = "Add a link to the proof";
const RESULT_PROOF: &str = "Add the result, and a link to its proof";

/// The statement said straight, with slots for its result or for the size of its effect: what a draft that fills in
/// more can start from. An outcome is kept as it is.
pub(super) fn whole(passage: &Passage, line: &Line<'_>, reading: &Reading) -> Option<Draft> {
    match reading.phrasing {
        Phrasing::Task => {
            let restated = restate(passage, line, &reading.head);
            let straight = restated.is_some();
            result::added(passage, line, &reading.head, restated.unwrap_or_default(), straight)
        }
        Phrasing::Mixed if is_plan(line, &reading.head) => None,
        Phrasing::Mixed => {
            let sized = result::sized(passage, line, reading).into_iter();
            sized.into_iter().find(|draft| draft.clone().finish(passage).is_some())
        }
        Phrasing::Outcome => Some(Draft::default()),
        Phrasing::Other => None,
    }
}

/// The value before where only the one after stands, "Cut build time to 12 minutes", or the other way round; both for
/// "Cut cost by 30%" and "Saved 300 hours of reporting".
pub(super) fn before(passage: &Passage, line: &Line<'_>, reading: &Reading) -> Option<Draft> {
    let clause = reading.clause.filter(|clause| clause.measured && !clause.purpose)?;
    let scale = |verb: &Verb| result::is_scale(verb) || verb.lemma() == "save";
    let moved = line.senses(clause.verb).iter().any(|sense| scale(sense.verb));
    let told = matches!(clause.trigger, Trigger::Head | Trigger::Participle | Trigger::Finite);
    if reading.phrasing != Phrasing::Outcome || !moved || !told || has_baseline(line, reading) {
        return None;
    }
    let quantity = reading.quantities.iter().find(|quantity| quantity.role == Role::Result)?;
    let from = line.tokens.iter().position(|token| token.span.end > quantity.span.start)?;
    let inside = clause.verb < from && from < clause.to && !line.tokens[from].aside;
    let mut previous = from.checked_sub(1).filter(|_| inside)?;
    // "by about $40,000"
    while previous > clause.verb && line.is(previous, words::APPROXIMATIONS) && line.low(previous) != "by" {
        previous -= 1;
    }
    match line.low(previous) {
        "to" => {
            let mut draft = Draft::new(BEFORE);
            let at = line.span(previous.checked_sub(1)?, previous).end;
            draft.place(Span::empty(at), vec![text(" from "), Piece::Slot("before")]);
            Some(draft)
        }
        "from" => {
            let mut draft = Draft::new(AFTER);
            draft.place(Span::empty(quantity.span.end), vec![text(" to "), Piece::Slot("after")]);
            Some(draft)
        }
        // "by 3 engineers": who did it.
        led if led == "by" && !names_people(quantity.span.of(line.raw))
            || matches!(quantity.kind, QuantityKind::Percent | QuantityKind::Multiple) && led != "of" =>
        {
            Some(values(quantity.span.end))
        }
        // Behind what was saved: "hours of reporting", not "hours (from …) of reporting".
        _ if previous == clause.verb && line.senses(previous).iter().any(|sense| sense.verb.lemma() == "save") => {
            let last = result::object_end(line, &clause).checked_sub(1)?;
            let end = line.tokens[last].span.end.min(tail(passage, line));
            (end >= quantity.span.end && line.is_word(last)).then(|| values(end))
        }
        _ => None,
    }
}

/// Both values behind byte `at`, as an insertion.
fn values(at: usize) -> Draft {
    let mut pieces = vec![text(" (")];
    pieces.extend(result::from_to().into_iter().map(|piece| match piece {
        Piece::Text(join) if join == " from " => text("from "),
        piece => piece,
    }));
    pieces.push(text(")"));
    let mut draft = Draft::new(VALUES);
    draft.place(Span::empty(at), pieces);
    draft
}

/// Whether a value before is given somewhere, as an amount or in words: "from weekly to daily".
fn has_baseline(line: &Line<'_>, reading: &Reading) -> bool {
    let from = |at: usize| line.low(at) == "from" && (at + 2..at + 8).any(|index| line.low(index) == "to");
    reading.quantities.iter().any(|quantity| quantity.baseline.is_some())
        || (0..line.len()).any(|at| from(at) || line.kind(at) == Kind::Arrow)
}

/// For whom, where nothing says it.
pub(super) fn scoped(passage: &Passage, line: &Line<'_>, reading: &Reading) -> Option<Draft> {
    if reading.has_scope {
        return None;
    }
    let mut draft = whole(passage, line, reading)?;
    // Before the result: "for ⟨whom⟩, cutting …", "reliability for ⟨whom⟩ from …".
    let end = draft.opening().unwrap_or_else(|| tail(passage, line));
    let before = |at: &usize| line.tokens[*at].span.end <= end;
    let taken = (reading.head.verb..line.len()).filter(before).any(|at| line.low(at) == "for");
    let outcome = reading.phrasing == Phrasing::Outcome;
    if !is_one_thing(line, reading, end) || outcome && (taken || !is_moved(line, reading)) {
        return None;
    }
    draft.title = match reading.phrasing {
        Phrasing::Task => RESULT_WHOM,
        Phrasing::Mixed => SIZE_WHOM,
        _ => WHOM,
    };
    let slots = if taken {
        // "for food safety for ⟨whom⟩" would say it twice.
        let wide = Piece::Choice(&["teams", "sites", "services", "customers"]);
        vec![text(" across "), Piece::Slot("how many"), text(" "), wide]
    } else {
        vec![text(" for "), Piece::Slot("whom")]
    };
    draft.place_first(Span::empty(end), slots);
    Some(draft)
}

/// Whether the statement says by its own verb that something moved on a scale: it did so for somebody.
fn is_moved(line: &Line<'_>, reading: &Reading) -> bool {
    let head = &reading.head;
    let change = line.senses(head.verb).iter().any(|sense| sense.verb.class == Class::Change);
    head.frame == Frame::Past && change
}

/// Whether what is put behind the last word, which ends at `end`, would be said of all of the sentence: not behind
/// "(12 leads, monthly)", nor behind the last of several things.
fn is_one_thing(line: &Line<'_>, reading: &Reading, end: usize) -> bool {
    // "Served as scrum master", "Rota planning": a role and a topic reach nobody by themselves.
    let role = matches!(reading.head.frame, Frame::None | Frame::Thing | Frame::Subject | Frame::OpenerThing);
    let effect = reading.clause.map(|clause| clause.from);
    let last = line.tokens.iter().rposition(|token| token.span.end <= end).unwrap_or(0);
    let comma = |at: usize| {
        matches!(line.kind(at), Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Dash)
            && !line.tokens[at].aside
            && effect != Some(at + 1)
    };
    !role && line.is_word(last) && !(reading.head.verb..last).any(comma)
}

/// A link to what shows it, where there is none.
pub(super) fn proven(passage: &Passage, line: &Line<'_>, reading: &Reading) -> Option<Draft> {
    if is_proven(passage, line) {
        return None;
    }
    let mut draft = whole(passage, line, reading)?;
    draft.title = match reading.phrasing {
        Phrasing::Task => RESULT_PROOF,
        Phrasing::Mixed => SIZE_PROOF,
        _ => PROOF,
    };
    let link = [text(" (["), Piece::Slot("evidence"), text("]("), Piece::Slot("link")];
    let pieces = link.into_iter().chain([text("))")]).collect();
    draft.place(Span::empty(tail(passage, line)), pieces);
    Some(draft)
}

/// Whether the statement leads to anything that a reader can open, or points at it.
fn is_proven(passage: &Passage, line: &Line<'_>) -> bool {
    let leads = |kind| {
        matches!(
            kind,
            MarkKind::Link
                | MarkKind::Reference
                | MarkKind::Image
                | MarkKind::Address
                | MarkKind::Wiki
                | MarkKind::Footnote
        )
    };
    let end = tail(passage, line);
    let pointed = |at: usize| line.tokens[at].span.start >= end && POINTERS.contains(&line.low(at));
    passage.marks.iter().any(|mark| leads(mark.kind))
        || (0..line.len()).any(|at| pointed(at) || line.low(at).contains("://") || line.low(at) == "see")
}
