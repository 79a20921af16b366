use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tower_lsp::gen_lsp_types::DiagnosticRefreshRequest;

use super::outbox::Outbox;

/// An editor that has not answered by then is asked again when there is reason to: some never answer.
const PATIENCE: Duration = Duration::from_secs(1);

/// Has the editor pull again. However often that is wanted, one request is under way at a time, and one more follows it.
pub(super) struct Refresher {
    wanted: Notify,
}

impl Refresher {
    pub(super) fn new(outbox: Outbox) -> Arc<Self> {
        let refresher = Arc::new(Self { wanted: Notify::new() });
        let asking = Arc::clone(&refresher);
        outbox.runtime().clone().spawn(async move {
            loop {
                asking.wanted.notified().await;
                outbox.asked::<DiagnosticRefreshRequest>((), PATIENCE).await;
            }
        });
        refresher
    }

    /// What the editor pulled last does not stand any more.
    pub(super) fn want(&self) {
        self.wanted.notify_one();
    }
}
