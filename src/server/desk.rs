use std::collections::HashSet;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use futures_util::future::select;
use tokio::sync::{Notify, watch};
use tokio::time::timeout_at;
use tower_lsp::gen_lsp_types::{
    Diagnostic, DocumentDiagnosticReport, PublishDiagnosticsNotification, PublishDiagnosticsParams,
};

use super::capabilities::Editor;
use super::decode::Page;
use super::encode;
use super::hold::{self, Mark, SILENCE, hold};
use super::outbox::Outbox;
use super::refresh::Refresher;
use super::session::{Known, Shared};
use crate::case::Told;
use crate::features;
use crate::text::Buffer;
use crate::workspace::Snapshot;

/// After this long without a key the tree is checked against a fresh one.
const QUIET: Duration = Duration::from_millis(300);

/// Where one document's findings go out, one list after the other, each of a newer state than the one before: pushed, or
/// as answers to pulls. Either way it knows what the editor was told last.
pub(super) struct Desk {
    uri: String,
    means: Means,
    news: Notify,
    /// Whether the document was opened since the last look.
    opened: AtomicBool,
    state: Mutex<State>,
}

/// What every desk works with.
#[derive(Clone)]
pub(super) struct Means {
    pub(super) shared: Shared,
    pub(super) outbox: Outbox,
    pub(super) known: Known,
    pub(super) refresher: Arc<Refresher>,
    /// Counts how often a document began or ceased to tell something that others of its case go by.
    pub(super) around: Arc<watch::Sender<u64>>,
}

#[derive(Default)]
struct State {
    /// What the editor was told last; `None` if that was nothing, or it was told to forget it.
    list: Option<Vec<Diagnostic>>,
    /// What that list is called in pulls.
    id: String,
    /// The version that it was told with.
    version: Option<i32>,
    /// Whether to tell it again even if nothing changed: it may have forgotten what a closed document had.
    again: bool,
    marks: HashSet<Mark>,
    /// The version whose tree was settled last.
    settled: Option<i32>,
    /// What the document told the others of its case then.
    told: Option<Told>,
}

/// What is to be shown of a document at one moment; nothing of one that is no career document.
#[derive(Default)]
struct View {
    list: Vec<Diagnostic>,
    marks: HashSet<Mark>,
    /// When the rest is to be shown, if something is held back.
    until: Option<Instant>,
}

impl Desk {
    /// A desk that is attended to for as long as the server runs.
    pub(super) fn new(uri: &str, means: Means) -> Arc<Self> {
        let runtime = means.outbox.runtime().clone();
        let desk = Arc::new(Self {
            uri: uri.to_owned(),
            means,
            news: Notify::new(),
            opened: AtomicBool::new(false),
            state: Mutex::default(),
        });
        runtime.spawn(Arc::clone(&desk).attend());
        desk
    }

    /// The document was opened.
    pub(super) fn opened(&self) {
        self.opened.store(true, Ordering::Release);
        self.news.notify_one();
    }

    /// The document, or something that it depends on, has changed.
    pub(super) fn news(&self) {
        self.news.notify_one();
    }

    /// Looks whenever there is news or something that was put off is due.
    async fn attend(self: Arc<Self>) {
        let mut around = self.means.around.subscribe();
        let mut due = None;
        loop {
            let (own, others) = (pin!(self.news.notified()), pin!(around.changed()));
            let news = select(own, others);
            match due {
                Some(at) => _ = timeout_at(Instant::into(at), news).await,
                None => _ = news.await,
            }
            let desk = Arc::clone(&self);
            // A panic costs this look; the next key brings another.
            due = tokio::task::spawn_blocking(move || desk.look()).await.unwrap_or_default();
        }
    }

    /// Shows what is to be shown now, or has it asked for; says when to look again without news.
    fn look(&self) -> Option<Instant> {
        let now = Instant::now();
        let mut state = self.state();
        let snapshot = self.means.shared.snapshot();
        let view = self.view(&snapshot, &state, now);
        if snapshot.is_stale(&self.uri) {
            return Some(now);
        }
        let read = view.is_some();
        let rest = if self.editor().pulls {
            self.owe(&mut state, &view.unwrap_or_default(), &snapshot, now)
        } else {
            self.push(&mut state, view, &snapshot)
        };
        let pause = if read { self.settle(&mut state, &snapshot, now) } else { None };
        [rest, pause].into_iter().flatten().min()
    }

    /// What is to be shown of the document in `snapshot`; none if it is not open, or no career document.
    fn view(&self, snapshot: &Snapshot, state: &State, now: Instant) -> Option<View> {
        let found = features::diagnostics(snapshot, &self.uri)?;
        let page = Page::of(snapshot, &self.uri, self.editor())?;
        let held = hold(found, snapshot.last_edit(&self.uri), now, &state.marks, page.buffer);
        Some(View {
            list: encode::diagnostics(&held.ready, &page),
            marks: held.ready.iter().filter_map(hold::mark).collect(),
            until: held.until,
        })
    }

    /// Has the document's tree made ready for edits after it was opened, and checked after a pause in them; where the
    /// document tells the others of its case something else by then, has them looked at. Says when to look again for this.
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
        let told = snapshot.told(&self.uri);
        let before = std::mem::replace(&mut state.told, told);
        // One that was edited before the first look may tell something else than its file does.
        let edited = snapshot.last_edit(&self.uri).is_some();
        let others = before.map_or(edited, |before| state.told.as_ref() != Some(&before));
        if others {
            self.means.shared.world().touch_beside(&self.uri);
            self.means.around.send_modify(|changes| *changes += 1);
        }
        if !snapshot.settle(&self.uri) {
            return None;
        }
        self.means.shared.world().touch();
        Some(now)
    }

    /// What the editor was told; of a document that was opened since, it may know nothing.
    fn state(&self) -> MutexGuard<'_, State> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if self.opened.swap(false, Ordering::AcqRel) {
            // Who pulls forgets with the document; who is pushed to has what it has until it is told otherwise.
            let list = state.list.take().filter(|_| !self.editor().pulls);
            *state = State { list, again: true, ..State::default() };
        }
        state
    }

    fn editor(&self) -> Editor {
        self.means.known.get().copied().unwrap_or_default()
    }
}

/// Findings that are pushed.
impl Desk {
    /// Says when to push the rest.
    fn push(&self, state: &mut State, view: Option<View>, snapshot: &Snapshot) -> Option<Instant> {
        let (Some(view), Some(buffer)) = (view, snapshot.buffer(&self.uri)) else {
            self.clear(state);
            return None;
        };
        state.marks = view.marks;
        // To an editor that reads versions, the same list for a newer text is news: the findings still stand.
        let version = self.editor().diagnostic_version.then_some(buffer.version());
        if state.again || state.version != version || state.list.as_ref() != Some(&view.list) {
            let params = PublishDiagnosticsParams { uri: self.uri.as_str().into(), version, diagnostics: view.list };
            self.means.outbox.notify::<PublishDiagnosticsNotification>(&params);
            (state.list, state.version, state.again) = (Some(params.diagnostics), version, false);
        }
        view.until
    }

    /// The document was closed, or is no career document any more.
    fn clear(&self, state: &mut State) {
        state.marks.clear();
        if state.list.take().is_some_and(|list| !list.is_empty()) {
            let params = PublishDiagnosticsParams { uri: self.uri.as_str().into(), version: None, diagnostics: vec![] };
            self.means.outbox.notify::<PublishDiagnosticsNotification>(&params);
        }
    }
}

/// Findings that are pulled.
impl Desk {
    /// Answers a pull from the state that it met, unless a newer one has come since: then there is no answer, and the
    /// editor is to ask again. An answer of its own state would be right too, but answers race on their way out, and no
    /// editor could tell that the one which came last is the older one.
    pub(super) fn answer(&self, snapshot: &Snapshot, previous: Option<&str>) -> Option<DocumentDiagnosticReport> {
        let mut state = self.state();
        let view = self.view(snapshot, &state, Instant::now()).unwrap_or_default();
        if snapshot.is_stale(&self.uri) {
            return None;
        }
        // Named after what is in it: the name stands for as long as the list does, whatever the version. But who opens a
        // document anew has the whole list again, for it may have kept the name alone.
        let told = state.list.is_some();
        if state.list.as_ref() != Some(&view.list) {
            state.id = encode::result_id(&view.list);
            state.list = Some(view.list);
        }
        state.marks = view.marks;
        state.version = snapshot.buffer(&self.uri).map(Buffer::version);
        if view.until.is_some() {
            // The desk has the rest asked for when the wait is over.
            self.news.notify_one();
        }
        let list = state.list.as_deref().unwrap_or_default();
        Some(if told && previous == Some(&state.id) {
            encode::unchanged(&state.id)
        } else {
            encode::full(list, &state.id)
        })
    }

    /// Has the editor pull again if it was told something else than it would be told now. After an edit of the document
    /// it pulls by itself; only if it has not by the end of a pause it is asked to. Says when to look again.
    fn owe(&self, state: &mut State, view: &View, snapshot: &Snapshot, now: Instant) -> Option<Instant> {
        let Some(buffer) = snapshot.buffer(&self.uri) else {
            // It forgets by itself what a closed document had.
            *state = State::default();
            return None;
        };
        let pause = snapshot.last_edit(&self.uri).map(|(at, _)| at + SILENCE).filter(|&end| now < end);
        if pause.is_some() && state.version != Some(buffer.version()) {
            return pause;
        }
        if state.list.as_ref().is_some_and(|told| *told != view.list) {
            self.means.refresher.want();
        }
        view.until
    }
}
