//! Edges of what goes from one name to another, or to all of them. What a document that is not open is asked gets the
//! empty answer.

use tower_lsp::LspServiceBuilder;
use tower_lsp::gen_lsp_types::{DefinitionResponse, DocumentHighlight, DocumentHighlightKind, Location};
use tower_lsp::jsonrpc::Result;

use super::decode::{AtPosition, Page, References};
use super::encode;
use super::session::Session;
use crate::features;

pub(super) fn register(service: LspServiceBuilder<Session>) -> LspServiceBuilder<Session> {
    service
        .custom_method("textDocument/definition", definition)
        .custom_method("textDocument/references", references)
        .custom_method("textDocument/documentHighlight", highlights)
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
