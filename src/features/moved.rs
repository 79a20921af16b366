use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::settings::Value;
use crate::text::{Edit, Span};
use crate::workspace::{OtherDocument, Snapshot, path_of, plain_path, way};

use super::referent::{Link, leads_to, links};
use super::rename::{FileEdits, Format, written};

/// What cannot stand in the target of a link as it is.
const ENCODED: AsciiSet = CONTROLS.add(b' ').add(b'%').add(b'(').add(b')').add(b'<').add(b'>').add(b'?').add(b'#');

/// The changes that keep links right when files or folders move, each from an address to another: in the career documents
/// that name them, in those that move, and in configurations.
pub fn moved(snapshot: &Snapshot, files: &[(String, String)]) -> Vec<FileEdits> {
    let path = |uri: &str| path_of(uri).map(|path| plain_path(&path));
    let moves: Vec<(PathBuf, PathBuf)> =
        files.iter().filter_map(|(old, new)| path(old).zip(path(new))).filter(|(old, new)| old != new).collect();
    let Some(near) = files.iter().find(|(old, _)| path(old).is_some()).map(|(old, _)| old) else { return Vec::new() };
    if moves.is_empty() {
        return Vec::new();
    }
    let folders: Vec<PathBuf> = moves.iter().filter_map(|(old, _)| old.parent().map(Path::to_owned)).collect();
    let documents = snapshot.all_documents(near, &folders);
    let mut out: Vec<FileEdits> = documents.iter().filter_map(|document| of_document(document, &moves)).collect();
    let mut folders = folders;
    folders.extend(documents.iter().filter_map(|other| other.path.as_deref()?.parent().map(Path::to_owned)));
    for (path, file) in snapshot.configs(near, &folders) {
        let text = file.buffer.text();
        let Ok(config) = Value::from_toml(&text) else { continue };
        let named = ["matrix", "extend"].into_iter().filter_map(|key| config.get(key));
        let edits = named.filter_map(|value| {
            let new = relinked(value.text()?, &path, &moves)?;
            written(&text, value.span, &new, Format::Toml).ok()
        });
        let mut edits: Vec<Edit> = edits.collect();
        edits.sort_by_key(|edit| edit.span);
        if !edits.is_empty() {
            out.push(FileEdits { file, edits });
        }
    }
    out
}

fn of_document(other: &OtherDocument, moves: &[(PathBuf, PathBuf)]) -> Option<FileEdits> {
    let document = &other.analysis.document;
    let own = plain_path(other.path.as_deref()?);
    let mut edits: Vec<Edit> = links(document).iter().filter_map(|link| of_link(link, &own, moves)).collect();
    if let Some(field) = document.header.field("matrix").filter(|field| !field.text.starts_with("builtin:")) {
        let new = relinked(&field.text, &own, moves);
        let edit = new.and_then(|new| written(&document.buffer.text(), field.span, &new, Format::Yaml).ok());
        edits.extend(edit);
    }
    edits.sort_by_key(|edit| edit.span);
    edits.dedup_by_key(|edit| edit.span);
    (!edits.is_empty()).then(|| FileEdits { file: other.file.clone(), edits })
}

/// The path of the file in a link, where it changes: as it was written, encoded or not.
fn of_link(link: &Link, own: &Path, moves: &[(PathBuf, PathBuf)]) -> Option<Edit> {
    let file = link.file();
    if file.is_empty() {
        return None;
    }
    let new = ways(&leads_to(file, Some(own))?, own, moves)?;
    let new = dotted(file, new);
    let encode = file.contains('%') || !link.angled && new.contains([' ', '(', ')', '<', '>', '?', '#', '%']);
    let text = if encode { utf8_percent_encode(&new, &ENCODED).to_string() } else { new };
    Some(Edit { span: Span::new(link.span.start, link.span.start + file.len()), text })
}

/// The path that a header or a configuration names, where it changes.
fn relinked(name: &str, own: &Path, moves: &[(PathBuf, PathBuf)]) -> Option<String> {
    if Path::new(name).is_absolute() || name.is_empty() {
        return None;
    }
    let new = ways(&plain_path(&own.parent()?.join(name)), own, moves)?;
    Some(dotted(name, if name.ends_with('/') { format!("{new}/") } else { new }))
}

/// The way from the file at `own` to the one at `target`, once both are where they go; none where it stays the same.
fn ways(target: &Path, own: &Path, moves: &[(PathBuf, PathBuf)]) -> Option<String> {
    let (new_target, new_own) = (after(target, moves), after(own, moves));
    let (old, new) = (way(own.parent()?, target), way(new_own.parent()?, &new_target));
    (old != new).then_some(new)
}

/// Where `path` lies after the moves, of which the longest that fits counts.
fn after(path: &Path, moves: &[(PathBuf, PathBuf)]) -> PathBuf {
    let fits = moves.iter().filter_map(|(old, new)| Some((old, new, path.strip_prefix(old).ok()?)));
    match fits.max_by_key(|(old, ..)| old.components().count()) {
        Some((_, new, rest)) if rest.as_os_str().is_empty() => new.clone(),
        Some((_, new, rest)) => new.join(rest),
        None => path.to_owned(),
    }
}

/// `new` with the `./` that the old way began with.
fn dotted(old: &str, new: String) -> String {
    if old.starts_with("./") && !new.starts_with("..") { format!("./{new}") } else { new }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_changes_where_one_of_its_ends_moves_alone() {
        let moves = |pairs: &[(&str, &str)]| -> Vec<(PathBuf, PathBuf)> {
            pairs.iter().map(|(old, new)| (PathBuf::from(old), PathBuf::from(new))).collect()
        };
        let to =
            |own: &str, target: &str, pairs: &[(&str, &str)]| ways(Path::new(target), Path::new(own), &moves(pairs));
        assert_eq!(to("/a/case.md", "/a/m.md", &[("/a/m.md", "/a/b/é n.md")]).as_deref(), Some("b/é n.md"));
        assert_eq!(to("/a/case.md", "/a/m.md", &[("/a/case.md", "/a/c/case.md")]).as_deref(), Some("../m.md"));
        assert_eq!(to("/a/case.md", "/a/m.md", &[("/a", "/b")]), None, "both move");
        assert_eq!(to("/a/case.md", "/a/e/x.md", &[("/a/e", "/a/f")]).as_deref(), Some("f/x.md"));
        assert_eq!(to("/a/case.md", "/a/ex.md", &[("/a/e", "/a/f")]), None, "another name that begins alike");
        assert_eq!(dotted("./m.md", "n.md".to_owned()), "./n.md");
    }
}
