use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::analysis::Analysis;

/// Why a file gave no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NoText {
    /// There is none of that name.
    Missing,
    /// It is a folder, a pipe, a device.
    NotAFile,
    /// It is longer than what is read.
    TooLarge,
    /// It is not UTF-8.
    NotUtf8,
    /// The system says why.
    Io(ErrorKind),
}

/// What tells one state of a file from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stamp {
    /// On disk: when it was changed and how long it is.
    Disk(Option<SystemTime>, u64),
    /// In an editor: its revision.
    Open(u64),
    /// Not there.
    Absent,
}

/// Texts that are open in an editor, by path: they win over the disk.
pub(super) trait OpenTexts {
    /// Counts the states of the text at `path`; none if it is not open.
    fn revision(&self, path: &Path) -> Option<u64>;
    /// The text at `path`; none if it is not open.
    fn text(&self, path: &Path) -> Option<String>;
    /// What was read from the text at `path`, if somebody has asked for it in its present state.
    fn analysis(&self, path: &Path) -> Option<Arc<Analysis>>;
}

/// No editor.
pub(super) struct NothingOpen;

impl OpenTexts for NothingOpen {
    fn analysis(&self, _: &Path) -> Option<Arc<Analysis>> {
        None
    }

    fn revision(&self, _: &Path) -> Option<u64> {
        None
    }

    fn text(&self, _: &Path) -> Option<String> {
        None
    }
}

/// The state of `path` now.
pub(super) fn stamp(path: &Path, open: &dyn OpenTexts) -> Stamp {
    if let Some(revision) = open.revision(path) {
        return Stamp::Open(revision);
    }
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => Stamp::Disk(metadata.modified().ok(), metadata.len()),
        // A folder's time changes with what is put in it or taken out.
        Ok(metadata) if metadata.is_dir() => Stamp::Disk(metadata.modified().ok(), 0),
        _ => Stamp::Absent,
    }
}

/// The text of `path`, an open one first. A byte order mark is left out.
pub(super) fn text(path: &Path, limit: u64, open: &dyn OpenTexts) -> Result<String, NoText> {
    let text = String::from_utf8(bytes(path, limit, open)?).map_err(|_| NoText::NotUtf8)?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// What `path` holds, an open text first.
pub(super) fn bytes(path: &Path, limit: u64, open: &dyn OpenTexts) -> Result<Vec<u8>, NoText> {
    if let Some(text) = open.text(path) {
        return Ok(text.into_bytes());
    }
    let file = fs::File::open(path).map_err(|error| no_text(&error))?;
    // Looked at after opening, so that nothing can be put in its place in between.
    let metadata = file.metadata().map_err(|error| no_text(&error))?;
    if !metadata.is_file() {
        return Err(NoText::NotAFile);
    }
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| no_text(&error))?;
    if bytes.len() as u64 > limit {
        return Err(NoText::TooLarge);
    }
    Ok(bytes)
}

fn no_text(error: &std::io::Error) -> NoText {
    match error.kind() {
        ErrorKind::NotFound => NoText::Missing,
        kind => NoText::Io(kind),
    }
}

/// The first kilobytes of `path`, as far as they are UTF-8: enough to tell what it is.
pub(super) fn beginning(path: &Path) -> Option<String> {
    let file = fs::File::open(path).ok()?;
    if !file.metadata().ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    file.take(4096).read_to_end(&mut bytes).ok()?;
    let valid = match std::str::from_utf8(&bytes) {
        Ok(text) => text.len(),
        Err(error) => error.valid_up_to(),
    };
    bytes.truncate(valid);
    String::from_utf8(bytes).ok()
}

/// The Markdown files right in `folder`, by name.
pub(super) fn markdown_in(folder: &Path) -> Vec<PathBuf> {
    with_ending(folder, &["md", "markdown"])
}

/// The files right in `folder` that may hold a table without being Markdown, by name.
pub(super) fn tables_in(folder: &Path) -> Vec<PathBuf> {
    with_ending(folder, &["yaml", "yml", "json", "toml", "csv", "tsv", "xlsx", "ods"])
}

fn with_ending(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten().take(2000) {
        let path = entry.path();
        let ending = path.extension();
        if endings.iter().any(|known| ending.is_some_and(|ending| ending.eq_ignore_ascii_case(known))) {
            found.insert(entry.file_name(), path);
        }
    }
    found.into_values().collect()
}

/// How deep below a case's folder files are listed.
const DEPTH: usize = 3;
/// How many files are listed, and how many names are looked at for them.
const LISTED: usize = 500;
const LOOKED_AT: usize = 5000;

/// The files in `folder` and the folders below it, the nearest first, by name; hidden ones and those that tools make are
/// left out, links to folders not followed.
pub(super) fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    let mut seen = 0;
    for _ in 0..DEPTH {
        let mut deeper = Vec::new();
        for folder in folders {
            let mut entries: Vec<_> =
                fs::read_dir(&folder).into_iter().flatten().flatten().take(LOOKED_AT - seen).collect();
            seen += entries.len();
            entries.sort_by_key(fs::DirEntry::file_name);
            for entry in entries {
                let name = entry.file_name().to_string_lossy().into_owned();
                if name.starts_with('.') || matches!(name.as_str(), "node_modules" | "target") {
                    continue;
                }
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() => deeper.push(entry.path()),
                    Ok(kind) if kind.is_file() => found.push(entry.path()),
                    _ => {}
                }
            }
            if found.len() >= LISTED {
                found.truncate(LISTED);
                return found;
            }
        }
        folders = deeper;
    }
    found
}

/// How deep folders are searched for documents.
const SEARCHED: usize = 8;
/// How many documents are found, and how many names are looked at for them.
const FOUND: usize = 5_000;
const NAMES: usize = 50_000;

/// The Markdown files in `folder` and the folders below it, the nearest first, by name; hidden ones and those that tools
/// make are left out, links to folders not followed.
pub(super) fn markdown_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    let mut seen = 0;
    for _ in 0..SEARCHED {
        let mut deeper = Vec::new();
        for folder in folders {
            found.extend(markdown_in(&folder));
            if found.len() >= FOUND || seen >= NAMES {
                return found;
            }
            let mut below = Vec::new();
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                seen += 1;
                let name = entry.file_name().to_string_lossy().into_owned();
                let skipped = name.starts_with('.') || matches!(name.as_str(), "node_modules" | "target");
                if !skipped && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    below.push(entry.path());
                }
            }
            below.sort_unstable();
            deeper.append(&mut below);
        }
        folders = deeper;
    }
    found
}

/// `name` as seen from `base`, without detours through `..` where they lead to the same place: what is open in an editor
/// is known by its plain path.
pub(super) fn joined(base: &Path, name: &str) -> PathBuf {
    let path = base.join(name);
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    // Behind a link, `..` leads elsewhere.
    if resolved(&plain) == resolved(&path) { plain } else { path }
}

/// The same path with links and dots resolved, if it is there.
pub(super) fn resolved(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok()
}

/// Whether `path` is a folder.
pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Whether `path` is there at all.
pub(super) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The folder that commands are run in.
pub(super) fn here() -> PathBuf {
    std::env::current_dir().unwrap_or_default()
}
