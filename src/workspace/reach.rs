use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use crate::document;
use crate::matrix::Matrix;
use crate::settings::Kind;
use crate::text::Buffer;

use super::analysis::{Analysis, DOCUMENT_LIMIT};
use super::beside::{FileState, OtherFile, case_folder};
use super::environment::{CONFIG, Environment};
use super::files::{self, OpenTexts};
use super::matrices;
use super::open::Open;
use super::snapshot::Snapshot;
use super::uri;

/// A career document of a workspace, with what it takes to edit it.
#[derive(Debug, Clone)]
pub struct OtherDocument {
    /// Its address, text and state.
    pub file: OtherFile,
    /// Its path, if it is a file.
    pub path: Option<PathBuf>,
    /// What it says.
    pub analysis: Arc<Analysis>,
}

/// How far documents are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// In the case alone.
    Case,
    /// In the case, beside its matrix, in the editor's folders, and among what is open.
    Workspace,
}

impl Snapshot {
    /// The matrices that `uri` is about, one for each track: a document's own, or those that are read from a matrix's
    /// file. None where there is none, and for a file that is neither.
    pub fn tracks(&self, uri: &str) -> Option<Arc<[Arc<Matrix>]>> {
        let open = self.open(uri)?;
        let analysis = self.analysis(uri);
        let environment = self.environment(open);
        if analysis.as_ref().is_some_and(|analysis| analysis.document.kind != Kind::Matrix) {
            return environment.tracks;
        }
        let own = open.path.as_deref()?;
        let holds = |tracks: &Arc<[Arc<Matrix>]>| {
            tracks.first().is_some_and(|matrix| matrix.files.iter().any(|file| Path::new(file) == own))
        };
        if let Some(tracks) = environment.tracks.filter(holds) {
            return Some(tracks);
        }
        let others =
            self.open_uris().into_iter().filter(|other| other != uri).filter_map(|uri| self.open(&uri).cloned());
        let of_others = others.filter_map(|open| self.environment(&open).tracks).find(holds);
        of_others.or_else(|| {
            analysis?;
            let root = files::resolved(own.parent()?)?;
            let mut cache = self.shared.cache.lock().unwrap_or_else(PoisonError::into_inner);
            cache.read(own, &root, self)
        })
    }

    /// The career documents around `uri`: itself first if it is one, then the open ones, then those on disk by path. Of
    /// files that are not open the first kilobytes say whether they are read.
    pub fn documents(&self, uri: &str, scope: Scope) -> Vec<OtherDocument> {
        let Some(own) = self.open(uri) else { return Vec::new() };
        let environment = self.environment(own);
        let case = |open: &Open, environment: &Environment| {
            case_folder(environment, open.path.as_deref().and_then(Path::parent))
        };
        let folder = case(own, &environment);
        let mut seen: HashSet<PathBuf> = HashSet::new();
        let mut out: Vec<OtherDocument> = Vec::new();
        let mut roots: Vec<PathBuf> = folder.iter().cloned().collect();
        let others = self.open_uris();
        for uri in std::iter::once(uri).chain(others.iter().map(String::as_str).filter(|other| *other != uri)) {
            let Some(open) = self.open(uri) else { continue };
            seen.extend(open.path.as_deref().map(real));
            let home = case(open, &self.environment(open));
            let near = open.uri == own.uri || home.is_some() && (scope == Scope::Workspace || home == folder);
            let Some(analysis) = self.analysis(uri).filter(|_| near) else { continue };
            roots.extend(home);
            out.push(OtherDocument { file: file_of(open), path: open.path.clone(), analysis });
        }
        let Some(path) = own.path.as_deref() else { return out };
        if scope == Scope::Workspace {
            let matrices = self.tracks(uri).into_iter().filter_map(|tracks| tracks.first().cloned());
            let files = matrices.flat_map(|matrix| matrix.files.clone());
            roots.extend(files.filter_map(|file| Path::new(&file).parent().map(Path::to_owned)));
            roots.extend(self.shared.folders.iter().cloned());
        }
        let keep = |open: &Open| scope == Scope::Workspace || case(open, &self.environment(open)) == folder;
        out.extend(self.on_disk(roots, (uri, path), &mut seen, keep));
        out
    }

    /// Every career document that is open, in the editor's folders, or in the cases of documents in `folders`; with
    /// addresses in the style of `near`, that of a file.
    pub fn all_documents(&self, near: &str, folders: &[PathBuf]) -> Vec<OtherDocument> {
        let mut seen: HashSet<PathBuf> = HashSet::new();
        let mut out: Vec<OtherDocument> = Vec::new();
        for uri in self.open_uris() {
            let Some((open, analysis)) = self.open(&uri).zip(self.analysis(&uri)) else { continue };
            seen.extend(open.path.as_deref().map(real));
            out.push(OtherDocument { file: file_of(open), path: open.path.clone(), analysis });
        }
        let Some(path) = uri::path(near) else { return out };
        let cases = folders.iter().filter_map(|folder| case_folder(&self.around_folder(folder), Some(folder)));
        let roots = cases.chain(self.shared.folders.iter().cloned()).collect();
        out.extend(self.on_disk(roots, (near, &path), &mut seen, |_| true));
        out
    }

    /// The configurations that govern `folders`: path and file, each once; with addresses in the style of `near`.
    pub fn configs(&self, near: &str, folders: &[PathBuf]) -> Vec<(PathBuf, OtherFile)> {
        let found = folders
            .iter()
            .filter_map(|folder| folder.ancestors().map(|folder| folder.join(CONFIG)).find(|path| files::exists(path)));
        let mut paths: Vec<PathBuf> = found.collect();
        paths.sort_unstable();
        paths.dedup();
        paths.into_iter().filter_map(|path| Some((path.clone(), self.file(near, &path)?))).collect()
    }

    /// The career documents under `roots` that are not open; their addresses are made from that of a file.
    fn on_disk(
        &self,
        roots: Vec<PathBuf>,
        (near, path): (&str, &Path),
        seen: &mut HashSet<PathBuf>,
        keep: impl Fn(&Open) -> bool,
    ) -> Vec<OtherDocument> {
        let mut out = Vec::new();
        let mut globs: HashMap<PathBuf, Environment> = HashMap::new();
        for found in outermost(roots).iter().flat_map(|root| files::markdown_below(root)) {
            if !seen.insert(real(&found)) || self.at(&found).is_some() || !self.may_be_read(&found, &mut globs) {
                continue;
            }
            let address = uri::beside(near, path, &found);
            let Ok(text) = files::text(&found, DOCUMENT_LIMIT, self) else { continue };
            let mut open = Open::new(&address, Buffer::new(&text, 0), Arc::default());
            open.path = Some(found.clone());
            let Some(analysis) = self.analyse(&open).filter(|_| keep(&open)) else { continue };
            let file = OtherFile { uri: address, buffer: open.buffer.clone(), state: FileState::OnDisk };
            out.push(OtherDocument { file, path: Some(found), analysis });
        }
        out
    }

    /// The file at `path`, an open text first, with its address in the style of `uri`.
    pub fn file(&self, uri: &str, path: &Path) -> Option<OtherFile> {
        let same = |open: &&Arc<Open>| open.path.as_deref().is_some_and(|open| real(open) == real(path));
        if let Some(open) = self.at(path).or_else(|| self.documents.values().find(same)) {
            return Some(file_of(open));
        }
        let text = files::text(path, crate::matrix::LIMIT as u64, self).ok()?;
        let address = uri::beside(uri, &uri::path(uri)?, path);
        Some(OtherFile { uri: address, buffer: Buffer::new(&text, 0), state: FileState::OnDisk })
    }

    /// The tracks of `matrix` as they would be read if its files said what `changed` says of them.
    ///
    /// # Errors
    /// Where they hold none: why, for a person.
    pub fn reread(&self, matrix: &Matrix, changed: &[(PathBuf, String)]) -> Result<Vec<Matrix>, String> {
        let path = matrix.path.as_deref().or(matrix.files.first().map(String::as_str)).unwrap_or_default();
        let overlay = Overlay { under: self, changed };
        let root = matrix
            .files
            .iter()
            .filter_map(|file| Path::new(file).parent())
            .reduce(|a, b| a.ancestors().find(|above| b.starts_with(above)).unwrap_or(a));
        let root = root.map(real).unwrap_or_default();
        matrices::fresh(path, &root, &overlay).map_err(|unreadable| unreadable.text)
    }

    /// Whether a file that is not open may be a career document.
    fn may_be_read(&self, path: &Path, known: &mut HashMap<PathBuf, Environment>) -> bool {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if document::is_promising(&name) || files::beginning(path).is_some_and(|text| text.contains("career:")) {
            return true;
        }
        let Some(folder) = path.parent() else { return false };
        let environment = known.entry(folder.to_owned()).or_insert_with(|| self.around_folder(folder));
        let config = environment.config.as_ref().and_then(|config| config.path.parent());
        let relative = config.and_then(|config| path.strip_prefix(config).ok());
        relative.is_some_and(|path| environment.globs.kind(&path.to_string_lossy().replace('\\', "/")).is_some())
    }
}

/// The folders that lie in no other of them, each once.
fn outermost(mut folders: Vec<PathBuf>) -> Vec<PathBuf> {
    folders.sort_unstable();
    folders.dedup();
    let all = folders.clone();
    folders.retain(|folder| !all.iter().any(|other| other != folder && folder.starts_with(other)));
    folders
}

/// The path with links resolved, where there is such a file: two paths of one file are one.
fn real(path: &Path) -> PathBuf {
    files::resolved(path).unwrap_or_else(|| path.to_owned())
}

fn file_of(open: &Open) -> OtherFile {
    let state = FileState::Open(open.buffer.version());
    OtherFile { uri: open.uri.clone(), buffer: open.buffer.clone(), state }
}

/// Texts that are not written yet, over those that are known.
struct Overlay<'a> {
    under: &'a Snapshot,
    changed: &'a [(PathBuf, String)],
}

impl OpenTexts for Overlay<'_> {
    fn revision(&self, path: &Path) -> Option<u64> {
        self.under.revision(path)
    }

    fn text(&self, path: &Path) -> Option<String> {
        let changed = self.changed.iter().find(|(changed, _)| changed == path);
        changed.map(|(_, text)| text.clone()).or_else(|| self.under.text(path))
    }

    fn analysis(&self, path: &Path) -> Option<Arc<Analysis>> {
        OpenTexts::analysis(self.under, path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_within_another_is_not_searched_twice() {
        let folders = ["/a/b", "/a", "/ab", "/a"].map(PathBuf::from).to_vec();
        assert_eq!(outermost(folders), ["/a", "/ab"].map(PathBuf::from));
    }
}
