//! The talk with the manager: the action that prepares it, and the command that makes the agenda beside the case.

use serde_json::{Value, json};
use tower_lsp::gen_lsp_types::{
    ApplyWorkspaceEditParams, ApplyWorkspaceEditRequest, CodeAction, CodeActionKind, Command, MessageType, Range,
    ShowDocumentParams, ShowDocumentRequest, ShowMessageNotification, ShowMessageParams,
};
use tower_lsp::jsonrpc::{Error, Result};

use super::capabilities::{AGENDA, Editor, SOURCE};
use super::decode::Page;
use super::encode;
use super::session::Session;
use crate::features::{self, NewAgenda};
use crate::framework::Tone;
use crate::settings::Kind;
use crate::text::{Buffer, Span};
use crate::workspace::Snapshot;

const TITLE: &str = "Prepare the talk with my manager";
const ARGUMENTS: &str = "expects one argument, an object with uri, and tone if it is not healthy: new, hard";
const NO_FILE: &str = "Save the case first, so that the agenda can lie beside it.";
const IN_TERMINAL: &str =
    "Your editor makes no files when a server asks it to. In a terminal: career-ls agenda FILE --output agenda.md";

/// The action, in a promotion case, in an editor that can make the file.
pub(super) fn action(snapshot: &Snapshot, uri: &str, editor: Editor) -> Option<CodeAction> {
    let works = editor.commands && makes_files(editor);
    snapshot.analysis(uri).filter(|analysis| works && analysis.document.kind == Kind::Promotion)?;
    let command = Command {
        title: TITLE.to_owned(),
        command: AGENDA.to_owned(),
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

fn makes_files(editor: Editor) -> bool {
    editor.applies_edits && editor.create_files
}

/// The edit that makes the agenda, and where its first slot will stand.
struct Made {
    uri: String,
    edit: ApplyWorkspaceEditParams,
    slot: Range,
}

/// Makes the agenda for the case that is named by its `uri`, in the `tone` that is asked for, and shows it. No file is
/// written over.
pub(super) async fn run(session: &Session, argument: Option<&Value>) -> Result<()> {
    let uri = argument.and_then(|argument| argument.get("uri")?.as_str().map(str::to_owned));
    let tone = argument.and_then(|argument| argument.get("tone")).map(|tone| tone.as_str().unwrap_or_default().parse());
    let (Some(uri), Ok(tone)) = (uri, tone.unwrap_or(Ok(Tone::default()))) else {
        return Err(Error::invalid_params(ARGUMENTS));
    };
    let made = session.compute(move |snapshot, editor| Some(make(snapshot, &uri, tone, editor)));
    match made.await?.unwrap_or(Err(features::NO_CASE)) {
        Err(message) => {
            let message = ShowMessageParams { kind: MessageType::Info, message: message.to_owned() };
            session.outbox.notify::<ShowMessageNotification>(&message);
        }
        Ok(made) => {
            let (after, shows) = (session.outbox.clone(), session.editor().show_document);
            session.outbox.ask::<ApplyWorkspaceEditRequest>(made.edit, move |answer| {
                if answer.applied && shows {
                    let show = ShowDocumentParams {
                        uri: made.uri.as_str().into(),
                        external: None,
                        take_focus: Some(true),
                        selection: Some(made.slot),
                    };
                    after.ask::<ShowDocumentRequest>(show, drop);
                }
            });
        }
    }
    Ok(())
}

fn make(snapshot: &Snapshot, uri: &str, tone: Tone, editor: Editor) -> std::result::Result<Made, &'static str> {
    let page = Page::of(snapshot, uri, editor).ok_or(features::NO_CASE)?;
    let NewAgenda { action, uri } = match features::new_agenda(snapshot, uri, tone) {
        None => return Err(features::NO_CASE),
        Some(None) => return Err(NO_FILE),
        Some(Some(made)) => made,
    };
    if !makes_files(editor) {
        return Err(IN_TERMINAL);
    }
    let text = action.edits.first().map(|edit| edit.template.visible()).unwrap_or_default();
    let first = text
        .find('⟨')
        .map_or(Span::empty(0), |at| Span::new(at, text[at..].find('⟩').map_or(at, |end| at + end + '⟩'.len_utf8())));
    let buffer = Buffer::new(&text, 0);
    let slot = encode::range(&Page { uri: &uri, buffer: &buffer, editor }, first);
    let edit = ApplyWorkspaceEditParams {
        label: Some(action.title.clone()),
        edit: encode::edit(&action, &page),
        metadata: None,
    };
    Ok(Made { uri, edit, slot })
}
