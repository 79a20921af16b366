use tower_lsp::gen_lsp_types::{
    self as lsp, BaseSymbolInformation, DefinitionResponse, DocumentChange, LocationLink,
    OptionalVersionedTextDocumentIdentifier, SymbolInformation, TextDocumentEdit, TextDocumentIdentifier, TextEdit,
    WorkspaceEdit,
};

use super::outline::kind;
use super::range;
use crate::features::{self, Definition, FileEdits, Hit, Location};
use crate::server::capabilities::Editor;
use crate::server::decode::Page;
use crate::text::Edit;
use crate::workspace::{FileState, OtherFile};

/// Where a name leads; with the name itself for editors that take it.
pub(crate) fn definition(found: &Definition, page: &Page<'_>) -> DefinitionResponse {
    if !page.editor.definition_links {
        return lsp::Definition::from(locations(&found.targets, page.editor)).into();
    }
    let origin = range(page, found.origin);
    let link = |target: &Location| {
        let place = range(&page_of(&target.file, page.editor), target.span);
        LocationLink::new(Some(origin), target.file.uri.as_str().into(), place, place)
    };
    found.targets.iter().map(link).collect::<Vec<_>>().into()
}

/// Stretches of files.
pub(crate) fn locations(found: &[Location], editor: Editor) -> Vec<lsp::Location> {
    found.iter().map(|found| location(found, editor)).collect()
}

fn location(location: &Location, editor: Editor) -> lsp::Location {
    let range = range(&page_of(&location.file, editor), location.span);
    lsp::Location { uri: location.file.uri.as_str().into(), range }
}

/// Changes of files as one edit: with the versions that they are for, where the editor takes it so.
pub(crate) fn changes(found: &[FileEdits], editor: Editor) -> WorkspaceEdit {
    let edits = |file: &FileEdits| -> Vec<TextEdit> {
        let page = page_of(&file.file, editor);
        let edit = |edit: &Edit| TextEdit { range: range(&page, edit.span), new_text: edit.text.clone() };
        file.edits.iter().map(edit).collect()
    };
    if !editor.versioned_edits {
        let changes = found.iter().map(|file| (file.file.uri.as_str().into(), edits(file)));
        return WorkspaceEdit { changes: Some(changes.collect()), ..WorkspaceEdit::default() };
    }
    let changes = found.iter().map(|file| {
        let version = match file.file.state {
            FileState::Open(version) => Some(version),
            FileState::OnDisk | FileState::Absent => None,
        };
        let text_document = OptionalVersionedTextDocumentIdentifier {
            version,
            text_document_identifier: TextDocumentIdentifier { uri: file.file.uri.as_str().into() },
        };
        let edits = edits(file).into_iter().map(lsp::Edit::TextEdit).collect();
        DocumentChange::TextDocumentEdit(TextDocumentEdit { text_document, edits })
    });
    WorkspaceEdit { document_changes: Some(changes.collect()), ..WorkspaceEdit::default() }
}

/// Something with a name, anywhere in the workspace.
pub(crate) fn hit(found: &Hit, editor: Editor) -> SymbolInformation {
    #[expect(deprecated, reason = "the type has the field")]
    SymbolInformation {
        deprecated: None,
        location: location(&found.location, editor),
        base_symbol_information: BaseSymbolInformation {
            name: found.name.clone(),
            kind: kind(found.kind),
            tags: None,
            container_name: Some(found.container.clone()),
        },
    }
}

/// A stretch that can be followed, to a line where there is one.
pub(crate) fn document_link(found: &features::DocumentLink, page: &Page<'_>) -> lsp::DocumentLink {
    let line = found.line.map(|line| format!("#L{line}")).unwrap_or_default();
    let target = format!("{}{line}", found.file.uri);
    let tooltip = page.editor.link_tooltips.then(|| found.tooltip.clone());
    lsp::DocumentLink::new(range(page, found.span), Some(target.as_str().into()), tooltip, None)
}

fn page_of(file: &OtherFile, editor: Editor) -> Page<'_> {
    Page { uri: &file.uri, buffer: &file.buffer, editor }
}
