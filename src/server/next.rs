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

const CHANGED: &str = "The text has changed meanwhile, so this edit was left out. Ask for the next best edit again.";

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
    /// The text that it is for.
    version: i32,
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
        Some(Some(step)) => show(session, step),
    }
    Ok(())
}

fn step(next: &Next, page: &Page<'_>) -> Step {
    let offer = next.fix.as_ref().filter(|_| page.editor.applies_edits).map(|fix| {
        let action = Action::of(fix, ActionKind::Rewrite);
        let edit = ApplyWorkspaceEditParams {
            label: Some(fix.title.clone()),
            edit: encode::edit(&action, page),
            metadata: None,
        };
        Offer { title: fix.title.clone(), edit, version: page.buffer.version(), slot: encode::slot(&action, page) }
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

fn show(session: &Session, step: Step) {
    let (outbox, shows) = (&session.outbox, session.editor().show_document);
    let message = if shows {
        select(outbox, &step.uri, step.place);
        step.message
    } else {
        format!("Line {}: {}", step.place.start.line + 1, step.message)
    };
    let Some(offer) = step.offer else { return say(outbox, &message) };
    let button = MessageActionItem { title: offer.title.clone(), ..MessageActionItem::default() };
    let told = (outbox.clone(), message.clone());
    let question = ShowMessageRequestParams { kind: MessageType::Info, message, actions: Some(vec![button]) };
    let (asker, uri) = (session.clone(), step.uri);
    let chose = move |chosen: Option<MessageActionItem>| {
        if chosen.is_none_or(|chosen| chosen.title != offer.title) {
            return;
        }
        // Not every editor can be told which text an edit is for, and who took their time may have typed since.
        if asker.shared.snapshot().buffer(&uri).is_none_or(|buffer| buffer.version() != offer.version) {
            return say(&asker.outbox, CHANGED);
        }
        let after = asker.outbox.clone();
        asker.outbox.ask::<ApplyWorkspaceEditRequest>(offer.edit, move |answer| {
            if let Some(slot) = offer.slot.filter(|_| answer.applied && shows) {
                select(&after, &uri, slot);
            }
        });
    };
    // Who asks no questions still shows messages.
    outbox.ask_or::<ShowMessageRequest>(question, chose, move || say(&told.0, &told.1));
}

fn select(outbox: &Outbox, uri: &str, place: Range) {
    let show = ShowDocumentParams { uri: uri.into(), external: None, take_focus: Some(true), selection: Some(place) };
    outbox.ask::<ShowDocumentRequest>(show, drop);
}
