//! The author's own words, taken over with their links.

use crate::case::{self, Window};
use crate::document::{CitationForm, Document, Statement, Subject, one_line};
use crate::matrix::Matrix;
use crate::syntax::UnitKind;
use crate::text::Span;
use crate::workspace::Analysis;

/// A document, to take words from.
pub(super) struct Borrowed<'a> {
    document: &'a Document,
    matrix: Option<&'a Matrix>,
    window: Window,
}

impl<'a> Borrowed<'a> {
    pub(super) fn of(analysis: &'a Analysis) -> Self {
        Self {
            document: &analysis.document,
            matrix: analysis.matrix.as_deref(),
            window: case::history(&analysis.settings),
        }
    }

    /// What stands under the first heading of that canonical name, without comments.
    pub(super) fn section(&self, canonical: &str) -> Option<String> {
        let document = self.document;
        let index =
            document.sections.iter().position(|section| section.named && section.canonical == Some(canonical))?;
        let own = document.parts.iter().filter(|placed| placed.section == Some(index));
        let told = own.filter(|placed| placed.part.heading.is_none() && placed.part.says_something());
        let kept = |kind: UnitKind| !matches!(kind, UnitKind::Html | UnitKind::Definition);
        let mut text = String::new();
        let mut end = None;
        for placed in told.filter(|placed| kept(placed.part.unit.kind)) {
            if end.is_some_and(|end| document.buffer.slice(Span::new(end, placed.start)).matches('\n').count() > 1) {
                text.push('\n');
            }
            let words = placed.part.unit.text.trim_end();
            end = Some(placed.start + words.len());
            text.push_str(words);
            text.push('\n');
        }
        let text = text.replace("\r\n", "\n");
        (!text.trim().is_empty()).then(|| text.trim_end().to_owned())
    }

    /// The goals under Future, as they stand but for what they cite of the matrix.
    pub(super) fn goals(&self) -> Vec<String> {
        let future = self.document.statements().filter(|subject| subject.canonical() == Some("future"));
        future.filter(super::sets_goal).map(|subject| self.statement(&subject)).collect()
    }

    /// A statement in Markdown on one line, without the attributes that are cited behind it.
    pub(super) fn statement(&self, subject: &Subject<'_>) -> String {
        self.from(subject.statement, 0)
    }

    /// The claim of a statement and what shows it, without a date or label before it.
    pub(super) fn claim(&self, subject: &Subject<'_>) -> String {
        let statement = subject.statement;
        let bare = statement.bare();
        let start = statement.passage.source_span(Span::new(bare.start, (bare.start + 1).min(bare.end))).start;
        // What is marked up as a whole is taken as a whole.
        let marks = statement.passage.marks.iter().map(|mark| mark.span);
        let start =
            marks.filter(|mark| mark.start < start && start < mark.end).map(|mark| mark.start).min().unwrap_or(start);
        let claim = self.from(statement, start);
        let mut chars = claim.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    }

    /// Whether a win lies within the time that counts; one without a day does.
    pub(super) fn counts(&self, subject: &Subject<'_>) -> bool {
        let dates = &subject.statement.dates;
        dates.is_empty() || dates.iter().any(|date| !self.window.excludes(date))
    }

    fn from(&self, statement: &Statement, start: usize) -> String {
        let source = &statement.passage.source;
        let cites = |form: CitationForm, name: &str| {
            form == CitationForm::Tag || self.matrix.is_some_and(|matrix| matrix.attribute(name).is_some())
        };
        let cited = crate::document::citations(&statement.passage);
        let cited: Vec<Span> =
            cited.iter().filter(|found| cites(found.form, &found.name)).map(|found| found.span).collect();
        let mut end = source.trim_end().len();
        while let Some(last) = cited.iter().find(|span| span.end == end && span.start > start) {
            end = source[..last.start].trim_end_matches([' ', '\t', '\r', '\n', ',']).len();
        }
        one_line(&source[start.min(end)..end])
    }

    /// The definitions of what `text` refers to by a label, with a blank line before; empty for none.
    pub(super) fn definitions(&self, text: &str) -> String {
        let source = self.document.buffer.text();
        let mut out = String::new();
        let mut taken = false;
        for line in source.lines() {
            let label = line.strip_prefix('[').and_then(|rest| rest.split_once("]:")).map(|(label, _)| label);
            taken = match label {
                Some(label) => text.contains(&format!("[{label}]")),
                // A definition goes on in lines that are indented.
                None => taken && line.starts_with([' ', '\t']) && !line.trim().is_empty(),
            };
            if taken {
                out.push_str(if out.is_empty() { "\n" } else { "" });
                out.push_str(line.trim_end());
                out.push('\n');
            }
        }
        out
    }

    /// The statement that stands at `span`; of a heading, the strongest that it can be told by: the first outcome.
    pub(super) fn at(&self, span: Span) -> Vec<Subject<'a>> {
        let document = self.document;
        let exact: Vec<Subject<'a>> =
            document.statements_touching(span).filter(|subject| subject.span() == span).collect();
        if !exact.is_empty() {
            return exact;
        }
        let Some(section) = document.sections.iter().find(|section| section.heading == span) else { return Vec::new() };
        document.statements().filter(|subject| section.span.contains(subject.span()) && subject.claims()).collect()
    }
}

/// A file's name as the target of a link.
pub(super) fn target(name: &str) -> String {
    let hard = name.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>'));
    if hard && !name.contains(['<', '>']) { format!("<{name}>") } else { name.to_owned() }
}
