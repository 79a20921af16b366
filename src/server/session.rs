use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use tower_lsp::gen_lsp_types::InlayHintRefreshRequest;
use tower_lsp::jsonrpc::{Error, Result};

use super::capabilities::Editor;
use super::decode;
use super::ingress::MOMENT;
use super::outbox::Outbox;
use super::publish::Publisher;
use crate::workspace::{Snapshot, World};

/// The world, held by the reader while a notification changes it, and by late answers of the editor.
#[derive(Clone, Default)]
pub(super) struct Shared(Arc<Mutex<World>>);

impl Shared {
    /// The world. After a panic it is as the panic left it, which is better than nothing.
    pub(super) fn world(&self) -> MutexGuard<'_, World> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is known now.
    pub(super) fn snapshot(&self) -> Snapshot {
        self.world().snapshot()
    }
}

/// What the editor can do, known from the greeting on.
pub(super) type Known = Arc<OnceLock<Editor>>;

/// One editor and what it has open. The methods of the protocol are functions over it.
#[derive(Clone)]
pub(super) struct Session {
    pub(super) shared: Shared,
    pub(super) outbox: Outbox,
    pub(super) publisher: Arc<Publisher>,
    /// The parent process, if the command line named it.
    pub(super) parent: Option<u32>,
    known: Known,
    introduced: Arc<AtomicBool>,
    /// Whether words were shown behind statements when that was last looked at.
    hinting: Arc<AtomicBool>,
    /// URIs of the workspace's folders.
    folders: Arc<Mutex<Vec<String>>>,
}

impl Session {
    pub(super) fn new(shared: Shared, outbox: Outbox, parent: Option<u32>) -> Self {
        let known = Known::default();
        let publisher = Arc::new(Publisher::new(shared.clone(), outbox.clone(), Arc::clone(&known)));
        Self {
            shared,
            outbox,
            publisher,
            parent,
            known,
            introduced: Arc::default(),
            hinting: Arc::default(),
            folders: Arc::default(),
        }
    }

    /// Notes what the editor can do.
    pub(super) fn greet(&self, editor: Editor) {
        self.shared.world().set_encoding(editor.encoding);
        // A second greeting is refused before it comes here.
        _ = self.known.set(editor);
    }

    /// What the editor can do.
    pub(super) fn editor(&self) -> Editor {
        self.known.get().copied().unwrap_or_default()
    }

    /// Whether this is the first time that the editor says it is ready; some say it twice.
    pub(super) fn introduces_itself(&self) -> bool {
        !self.introduced.swap(true, Ordering::Relaxed)
    }

    /// Runs a feature off the reader, on what was known when the request was read. A panic in it costs the request.
    pub(super) async fn compute<T: Send + 'static>(
        &self,
        feature: impl FnOnce(&Snapshot, Editor) -> T + Send + 'static,
    ) -> Result<T> {
        let snapshot = MOMENT.try_with(Snapshot::clone).unwrap_or_else(|_| self.shared.snapshot());
        let editor = self.editor();
        let computed = tokio::task::spawn_blocking(move || feature(&snapshot, editor)).await;
        computed.map_err(|_| Error::internal_error())
    }

    /// Takes folders away and adds others.
    pub(super) fn change_folders(&self, removed: &[String], added: Vec<String>) {
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        folders.retain(|folder| !removed.contains(folder));
        folders.extend(added);
        let paths: Vec<PathBuf> = folders.iter().filter_map(|uri| decode::path(uri)).collect();
        self.shared.world().set_folders(paths);
    }

    /// Looks at every open document again: something that all depend on has changed.
    pub(super) fn look_again(&self) {
        for uri in self.shared.snapshot().open_uris() {
            self.publisher.look(&uri);
        }
        self.refresh_hints();
    }

    /// Has the editor ask again what it shows behind statements, where it shows that or has just ceased to.
    fn refresh_hints(&self) {
        if !self.editor().refreshes_hints {
            return;
        }
        let session = self.clone();
        // Beside the reader, for documents may have to be read for it.
        self.outbox.runtime().spawn_blocking(move || {
            let snapshot = session.shared.snapshot();
            let uris = snapshot.open_uris();
            let wants =
                |uri: &String| snapshot.analysis(uri).is_some_and(|read| read.settings.inlay_hints == Some(true));
            let now = uris.iter().any(wants);
            if session.hinting.swap(now, Ordering::Relaxed) || now {
                session.outbox.ask::<InlayHintRefreshRequest>((), drop);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use tower_lsp::LspService;
    use tower_lsp::jsonrpc::{ErrorCode, Request, Response};
    use tower_service::Service;

    use super::*;
    use crate::server::ingress::Ingress;

    async fn explode(session: &Session) -> Result<()> {
        session.compute(|_, _| panic!("in a feature")).await
    }

    async fn read(session: &Session) -> Result<Option<String>> {
        session.compute(|snapshot, _| Some(snapshot.buffer("a")?.text())).await
    }

    #[test]
    fn a_panic_in_a_feature_costs_one_request() {
        let runtime = crate::server::runtime().unwrap();
        let shared = Shared::default();
        let (state, handle) = (shared.clone(), runtime.handle().clone());
        let (service, _socket) = LspService::build_with_lifecycle_methods(|client| {
            Session::new(state, Outbox::new(Arc::new(|_| {}), client, handle), None)
        })
        .custom_method("explode", explode)
        .custom_method("read", read)
        .finish();
        let mut ingress = Ingress::new(service, shared.clone());
        let mut ask = |id: i64, method: &'static str| -> Response {
            let request = Request::build(method).id(id);
            let request = if method == "initialize" { request.params(json!({})) } else { request };
            runtime.block_on(ingress.call(request.finish())).unwrap().unwrap()
        };
        assert!(ask(1, "initialize").is_ok());
        assert_eq!(ask(2, "explode").error().unwrap().code, ErrorCode::InternalError);
        shared.world().open("a", 1, "text");
        assert_eq!(ask(3, "read").result(), Some(&Value::from("text")));
    }
}
