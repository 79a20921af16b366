use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_lsp::gen_lsp_types::{
    self as lsp, CodeActionKind, Command, DocumentChange, Edit, OptionalVersionedTextDocumentIdentifier,
    SnippetTextEdit, StringValue, TextDocumentEdit, TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};

use super::range;
use crate::features::{Action, ActionKind};
use crate::server::capabilities::{FOCUS, SOURCE};
use crate::server::decode::Page;
use crate::text::{Part, Span, Template};

/// What an action's edit is derived from again when the action is chosen: what was asked, of which text, and which of
/// the answers it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Asked {
    pub(crate) uri: String,
    pub(crate) version: i32,
    /// First and last byte of what was asked about.
    pub(crate) span: (usize, usize),
    pub(crate) index: usize,
    pub(crate) title: String,
}

/// An action, with its edit unless the editor asks for it later.
pub(crate) fn action(
    action: &Action,
    kind: CodeActionKind,
    index: usize,
    asked: Span,
    answers: Option<lsp::Diagnostic>,
    page: &Page<'_>,
) -> lsp::CodeAction {
    let encoded = lsp::CodeAction {
        title: action.title.clone(),
        kind: Some(kind),
        diagnostics: answers.map(|diagnostic| vec![diagnostic]),
        is_preferred: (action.preferred && page.editor.preferred_actions).then_some(true),
        command: focus(action, page),
        ..lsp::CodeAction::default()
    };
    if !page.editor.lazy_edits {
        return fill(encoded, action, page);
    }
    let asked = Asked {
        uri: page.uri.to_owned(),
        version: page.buffer.version(),
        span: (asked.start, asked.end),
        index,
        title: action.title.clone(),
    };
    lsp::CodeAction { data: serde_json::to_value(asked).ok(), ..encoded }
}

/// The same action with its edit.
pub(crate) fn fill(encoded: lsp::CodeAction, action: &Action, page: &Page<'_>) -> lsp::CodeAction {
    lsp::CodeAction { edit: Some(edit(action, page)), ..encoded }
}

/// What editors call the kind, first choice first: a rewrite that answers a finding is its quick fix, and a rewrite where
/// rewrites alone are asked for.
pub(crate) fn kinds(action: &Action) -> [Option<CodeActionKind>; 2] {
    match action.kind {
        ActionKind::QuickFix => [Some(CodeActionKind::QuickFix), None],
        ActionKind::Rewrite => {
            [action.finding.map(|_| CodeActionKind::QuickFix), Some(CodeActionKind::RefactorRewrite)]
        }
        ActionKind::Source => [Some(CodeActionKind::Custom(SOURCE.into())), None],
    }
}

fn edit(action: &Action, page: &Page<'_>) -> WorkspaceEdit {
    let range = range(page, action.span);
    if !page.editor.versioned_edits {
        let edit = TextEdit { range, new_text: action.template.visible() };
        return WorkspaceEdit { changes: Some(HashMap::from([(uri(page), vec![edit])])), ..WorkspaceEdit::default() };
    }
    let edit = if page.editor.snippet_edits && action.template.has_slots() {
        let snippet = StringValue { value: action.template.snippet() };
        Edit::SnippetTextEdit(SnippetTextEdit { range, snippet, annotation_id: None })
    } else {
        Edit::TextEdit(TextEdit { range, new_text: action.template.visible() })
    };
    let text_document = OptionalVersionedTextDocumentIdentifier {
        version: Some(page.buffer.version()),
        text_document_identifier: TextDocumentIdentifier { uri: uri(page) },
    };
    let change = DocumentChange::TextDocumentEdit(TextDocumentEdit { text_document, edits: vec![edit] });
    WorkspaceEdit { document_changes: Some(vec![change]), ..WorkspaceEdit::default() }
}

/// Where tab stops are not to be had, a command that selects the first slot once the edit is made.
fn focus(action: &Action, page: &Page<'_>) -> Option<Command> {
    if page.editor.snippet_edits || !page.editor.show_document {
        return None;
    }
    let slot = first_slot(&action.template)?;
    let mut after = page.buffer.clone();
    after.replace(action.span, &action.template.visible());
    let page = Page { buffer: &after, ..*page };
    let selection = range(&page, slot.shifted(action.span.start));
    Some(Command {
        title: "Select the first slot".to_owned(),
        command: FOCUS.to_owned(),
        arguments: Some(vec![json!({ "uri": page.uri, "range": selection })]),
        ..Command::default()
    })
}

/// The first slot's bytes in the visible text.
fn first_slot(template: &Template) -> Option<Span> {
    let slot = template.parts().iter().position(|part| matches!(part, Part::Slot(_)))?;
    let upto = |count: usize| {
        let head = template.parts().iter().take(count).cloned();
        head.fold(Template::default(), |head, part| match part {
            Part::Text(text) => head.then(text),
            Part::Slot(slot) => head.slot(&slot.label),
        })
    };
    Some(Span::new(upto(slot).visible().len(), upto(slot + 1).visible().len()))
}

fn uri(page: &Page<'_>) -> Uri {
    page.uri.into()
}
