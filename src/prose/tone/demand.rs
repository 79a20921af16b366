//! "I deserve this": pushing for the promotion.

use std::sync::LazyLock;

use super::blamed::is;
use crate::prose::line::{Kind, Line};
use crate::prose::phrase::{Found, Phrases};
use crate::prose::role::is_level;
use crate::prose::sentence::sentences;
use crate::text::Span;

static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../data/demand.txt")));

/// Words that push for a promotion; spans are bytes of the text that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Demand {
    /// The words that push: "deserve".
    pub span: Span,
    /// The clause that does, from its subject on, where what stands around it can stay.
    pub clause: Option<Span>,
    /// What ends its sentence: the full stop, or the empty place behind the last word.
    pub end: Span,
    /// Whether the clause opens its sentence.
    pub opens: bool,
    /// Whether the author speaks for several.
    pub plural: bool,
}

/// The first words of `plain` that push for a promotion.
pub fn demand(plain: &str) -> Option<Demand> {
    if !WORDS.may_be_in(plain) {
        return None;
    }
    sentences(plain).into_iter().find_map(|sentence| {
        let found = in_sentence(&Line::statement(sentence.of(plain)))?;
        let by = sentence.start;
        let clause = found.clause.map(|clause| clause.shifted(by));
        Some(Demand { span: found.span.shifted(by), clause, end: found.end.shifted(by), ..found })
    })
}

fn in_sentence(line: &Line<'_>) -> Option<Demand> {
    if line.tokens.iter().any(|token| token.kind == Kind::Question) {
        return None;
    }
    (0..line.len()).filter(|&at| !line.tokens[at].quoted).find_map(|at| {
        let found = WORDS.at(line, at)?;
        if is_denied(line, at) {
            return None;
        }
        match found.kind {
            "done" | "thing" | "level" => claimed(line, found),
            "overdue" => overdue(line, found),
            "turn" => (ends(line, found.to) || speaks_of_promotion(line)).then(|| bare(line, found)),
            "fair" => speaks_of_promotion(line).then(|| bare(line, found)),
            "reader" => to_reader(line, found),
            "threat" => {
                let left = ends(line, found.to) || line.has(found.to, "the company");
                left.then(|| bare(line, found))
            }
            _ => None,
        }
    })
}

/// "I deserve this promotion", "my work deserves a promotion".
fn claimed(line: &Line<'_>, found: Found) -> Option<Demand> {
    let subject = subject(line, found.from)?;
    // "I expect this", "I deserve it": only the latter is about the promotion.
    let to = match found.kind {
        "done" if line.low(found.to - 1) == "promoted" => found.to + reached(line, found.to)?,
        "done" => return None,
        "level" => level(line, found.to)?,
        _ => object(line, found.to, line.low(found.to - 1) != "expect")?,
    };
    Some(pushed(line, found, subject, to))
}

/// "My promotion is long overdue", "a long overdue promotion".
fn overdue(line: &Line<'_>, found: Found) -> Option<Demand> {
    if line.low(found.to) == "promotion" && !is_other_promotion(line, found.to + 1) {
        return Some(bare(line, found));
    }
    let verb =
        (0..found.from).rev().find(|&at| !is("adverbs", line.low(at)) && !matches!(line.low(at), "now" | "already"))?;
    let being = is("being", line.low(verb)) || line.low(verb) == "been" || line.low(verb) == "being";
    let from = (0..verb).rev().take(8).find(|&at| matches!(line.low(at), "promotion" | "promo"))?;
    let told = (from + 1..verb).all(|at| line.is_word(at)) && !is_other_promotion(line, from + 1);
    let determined = |word: &str| is("determiners", word) || word == "a";
    let start = from - usize::from(from > 0 && determined(line.low(from - 1)));
    (being && told && ends(line, found.to)).then(|| pushed(line, found, start, found.to))
}

fn to_reader(line: &Line<'_>, found: Found) -> Option<Demand> {
    let owed = line.low(found.from + 1) == "owe";
    let opens = found.from == 0
        || line.ends_clause(found.from - 1)
        || matches!(line.low(found.from - 1), "and" | "so" | "that");
    if owed {
        let to = object(line, found.to, true)?;
        return Some(pushed(line, found, found.from, to));
    }
    (opens || line.low(found.from) == "you").then(|| bare(line, found))
}

/// The first token of who pushes: "I", "we", "my work"; of one left out after "and", the verb.
fn subject(line: &Line<'_>, verb: usize) -> Option<usize> {
    let before =
        (0..verb).rev().find(|&at| !is("adverbs", line.low(at)) && !matches!(line.low(at), "already" | "finally"))?;
    let author = |at: usize| matches!(first_part(line.low(at)), "i" | "we");
    let joined = matches!(line.low(before), "and" | "but");
    if joined && (0..before).any(author) {
        return Some(before + 1);
    }
    if author(before) {
        // "I think I deserve it" is one thought.
        let thought = before.checked_sub(1).map(|at| at - usize::from(line.low(at) == "that" && at > 0));
        let thinks = |at: &usize| matches!(line.low(*at), "think" | "feel" | "believe" | "know");
        let owner = thought.filter(thinks).and_then(|at| at.checked_sub(1));
        return Some(owner.filter(|&at| author(at)).unwrap_or(before));
    }
    None
}

/// How many tokens after "promoted" belong to it: "to Staff", "now". None where something else is promoted.
fn reached(line: &Line<'_>, at: usize) -> Option<usize> {
    let mut to = at;
    if line.low(to) == "to" {
        to = level(line, to + 1 + usize::from(matches!(line.low(to + 1), "a" | "the")))?;
    }
    to += usize::from(is_now(line, to));
    Some(to - at)
}

fn is_now(line: &Line<'_>, at: usize) -> bool {
    matches!(line.low(at), "now" | "already" | "immediately" | "finally" | "asap")
}

/// The token after a level or title at `at`.
fn level(line: &Line<'_>, at: usize) -> Option<usize> {
    let mut to = at;
    let named =
        |at: usize| is_level(line.word(at)) || line.word(at).chars().all(char::is_uppercase) && line.is_word(at);
    while to < at + 5 && (named(to) || to > at && is_title_word(line, to)) {
        to += 1;
    }
    (to > at && !matches!(line.low(to), "meeting" | "meetings" | "review" | "office")).then_some(to)
}

fn is_title_word(line: &Line<'_>, at: usize) -> bool {
    line.is_capital(at) && line.is_word(at)
        || matches!(line.low(at), "engineer" | "manager" | "level" | "program" | "technical" | "product")
}

/// The token after a promotion named at `at`: "this promotion", "the Staff title", or just "it".
fn object(line: &Line<'_>, at: usize, pronoun: bool) -> Option<usize> {
    let first = at + usize::from(is("determiners", line.low(at)) || matches!(line.low(at), "a" | "to"));
    for to in first..first + 4 {
        if matches!(line.low(to), "promotion" | "promo") && !is_other_promotion(line, to + 1) {
            let to = to + 1;
            return Some(level_after(line, to));
        }
        let titled = matches!(line.low(to), "title" | "level" | "grade" | "role" | "rank");
        if titled && to > first && is_level(line.word(to - 1))
            || matches!(line.low(to), "title" | "rank") && to == first
        {
            return Some(to + 1);
        }
        if !is_level(line.word(to))
            && !is("plain", line.low(to))
            && !matches!(line.low(to), "overdue" | "long" | "next")
        {
            break;
        }
    }
    let alone = matches!(line.low(at), "it" | "this" | "that") && !line.is_word(at + 1) || is_now(line, at + 1);
    let staff = is_level(line.word(at)) && (!line.is_word(at + 1) || is_now(line, at + 1));
    (pronoun && alone || staff).then(|| at + 1 + usize::from(is_now(line, at + 1)))
}

fn level_after(line: &Line<'_>, to: usize) -> usize {
    reached(line, to).map_or(to, |more| to + more)
}

/// "The promotion of the build", "a promotion campaign".
fn is_other_promotion(line: &Line<'_>, after: usize) -> bool {
    matches!(
        line.low(after),
        "of" | "campaign" | "campaigns" | "pipeline" | "process" | "code" | "codes" | "page" | "pages" | "step" | "job"
    )
}

fn speaks_of_promotion(line: &Line<'_>) -> bool {
    WORDS.all(line).any(|found| found.kind == "topic" && !is_other_promotion(line, found.to))
}

/// "I do not think I deserve it", "customers say we deserve it".
fn is_denied(line: &Line<'_>, at: usize) -> bool {
    let clause = (0..at).rev().take_while(|&before| line.is_word(before) || line.kind(before) == Kind::Comma);
    clause.into_iter().any(|before| {
        let low = line.low(before);
        let reported =
            matches!(low, "says" | "said" | "say" | "thinks" | "thought" | "believes" | "told" | "feels" | "tells");
        let unsure =
            matches!(low, "not" | "never" | "if" | "whether" | "why" | "how" | "what" | "unless" | "nor" | "without");
        reported || unsure || low.ends_with("n't") || low.ends_with("n’t")
    })
}

fn ends(line: &Line<'_>, at: usize) -> bool {
    at >= line.len() || !line.is_word(at) || is_now(line, at) || matches!(line.low(at), "because" | "and" | "since")
}

/// Nothing to replace it with is known.
fn bare(line: &Line<'_>, found: Found) -> Demand {
    let words = line.span(found.from, found.to);
    Demand { span: words, clause: None, end: Span::empty(line.raw.len()), opens: found.from == 0, plural: false }
}

/// The clause from token `from` to `to`, if what follows can stand behind a wish as well.
fn pushed(line: &Line<'_>, found: Found, from: usize, to: usize) -> Demand {
    let to = to + usize::from(is_now(line, to));
    let last = (0..line.len()).rev().take_while(|&at| line.kind(at) == Kind::Stop).last().unwrap_or(line.len());
    let follows = to >= last
        || line.kind(to) == Kind::Comma
        || matches!(
            line.low(to),
            "because" | "since" | "after" | "given" | "by" | "in" | "this" | "next" | "within" | "before"
        );
    let one = !(to..last).any(|at| matches!(line.kind(at), Kind::Semicolon | Kind::Colon));
    let author = line.low(from);
    let third = matches!(author, "you");
    let plural = first_part(author) == "we" || author == "our";
    let clause = (follows && one && !third).then(|| line.span(from, to));
    let end = if last < line.len() { line.span(last, line.len()) } else { Span::empty(line.raw.len()) };
    Demand { span: line.span(found.from, found.to), clause, end, opens: from == 0, plural }
}

fn first_part(low: &str) -> &str {
    low.split(['\'', '’']).next().unwrap_or(low)
}
