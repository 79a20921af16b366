//! What is handed to the readers: texts that somebody else loaded.

use std::cell::OnceCell;

use ropey::Rope;

use crate::syntax::{Outline, Tree};
use crate::text::Span;

use super::model::Place;

/// Finds what a matrix is read from. The readers touch no file themselves.
pub trait Loader {
    /// What is at `path`.
    ///
    /// # Errors
    /// Why it cannot be read, in words that end a sentence and quote nothing of it.
    fn load(&self, path: &str) -> Result<Loaded, String>;

    /// The path that `link`, written in the file at `path`, leads to; none where it leads out of what may be read.
    fn linked(&self, path: &str, link: &str) -> Option<String>;
}

/// What a [`Loader`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loaded {
    /// A file's bytes.
    File(Vec<u8>),
    /// The files in a folder and those below it, by name, each as [`Loader::load`] takes it.
    Folder(Vec<String>),
}

/// A loader of nothing: for a text that stands alone.
pub struct Alone;

impl Loader for Alone {
    fn load(&self, _: &str) -> Result<Loaded, String> {
        Err("it stands alone".to_owned())
    }

    fn linked(&self, _: &str, _: &str) -> Option<String> {
        None
    }
}

/// A text that a matrix may be read from, one of those that a [`super::Matrix`] counts as its files.
#[derive(Clone)]
pub(super) struct Page {
    /// Its path, as the loader takes it.
    pub(super) path: String,
    /// Which of the matrix's files it is.
    pub(super) file: usize,
    /// Its text, without a byte order mark.
    pub(super) text: String,
    /// Where each line starts.
    lines: Vec<usize>,
    outline: OnceCell<Outline>,
}

impl Page {
    pub(super) fn new(path: &str, file: usize, text: String) -> Self {
        let bytes = text.as_bytes();
        let ends = (0..bytes.len()).filter(|&at| {
            bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1).is_none_or(|next| *next != b'\n')
        });
        let lines = std::iter::once(0).chain(ends.map(|at| at + 1)).collect();
        Self { path: path.to_owned(), file, text, lines, outline: OnceCell::new() }
    }

    /// The same page as the first and only file of a matrix.
    pub(super) fn by_itself(&self) -> Self {
        Self { file: 0, ..self.clone() }
    }

    /// The name of its file: "senior.md".
    pub(super) fn name(&self) -> &str {
        self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path)
    }

    /// The place of `span`, of which blanks at both ends are no part.
    pub(super) fn place(&self, span: Span) -> Place {
        let text = span.of(&self.text);
        let start = span.start + (text.len() - text.trim_start().len());
        let span = Span::new(start, start + text.trim().len());
        Place { file: self.file, span, line: self.line(span.start) }
    }

    /// The line, from 1, that byte `at` stands on.
    pub(super) fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|&start| start <= at)
    }

    /// The stretch of line `line`, from 1, with its line end.
    pub(super) fn line_span(&self, line: usize) -> Span {
        let start = self.lines.get(line.wrapping_sub(1)).copied().unwrap_or(self.text.len());
        Span::new(start, self.lines.get(line).copied().unwrap_or(self.text.len()))
    }

    /// How many lines it has.
    pub(super) fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// Its Markdown, read once.
    pub(super) fn outline(&self) -> &Outline {
        self.outline.get_or_init(|| Tree::parse(&Rope::from_str(&self.text)).outline().clone())
    }
}

/// The text of `bytes`: UTF-8, or UTF-16 where its byte order mark says so, as Excel writes "Unicode text".
pub(super) fn decoded(bytes: &[u8]) -> Result<String, String> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let encoding = if bytes[0] == 0xff { encoding_rs::UTF_16LE } else { encoding_rs::UTF_16BE };
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[2..]);
        return text
            .map(std::borrow::Cow::into_owned)
            .ok_or_else(|| "it breaks off in the middle of a letter".to_owned());
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Err("it is not UTF-8; save it as UTF-8 in your editor".to_owned()),
    }
}

/// A loader of files that a test makes up.
#[cfg(test)]
pub(super) struct TestLoader {
    files: Vec<(String, Vec<u8>)>,
}

#[cfg(test)]
impl TestLoader {
    /// The files, each a path such as `levels/senior.md` and what it holds.
    pub(super) fn new(files: &[(&str, &str)]) -> Self {
        Self { files: files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect() }
    }

    /// The same with one more file, of bytes.
    pub(super) fn with(mut self, path: &str, bytes: &[u8]) -> Self {
        self.files.push((path.to_owned(), bytes.to_vec()));
        self
    }
}

#[cfg(test)]
impl Loader for TestLoader {
    fn load(&self, path: &str) -> Result<Loaded, String> {
        if let Some((_, bytes)) = self.files.iter().find(|(file, _)| file == path) {
            return Ok(Loaded::File(bytes.clone()));
        }
        let below = format!("{path}/");
        let found: Vec<String> =
            self.files.iter().map(|(file, _)| file.clone()).filter(|file| file.starts_with(&below)).collect();
        if found.is_empty() { Err("it is not there".to_owned()) } else { Ok(Loaded::Folder(found)) }
    }

    fn linked(&self, path: &str, link: &str) -> Option<String> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let path = if folder.is_empty() { link.to_owned() } else { format!("{folder}/{link}") };
        self.files.iter().any(|(file, _)| *file == path).then_some(path)
    }
}
