//! The next best edit: the action that leads to it, and the command that shows its place and offers it.

use serde_json::{Value, json};
use tower_lsp::gen_lsp_types::{
    ApplyWorkspaceEditParams, ApplyWorkspaceEditRequest, CodeAction, CodeActionKind, Command, MessageActionItem,
    MessageType, Range, ShowDocumentParams, ShowDocumentRequest, ShowMessageNotification, ShowMessageParams,
    ShowMessageRequest, ShowMessageRequestParams,
};
use tower_lsp::jsonrpc::{Error, Result};

use super::capabilities::{Editor, NEXT, SOURCE};
use super::decode::Page;
use super::encode;
use super::outbox::Outbox;
use super::session::Session;
use crate::features::{self, Action, ActionKind, Next};
use crate::workspace::Snapshot;

const TITLE: &str = "Next best edit";
const NOT_CAREER: &str =
    "This file is not read as a career document. The action “Read this file as …” on its first line makes it one.";

/// The action, where there is something to do.
pub(super) fn action(snapshot: &Snapshot, uri: &str, editor: Editor) -> Option<CodeAction> {
    // There is a next edit where there is a finding; which one it is, is found when it is asked for.
    snapshot.analysis(uri).filter(|analysis| editor.commands && !analysis.findings().is_empty())?;
    let command = Command {
        title: TITLE.to_owned(),
        command: NEXT.to_owned(),
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

/// What is said and shown.
struct Step {
    message: String,
    uri: String,
    place: Range,
    offer: Option<Offer>,
}

/// An edit that can be had by choosing its title.
struct Offer {
    title: String,
    edit: ApplyWorkspaceEditParams,
    /// Where the first slot stands once it was made, if somebody has to select it.
    slot: Option<Range>,
}

/// Shows the place of the edit that helps the document most, which is named by its `uri`, says why, and offers the edit.
pub(super) async fn run(session: &Session, document: Option<&Value>) -> Result<()> {
    let uri = document.and_then(|document| document.get("uri")?.as_str().map(str::to_owned));
    let Some(uri) = uri else { return Err(Error::invalid_params("expects one argument, an object with uri")) };
    let feature = session.compute(move |snapshot, editor| {
        let page = Page::of(snapshot, &uri, editor)?;
        let analysis = snapshot.analysis(&uri)?;
        Some(features::next(&analysis).map(|next| step(&next, &page)))
    });
    match feature.await? {
        None => say(&session.outbox, NOT_CAREER),
        Some(None) => say(&session.outbox, features::NOTHING_TO_DO),
        Some(Some(step)) => show(&session.outbox, step, session.editor()),
    }
    Ok(())
}

fn step(next: &Next, page: &Page<'_>) -> Step {
    // An edit that came late would land in a newer text, unless it says which one it is for.
    let sent = page.editor.applies_edits && page.editor.versioned_edits;
    let offer = next.fix.as_ref().filter(|_| sent).map(|fix| {
        let action = Action::of(fix, ActionKind::Rewrite);
        let edit = ApplyWorkspaceEditParams {
            label: Some(fix.title.clone()),
            edit: encode::edit(&action, page),
            metadata: None,
        };
        Offer { title: fix.title.clone(), edit, slot: encode::slot(&action, page) }
    });
    Step {
        message: next.finding.message.clone(),
        uri: page.uri.to_owned(),
        place: encode::range(page, next.place),
        offer,
    }
}

fn say(outbox: &Outbox, message: &str) {
    let message = ShowMessageParams { kind: MessageType::Info, message: message.to_owned() };
    outbox.notify::<ShowMessageNotification>(&message);
}

fn show(outbox: &Outbox, step: Step, editor: Editor) {
    if editor.show_document {
        select(outbox, &step.uri, step.place);
    }
    let Some(offer) = step.offer else { return say(outbox, &step.message) };
    let button = MessageActionItem { title: offer.title.clone(), ..MessageActionItem::default() };
    let question =
        ShowMessageRequestParams { kind: MessageType::Info, message: step.message, actions: Some(vec![button]) };
    let (sender, uri) = (outbox.clone(), step.uri);
    outbox.ask::<ShowMessageRequest>(question, move |chosen| {
        if chosen.is_none_or(|chosen| chosen.title != offer.title) {
            return;
        }
        let after = sender.clone();
        sender.ask::<ApplyWorkspaceEditRequest>(offer.edit, move |answer| {
            if let Some(slot) = offer.slot.filter(|_| answer.applied && editor.show_document) {
                select(&after, &uri, slot);
            }
        });
    });
}

fn select(outbox: &Outbox, uri: &str, place: Range) {
    let show = ShowDocumentParams { uri: uri.into(), external: None, take_focus: Some(true), selection: Some(place) };
    outbox.ask::<ShowDocumentRequest>(show, drop);
}
