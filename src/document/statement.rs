use crate::prose::{self, DateMention, Phrasing, Reading};
use crate::text::{Passage, Span};

use super::citation::{Citation, Evidence};

/// One bullet or sentence that may claim work. Places are relative to its [`Part`](super::Part), those inside its
/// passage and reading to the passage.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Where it stands, without list marker and line end.
    pub span: Span,
    /// Its words.
    pub passage: Passage,
    /// What its words say.
    pub reading: Reading,
    /// Its phrasing, judged together with what is nested under it.
    pub phrasing: Phrasing,
    /// Whether it is a list item or a sentence.
    pub shape: Shape,
    /// How many list items it stands in.
    pub depth: u16,
    /// What a reader can open; places relative to the part.
    pub evidence: Vec<Evidence>,
    /// What may name an attribute; places relative to the part.
    pub citations: Vec<Citation>,
    /// Slots that are still open, in `passage.plain`.
    pub placeholders: Vec<Span>,
    /// Dates that it names, in `passage.plain`.
    pub dates: Vec<DateMention>,
}

/// What a [`Statement`] is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// The words of a list item.
    Bullet,
    /// A sentence of a paragraph.
    Sentence,
}

impl Statement {
    pub(super) fn new(span: Span, passage: Passage, shape: Shape, depth: u16) -> Self {
        let reading = prose::read(&passage.plain);
        let mut evidence = super::citation::evidence(&passage);
        let mut citations = super::citation::citations(&passage);
        for found in &mut evidence {
            found.span = found.span.shifted(span.start);
        }
        for citation in &mut citations {
            citation.span = citation.span.shifted(span.start);
            citation.name_span = citation.name_span.shifted(span.start);
        }
        let placeholders = open_slots(&passage);
        // What leads to a slot cannot be opened yet.
        evidence.retain(|found| !is_open(&found.target));
        let dates = prose::dates(&passage.plain);
        Self {
            span,
            phrasing: reading.phrasing,
            passage,
            reading,
            shape,
            depth,
            evidence,
            citations,
            placeholders,
            dates,
        }
    }

    /// Where the words `plain` of its passage stand, relative to the part.
    pub fn place(&self, plain: Span) -> Span {
        self.passage.source_span(plain).shifted(self.span.start)
    }

    /// The source with its lines joined: a soft break and the indent after it are one blank.
    pub fn text(&self) -> String {
        one_line(&self.passage.source)
    }
}

/// The slots of `passage` that are still open, in its words; of a link that leads to one, its words.
pub(super) fn open_slots(passage: &Passage) -> Vec<Span> {
    let mut slots = prose::placeholders(&passage.plain);
    for mark in &passage.marks {
        let open = mark.target.as_deref().is_some_and(is_open);
        if open && !mark.words.is_empty() && !slots.iter().any(|slot| slot.overlaps(mark.words)) {
            slots.push(mark.words);
        }
    }
    slots.sort_unstable();
    slots
}

fn is_open(target: &str) -> bool {
    target.contains('⟨') && target.contains('⟩')
}

/// `source` on one line: each line end, with the blanks around it, is one blank.
pub fn one_line(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    for line in source.split(['\n', '\r']) {
        let line = if out.is_empty() { line } else { line.trim_start() };
        if line.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.truncate(out.trim_end().len());
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}
