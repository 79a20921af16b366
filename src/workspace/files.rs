use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::analysis::Analysis;
use super::path::plain_path;

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

/// How the names of Markdown files end.
const MARKDOWN: [&str; 2] = ["md", "markdown"];

/// The Markdown files right in `folder`, by name.
pub(super) fn markdown_in(folder: &Path) -> Vec<PathBuf> {
    with_ending(folder, &MARKDOWN)
}

/// The files right in `folder` that may hold a table without being Markdown, by name.
pub(super) fn tables_in(folder: &Path) -> Vec<PathBuf> {
    with_ending(folder, &["yaml", "yml", "json", "toml", "csv", "tsv", "xlsx", "ods"])
}

fn with_ending(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten().take(2000) {
        let path = entry.path();
        if has_ending(&path, endings) {
            found.insert(entry.file_name(), path);
        }
    }
    found.into_values().collect()
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension();
    endings.iter().any(|known| ending.is_some_and(|ending| ending.eq_ignore_ascii_case(known)))
}

/// How far folders are searched.
struct Reach {
    /// How many folders deep.
    depth: usize,
    /// How many files are found.
    found: usize,
    /// How many names are looked at for them.
    names: usize,
}

/// Files that a case or a matrix may be made of.
const NEAR: Reach = Reach { depth: 3, found: 500, names: 5_000 };
/// Documents that may cite each other.
const FAR: Reach = Reach { depth: 8, found: 5_000, names: 50_000 };

/// The files in `folder` and the folders below it, the nearest first, by name; hidden ones and those that tools make are
/// left out, links not followed.
pub(super) fn below(folder: &Path) -> Vec<PathBuf> {
    walked(folder, &NEAR, |entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
}

/// The Markdown files in `folder` and the folders below it, the nearest first, by name; hidden ones and those that tools
/// make are left out, links to folders not followed.
pub(super) fn markdown_below(folder: &Path) -> Vec<PathBuf> {
    walked(folder, &FAR, |entry| has_ending(&entry.path(), &MARKDOWN))
}

/// The files in `folder` and the folders below it that are `wanted`, as far as `reach` goes.
fn walked(folder: &Path, reach: &Reach, wanted: impl Fn(&fs::DirEntry) -> bool) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    let mut seen = 0;
    for _ in 0..reach.depth {
        let mut deeper = Vec::new();
        for folder in folders {
            let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
            let mut entries: Vec<_> = entries.take(reach.names - seen).collect();
            seen += entries.len();
            entries.sort_by_key(fs::DirEntry::file_name);
            for entry in entries {
                let name = entry.file_name().to_string_lossy().into_owned();
                if name.starts_with('.') || matches!(name.as_str(), "node_modules" | "target") {
                    continue;
                }
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    deeper.push(entry.path());
                } else if wanted(&entry) {
                    found.push(entry.path());
                }
            }
            if found.len() >= reach.found {
                found.truncate(reach.found);
                return found;
            }
        }
        folders = deeper;
    }
    found
}

/// `name` as seen from `base`, without detours through `..` where they lead to the same place: what is open in an editor
/// is known by its plain path.
pub(super) fn joined(base: &Path, name: &str) -> PathBuf {
    let path = base.join(name);
    let plain = plain_path(&path);
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
