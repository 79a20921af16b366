//! A rewrite in the making: which words go, what comes in their place, and everything else as it was.

use super::{Grade, Rewrite};
use crate::prose::{noun, verb};
use crate::text::{MarkKind, Passage, Span, Template};

/// What comes in the place of words.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    Text(String),
    /// Words of the statement that move, as typed.
    Copy(Span),
    /// The same, starting with a small letter.
    CopyLow(Span),
    Slot(&'static str),
    Choice(&'static [&'static str]),
}

#[derive(Debug, Clone)]
struct Change {
    /// Words that go, in `plain`; empty where something is put in.
    plain: Span,
    pieces: Vec<Piece>,
}

/// Words that are put in as they are.
pub(super) fn text(words: &str) -> Piece {
    Piece::Text(words.to_owned())
}

/// "one way over the other, because of a reason": not "I chose", for who helped did not choose alone.
pub(super) fn decision(opening: &str) -> Vec<Piece> {
    vec![
        text(opening),
        Piece::Slot("one way"),
        text(" over "),
        Piece::Slot("the other way"),
        text(", because "),
        Piece::Slot("reason"),
        text("."),
    ]
}

/// Changes to a statement, with the title to offer them under.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) title: &'static str,
    /// What the author is asked to confirm, behind the title: "(if it is done)".
    pub(super) asks: &'static str,
    changes: Vec<Change>,
}

impl Draft {
    pub(super) fn new(title: &'static str) -> Self {
        Self { title, ..Self::default() }
    }

    /// Puts `text` in place of the words of `plain`.
    pub(super) fn replace(&mut self, plain: Span, text: impl Into<String>) {
        self.place(plain, vec![Piece::Text(text.into())]);
    }

    /// Puts `pieces` in place of the words of `plain`.
    pub(super) fn place(&mut self, plain: Span, pieces: Vec<Piece>) {
        self.changes.push(Change { plain, pieces });
    }

    /// Puts `pieces` in at `plain`, before what is already put in there.
    pub(super) fn place_first(&mut self, plain: Span, pieces: Vec<Piece>) {
        self.changes.insert(0, Change { plain, pieces });
    }

    /// Where something is put in, the last place first.
    pub(super) fn opening(&self) -> Option<usize> {
        self.changes.iter().filter(|change| change.plain.is_empty()).map(|change| change.plain.start).max()
    }

    /// What the statement would say once an author has filled it in, without markup; empty where changes overlap.
    pub(super) fn told(&self, plain: &str) -> String {
        let mut changes: Vec<&Change> = self.changes.iter().collect();
        changes.sort_by_key(|change| (change.plain.start, change.plain.end));
        let mut out = String::with_capacity(plain.len() + 80);
        let mut at = 0;
        for change in changes {
            let Some(kept) = plain.get(at..change.plain.start) else { return String::new() };
            out.push_str(kept);
            for piece in &change.pieces {
                match piece {
                    Piece::Text(text) => out.push_str(text),
                    Piece::Copy(words) | Piece::CopyLow(words) => out.push_str(words.of(plain)),
                    Piece::Choice(words) => out.push_str(words.first().unwrap_or(&"")),
                    Piece::Slot("before") => out.push_str("40 minutes"),
                    Piece::Slot("after") => out.push_str("12 minutes"),
                    Piece::Slot(label) => out.push_str(label),
                }
            }
            at = change.plain.end;
        }
        out.push_str(plain.get(at..).unwrap_or_default());
        out
    }

    /// The rewrite; none where markup would be torn, or a word that carries a fact would be lost.
    pub(super) fn finish(mut self, passage: &Passage) -> Option<Rewrite> {
        self.changes.sort_by_key(|change| (change.plain.start, change.plain.end));
        let mut template = Template::default();
        let mut at = 0;
        for change in &self.changes {
            let copied: Vec<Span> = change
                .pieces
                .iter()
                .filter_map(|piece| match piece {
                    Piece::Copy(span) | Piece::CopyLow(span) => Some(*span),
                    _ => None,
                })
                .collect();
            let source = place_of(passage, change.plain, &copied)?;
            if source.start < at {
                return None;
            }
            template = template.then(passage.source.get(at..source.start)?);
            for piece in &change.pieces {
                template = match piece {
                    Piece::Text(text) => template.then(text.as_str()),
                    Piece::Slot(label) => template.slot(label),
                    Piece::Choice(words) => template.choice(words),
                    Piece::Copy(words) => template.then(cut_out(passage, *words)?),
                    Piece::CopyLow(words) => template.then(small(cut_out(passage, *words)?)),
                };
            }
            at = source.end;
        }
        template = template.then(passage.source.get(at..)?);
        let grade = if template.has_slots() { Grade::Sketch } else { Grade::Review };
        let asks = if self.asks.is_empty() { String::new() } else { format!(" {}", self.asks) };
        Some(Rewrite { title: format!("{}{asks}", self.title), grade, template })
    }
}

/// Where the words of `plain` stand in the source, with as much markup as must go with them.
fn place_of(passage: &Passage, plain: Span, copied: &[Span]) -> Option<Span> {
    if plain.is_empty() {
        return Some(Span::empty(after(passage, plain.start)));
    }
    let words = passage.source_span(plain);
    let whole = Span::new(passage.cut(plain.start), passage.cut(plain.end));
    let span = [words, whole].into_iter().find(|&span| passage.is_balanced(span))?;
    let carries = |kind| !matches!(kind, MarkKind::Emphasis | MarkKind::Strong);
    let lost = passage.marks.iter().any(|mark| {
        carries(mark.kind)
            && span.contains(mark.span)
            && !copied.iter().any(|copy| copy.contains(mark.words) && !mark.words.is_empty())
    });
    (!lost).then_some(span)
}

/// The place right after the word that ends at `plain`, with the markup that closes there.
pub(super) fn after(passage: &Passage, plain: usize) -> usize {
    if plain == 0 {
        return 0;
    }
    let last = passage.plain[..plain].char_indices().next_back().map_or(0, |(at, _)| at);
    let mut at = passage.source_span(Span::new(last, plain)).end;
    for mark in passage.marks.iter().rev() {
        if mark.words.end == plain && !mark.words.is_empty() && mark.span.end > at {
            at = mark.span.end;
        }
    }
    at
}

fn cut_out(passage: &Passage, plain: Span) -> Option<&str> {
    let span = Span::new(passage.cut(plain.start), after(passage, plain.end));
    if passage.is_balanced(span) {
        return Some(span.of(&passage.source));
    }
    None
}

/// The first word of a sentence in the middle of one: small, unless it may be a name.
fn small(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    let low = first.to_ascii_lowercase();
    let articles = [
        "the", "a", "an", "our", "my", "your", "its", "all", "this", "that", "these", "those", "each", "every", "both",
    ];
    let article = articles.contains(&low.as_str());
    let common = words.next().is_some_and(|next| next.starts_with(char::is_lowercase))
        && (!verb::senses(&low).is_empty() || noun::doing(&low).is_some());
    if !article && !common {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}
