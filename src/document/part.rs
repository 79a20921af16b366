use std::ops::Range;
use std::sync::Arc;

use crate::prose;
use crate::syntax::{self, Block, BlockKind, Table, Unit, UnitKind};
use crate::text::{MarkKind, Passage, Span};

use super::directive::{self, Directive};
use super::group;
use super::section;
use super::statement::{Shape, Statement};

/// What one unit of a document says, whatever stands around it. Kept for as long as the unit is. Places are relative to
/// the unit.
#[derive(Debug, Clone)]
pub struct Part {
    /// The unit that was read.
    pub unit: Arc<Unit>,
    /// The heading that it is, if it is one.
    pub heading: Option<Heading>,
    /// What may claim work.
    pub statements: Vec<Statement>,
    /// Comments that silence rules.
    pub directives: Vec<Directive>,
    /// Tables.
    pub tables: Vec<Table>,
    /// Slots that are still open, outside statements.
    pub placeholders: Vec<Span>,
    /// The label of a link or footnote definition.
    pub definition: Option<String>,
    /// Which statements are the sentences of one paragraph.
    paragraphs: Vec<Range<usize>>,
    /// Bytes of words that are English, or of no language at all.
    pub english: usize,
    /// Bytes of words in another language.
    pub foreign: usize,
}

/// A heading, or a line that serves as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6; 7 for a line that serves as one.
    pub level: u8,
    /// Its words, cleaned.
    pub title: String,
    /// Where they stand.
    pub span: Span,
    /// What a link to it leads to; empty for a line that serves as one.
    pub anchor: String,
    /// Rows of the table of sections that they match.
    pub(super) rows: Vec<usize>,
}

impl Part {
    /// Reads `unit`.
    pub fn read(unit: &Arc<Unit>) -> Part {
        let mut part = Part {
            unit: Arc::clone(unit),
            heading: None,
            statements: Vec::new(),
            directives: Vec::new(),
            tables: Vec::new(),
            placeholders: Vec::new(),
            definition: None,
            paragraphs: Vec::new(),
            english: 0,
            foreign: 0,
        };
        match unit.kind {
            UnitKind::Heading(level) => part.read_heading(level),
            UnitKind::Paragraph | UnitKind::Item => part.read_blocks(),
            UnitKind::Table => part.read_table(),
            UnitKind::Html => part.read_html(),
            UnitKind::Definition => {
                let label = unit.text.trim_start().strip_prefix('[').and_then(|rest| rest.split(']').next());
                part.definition = label.map(str::to_owned);
                let slots = prose::placeholders(&unit.text);
                // What looks like a gap in an address is none.
                part.placeholders = slots.into_iter().filter(|slot| slot.of(&unit.text).starts_with('⟨')).collect();
            }
            UnitKind::Metadata | UnitKind::Quote | UnitKind::Code | UnitKind::Break | UnitKind::Broken => {}
        }
        if !matches!(unit.kind, UnitKind::Code | UnitKind::Metadata) && unit.text.contains("<!--") {
            let code: Vec<Span> =
                unit.blocks.iter().filter(|block| block.kind == BlockKind::Code).map(|block| block.span).collect();
            part.directives = directive::directives(&unit.text);
            part.directives.retain(|directive| !code.iter().any(|code| code.contains(directive.span)));
        }
        group::within(&mut part.statements, &part.paragraphs);
        part
    }

    /// Whether it tells a reader anything: comments, rules and blank tables do not.
    pub fn says_something(&self) -> bool {
        match self.unit.kind {
            UnitKind::Html => !self.statements.is_empty(),
            UnitKind::Table => self
                .tables
                .iter()
                .any(|table| table.rows.iter().any(|row| row.cells.iter().any(|cell| !cell.span.is_empty()))),
            UnitKind::Metadata | UnitKind::Break => false,
            _ => self.unit.text.chars().any(char::is_alphanumeric),
        }
    }

    fn weigh(&mut self, passage: &Passage) {
        if prose::is_english(&passage.plain) {
            self.english += passage.plain.len();
        } else {
            self.foreign += passage.plain.len();
        }
    }

    fn read_heading(&mut self, level: u8) {
        let unit = Arc::clone(&self.unit);
        let Some(block) = unit.blocks.first() else { return };
        self.take_heading(level, &unit.passage(block), block.span.start);
    }

    fn take_heading(&mut self, level: u8, passage: &Passage, at: usize) {
        let title = section::clean(&passage.plain);
        let start = passage.plain.find(title).unwrap_or(0);
        let span = passage.source_span(Span::new(start, start + title.len())).shifted(at);
        self.placeholders.extend(places(passage, at));
        let anchor = if level > 6 { String::new() } else { section::anchor(&passage.plain) };
        self.heading = Some(Heading { level, title: title.to_owned(), span, anchor, rows: section::rows(title) });
    }

    fn read_blocks(&mut self) {
        let unit = Arc::clone(&self.unit);
        for block in &unit.blocks {
            if block.quoted {
                continue;
            }
            match block.kind {
                BlockKind::Lead | BlockKind::Paragraph => {
                    let passage = unit.passage(block);
                    if block.depth == 0 && self.serves_as_heading(block, &passage) {
                        continue;
                    }
                    self.weigh(&passage);
                    if block.kind == BlockKind::Lead {
                        self.bullet(block.span, passage, block.depth);
                    } else {
                        self.paragraph(block, &passage);
                    }
                }
                BlockKind::Heading(level) if self.unit.kind == UnitKind::Paragraph => self.read_heading(level),
                BlockKind::Row => {}
                BlockKind::Heading(_) | BlockKind::Code | BlockKind::Html | BlockKind::Definition => {}
            }
        }
        self.tables = unit.tables();
    }

    /// A line in bold, or one that ends in a colon and is called like a section.
    fn serves_as_heading(&mut self, block: &Block, passage: &Passage) -> bool {
        let words = section::without_id(passage.plain.trim());
        let bold = passage.marks.first().is_some_and(|mark| {
            mark.kind == MarkKind::Strong
                && mark.words.of(&passage.plain).trim_end_matches(':').len() + 1 >= words.len()
                && words.len() <= 80
        });
        let short = words.ends_with(':') && words.split_whitespace().count() <= 5;
        let known = || !section::rows(section::clean(words)).is_empty();
        let one_line = !block.span.of(&self.unit.text).contains(['\n', '\r']);
        let heading = one_line && !words.is_empty() && (bold || (short && known()));
        if heading {
            self.take_heading(7, passage, block.span.start);
        }
        heading
    }

    fn bullet(&mut self, span: Span, passage: Passage, depth: u16) {
        if passage.plain.trim().is_empty() {
            return;
        }
        self.statements.push(Statement::new(span, passage, Shape::Bullet, depth));
    }

    fn paragraph(&mut self, block: &Block, passage: &Passage) {
        let source = block.span.of(&self.unit.text).to_owned();
        if source.trim_start().starts_with(BULLETS) {
            return self.typed_bullets(block, &source);
        }
        let first = self.statements.len();
        for sentence in prose::sentences(&passage.plain) {
            let start = if sentence.start == 0 { 0 } else { passage.cut(sentence.start) };
            let end = if sentence.end == passage.plain.len() { source.len() } else { passage.cut(sentence.end) };
            let piece = Span::new(start, end);
            let lead = piece.of(&source).len() - uncommented(piece.of(&source)).len();
            let piece = Span::new(start + lead, start + piece.of(&source).trim_end().len());
            let words = if piece.len() == source.len() { passage.clone() } else { self.cut_out(block, piece) };
            let span = piece.shifted(block.span.start);
            self.statements.push(Statement::new(span, words, Shape::Sentence, block.depth));
        }
        self.paragraphs.push(first..self.statements.len());
    }

    /// Bullets that are typed as characters, one a line, in what Markdown reads as a paragraph.
    fn typed_bullets(&mut self, block: &Block, source: &str) {
        let mut starts: Vec<usize> = Vec::new();
        let mut at = 0;
        for line in source.split_inclusive('\n') {
            if line.trim_start().starts_with(BULLETS) {
                starts.push(at);
            }
            at += line.len();
        }
        for (index, &start) in starts.iter().enumerate() {
            let end = starts.get(index + 1).copied().unwrap_or(source.len());
            let line = &source[start..end];
            let body = line.trim_start().trim_start_matches(BULLETS).trim_start();
            let start = end - body.len();
            let piece = Span::new(start, start + body.trim_end().trim_end_matches('\\').trim_end().len());
            if !piece.is_empty() {
                let passage = self.cut_out(block, piece);
                self.bullet(piece.shifted(block.span.start), passage, block.depth + 1);
            }
        }
    }

    /// The words of a piece of `block`; `piece` is relative to the block.
    fn cut_out(&self, block: &Block, piece: Span) -> Passage {
        let span = piece.shifted(block.span.start);
        let gaps = block.gaps.iter().filter(|gap| span.contains(**gap)).copied().collect();
        self.unit.passage(&Block { span, gaps, ..block.clone() })
    }

    fn read_table(&mut self) {
        self.tables = self.unit.tables();
        let tables = std::mem::take(&mut self.tables);
        let rows = tables.iter().flat_map(|table| std::iter::once(&table.header).chain(&table.rows));
        for cell in rows.flat_map(|row| &row.cells) {
            self.placeholders.extend(places(&cell.passage, cell.span.start));
        }
        self.tables = tables;
    }

    /// Items of an HTML list.
    fn read_html(&mut self) {
        let text = self.unit.text.clone();
        for (open, tag) in text.match_indices("<li>") {
            let start = open + tag.len();
            let rest = &text[start..];
            let end = ["</li>", "<li>", "</ul>", "</ol>"].iter().filter_map(|stop| rest.find(stop)).min();
            let inside = &rest[..end.unwrap_or(rest.len())];
            let body = inside.trim();
            if !body.is_empty() {
                let start = start + (inside.len() - inside.trim_start().len());
                let passage = syntax::passage(body);
                self.weigh(&passage);
                self.bullet(Span::new(start, start + body.len()), passage, 1);
            }
        }
    }
}

/// `text` without the blanks and comments before its first word.
fn uncommented(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some((_, after)) = rest.strip_prefix("<!--").and_then(|inside| inside.split_once("-->")) {
        rest = after.trim_start();
    }
    rest
}

/// Characters that people type for a list item.
const BULLETS: [char; 6] = ['•', '◦', '‣', '▪', '●', '○'];

fn places(passage: &Passage, at: usize) -> impl Iterator<Item = Span> {
    super::statement::open_slots(passage).into_iter().map(move |span| passage.source_span(span).shifted(at))
}
