use crate::matrix::{self, Alone, Matrix};

use super::{data, markdown, sheet};

/// What a matrix can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Markdown with a header that says what it is.
    Markdown,
    /// Comma-separated values.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// JSON.
    Json,
    /// YAML.
    Yaml,
    /// TOML.
    Toml,
}

/// A matrix in another shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversion {
    /// What to write.
    pub text: String,
    /// The same text, read back. It has its levels, attributes, pillars and words.
    pub read: Matrix,
    /// Whether a level no longer says that it builds on another: the texts are there all the same.
    pub forgets_inheritance: bool,
}

impl Written {
    /// The ending of its files' names.
    pub fn ending(self) -> &'static str {
        match self {
            Written::Markdown => "md",
            Written::Csv => "csv",
            Written::Tsv => "tsv",
            Written::Json => "json",
            Written::Yaml => "yaml",
            Written::Toml => "toml",
        }
    }

    /// What it is called in a sentence.
    fn said(self) -> &'static str {
        match self {
            Written::Markdown => "Markdown",
            Written::Csv => "comma-separated values",
            Written::Tsv => "tab-separated values",
            Written::Json => "JSON",
            Written::Yaml => "YAML",
            Written::Toml => "TOML",
        }
    }

    /// The ways to write it, the most readable first.
    fn forms(self, matrix: &Matrix) -> Vec<Option<String>> {
        match self {
            Written::Markdown => markdown::forms(matrix),
            Written::Csv => sheet::forms(matrix, b','),
            Written::Tsv => sheet::forms(matrix, b'\t'),
            Written::Json => vec![data::json(matrix)],
            Written::Yaml => vec![Some(data::yaml(matrix))],
            Written::Toml => vec![data::toml(matrix)],
        }
    }
}

/// `matrix` as `written`: the first form of it that reads back with the same levels, attributes, pillars and words.
///
/// # Errors
/// Where no form does: what would not be the same, and what to do, for a person.
pub fn convert(matrix: &Matrix, written: Written) -> Result<Conversion, String> {
    let name = format!("matrix.{}", written.ending());
    let mut why = "it is too long".to_owned();
    for text in written.forms(matrix).into_iter().flatten() {
        let mut read = match matrix::read_bytes(&name, text.as_bytes(), &Alone) {
            Ok(read) => read,
            Err(unreadable) => {
                why = lower(&unreadable.text);
                continue;
            }
        };
        if read.len() != 1 {
            "it would be read as several grids".clone_into(&mut why);
            continue;
        }
        let Some(read) = read.pop() else { continue };
        match difference(matrix, &read) {
            None => {
                let forgets_inheritance = data::inherits(matrix) && !same_inheritance(matrix, &read);
                return Ok(Conversion { text, read, forgets_inheritance });
            }
            Some(difference) => why = difference,
        }
    }
    let instead = if matches!(written, Written::Toml) { "" } else { " `--to toml` keeps whatever can be read." };
    Err(format!("this matrix cannot be kept as {}: {why}. Nothing was written.{instead}", written.said()))
}

/// A reader's sentences in the middle of ours.
fn lower(text: &str) -> String {
    let text = text.split(". ").next().unwrap_or(text).trim_end_matches('.');
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// The first thing that `b` does not say as `a` does, in words that end a sentence.
fn difference(a: &Matrix, b: &Matrix) -> Option<String> {
    let levels = |matrix: &Matrix| -> Vec<(String, String)> {
        matrix.levels.iter().map(|level| (level.id.clone(), level.name.clone())).collect()
    };
    if levels(a) != levels(b) {
        return Some("its levels would not be the same".to_owned());
    }
    let names = |matrix: &Matrix| -> Vec<(String, String)> {
        matrix.attributes.iter().map(|attribute| (attribute.id.clone(), attribute.name.clone())).collect()
    };
    if names(a) != names(b) {
        return Some("its attributes would not be the same".to_owned());
    }
    for (before, after) in a.attributes.iter().zip(&b.attributes) {
        if before.pillar != after.pillar {
            return Some(format!("the pillar of {} would not be the same", before.name));
        }
        for ((level, before_told), after_told) in a.levels.iter().zip(&before.descriptors).zip(&after.descriptors) {
            let text = |told: &Option<matrix::Descriptor>| told.as_ref().map(|told| told.text.clone());
            if text(before_told) != text(after_told) {
                return Some(format!("the words of {} at {} would not be the same", before.name, level.name));
            }
        }
    }
    None
}

fn same_inheritance(a: &Matrix, b: &Matrix) -> bool {
    let bases = |matrix: &Matrix| matrix.levels.iter().map(|level| level.builds_on).collect::<Vec<_>>();
    let told = |matrix: &Matrix| -> Vec<bool> {
        let cells = matrix.attributes.iter().flat_map(|attribute| &attribute.descriptors);
        cells.map(|told| told.as_ref().is_some_and(|told| told.inherited)).collect()
    };
    bases(a) == bases(b) && told(a) == told(b)
}
