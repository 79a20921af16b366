use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tower_lsp::gen_lsp_types::DocumentDiagnosticReport;

use super::desk::{Desk, Means};
use super::encode;
use super::outbox::Outbox;
use super::refresh::Refresher;
use super::session::{Known, Shared};
use crate::workspace::Snapshot;

/// Sees to it that editors have findings: one desk for each document, which looks at the newest state whenever word has
/// come, however often. An editor that is able to pulls them, every other one has them pushed, and none has both.
pub(super) struct Publisher {
    means: Means,
    desks: Mutex<HashMap<String, Arc<Desk>>>,
}

impl Publisher {
    pub(super) fn new(shared: Shared, outbox: Outbox, known: Known) -> Self {
        let refresher = Refresher::new(outbox.clone());
        Self { means: Means { shared, outbox, known, refresher, around: Arc::default() }, desks: Mutex::default() }
    }

    /// A document was opened: its findings go out even if they equal those from before it was closed.
    pub(super) fn opened(&self, uri: &str) {
        self.desk(uri).opened();
    }

    /// A document was changed or closed, or something that it depends on was changed.
    pub(super) fn look(&self, uri: &str) {
        self.desk(uri).news();
    }

    /// Answers a pull; none if `snapshot` is out of date by now. A document that is not open has no findings.
    pub(super) fn answer(
        &self,
        snapshot: &Snapshot,
        uri: &str,
        previous: Option<&str>,
    ) -> Option<DocumentDiagnosticReport> {
        match snapshot.buffer(uri) {
            Some(_) => self.desk(uri).answer(snapshot, previous),
            None => Some(encode::nothing()),
        }
    }

    /// The desk is kept after the document was closed, so that closing and opening again stay in order.
    fn desk(&self, uri: &str) -> Arc<Desk> {
        let mut desks = self.desks.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(desk) = desks.get(uri) {
            return Arc::clone(desk);
        }
        let desk = Desk::new(uri, self.means.clone());
        desks.insert(uri.to_owned(), Arc::clone(&desk));
        desk
    }
}
