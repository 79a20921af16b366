//! Which reader reads what, and in which order they are tried.

use crate::syntax::{Outline, Placed};
use crate::text::Span;

use super::draft::{Draft, Name};
use super::format::Format;
use super::model::{Matrix, Note};
use super::name::bare;
use super::source::{Alone, Loaded, Loader, Page, decoded};
use super::{Shape, data, folder, heading, html, include, pipe, sheet, steps, unplaced, workbook};

/// Longest text that a matrix is read from, in bytes; of a folder, of all its files together.
pub const LIMIT: usize = 1024 * 1024;

/// Longest Markdown that a matrix is read from, in bytes.
const MARKDOWN_LIMIT: usize = LIMIT / 2;
const TOO_LONG: &str = "This file is not read: it is longer than 512 KiB. Give each level or each attribute a file of its \
                        own, and name their folder.";

/// A source in which no matrix can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// What a person is told, in one or two sentences.
    pub text: String,
    /// Where that can be seen best; empty at the start of a file where there is no better place.
    pub span: Span,
    /// Each reader that was tried, and why it declined: in words that follow "because".
    pub declined: Vec<(Shape, String)>,
}

/// A Markdown text with its outline.
#[derive(Clone, Copy)]
pub(super) struct Markdown<'a> {
    pub(super) page: &'a Page,
    pub(super) outline: &'a Outline,
    /// For what it links to.
    pub(super) loader: &'a dyn Loader,
}

impl Markdown<'_> {
    /// The words of a heading, without decoration.
    pub(super) fn heading(&self, placed: &Placed) -> Option<Name> {
        let block = placed.unit.blocks.first()?;
        let passage = placed.unit.passage(block);
        let words = bare(&passage.plain);
        let text = words.of(&passage.plain).to_owned();
        let span = passage.source_span(words).shifted(placed.start + block.span.start);
        (!text.is_empty()).then(|| Name { text, place: self.page.place(span) })
    }
}

/// Why a reader makes nothing of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Declined {
    /// In words that follow "because" and quote nothing: "there is no table".
    pub(super) reason: String,
    /// Where that can be seen, if at one place.
    pub(super) span: Option<Span>,
}

impl From<&str> for Declined {
    fn from(reason: &str) -> Self {
        Self { reason: reason.to_owned(), span: None }
    }
}

/// What a reader of one Markdown text made of it.
pub(super) struct Found {
    pub(super) drafts: Vec<Draft>,
    /// Other files that it was read from, in the order in which places count them, from 1.
    pub(super) pages: Vec<Page>,
}

impl From<Vec<Draft>> for Found {
    fn from(drafts: Vec<Draft>) -> Self {
        Self { drafts, pages: Vec::new() }
    }
}

/// What a reader of one Markdown text does.
type Reader = fn(&Markdown<'_>) -> Result<Found, Declined>;

/// The readers of Markdown in the order in which they are tried.
const MARKDOWN: [(Shape, Reader); 5] = [
    // Before tables: a role file begins with one that lists its levels.
    (Shape::Steps, steps::read),
    (Shape::Pipe, |markdown| pipe::read(markdown).map(Found::from)),
    (Shape::Html, |markdown| html::read(markdown).map(Found::from)),
    (Shape::Headings, |markdown| heading::read(markdown).map(Found::from)),
    (Shape::FrontMatter, |markdown| data::read_front_matter(markdown).map(Found::from)),
];

/// The matrices at `path`, one for each track: at least one.
///
/// # Errors
/// Where nothing that `loader` finds there is a matrix.
pub fn read(path: &str, loader: &dyn Loader) -> Result<Vec<Matrix>, Unreadable> {
    match loader.load(path) {
        Ok(Loaded::File(bytes)) => read_bytes(path, &bytes, loader),
        Ok(Loaded::Folder(files)) => folder::read(path, &files, loader),
        Err(reason) => Err(unreadable(&format!("This file is not read: {reason}."))),
    }
}

/// The matrices in one Markdown text that is read already.
///
/// # Errors
/// Where it holds none.
pub fn read_markdown(path: &str, text: &str, outline: &Outline) -> Result<Vec<Matrix>, Unreadable> {
    let page = Page::new(path, 0, text.to_owned());
    if page.text.len() > MARKDOWN_LIMIT {
        return Err(unreadable(TOO_LONG));
    }
    of_markdown(&page, outline, &Alone)
}

/// The matrices in `bytes`, which lie at `path`: the ending of its name says what they are, else they themselves do.
///
/// # Errors
/// Where they hold none.
pub fn read_bytes(path: &str, bytes: &[u8], loader: &dyn Loader) -> Result<Vec<Matrix>, Unreadable> {
    if bytes.len() > LIMIT {
        return Err(unreadable("This file is not read: it is longer than 1 MiB."));
    }
    let format = Format::of(path, bytes);
    let shape = match format {
        Format::Refused(how) => return Err(unreadable(how)),
        Format::Workbook => {
            let drafts = workbook::read(bytes).map_err(|declined| only(Shape::Workbook, declined))?;
            return Ok(finished(&[path.to_owned()], &[], drafts));
        }
        Format::Markdown => None,
        Format::Data(shape) | Format::Sheet(shape) => Some(shape),
    };
    let text = decoded(bytes).map_err(|reason| unreadable(&format!("This file is not read: {reason}.")))?;
    let page = Page::new(path, 0, text);
    let Some(shape) = shape else { return read_page(&page, loader) };
    let read = if matches!(format, Format::Data(_)) { data::read(&page, shape) } else { sheet::read(&page, shape) };
    match read {
        Ok(drafts) if drafts.iter().any(Draft::is_grid) => Ok(of_page(&page, drafts)),
        Ok(_) => Err(only(shape, FEW_LEVELS.into())),
        Err(declined) => Err(only(shape, declined)),
    }
}

/// The matrices in one page of Markdown.
pub(super) fn read_page(page: &Page, loader: &dyn Loader) -> Result<Vec<Matrix>, Unreadable> {
    if page.text.len() > MARKDOWN_LIMIT {
        return Err(unreadable(TOO_LONG));
    }
    of_markdown(page, page.outline(), loader)
}

const FEW_LEVELS: &str = "it has fewer than two levels, or says nothing at any";

/// A reader is passed over for a later one that says more than so many times as much: above a ladder told at length,
/// there is often a table that sums it up.
const FAR_MORE: usize = 2;

fn of_markdown(page: &Page, outline: &Outline, loader: &dyn Loader) -> Result<Vec<Matrix>, Unreadable> {
    let markdown = Markdown { page, outline, loader };
    let mut declined: Vec<(Shape, Declined)> = Vec::new();
    let mut best: Option<(usize, Found)> = None;
    for (shape, reader) in MARKDOWN {
        match reader(&markdown) {
            Ok(found) if found.drafts.iter().any(Draft::is_grid) => {
                let told: usize = found.drafts.iter().filter(|draft| draft.is_grid()).map(Draft::weight).sum();
                if best.as_ref().is_none_or(|(most, _)| told > FAR_MORE * most) {
                    best = Some((told, found));
                }
            }
            Ok(_) => declined.push((shape, FEW_LEVELS.into())),
            Err(reason) => declined.push((shape, reason)),
        }
    }
    if let Some((_, found)) = best {
        return Ok(of_pages(page, found));
    }
    let span = declined.iter().find_map(|(_, declined)| declined.span);
    Err(Unreadable {
        text: "No matrix can be read here. Give it a table with an attribute in each row and a level, such as \
               `Senior (L5)`, in each column, or the other way round; or a heading for each level with one for each \
               attribute below."
            .to_owned(),
        span: span.unwrap_or_default(),
        declined: declined.into_iter().map(|(shape, declined)| (shape, declined.reason)).collect(),
    })
}

fn of_pages(page: &Page, found: Found) -> Vec<Matrix> {
    let pages: Vec<&Page> = std::iter::once(page).chain(&found.pages).collect();
    let files: Vec<String> = pages.iter().map(|page| page.path.clone()).collect();
    finished(&files, &pages, found.drafts)
}

fn of_page(page: &Page, drafts: Vec<Draft>) -> Vec<Matrix> {
    finished(std::slice::from_ref(&page.path), &[page], drafts)
}

/// The matrices of `drafts`, which were read from `files`, those among them that are text given as `pages`: with the
/// names of the files and tracks, and the lines that nobody understood.
pub(super) fn finished(files: &[String], pages: &[&Page], drafts: Vec<Draft>) -> Vec<Matrix> {
    let drafts: Vec<Draft> = drafts.into_iter().filter(Draft::is_grid).collect();
    let unplaced: Vec<Note> = unplaced::notes(pages, &drafts);
    let mut matrices: Vec<Matrix> = drafts.into_iter().map(Draft::finish).collect();
    let several = matrices.len() > 1;
    for (index, matrix) in matrices.iter_mut().enumerate() {
        if several && matrix.track.is_none() {
            matrix.track = Some((index + 1).to_string());
        }
        matrix.files = files.to_vec();
        matrix.path = files.first().cloned();
        let pointed = include::notes(pages, matrix);
        matrix.problems.extend(pointed);
        matrix.problems.extend(unplaced.iter().cloned());
    }
    let tracks: Vec<String> =
        if several { matrices.iter().filter_map(|matrix| matrix.track.clone()).collect() } else { Vec::new() };
    for matrix in &mut matrices {
        matrix.tracks.clone_from(&tracks);
    }
    matrices
}

/// No matrix, for a reason that a person is told as it is.
pub(super) fn unreadable(text: &str) -> Unreadable {
    Unreadable { text: text.to_owned(), span: Span::default(), declined: Vec::new() }
}

/// No matrix, because the one reader that was tried declined.
fn only(shape: Shape, declined: Declined) -> Unreadable {
    Unreadable {
        text: format!("No matrix can be read in {}: {}.", shape.said(), declined.reason),
        span: declined.span.unwrap_or_default(),
        declined: vec![(shape, declined.reason)],
    }
}
