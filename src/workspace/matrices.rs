//! Matrices on disk: read through the files that are open, and kept for as long as none of their files changes.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::matrix::{self, Loaded, Loader, Matrix};

use super::environment::said;
use super::files::{self, OpenTexts, Stamp};

/// The tracks of one source, at least one.
pub(super) type Tracks = Arc<[Arc<Matrix>]>;

/// What was read from each path before.
#[derive(Debug, Default)]
pub(super) struct Matrices {
    read: HashMap<PathBuf, Kept>,
    /// The last matrix of each path that could be read: it stays while the file is broken.
    good: HashMap<PathBuf, Tracks>,
}

#[derive(Debug)]
struct Kept {
    /// Every file and folder that was looked at, and its state then.
    stamps: Vec<(PathBuf, Stamp)>,
    read: Result<Tracks, String>,
}

impl Matrices {
    /// The matrix at `path`; what it refers to is read as long as it lies in `root`. An error says why there is none.
    pub(super) fn read(&mut self, path: &Path, root: &Path, open: &dyn OpenTexts) -> Result<Tracks, String> {
        if let Some(kept) = self.read.get(path)
            && kept.stamps.iter().all(|(path, stamp)| files::stamp(path, open) == *stamp)
        {
            return kept.read.clone();
        }
        let loader = Files { open, root, seen: RefCell::default() };
        let read = matrix::read(&path.to_string_lossy(), &loader);
        let read: Result<Tracks, String> =
            read.map(|found| found.into_iter().map(Arc::new).collect()).map_err(|unreadable| unreadable.text);
        if let Ok(tracks) = &read {
            self.good.insert(path.to_owned(), Arc::clone(tracks));
        }
        self.read.insert(path.to_owned(), Kept { stamps: loader.seen.into_inner(), read: read.clone() });
        read
    }

    /// Whether `path` was looked at when a matrix was read.
    pub(super) fn looked_at(&self, path: &Path) -> bool {
        self.read.values().any(|kept| kept.stamps.iter().any(|(known, _)| known == path))
    }

    /// The last matrix at `path` that could be read.
    pub(super) fn last(&self, path: &Path) -> Option<Tracks> {
        self.good.get(path).cloned()
    }
}

/// The matrices at `path` as `open` has its files, kept nowhere.
pub(super) fn fresh(path: &str, root: &Path, open: &dyn OpenTexts) -> Result<Vec<Matrix>, matrix::Unreadable> {
    matrix::read(path, &Files { open, root, seen: RefCell::default() })
}

/// Loads what lies in `root`, open texts first, and notes what it looked at.
pub(super) struct Files<'a> {
    pub(super) open: &'a dyn OpenTexts,
    pub(super) root: &'a Path,
    pub(super) seen: RefCell<Vec<(PathBuf, Stamp)>>,
}

impl Files<'_> {
    fn look(&self, path: &Path) {
        let mut seen = self.seen.borrow_mut();
        if !seen.iter().any(|(known, _)| known == path) {
            seen.push((path.to_owned(), files::stamp(path, self.open)));
        }
    }
}

impl Loader for Files<'_> {
    fn load(&self, path: &str) -> Result<Loaded, String> {
        let path = Path::new(path);
        self.look(path);
        if files::is_folder(path) {
            let found = files::below(path);
            for folder in found.iter().filter_map(|file| file.parent()) {
                self.look(folder);
            }
            return Ok(Loaded::Folder(found.iter().map(|file| file.to_string_lossy().into_owned()).collect()));
        }
        files::bytes(path, matrix::LIMIT as u64, self.open).map(Loaded::File).map_err(|error| said(&error))
    }

    fn linked(&self, path: &str, link: &str) -> Option<String> {
        let path = files::resolved(&Path::new(path).parent()?.join(link))?;
        path.starts_with(self.root).then(|| path.to_string_lossy().into_owned())
    }
}
