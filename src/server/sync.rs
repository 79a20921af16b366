//! What the editor tells: each runs to its end before the next message is read.

use serde_json::Value;
use tower_lsp::gen_lsp_types::{
    DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams,
};

use super::decode::Edited;
use super::lifecycle;
use super::session::Session;
use crate::workspace::World;

pub(super) async fn did_open(session: &Session, opened: DidOpenTextDocumentParams) {
    let document = opened.text_document;
    let uri = document.uri.as_ref();
    alter(session, uri, |world| {
        world.open(uri, document.version, &document.text);
        session.publisher.opened(uri);
    });
}

pub(super) async fn did_change(session: &Session, edited: Edited) {
    let version = edited.text_document.version;
    let uri = edited.text_document.text_document_identifier.uri.clone();
    alter(session, uri.as_ref(), |world| world.change(uri.as_ref(), version, &edited.changes()));
}

pub(super) async fn did_close(session: &Session, closed: DidCloseTextDocumentParams) {
    let uri = closed.text_document.uri;
    alter(session, uri.as_ref(), |world| world.close(uri.as_ref()));
}

/// Changes the world, of which `uri` is the part that `change` is about. What others depend on shows in them at once.
fn alter(session: &Session, uri: &str, change: impl FnOnce(&mut World)) {
    let mut world = session.shared.world();
    let governed = world.governs(uri);
    change(&mut world);
    let governs = governed || world.governs(uri);
    if governs {
        world.touch();
    }
    drop(world);
    session.publisher.look(uri);
    if governs {
        session.look_again();
    }
}

/// The buffer counts, not what was saved; but others may read the file that it was saved to.
pub(super) async fn did_save(session: &Session, _: DidSaveTextDocumentParams) {
    session.shared.world().touch();
    session.look_again();
}

pub(super) async fn did_change_watched_files(session: &Session, _: DidChangeWatchedFilesParams) {
    session.shared.world().touch();
    session.look_again();
}

pub(super) async fn did_change_workspace_folders(session: &Session, changed: DidChangeWorkspaceFoldersParams) {
    let removed: Vec<_> = changed.event.removed.into_iter().map(|folder| folder.uri.0).collect();
    session.change_folders(&removed, changed.event.added.into_iter().map(|folder| folder.uri.0).collect());
    session.look_again();
}

/// Editors that can be asked for settings send nothing of use here.
pub(super) async fn did_change_configuration(session: &Session, changed: Value) {
    if session.editor().settings {
        lifecycle::pull_settings(session);
    } else {
        lifecycle::configure(session, &changed["settings"]);
        session.look_again();
    }
}
