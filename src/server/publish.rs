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
use crate::text::Buffer;
use crate::workspace::Snapshot;

/// After this long without a key the tree is checked against a fresh one.
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
    /// Whether the document was opened since the last look.
    opened: AtomicBool,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// What the editor was told last; `None` if that was nothing, or it was told to forget it.
    list: Option<Vec<Diagnostic>>,
    /// The version that it was told with.
    version: Option<i32>,
    /// Whether to tell it again even if nothing changed: it may have forgotten what a closed document had.
    again: bool,
    marks: HashSet<Mark>,
    /// The version whose tree was settled last.
    settled: Option<i32>,
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
            due = tokio::task::spawn_blocking(move || desk.look()).await.unwrap_or_default();
        }
    }

    /// Shows what is to be shown now; says when to look again without news.
    fn look(&self) -> Option<Instant> {
        let now = Instant::now();
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if self.opened.swap(false, Ordering::AcqRel) {
            *state = State { list: state.list.take(), again: true, ..State::default() };
        }
        let snapshot = self.shared.snapshot();
        let found = features::diagnostics(&snapshot, &self.uri);
        if snapshot.buffer(&self.uri).is_some() && snapshot.is_stale(&self.uri) {
            return Some(now);
        }
        let (Some(found), Some(page)) = (found, Page::of(&snapshot, &self.uri, self.editor())) else {
            self.clear(&mut state);
            return None;
        };
        let held = hold(found, snapshot.last_edit(&self.uri), now, &state.marks, page.buffer);
        state.marks = held.ready.iter().filter_map(hold::mark).collect();
        self.show(&mut state, encode::diagnostics(&held.ready, &page), page.buffer.version());
        let pause = self.settle(&mut state, &snapshot, now);
        [held.until, pause].into_iter().flatten().min()
    }

    /// Has the document's tree made ready for edits after it was opened, and checked after a pause in them. Says when
    /// to look again for this.
    fn settle(&self, state: &mut State, snapshot: &Snapshot, now: Instant) -> Option<Instant> {
        let version = snapshot.buffer(&self.uri).map(Buffer::version);
        if state.settled == version {
            return None;
        }
        let due = snapshot.last_edit(&self.uri).map_or(now, |(at, _)| at + QUIET);
        if due > now {
            return Some(due);
        }
        state.settled = version;
        if !snapshot.settle(&self.uri) {
            return None;
        }
        self.shared.world().touch();
        Some(now)
    }

    fn show(&self, state: &mut State, list: Vec<Diagnostic>, version: i32) {
        // To an editor that reads versions, the same list for a newer text is news: the findings still stand.
        let version = self.editor().diagnostic_version.then_some(version);
        if state.again || state.version != version || state.list.as_ref() != Some(&list) {
            let params = PublishDiagnosticsParams { uri: self.uri.as_str().into(), version, diagnostics: list };
            self.outbox.notify::<PublishDiagnosticsNotification>(&params);
            (state.list, state.version, state.again) = (Some(params.diagnostics), version, false);
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
