use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_lsp::gen_lsp_types::{
    self as lsp, CodeActionKind, Command, CreateFile, CreateFileOptions, DocumentChange, Edit,
    OptionalVersionedTextDocumentIdentifier, SnippetTextEdit, StringValue, TextDocumentEdit, TextDocumentIdentifier,
    TextEdit, Uri, WorkspaceEdit,
};

use super::range;
use crate::features::{self, Action, ActionKind};
use crate::server::capabilities::{EXPLAIN, Editor, FOCUS, SOURCE};
use crate::server::decode::Page;
use crate::settings::Kind;
use crate::text::{Part, Span, Template};
use crate::workspace::FileState;

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
    document: Option<Kind>,
    page: &Page<'_>,
) -> lsp::CodeAction {
    let encoded = lsp::CodeAction {
        title: action.title.clone(),
        kind: Some(kind),
        diagnostics: answers.map(|diagnostic| vec![diagnostic]),
        is_preferred: (action.preferred && page.editor.preferred_actions).then_some(true),
        command: command(action, document, page),
        ..lsp::CodeAction::default()
    };
    if !page.editor.lazy_edits || action.edits.is_empty() {
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
    let edit = (!action.edits.is_empty()).then(|| edit(action, page));
    lsp::CodeAction { edit, ..encoded }
}

/// What editors call the kind, first choice first: a rewrite that answers a finding is its quick fix, and a rewrite where
/// rewrites alone are asked for.
pub(crate) fn kinds(action: &Action) -> [Option<CodeActionKind>; 2] {
    match action.kind {
        ActionKind::QuickFix => [Some(CodeActionKind::QuickFix), None],
        ActionKind::Rewrite => {
            [action.finding.map(|_| CodeActionKind::QuickFix), Some(CodeActionKind::RefactorRewrite)]
        }
        ActionKind::Further => [Some(CodeActionKind::RefactorRewrite), None],
        ActionKind::Source => [Some(CodeActionKind::Custom(SOURCE.into())), None],
    }
}

/// Whether an editor can do what the action asks of it.
pub(crate) fn works(action: &Action, editor: Editor) -> bool {
    let absent = |edit: &features::Edit| edit.file.as_ref().is_some_and(|file| file.state == FileState::Absent);
    (action.explains.is_none() || editor.commands) && (editor.create_files || !action.edits.iter().any(absent))
}

/// What the action changes.
pub(crate) fn edit(action: &Action, page: &Page<'_>) -> WorkspaceEdit {
    if !page.editor.versioned_edits {
        let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
        for edit in &action.edits {
            let (page, _) = target(edit, page);
            let edit = TextEdit { range: range(&page, edit.span), new_text: edit.template.visible() };
            changes.entry(uri(&page)).or_default().push(edit);
        }
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let mut changes = Vec::new();
    for edit in &action.edits {
        let (other, state) = target(edit, page);
        if state == FileState::Absent {
            let options = Some(CreateFileOptions { overwrite: None, ignore_if_exists: Some(true) });
            changes.push(DocumentChange::CreateFile(CreateFile { uri: uri(&other), options, annotation_id: None }));
        }
        let range = range(&other, edit.span);
        // Tab stops are for the text that the author looks at.
        let own = edit.file.is_none();
        let encoded = if own && page.editor.snippet_edits && edit.template.has_slots() {
            let snippet = StringValue { value: edit.template.snippet() };
            Edit::SnippetTextEdit(SnippetTextEdit { range, snippet, annotation_id: None })
        } else {
            Edit::TextEdit(TextEdit { range, new_text: edit.template.visible() })
        };
        let version = match state {
            FileState::Open(version) => Some(version),
            FileState::OnDisk | FileState::Absent => None,
        };
        let text_document = OptionalVersionedTextDocumentIdentifier {
            version,
            text_document_identifier: TextDocumentIdentifier { uri: uri(&other) },
        };
        changes.push(DocumentChange::TextDocumentEdit(TextDocumentEdit { text_document, edits: vec![encoded] }));
    }
    WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
}

/// The page that an edit is for, and where its file stands.
fn target<'a>(edit: &'a features::Edit, page: &Page<'a>) -> (Page<'a>, FileState) {
    match &edit.file {
        Some(file) => (Page { uri: &file.uri, buffer: &file.buffer, editor: page.editor }, file.state),
        None => (Page { ..*page }, FileState::Open(page.buffer.version())),
    }
}

/// What is done once the edit is made: the rule is explained; where tab stops are not to be had, the first slot is
/// selected.
fn command(action: &Action, kind: Option<Kind>, page: &Page<'_>) -> Option<Command> {
    if let Some(rule) = action.explains {
        let mut arguments = vec![json!(rule)];
        arguments.extend(kind.map(|kind| json!(kind.name())));
        return Some(Command {
            title: action.title.clone(),
            command: EXPLAIN.to_owned(),
            arguments: Some(arguments),
            ..Command::default()
        });
    }
    let selection = slot(action, page).filter(|_| page.editor.show_document)?;
    Some(Command {
        title: "Select the first slot".to_owned(),
        command: FOCUS.to_owned(),
        arguments: Some(vec![json!({ "uri": page.uri, "range": selection })]),
        ..Command::default()
    })
}

/// Where the first slot stands once the edit was made; none where the editor makes a tab stop of it.
pub(crate) fn slot(action: &Action, page: &Page<'_>) -> Option<lsp::Range> {
    if page.editor.snippet_edits {
        return None;
    }
    let edit = action.edits.iter().find(|edit| edit.file.is_none())?;
    let slot = first_slot(&edit.template)?;
    let mut after = page.buffer.clone();
    after.replace(edit.span, &edit.template.visible());
    let page = Page { buffer: &after, ..*page };
    Some(range(&page, slot.shifted(edit.span.start)))
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
