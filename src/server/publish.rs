use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Notify;
use tokio::time::timeout_at;
use tower_lsp::gen_lsp_types::{Diagnostic, PublishDiagnosticsNotification, PublishDiagnosticsParams};

use super::capabilities::Editor;
use super::decode::Page;
use super::encode;
use super::hold::{self, Mark, hold};
use super::outbox::Outbox;
use super::session::{Known, Shared};
use crate::features;

/// After this long without a key the tree is settled: made ready for the first edit, compared with a fresh one after
/// others.
const QUIET: Duration = Duration::from_millis(300);

/// Pushes findings: one desk for each document, which looks at the newest state whenever word has come, however often.
pub(super) struct Publisher {
    shared: Shared,
    outbox: Outbox,
    known: Known,
    desks: Mutex<HashMap<String, Arc<Desk>>>,
}

/// Where one document's findings go out, one list after the other, each of a newer state than the one before.
struct Desk {
    uri: String,
    shared: Shared,
    outbox: Outbox,
    known: Known,
    news: Notify,
    /// Whether the document was opened since the last look: what the editor showed before counts no longer.
    opened: AtomicBool,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// What the editor shows; `None` if it was told nothing, or was told and closed the document since.
    list: Option<Vec<Diagnostic>>,
    marks: HashSet<Mark>,
    /// When the document was opened.
    opened: Option<Instant>,
    /// The edit, or the opening, after which the tree was last settled.
    settled: Option<Instant>,
}

impl Publisher {
    pub(super) fn new(shared: Shared, outbox: Outbox, known: Known) -> Self {
        Self { shared, outbox, known, desks: Mutex::default() }
    }

    /// A document was opened: its findings go out even if they equal those from before it was closed.
    pub(super) fn opened(&self, uri: &str) {
        let desk = self.desk(uri);
        desk.opened.store(true, Ordering::Release);
        desk.news.notify_one();
    }

    /// A document was changed or closed, or something that it depends on was changed.
    pub(super) fn look(&self, uri: &str) {
        self.desk(uri).news.notify_one();
    }

    /// The desk is kept after the document was closed, so that closing and opening again stay in order.
    fn desk(&self, uri: &str) -> Arc<Desk> {
        let mut desks = self.desks.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(desk) = desks.get(uri) {
            return Arc::clone(desk);
        }
        let desk = Arc::new(Desk {
            uri: uri.to_owned(),
            shared: self.shared.clone(),
            outbox: self.outbox.clone(),
            known: Arc::clone(&self.known),
            news: Notify::new(),
            opened: AtomicBool::new(false),
            state: Mutex::default(),
        });
        self.outbox.runtime().spawn(Arc::clone(&desk).attend());
        desks.insert(uri.to_owned(), Arc::clone(&desk));
        desk
    }
}

impl Desk {
    /// Looks whenever there is news or something that was put off is due. Lasts as long as the server.
    async fn attend(self: Arc<Self>) {
        let mut due = None;
        loop {
            match due {
                Some(at) => _ = timeout_at(Instant::into(at), self.news.notified()).await,
                None => self.news.notified().await,
            }
            let desk = Arc::clone(&self);
            // A panic costs this look; the next key brings another.
            due = tokio::task::spawn_blocking(move || desk.attend_once()).await.unwrap_or_default();
        }
    }
    /// Shows what is to be shown now; says when to look again without news.
    fn attend_once(&self) -> Option<Instant> {
        let now = Instant::now();
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if self.opened.swap(false, Ordering::AcqRel) {
            *state = State { opened: Some(now), ..State::default() };
        }
        let compare = self.settle(&mut state, now);
        let snapshot = self.shared.snapshot();
        let found = features::diagnostics(&snapshot, &self.uri);
        if snapshot.is_stale(&self.uri) {
            // Whoever made it stale has left word.
            return None;
        }
        let (Some(found), Some(page)) = (found, Page::of(&snapshot, &self.uri, self.editor())) else {
            self.clear(&mut state);
            return None;
        };
        let held = hold(found, snapshot.last_edit(&self.uri), now, &state.marks, page.buffer);
        state.marks = held.ready.iter().filter_map(hold::mark).collect();
        self.show(&mut state, encode::diagnostics(&held.ready, &page), page.buffer.version());
        [held.until, compare].into_iter().flatten().min()
    }

    /// Settles the tree once the author pauses; says when that will be, if it is still to come.
    fn settle(&self, state: &mut State, now: Instant) -> Option<Instant> {
        let snapshot = self.shared.snapshot();
        snapshot.buffer(&self.uri)?;
        let edit = snapshot.last_edit(&self.uri).map(|(at, _)| at);
        let since = edit.or(state.opened)?;
        if state.settled == Some(since) {
            return None;
        }
        if since + QUIET > now {
            return Some(since + QUIET);
        }
        state.settled = Some(since);
        if snapshot.settle(&self.uri) {
            self.shared.world().touch();
        }
        None
    }

    fn show(&self, state: &mut State, list: Vec<Diagnostic>, version: i32) {
        if state.list.as_ref() != Some(&list) {
            let version = self.editor().diagnostic_version.then_some(version);
            let params = PublishDiagnosticsParams { uri: self.uri.as_str().into(), version, diagnostics: list };
            self.outbox.notify::<PublishDiagnosticsNotification>(&params);
            state.list = Some(params.diagnostics);
        }
    }

    /// The document was closed, or is no career document any more.
    fn clear(&self, state: &mut State) {
        state.marks.clear();
        if state.list.take().is_some_and(|list| !list.is_empty()) {
            let params = PublishDiagnosticsParams { uri: self.uri.as_str().into(), version: None, diagnostics: vec![] };
            self.outbox.notify::<PublishDiagnosticsNotification>(&params);
        }
    }

    fn editor(&self) -> Editor {
        self.known.get().copied().unwrap_or_default()
    }
}
