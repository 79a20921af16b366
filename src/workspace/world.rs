use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use crate::text::{Buffer, Encoding, Range, Span};

/// The one mutable thing.
#[derive(Debug, Default)]
pub struct World {
    state: Snapshot,
    revisions: u64,
}

/// An edit as an editor tells it: no range means the whole text.
#[derive(Debug, Clone)]
pub struct Change {
    /// What is replaced.
    pub range: Option<Range>,
    /// What comes in its place.
    pub text: String,
}

/// What is known at one moment.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    documents: Arc<HashMap<String, Document>>,
    encoding: Encoding,
}

#[derive(Debug, Clone)]
struct Document {
    buffer: Buffer,
    revision: u64,
    live: Arc<AtomicU64>,
    last_edit: Option<(Instant, usize)>,
}

impl World {
    /// Nothing known.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the unit of characters that was agreed.
    pub fn set_encoding(&mut self, encoding: Encoding) {
        self.state.encoding = encoding;
    }

    /// The unit of characters that was agreed.
    pub fn encoding(&self) -> Encoding {
        self.state.encoding
    }

    /// Sets the workspace's folders.
    pub fn set_folders(&mut self, _folders: Vec<PathBuf>) {}

    /// Takes settings; what is not understood is left.
    pub fn configure(&mut self, _settings: &serde_json::Value) {}

    /// Opens a document, or opens it again with other text.
    pub fn open(&mut self, uri: &str, version: i32, text: &str) {
        self.revisions += 1;
        let live = Arc::new(AtomicU64::new(self.revisions));
        let document = Document { buffer: Buffer::new(text, version), revision: self.revisions, live, last_edit: None };
        if let Some(old) = Arc::make_mut(&mut self.state.documents).insert(uri.to_owned(), document) {
            old.live.store(u64::MAX, Ordering::Release);
        }
    }

    /// Edits an open document.
    pub fn change(&mut self, uri: &str, version: i32, changes: &[Change]) {
        self.revisions += 1;
        let encoding = self.state.encoding;
        let Some(document) = Arc::make_mut(&mut self.state.documents).get_mut(uri) else { return };
        for change in changes {
            let buffer = &mut document.buffer;
            let span = change.range.map_or(Span::new(0, buffer.len()), |range| buffer.span(range, encoding));
            let done = buffer.replace(span, &change.text);
            document.last_edit = Some((Instant::now(), done.fresh().end));
        }
        document.buffer.set_version(version);
        document.revision = self.revisions;
        document.live.store(self.revisions, Ordering::Release);
    }

    /// Closes a document.
    pub fn close(&mut self, uri: &str) {
        if let Some(document) = Arc::make_mut(&mut self.state.documents).remove(uri) {
            document.live.store(u64::MAX, Ordering::Release);
        }
    }

    /// Something on disk may have changed.
    pub fn touch(&mut self, _uri: Option<&str>) {}

    /// What is known now.
    pub fn snapshot(&self) -> Snapshot {
        self.state.clone()
    }
}

impl Snapshot {
    /// The unit of characters that was agreed.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Every open document.
    pub fn open_uris(&self) -> Vec<String> {
        self.documents.keys().cloned().collect()
    }

    /// An open document's text.
    pub fn buffer(&self, uri: &str) -> Option<&Buffer> {
        self.documents.get(uri).map(|document| &document.buffer)
    }

    /// Whether the document was edited or closed since.
    pub fn is_stale(&self, uri: &str) -> bool {
        self.documents.get(uri).is_none_or(|document| document.live.load(Ordering::Acquire) != document.revision)
    }

    /// When and where the document was last edited since it was opened.
    pub fn last_edit(&self, uri: &str) -> Option<(Instant, usize)> {
        self.documents.get(uri)?.last_edit
    }

    /// The check after a pause; true where the world wants a touch.
    pub fn settle(&self, _uri: &str) -> bool {
        false
    }
}
