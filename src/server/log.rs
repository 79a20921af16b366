//! The measures of a referral log: the action that leads to them, and the command that says them.

use serde_json::{Value, json};
use tower_lsp::gen_lsp_types::{
    CodeAction, CodeActionKind, Command, MessageType, ShowMessageNotification, ShowMessageParams,
};
use tower_lsp::jsonrpc::{Error, Result};

use super::capabilities::{Editor, LOG, SOURCE};
use super::session::Session;
use crate::features;
use crate::settings::Kind;
use crate::workspace::Snapshot;

const TITLE: &str = "Show what the referrals came to";
const NOT_A_LOG: &str = "This document is no referral log. `kind: referral-log` under `career:` makes it one.";

/// The action, in a document that is a referral log.
pub(super) fn action(snapshot: &Snapshot, uri: &str, editor: Editor) -> Option<CodeAction> {
    let log = |kind| editor.commands && kind == Kind::ReferralLog;
    snapshot.analysis(uri).filter(|analysis| log(analysis.document.kind))?;
    let command = Command {
        title: TITLE.to_owned(),
        command: LOG.to_owned(),
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

/// Says what the referral log that is named by its `uri` comes to.
pub(super) async fn run(session: &Session, document: Option<&Value>) -> Result<()> {
    let uri = document.and_then(|document| document.get("uri")?.as_str().map(str::to_owned));
    let Some(uri) = uri else { return Err(Error::invalid_params("expects one argument, an object with uri")) };
    let said = session.compute(move |snapshot, _| {
        let analysis = snapshot.analysis(&uri).filter(|analysis| analysis.document.kind == Kind::ReferralLog)?;
        Some(features::measures(&analysis).map_or_else(|| features::NO_LOG.to_owned(), |said| features::plain(&said)))
    });
    let message = said.await?.unwrap_or_else(|| NOT_A_LOG.to_owned());
    session.outbox.notify::<ShowMessageNotification>(&ShowMessageParams { kind: MessageType::Info, message });
    Ok(())
}
