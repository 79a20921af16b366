//! What becomes of a level's name, title and code.

use crate::features::referent::{Parts, parts};
use crate::matrix::{Level, Matrix, level_words, slug, split_level};
use crate::text::Span;

use super::spell::worded;

/// A level under its old and its new name.
#[derive(Debug, Clone)]
pub(super) struct Renamed<'m> {
    matrix: &'m Matrix,
    old: &'m Level,
    /// As the matrix will write it.
    pub(super) name: String,
    title: String,
    code: Option<String>,
}

/// Which part of a level a name that was typed stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it, as the matrix has it.
    Name,
    /// Its title; where it is short, without the words that all titles have.
    Title { short: bool },
    /// Its code.
    Code,
}

impl<'m> Renamed<'m> {
    /// `old` with `typed` in place of `part`.
    ///
    /// # Errors
    /// Where that is no name for a level: why.
    pub(super) fn new(
        matrix: &'m Matrix,
        old: &'m Level,
        part: Part,
        typed: &str,
        role: Option<&str>,
    ) -> Result<Self, String> {
        let (title, code) = split_level(typed);
        let typed_is_code = code.as_deref() == Some(typed);
        let renamed = match part {
            Part::Name => {
                // The title of a level that is called by its code alone stands elsewhere.
                let apart = old.code.as_deref() == Some(old.name.as_str()) && old.title != old.name;
                let title = if apart && typed_is_code { old.title.clone() } else { title };
                Self { matrix, old, name: typed.to_owned(), title, code }
            }
            Part::Code if typed_is_code => {
                let was = old.code.as_deref().unwrap_or_default();
                let title = if old.title == was { typed.to_owned() } else { old.title.clone() };
                Self { matrix, old, name: old.name.replacen(was, typed, 1), title, code }
            }
            Part::Code => {
                return Err("This is the code of the level: letters and a number, such as L6. \
                            To change its title, rename it where its title stands."
                    .to_owned());
            }
            Part::Title { short } => {
                let title = if short { lengthened(matrix, old, typed, role)? } else { typed.to_owned() };
                if !old.name.contains(&old.title) {
                    return Err("The title of this level stands in a column of its own. Change it there.".to_owned());
                }
                let name = if code.is_some() { typed.to_owned() } else { old.name.replacen(&old.title, &title, 1) };
                let (title, code) = if code.is_some() { split_level(typed) } else { (title, old.code.clone()) };
                Self { matrix, old, name, title, code }
            }
        };
        renamed.clash()?;
        Ok(renamed)
    }

    fn clash(&self) -> Result<(), String> {
        for other in self.matrix.levels.iter().filter(|other| other.id != self.old.id) {
            let same_code = self.code.is_some()
                && self.code.as_deref().map(str::to_lowercase) == other.code.as_deref().map(str::to_lowercase);
            let same = slug(&other.title) == slug(&self.title) && other.title != self.old.title;
            if same_code || same || slug(&other.name) == slug(&self.name) {
                return Err(format!("There is a level {} already. Choose another name.", other.name));
            }
        }
        Ok(())
    }

    /// What stands in place of `written`, the level in the words of a matrix's file.
    pub(super) fn in_source(&self, written: &str) -> String {
        worded(written, &self.old.name, &self.name)
    }

    /// What stands in place of `text`, the level in a header: in the spelling that it has there. None where that says
    /// nothing of what changed.
    pub(super) fn in_header(&self, text: &str, role: Option<&str>) -> Option<String> {
        let old = self.old;
        if text == old.name {
            return Some(self.name.clone()).filter(|name| name != text);
        }
        let Parts { title, short, code } = parts(text, old, self.matrix, role);
        let new_title = if short { self.shortened(role) } else { self.title.clone() };
        let mut out = text.to_owned();
        let mut put = |span: Option<Span>, new: &str| {
            if let Some(span) = span {
                out.replace_range(span.range(), new);
            }
        };
        let (titled, coded) = (self.title != old.title, self.code != old.code);
        match (title, code, &self.code) {
            (None, None, _) if is_number(text) => {
                let digits = |code: &String| code.trim_start_matches(|c: char| c.is_ascii_alphabetic()).to_owned();
                let number = text.bytes().all(|byte| byte.is_ascii_digit());
                let new = self.code.as_ref().map(|code| if number { digits(code) } else { code.clone() });
                return coded.then(|| new.unwrap_or_else(|| self.title.clone()));
            }
            (None, None, _) => return titled.then(|| self.title.clone()),
            (Some(_), Some(_), None) if coded => return Some(self.name.clone()),
            (None, Some(code), None) if coded => put(Some(code), &self.title),
            (title, code, new_code) => {
                let title = title.filter(|_| titled).map(|span| (span, new_title.as_str()));
                let code = code.filter(|_| coded).zip(new_code.as_deref());
                let mut spans: Vec<(Span, &str)> = title.into_iter().chain(code).collect();
                spans.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
                for (span, new) in spans {
                    put(Some(span), new);
                }
            }
        }
        (out != text).then_some(out)
    }

    /// The new title without the words that all titles have; all of it where nothing else is left.
    fn shortened(&self, role: Option<&str>) -> String {
        let common = self.matrix.common_words(role);
        let words = self.title.split_whitespace();
        let own: Vec<&str> = words.filter(|word| !level_words(word).iter().all(|word| common.contains(word))).collect();
        if own.is_empty() { self.title.clone() } else { own.join(" ") }
    }
}

/// The title of `level` with `typed` in place of what tells it from the others.
fn lengthened(matrix: &Matrix, level: &Level, typed: &str, role: Option<&str>) -> Result<String, String> {
    let common = matrix.common_words(role);
    let own = |word: &&str| !level_words(word).iter().all(|word| common.contains(word));
    let words: Vec<&str> = level.title.split_whitespace().collect();
    let first = words.iter().position(own);
    let last = words.iter().rposition(own);
    let Some((first, last)) = first.zip(last).filter(|(first, last)| words[*first..=*last].iter().all(own)) else {
        return Err("Rename this level where its whole name stands, in the matrix.".to_owned());
    };
    let mut out = words[..first].to_vec();
    out.push(typed);
    out.extend(&words[last + 1..]);
    Ok(out.join(" "))
}

/// Whether `text` stands for a level by its number: `6`, `Level 6`.
fn is_number(text: &str) -> bool {
    let words = level_words(text);
    matches!(&words[..], [word] if word.trim_start_matches('l').bytes().all(|byte| byte.is_ascii_digit()))
}
