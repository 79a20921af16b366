use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use crate::settings::{Kind, Value, ValueKind};
use crate::text::{Buffer, Encoding, Range, Span};

use super::environment::Cache;
use super::open::Open;
use super::recent::{self, Recent};
use super::snapshot::Snapshot;

/// Everything that is known, and the one thing that changes. Only notifications change it, in the order they came.
#[derive(Debug)]
pub struct World {
    shared: Arc<Shared>,
    documents: Arc<HashMap<String, Arc<Open>>>,
    /// Kept after a document is closed, so that one reopened does not look older than it is.
    lives: HashMap<String, Arc<AtomicU64>>,
    encoding: Encoding,
    /// The last edits of each document.
    recent: HashMap<String, Recent>,
}

/// What surrounds the documents; a change makes a new one.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) folders: Vec<PathBuf>,
    pub(super) editor: Value,
    pub(super) cache: Arc<Mutex<Cache>>,
    /// Counts what was said of changes on disk.
    pub(super) epoch: u64,
}

/// A change to a document: `text` in place of `range`, or of everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What is replaced, in the encoding that was agreed; none for the whole text.
    pub range: Option<Range>,
    /// What comes in its place.
    pub text: String,
}

impl Default for World {
    fn default() -> Self {
        Self::new()
    }
}

impl World {
    /// A world without documents.
    pub fn new() -> Self {
        let editor = Value { span: Span::default(), kind: ValueKind::Null };
        Self {
            shared: Arc::new(Shared { folders: Vec::new(), editor, cache: Arc::default(), epoch: 0 }),
            documents: Arc::default(),
            lives: HashMap::new(),
            recent: HashMap::new(),
            encoding: Encoding::default(),
        }
    }

    /// Sets what positions count.
    pub fn set_encoding(&mut self, encoding: Encoding) {
        self.encoding = encoding;
    }

    /// What positions count.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Sets the editor's folders.
    pub fn set_folders(&mut self, folders: Vec<PathBuf>) {
        self.shared = Arc::new(Shared { folders, cache: Arc::default(), ..self.around() });
        self.touch();
    }

    fn around(&self) -> Shared {
        Shared {
            folders: self.shared.folders.clone(),
            editor: self.shared.editor.clone(),
            cache: Arc::clone(&self.shared.cache),
            epoch: self.shared.epoch,
        }
    }

    /// Takes over the editor's settings, which hold where no `career-ls.toml` does. Whatever cannot be read is left out,
    /// and so is what an editor keeps in the same section for itself, such as where the program is.
    pub fn configure(&mut self, settings: &serde_json::Value) {
        // Editors send the section itself or an object around it.
        let section = settings.get("career-ls").or_else(|| settings.get("careerLs")).unwrap_or(settings);
        let mut editor = Value::from_json(section);
        if let ValueKind::Table(entries) = &mut editor.kind {
            // A text that nobody has set is sent as an empty one, and is not to name a file.
            entries.retain(|entry| entry.value.text() != Some(""));
        }
        self.shared = Arc::new(Shared { editor, cache: Arc::default(), ..self.around() });
        self.touch();
    }

    /// A document was opened; one that is open already is replaced.
    pub fn open(&mut self, uri: &str, version: i32, text: &str) {
        self.recent.remove(uri);
        let live = Arc::clone(self.lives.entry(uri.to_owned()).or_default());
        let open = Open::new(uri, Buffer::new(text, version), live);
        Arc::make_mut(&mut self.documents).insert(uri.to_owned(), Arc::new(open));
    }

    /// A document was edited: `changes` in their order, each in the text that the one before it left. A document that
    /// is not open is left alone.
    pub fn change(&mut self, uri: &str, version: i32, changes: &[Change]) {
        let Some(open) = self.documents.get(uri) else { return };
        let mut buffer = open.buffer.clone();
        let recent = self.recent.entry(uri.to_owned()).or_default();
        let replaced = if let Some(wanted) = recent.reordered(version, changes, self.encoding) {
            vec![recent::mend(&mut buffer, &wanted)]
        } else {
            recent.note(version, buffer.clone(), changes);
            buffer.set_version(version);
            recent::apply(&mut buffer, changes, self.encoding)
        };
        let next = open.edited(buffer, &replaced);
        Arc::make_mut(&mut self.documents).insert(uri.to_owned(), Arc::new(next));
    }

    /// A document was closed.
    pub fn close(&mut self, uri: &str) {
        self.recent.remove(uri);
        if let Some(open) = Arc::make_mut(&mut self.documents).remove(uri) {
            open.live.fetch_add(1, Ordering::AcqRel);
        }
    }

    /// Something on disk may have changed: what surrounds the documents is looked at again.
    pub fn touch(&mut self) {
        self.renew(None);
    }

    /// What `uri` tells the others of its case has changed: they are looked at again.
    pub fn touch_beside(&mut self, uri: &str) {
        self.renew(Some(uri));
    }

    fn renew(&mut self, except: Option<&str>) {
        self.shared = Arc::new(Shared { epoch: self.shared.epoch + 1, ..self.around() });
        let renewed = |(uri, open): (&String, &Arc<Open>)| {
            let same = except == Some(uri.as_str());
            (uri.clone(), if same { Arc::clone(open) } else { Arc::new(open.renewed()) })
        };
        self.documents = Arc::new(self.documents.iter().map(renewed).collect());
    }

    /// Whether other documents may depend on `uri`: it is a matrix or a configuration, or is called like one.
    pub fn governs(&self, uri: &str) -> bool {
        let Some(open) = self.documents.get(uri) else { return false };
        let name = super::uri::name(uri).to_lowercase();
        let known = open.analysis.get().and_then(Option::as_ref).or(open.before.as_ref());
        let before = known.map(|known| known.document.kind);
        // A file of a folder that is a matrix need not say so. Where that cannot be told right now, it may be one.
        let read = |path: &Path| self.shared.cache.try_lock().map_or(true, |cache| cache.reads(path));
        name == "career-ls.toml"
            || name.contains("matrix")
            || name.contains("ladder")
            || before == Some(Kind::Matrix)
            || before.is_none() && open.path.as_deref().is_some_and(read)
    }

    /// What is known at this moment.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(Arc::clone(&self.shared), Arc::clone(&self.documents), self.encoding)
    }
}
