//! The headings of a text, and what authors write in their place: a bold line, a bold label before a text.

use crate::matrix::draft::Name;
use crate::matrix::name::bare;
use crate::matrix::read::Markdown;
use crate::matrix::source::Page;
use crate::syntax::{self, BlockKind, Placed, UnitKind};
use crate::text::{Passage, Span};

/// Depth of a bold line that stands alone; headings have 1 to 6.
pub(in crate::matrix) const BOLD: u8 = 7;
/// Depth of a label at the start of a line: `**L4:** leads …`.
pub(in crate::matrix) const LABEL: u8 = 8;
/// Depth of a label at the start of a list item.
pub(in crate::matrix) const ITEM: u8 = 9;

/// A heading, or what stands for one.
pub(in crate::matrix) struct Head {
    /// 1 to 6, or what it is instead.
    pub(in crate::matrix) depth: u8,
    /// Its words, without decoration.
    pub(in crate::matrix) name: Name,
    /// Where its line starts.
    pub(in crate::matrix) start: usize,
    /// Where its words start, with their markup.
    pub(in crate::matrix) words: usize,
    /// Where what it heads begins.
    pub(in crate::matrix) body: usize,
    /// Where what it heads ends, the heads below it included.
    pub(in crate::matrix) end: usize,
    /// The number of its list item.
    pub(in crate::matrix) number: Option<Span>,
    pub(in crate::matrix) parent: Option<usize>,
    pub(in crate::matrix) children: Vec<usize>,
    passage: Passage,
    at: usize,
}

/// All heads of a text, in order.
pub(in crate::matrix) struct Heads<'a> {
    pub(in crate::matrix) page: &'a Page,
    pub(in crate::matrix) heads: Vec<Head>,
    /// Those that stand below no other.
    pub(in crate::matrix) top: Vec<usize>,
    /// What a text is set with and nobody reads: rules, definitions, anchors, front matter.
    pub(in crate::matrix) furniture: Vec<Span>,
}

impl<'a> Heads<'a> {
    pub(in crate::matrix) fn of(markdown: &Markdown<'a>) -> Self {
        let mut heads = Self { page: markdown.page, heads: Vec::new(), top: Vec::new(), furniture: Vec::new() };
        let mut open: Vec<usize> = Vec::new();
        for placed in markdown.outline {
            match placed.unit.kind {
                UnitKind::Heading(depth) => heads.heading(placed, depth, &mut open),
                UnitKind::Paragraph if is_anchor(&placed.unit.text) || is_definition(&placed.unit.text) => {
                    heads.furniture.push(placed.span());
                }
                UnitKind::Paragraph => heads.lines(placed, &mut open),
                UnitKind::Item => heads.item(placed, &open),
                UnitKind::Metadata | UnitKind::Break | UnitKind::Definition => heads.furniture.push(placed.span()),
                UnitKind::Html if is_anchor(&placed.unit.text) => heads.furniture.push(placed.span()),
                _ => {}
            }
        }
        let end = markdown.page.text.len();
        heads.close(&mut open, 0, end);
        heads
    }

    fn heading(&mut self, placed: &Placed, depth: u8, open: &mut Vec<usize>) {
        let Some(block) = placed.unit.blocks.first() else { return };
        let head = (depth, placed.start, placed.span().end);
        self.add(head, placed.unit.passage(block), placed.start + block.span.start, open);
    }

    /// The labels at the starts of a paragraph's lines.
    fn lines(&mut self, placed: &Placed, open: &mut Vec<usize>) {
        let mut at = placed.start;
        for line in placed.unit.text.split_inclusive('\n') {
            if let Some(label) = Label::of(line) {
                let depth = if label.is_alone { BOLD } else { LABEL };
                let head = (depth, at, at + label.body);
                self.add(head, syntax::passage(label.words.of(line)), at + label.words.start, open);
            }
            at += line.len();
        }
    }

    fn item(&mut self, placed: &Placed, open: &[usize]) {
        let Some(lead) = placed.unit.blocks.first().filter(|block| block.kind == BlockKind::Lead) else { return };
        let words = lead.span.of(&placed.unit.text);
        let Some(label) = Label::of(words.lines().next().unwrap_or_default()) else { return };
        let at = placed.start + lead.span.start;
        let passage = syntax::passage(label.words.of(words));
        // An item ends with its list entry: what follows is not below it.
        let mut stack = open.to_vec();
        let before = self.heads.len();
        self.add((ITEM, placed.start, at + label.body), passage, at + label.words.start, &mut stack);
        if let Some(head) = self.heads.get_mut(before) {
            head.end = placed.span().end;
            head.words = placed.start + lead.span.start;
            let marker = &placed.unit.text[..lead.span.start];
            let start = marker.len() - marker.trim_start().len();
            let digits = marker.trim_start().bytes().take_while(u8::is_ascii_digit).count();
            head.number = (digits > 0).then(|| Span::new(start, start + digits).shifted(placed.start));
        }
    }

    fn add(&mut self, (depth, start, body): (u8, usize, usize), passage: Passage, at: usize, open: &mut Vec<usize>) {
        self.close(open, depth, start);
        let plain = passage.plain.trim_end();
        // `## Senior {#senior}`: the anchor is no word of the name.
        let end = plain.rfind("{#").filter(|_| plain.ends_with('}')).unwrap_or(plain.len());
        let words = bare(&passage.plain[..end]);
        let name = Name {
            text: words.of(&passage.plain).to_owned(),
            place: self.page.place(passage.source_span(words).shifted(at)),
        };
        let parent = open.last().copied();
        let index = self.heads.len();
        match parent {
            Some(parent) => self.heads[parent].children.push(index),
            None => self.top.push(index),
        }
        let children = Vec::new();
        self.heads.push(Head {
            depth,
            name,
            start,
            words: at,
            body,
            end: body,
            number: None,
            parent,
            children,
            passage,
            at,
        });
        open.push(index);
    }

    /// Ends the open heads that are as deep as `depth` or deeper.
    fn close(&mut self, open: &mut Vec<usize>, depth: u8, at: usize) {
        while let Some(&last) = open.last()
            && self.heads[last].depth >= depth
        {
            self.heads[last].end = at.max(self.heads[last].body);
            open.pop();
        }
    }

    /// The heads below `parent`, or those below none.
    pub(in crate::matrix) fn below(&self, parent: Option<usize>) -> &[usize] {
        parent.map_or(&self.top, |parent| &self.heads[parent].children)
    }

    /// The heads below `parent` of one depth.
    pub(in crate::matrix) fn at_depth(&self, parent: Option<usize>, depth: u8) -> Vec<usize> {
        self.below(parent).iter().copied().filter(|&head| self.heads[head].depth == depth).collect()
    }

    pub(in crate::matrix) fn name(&self, head: usize) -> &str {
        &self.heads[head].name.text
    }

    /// The name that stands at `words` of a head's name.
    pub(in crate::matrix) fn part(&self, head: usize, words: Span) -> Name {
        let head = &self.heads[head];
        let start = head.passage.plain.find(&head.name.text).unwrap_or_default();
        let span = head.passage.source_span(words.shifted(start)).shifted(head.at);
        Name { text: words.of(&head.name.text).to_owned(), place: self.page.place(span) }
    }

    /// All that stands below a head, without what a text is merely set with at its end.
    pub(in crate::matrix) fn section(&self, head: usize) -> Span {
        let head = &self.heads[head];
        self.trimmed(Span::new(head.body, head.end))
    }

    /// What stands below a head before the first heading below it.
    pub(in crate::matrix) fn intro(&self, head: usize) -> Span {
        let found = &self.heads[head];
        let first = found.children.iter().map(|&child| &self.heads[child]).find(|child| child.depth < LABEL);
        self.trimmed(Span::new(found.body, first.map_or(found.end, |child| child.start)))
    }

    /// Whether the word "level" stands in the text.
    pub(in crate::matrix) fn speaks_of_levels(&self) -> bool {
        self.page
            .text
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word.eq_ignore_ascii_case("level") || word.eq_ignore_ascii_case("levels"))
    }

    fn trimmed(&self, span: Span) -> Span {
        let mut end = span.end;
        loop {
            let text = Span::new(span.start, end).of(&self.page.text).trim_end();
            let last = span.start + text.len();
            let at = self.furniture.partition_point(|piece| piece.start < last);
            match at.checked_sub(1).map(|at| self.furniture[at]) {
                Some(piece) if piece.end >= last && piece.start >= span.start && piece.start < end => end = piece.start,
                _ => return Span::new(span.start, last),
            }
        }
    }
}

/// `[x]: https://…` in every line.
fn is_definition(text: &str) -> bool {
    text.trim().lines().all(|line| line.starts_with('[') && line.contains("]: "))
}

/// `<a id="senior"></a>`: a mark to jump to, without a word.
fn is_anchor(text: &str) -> bool {
    let text = text.trim();
    let words =
        text.split('<').skip(1).filter_map(|tag| tag.split_once('>')).any(|(_, words)| !words.trim().is_empty());
    text.starts_with("<a ") && text.ends_with('>') && !words
}

/// A label at the start of a line.
struct Label {
    /// Its words, in the line.
    words: Span,
    /// Where what it labels begins.
    body: usize,
    /// Whether the line holds nothing else, not even a colon.
    is_alone: bool,
}

/// A label is shorter than this, in bytes.
const LONGEST: usize = 120;

impl Label {
    fn of(line: &str) -> Option<Self> {
        let start = line.len() - line.trim_start().len();
        let text = line[start..].trim_end();
        let mark = ["***", "**", "__"].into_iter().find(|mark| text.starts_with(mark));
        let Some(mark) = mark else { return Self::plain(line, start, text) };
        let close = text[mark.len()..].find(mark).filter(|&close| (1..=LONGEST).contains(&close))?;
        let words = Span::new(mark.len(), mark.len() + close);
        let rest = &text[words.end + mark.len()..];
        let inner = words.of(text).trim_end();
        let separator = rest.trim_start().starts_with([':', '-', '–', '—', '|']);
        let colon = inner.ends_with(':');
        if !(rest.is_empty() || colon || separator) {
            return None;
        }
        let after = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | '|'));
        let body = if colon { text.len() - rest.trim_start().len() } else { text.len() - after.len() };
        let is_alone = rest.is_empty() && !colon;
        Some(Self { words: words.shifted(start), body: start + body, is_alone })
    }

    /// `L4: leads …`, where the label can be nothing but a level.
    fn plain(line: &str, start: usize, text: &str) -> Option<Self> {
        let colon = text.find(':').filter(|&colon| (1..=LONGEST / 3).contains(&colon))?;
        super::rung::is_sure(&text[..colon])
            .then(|| Self { words: Span::new(start, start + colon), body: start + colon + 1, is_alone: false })
            .filter(|label| line.is_char_boundary(label.body))
    }
}
