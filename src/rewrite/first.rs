//! The outcome said first: "Ran a review, cutting rollbacks from 9 to 3 a month" becomes "Cut rollbacks from 9 to 3 a
//! month by running a review". Only where the author named the effect, and every word keeps its meaning in its new place.

use super::chain::chain;
use super::draft::{Draft, Piece};
use super::result::{from_to, is_scale, object_end, purpose_start};
use super::tail::tail;
use crate::prose::effect::{Clause, Trigger};
use crate::prose::head::{Frame, Head, Person};
use crate::prose::line::{Kind, Line};
use crate::prose::verb::{self, Class, Form, Verb};
use crate::prose::{Phrasing, Reading};
use crate::text::{Passage, Span};

const FIRST: &str = "Say the outcome first";
const SLOTS_FIRST: &str = "Say the result first, and its size";

/// Words that point back at what would come behind them.
const POINTERS: [&str; 9] = ["it", "its", "they", "their", "them", "this", "these", "those", "that"];

/// The statement with its outcome first, where that is certain.
pub(super) fn first(passage: &Passage, line: &Line<'_>, reading: &Reading) -> Option<Draft> {
    let head = &reading.head;
    let clause = reading.clause.filter(|clause| clause.measured && !clause.purpose)?;
    if reading.phrasing != Phrasing::Outcome || !is_plain(head) {
        return None;
    }
    let doing = cause(line, head)?;
    let comma = comma(line, &clause).filter(|&comma| comma > head.verb + 1)?;
    let from = clause.verb;
    let to = past(line, tail(passage, line))?;
    if !is_one_claim(line, head.verb + 1, comma) || to <= from + 1 || !is_one_effect(line, from, to) {
        return None;
    }
    let (opening, turned) = turned(line, &clause)?;
    let mut pieces = vec![Piece::Text(like(line, head.start, &opening))];
    let mut at = from + 1;
    for (verb, text) in turned.into_iter().filter(|(verb, _)| *verb < to) {
        if at < verb {
            pieces.extend([blank(), Piece::Copy(line.span(at, verb))]);
        }
        pieces.extend([blank(), Piece::Text(text)]);
        at = verb + 1;
    }
    if at < to {
        pieces.extend([blank(), Piece::Copy(line.span(at, to))]);
    }
    pieces.push(Piece::Text(format!(" by {doing} ")));
    pieces.push(Piece::Copy(line.span(head.verb + 1, comma)));
    let mut draft = Draft::new(FIRST);
    draft.place(Span::new(line.span(head.verb, head.verb + 1).start, line.span(to - 1, to).end), pieces);
    Some(draft)
}

/// The result first, with slots for its size: "Ran a review to cut rollbacks" becomes "Cut rollbacks from ⟨before⟩ to
/// ⟨after⟩ by running a review". Only where the author named the effect.
pub(super) fn hoped(passage: &Passage, line: &Line<'_>, reading: &Reading) -> Option<Draft> {
    let head = &reading.head;
    let clause = reading.clause.map(|clause| widened(line, clause));
    let clause = clause.filter(|clause| !clause.measured && clause.verb > head.verb + 1)?;
    if reading.phrasing != Phrasing::Mixed || !is_plain(head) {
        return None;
    }
    let doing = cause(line, head)?;
    let (last, form) = match clause.trigger {
        Trigger::Purpose if line.low(clause.verb - 1) == "to" => (purpose_start(line, &clause)? + 1, Form::Base),
        Trigger::Participle if !clause.purpose => (comma(line, &clause)?, Form::Gerund),
        _ => return None,
    };
    let verb = line.as_form(clause.verb, form)?;
    let end = past(line, tail(passage, line))?.min(clause.to);
    let object = object_end(line, &clause).min(end);
    let listed = line.kind(end) == Kind::Comma;
    let whole =
        end == past(line, tail(passage, line))? && !listed && chain(line, clause.verb, form, Form::Past)?.is_empty();
    let effect = object > clause.verb + 1 && is_one_effect(line, clause.verb + 1, end);
    if !whole || !effect || last <= head.verb + 1 || !is_one_claim(line, head.verb + 1, last) {
        return None;
    }
    let mut pieces = vec![Piece::Text(like(line, head.start, verb.form(Form::Past)))];
    pieces.extend([blank(), Piece::Copy(line.span(clause.verb + 1, object))]);
    let scale = is_scale(verb);
    if !scale {
        pieces.extend([Piece::Text(", as measured by ".to_owned()), Piece::Slot("what")]);
    }
    pieces.extend(from_to());
    if object < end {
        if !scale {
            return None;
        }
        pieces.extend([blank(), Piece::Copy(line.span(object, end))]);
    }
    pieces.push(Piece::Text(format!("{} by {doing} ", if scale { "" } else { "," })));
    pieces.push(Piece::Copy(line.span(head.verb + 1, last)));
    let mut draft = Draft::new(SLOTS_FIRST);
    draft.place(Span::new(line.span(head.verb, head.verb + 1).start, line.span(end - 1, end).end), pieces);
    Some(draft)
}

/// ", enabling faster decisions": the effect is named by "faster", and its verb stands before it.
fn widened(line: &Line<'_>, clause: Clause) -> Clause {
    match clause.from.checked_sub(1) {
        Some(verb) if clause.trigger == Trigger::Better && line.as_form(verb, Form::Gerund).is_some() => {
            Clause { trigger: Trigger::Participle, from: verb, verb, ..clause }
        }
        _ => clause,
    }
}

/// The same where the author says the purpose first: "To reduce churn, redesigned the flow".
pub(super) fn led(passage: &Passage, line: &Line<'_>, reading: &Reading) -> Option<Draft> {
    let head = &reading.head;
    let clause = reading.clause.filter(|clause| !clause.measured && clause.trigger == Trigger::Purpose)?;
    let to = if line.has(0, "in order to") { 2 } else { 0 };
    let comma = head.start.checked_sub(1)?;
    let leads = line.low(to) == "to" && clause.verb == to + 1 && comma > clause.verb + 1;
    let plain = head.frame == Frame::Past && head.verb == head.start && head.person == Person::Silent;
    if !leads || !plain || line.kind(comma) != Kind::Comma || reading.phrasing != Phrasing::Mixed {
        return None;
    }
    let verb = line.as_form(clause.verb, Form::Base).filter(|verb| is_scale(verb))?;
    let end = past(line, tail(passage, line))?;
    let one =
        is_one_effect(line, clause.verb + 1, comma) && end > head.verb + 1 && is_one_claim(line, head.verb + 1, end);
    if !one || head.opener.is_some() || !chain(line, clause.verb, Form::Base, Form::Past)?.is_empty() {
        return None;
    }
    let doing = cause(line, head)?;
    let mut pieces = vec![Piece::Text(like(line, 0, verb.form(Form::Past))), blank()];
    pieces.push(Piece::Copy(line.span(clause.verb + 1, comma)));
    pieces.extend(from_to());
    pieces.push(Piece::Text(format!(" by {doing}")));
    let mut draft = Draft::new(SLOTS_FIRST);
    draft.place(line.span(0, head.verb + 1), pieces);
    Some(draft)
}

fn blank() -> Piece {
    Piece::Text(" ".to_owned())
}

/// "Ran …", "We ran …" and nothing before it.
fn is_plain(head: &Head) -> bool {
    let start = match head.person {
        Person::Silent => 0,
        Person::First | Person::Plural => 1,
        Person::Third => return false,
    };
    head.frame == Frame::Past && head.verb == head.start && head.start == start && head.opener.is_none()
}

/// What was done, as a gerund: only of a verb that can be no other, and that is no effect or honest help itself.
fn cause(line: &Line<'_>, head: &Head) -> Option<&'static str> {
    let senses = line.senses(head.verb).iter().filter(|sense| sense.form == Form::Past);
    let mut verbs = senses.map(|sense| sense.verb);
    let first: &'static Verb = verbs.next()?;
    let gerund = first.form(Form::Gerund);
    let certain = verbs.all(|other| other.form(Form::Gerund) == gerund);
    let effect = matches!(first.class, Class::Change | Class::End | Class::Benefit);
    let other = matches!(
        first.lemma(),
        "help" | "assist" | "support" | "contribute" | "participate" | "try" | "be" | "have" | "become" | "get"
    );
    (certain && !effect && !other).then_some(gerund)
}

/// The comma before ", cutting" or ", which cut".
fn comma(line: &Line<'_>, clause: &Clause) -> Option<usize> {
    let before = clause.verb.checked_sub(1)?;
    match clause.trigger {
        Trigger::Participle => (clause.from == clause.verb && line.kind(before) == Kind::Comma).then_some(before),
        Trigger::Finite if line.low(before) == "which" => {
            before.checked_sub(1).filter(|&comma| line.kind(comma) == Kind::Comma)
        }
        _ => None,
    }
}

/// The effect's verb as it opens a sentence, and the verbs joined to it, in the same form.
fn turned(line: &Line<'_>, clause: &Clause) -> Option<(String, Vec<(usize, String)>)> {
    let low = line.low(clause.verb);
    if clause.trigger == Trigger::Finite {
        verb::as_form(low, Form::Past)?;
        return Some((low.to_owned(), Vec::new()));
    }
    let verb = verb::as_form(low, Form::Gerund)?;
    Some((verb.form(Form::Past).to_owned(), chain(line, clause.verb, Form::Gerund, Form::Past)?))
}

/// One past the last token that ends at or before byte `end` of the plain words.
fn past(line: &Line<'_>, end: usize) -> Option<usize> {
    line.tokens.iter().rposition(|token| token.span.end <= end).map(|last| last + 1)
}

/// Whether the tokens `from..to` are the object of one verb, and all of it.
fn is_one_claim(line: &Line<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|at| {
        let joined = matches!(line.kind(at - 1), Kind::Comma | Kind::And)
            || matches!(line.low(at - 1), "and" | "or" | "then" | "also" | "but");
        let verb = joined && line.senses(at).iter().any(|sense| sense.form == Form::Past);
        let runs_on = matches!(
            line.kind(at),
            Kind::Stop | Kind::Semicolon | Kind::Dash | Kind::Colon | Kind::Question | Kind::Arrow | Kind::Symbol
        );
        !verb && !runs_on && !matches!(line.low(at), "which" | "who" | "while" | "when" | "but" | "because")
    })
}

/// Whether the tokens `from..to` name one effect, in words that can stand first.
fn is_one_effect(line: &Line<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|at| {
        let token = &line.tokens[at];
        let words = matches!(token.kind, Kind::Word | Kind::Number | Kind::And | Kind::Arrow);
        let means = line.low(at) == "by" && line.as_form(at + 1, Form::Gerund).is_some();
        let points = POINTERS.contains(&line.low(at));
        words && !token.aside && !token.quoted && !means && !points && !matches!(line.low(at), "which" | "while")
    })
}

/// `text` with the capital of the word it replaces.
fn like(line: &Line<'_>, token: usize, text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(c) if line.is_capital(token) => c.to_uppercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::{prose, rewrite, syntax};

    #[test]
    fn the_outcome_comes_first_or_nothing_is_touched() {
        let mut lines = include_str!("../../tests/fixtures/outcome_first.txt").lines().peekable();
        let (mut count, mut wrong) = (0, Vec::new());
        while let Some(line) = lines.next() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let wanted = lines.next_if(|next| next.starts_with("=> ")).map(|next| next[3..].to_owned());
            let passage = syntax::passage(line);
            let reading = prose::read(&passage.plain);
            let rewrite = rewrite::outcome_first(&passage, &reading);
            if rewrite.as_ref().map(rewrite::Rewrite::text) != wanted {
                wrong.push((line, rewrite.as_ref().map(rewrite::Rewrite::text)));
            }
            assert!(rewrite.is_none_or(|rewrite| rewrite.grade == rewrite::Grade::Review));
            count += 1;
        }
        assert!(wrong.is_empty() && count >= 30, "{count}: {wrong:#?}");
    }
}
