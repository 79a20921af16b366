use crate::document::CitationForm;
use crate::matrix::{Attribute, Matrix};
use crate::syntax::{BlockKind, UnitKind};
use crate::text::Span;
use crate::workspace::{Analysis, Snapshot};

use super::markdown::escape;
use super::types::{Completion, CompletionKind, Completions};

/// What can be completed at byte `at`: attributes where one is being cited, levels in the header. Nothing pops up in
/// running text.
pub fn completion(snapshot: &Snapshot, uri: &str, at: usize) -> Completions {
    let Some(analysis) = snapshot.analysis(uri) else { return Completions::default() };
    let Some(matrix) = analysis.matrix.as_deref() else { return Completions::default() };
    level(&analysis, matrix, at)
        .or_else(|| cell(&analysis, matrix, at))
        .or_else(|| citation(&analysis, matrix, at))
        .unwrap_or_default()
}

/// The value of `level:` or `target:` in the header.
fn level(analysis: &Analysis, matrix: &Matrix, at: usize) -> Option<Completions> {
    let document = &analysis.document;
    let part = document.part_at(at).filter(|part| part.part.unit.kind == UnitKind::Metadata)?;
    let line = document.buffer.line_span(at);
    let text = document.buffer.slice(line);
    // Both `level: x` on its own line and `{level: x, target: y}` are in use.
    let before = text.get(..at.checked_sub(line.start)?)?;
    let key = before.rfind(':')?;
    let name = before[..key].trim_end().rsplit([' ', '{', ',', '\t']).next()?;
    if !matches!(name, "level" | "target") || part.start != 0 {
        return None;
    }
    let typed = before[key + 1..].trim_start().trim_start_matches(['"', '\'']);
    if typed.contains(',') {
        return None;
    }
    let start = at - typed.len();
    let end = at + text[at - line.start..].find(['"', '\'', ',', '}', '#']).unwrap_or(text.len() - (at - line.start));
    let span = Span::new(start, start + document.buffer.slice(Span::new(start, end)).trim_end().len().max(typed.len()));
    let items = matrix.levels.iter().map(|level| Completion {
        label: level.name.clone(),
        kind: CompletionKind::Level,
        detail: level.code.clone().unwrap_or_default(),
        documentation: String::new(),
        filter: level.name.clone(),
        insert: level.name.clone(),
    });
    Some(Completions { span, items: items.collect() })
}

/// The first cell of a row of the cross-reference table.
fn cell(analysis: &Analysis, matrix: &Matrix, at: usize) -> Option<Completions> {
    let reference = analysis.document.cross_reference()?;
    let row = reference.table.rows.iter().find(|row| row.span.touches(at))?;
    let cell = row.cells.first()?;
    let text = analysis.document.buffer.slice(row.span);
    let first_bar = text.find('|').map_or(row.span.start, |bar| row.span.start + bar + 1);
    let second_bar = text[first_bar - row.span.start..].find('|').map_or(row.span.end, |bar| first_bar + bar);
    if at < first_bar || at > second_bar || cell.span.start > second_bar {
        return None;
    }
    let span = if cell.span.touches(at) { cell.span } else { Span::empty(at) };
    let cited = reference.attributes().find(|cited| cited.span == cell.span);
    let typed = analysis.document.buffer.slice(Span::new(span.start, at));
    let taken: Vec<String> = reference.attributes().filter(|cited| cited.span != cell.span).map(|c| c.name).collect();
    let free = |attribute: &&Attribute| {
        !taken.iter().any(|name| matrix.attribute(name).is_some_and(|taken| taken.id == attribute.id))
    };
    let items = matrix.attributes.iter().filter(free).filter(|attribute| matches(attribute, &typed));
    let form = cited.map_or(CitationForm::Cell, |cited| cited.form);
    Some(Completions { span, items: items.map(|attribute| item(analysis, matrix, attribute, form, "")).collect() })
}

/// An attribute after `#` or `[[` in a list, a paragraph or a table.
fn citation(analysis: &Analysis, matrix: &Matrix, at: usize) -> Option<Completions> {
    let document = &analysis.document;
    let part = document.part_at(at)?;
    let open = match part.part.unit.kind {
        UnitKind::Paragraph | UnitKind::Item | UnitKind::Table => true,
        // `- #` reads as an empty heading until a letter follows.
        UnitKind::Heading(_) => false,
        _ => return None,
    };
    let relative = Span::empty(at.checked_sub(part.start)?);
    let unit = &part.part.unit;
    let silent = unit.blocks.iter().any(|block| {
        block.span.touches(relative.start) && (block.quoted || matches!(block.kind, BlockKind::Code | BlockKind::Html))
    });
    if silent {
        return None;
    }
    let line = document.buffer.line_span(at);
    let text = document.buffer.slice(line);
    let (before, after) = text.split_at_checked(at - line.start)?;
    if before.matches('`').count() % 2 == 1 {
        return None;
    }
    let (start, typed, form) = if let Some(from) = before.rfind("[[").filter(|from| !before[*from..].contains("]]")) {
        (from, &before[from + 2..], CitationForm::Wiki)
    } else {
        let from = before.rfind('#')?;
        let typed = &before[from + 1..];
        let word = typed.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
        let free =
            before[..from].chars().next_back().is_some_and(|c| c.is_whitespace() || matches!(c, '(' | '[' | '|'));
        // At the start of a line a heading is being typed.
        if !word || !free || before[..from].trim().is_empty() || (!open && typed.is_empty()) {
            return None;
        }
        (from, typed, CitationForm::Tag)
    };
    let closing = if form == CitationForm::Wiki && after.starts_with("]]") { 2 } else { 0 };
    let span = Span::new(line.start + start, at + closing);
    let prefix = &before[start..start + before[start..].len() - typed.len()];
    let items = matrix.attributes.iter().filter(|attribute| matches(attribute, typed));
    Some(Completions { span, items: items.map(|attribute| item(analysis, matrix, attribute, form, prefix)).collect() })
}

/// Whether what is typed starts the name, or a word of it.
fn matches(attribute: &Attribute, typed: &str) -> bool {
    let typed = crate::matrix::slug(typed);
    attribute.id.starts_with(&typed) || attribute.id.split('-').any(|word| word.starts_with(&typed))
}

fn item(analysis: &Analysis, matrix: &Matrix, attribute: &Attribute, form: CitationForm, prefix: &str) -> Completion {
    let header = &analysis.document.header;
    let level = ["target", "level"]
        .into_iter()
        .find_map(|key| header.get(key).and_then(|name| matrix.level(name, header.get("role"))));
    let descriptor = level.and_then(|level| attribute.descriptors.get(level)?.as_ref());
    let detail = match level.and_then(|level| matrix.levels.get(level)) {
        Some(level) => format!("{} · {}", attribute.name, level.name),
        None => attribute.name.clone(),
    };
    let insert = match form {
        CitationForm::Tag => format!("#{}", attribute.id),
        CitationForm::Wiki => format!("[[{}]]", attribute.name),
        _ => attribute.name.clone(),
    };
    Completion {
        label: insert.clone(),
        kind: CompletionKind::Attribute,
        detail,
        documentation: descriptor.map(|descriptor| escape(&descriptor.text)).unwrap_or_default(),
        // A word inside the name finds it too: what is typed stands first, the name follows.
        filter: match form {
            CitationForm::Tag => format!("{prefix}{}", attribute.id),
            CitationForm::Wiki => format!("{prefix}{}", attribute.name),
            _ => attribute.name.clone(),
        },
        insert,
    }
}
