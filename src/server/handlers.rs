//! One edge for each feature: decode, ask the feature, encode. What a document that is not open is asked gets the empty
//! answer.

use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::LspServiceBuilder;
use tower_lsp::gen_lsp_types::{
    ApplyWorkspaceEditParams, ApplyWorkspaceEditRequest, CodeAction, CodeLens, CompletionList,
    DocumentDiagnosticReport, DocumentSymbol, DocumentSymbolResponse, ExecuteCommandParams, FoldingRange, Hover,
    InlayHint, MessageType, Range, ShowDocumentParams, ShowDocumentRequest, ShowMessageNotification, ShowMessageParams,
    Uri,
};
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};

use super::capabilities::{AGENDA, COMPLETE, EXPLAIN, FOCUS, LOG, NEXT, SCAN, SOURCE};
use super::decode::{AtPosition, AtRange, Completed, OfDocument, Page, Pulled};
use super::encode::{self, Asked};
use super::session::Session;
use super::{agenda, log, navigate, next, scan, sync};
use crate::features::{self, Action, ActionKind, Lens, LensLeads};
use crate::settings::Kind;
use crate::text::Span;

/// Everything that is answered beside the greeting and the farewell. One by one: the framework's own list of all methods
/// makes the program half as large again.
pub(super) fn register(service: LspServiceBuilder<Session>) -> LspServiceBuilder<Session> {
    let service = service
        .custom_method("textDocument/didOpen", sync::did_open)
        .custom_method("textDocument/didChange", sync::did_change)
        .custom_method("textDocument/didClose", sync::did_close)
        .custom_method("textDocument/didSave", sync::did_save)
        .custom_method("workspace/didChangeWatchedFiles", sync::did_change_watched_files)
        .custom_method("workspace/didChangeWorkspaceFolders", sync::did_change_workspace_folders)
        .custom_method("workspace/didChangeConfiguration", sync::did_change_configuration)
        .custom_method("textDocument/diagnostic", diagnostic)
        .custom_method("textDocument/hover", hover)
        .custom_method("textDocument/completion", completion)
        .custom_method("textDocument/codeAction", code_action)
        .custom_method("textDocument/documentSymbol", symbols)
        .custom_method("textDocument/foldingRange", folds)
        .custom_method("textDocument/codeLens", lenses)
        .custom_method("textDocument/inlayHint", hints)
        .custom_method("codeAction/resolve", resolve_action)
        .custom_method("workspace/executeCommand", execute);
    navigate::register(service)
}

/// The findings, for editors that were offered to pull them.
async fn diagnostic(session: &Session, pulled: Pulled) -> Result<DocumentDiagnosticReport> {
    if !session.editor().pulls {
        return Err(Error::method_not_found());
    }
    let publisher = Arc::clone(&session.publisher);
    let feature = session.compute(move |snapshot, _| {
        publisher.answer(snapshot, pulled.text_document.uri.as_ref(), pulled.previous_result_id.as_deref())
    });
    feature.await?.ok_or_else(overtaken)
}

/// What the protocol has for pulls alone: the state that was asked about is gone, ask again.
fn overtaken() -> Error {
    let mut error = Error::new(ErrorCode::ServerError(-32802));
    error.data = Some(json!({ "retriggerRequest": true }));
    error
}

async fn hover(session: &Session, asked: AtPosition) -> Result<Option<Hover>> {
    let feature = session.compute(move |snapshot, editor| {
        let uri = asked.text_document.uri.as_ref();
        let page = Page::of(snapshot, uri, editor)?;
        let hover = features::hover(snapshot, uri, page.offset(asked.position))?;
        Some(encode::hover(&hover, &page))
    });
    feature.await
}

async fn completion(session: &Session, asked: Completed) -> Result<CompletionList> {
    let feature = session.compute(move |snapshot, editor| {
        let uri = asked.text_document.uri.as_ref();
        let page = Page::of(snapshot, uri, editor)?;
        let found = features::completion(snapshot, uri, page.offset(asked.position), asked.asked());
        Some(encode::completions(&found, &page))
    });
    Ok(feature.await?.unwrap_or_default())
}

async fn code_action(session: &Session, asked: AtRange) -> Result<Vec<CodeAction>> {
    let feature = session.compute(move |snapshot, editor| {
        let uri = asked.text_document.uri.as_ref();
        // Without literals there are only commands, whose edits the server would have to push at a document that may
        // have changed meanwhile. All editors of the last years take literals; the others get no actions.
        let page = Page::of(snapshot, uri, editor).filter(|page| page.editor.action_literals)?;
        let span = page.span(asked.range);
        let findings = features::diagnostics(snapshot, uri).unwrap_or_default();
        let document = snapshot.analysis(uri).map(|analysis| analysis.document.kind);
        let actions = features::actions(snapshot, uri, span).into_iter().enumerate();
        let encode = |(index, action): (usize, Action)| {
            let kind = encode::kinds(&action).into_iter().flatten().find(|kind| asked.context.wants(kind.as_str()))?;
            let answers = action.finding.and_then(|finding| findings.get(finding));
            let answers = answers.map(|found| encode::diagnostic(found, &page));
            Some(encode::action(&action, kind, index, span, answers, document, &page))
        };
        let rewrites = asked.context.asks_for_rewrites();
        let working = actions
            .filter(|(_, action)| encode::works(action, editor) && (rewrites || action.kind != ActionKind::Further));
        let (quiet, spoken): (Vec<_>, Vec<_>) = working.partition(|(_, action)| action.is_quiet());
        let next = next::action(snapshot, uri, editor).filter(|_| asked.context.wants(SOURCE));
        let log = log::action(snapshot, uri, editor).filter(|_| asked.context.wants(SOURCE));
        // On a bullet they would only stand in the way of what is about the bullet.
        let here = asked.context.asks_for_source() || features::is_about_whole(snapshot, uri, span);
        let about = [scan::action, agenda::action].into_iter().filter(|_| here && asked.context.wants(SOURCE));
        let about = about.filter_map(|action| action(snapshot, uri, editor));
        let ours = next.into_iter().chain(log).chain(about);
        Some(spoken.into_iter().filter_map(encode).chain(ours).chain(quiet.into_iter().filter_map(encode)).collect())
    });
    Ok(feature.await?.unwrap_or_default())
}

async fn hints(session: &Session, asked: AtRange) -> Result<Vec<InlayHint>> {
    let feature = session.compute(move |snapshot, editor| {
        let uri = asked.text_document.uri.as_ref();
        let page = Page::of(snapshot, uri, editor).filter(|page| page.editor.hints)?;
        let found = features::hints(snapshot, uri, page.span(asked.range));
        Some(found.iter().map(|hint| encode::hint(hint, &page)).collect())
    });
    Ok(feature.await?.unwrap_or_default())
}

async fn lenses(session: &Session, asked: OfDocument) -> Result<Vec<CodeLens>> {
    let feature = session.compute(move |snapshot, editor| {
        let uri = asked.text_document.uri.as_ref();
        let page = Page::of(snapshot, uri, editor).filter(|page| page.editor.lenses)?;
        let works = |lens: &&Lens| lens.leads == LensLeads::ToRows || page.editor.commands;
        Some(features::lenses(snapshot, uri).iter().filter(works).map(|lens| encode::lens(lens, &page)).collect())
    });
    Ok(feature.await?.unwrap_or_default())
}

async fn symbols(session: &Session, asked: OfDocument) -> Result<DocumentSymbolResponse> {
    let feature = session.compute(move |snapshot, editor| {
        let uri = asked.text_document.uri.as_ref();
        let page = Page::of(snapshot, uri, editor)?;
        Some(encode::symbols(features::symbols(snapshot, uri), &page))
    });
    Ok(feature.await?.unwrap_or_else(|| Vec::<DocumentSymbol>::new().into()))
}

async fn folds(session: &Session, asked: OfDocument) -> Result<Vec<FoldingRange>> {
    let feature = session.compute(move |snapshot, editor| {
        let uri = asked.text_document.uri.as_ref();
        let page = Page::of(snapshot, uri, editor)?;
        Some(encode::folds(&features::folds(snapshot, uri, editor.most_folds), &page))
    });
    Ok(feature.await?.unwrap_or_default())
}

/// Derives the action again from what it was derived from. An edit for a text that is gone would land in the wrong place.
async fn resolve_action(session: &Session, chosen: CodeAction) -> Result<CodeAction> {
    let Some(Ok(asked)) = chosen.data.clone().map(serde_json::from_value::<Asked>) else { return Ok(chosen) };
    let feature = session.compute(move |snapshot, editor| {
        let page = Page::of(snapshot, &asked.uri, editor)?;
        if page.buffer.version() != asked.version || snapshot.is_stale(&asked.uri) {
            return None;
        }
        let actions = features::actions(snapshot, &asked.uri, Span::new(asked.span.0, asked.span.1));
        let action = actions.into_iter().nth(asked.index).filter(|action| action.title == asked.title)?;
        Some(encode::fill(chosen, &action, &page))
    });
    feature.await?.ok_or_else(Error::content_modified)
}

async fn execute(session: &Session, command: ExecuteCommandParams) -> Result<()> {
    #[derive(serde::Deserialize)]
    struct Place {
        uri: Uri,
        range: Range,
    }
    let mut arguments = command.arguments.unwrap_or_default().into_iter();
    let (place, kind) = (arguments.next(), arguments.next());
    if &*command.command == EXPLAIN && session.editor().commands {
        return explain(session, place.as_ref(), kind.as_ref());
    }
    if &*command.command == COMPLETE && session.editor().lenses {
        return complete(session, place).await;
    }
    if &*command.command == NEXT && session.editor().commands {
        return next::run(session, place.as_ref()).await;
    }
    if &*command.command == LOG && session.editor().commands {
        return log::run(session, place.as_ref()).await;
    }
    if &*command.command == SCAN && session.editor().commands {
        return scan::run(session, place.as_ref()).await;
    }
    if &*command.command == AGENDA && session.editor().commands {
        return agenda::run(session, place.as_ref()).await;
    }
    match (&*command.command, place.map(serde_json::from_value::<Place>)) {
        (FOCUS, Some(Ok(place))) if session.editor().show_document => {
            let selection = Some(place.range);
            let show = ShowDocumentParams { uri: place.uri, external: None, take_focus: Some(true), selection };
            session.outbox.ask::<ShowDocumentRequest>(show, drop);
            Ok(())
        }
        (FOCUS, _) => Err(Error::invalid_params("expects one argument, an object with uri and range")),
        _ => Err(Error::invalid_params("unknown command")),
    }
}

/// Gives each attribute its row in the cross-reference of a document that is named by its `uri`; says so where each has.
async fn complete(session: &Session, place: Option<Value>) -> Result<()> {
    let uri = place.as_ref().and_then(|place| place.get("uri")?.as_str().map(str::to_owned));
    let Some(uri) = uri else { return Err(Error::invalid_params("expects one argument, an object with uri")) };
    let feature = session.compute(move |snapshot, editor| {
        let page = Page::of(snapshot, &uri, editor)?;
        let action = features::refreshed(snapshot, &uri)?;
        Some(ApplyWorkspaceEditParams {
            label: Some(action.title.clone()),
            edit: encode::edit(&action, &page),
            metadata: None,
        })
    });
    match feature.await? {
        Some(edit) => session.outbox.ask::<ApplyWorkspaceEditRequest>(edit, drop),
        None => session.outbox.notify::<ShowMessageNotification>(&ShowMessageParams {
            kind: MessageType::Info,
            message: "Each attribute of the matrix has its row.".to_owned(),
        }),
    }
    Ok(())
}

/// Says what a rule is about: its name, and the kind of document, a promotion case unless it is given.
fn explain(session: &Session, rule: Option<&Value>, kind: Option<&Value>) -> Result<()> {
    let kind = kind.and_then(Value::as_str).and_then(|kind| kind.parse().ok()).unwrap_or(Kind::Promotion);
    let markdown = rule.and_then(Value::as_str).and_then(|rule| features::explain(rule, kind));
    let Some(markdown) = markdown else { return Err(Error::invalid_params("expects the name of a rule")) };
    let message = ShowMessageParams { kind: MessageType::Info, message: features::plain(&markdown) };
    session.outbox.notify::<ShowMessageNotification>(&message);
    Ok(())
}
