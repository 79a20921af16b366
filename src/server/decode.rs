use std::path::PathBuf;

use serde::Deserialize;
use serde_json::Value;
use tower_lsp::gen_lsp_types::{
    CodeActionKind, Position, Range, TextDocumentIdentifier, VersionedTextDocumentIdentifier,
};

use super::capabilities::{Editor, SOURCE};
use crate::text::{self, Buffer, Span};
use crate::workspace::{Change, Snapshot};

/// An open document, with what it takes to turn an editor's places into bytes and back.
pub(super) struct Page<'a> {
    pub(super) uri: &'a str,
    pub(super) buffer: &'a Buffer,
    pub(super) editor: Editor,
}

impl<'a> Page<'a> {
    /// The document, if it is open.
    pub(super) fn of(snapshot: &'a Snapshot, uri: &'a str, editor: Editor) -> Option<Self> {
        Some(Self { uri, buffer: snapshot.buffer(uri)?, editor })
    }

    /// The byte at an editor's position.
    pub(super) fn offset(&self, at: Position) -> usize {
        self.buffer.offset(position(at), self.editor.encoding)
    }

    /// The bytes of an editor's range.
    pub(super) fn span(&self, at: Range) -> Span {
        self.buffer.span(range(at), self.editor.encoding)
    }
}

fn position(at: Position) -> text::Position {
    text::Position { line: at.line, character: at.character }
}

fn range(at: Range) -> text::Range {
    text::Range { start: position(at.start), end: position(at.end) }
}

/// A place in a document: what hover asks about. Whatever else it says is not looked at.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AtPosition {
    pub(super) text_document: TextDocumentIdentifier,
    pub(super) position: Position,
}

/// Another name for what stands at a place.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Renamed {
    pub(super) text_document: TextDocumentIdentifier,
    pub(super) position: Position,
    pub(super) new_name: String,
}

/// What is looked for by name.
#[derive(Debug, Deserialize)]
pub(super) struct Searched {
    #[serde(default)]
    pub(super) query: String,
}

/// Files and folders that are about to move.
#[derive(Debug, Deserialize)]
pub(super) struct Moved {
    #[serde(default)]
    files: Vec<Move>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Move {
    old_uri: String,
    new_uri: String,
}

impl Moved {
    /// From which address to which.
    pub(super) fn pairs(self) -> Vec<(String, String)> {
        self.files.into_iter().map(|file| (file.old_uri, file.new_uri)).collect()
    }
}

/// Who names what stands at a place.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct References {
    pub(super) text_document: TextDocumentIdentifier,
    pub(super) position: Position,
    #[serde(default)]
    context: Value,
}

impl References {
    /// Whether the place where it is told counts, too.
    pub(super) fn with_declaration(&self) -> bool {
        self.context.get("includeDeclaration").and_then(Value::as_bool).unwrap_or(true)
    }
}

/// What can be completed at a place. Not every editor says what made it ask.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Completed {
    pub(super) text_document: TextDocumentIdentifier,
    pub(super) position: Position,
    #[serde(default)]
    context: Value,
}

impl Completed {
    /// Whether the author may have asked: the editor did not ask on its own at a character that was typed.
    pub(super) fn asked(&self) -> bool {
        self.context.get("triggerKind").and_then(Value::as_u64).is_none_or(|kind| kind == 1)
    }
}

/// What can be done at a range. The diagnostics that an editor sends along are not read: some drop what was attached to
/// them, and our own state knows better.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AtRange {
    pub(super) text_document: TextDocumentIdentifier,
    pub(super) range: Range,
    #[serde(default)]
    pub(super) context: Wanted,
}

/// Which kinds of action are wanted; all if it does not say.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    pub(super) only: Option<Vec<String>>,
}

impl Wanted {
    /// Whether an action of `kind` is wanted: the kind itself or a wider one was named, or none at all.
    pub(super) fn wants(&self, kind: &str) -> bool {
        let Some(only) = self.only.as_ref().filter(|only| !only.is_empty()) else { return true };
        only.iter().any(|wider| {
            wider.is_empty() || kind.strip_prefix(&**wider).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }

    /// Whether somebody asked for rewrites, rather than for whatever there is.
    pub(super) fn asks_for_rewrites(&self) -> bool {
        self.only.as_ref().is_some_and(|only| !only.is_empty())
            && self.wants(CodeActionKind::RefactorRewrite.as_str())
            && !self.wants(CodeActionKind::QuickFix.as_str())
    }

    /// Whether somebody asked for what concerns the file, rather than for whatever there is.
    pub(super) fn asks_for_source(&self) -> bool {
        self.only.as_ref().is_some_and(|only| !only.is_empty())
            && self.wants(SOURCE)
            && !self.wants(CodeActionKind::QuickFix.as_str())
    }
}

/// A document: all that outlines and folds ask about.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OfDocument {
    pub(super) text_document: TextDocumentIdentifier,
}

/// What is found in a document.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Pulled {
    pub(super) text_document: TextDocumentIdentifier,
    /// The name of the list that the editor has.
    #[serde(default)]
    pub(super) previous_result_id: Option<String>,
}

/// What was done to a document.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Edited {
    pub(super) text_document: VersionedTextDocumentIdentifier,
    content_changes: Vec<Replaced>,
}

/// One change; without a range it is the whole text. `rangeLength` is not read: it says nothing new, and editors
/// disagree about what it counts.
#[derive(Debug, Deserialize)]
struct Replaced {
    #[serde(default)]
    range: Option<Range>,
    text: String,
}

impl Edited {
    /// The changes, in order.
    pub(super) fn changes(self) -> Vec<Change> {
        let change = |replaced: Replaced| Change { range: replaced.range.map(range), text: replaced.text };
        self.content_changes.into_iter().map(change).collect()
    }
}

/// The path of a `file:` URI on this machine.
pub(super) fn path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let path = rest.strip_prefix("localhost").unwrap_or(rest);
    let decoded = String::from_utf8(unescape(path)).ok()?;
    match decoded.strip_prefix('/')? {
        // `/c:/Users` is a path with a drive.
        drive if drive.as_bytes().get(1) == Some(&b':') && drive.starts_with(|c: char| c.is_ascii_alphabetic()) => {
            Some(PathBuf::from(drive))
        }
        _ => Some(PathBuf::from(decoded)),
    }
}

fn unescape(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.as_bytes();
    while let [first, rest @ ..] = bytes {
        let escaped = match bytes {
            [b'%', high, low, ..] => hex(*high).zip(hex(*low)).map(|(high, low)| high << 4 | low),
            _ => None,
        };
        out.push(escaped.unwrap_or(*first));
        bytes = if escaped.is_some() { &bytes[3..] } else { rest };
    }
    out
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_wanted_by_prefix() {
        let wants = |only: Option<&[&str]>, kind| {
            Wanted { only: only.map(|only| only.iter().map(|&kind| kind.to_owned()).collect()) }.wants(kind)
        };
        assert!(wants(None, "quickfix"));
        assert!(wants(Some(&[]), "quickfix"));
        assert!(wants(Some(&[""]), "quickfix"));
        assert!(wants(Some(&["refactor"]), "refactor.rewrite"));
        assert!(wants(Some(&["source.fixAll", "refactor.rewrite"]), "refactor.rewrite"));
        assert!(!wants(Some(&["refactor.rewrite.more"]), "refactor.rewrite"));
        assert!(!wants(Some(&["ref"]), "refactor.rewrite"));
        assert!(!wants(Some(&["source.fixAll"]), "source.career-ls"));
    }

    #[test]
    fn who_names_other_kinds_too_asks_for_whatever_there_is() {
        let asks = |only: Option<&[&str]>| {
            Wanted { only: only.map(|only| only.iter().map(|&kind| kind.to_owned()).collect()) }.asks_for_rewrites()
        };
        assert!(asks(Some(&["refactor"])) && asks(Some(&["refactor.rewrite", "source"])));
        for all in [None, Some(&[][..]), Some(&[""]), Some(&["quickfix", "refactor"]), Some(&["source"])] {
            assert!(!asks(all), "{all:?}");
        }
    }

    #[test]
    fn file_uris_are_paths() {
        assert_eq!(path("file:///home/j%C3%A9/a%20b.md"), Some(PathBuf::from("/home/jé/a b.md")));
        assert_eq!(path("file://localhost/x"), Some(PathBuf::from("/x")));
        assert_eq!(path("file:///c%3A/Users"), Some(PathBuf::from("c:/Users")));
        assert_eq!(path("file:///100%/%zz"), Some(PathBuf::from("/100%/%zz")));
        for none in ["untitled:1", "", "file:", "file://", "file:///%ff", "relative/path"] {
            assert_eq!(path(none), None, "{none}");
        }
    }
}
