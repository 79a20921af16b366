//! Words that only the two who write to each other understand, or should read.

use std::sync::LazyLock;

use super::line::Line;
use super::phrase::{Found, Phrases};
use crate::text::Span;

static ASIDES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("data/asides.txt")));

/// Words that keep a message from being passed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aside {
    /// The words.
    pub span: Span,
    /// Whether others should not read them; else others would not understand them.
    pub private: bool,
    /// What would go without them: "As I said yesterday, ", where they only introduce a sentence.
    pub lead: Option<Span>,
}

/// The first words of `plain` that keep a message from being passed on; private ones before others.
pub fn aside(plain: &str) -> Option<Aside> {
    if !ASIDES.may_be_in(plain) {
        return None;
    }
    let line = Line::statement(plain);
    let found: Vec<Found> = ASIDES.all(&line).filter(|found| !is_plain_use(&line, found)).collect();
    let first = found.iter().find(|found| found.kind == "private").or(found.first())?;
    Some(Aside { span: line.span(first.from, first.to), private: first.kind == "private", lead: lead(&line, first) })
}

/// Whether the same words say something else here: "handovers between us and Legal", "as discussed in the RFC".
fn is_plain_use(line: &Line<'_>, found: &Found) -> bool {
    let next = line.low(found.to);
    let before = line.low(found.from.wrapping_sub(1));
    let first = line.low(found.from);
    let last = line.low(found.to - 1);
    match (first, last) {
        ("between", "us") => matches!(next, "and" | "or") || !first_words(line, found.from),
        ("as", "discussed" | "mentioned" | "agreed" | "promised") => {
            matches!(next, "in" | "by" | "with" | "at" | "above" | "below" | "here") || is_made(before)
        }
        ("you", "know" | "how" | "what" | "why" | "who") => next == "to" || matches!(before, "do" | "if" | "should"),
        ("as", "know" | "remember" | "recall") | ("you", "remember" | "recall") => matches!(before, "if" | "do"),
        ("remember", _) => !first_words(line, found.from),
        ("in", "confidence") => matches!(next, "interval" | "intervals" | "scores") || !is_made(before),
        _ => false,
    }
}

/// Whether token `at` opens a sentence or a clause.
fn first_words(line: &Line<'_>, at: usize) -> bool {
    at == 0
        || line.ends_clause(at - 1)
        || matches!(line.low(at - 1), "just" | "but" | "and" | "this" | "stays" | "strictly")
}

/// "told in confidence", "shipped as promised": a verb stands before.
fn is_made(before: &str) -> bool {
    before.ends_with("ed") || matches!(before, "told" | "said" | "this" | "you" | "it" | "sent" | "written")
}

/// The words from the start of the sentence to the comma after `found`, with the blank behind it.
fn lead(line: &Line<'_>, found: &Found) -> Option<Span> {
    let comma = (found.to..line.len().min(found.to + 4)).find(|&at| line.low(at) == ",")?;
    let next = line.tokens.get(comma + 1)?;
    let clause = (found.to..comma).all(|at| line.is_word(at));
    (found.from == 0 && clause).then(|| Span::new(0, next.span.start))
}
