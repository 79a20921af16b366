mod action;
mod hint;
mod lens;
mod outline;
mod place;
mod report;

use tower_lsp::gen_lsp_types::{
    self as lsp, Code, CompletionItemKind, CompletionItemTextEdit, CompletionList, Contents, DiagnosticSeverity,
    Documentation, InsertTextFormat, MarkupContent, MarkupKind, Message, TextEdit,
};

use super::decode::Page;
use crate::features::{Completion, CompletionKind, Completions, Hover, plain};
use crate::rules::Finding;
use crate::settings::Severity;
use crate::text::{Position, Span};
use crate::workspace::along;

pub(super) use action::{Asked, action, edit, fill, kinds, slot, works};
pub(super) use hint::hint;
pub(super) use lens::lens;
pub(super) use outline::{folds, symbols};
pub(super) use place::{changes, definition, document_link, hit, locations};
pub(super) use report::{full, nothing, result_id, unchanged};

/// What the findings are said to come from.
const SOURCE: &str = "career-ls";
/// So many findings of a document go out; the list is what a large document costs.
const MOST: usize = 200;

fn position(at: Position) -> lsp::Position {
    lsp::Position { line: at.line, character: at.character }
}

/// The editor's range of some bytes.
pub(super) fn range(page: &Page<'_>, span: Span) -> lsp::Range {
    let range = page.buffer.range(span, page.editor.encoding);
    lsp::Range { start: position(range.start), end: position(range.end) }
}

/// Findings as the editor shows them. Of more than 200 the last one says how many were left out.
pub(super) fn diagnostics(found: &[Finding], page: &Page<'_>) -> Vec<lsp::Diagnostic> {
    if found.len() <= MOST {
        return found.iter().map(|found| diagnostic(found, page)).collect();
    }
    let (shown, rest) = found.split_at(MOST - 1);
    let mut list: Vec<_> = shown.iter().map(|found| diagnostic(found, page)).collect();
    list.push(lsp::Diagnostic {
        range: range(page, rest[0].span),
        severity: Some(DiagnosticSeverity::Information),
        source: Some(SOURCE.to_owned()),
        message: Message::String(format!("… and {} more findings", rest.len())),
        ..lsp::Diagnostic::default()
    });
    list
}

/// A finding.
pub(super) fn diagnostic(finding: &Finding, page: &Page<'_>) -> lsp::Diagnostic {
    lsp::Diagnostic {
        range: range(page, finding.span),
        severity: Some(match finding.severity {
            Severity::Hint => DiagnosticSeverity::Hint,
            Severity::Information => DiagnosticSeverity::Information,
            Severity::Warning => DiagnosticSeverity::Warning,
            Severity::Error => DiagnosticSeverity::Error,
        }),
        code: Some(Code::String(finding.rule.to_owned())),
        source: Some(SOURCE.to_owned()),
        message: Message::String(finding.message.clone()),
        related_information: Some(related(finding, page)).filter(|places| !places.is_empty()),
        ..lsp::Diagnostic::default()
    }
}

/// The other places that a finding is about, for editors that lead there: each as the start of its line.
fn related(finding: &Finding, page: &Page<'_>) -> Vec<lsp::DiagnosticRelatedInformation> {
    let places = finding.related.iter().filter(|_| page.editor.related_places);
    places
        .filter_map(|place| {
            let uri = place.path.as_ref().map_or_else(|| Some(page.uri.to_owned()), |way| along(page.uri, way))?;
            let start = lsp::Position { line: place.line, character: 0 };
            let location = lsp::Location { uri: uri.as_str().into(), range: lsp::Range { start, end: start } };
            Some(lsp::DiagnosticRelatedInformation { location, message: place.message.clone() })
        })
        .collect()
}

/// Help in the format that the editor likes best.
pub(super) fn hover(hover: &Hover, page: &Page<'_>) -> lsp::Hover {
    lsp::Hover {
        contents: Contents::MarkupContent(markup(&hover.markdown, page.editor.markdown_hover)),
        range: Some(range(page, hover.span)),
    }
}

fn markup(markdown: &str, as_it_is: bool) -> MarkupContent {
    if as_it_is {
        MarkupContent { kind: MarkupKind::Markdown, value: markdown.to_owned() }
    } else {
        MarkupContent { kind: MarkupKind::PlainText, value: plain(markdown) }
    }
}

/// What can be completed. Editors narrow the list down themselves, unless there is more to it.
pub(super) fn completions(found: &Completions, page: &Page<'_>) -> CompletionList {
    let range = range(page, found.span);
    let items = found.items.iter().enumerate().map(|(index, item)| completion(index, item, range, page)).collect();
    CompletionList { is_incomplete: found.more, items, ..CompletionList::default() }
}

/// An item. Its range, filter and order are told rather than left to each editor's idea of a word.
fn completion(index: usize, item: &Completion, range: lsp::Range, page: &Page<'_>) -> lsp::CompletionItem {
    let documentation = Some(&item.documentation).filter(|text| !text.is_empty());
    // A bare string where no format was announced: older editors know nothing else.
    let documented = |text: &String| {
        if page.editor.markdown_documentation {
            Documentation::MarkupContent(markup(text, true))
        } else {
            Documentation::String(plain(text))
        }
    };
    let stops = page.editor.snippet_items && item.insert.has_slots();
    let new_text = match item.kind {
        _ if !stops => item.insert.visible(),
        // Filled in from the first stop to the last.
        CompletionKind::Sketch => item.insert.snippet(),
        // "⟨before⟩ days" leaves a slot where one was, also where an editor makes no tab stop of it.
        _ => item.insert.bracketed_snippet(),
    };
    lsp::CompletionItem {
        label: item.label.clone(),
        // All are of the first eighteen, which every editor knows.
        kind: Some(match item.kind {
            CompletionKind::Attribute => CompletionItemKind::Reference,
            CompletionKind::Level | CompletionKind::Value => CompletionItemKind::Value,
            CompletionKind::Key => CompletionItemKind::Property,
            CompletionKind::Section => CompletionItemKind::Module,
            CompletionKind::Evidence => CompletionItemKind::File,
            CompletionKind::Sketch => CompletionItemKind::Snippet,
        }),
        detail: Some(item.detail.clone()).filter(|detail| !detail.is_empty()),
        documentation: documentation.map(documented),
        sort_text: Some(format!("{index:04}")),
        filter_text: Some(item.filter.clone()),
        insert_text_format: stops.then_some(InsertTextFormat::Snippet),
        text_edit: Some(CompletionItemTextEdit::TextEdit(TextEdit { range, new_text })),
        ..lsp::CompletionItem::default()
    }
}

#[cfg(test)]
mod tests;
