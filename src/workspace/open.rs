use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use crate::document::Header;
use crate::syntax::Tree;
use crate::text::{Buffer, Replacement};

use super::analysis::Analysis;

/// A document that is open in an editor, as it is at one moment.
#[derive(Debug)]
pub struct Open {
    /// Its address, as the editor sent it.
    pub uri: String,
    /// Its path, if it is a file.
    pub path: Option<PathBuf>,
    /// Its text and version.
    pub buffer: Buffer,
    /// Counts states of the document, reopened ones too.
    pub(super) revision: u64,
    /// The newest revision that there is: a state that is not it is stale.
    pub(super) live: Arc<AtomicU64>,
    /// When it was last edited and where the caret was left, in bytes.
    pub(super) last_edit: Option<(Instant, usize)>,
    /// A tree of an earlier state, and what came since. Parsing waits until somebody asks, off the reader, and a burst
    /// of edits is parsed once.
    base: Option<Arc<Tree>>,
    pending: Vec<Replacement>,
    tree: OnceLock<Arc<Tree>>,
    /// The tree as a pause left it: warmed up for the first edit, or parsed afresh where edits had led astray.
    settled: OnceLock<Arc<Tree>>,
    pub(super) analysis: OnceLock<Option<Arc<Analysis>>>,
    /// What was learnt about an earlier state.
    pub(super) before: Option<Arc<Analysis>>,
}

impl Open {
    pub(super) fn new(uri: &str, buffer: Buffer, live: Arc<AtomicU64>) -> Self {
        let revision = live.fetch_add(1, Ordering::AcqRel) + 1;
        Self {
            uri: uri.to_owned(),
            path: super::uri::path(uri),
            buffer,
            revision,
            live,
            last_edit: None,
            base: None,
            pending: Vec::new(),
            tree: OnceLock::new(),
            settled: OnceLock::new(),
            analysis: OnceLock::new(),
            before: None,
        }
    }

    /// The state after `changes`, which led to `buffer`.
    pub(super) fn edited(&self, buffer: Buffer, changes: &[Replacement]) -> Self {
        let mut next = self.renewed();
        next.buffer = buffer;
        next.tree = OnceLock::new();
        (next.base, next.pending) = match self.settled.get().or(self.tree.get()) {
            Some(tree) => (Some(Arc::clone(tree)), changes.to_vec()),
            None => (self.base.clone(), [&self.pending[..], changes].concat()),
        };
        let caret = changes.last().map(|change| change.fresh().end);
        next.last_edit = caret.map(|caret| (Instant::now(), caret)).or(self.last_edit);
        next
    }

    /// The same text, to be analysed again: something around it changed.
    pub(super) fn renewed(&self) -> Self {
        let revision = self.live.fetch_add(1, Ordering::AcqRel) + 1;
        let before = self.analysis.get().cloned().flatten().or_else(|| self.before.clone());
        Self {
            uri: self.uri.clone(),
            path: self.path.clone(),
            buffer: self.buffer.clone(),
            revision,
            live: Arc::clone(&self.live),
            last_edit: self.last_edit,
            base: self.base.clone(),
            pending: self.pending.clone(),
            tree: self.settled.get().or(self.tree.get()).map(|tree| Arc::clone(tree).into()).unwrap_or_default(),
            settled: OnceLock::new(),
            analysis: OnceLock::new(),
            before,
        }
    }

    /// Its tree; parsed now if nobody has asked before.
    pub fn tree(&self) -> &Arc<Tree> {
        self.tree.get_or_init(|| {
            let rope = self.buffer.rope();
            Arc::new(match &self.base {
                Some(base) => base.edited(&self.pending, rope).0,
                None => Tree::parse(rope),
            })
        })
    }

    /// To be called when the author pauses: a document that was just opened is made ready for its first edit; one that
    /// was edited is parsed afresh and compared. Says whether the two differed; then the fresh one is taken.
    pub(super) fn settle(&self) -> bool {
        let rope = self.buffer.rope();
        if self.settled.get().is_some() {
            return false;
        }
        if self.last_edit.is_none() {
            self.settled.get_or_init(|| Arc::new(self.tree().warmed(rope)));
            return false;
        }
        let fresh = Tree::parse(rope);
        let differ = fresh.outline() != self.tree().outline();
        if differ {
            self.settled.get_or_init(|| Arc::new(fresh));
        }
        differ
    }

    /// Its header; while its front matter is broken, the one before.
    pub(super) fn header(&self) -> Header {
        let before = self.before.as_deref().map(|before| &before.document);
        let header = Header::of(self.tree().outline(), before);
        let known = || before.map(|before| before.header.clone());
        if header.span.is_none() && !header.problems.is_empty() { known().unwrap_or(header) } else { header }
    }

    /// Whether a newer state has come, or the document was closed.
    pub fn is_stale(&self) -> bool {
        self.live.load(Ordering::Acquire) != self.revision
    }
}
