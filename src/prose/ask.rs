//! What a sentence asks of its reader.

use std::sync::LazyLock;

use super::line::{Kind, Line};
use super::phrase::Phrases;
use super::sentence::sentences;
use crate::text::Span;

static ASKS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("data/asks.txt")));

/// A sentence that asks something of its reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The sentence.
    pub span: Span,
    /// What it asks for, as far as its words tell; empty where they do not.
    pub wants: Vec<Want>,
}

/// What an ask is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Want {
    /// To hand something or somebody on: forward, introduce, refer.
    Passing,
    /// To talk, to meet, to be in touch.
    Talking,
    /// To agree, to give feedback, to say what is missing.
    Agreeing,
}

/// What the sentences of `plain` ask of their reader.
pub fn asks(plain: &str) -> Vec<Ask> {
    if !plain.contains('?') && !ASKS.may_be_in(plain) {
        return Vec::new();
    }
    sentences(plain).into_iter().filter_map(|span| Some(Ask { span, wants: wants(span.of(plain))? })).collect()
}

/// Whether all that `plain` says is a farewell.
pub fn is_farewell(plain: &str) -> bool {
    let thanks = |span: Span| {
        let line = Line::statement(span.of(plain));
        (0..line.len().min(3)).any(|at| ASKS.at(&line, at).is_some_and(|found| found.kind == "thanks"))
    };
    sentences(plain).into_iter().all(thanks)
}

/// Whether `plain` closes a letter: "Kind regards, Inês", "Best,", "Thanks".
pub fn is_closing(plain: &str) -> bool {
    let line = Line::statement(plain);
    let first = ASKS.at(&line, 0).is_some_and(|found| matches!(found.kind, "thanks" | "closing"));
    let words = (0..line.len()).filter(|&at| line.is_word(at)).count();
    let signed = (0..line.len()).any(|at| line.kind(at) == Kind::Comma);
    first && !plain.contains('?') && (words <= 3 || signed && words <= 8)
}

/// What `sentence` asks for; none where it asks nothing.
fn wants(sentence: &str) -> Option<Vec<Want>> {
    let line = Line::statement(sentence);
    let mut requested = is_question(&line);
    let mut out = Vec::new();
    for found in ASKS.all(&line).filter(|found| found.kind != "idle") {
        // "Contact me" is a request and says for what.
        let is = |kind| ASKS.is_at(&line, found.from, kind);
        requested |= is("request");
        let wants = [("pass", Want::Passing), ("talk", Want::Talking), ("agree", Want::Agreeing)];
        for want in wants.into_iter().filter(|(kind, _)| is(kind)).map(|(_, want)| want) {
            if !out.contains(&want) {
                out.push(want);
            }
        }
    }
    requested.then_some(out)
}

/// Whether `line` is a question that somebody is to answer; "Why now?" is put to nobody.
fn is_question(line: &Line<'_>) -> bool {
    let ended = line.tokens.iter().rev().find(|token| !matches!(token.kind, Kind::Close | Kind::Symbol));
    if !ended.is_some_and(|token| token.kind == Kind::Question && !token.quoted) {
        return false;
    }
    let addressed = |at: usize| matches!(line.low(at), "you" | "your" | "we" | "us" | "our");
    let opens = |at: usize| {
        matches!(
            line.low(at),
            "could" | "would" | "can" | "may" | "shall" | "should" | "will" | "do" | "does" | "is" | "are"
        )
    };
    (0..line.len()).any(addressed) || opens(0) || line.low(0) == "what" && line.low(1) == "would"
}
