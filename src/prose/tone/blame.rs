//! "The matrix is useless": who or what is blamed, and in which words.

use std::sync::LazyLock;

use super::blamed::{Blamed, Named, is, named};
use crate::prose::line::{Kind, Line};
use crate::prose::phrase::{Found, Phrases};
use crate::prose::sentence::sentences;
use crate::text::Span;

static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../data/blame.txt")));

/// Words that blame; spans are bytes of the text that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blame {
    /// The words that do: "useless".
    pub span: Span,
    /// Who or what is blamed.
    pub blamed: Blamed,
    /// Whether it is sure without its surroundings that this is about promotions.
    pub sure: bool,
    /// What is blamed, as the author calls it.
    pub named: Span,
    /// For whom, without the preposition: "program managers".
    pub tail: Option<Span>,
    /// The sentence, where it says nothing else.
    pub whole: Option<Span>,
    /// Whether the author speaks for several.
    pub plural: bool,
}

/// The first words of `plain` that blame the matrix, the process, the manager, the company or the reader.
pub fn blame(plain: &str) -> Option<Blame> {
    if !WORDS.may_be_in(plain) {
        return None;
    }
    sentences(plain).into_iter().find_map(|sentence| {
        let found = in_sentence(&Line::statement(sentence.of(plain)))?;
        let by = sentence.start;
        Some(Blame {
            span: found.span.shifted(by),
            named: found.named.shifted(by),
            tail: found.tail.map(|tail| tail.shifted(by)),
            whole: found.whole.map(|whole| whole.shifted(by)),
            ..found
        })
    })
}

fn in_sentence(line: &Line<'_>) -> Option<Blame> {
    // What is asked is not claimed.
    if line.tokens.iter().any(|token| token.kind == Kind::Question) {
        return None;
    }
    (0..line.len())
        .filter(|&at| !line.tokens[at].quoted)
        .find_map(|at| said_of(line, at).or_else(|| said_before(line, at)).or_else(|| said_to_reader(line, at)))
}

/// "The matrix is useless", "my manager never listens".
fn said_of(line: &Line<'_>, at: usize) -> Option<Blame> {
    let clause = at == 0
        || line.ends_clause(at - 1)
        || is_lead(line, at - 1)
        || matches!(line.low(at - 1), "because" | "since" | "so" | "as" | "while" | "though" | "although");
    let named = named(line, at).filter(|_| clause && !is_guarded(line, at))?;
    let mut verb = named.to;
    // "The matrix for program managers is …"
    if matches!(line.low(verb), "for" | "of" | "at" | "in" | "here" | "on") {
        verb = (verb + 1..verb + 6).take_while(|&at| line.is_word(at)).find(|&at| is("being", line.low(at)))?;
    }
    verb = skip_adverbs(line, verb);
    let copula = if matches!(line.low(verb), "has" | "have") && line.low(verb + 1) == "been" {
        Some(verb + 2)
    } else {
        is("being", line.low(verb)).then_some(verb + 1)
    };
    if let Some(said) = copula {
        let critic = critic(line, skip_adverbs(line, said))?;
        let past = matches!(line.low(verb), "was" | "were");
        if past && (critic.to..line.len()).any(|at| matches!(line.low(at), "until" | "before" | "once" | "till")) {
            return None;
        }
        return Some(told(line, &named, critic, critic.to));
    }
    let fault = WORDS.at(line, verb).filter(|found| found.kind == "fault")?;
    // "fails program managers": whom it fails is for whom. What else is done to somebody stays with the words.
    let object = line.low(fault.to - 1);
    let failed = line.low(verb).starts_with("fail") && object != "to";
    let to = if failed && !matches!(object, "me" | "us") { fault.to - 1 } else { fault.to };
    Some(told(line, &named, Found { to, ..fault }, to))
}

/// "I find the matrix useless", "nobody respects the matrix", "because of a broken promotion process".
fn said_before(line: &Line<'_>, at: usize) -> Option<Blame> {
    let lead = WORDS.at(line, at)?;
    match lead.kind {
        "find" if !is_guarded(line, at) => {
            let named = named(line, lead.to)?;
            let critic = critic(line, skip_adverbs(line, named.to))?;
            Some(told(line, &named, critic, critic.to))
        }
        "before" if !is_guarded(line, at) => {
            let own = at == 0 || matches!(line.low(at), "i" | "we" | "nobody" | "no-one" | "noone" | "no");
            let own = own || (0..at).any(|at| matches!(first_part(line.low(at)), "i" | "we"));
            let named = named(line, lead.to).filter(|_| own)?;
            Some(told(line, &named, Found { to: lead.to.min(named.from), ..lead }, named.to))
        }
        "cause" => {
            let from = lead.to + usize::from(matches!(line.low(lead.to), "a" | "an" | "this" | "such" | "the" | "our"));
            let critic = critic(line, from + usize::from(line.low(from) == "a"))?;
            let named = named(line, critic.to).filter(|_| !is_guarded(line, at))?;
            Some(Blame { whole: None, ..told(line, &named, critic, named.to) })
        }
        _ => None,
    }
}

/// "You never told me."
fn said_to_reader(line: &Line<'_>, at: usize) -> Option<Blame> {
    let found = WORDS.at(line, at).filter(|found| found.kind == "you" && !is_guarded(line, at))?;
    // "What you should have told …", "how you helped": no sentence of its own.
    let opens = at == 0 || line.ends_clause(at - 1) || is_lead(line, at - 1);
    let you = Named { from: at, to: at + 1, blamed: Blamed::Reader, sure: true };
    opens.then(|| told(line, &you, found, found.to))
}

/// The finding: what is blamed, in which words, and what follows from token `rest` on.
fn told(line: &Line<'_>, named: &Named, words: Found, rest: usize) -> Blame {
    let end = (rest..line.len()).find(|&at| line.kind(at) == Kind::Stop).unwrap_or(line.len());
    let after = rest..end;
    let tail = tail(line, after.clone());
    let plain = after.clone().all(|at| line.is_word(at) && !line.is_capital(at) && line.kind(at) != Kind::Number);
    let person = matches!(named.blamed, Blamed::Manager | Blamed::Reader);
    let nothing_else = after.is_empty() || tail.is_some() || person && plain && after.len() <= 5;
    let start = words.from.min(named.from);
    let led = (0..start).all(|at| is_lead(line, at));
    let last = end >= line.len() || end + 1 >= line.len();
    let whole = (nothing_else && led && last).then(|| line.span(0, line.len()));
    let tail = tail.flatten();
    let plural = (0..line.len()).any(|at| matches!(first_part(line.low(at)), "we" | "us"));
    Blame {
        span: line.span(words.from, words.to),
        blamed: named.blamed,
        sure: named.sure,
        named: line.span(named.from, named.to),
        tail,
        whole,
        plural,
    }
}

/// For whom: the words after "for" or "to" in `after`, where they are all there is. The inner none is the author.
#[expect(clippy::option_option, reason = "something else, the author alone, somebody named")]
fn tail(line: &Line<'_>, after: std::ops::Range<usize>) -> Option<Option<Span>> {
    let mut from = after.start;
    let prepositioned = matches!(line.low(from), "for" | "to");
    from += usize::from(prepositioned);
    // "fails program managers" has no preposition.
    let object = !prepositioned && line.low(after.start.wrapping_sub(1)).starts_with("fail");
    if !(prepositioned || object) || from >= after.end || after.end - from > 6 {
        return None;
    }
    let named =
        (from..after.end).all(|at| line.is_word(at) && !matches!(line.low(at), "because" | "so" | "that" | "who"));
    let author = matches!(line.low(from), "me" | "us" | "myself") && after.end == from + 1;
    // "useless to advocate with": a verb follows, no people.
    let people = object || line.low(after.start) == "for" || line.low(after.end - 1).ends_with('s');
    let bare = prepositioned && !people && !author;
    (named && !bare).then(|| (!author).then(|| line.span(from, after.end)))
}

fn critic(line: &Line<'_>, at: usize) -> Option<Found> {
    let found = WORDS.at(line, at).filter(|found| found.kind == "critic")?;
    // "broken down by level", "broken into three steps"
    let parted = line.low(found.to - 1) == "broken" && matches!(line.low(found.to), "down" | "into" | "up" | "out");
    (!parted).then_some(found)
}

fn skip_adverbs(line: &Line<'_>, at: usize) -> usize {
    let critical = |at| WORDS.at(line, at).is_some_and(|found| matches!(found.kind, "critic" | "fault"));
    (at..line.len()).find(|&at| critical(at) || !is("adverbs", line.low(at))).unwrap_or(line.len())
}

fn first_part(low: &str) -> &str {
    low.split(['\'', '’']).next().unwrap_or(low)
}

fn is_lead(line: &Line<'_>, at: usize) -> bool {
    is("leads", line.low(at))
}

/// Whether what stands before token `at` makes the words somebody else's, or no claim.
fn is_guarded(line: &Line<'_>, at: usize) -> bool {
    (0..at).any(|before| {
        let low = line.low(before);
        let negated = low.ends_with("n't") || low.ends_with("n’t");
        match WORDS.at(line, before).map(|found| found.kind) {
            Some("guard") => true,
            Some("opinion") => !matches!(line.low(before.wrapping_sub(1)), "i" | "we" | "and" | "also" | "still"),
            _ => negated,
        }
    })
}
