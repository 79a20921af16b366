use std::io::{BufRead, Stdout, Write};
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::{BoxFuture, Either};
use futures_util::{FutureExt, Sink, StreamExt};
use tokio::runtime::Handle;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_lsp::{ClientSocket, ExitedError, LspService};
use tower_service::Service;

use super::frame;
use super::ingress::{Answer, Ingress};
use super::message::{self, Message};

/// Writes a body as a frame.
pub(super) type Frames = Arc<dyn Fn(Vec<u8>) + Send + Sync>;

/// How long answers under way may take after the end of input, before and after they are told to stop.
const PATIENCE: [Duration; 2] = [Duration::from_millis(200), Duration::from_millis(600)];

/// Frames on standard output, each in one write. With the reader of the pipe gone there is nobody to serve.
pub(super) fn frames(stdout: Stdout) -> Frames {
    let one_at_a_time = Mutex::new(());
    Arc::new(move |body: Vec<u8>| {
        // The line end is counted: without it standard output's line buffer would hold back what follows the last one.
        let mut frame = format!("Content-Length: {}\r\n\r\n", body.len() + 1).into_bytes();
        frame.extend(body);
        frame.push(b'\n');
        let _held = one_at_a_time.lock().unwrap_or_else(PoisonError::into_inner);
        if stdout.lock().write_all(&frame).and_then(|()| stdout.lock().flush()).is_err() {
            std::process::exit(1);
        }
    })
}

/// Reads frames until `exit` or the end of input, and lets what is under way finish.
///
/// The reader waits for nothing but input, and writes nothing but the answer to the greeting, which has to come first.
pub(super) fn serve<S>(
    input: impl BufRead,
    ingress: &mut Ingress<LspService<S>>,
    socket: ClientSocket,
    out: &Frames,
    runtime: &Handle,
) where
    S: tower_lsp::LanguageServer,
{
    let (mut asked, mut replies) = socket.split();
    let asks = Arc::clone(out);
    runtime.spawn(async move {
        while let Some(request) = asked.next().await {
            write(&asks, &request);
        }
    });
    let (under_way, all_done) = mpsc::channel::<()>();
    let mut frames = frame::Frames::new(input);
    while let Ok(Some(frame)) = frames.next() {
        let message = frame.map_err(refusal).and_then(|body| message::parse(&body));
        match message {
            Err(response) => {
                let (out, held) = (Arc::clone(out), under_way.clone());
                runtime.spawn(async move {
                    write(&out, &response);
                    drop(held);
                });
            }
            Ok(Message::Reply(response)) => _ = Pin::new(&mut replies).start_send(response),
            Ok(Message::Call(request)) if request.method() == "exit" && request.id().is_none() => break,
            Ok(Message::Call(request)) => take(request, ingress, out, runtime, &under_way),
        }
    }
    drop(under_way);
    // Not tokio's clock: with the one worker blocked in a write it would stand still.
    for patience in PATIENCE {
        if all_done.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
            // Cancels all that is under way.
            drop(ingress.call(Request::build("exit").finish()));
        }
    }
}

fn take<S>(
    request: Request,
    ingress: &mut Ingress<LspService<S>>,
    out: &Frames,
    runtime: &Handle,
    under_way: &mpsc::Sender<()>,
) where
    S: tower_lsp::LanguageServer,
{
    let greeting = request.method() == "initialize";
    let id = request.id().cloned();
    match (ingress.call(request), id) {
        (Either::Left(answer), Some(_)) if greeting => {
            if let Ok(Some(response)) = answer.into_inner() {
                write(out, &response);
            }
        }
        // What a notification does is done.
        (Either::Left(_), None) => {}
        (handled, id) => {
            let answer: BoxFuture<'static, Answer> = match handled {
                Either::Left(answer) => answer.boxed(),
                Either::Right(answer) => answer,
            };
            let (out, held) = (Arc::clone(out), under_way.clone());
            runtime.spawn(async move {
                reply(id, answer, &out).await;
                drop(held);
            });
        }
    }
}

/// Answers once: a panic costs the request its result.
async fn reply(id: Option<Id>, answer: BoxFuture<'static, Answer>, out: &Frames) {
    match (AssertUnwindSafe(answer).catch_unwind().await, id) {
        (Ok(Ok(Some(response))), _) => write(out, &response),
        (Err(_), Some(id)) => write(out, &Response::from_error(id, Error::internal_error())),
        (Ok(Ok(None) | Err(ExitedError { .. })) | Err(_), _) => {}
    }
}

fn refusal(wrong: &'static str) -> Response {
    let mut error = Error::invalid_request();
    error.message = wrong.into();
    Response::from_error(Id::Null, error)
}

fn write(out: &Frames, message: &impl serde::Serialize) {
    // Only maps with keys that are no strings cannot be written, and there are none.
    if let Ok(body) = serde_json::to_vec(message) {
        out(body);
    }
}

#[cfg(test)]
mod tests;
