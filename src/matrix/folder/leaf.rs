//! One Markdown file of a folder: what it is called, and its headings, labels and text in order.

use crate::syntax::{Block, Placed, UnitKind};
use crate::text::{MarkKind, Span};

use super::super::draft::Name;
use super::super::name::{bare, words};
use super::super::rank;
use super::super::read::Markdown;
use super::super::source::{Loader, Page};
use super::matter::Matter;

/// A label is deeper than any heading.
pub(super) const LABEL: u8 = 7;
/// A title or label of more words is a sentence.
const LONGEST: usize = 8;
/// What is said of a level's heading beside its name: "Senior Engineer Expectations".
const TRAILS: [&str; 8] = [
    "competencies",
    "criteria",
    "expectations",
    "job description",
    "requirements",
    "responsibilities",
    "role",
    "skills",
];

/// A Markdown file of a folder.
pub(super) struct Leaf {
    pub(super) page: Page,
    /// The folder that it lies in, from the one that was named; empty for that one itself.
    pub(super) folder: String,
    /// What it is called.
    pub(super) name: Name,
    /// Its title, where it is called by its file's name for telling more.
    pub(super) title: Option<String>,
    pub(super) matter: Matter,
    /// What it holds, in order.
    pub(super) items: Vec<Item>,
    /// The number in front of its file's name: `03-senior.md`.
    pub(super) number: Option<i64>,
    stem: String,
}

/// A piece of a [`Leaf`].
pub(super) struct Item {
    pub(super) span: Span,
    pub(super) kind: ItemKind,
}

pub(super) enum ItemKind {
    /// A heading that names something, or a bold label, which is deeper than any.
    Heading(u8, Name),
    /// The heading that names the file.
    Title,
    /// Nothing but links and pictures; a heading's depth.
    Links(Option<u8>),
    /// Front matter, a comment, a break: says nothing to a reader.
    Silent,
    Text,
}

impl Leaf {
    pub(super) fn new(page: Page, folder: String, loader: &dyn Loader) -> Self {
        let markdown = Markdown { page: &page, outline: page.outline(), loader };
        let mut items = Vec::new();
        let mut matter = Matter::default();
        for placed in page.outline() {
            let kind = match placed.unit.kind {
                UnitKind::Metadata => {
                    matter = Matter::read(&placed.unit.text, placed.start);
                    ItemKind::Silent
                }
                UnitKind::Break | UnitKind::Definition => ItemKind::Silent,
                UnitKind::Html if !shows(&placed.unit.text) => ItemKind::Silent,
                UnitKind::Heading(depth) => match markdown.heading(placed) {
                    Some(name) if is_links(placed) && leads_away(&name.text) => ItemKind::Links(Some(depth)),
                    Some(name) => ItemKind::Heading(depth, name),
                    None => ItemKind::Silent,
                },
                _ if is_links(placed) => ItemKind::Links(None),
                UnitKind::Paragraph | UnitKind::Item => {
                    if let Some((name, end)) = label(&page, placed) {
                        items.push(Item { span: Span::new(placed.start, end), kind: ItemKind::Heading(LABEL, name) });
                        let rest = Span::new(end, placed.span().end);
                        let kind =
                            if rest.of(&page.text).trim().is_empty() { ItemKind::Silent } else { ItemKind::Text };
                        items.push(Item { span: rest, kind });
                        continue;
                    }
                    ItemKind::Text
                }
                _ => ItemKind::Text,
            };
            items.push(Item { span: placed.span(), kind });
        }
        let file = page.name();
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let (number, stem) = numbered(stem);
        let name = Name { text: spaced(stem), place: page.place(Span::empty(0)) };
        let stem = name.text.clone();
        let mut leaf = Self { page, folder, name, title: None, matter, items, number, stem };
        leaf.find_title();
        leaf
    }

    /// Calls the file by its title, unless its file's name says more.
    fn find_title(&mut self) {
        let told = self.matter.title.map(|span| {
            let text = span.of(&self.page.text);
            let words = bare(text);
            Name { text: words.of(text).to_owned(), place: self.page.place(words.shifted(span.start)) }
        });
        let told = told.filter(|name| !name.text.is_empty());
        let mut headings = self.items.iter().enumerate().filter_map(|(at, item)| match &item.kind {
            ItemKind::Heading(depth, name) if *depth < LABEL => Some((at, *depth, name.clone())),
            _ => None,
        });
        let first = headings.next();
        let heading = first.filter(|(_, depth, name)| {
            let agrees = |told: &Name| *depth == 1 || rank::looks_like_level(&name.text) || told.text == name.text;
            headings.all(|(_, other, _)| other > *depth) && told.as_ref().is_none_or(agrees)
        });
        if let Some((at, ..)) = heading {
            self.items[at].kind = ItemKind::Title;
        }
        let Some(name) = told.or(heading.map(|(_, _, name)| name)) else { return };
        let is_level = rank::looks_like_level;
        if words(&name.text).len() > LONGEST {
            return;
        }
        if is_level(&self.stem) && !is_level(&name.text) {
            self.title = Some(name.text);
            return;
        }
        self.name = without_trail(name);
    }

    /// Calls it by its file's name: its title is that of others too.
    pub(super) fn call_by_file(&mut self) {
        self.name = Name { text: self.stem.clone(), place: self.page.place(Span::empty(0)) };
    }

    /// Takes `len` bytes off the front of its name: what all files of the folder say first.
    pub(super) fn cut_name(&mut self, len: usize) {
        let rest = self.name.text.split_off(len);
        self.name.text = rest;
        let place = self.name.place;
        if place.span.len() == len + self.name.text.len() {
            self.name.place = self.page.place(Span::new(place.span.start + len, place.span.end));
        }
    }

    /// Its headings and labels: where in its items, how deep, and what they say.
    pub(super) fn headings(&self) -> impl Iterator<Item = (usize, u8, &Name)> {
        self.items.iter().enumerate().filter_map(|(at, item)| match &item.kind {
            ItemKind::Heading(depth, name) => Some((at, *depth, name)),
            _ => None,
        })
    }

    /// The stretch of what the items `from..to` say, markup at both ends left out; none where they say nothing.
    pub(super) fn said(&self, from: usize, to: usize) -> Option<Span> {
        let items = self.items.get(from..to)?;
        let says =
            |item: &&Item| !matches!(item.kind, ItemKind::Silent) && !item.span.of(&self.page.text).trim().is_empty();
        let first = items.iter().find(says)?;
        let last = items.iter().rfind(says)?;
        Some(self.page.place(first.span.join(last.span)).span)
    }

    /// Where its front matter stands.
    pub(super) fn matter_span(&self) -> Option<Span> {
        self.matter.span
    }
}

/// Whether HTML has words outside its tags and comments.
fn shows(html: &str) -> bool {
    let mut rest = html;
    let mut shown = String::new();
    while let Some(open) = rest.find('<') {
        shown.push_str(&rest[..open]);
        let end = if rest[open..].starts_with("<!--") { "-->" } else { ">" };
        match rest[open..].find(end) {
            Some(close) => rest = &rest[open + close + end.len()..],
            None => rest = "",
        }
    }
    shown.push_str(rest);
    shown.chars().any(char::is_alphanumeric)
}

/// Whether a heading, paragraph or item holds links and pictures and no word beside them.
fn is_links(placed: &Placed) -> bool {
    let unit = &placed.unit;
    if !matches!(unit.kind, UnitKind::Heading(_) | UnitKind::Paragraph | UnitKind::Item) || unit.blocks.is_empty() {
        return false;
    }
    let only_links = |block: &Block| {
        let passage = unit.passage(block);
        let is_link = |kind: MarkKind| matches!(kind, MarkKind::Link | MarkKind::Image | MarkKind::Address);
        let links: Vec<Span> = passage.marks.iter().filter(|mark| is_link(mark.kind)).map(|mark| mark.words).collect();
        let beside =
            |(at, c): (usize, char)| c.is_alphanumeric() && !links.iter().any(|link| link.range().contains(&at));
        !links.is_empty() && !passage.plain.char_indices().any(beside)
    };
    unit.blocks.iter().all(only_links)
}

/// Whether a linked heading leads to other files and names nothing here.
fn leads_away(name: &str) -> bool {
    matches!(
        super::super::name::slug(name).as_str(),
        "readme" | "readmemd" | "home" | "back" | "index" | "overview" | "top"
    )
}

/// The bold label that a paragraph or item begins with, and where it ends: `**Scope:** …`, or a bold line alone.
fn label(page: &Page, placed: &Placed) -> Option<(Name, usize)> {
    let block = placed.unit.blocks.first()?;
    let passage = placed.unit.passage(block);
    let mark = passage.marks.iter().find(|mark| mark.kind == MarkKind::Strong && mark.words.start == 0)?;
    let behind = &passage.plain[mark.words.end..];
    let colon = behind.trim_start().starts_with(':');
    let said = mark.words.of(&passage.plain);
    let is_label = colon || said.trim_end().ends_with(':') || behind.trim().is_empty();
    let name = bare(said);
    if !is_label || name.is_empty() || words(name.of(said)).len() > LONGEST {
        return None;
    }
    let origin = placed.start + block.span.start;
    let place = page.place(passage.source_span(name).shifted(origin));
    let end = origin + mark.span.end;
    let colon = if colon { page.text.get(end..)?.find(':')? + 1 } else { 0 };
    Some((Name { text: name.of(said).to_owned(), place }, end + colon))
}

/// The number in front of a file's name, and what follows it: `03-senior`.
fn numbered(stem: &str) -> (Option<i64>, &str) {
    let digits = stem.bytes().take_while(u8::is_ascii_digit).count();
    let rest = stem[digits..].trim_start_matches(['-', '_', '.', ' ', ')']);
    if digits == 0 || digits > 6 || rest.is_empty() || rest.len() == stem.len() - digits {
        return (None, stem);
    }
    (stem[..digits].parse().ok(), rest)
}

/// A folder or a file, named without its ending, as a person would write it.
pub(super) fn called(path: &str) -> String {
    spaced(numbered(path.rsplit('/').next().unwrap_or(path)).1)
}

/// A file's name as a person would write it: `software_engineer_II` is "Software Engineer II".
fn spaced(stem: &str) -> String {
    let capital = |word: &str| {
        let roman = matches!(word, "i" | "ii" | "iii" | "iv" | "v" | "vi");
        if roman || rank::is_code(word) {
            return word.to_uppercase();
        }
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    };
    let words: Vec<String> = stem.split(['-', '_', ' ']).filter(|word| !word.is_empty()).map(capital).collect();
    words.join(" ")
}

/// A level's name without what is said of it.
fn without_trail(name: Name) -> Name {
    let lower = name.text.to_lowercase();
    let cut = TRAILS.iter().filter_map(|trail| lower.strip_suffix(trail)).map(|rest| rest.trim_end().len()).next();
    match cut.filter(|&cut| lower.len() == name.text.len() && name.text.is_char_boundary(cut)) {
        Some(cut) if rank::looks_like_level(&name.text[..cut]) => {
            Name { text: name.text[..cut].trim_end_matches([':', '-', ' ', '–']).to_owned(), place: name.place }
        }
        _ => name,
    }
}
