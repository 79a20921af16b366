use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::features::markdown;
use crate::features::types::{Completion, CompletionKind, Completions};
use crate::settings::Kind;
use crate::text::{Span, Template};

use super::place::Place;

/// So many items are sent; of more, those that fit what is typed.
const MOST: usize = 500;

/// Something that a reader can open.
struct Target {
    /// What one would call it.
    name: String,
    /// Where a link to it leads.
    link: String,
    /// What it is.
    detail: String,
}

/// Where a link leads, behind `](`: files and headings of the case, headings of the document itself.
pub(super) fn target(place: &Place<'_>) -> Option<Completions> {
    let from = place.before.rfind("](")? + 2;
    let typed = &place.before[from..];
    if typed.contains([')', ' ', '\t']) || typed.contains("://") {
        return None;
    }
    if !place.is_own() {
        return Some(Completions::default());
    }
    let rest = place.after.find([')', ' ', '\t']).unwrap_or(place.after.len());
    // Only a link that is closed has an end to be replaced.
    let rest = if place.after[rest..].starts_with(')') { rest } else { 0 };
    let close = if place.after[rest..].starts_with(')') { "" } else { ")" };
    let span = Span::new(place.line.start + from, place.at + rest);
    let items = targets(place).into_iter().map(|target| Completion {
        label: target.link.clone(),
        kind: CompletionKind::Evidence,
        detail: target.detail,
        documentation: String::new(),
        filter: target.link.clone(),
        insert: Template::text(format!("{}{close}", target.link)),
    });
    Some(limited(span, items.collect(), typed))
}

/// A label of a footnote, behind `[^`.
pub(super) fn footnote(place: &Place<'_>) -> Option<Completions> {
    let from = place.before.rfind("[^")? + 2;
    let typed = &place.before[from..];
    if typed.contains([']', ' ', '\t']) {
        return None;
    }
    // At the start of a line a footnote is being defined.
    if !place.is_own() || place.before[..from - 2].trim().is_empty() {
        return Some(Completions::default());
    }
    let rest = place.after.find([']', ' ', '\t']).unwrap_or(place.after.len());
    let rest = if place.after[rest..].starts_with(']') { rest } else { 0 };
    let close = if place.after[rest..].starts_with(']') { "" } else { "]" };
    let span = Span::new(place.line.start + from, place.at + rest);
    let items = labels(place).into_iter().map(|(label, detail, documentation)| Completion {
        label: label.clone(),
        kind: CompletionKind::Evidence,
        detail,
        documentation,
        filter: label.clone(),
        insert: Template::text(format!("{label}{close}")),
    });
    Some(limited(span, items.collect(), typed))
}

/// Whole links, for a cell that holds evidence and is at `span`.
pub(super) fn links(place: &Place<'_>, span: Span) -> Option<Completions> {
    let typed = place.before.get(span.start - place.line.start..)?;
    if typed.contains(['[', '(', '#', '<', '`']) || typed.contains("://") {
        return None;
    }
    // Several pieces of evidence may stand in one cell: the last word is what is typed.
    let word = typed.rfind([' ', ';', ',']).map_or(0, |at| at + 1);
    let span = place.since(span.start - place.line.start + word);
    let lead = if place.before.ends_with('|') { " " } else { "" };
    let notes = labels(place).into_iter();
    let notes = notes.map(|(label, detail, kept)| (label.clone(), format!("[^{label}]"), detail, kept));
    let targets = targets(place).into_iter().map(|target| {
        let link = format!("[{}]({})", escaped(&target.name), target.link);
        (target.name, link, format!("{} · {}", target.link, target.detail), String::new())
    });
    let items = notes.chain(targets).map(|(name, link, detail, documentation)| Completion {
        label: name.clone(),
        kind: CompletionKind::Evidence,
        detail,
        documentation,
        filter: name,
        insert: Template::text(format!("{lead}{link}")),
    });
    Some(limited(span, items.collect(), &typed[word..]))
}

/// A name as the words of a link in a table.
fn escaped(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if matches!(c, '[' | ']' | '|' | '\\' | '`' | '*' | '_' | '<') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn limited(span: Span, mut items: Vec<Completion>, typed: &str) -> Completions {
    let more = items.len() > MOST;
    if more {
        let typed = typed.to_lowercase();
        items.retain(|item| item.filter.to_lowercase().contains(&typed));
        items.truncate(MOST);
    }
    Completions { span, items, more }
}

/// The labels that this document defines, then those of the others of its case, each with where it is defined and what
/// the proof bank keeps under it. Of those the bank's come first: they are there for all.
fn labels(place: &Place<'_>) -> Vec<(String, String, String)> {
    let defined = place.analysis.document.labels();
    let own = defined.iter().map(|label| (label.as_str(), "defined here".to_owned(), String::new()));
    let mut others: Vec<_> = place.analysis.case.others.iter().collect();
    others.sort_by_key(|told| told.kind != Kind::Proof);
    let others = others.into_iter().flat_map(|told| {
        told.labels.iter().map(|label| {
            let kept = told.kept.iter().find(|kept| label.trim_start_matches('^').eq_ignore_ascii_case(&kept.label));
            (label.as_str(), told.path.clone(), kept.map(markdown::kept).unwrap_or_default())
        })
    });
    let mut out: Vec<(String, String, String)> = Vec::new();
    for (label, detail, kept) in own.chain(others) {
        let Some(label) = label.strip_prefix('^') else { continue };
        if !out.iter().any(|(known, ..)| known == label) {
            out.push((label.to_owned(), detail, kept));
        }
    }
    out
}

/// Everything in the case that a reader can open: files, headings of its other documents, headings of this one.
fn targets(place: &Place<'_>) -> Vec<Target> {
    let Some(around) = place.surroundings() else { return Vec::new() };
    let mut out = Vec::new();
    for path in place.snapshot.files_beside(place.uri) {
        let told = around.case.others.iter().find(|told| path == format!("{}{}", around.to_case, told.path));
        let detail = told.map_or("a file of the case", |told| told.kind.title()).to_owned();
        out.push(Target { name: spoken(&path), link: encoded(&path), detail });
    }
    for told in &around.case.others {
        let path = encoded(&format!("{}{}", around.to_case, told.path));
        let headings = told.headings.iter().map(|(title, anchor)| Target {
            name: title.clone(),
            link: format!("{path}#{anchor}"),
            detail: format!("a heading of {}", told.path),
        });
        out.extend(headings);
    }
    let sections = place.analysis.document.sections.iter();
    let anchored = sections.filter(|section| !section.anchor.is_empty() && !section.span.touches(place.at));
    out.extend(anchored.map(|section| Target {
        name: section.title.clone(),
        link: format!("#{}", section.anchor),
        detail: "a heading of this document".to_owned(),
    }));
    out
}

/// A file's name as words: without its folders and ending.
fn spoken(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.replace(['-', '_'], " ")
}

/// What would end or break a link.
const BREAKS: &AsciiSet =
    &CONTROLS.add(b' ').add(b'(').add(b')').add(b'<').add(b'>').add(b'%').add(b'#').add(b'?').add(b'\\').add(b'|');

/// A path as a link writes it; letters of any script stay.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        if c.is_ascii() {
            out.extend(utf8_percent_encode(c.encode_utf8(&mut [0; 4]), BREAKS));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_break_a_link_is_escaped() {
        assert_eq!(encoded("proof/Q3 (é).png"), "proof/Q3%20%28é%29.png");
        assert_eq!(escaped("A|B [x]_"), r"A\|B \[x\]\_");
        assert_eq!(spoken("proof/on-call_dash.board.png"), "on call dash.board");
    }
}
