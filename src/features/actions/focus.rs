//! One thing at a time: what to work on for the next two weeks.

use crate::document::{self, Document, Field};
use crate::features::types::{Action, ActionKind, Edit};
use crate::framework;
use crate::rules;
use crate::settings::yaml_text;
use crate::text::{Span, Template};
use crate::workspace::Analysis;

/// So many are offered at once.
const MOST: usize = 4;

/// On the title and on the focus in the header: to work on a signal that something is found about, or to let the present one go.
pub(super) fn choose(analysis: &Analysis, span: Span) -> Vec<Action> {
    let document = &analysis.document;
    if document.header.span.is_none() || !is_about_it(document, span) {
        return Vec::new();
    }
    let findings = analysis.all_findings();
    let now = document.header.get("focus").and_then(framework::cue).map(|(_, cue)| cue.id.as_str());
    let framework = framework::of(document.kind);
    let cues = framework.cues.iter().filter(|cue| Some(cue.id.as_str()) != now);
    let found = cues.filter(|cue| findings.iter().any(|finding| rules::serving(&cue.id).contains(&finding.rule)));
    let chosen = found.filter_map(|cue| {
        let edits = focused(analysis, &cue.name)?;
        Some(action(format!("Focus on: {}", cue.name.to_lowercase()), edits))
    });
    let gone = now.and_then(|_| dropped(document)).map(|edits| action("Let the focus go".to_owned(), edits));
    chosen.take(MOST).chain(gone).collect()
}

/// Whether `span` lies on the line of the title, or on that of the focus in the header.
fn is_about_it(document: &Document, span: Span) -> bool {
    let line = document.buffer.line_span(span.start);
    let title = document.title.as_ref().is_some_and(|(_, title)| line.overlaps(*title));
    let mut keys = ["focus", "focus-since"].into_iter().filter_map(|key| document.header.field(key));
    title || keys.any(|field| line.overlaps(field.key_span))
}

fn action(title: String, edits: Vec<Edit>) -> Action {
    Action { title, kind: ActionKind::Source, finding: None, preferred: false, edits, explains: None }
}

/// The edits that put `name` into the header, from today on.
fn focused(analysis: &Analysis, name: &str) -> Option<Vec<Edit>> {
    let document = &analysis.document;
    let values = [("focus", yaml_text(name)), ("focus-since", analysis.settings.today.to_string())];
    let mut edits = Vec::new();
    let mut missing = Vec::new();
    for (key, value) in &values {
        match document.header.field(key) {
            Some(field) => edits.push(Edit { file: None, span: field.span, template: Template::text(value.clone()) }),
            // A slot is filled by hand: it is no field, and a second key would be none either.
            None if document.header.open.contains(key) => return None,
            None => missing.push((*key, Template::text(value.clone()))),
        }
    }
    if !missing.is_empty() {
        let (span, template) = document::header_entries(document, &missing)?;
        edits.push(Edit { file: None, span, template });
    }
    edits.sort_by_key(|edit| edit.span);
    // What is added may be written around what is changed.
    edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start).then_some(edits)
}

/// The edits that take both keys out, each of which has a line of its own.
fn dropped(document: &Document) -> Option<Vec<Edit>> {
    let fields = ["focus", "focus-since"].into_iter().filter_map(|key| document.header.field(key));
    let lines: Option<Vec<Span>> = fields.map(|field| line_of(document, field)).collect();
    let mut lines = lines?;
    lines.sort();
    // Two lines that meet go as one.
    let mut joined: Vec<Span> = Vec::new();
    for line in lines {
        match joined.last_mut().filter(|last| last.end == line.start) {
            Some(last) => last.end = line.end,
            None => joined.push(line),
        }
    }
    Some(joined.into_iter().map(|span| Edit { file: None, span, template: Template::default() }).collect())
}

/// The line of `field` with its end; none where something else stands on it.
fn line_of(document: &Document, field: &Field) -> Option<Span> {
    let line = document.buffer.line_span(field.key_span.start);
    let text = document.buffer.slice(line);
    let alone = text.trim_start().starts_with(field.key) && line.contains(field.span) && !text.contains(['{', '}']);
    let end = document.buffer.text()[line.end..].find('\n').map_or(line.end, |at| line.end + at + 1);
    alone.then(|| Span::new(line.start, if text.ends_with('\n') { line.end } else { end }))
}
