use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, PoisonError};
use std::time::Instant;

use crate::case::Told;
use crate::document::Header;
use crate::text::{Buffer, Encoding, Problem, Span};

use super::analysis::{self, Analysis, DOCUMENT_LIMIT};
use super::environment::{Environment, Place};
use super::files::OpenTexts;
use super::open::Open;
use super::world::Shared;

/// What was known at one moment. Cheap to clone; what is learnt from it is kept for others who hold the same.
#[derive(Debug, Clone)]
pub struct Snapshot {
    pub(super) shared: Arc<Shared>,
    pub(super) documents: Arc<HashMap<String, Arc<Open>>>,
    encoding: Encoding,
}

impl Snapshot {
    pub(super) fn new(shared: Arc<Shared>, documents: Arc<HashMap<String, Arc<Open>>>, encoding: Encoding) -> Self {
        Self { shared, documents, encoding }
    }

    /// What positions count.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The addresses of the open documents, in order.
    pub fn open_uris(&self) -> Vec<String> {
        let mut uris: Vec<String> = self.documents.keys().cloned().collect();
        uris.sort_unstable();
        uris
    }

    /// An open document.
    pub fn open(&self, uri: &str) -> Option<&Arc<Open>> {
        self.documents.get(uri)
    }

    /// The text of an open document.
    pub fn buffer(&self, uri: &str) -> Option<&Buffer> {
        self.open(uri).map(|open| &open.buffer)
    }

    /// Whether a newer state of `uri`, which is open here, has come since, or it was closed.
    pub fn is_stale(&self, uri: &str) -> bool {
        self.open(uri).is_some_and(|open| open.is_stale())
    }

    /// When `uri` was last edited, and where in bytes that left the caret; none if not since it was opened.
    pub fn last_edit(&self, uri: &str) -> Option<(Instant, usize)> {
        self.open(uri).and_then(|open| open.last_edit)
    }

    /// What `uri` says, if it is a career document. Computed once for each state of it.
    pub fn analysis(&self, uri: &str) -> Option<Arc<Analysis>> {
        let open = self.open(uri)?;
        open.analysis.get_or_init(|| self.analyse(open)).clone()
    }

    /// What `uri` tells the other documents of its case; none if it is no career document.
    pub fn told(&self, uri: &str) -> Option<Told> {
        self.analysis(uri).map(|analysis| Told::of(uri, &analysis.document))
    }

    /// Why `uri`, which calls itself a career document, is not read as one.
    pub fn unread(&self, uri: &str) -> Vec<Problem> {
        let Some(open) = self.open(uri) else { return Vec::new() };
        if open.buffer.len() as u64 > DOCUMENT_LIMIT {
            let first = open.buffer.line_span(0);
            let starts = open.buffer.slice(Span::new(0, first.end.min(4))) == "---";
            let text = "This document is longer than 4 MiB and is not checked. Split it.".to_owned();
            return if starts { vec![Problem { span: first, code: "too-large", text }] } else { Vec::new() };
        }
        Header::of(open.tree().outline(), None).problems
    }

    pub(super) fn analyse(&self, open: &Open) -> Option<Arc<Analysis>> {
        if open.buffer.len() as u64 > DOCUMENT_LIMIT {
            return None;
        }
        let outline = open.tree().outline();
        let environment = self.environment(open);
        let name = match &open.path {
            Some(path) => path.to_string_lossy().into_owned(),
            None => super::uri::name(&open.uri),
        };
        Analysis::new(outline, &open.buffer, &name, &environment, None, open.before.as_deref()).map(Arc::new)
    }

    pub(super) fn environment(&self, open: &Open) -> Environment {
        let header = open.header();
        let path = open.path.as_deref();
        self.around(path, path.and_then(Path::parent), header.get("matrix"))
    }

    /// What surrounds a file in `folder` that says nothing of itself.
    pub(super) fn around_folder(&self, folder: &Path) -> Environment {
        self.around(None, Some(folder), None)
    }

    fn around(&self, own: Option<&Path>, folder: Option<&Path>, matrix: Option<&str>) -> Environment {
        let place = Place {
            own,
            folder,
            matrix,
            roots: &self.shared.folders,
            editor: &self.shared.editor,
            today: analysis::today(),
            epoch: self.shared.epoch,
            config_is_shown: false,
        };
        // A panic while the lock was held leaves a cache that is at worst incomplete.
        let mut cache = self.shared.cache.lock().unwrap_or_else(PoisonError::into_inner);
        cache.environment(&place, self)
    }

    /// To be called off the reader when the author of `uri` pauses: makes a document that was just opened ready for its
    /// first edit, and compares what edits left of its tree with a fresh parse. The two are equal in all that is known;
    /// this is the net under the incremental parser. Where it says true they differed, and the world wants a touch.
    pub fn settle(&self, uri: &str) -> bool {
        self.open(uri).is_some_and(|open| open.settle())
    }
}

impl OpenTexts for Snapshot {
    fn analysis(&self, path: &Path) -> Option<Arc<Analysis>> {
        self.at(path)?.analysis.get()?.clone()
    }

    fn revision(&self, path: &Path) -> Option<u64> {
        self.at(path).map(|open| open.revision)
    }

    fn text(&self, path: &Path) -> Option<String> {
        self.at(path).map(|open| open.buffer.text())
    }
}

impl Snapshot {
    pub(super) fn at(&self, path: &Path) -> Option<&Arc<Open>> {
        self.documents.values().find(|open| open.path.as_deref() == Some(path))
    }
}
