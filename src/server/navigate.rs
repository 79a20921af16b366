//! Edges of what goes from one name to another, or to all of them. What a document that is not open is asked gets the
//! empty answer.

use tower_lsp::LspServiceBuilder;
use tower_lsp::gen_lsp_types::{
    DefinitionResponse, DocumentHighlight, DocumentHighlightKind, DocumentLink, Location, PrepareRenamePlaceholder,
    PrepareRenameResult, SymbolInformation, WorkspaceEdit,
};
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};

use super::decode::{AtPosition, Moved, OfDocument, Page, References, Renamed, Searched};
use super::encode;
use super::session::{Session, Shared};
use crate::features::{self, FileEdits};
use crate::workspace::FileState;

pub(super) fn register(service: LspServiceBuilder<Session>) -> LspServiceBuilder<Session> {
    service
        .custom_method("textDocument/definition", definition)
        .custom_method("textDocument/references", references)
        .custom_method("textDocument/documentHighlight", highlights)
        .custom_method("textDocument/prepareRename", prepare_rename)
        .custom_method("textDocument/rename", rename)
        .custom_method("textDocument/documentLink", links)
        .custom_method("workspace/symbol", search)
        .custom_method("workspace/willRenameFiles", will_rename)
}

async fn definition(session: &Session, asked: AtPosition) -> Result<Option<DefinitionResponse>> {
    let feature = session.compute(move |snapshot, editor| {
        let uri = asked.text_document.uri.as_ref();
        let page = Page::of(snapshot, uri, editor)?;
        let found = features::definition(snapshot, uri, page.offset(asked.position))?;
        Some(encode::definition(&found, &page))
    });
    feature.await
}

async fn references(session: &Session, asked: References) -> Result<Vec<Location>> {
    let feature = session.compute(move |snapshot, editor| {
        let uri = asked.text_document.uri.as_ref();
        let page = Page::of(snapshot, uri, editor)?;
        let found = features::references(snapshot, uri, page.offset(asked.position), asked.with_declaration());
        Some(encode::locations(&found, editor))
    });
    Ok(feature.await?.unwrap_or_default())
}

async fn highlights(session: &Session, asked: AtPosition) -> Result<Vec<DocumentHighlight>> {
    let feature = session.compute(move |snapshot, editor| {
        let uri = asked.text_document.uri.as_ref();
        let page = Page::of(snapshot, uri, editor)?;
        let found = features::highlights(snapshot, uri, page.offset(asked.position)).into_iter();
        let highlight = |span| DocumentHighlight::new(encode::range(&page, span), Some(DocumentHighlightKind::Text));
        Some(found.map(highlight).collect())
    });
    Ok(feature.await?.unwrap_or_default())
}

async fn prepare_rename(session: &Session, asked: AtPosition) -> Result<Option<PrepareRenameResult>> {
    let feature = session.compute(move |snapshot, editor| {
        let uri = asked.text_document.uri.as_ref();
        let Some(page) = Page::of(snapshot, uri, editor) else { return Ok(None) };
        let found = features::prepare_rename(snapshot, uri, page.offset(asked.position)).map_err(refused)?;
        Ok(found.map(|found| {
            PrepareRenamePlaceholder { range: encode::range(&page, found.span), placeholder: found.placeholder }.into()
        }))
    });
    feature.await?
}

async fn rename(session: &Session, asked: Renamed) -> Result<Option<WorkspaceEdit>> {
    let shared = session.shared.clone();
    let feature = session.compute(move |snapshot, editor| {
        let uri = asked.text_document.uri.as_ref();
        let Some(page) = Page::of(snapshot, uri, editor) else { return Ok(None) };
        let found = features::rename(snapshot, uri, page.offset(asked.position), &asked.new_name).map_err(refused)?;
        current(&found, &shared)?;
        Ok(Some(encode::changes(&found, editor)))
    });
    feature.await?
}

async fn links(session: &Session, asked: OfDocument) -> Result<Vec<DocumentLink>> {
    let feature = session.compute(move |snapshot, editor| {
        let uri = asked.text_document.uri.as_ref();
        let page = Page::of(snapshot, uri, editor)?;
        Some(features::document_links(snapshot, uri).iter().map(|link| encode::document_link(link, &page)).collect())
    });
    Ok(feature.await?.unwrap_or_default())
}

async fn search(session: &Session, asked: Searched) -> Result<Vec<SymbolInformation>> {
    let feature = session.compute(move |snapshot, editor| {
        features::search(snapshot, &asked.query).iter().map(|hit| encode::hit(hit, editor)).collect()
    });
    feature.await
}

async fn will_rename(session: &Session, asked: Moved) -> Result<Option<WorkspaceEdit>> {
    let shared = session.shared.clone();
    let feature = session.compute(move |snapshot, editor| {
        let found = features::moved(snapshot, &asked.pairs());
        current(&found, &shared)?;
        Ok((!found.is_empty()).then(|| encode::changes(&found, editor)))
    });
    feature.await?
}

/// Whether the texts that changes were made for are still there: an edit for one that is gone would land in the wrong
/// place.
fn current(found: &[FileEdits], shared: &Shared) -> Result<()> {
    let now = shared.snapshot();
    let gone = |file: &FileEdits| match file.file.state {
        FileState::Open(version) => now.buffer(&file.file.uri).is_none_or(|buffer| buffer.version() != version),
        FileState::OnDisk | FileState::Absent => false,
    };
    if found.iter().any(gone) { Err(Error::content_modified()) } else { Ok(()) }
}

/// What the protocol has for a good request that cannot be granted; editors show the reason.
fn refused(reason: String) -> Error {
    let mut error = Error::new(ErrorCode::ServerError(-32803));
    error.message = reason.into();
    error
}
