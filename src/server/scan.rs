//! What a reader takes in within ten seconds: the action that leads to it, and the command that says it.

use serde_json::{Value, json};
use tower_lsp::gen_lsp_types::{
    CodeAction, CodeActionKind, Command, MessageType, ShowMessageNotification, ShowMessageParams,
};
use tower_lsp::jsonrpc::{Error, Result};

use super::capabilities::{Editor, SCAN, SOURCE};
use super::session::Session;
use crate::features;
use crate::workspace::Snapshot;

const TITLE: &str = "Show what a reader takes in within ten seconds";
const NOT_CAREER: &str =
    "This file is not read as a career document. The action “Read this file as …” on its first line makes it one.";

/// The action, in a document that strangers read.
pub(super) fn action(snapshot: &Snapshot, uri: &str, editor: Editor) -> Option<CodeAction> {
    let analysis = snapshot.analysis(uri).filter(|_| editor.commands)?;
    features::scan(&analysis)?;
    let command = Command {
        title: TITLE.to_owned(),
        command: SCAN.to_owned(),
        arguments: Some(vec![json!({ "uri": uri })]),
        ..Command::default()
    };
    Some(CodeAction {
        title: TITLE.to_owned(),
        kind: Some(CodeActionKind::Custom(SOURCE.into())),
        command: Some(command),
        ..CodeAction::default()
    })
}

/// Says what a reader takes in of the document that is named by its `uri`.
pub(super) async fn run(session: &Session, document: Option<&Value>) -> Result<()> {
    let uri = document.and_then(|document| document.get("uri")?.as_str().map(str::to_owned));
    let Some(uri) = uri else { return Err(Error::invalid_params("expects one argument, an object with uri")) };
    let said = session.compute(move |snapshot, _| {
        let analysis = snapshot.analysis(&uri)?;
        Some(features::plain(&features::scanned(&analysis)))
    });
    let message = said.await?.unwrap_or_else(|| NOT_CAREER.to_owned());
    session.outbox.notify::<ShowMessageNotification>(&ShowMessageParams { kind: MessageType::Info, message });
    Ok(())
}
