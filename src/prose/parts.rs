//! What a statement is made of, each part with the words that say it: for people who look at one statement.

use schemars::JsonSchema;
use serde::Serialize;

use super::decision::{self, Decision};
use super::effect::{self, Clause};
use super::head::{Frame, Head, Opener};
use super::line::{Kind, Line};
use super::quantity::{self, Amount};
use super::reach::{self, Reach};
use super::reading::{Effect, Phrasing, Reading};
use super::share::{self, Share};
use super::verb::Form;
use super::{date, hedge, modifier, scope, words};
use crate::text::Span;

/// How a statement says who did what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// What one did: "Migrated 12 services".
    Deed,
    /// What was assigned: "Responsible for".
    Duty,
    /// What one was: "Served as".
    Position,
    /// That one was there: "Participated in", "Worked on".
    Presence,
    /// A share of what others did: "Helped", "Contributed to", "Worked with".
    Share,
    /// What one was able to do.
    Ability,
    /// What one tried.
    Attempt,
    /// What is planned, hoped for or believed.
    Plan,
    /// What was done, without a word on who did it.
    Passive,
    /// What somebody or something else did: "Payments adopted my design".
    Others,
    /// No deed: "p99 down 40 %".
    Bare,
}

impl Told {
    /// What it is, in words for a person.
    pub fn name(self) -> &'static str {
        match self {
            Self::Deed => "a deed",
            Self::Duty => "a duty",
            Self::Position => "a position",
            Self::Presence => "having been part of it",
            Self::Share => "a share of what others did",
            Self::Ability => "having been able to",
            Self::Attempt => "an attempt",
            Self::Plan => "a plan or a hope",
            Self::Passive => "done, without saying by whom",
            Self::Others => "what somebody else did",
            Self::Bare => "a line without a deed",
        }
    }

    fn of(head: &Head) -> Self {
        match head.opener {
            Some((Opener::Duty, ..)) => return Self::Duty,
            Some((Opener::Served, ..)) => return Self::Position,
            Some((Opener::Part | Opener::WorkOn, ..)) => return Self::Presence,
            Some((Opener::Help | Opener::OwnPart | Opener::With, ..)) => return Self::Share,
            Some((Opener::Hedge, ..)) => return Self::Ability,
            Some((Opener::Try, ..)) => return Self::Attempt,
            None => {}
        }
        match head.frame {
            _ if head.hoped => Self::Plan,
            Frame::None => Self::Bare,
            Frame::Passive => Self::Passive,
            Frame::Subject => Self::Others,
            _ => Self::Deed,
        }
    }
}

/// What a statement is made of. Its amounts are in its [`Reading`]; what a reader can open, its document knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// How it says who did what.
    pub told: Told,
    /// The words before the deed that hide it: "Responsible for".
    pub opening: Option<Span>,
    /// The verb, or the noun that tells a deed.
    pub activity: Option<Span>,
    /// What it was done to.
    pub object: Option<Span>,
    /// What came of it, as far as it came about; one that says how much before one that does not.
    pub result: Option<Effect>,
    /// What it was done for, or what was hoped of it.
    pub purpose: Option<Span>,
    /// For whom, and across what.
    pub audience: Vec<Span>,
    /// How wide that is, by the widest of these.
    pub reach: Option<Reach>,
    /// When.
    pub dates: Vec<Span>,
    /// What was decided, and what was given up for it.
    pub decisions: Vec<Decision>,
    /// Words that take back part of what is said.
    pub hedges: Vec<Span>,
    /// Words that praise or count without saying how much.
    pub modifiers: Vec<Span>,
    /// Who acts, where a pronoun says it.
    pub share: Share,
}

/// The parts of the statement `plain`, of which `reading` was read. Spans are bytes of `plain`.
pub fn parts(plain: &str, reading: &Reading) -> Parts {
    let line = Line::statement(plain);
    let head = &reading.head;
    let amounts = quantity::amounts(&line);
    let clauses = effect::effects(&line, head, &amounts);
    let tells = matches!(reading.phrasing, Phrasing::Mixed | Phrasing::Outcome);
    let named = reading.effect.as_ref();
    let wanted = clauses.iter().find(|clause| tells && clause.purpose && !clause.measured);
    let purpose = wanted.map(|clause| line.span(clause.from, clause.to));
    let activity = activity(&line, head);
    let object = object(&line, head, activity.map(|(_, to)| to), &clauses);
    let audience = audience(&line, head, reading.phrasing, &amounts);
    Parts {
        told: Told::of(head),
        opening: head.opener.map(|(_, from, to)| line.span(from, to)),
        activity: activity.map(|(from, to)| line.span(from, to)),
        object: object.map(|(from, to)| line.span(from, to)),
        result: named
            .filter(|effect| !effect.purpose)
            .map(|effect| Effect { span: untagged(plain, effect.span), ..effect.clone() }),
        purpose: named.filter(|effect| effect.purpose).map(|effect| effect.span).or(purpose),
        reach: audience.iter().filter_map(|(_, reach)| *reach).max(),
        audience: audience.into_iter().map(|(span, _)| span).collect(),
        dates: date::dates(plain).into_iter().map(|mention| mention.span).collect(),
        decisions: decision::decisions(plain),
        hedges: hedge::hedges(plain),
        modifiers: modifier::vague_modifiers(plain),
        share: share::share(plain),
    }
}

/// `span` without the tags that it ends in: "#influence" is no part of what came of it.
fn untagged(plain: &str, span: Span) -> Span {
    let mut words = span.of(plain);
    while let Some((rest, tag)) = words.rsplit_once(char::is_whitespace)
        && tag.strip_prefix('#').is_some_and(|name| name.starts_with(char::is_alphabetic))
    {
        words = rest.trim_end();
    }
    Span::new(span.start, span.start + words.len())
}

/// The departments that `plain` names, each as it is written: "Payments", "Risk".
pub fn departments(plain: &str) -> Vec<String> {
    let line = Line::statement(plain);
    let amounts = quantity::amounts(&line);
    let named = scope::mentions(&line, 0, Phrasing::Task, &amounts)
        .filter(|&at| line.is_capital(at) && line.is(at, words::DEPARTMENTS));
    named.map(|at| line.word(at).to_owned()).collect()
}

/// Small words that belong to the verb before them: "rolled out", "set up".
const PARTICLES: [&str; 7] = ["out", "up", "off", "down", "back", "away", "together"];

/// The tokens of the verb, or of the noun of doing with its light verb: "conducted a review".
fn activity(line: &Line<'_>, head: &Head) -> Option<(usize, usize)> {
    let verb = head.verb;
    if verb >= line.len() || matches!(head.frame, Frame::None | Frame::OpenerThing | Frame::Thing) {
        return None;
    }
    let from = if head.frame == Frame::Light { head.start.min(verb) } else { verb };
    let particle = PARTICLES.contains(&line.low(verb + 1)) && line.is_word(verb + 2);
    Some((from, verb + 1 + usize::from(particle)))
}

/// The tokens of what it was done to, behind the activity that ends at `behind`; of a passive, before it.
fn object(line: &Line<'_>, head: &Head, behind: Option<usize>, clauses: &[Clause]) -> Option<(usize, usize)> {
    if head.frame == Frame::None {
        return None;
    }
    if head.frame == Frame::Passive {
        let being = (head.start..head.verb).find(|&at| line.is(at, words::BEING))?;
        return (head.start < being).then_some((head.start, being));
    }
    let mut from = behind.unwrap_or(head.verb);
    let noun = matches!(head.frame, Frame::Noun | Frame::OpenerNoun | Frame::Light);
    from += usize::from(noun && line.low(from) == "of");
    let to = (from..line.len()).find(|&at| closes(line, clauses, from, at)).unwrap_or(line.len());
    (from < to).then_some((from, to))
}

/// Whether what starts at token `from` ends before token `at`.
fn closes(line: &Line<'_>, clauses: &[Clause], from: usize, at: usize) -> bool {
    let low = line.low(at);
    let tells = |at: usize| line.as_form(at, Form::Past).is_some() && at > from;
    let joined = matches!(low, "and" | "&") && (tells(at + 1) || line.low(at + 1).ends_with("ly") && tells(at + 2));
    line.ends_clause(at)
        || line.kind(at) == Kind::Arrow
        || joined
        || words::RELATIVES.contains(low)
        || words::PREPOSITIONS.contains(low) && !(low == "of" && at > from)
        || clauses.iter().any(|clause| clause.from == at && at > from)
}

/// For whom, and across what, each with how wide that is.
fn audience(line: &Line<'_>, head: &Head, phrasing: Phrasing, amounts: &[Amount]) -> Vec<(Span, Option<Reach>)> {
    let mut out: Vec<(usize, usize, Option<Reach>)> = Vec::new();
    for at in scope::mentions(line, head.start, phrasing, amounts) {
        let (from, to) = phrase(line, head, amounts, at);
        let reach = line.low(at).split('/').filter_map(reach::reach).max();
        match out.last_mut() {
            // "Payments and Risk", and two words of one phrase.
            Some((_, end, wider)) if from <= *end || from == *end + 1 && joins(line, *end) => {
                *end = to.max(*end);
                *wider = (*wider).max(reach);
            }
            _ => out.push((from, to, reach)),
        }
    }
    out.into_iter().map(|(from, to, reach)| (line.span(from, to), reach)).collect()
}

fn joins(line: &Line<'_>, at: usize) -> bool {
    matches!(line.low(at), "and" | "&")
}

/// The tokens of the phrase that ends with the word at `at`: its amount and the words that tell it from others.
fn phrase(line: &Line<'_>, head: &Head, amounts: &[Amount], at: usize) -> (usize, usize) {
    if let Some(amount) = amounts.iter().find(|amount| amount.from <= at && at < amount.to && amount.baseline.is_none())
    {
        return (amount.from, amount.to);
    }
    let part = |at: usize| {
        let tells = at == head.verb || line.as_form(at, Form::Gerund).is_some();
        line.kind(at) == Kind::Word && !tells && !line.is_function(at) && !line.tokens[at].quoted
    };
    let mut from = at;
    while let Some(before) =
        from.checked_sub(1).filter(|&before| before >= head.start && at - before <= 3 && part(before))
    {
        from = before;
        if line.is(before, words::DETERMINERS) {
            break;
        }
    }
    (from, at + 1)
}

#[cfg(test)]
mod tests;
