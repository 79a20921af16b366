use std::path::Path;

use crate::document::{CitationForm, Document, PlacedPart, citations, goal_names};
use crate::matrix::{self, Matrix};
use crate::settings::Kind;
use crate::syntax::{self, BlockKind, UnitKind};
use crate::text::{MarkKind, Passage, Span};

use super::link::{footnote, leads_to_matrix};
use super::{Mention, Referent, Spelling, header, settled};

/// What `document`, which lies at `path`, names: all of it, or what touches byte `at`.
pub(in crate::features) fn mentions(
    document: &Document,
    matrix: Option<&Matrix>,
    path: Option<&Path>,
    at: Option<usize>,
) -> Vec<Mention> {
    let mut reader = Reader { document, matrix, path, out: Vec::new() };
    for placed in &document.parts {
        if at.is_none_or(|at| Span::new(placed.start, placed.start + placed.part.unit.text.len()).touches(at)) {
            reader.part(placed);
        }
    }
    if document.kind != Kind::Matrix {
        reader.headings();
        reader.cells();
    }
    reader.out.extend(header::mentions(&document.header, matrix));
    let mut out = settled(reader.out);
    out.retain(|mention| at.is_none_or(|at| mention.whole.touches(at)));
    out
}

struct Reader<'a> {
    document: &'a Document,
    matrix: Option<&'a Matrix>,
    path: Option<&'a Path>,
    out: Vec<Mention>,
}

impl Reader<'_> {
    fn part(&mut self, placed: &PlacedPart) {
        let unit = &placed.part.unit;
        let start = placed.start;
        match unit.kind {
            UnitKind::Metadata | UnitKind::Code | UnitKind::Break | UnitKind::Broken => return,
            UnitKind::Definition => return self.definition(&unit.text, start),
            UnitKind::Html => {
                for statement in &placed.part.statements {
                    self.passage(&statement.passage, start + statement.span.start, false);
                }
                return;
            }
            _ => {}
        }
        if !has_names(&unit.text) {
            return;
        }
        let section = placed.section.and_then(|index| self.document.sections.get(index));
        let ahead = section.is_some_and(|section| section.canonical == Some("future"));
        for block in &unit.blocks {
            let worded = matches!(block.kind, BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Lead);
            if worded && has_names(block.span.of(&unit.text)) {
                self.passage(&unit.passage(block), start + block.span.start, ahead && !block.quoted);
            }
        }
        let tables = unit.tables();
        let rows = tables.iter().flat_map(|table| std::iter::once(&table.header).chain(&table.rows));
        for cell in rows.flat_map(|row| &row.cells) {
            self.passage(&cell.passage, start + cell.span.start, false);
        }
    }

    /// `passage` starts at byte `at`; `ahead` says whether goals are told in it.
    fn passage(&mut self, passage: &Passage, at: usize, ahead: bool) {
        self.citations(passage, at);
        for found in goal_names(&passage.plain) {
            let span = passage.source_span(found.label).shifted(at);
            let whole = passage.source_span(found.whole).shifted(at);
            let label = found.label.of(&passage.plain).to_owned();
            if in_code(passage, found.label.start) || span.len() != label.len() {
                continue;
            }
            let defines = ahead && found.opens;
            let referent = Referent::Goal(label);
            self.out.push(Mention { referent, span, whole, spelling: Spelling::Label, defines });
        }
        for mark in passage.marks.iter().filter(|mark| mark.kind == MarkKind::Footnote) {
            let Some(label) = &mark.target else { continue };
            let before = &passage.source[..mark.span.start];
            let lead = before.rfind(['\n', '\r']).map_or(before, |at| &before[at + 1..]);
            let defines = lead.trim().is_empty() && passage.source[mark.span.end..].starts_with(':');
            self.label(label, mark.span.shifted(at), defines);
        }
    }

    fn label(&mut self, label: &str, whole: Span, defines: bool) {
        let span = Span::new(whole.start + 2, whole.start + 2 + label.len());
        let referent = Referent::Evidence(label.to_lowercase());
        self.out.push(Mention { referent, span, whole, spelling: Spelling::Label, defines });
    }

    /// A footnote of one word; those of several are paragraphs to the grammar.
    fn definition(&mut self, text: &str, start: usize) {
        let Some(words) = footnote(text) else { return };
        let lead = text.len() - text.trim_start().len();
        let label = &text[lead + 2..words - 2];
        self.label(label, Span::new(lead, lead + label.len() + 3).shifted(start), true);
        self.passage(&syntax::passage(&text[words..]), start + words, false);
    }

    fn citations(&mut self, passage: &Passage, at: usize) {
        let Some(matrix) = self.matrix else { return };
        for cited in citations(passage) {
            let spelling = match cited.form {
                CitationForm::Tag => Spelling::Tag,
                CitationForm::Wiki => Spelling::Wiki,
                _ => Spelling::Anchor,
            };
            let mut name = cited.name.as_str();
            if spelling == Spelling::Anchor {
                let mark = passage.marks.iter().find(|mark| mark.kind == MarkKind::Link && mark.span == cited.span);
                let Some(target) = mark.and_then(|mark| mark.target.as_deref()) else { continue };
                let file = target.split('#').next().unwrap_or_default();
                if !leads_to_matrix(file, matrix, self.path) {
                    continue;
                }
                // A heading that stands there several times is told apart by a number.
                let plain = name.rsplit_once('-').filter(|(_, number)| number.bytes().all(|b| b.is_ascii_digit()));
                if let Some((plain, _)) = plain.filter(|_| matrix.attribute(name).is_none()) {
                    name = plain;
                }
            }
            let Some(attribute) = matrix.attribute(name) else { continue };
            let referent = Referent::Attribute(attribute.id.clone());
            let span = cited.name_span.shifted(at);
            let whole = cited.span.shifted(at);
            self.out.push(Mention { referent: referent.clone(), span, whole, spelling, defines: false });
            if spelling == Spelling::Anchor
                && let Some(mark) = passage.marks.iter().find(|mark| mark.span == cited.span)
            {
                let words = mark.words;
                self.words(&referent, words.of(&passage.plain), passage.source_span(words).shifted(at), whole);
            }
        }
    }

    /// Words, which stand at `span`, that may be the name of `referent` and nothing more.
    fn words(&mut self, referent: &Referent, words: &str, span: Span, whole: Span) {
        let Some(matrix) = self.matrix else { return };
        let named = matrix.attribute(words).is_some_and(|found| Referent::Attribute(found.id.clone()) == *referent);
        if !named {
            return;
        }
        let source = self.document.buffer.slice(span);
        let bare = matrix::bare(words);
        let inside = if source == words {
            Some(bare)
        } else {
            // Escapes are read; markup inside a name leaves its words where they cannot be replaced as one.
            let passage = syntax::passage(&source);
            (passage.plain == words && passage.marks.is_empty()).then(|| passage.source_span(bare))
        };
        let span = inside.map_or(span, |inside| inside.shifted(span.start));
        self.out.push(Mention { referent: referent.clone(), span, whole, spelling: Spelling::Words, defines: false });
    }

    fn headings(&mut self) {
        for section in &self.document.sections {
            if let Some(id) = &section.attribute {
                self.words(&Referent::Attribute(id.clone()), &section.title, section.heading, section.heading);
            }
        }
    }

    fn cells(&mut self) {
        let Some((matrix, reference)) = self.matrix.zip(self.document.cross_reference()) else { return };
        for cell in reference.table.rows.iter().filter_map(|row| row.cells.first()) {
            let plain = cell.passage.plain.as_str();
            if let Some(attribute) = matrix.attribute(plain.trim()) {
                let referent = Referent::Attribute(attribute.id.clone());
                let words = Span::new(0, plain.len());
                let place = cell.passage.source_span(words).shifted(cell.span.start);
                self.words(&referent, plain, place, cell.span);
            }
        }
    }
}

/// Whether there can be a name in `text`: most lines hold none of these.
fn has_names(text: &str) -> bool {
    text.contains('#') || ["[[", "[^", "oal", "OAL"].iter().any(|sign| text.contains(sign))
}

fn in_code(passage: &Passage, plain: usize) -> bool {
    passage.marks.iter().any(|mark| {
        matches!(mark.kind, MarkKind::Code | MarkKind::Address | MarkKind::Wiki)
            && mark.words.start <= plain
            && plain < mark.words.end
    })
}
