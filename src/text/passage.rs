use super::Span;

/// Words read out of a marked-up source, each still knowing where it stands there.
///
/// `plain` is one line without markup: escapes are resolved, soft breaks are single spaces, a link is its text, a code
/// span its content. `source` is the same stretch as the author typed it, line ends and all. Offsets of both are
/// relative to the passage.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passage {
    /// The words alone.
    pub plain: String,
    /// The stretch as it stands in the source.
    pub source: String,
    /// Markup in the stretch, by where it starts.
    pub marks: Vec<Mark>,
    pieces: Vec<Piece>,
}

/// Markup around words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// With its delimiters, in `source`.
    pub span: Span,
    /// Its words, in `plain`.
    pub words: Span,
    /// Where a link, image or autolink leads, as written; a wiki link's or footnote's name.
    pub target: Option<String>,
}

/// Kinds of markup that a passage keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// `*a*` or `_a_`
    Emphasis,
    /// `**a**` or `__a__`
    Strong,
    /// `~~a~~`
    Strike,
    /// `` `a` ``
    Code,
    /// `[a](b)`
    Link,
    /// `[a][b]`, `[a][]`, or `[a]`, whose brackets stay in the words: its target is the label, which a definition may know
    Reference,
    /// `![a](b)`: its words are not the passage's
    Image,
    /// `<https://…>` or a bare `https://…`
    Address,
    /// `[[a]]`
    Wiki,
    /// `[^a]`: no words
    Footnote,
    /// A raw HTML tag or a comment: no words
    Html,
}

/// A run of `plain` and the run of `source` it came from. Of equal length unless something was resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    plain: Span,
    source: Span,
}

/// Collects a [`Passage`] from left to right.
#[derive(Debug, Default)]
pub struct PassageBuilder {
    passage: Passage,
}

impl PassageBuilder {
    /// Starts a passage for `source`.
    pub fn new(source: String) -> Self {
        Self { passage: Passage { source, ..Passage::default() } }
    }

    /// Takes the bytes of `source` as they are.
    pub fn copy(&mut self, source: Span) {
        if source.is_empty() {
            return;
        }
        let passage = &mut self.passage;
        let start = passage.plain.len();
        passage.plain.push_str(source.of(&passage.source));
        let plain = Span::new(start, passage.plain.len());
        match passage.pieces.last_mut() {
            Some(last)
                if last.source.end == source.start
                    && last.source.len() == last.plain.len()
                    && source.len() == plain.len() =>
            {
                last.source.end = source.end;
                last.plain.end = plain.end;
            }
            _ => passage.pieces.push(Piece { plain, source }),
        }
    }

    /// Takes `words` for the bytes of `source`: an escape, an entity, a soft break.
    pub fn resolve(&mut self, source: Span, words: &str) {
        let start = self.passage.plain.len();
        self.passage.plain.push_str(words);
        if !words.is_empty() {
            self.passage.pieces.push(Piece { plain: Span::new(start, self.passage.plain.len()), source });
        }
    }

    /// Length of `plain` so far.
    pub fn plain_len(&self) -> usize {
        self.passage.plain.len()
    }

    /// Whether `plain` ends in a blank so far, or is empty.
    pub fn ends_blank(&self) -> bool {
        self.passage.plain.is_empty() || self.passage.plain.ends_with(' ')
    }

    /// Notes markup. Marks may come in any order.
    pub fn mark(&mut self, mark: Mark) {
        self.passage.marks.push(mark);
    }

    /// The source being read.
    pub fn source(&self) -> &str {
        &self.passage.source
    }

    /// The passage.
    pub fn finish(mut self) -> Passage {
        self.passage.marks.sort_by_key(|mark| (mark.span.start, usize::MAX - mark.span.end));
        self.passage
    }
}

impl Passage {
    /// A passage without markup.
    pub fn of(text: &str) -> Self {
        let mut builder = PassageBuilder::new(text.to_owned());
        builder.copy(Span::new(0, text.len()));
        builder.finish()
    }

    /// Where the words of `plain` stand in `source`, from the first word's first byte to the last one's end; markup at
    /// the edges is left out. An empty span maps to [`Passage::cut`].
    pub fn source_span(&self, plain: Span) -> Span {
        if plain.is_empty() {
            return Span::empty(self.cut(plain.start));
        }
        let start = self.forward(plain.start);
        let end = self.backward(plain.end);
        Span::new(start, end)
    }

    /// The place in `source` that divides the words before `plain` from those after it: closing markup stays with
    /// what went before, opening markup with what follows. The first and last places are the edges of `source`.
    pub fn cut(&self, plain: usize) -> usize {
        if plain == 0 {
            return 0;
        }
        if plain >= self.plain.len() {
            return self.source.len();
        }
        let mut at = self.backward(plain);
        let limit = self.forward(plain);
        for mark in &self.marks {
            if mark.span.end > at && mark.span.end <= limit && mark.span.start < at {
                at = mark.span.end;
            }
        }
        at
    }

    /// Whether `source` can be cut out whole: no mark sticks out of it on one side only.
    pub fn is_balanced(&self, source: Span) -> bool {
        self.marks.iter().all(|mark| {
            source.contains(mark.span)
                || !source.overlaps(mark.span)
                || (mark.span.contains(source) && !self.delimiters_touched(mark, source))
        })
    }

    fn delimiters_touched(&self, mark: &Mark, source: Span) -> bool {
        if mark.words.is_empty() {
            return true;
        }
        let inner = Span::new(self.forward(mark.words.start), self.backward(mark.words.end));
        !inner.contains(source)
    }

    fn forward(&self, plain: usize) -> usize {
        match self.pieces.iter().find(|piece| plain < piece.plain.end) {
            Some(piece) if piece.plain.len() == piece.source.len() => {
                piece.source.start + plain.saturating_sub(piece.plain.start)
            }
            Some(piece) => piece.source.start,
            None => self.source.len(),
        }
    }

    fn backward(&self, plain: usize) -> usize {
        match self.pieces.iter().rev().find(|piece| piece.plain.start < plain) {
            Some(piece) if piece.plain.len() == piece.source.len() => {
                piece.source.start + plain.min(piece.plain.end) - piece.plain.start
            }
            Some(piece) => piece.source.end,
            None => 0,
        }
    }

    /// The byte of `plain` that stands at byte `at` of `source`, or the next one after it where that is markup.
    pub fn plain_offset(&self, at: usize) -> usize {
        match self.pieces.iter().find(|piece| at < piece.source.end) {
            Some(piece) if piece.plain.len() == piece.source.len() => {
                piece.plain.start + at.saturating_sub(piece.source.start)
            }
            Some(piece) => piece.plain.start,
            None => self.plain.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `Cut **spend** by \~30%`
    fn sample() -> Passage {
        let source = r"Cut **spend** by \~30%";
        let mut builder = PassageBuilder::new(source.to_owned());
        builder.copy(Span::new(0, 4));
        builder.copy(Span::new(6, 11));
        builder.mark(Mark { kind: MarkKind::Strong, span: Span::new(4, 13), words: Span::new(4, 9), target: None });
        builder.copy(Span::new(13, 17));
        builder.resolve(Span::new(17, 19), "~");
        builder.copy(Span::new(19, 22));
        builder.finish()
    }

    #[test]
    fn words_know_where_they_stand() {
        let passage = sample();
        assert_eq!(passage.plain, "Cut spend by ~30%");
        let words = |from: &str| {
            let start = passage.plain.find(from).expect("in the sample");
            passage.source_span(Span::new(start, start + from.len())).of(&passage.source)
        };
        assert_eq!(words("spend"), "spend");
        assert_eq!(words("~30%"), r"\~30%");
        assert_eq!(words("spend by"), "spend** by");
    }

    #[test]
    fn a_cut_keeps_markup_with_its_words() {
        let passage = sample();
        assert_eq!(passage.source.split_at(passage.cut(4)), ("Cut ", r"**spend** by \~30%"));
        assert_eq!(passage.source.split_at(passage.cut(9)), ("Cut **spend**", r" by \~30%"));
        assert_eq!((passage.cut(0), passage.cut(99)), (0, passage.source.len()));
    }

    #[test]
    fn half_a_mark_is_not_balanced() {
        let passage = sample();
        assert!(passage.is_balanced(Span::new(4, 13)));
        assert!(passage.is_balanced(Span::new(6, 11)));
        assert!(!passage.is_balanced(Span::new(0, 8)));
        assert!(!passage.is_balanced(Span::new(5, 11)));
    }

    #[test]
    fn source_places_map_back() {
        let passage = sample();
        assert_eq!(passage.plain_offset(6), 4);
        assert_eq!(passage.plain_offset(4), 4, "on the delimiter: the word it opens");
        assert_eq!(passage.plain_offset(18), passage.plain.find('~').expect("in the sample"));
    }
}
