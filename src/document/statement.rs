use std::sync::{Arc, OnceLock};

use crate::prose::{self, Aim, DateMention, Gist, Phrasing, Reading, Tale};
use crate::text::{MarkKind, Passage, Span};

use super::citation::{Citation, Evidence};
use super::group::{Label, Together};

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
    /// Its own phrasing.
    pub phrasing: Phrasing,
    /// Which piece of a longer story it says it is.
    pub label: Option<Label>,
    /// What it is told with in its part, if it is not told alone.
    pub together: Option<Together>,
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
    /// Whether it says when, with a year or without.
    pub says_when: bool,
    aim: OnceLock<Aim>,
    gist: OnceLock<Gist>,
    tale: OnceLock<Option<Arc<Tale>>>,
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
        let says_when = !dates.is_empty() || prose::names_period(&passage.plain);
        Self {
            span,
            phrasing: reading.phrasing,
            label: Label::opening(&passage.plain),
            together: None,
            passage,
            reading,
            shape,
            depth,
            evidence,
            citations,
            placeholders,
            dates,
            says_when,
            aim: OnceLock::new(),
            gist: OnceLock::new(),
            tale: OnceLock::new(),
        }
    }

    /// What it aims at, read as a goal.
    pub fn aim(&self) -> Aim {
        *self.aim.get_or_init(|| prose::aim(&self.passage.plain))
    }

    /// What it tells, to be held against others.
    pub fn gist(&self) -> &Gist {
        self.gist.get_or_init(|| Gist::of(&self.passage.plain, &self.reading))
    }

    /// What it tells with its amounts; none where it has none that could be held against others.
    pub fn tale(&self) -> Option<&Arc<Tale>> {
        let code = self.passage.marks.iter().filter(|mark| mark.kind == MarkKind::Code).map(|mark| mark.words);
        let read = || Tale::of(&self.passage.plain, &self.reading, &code.collect::<Vec<_>>()).map(Arc::new);
        self.tale.get_or_init(read).as_ref()
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

/// The slots of `passage` that are still open, in its words; of a link that leads to one, its words. Also those whose
/// brackets an editor with tab stops left out.
pub(super) fn open_slots(passage: &Passage) -> Vec<Span> {
    let is_code =
        |words: Span| passage.marks.iter().any(|mark| mark.kind == MarkKind::Code && mark.words.contains(words));
    let mut slots = prose::placeholders(&passage.plain);
    let leads = passage.marks.iter().filter(|mark| mark.target.as_deref().is_some_and(is_open));
    let bare = prose::tab_stops(&passage.plain).into_iter().filter(|&words| !is_code(words));
    for words in bare.chain(leads.map(|mark| mark.words)) {
        let next = slots.partition_point(|slot| slot.end <= words.start);
        if !words.is_empty() && !slots.get(next).is_some_and(|slot| slot.overlaps(words)) {
            slots.insert(next, words);
        }
    }
    slots
}

/// Whether a link leads nowhere yet: to a slot, or to the label of one.
fn is_open(target: &str) -> bool {
    target.contains('⟨') && target.contains('⟩') || target == "link"
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Statement {
        let passage = crate::syntax::passage(source);
        Statement::new(Span::new(0, source.len()), passage, Shape::Bullet, 1)
    }

    #[test]
    fn a_link_that_leads_to_a_slot_is_open_and_no_evidence() {
        let slots = |source: &str| -> Vec<String> {
            let statement = read(source);
            statement.placeholders.iter().map(|slot| slot.of(&statement.passage.plain).to_owned()).collect()
        };
        let open = "Cut é from 9 to 3 ([the log](⟨link⟩))";
        assert_eq!((slots(open), read(open).evidence), (vec!["the log".to_owned()], Vec::new()));
        let both = "Cut ⟨what⟩ ([⟨proof⟩](⟨link⟩))";
        assert_eq!(slots(both), ["⟨what⟩", "⟨proof⟩"], "a slot in the words speaks for the whole link");
        let bare = "Cut é from before to 3 ([evidence](link)) in `from before to after`";
        assert_eq!((slots(bare), read(bare).evidence.len()), (vec!["before".to_owned(), "evidence".to_owned()], 0));
        let closed = "Cut cost from 9 to 3 ([TODO list](TODO.md), [b](a%20b.md))";
        assert_eq!((slots(closed).len(), read(closed).evidence.len()), (0, 2));
    }
}
