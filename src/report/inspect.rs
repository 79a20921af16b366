use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::document::{Subject, one_line};
use crate::prose::{Phrasing, QuantityKind, Role};
use crate::rewrite::{self, Grade};
use crate::settings::Kind;
use crate::text::Buffer;
use crate::workspace::Analysis;

use super::parts::{Parts, Words};
use super::place::Range;

/// What `career-ls inspect --format json` prints.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "career-ls inspect")]
pub struct InspectOutput {
    /// Version of this format: 1. A field may be added within a version; none changes its meaning or goes.
    #[schemars(extend("const" = 1))]
    pub version: u8,
    /// The documents, by path.
    pub documents: Vec<Inspected>,
}

/// A career document as career-ls reads it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Inspected {
    /// The file, as given or walked to, with forward slashes; `-` for standard input.
    pub path: String,
    /// What it is for.
    pub kind: Kind,
    /// Its sections, in order; a deeper one lies within the one around it.
    pub sections: Vec<Section>,
    /// What may claim work, in order.
    pub statements: Vec<Statement>,
}

/// A heading and what stands under it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Section {
    /// What part of a document it is, by career-ls's own name for it; null where it is none.
    pub canonical: Option<String>,
    /// The heading's words.
    pub title: String,
    /// The heading and all under it.
    pub range: Range,
}

/// A bullet or sentence.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Statement {
    /// Where it stands, without its list marker.
    pub range: Range,
    /// As written, on one line.
    pub text: String,
    /// Whether it tells a task or an outcome.
    pub phrasing: Phrasing,
    /// Number of the group that it is told in, from 0: a challenge, what was done and its impact; a claim and what is
    /// nested under it; the sentences of a paragraph. Null where it is told alone.
    pub group: Option<u32>,
    /// Whether the group tells a task or an outcome; null where it is told alone.
    pub group_phrasing: Option<Phrasing>,
    /// The words that it opens with, such as "Responsible for"; null where they say what was done.
    pub opener: Option<String>,
    /// What it is made of, each part with the words that say it.
    pub parts: Parts,
    /// Measured amounts.
    pub quantities: Vec<Quantity>,
    /// Whether it has a number.
    pub has_metric: bool,
    /// Whether it says how wide it reached.
    pub has_scope: bool,
    /// What a reader can open.
    pub evidence: Vec<Evidence>,
    /// Attributes of the matrix that it names.
    pub attributes: Vec<Attribute>,
    /// How it could be said, best first; for a task or an unmeasured effect.
    pub rewrites: Vec<Rewritten>,
}

/// A measured amount.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Quantity {
    /// Its words, without markup.
    pub text: String,
    /// What is measured.
    pub kind: QuantityKind,
    /// What it says in its statement.
    pub role: Role,
    /// Where it stands.
    pub range: Range,
    /// The value before, where both are given: the `95` of "from 95 to 40 minutes"; null where it is not.
    pub baseline: Option<Words>,
}

/// Something that a reader can open.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Evidence {
    /// What the author calls it.
    pub text: String,
    /// Where it leads: an address, a path, a footnote's label, a ticket.
    pub target: String,
    /// Where it stands.
    pub range: Range,
}

/// An attribute of the matrix, where it is named.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Attribute {
    /// Its id in the matrix.
    pub id: String,
    /// The place that names it.
    pub range: Range,
}

/// A better sentence.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Rewritten {
    /// What the rewrite does.
    pub title: String,
    /// What it asks of the author.
    pub grade: Grade,
    /// The sentence on one line, gaps shown as `⟨metric⟩`.
    pub text: String,
    /// The sentence as an LSP snippet, gaps as tab stops.
    pub snippet: String,
}

impl InspectOutput {
    /// The output for `documents`, which stand in the order of their paths.
    pub fn of(documents: Vec<Inspected>) -> Self {
        Self { version: 1, documents }
    }
}

impl Inspected {
    /// The document called `path`.
    pub fn of(path: String, analysis: &Analysis) -> Self {
        let document = &analysis.document;
        let sections = document.sections.iter().map(|section| Section {
            canonical: section.canonical.map(str::to_owned),
            title: section.title.clone(),
            range: Range::of(section.span, &document.buffer),
        });
        Self { path, kind: document.kind, sections: sections.collect(), statements: statements(analysis) }
    }
}

fn statements(analysis: &Analysis) -> Vec<Statement> {
    let mut groups = HashMap::new();
    let mut number = |subject: &Subject<'_>| {
        let next = groups.len();
        let known = *groups.entry(subject.together?.id).or_insert(next);
        u32::try_from(known).ok()
    };
    analysis.document.statements().map(|subject| statement(&subject, number(&subject), analysis)).collect()
}

fn statement(subject: &Subject<'_>, group: Option<u32>, analysis: &Analysis) -> Statement {
    let (read, buffer, matrix) = (subject.statement, &analysis.document.buffer, analysis.matrix.as_deref());
    let (reading, plain) = (&read.reading, read.passage.plain.as_str());
    let quantities = reading.quantities.iter().map(|quantity| Quantity {
        text: quantity.span.of(plain).to_owned(),
        kind: quantity.kind,
        role: quantity.role,
        range: Range::of(subject.place(quantity.span), buffer),
        baseline: quantity.baseline.map(|before| Words::of(before, subject, buffer)),
    });
    let evidence = subject.evidence(matrix).into_iter();
    Statement {
        range: Range::of(subject.span(), buffer),
        text: read.text(),
        phrasing: read.phrasing,
        group,
        group_phrasing: subject.together.map(|together| together.phrasing),
        opener: reading.opener.map(|opener| opener.of(plain).to_owned()),
        parts: Parts::of(subject, buffer),
        quantities: quantities.collect(),
        has_metric: reading.has_metric,
        has_scope: reading.has_scope,
        evidence: evidence
            .map(|found| Evidence { range: Range::of(found.span, buffer), text: found.text, target: found.target })
            .collect(),
        attributes: attributes(subject, analysis, buffer),
        rewrites: rewrites(subject),
    }
}

fn attributes(subject: &Subject<'_>, analysis: &Analysis, buffer: &Buffer) -> Vec<Attribute> {
    let Some(matrix) = analysis.matrix.as_deref() else { return Vec::new() };
    let citations = subject.statement.citations.iter();
    citations
        .filter_map(|citation| {
            let id = matrix.attribute(&citation.name)?.id.clone();
            Some(Attribute { id, range: Range::of(citation.span.shifted(subject.at), buffer) })
        })
        .collect()
}

fn rewrites(subject: &Subject<'_>) -> Vec<Rewritten> {
    let read = subject.statement;
    if !matches!(read.phrasing, Phrasing::Task | Phrasing::Mixed) {
        return Vec::new();
    }
    rewrite::rewrites(&read.passage, &read.reading)
        .into_iter()
        .map(|rewrite| Rewritten {
            text: one_line(&rewrite.template.visible()),
            snippet: rewrite.template.snippet(),
            title: rewrite.title,
            grade: rewrite.grade,
        })
        .collect()
}
