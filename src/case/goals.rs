//! Goals by their labels: where a case tells them, where it names them, and which of them were settled.

use crate::document::{Document, Subject, goal_names, settles_goals};
use crate::prose::{self, Gist};
use crate::text::{Encoding, MarkKind, Span};

/// A goal that a document tells by a label: "Goal B: cut the cost of a failed payout".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// The label: the `B` of "Goal B".
    pub label: String,
    /// What it is about.
    pub gist: Gist,
    /// The line where it is told, from 0.
    pub line: u32,
    /// Whether it is told of the future, and not only brought up in a talk.
    pub planned: bool,
}

/// A place that names a goal by its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedGoal {
    /// The label.
    pub label: String,
    /// Where the label stands, in the document.
    pub span: Span,
    /// What the words around it are about; none where several goals are named there, or it stands in a table.
    pub gist: Option<Gist>,
    /// Whether it is told there, or brought up for the first time.
    pub told: bool,
    /// Whether it stands where the future is told.
    pub planned: bool,
    /// Whether the words around it say that it was settled.
    pub settled: bool,
}

/// Words before a goal that bring it up: "you should consider a goal B".
const BRINGING: [&str; 10] =
    ["a", "new", "another", "consider", "considers", "suggested", "suggests", "suggest", "proposed", "proposes"];

/// Every place of `document` that names a goal by its label, in order.
pub fn named_goals(document: &Document) -> Vec<NamedGoal> {
    let mut out = Vec::new();
    for subject in document.statements() {
        let plain = subject.statement.passage.plain.as_str();
        let mut names = goal_names(plain);
        // "Our goal 20% of the market" is none.
        names.retain(|name| !plain[name.label.end..].starts_with('%') && !is_code(&subject, name.label));
        if names.is_empty() {
            continue;
        }
        let planned = subject.canonical() == Some("future");
        let sentences = prose::sentences(plain);
        let one = names.len() == 1;
        for name in names {
            let sentence = sentences.iter().find(|sentence| sentence.contains(name.label));
            let settled = is_settled(&subject, sentence.map_or(plain, |sentence| sentence.of(plain)));
            let behind = plain[name.label.end..].split_whitespace().count();
            out.push(NamedGoal {
                label: name.label.of(plain).to_owned(),
                span: subject.place(name.label),
                gist: one.then(|| told(&subject, name.whole)),
                told: name.opens && behind > 2 || brings_up(plain, name.whole.start),
                planned,
                settled,
            });
        }
    }
    for placed in &document.parts {
        let section = placed.section.and_then(|index| document.sections.get(index));
        let canonical = section.and_then(|section| section.canonical);
        if let Some(heading) = &placed.part.heading {
            let planned = canonical == Some("future");
            let title = heading.title.as_str();
            let opens = goal_names(title)
                .into_iter()
                .filter(|name| name.opens || planned && name.whole == Span::new(0, title.len()));
            out.extend(opens.map(|name| NamedGoal {
                label: name.label.of(title).to_owned(),
                span: name.label.shifted(placed.start + heading.span.start),
                gist: Some(Gist::of(title, &prose::read(title))),
                told: true,
                planned,
                settled: false,
            }));
        }
        let rows = placed.part.tables.iter().flat_map(|table| &table.rows);
        for row in rows {
            let settles = || row.cells.iter().any(|cell| settles_goals(&cell.passage.plain));
            for cell in &row.cells {
                let plain = cell.passage.plain.as_str();
                out.extend(goal_names(plain).into_iter().map(|name| NamedGoal {
                    label: name.label.of(plain).to_owned(),
                    span: cell.passage.source_span(name.label).shifted(placed.start + cell.span.start),
                    gist: None,
                    told: false,
                    planned: false,
                    settled: canonical == Some("agreed-plan") || settles(),
                }));
            }
        }
    }
    out.sort_by_key(|name| name.span);
    out
}

/// The goals that `document` tells by a label, in order.
pub fn goals(document: &Document) -> Vec<Goal> {
    let told = named_goals(document).into_iter().filter(|name| name.told);
    let goals = told.map(|name| Goal {
        line: document.buffer.position(name.span.start, Encoding::Utf8).line,
        gist: name.gist.unwrap_or_default(),
        label: name.label,
        planned: name.planned,
    });
    goals.collect()
}

/// The labels of goals of which `document` says that they were settled.
pub fn settled(document: &Document) -> Vec<String> {
    let mut labels: Vec<String> =
        named_goals(document).into_iter().filter(|name| name.settled).map(|name| name.label).collect();
    labels.sort_unstable();
    labels.dedup();
    labels
}

/// What a statement says of the goal that it names at `name`.
fn told(subject: &Subject<'_>, name: Span) -> Gist {
    let plain = &subject.statement.passage.plain;
    let rest = format!("{} {}", &plain[..name.start], plain[name.end..].trim_start_matches([':', ' ', ',']));
    Gist::of(rest.trim(), &prose::read(rest.trim()))
}

fn is_code(subject: &Subject<'_>, label: Span) -> bool {
    let mut marks = subject.statement.passage.marks.iter();
    marks.any(|mark| mark.kind == MarkKind::Code && mark.words.contains(label))
}

fn is_settled(subject: &Subject<'_>, sentence: &str) -> bool {
    // What is told of the future says so of itself, in its own way.
    subject.canonical() != Some("future") && (subject.canonical() == Some("agreed-plan") || settles_goals(sentence))
}

fn brings_up(plain: &str, at: usize) -> bool {
    let before = plain[..at].split_whitespace().next_back().unwrap_or_default();
    BRINGING.contains(&before.to_lowercase().as_str())
}
