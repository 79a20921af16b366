//! Why a promotion is wanted.

use std::sync::LazyLock;

use super::line::Line;
use super::phrase::Phrases;
use super::sentence::sentences;

static INTENTIONS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("data/intentions.txt")));

/// Whether a sentence of `plain` says why its author wants a promotion: "I would like to be promoted because …".
pub fn says_why(plain: &str) -> bool {
    INTENTIONS.may_be_in(plain) && sentences(plain).into_iter().any(|span| is_reason(span.of(plain)))
}

fn is_reason(sentence: &str) -> bool {
    let line = Line::statement(sentence);
    let own = |at: usize| {
        matches!(line.low(at).split(['\'', '’']).next(), Some("i" | "me" | "my" | "we" | "us" | "our"))
            && !line.tokens[at].quoted
    };
    let says = |kind| INTENTIONS.has(&line, kind);
    (0..line.len()).any(own) && says("reason") && says("topic") && says("wish")
}
