//! Help with an attribute whose wording leaves room: a reading of one's own, a question about it.

use crate::case::Standing;
use crate::document::{self, Status};
use crate::features::types::{Action, ActionKind};
use crate::framework;
use crate::matrix::{Attribute, Matrix};
use crate::prose;
use crate::settings::Kind;
use crate::text::{Span, Template, shortened};
use crate::workspace::Analysis;

/// How many characters of a descriptor are quoted.
const QUOTED: usize = 400;

/// An attribute that leaves room, at the level that the case is for.
pub(super) struct Open<'a> {
    pub(super) attribute: &'a Attribute,
    pub(super) standing: &'a Standing,
    /// "Influence at Staff (L6)", or the attribute's name alone.
    pub(super) name: String,
    /// The level's name, if one is known.
    pub(super) level: Option<&'a str>,
    /// What the matrix says there, in quotation marks; none where it says nothing.
    pub(super) says: Option<String>,
}

/// The attributes that leave room: marked so by the author, or worded so that nobody could see them met.
pub(super) fn open(analysis: &Analysis) -> Vec<Open<'_>> {
    let context = analysis.context();
    let Some((matrix, coverage)) = analysis.matrix.as_deref().zip(context.coverage()) else { return Vec::new() };
    let level = analysis.level_aimed_at();
    let all = matrix.attributes.iter().zip(&coverage.standings);
    let open = all.filter_map(|(attribute, standing)| {
        let text = level.and_then(|level| attribute.descriptors.get(level)?.as_ref());
        let vague = text.is_some_and(|text| prose::is_vague(&text.text, &attribute.name));
        (standing.status == Some(Status::Ambiguous) || vague).then(|| Open {
            attribute,
            standing,
            name: named(matrix, attribute, level),
            level: level.and_then(|level| Some(matrix.levels.get(level)?.name.as_str())),
            says: text.map(|text| quoted(&text.text)),
        })
    });
    open.collect()
}

fn named(matrix: &Matrix, attribute: &Attribute, level: Option<usize>) -> String {
    match level.and_then(|level| matrix.levels.get(level)) {
        Some(level) => format!("{} at {}", attribute.name, level.name),
        None => attribute.name.clone(),
    }
}

/// `text` on one line and in quotation marks, cut at a word where it is long.
pub(super) fn quoted(text: &str) -> String {
    let lines = text.lines().map(|line| line.trim().trim_start_matches(['-', '*', '+', '•']).trim());
    let line = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ");
    let line = line.replace(['“', '”'], "\"").trim_end_matches('.').to_owned();
    format!("“{}”", shortened(&line, QUOTED))
}

/// What can be done in the row at `span` about an attribute that leaves room: a draft of a reading where none is written
/// down, a question where none is asked.
pub(super) fn here(analysis: &Analysis, span: Span) -> Vec<Action> {
    let document = &analysis.document;
    if document.kind != Kind::Promotion {
        return Vec::new();
    }
    let Some(reference) = document.cross_reference() else { return Vec::new() };
    let Some(row) = reference.table.rows.iter().find(|row| row.span.touches(span.start)) else { return Vec::new() };
    let Some(coverage) = analysis.context().coverage() else { return Vec::new() };
    let at = coverage.rows.iter().position(|found| row.span.contains(found.attribute.span));
    let open = open(analysis).into_iter().find(|open| at.is_some() && open.standing.row == at);
    let Some(open) = open else { return Vec::new() };
    let mut actions = Vec::new();
    if open.standing.interpretation.is_none() && !open.standing.is_interpreted {
        actions.push(added(analysis, "interpretations", &interpretation(&open), "Draft an interpretation"));
    }
    if open.standing.question.is_none() {
        actions.push(added(analysis, "questions", &question(&open), "Add a question for my manager"));
    }
    actions
}

fn added(analysis: &Analysis, section: &str, item: &Template, title: &str) -> Action {
    let document = &analysis.document;
    let (span, template) = document::section_addition(document, framework::layout(document.kind), section, item);
    Action::new(title.to_owned(), ActionKind::Rewrite, span, template)
}

/// "Influence at Staff (L6): where the matrix says “…”, I would deliver …".
fn interpretation(open: &Open<'_>) -> Template {
    let says = open.says.as_ref().map(|says| format!("the matrix says {says}. ")).unwrap_or_default();
    Template::text(format!("{}: {says}I read this as ", open.name))
        .slot("something that one could deliver")
        .then(", and ")
        .slot("what a reader can open")
        .then(" would show it.")
}

/// A question that offers a reading first.
fn question(open: &Open<'_>) -> Template {
    let says = open.says.as_ref().map(|says| format!(", where the matrix says {says}")).unwrap_or_default();
    let start = Template::text(format!("For {}{says}, I would deliver ", open.name));
    let reading = match open.standing.interpretation.as_deref().map(quoted) {
        Some(reading) => start.then(format!("this: {reading}")),
        None => start.slot("how I read it"),
    };
    reading.then(". Is that how you read it too, or what would you add?")
}
