use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::case::Case;
use crate::document::Header;
use crate::matrix::Matrix;
use crate::settings::Settings;
use crate::text::Buffer;

use super::environment::{CONFIG, CONFIG_LIMIT, Environment};
use super::files;
use super::path::way;
use super::snapshot::Snapshot;

/// What surrounds an open document, whether or not it is read as a career document.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// What its front matter says; while it is broken, what it said before.
    pub header: Header,
    /// How career-ls is set up where it lies.
    pub settings: Arc<Settings>,
    /// The matrix of its case.
    pub matrix: Option<Arc<Matrix>>,
    /// The other documents of its case.
    pub case: Arc<Case>,
    /// What leads from its folder to that of its case: empty, or `../` as often as it takes.
    pub to_case: String,
}

/// A file that is not looked at itself, with what it takes to edit it.
#[derive(Debug, Clone)]
pub struct OtherFile {
    /// Its address, in the document's own style.
    pub uri: String,
    /// Its text; an open buffer wins over the disk.
    pub buffer: Buffer,
    /// Where it stands.
    pub state: FileState,
}

/// Where an [`OtherFile`] stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileState {
    /// Open in the editor, in this version.
    Open(i32),
    /// On disk.
    OnDisk,
    /// Nowhere yet.
    Absent,
}

impl Snapshot {
    /// What surrounds `uri`, if it is open.
    pub fn surroundings(&self, uri: &str) -> Option<Surroundings> {
        let open = self.open(uri)?;
        let header = open.header();
        let environment = self.environment(open);
        let folder = open.path.as_deref().and_then(Path::parent);
        let up = folder.zip(case_folder(&environment, folder)).and_then(|(folder, case)| {
            let below = folder.strip_prefix(case).ok()?;
            Some("../".repeat(below.components().count()))
        });
        Some(Surroundings {
            matrix: environment.matrix(&header),
            header,
            settings: Arc::clone(&environment.settings),
            case: Arc::clone(&environment.case),
            to_case: up.unwrap_or_default(),
        })
    }

    /// The files of the case of `uri`, by their paths from its folder, with forward slashes; itself and `career-ls.toml`
    /// left out.
    pub fn files_beside(&self, uri: &str) -> Vec<String> {
        let Some(open) = self.open(uri) else { return Vec::new() };
        let Some(path) = open.path.as_deref() else { return Vec::new() };
        let Some(folder) = path.parent() else { return Vec::new() };
        let environment = self.environment(open);
        let case = case_folder(&environment, Some(folder)).unwrap_or_else(|| folder.to_owned());
        let found = files::below(&case).into_iter();
        let other = found.filter(|file| file != path && file.file_name().is_some_and(|name| name != CONFIG));
        other.map(|file| way(folder, &file)).collect()
    }

    /// A file called `name` that could be made beside `uri`. None for a document that is no file, and where there is one.
    pub fn new_file(&self, uri: &str, name: &str) -> Option<OtherFile> {
        let folder = self.open(uri)?.path.as_deref()?.parent()?;
        let path = folder.join(name);
        if files::exists(&path) || self.at(&path).is_some() {
            return None;
        }
        Some(OtherFile { uri: address(uri, folder, &path)?, buffer: Buffer::new("", 0), state: FileState::Absent })
    }

    /// The configuration that governs `uri`; where there is none, the one that could be made beside it. None for a
    /// document that is no file, and where the configuration cannot be read.
    pub fn config_file(&self, uri: &str) -> Option<OtherFile> {
        let open = self.open(uri)?;
        let folder = open.path.as_deref()?.parent()?;
        let environment = self.environment(open);
        let Some(config) = &environment.config else {
            let path = folder.join(CONFIG);
            let uri = address(uri, folder, &path)?;
            // It may be open and not saved yet.
            let (buffer, state) = match self.at(&path) {
                Some(open) => (open.buffer.clone(), FileState::Open(open.buffer.version())),
                None => (Buffer::new("", 0), FileState::Absent),
            };
            return Some(OtherFile { uri, buffer, state });
        };
        if let Some(open) = self.at(&config.path) {
            let state = FileState::Open(open.buffer.version());
            return Some(OtherFile { uri: open.uri.clone(), buffer: open.buffer.clone(), state });
        }
        let text = files::text(&config.path, CONFIG_LIMIT, self).ok()?;
        let uri = address(uri, folder, &config.path)?;
        Some(OtherFile { uri, buffer: Buffer::new(&text, 0), state: FileState::OnDisk })
    }
}

/// The folder of the case of a document in `folder`.
pub(super) fn case_folder(environment: &Environment, folder: Option<&Path>) -> Option<PathBuf> {
    let config = environment.config.as_ref().and_then(|config| config.path.parent());
    config.or(folder).map(Path::to_owned)
}

/// The address of `path`, which lies in `folder` or above it, made from `uri`, which lies right in `folder`.
fn address(uri: &str, folder: &Path, path: &Path) -> Option<String> {
    let up = folder.strip_prefix(path.parent()?).ok()?.components().count();
    let mut base = uri;
    for _ in 0..=up {
        base = &base[..base.rfind('/')?];
    }
    Some(format!("{base}/{}", path.file_name()?.to_str()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_the_documents_own_style() {
        let at = |path: &str| address("file:///c%3A/a%20b/d/case.md", Path::new("c:/a b/d"), Path::new(path));
        assert_eq!(at("c:/a b/d/career-ls.toml").as_deref(), Some("file:///c%3A/a%20b/d/career-ls.toml"));
        assert_eq!(at("c:/a b/career-ls.toml").as_deref(), Some("file:///c%3A/a%20b/career-ls.toml"));
        assert_eq!(at("c:/other/career-ls.toml"), None);
    }
}
