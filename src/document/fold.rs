use std::collections::HashMap;
use std::sync::Arc;

use crate::matrix::Matrix;
use crate::prose::Phrasing;
use crate::settings::Kind;
use crate::syntax::{Outline, Placed, Table, UnitKind};
use crate::text::{Buffer, Problem, Span};

use super::citation::{Citation, CitationForm, Evidence};
use super::group::{self, Label, Together};
use super::header::Header;
use super::part::Part;
use super::section::{self, Section};
use super::statement::{Shape, Statement};

/// A career document as a whole. Parts that no edit touched are those of the document before it.
#[derive(Debug, Clone)]
pub struct Document {
    /// What it is for.
    pub kind: Kind,
    /// Its text.
    pub buffer: Buffer,
    /// What its front matter says.
    pub header: Header,
    /// Its parts, in order.
    pub parts: Vec<PlacedPart>,
    /// Its sections, in order; a deeper one lies within the one around it.
    pub sections: Vec<Section>,
    /// The words of its title: the only heading of the first level, if there is one.
    pub title: Option<(String, Span)>,
    foreign: bool,
}

/// A part and where it starts.
#[derive(Debug, Clone)]
pub struct PlacedPart {
    /// First byte, in the document.
    pub start: usize,
    /// What it says.
    pub part: Arc<Part>,
    /// The innermost section that it stands in, by index.
    pub section: Option<usize>,
    /// What it is a piece of together with other parts, and which of its statements is judged for all of them.
    pub together: Option<(Together, Option<usize>)>,
}

/// A statement in its document.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The statement.
    pub statement: &'a Statement,
    /// Where its part starts.
    pub at: usize,
    /// The section that it stands in.
    pub section: Option<&'a Section>,
    /// Index of that section.
    pub section_index: Option<usize>,
    /// What it is told with, if it is not told alone.
    pub together: Option<Together>,
}

/// The cross-reference table of a promotion case.
#[derive(Debug, Clone)]
pub struct CrossReference {
    /// The table; places are in the document.
    pub table: Table,
}

impl Document {
    /// Reads the parts of `outline`, taking over from `before` what did not change. Context is folded afresh.
    pub fn read(
        outline: &Outline,
        buffer: &Buffer,
        kind: Kind,
        matrix: Option<&Matrix>,
        before: Option<&Document>,
    ) -> Self {
        let units: Vec<&Placed> = outline.iter().collect();
        let old = before.map_or(&[][..], |before| &before.parts);
        let same = |placed: &Placed, part: &PlacedPart| Arc::ptr_eq(&placed.unit, &part.part.unit);
        let head = units.iter().zip(old).take_while(|(unit, part)| same(unit, part)).count();
        let rest = units.len().min(old.len()) - head;
        let tail =
            units.iter().rev().zip(old.iter().rev()).take(rest).take_while(|(unit, part)| same(unit, part)).count();
        let mut parts = Vec::with_capacity(units.len());
        for (index, placed) in units.iter().enumerate() {
            let part = if index < head {
                Arc::clone(&old[index].part)
            } else if index >= units.len() - tail {
                Arc::clone(&old[old.len() - (units.len() - index)].part)
            } else {
                Arc::new(Part::read(&placed.unit))
            };
            parts.push(PlacedPart { start: placed.start, part, section: None, together: None });
        }
        let header = Header::of(outline, before);
        let mut document =
            Self { kind, buffer: buffer.clone(), header, parts, sections: Vec::new(), title: None, foreign: false };
        document.fold_sections(matrix);
        document
    }

    fn fold_sections(&mut self, matrix: Option<&Matrix>) {
        let end = self.buffer.len();
        let tops = self.headings().filter(|(_, heading)| heading.level == 1).count();
        let deeper = self.headings().any(|(_, heading)| heading.level > 1);
        let mut anchors: HashMap<String, usize> = HashMap::new();
        let mut open: Vec<usize> = Vec::new();
        let mut sections: Vec<Section> = Vec::new();
        for placed in &mut self.parts {
            if let Some(heading) = &placed.part.heading {
                let span = heading.span.shifted(placed.start);
                while let Some(&last) = open.last().filter(|&&last| sections[last].level >= heading.level) {
                    sections[last].span.end = placed.start;
                    open.pop();
                }
                // The one heading above all others names the document, not a part of it.
                let title = heading.level == 1 && tops == 1 && deeper && self.title.is_none();
                if title {
                    self.title = Some((heading.title.clone(), span));
                }
                let attribute = matrix.and_then(|matrix| matrix.attribute(&heading.title));
                let own = match (&attribute, title) {
                    (None, false) => section::canonical_of(&heading.rows, self.kind),
                    _ => None,
                };
                let around = open.last().copied();
                let outer = around.map(|around| &sections[around]).filter(|outer| outer.canonical.is_some());
                let speaker = outer.filter(|_| own.is_none()).map_or(sections.len(), |outer| outer.speaker);
                let canonical = own.or(outer.and_then(|outer| outer.canonical));
                open.push(sections.len());
                sections.push(Section {
                    canonical,
                    named: own.is_some(),
                    speaker,
                    attribute: attribute.map(|attribute| attribute.id.clone()),
                    title: heading.title.clone(),
                    heading: span,
                    anchor: unique(&mut anchors, &heading.anchor),
                    span: Span::new(placed.start, end),
                    level: heading.level,
                    around,
                    label: Label::of(&heading.title),
                    foreign: false,
                });
            }
            placed.section = open.last().copied();
        }
        let mut tally = vec![(0, 0); sections.len() + 1];
        for placed in &self.parts {
            let (english, foreign) = &mut tally[placed.section.map_or(0, |index| index + 1)];
            *english += placed.part.english;
            *foreign += placed.part.foreign;
        }
        self.foreign = tally[0].1 > tally[0].0;
        for (section, (english, foreign)) in sections.iter_mut().zip(&tally[1..]) {
            section.foreign = foreign > english;
        }
        group::across(&mut self.parts, &sections);
        self.sections = sections;
    }

    fn headings(&self) -> impl Iterator<Item = (usize, &super::part::Heading)> {
        self.parts.iter().filter_map(|placed| Some((placed.start, placed.part.heading.as_ref()?)))
    }

    /// The statements, in order: what may claim work in the author's own words. Feedback is others' words and skills
    /// claim nothing.
    pub fn statements(&self) -> impl Iterator<Item = Subject<'_>> {
        self.parts.iter().flat_map(move |placed| {
            let section = placed.section.and_then(|index| self.sections.get(index));
            let own = !section.is_some_and(Section::is_of_others);
            placed.part.statements.iter().enumerate().filter(move |_| own).map(move |(index, statement)| Subject {
                statement,
                at: placed.start,
                section,
                section_index: placed.section,
                together: placed.together(index, statement),
            })
        })
    }

    /// Slots that are still open and stand in no statement: in the header, in headings, tables and definitions, and under
    /// headings whose text is not the author's own.
    pub fn slots_elsewhere(&self) -> Vec<Span> {
        let mut slots = self.header.slots.clone();
        for placed in &self.parts {
            slots.extend(placed.part.placeholders.iter().map(|slot| slot.shifted(placed.start)));
            let section = placed.section.and_then(|index| self.sections.get(index));
            if section.is_some_and(Section::is_of_others) {
                for statement in &placed.part.statements {
                    slots
                        .extend(statement.placeholders.iter().map(|&slot| statement.place(slot).shifted(placed.start)));
                }
            }
        }
        slots
    }

    /// The statements that touch `span`.
    pub fn statements_touching(&self, span: Span) -> impl Iterator<Item = Subject<'_>> {
        self.statements().filter(move |subject| {
            let place = subject.span();
            place.overlaps(span) || place.touches(span.start)
        })
    }

    /// The innermost section around byte `at`.
    pub fn section_at(&self, at: usize) -> Option<&Section> {
        self.sections.iter().rev().find(|section| section.span.start <= at && at <= section.span.end)
    }

    /// The sections around byte `at`, the widest first.
    pub fn sections_around(&self, at: usize) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(move |section| section.span.start <= at && at < section.span.end)
    }

    /// The part that holds byte `at`.
    pub fn part_at(&self, at: usize) -> Option<&PlacedPart> {
        let index = self.parts.partition_point(|placed| placed.start <= at);
        self.parts.get(index.checked_sub(1)?)
    }

    /// The cross-reference table, if there is one.
    pub fn cross_reference(&self) -> Option<CrossReference> {
        self.parts.iter().find_map(|placed| {
            let section = self.sections.get(placed.section?)?;
            let table = placed.part.tables.first().filter(|_| section.canonical == Some("cross-reference"))?;
            Some(CrossReference { table: table.clone().shifted(placed.start) })
        })
    }

    /// Every place that may name an attribute: in statements, headings and the cross-reference table.
    pub fn citations(&self) -> Vec<Citation> {
        let mut out: Vec<Citation> = Vec::new();
        for placed in &self.parts {
            for statement in &placed.part.statements {
                out.extend(statement.citations.iter().map(|citation| citation.shifted(placed.start)));
            }
        }
        for section in &self.sections {
            out.push(Citation {
                form: CitationForm::Heading,
                name: section.title.clone(),
                span: section.heading,
                name_span: section.heading,
            });
        }
        for cell in self.cross_reference().iter().flat_map(CrossReference::attributes) {
            out.push(cell);
        }
        out.sort_by_key(|citation| citation.span);
        out
    }

    /// The labels that it defines, such as `^latency`: of links and of footnotes, in order.
    pub fn labels(&self) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for placed in &self.parts {
            out.extend(placed.part.definition.clone());
            if placed.part.unit.kind != UnitKind::Paragraph {
                continue;
            }
            // A footnote of several words is a paragraph to the grammar.
            let lines = placed.part.unit.text.lines().filter_map(|line| line.trim_start().strip_prefix("[^"));
            let labels = lines.filter_map(|line| line.split_once("]:").map(|(label, _)| label));
            out.extend(labels.filter(|label| !label.contains([']', ' '])).map(|label| format!("^{label}")));
        }
        out
    }

    /// Whether the section of `index` is written in another language than English; without one, what stands before the
    /// first heading.
    pub fn is_foreign(&self, index: Option<usize>) -> bool {
        index.map_or(self.foreign, |index| self.sections[index].foreign)
    }

    /// Whether something stands under the heading of `section`.
    pub fn is_told(&self, section: &Section) -> bool {
        let first = self.parts.partition_point(|placed| placed.start <= section.span.start);
        let mut under = self.parts[first..].iter().take_while(|placed| placed.start < section.span.end);
        under.any(|placed| placed.part.heading.is_none() && placed.part.says_something())
    }

    /// The canonical sections that it tells: those with more than a heading, in the order of their first heading.
    pub fn told(&self) -> Vec<&'static str> {
        let mut out = Vec::new();
        for section in self.sections.iter().filter(|section| section.named) {
            let Some(name) = section.canonical.filter(|name| !out.contains(name)) else { continue };
            if self.is_told(section) {
                out.push(name);
            }
        }
        out
    }

    /// Where what concerns the document as a whole is said: on its title, else on its first heading, else on the kind in
    /// its header, else on its first line.
    pub fn anchor(&self) -> Span {
        let title = self.title.as_ref().map(|(_, span)| *span);
        let heading = || self.sections.first().map(|section| section.heading);
        let header = || self.header.field("kind").map(|field| field.span);
        title.or_else(heading).or_else(header).unwrap_or_else(|| {
            let line = self.buffer.line_span(0);
            Span::new(line.start, line.start + self.buffer.slice(line).trim_end().len())
        })
    }

    /// Whether most of it is written in another language than English.
    pub fn is_mostly_foreign(&self) -> bool {
        let count = |(english, foreign): (usize, usize), placed: &PlacedPart| {
            (english + placed.part.english, foreign + placed.part.foreign)
        };
        let (english, foreign) = self.parts.iter().fold((0, 0), count);
        foreign > english
    }

    /// What the header gets wrong.
    pub fn problems(&self) -> &[Problem] {
        &self.header.problems
    }
}

/// The anchor, numbered where an earlier heading has the same.
fn unique(anchors: &mut HashMap<String, usize>, anchor: &str) -> String {
    if anchor.is_empty() {
        return String::new();
    }
    let before = anchors.entry(anchor.to_owned()).or_default();
    *before += 1;
    if *before == 1 { anchor.to_owned() } else { format!("{anchor}-{}", *before - 1) }
}

impl PlacedPart {
    fn together(&self, index: usize, statement: &Statement) -> Option<Together> {
        match self.together {
            Some((together, speaker)) => Some(Together { speaks: speaker == Some(index), ..together }),
            None => statement.together.map(|together| Together { id: (self.start, together.id.1), ..together }),
        }
    }
}

impl Subject<'_> {
    /// What it claims: its own phrasing where it is told alone; where it is told with others, what they come to, at the
    /// one that is judged for all, and nothing at the others.
    pub fn phrasing(&self) -> Phrasing {
        match self.together {
            Some(Together { speaks: false, .. }) => Phrasing::Other,
            Some(together) => together.phrasing,
            None => self.statement.phrasing,
        }
    }

    /// Where it stands in the document.
    pub fn span(&self) -> Span {
        self.statement.span.shifted(self.at)
    }

    /// Where the words `plain` of its passage stand in the document.
    pub fn place(&self, plain: Span) -> Span {
        self.statement.place(plain).shifted(self.at)
    }

    /// What a reader can open: links that name an attribute of `matrix` are no evidence.
    pub fn evidence(&self, matrix: Option<&Matrix>) -> Vec<Evidence> {
        let open = self.openable(matrix);
        open.map(|evidence| Evidence { span: evidence.span.shifted(self.at), ..evidence.clone() }).collect()
    }

    /// Whether there is anything that a reader can open.
    pub fn has_evidence(&self, matrix: Option<&Matrix>) -> bool {
        self.openable(matrix).next().is_some()
    }

    fn openable(&self, matrix: Option<&Matrix>) -> impl Iterator<Item = &Evidence> {
        let Statement { evidence, citations, .. } = self.statement;
        evidence.iter().filter(move |evidence| {
            let mut same = citations.iter().filter(|citation| citation.span == evidence.span);
            !same.any(|citation| matrix.is_some_and(|matrix| matrix.attribute(&citation.name).is_some()))
        })
    }

    /// Whether it stands where work is claimed: in a section that tells of the past, or in a list under a heading that is
    /// none of the framework's (a project's name). Goals, intentions and questions claim nothing yet.
    pub fn claims(&self) -> bool {
        self.section.and_then(Section::tells_work).unwrap_or(self.statement.shape == Shape::Bullet)
    }

    /// The canonical name of its section.
    pub fn canonical(&self) -> Option<&'static str> {
        self.section.and_then(|section| section.canonical)
    }
}

impl Citation {
    /// The same citation, `by` bytes further on.
    #[must_use]
    pub fn shifted(&self, by: usize) -> Citation {
        Citation { span: self.span.shifted(by), name_span: self.name_span.shifted(by), ..self.clone() }
    }
}

impl CrossReference {
    /// The first cell of each row, as a citation. Blank ones name nothing.
    pub fn attributes(&self) -> impl Iterator<Item = Citation> + '_ {
        self.table.rows.iter().filter_map(|row| row.cells.first()).filter(|cell| !cell.span.is_empty()).map(|cell| {
            let marked = cell.passage.source.len() - cell.passage.source.trim_start_matches(['#', '[', '*']).len();
            let start = cell.span.start + marked;
            let name = cell.passage.plain.trim().trim_start_matches('#').to_owned();
            Citation {
                form: CitationForm::Cell,
                span: cell.span,
                name_span: Span::new(start, (start + name.len()).min(cell.span.end)),
                name,
            }
        })
    }
}
