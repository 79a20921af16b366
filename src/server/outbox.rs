use std::time::Duration;

use serde::Serialize;
use tokio::runtime::Handle;
use tokio::time::timeout;
use tower_lsp::Client;
use tower_lsp::gen_lsp_types::{Notification, Request};

use super::wire::Frames;

/// What the server says of its own accord. Nothing here makes a handler wait for the editor.
#[derive(Clone)]
pub(super) struct Outbox {
    frames: Frames,
    client: Client,
    runtime: Handle,
}

#[derive(Serialize)]
struct Note<'a, P> {
    jsonrpc: &'static str,
    method: &'a str,
    params: &'a P,
}

impl Outbox {
    pub(super) fn new(frames: Frames, client: Client, runtime: Handle) -> Self {
        Self { frames, client, runtime }
    }

    /// Where work goes that nobody waits for.
    pub(super) fn runtime(&self) -> &Handle {
        &self.runtime
    }

    /// Tells the editor something: written when this returns.
    pub(super) fn notify<N: Notification>(&self, params: &N::Params) {
        let method = N::METHOD;
        // Straight to bytes: the framework's own way builds a tree of values first, for every list of findings.
        if let Ok(body) = serde_json::to_vec(&Note { jsonrpc: "2.0", method: method.as_str(), params }) {
            (self.frames)(body);
        }
    }

    /// Asks the editor something, and does `then` with a good answer whenever it comes.
    pub(super) fn ask<R: Request>(&self, params: R::Params, then: impl FnOnce(R::Result) + Send + 'static) {
        self.ask_or::<R>(params, then, || {});
    }

    /// The same, and does `otherwise` where the editor cannot be asked that.
    pub(super) fn ask_or<R: Request>(
        &self,
        params: R::Params,
        then: impl FnOnce(R::Result) + Send + 'static,
        otherwise: impl FnOnce() + Send + 'static,
    ) {
        let client = self.client.clone();
        self.runtime.spawn(async move {
            match client.send_request::<R>(params).await {
                Ok(answer) => then(answer),
                Err(_) => otherwise(),
            }
        });
    }

    /// Asks the editor something that it has only to note, and returns once it has answered, well or badly, or
    /// `patience` is over. For what runs beside the handlers.
    pub(super) async fn asked<R: Request>(&self, params: R::Params, patience: Duration) {
        _ = timeout(patience, self.client.send_request::<R>(params)).await;
    }
}
