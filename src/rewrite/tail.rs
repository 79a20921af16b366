//! Where a sentence ends for its author: before the full stop, evidence, citations and pointers.

use crate::prose::line::{Kind, Line};
use crate::prose::{self, words};
use crate::text::{MarkKind, Passage};

/// Words in parentheses that point at what can be read elsewhere.
pub(super) const POINTERS: [&str; 9] = ["see", "cf", "link", "doc", "dash", "dashboard", "decision", "log", "notes"];

/// The byte of `plain` behind the last word of the first sentence, before a full stop, evidence in parentheses,
/// citations of attributes and pointers such as "see notes".
pub(super) fn tail(passage: &Passage, line: &Line<'_>) -> usize {
    let sentence = (0..line.len()).find(|&at| line.ends_sentence(at) && !line.tokens[at].aside);
    let mut end = sentence.map_or(line.len(), |at| at + 1);
    loop {
        let last = end.saturating_sub(1);
        if last == 0 {
            break;
        }
        match line.kind(last) {
            Kind::Stop | Kind::Colon | Kind::Semicolon | Kind::Comma | Kind::Dash | Kind::Arrow => end = last,
            // An emoji, and no quotation mark.
            Kind::Symbol if line.word(last) >= "\u{2190}" => end = last,
            Kind::Number | Kind::Word if let Some(mark) = dated(passage, line, last) => end = mark.max(1),
            Kind::Close if let Some(open) = evidence(passage, line, last) => end = open.max(1),
            _ if let Some(first) = citation(passage, line, last) => end = first.max(1),
            _ => match pointer(line, end) {
                Some(from) => end = from.max(1),
                None => break,
            },
        }
    }
    line.span(0, end).end
}

/// The comma or dash before a date at the end: ", March 2025 – June 2025".
fn dated(passage: &Passage, line: &Line<'_>, last: usize) -> Option<usize> {
    if line.kind(last) == Kind::Word && !matches!(line.low(last), "present" | "now" | "today") {
        return None;
    }
    let end = line.span(last, last + 1).end;
    let mention = prose::dates(&passage.plain).into_iter().find(|mention| mention.span.end == end)?;
    let first = line.tokens.iter().position(|token| token.span.start >= mention.span.start)?;
    let mark = first.checked_sub(1)?;
    matches!(line.kind(mark), Kind::Comma | Kind::Dash).then_some(mark)
}

/// The opening token of the parenthesis that closes at `close`, where it holds a link, points at one or says when.
fn evidence(passage: &Passage, line: &Line<'_>, close: usize) -> Option<usize> {
    let open = (0..close).rev().take_while(|&at| line.tokens[at].aside).last()?;
    let span = line.span(open, close + 1);
    let points = |kind| {
        matches!(kind, MarkKind::Link | MarkKind::Address | MarkKind::Wiki | MarkKind::Image | MarkKind::Footnote)
    };
    let marked = passage.marks.iter().any(|mark| points(mark.kind) && span.contains(mark.words));
    let said = POINTERS.contains(&line.low(open + 1));
    let inside = line.span(open + 1, close);
    let dated = line.kind(close - 1) == Kind::Number
        && prose::dates(inside.of(&passage.plain)).first().is_some_and(|mention| mention.span.start == 0);
    (marked || said || dated || line.low(open + 1).contains("://")).then_some(open)
}

/// The first token of "#influence" or "[[Influence]]" at the end, unless the sentence runs on into it ("from #payments").
fn citation(passage: &Passage, line: &Line<'_>, last: usize) -> Option<usize> {
    let span = line.span(last, last + 1);
    let wiki = passage.marks.iter().find(|mark| mark.kind == MarkKind::Wiki && mark.words.contains(span));
    let low = line.low(last);
    let tag = low.starts_with('#') && low[1..].starts_with(char::is_alphabetic);
    let from = match wiki {
        Some(mark) => (0..=last).find(|&at| line.span(at, at + 1).start >= mark.words.start)?,
        None => last,
    };
    let before = line.low(from.checked_sub(1)?);
    let needed = words::PREPOSITIONS.contains(before) || words::DETERMINERS.contains(before) || before == "and";
    ((wiki.is_some() || tag) && !needed).then_some(from)
}

/// The first token of ", see notes" or "- see the dashboard" at the end.
fn pointer(line: &Line<'_>, end: usize) -> Option<usize> {
    let from = (end.saturating_sub(6)..end).rev().find(|&at| line.low(at) == "see")?;
    let mark = from.checked_sub(1)?;
    matches!(line.kind(mark), Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::Stop).then_some(mark)
}

/// What stands between `plain` and a sentence behind it; none behind half a sentence.
pub(super) fn next_sentence(plain: &str) -> Option<&'static str> {
    match plain.trim_end().chars().next_back()? {
        '.' | '!' | '?' | '…' => Some(" "),
        c if c.is_alphanumeric() || matches!(c, ')' | ']' | '%' | '"' | '”' | '’' | '\'' | '+') => Some(". "),
        _ => None,
    }
}
