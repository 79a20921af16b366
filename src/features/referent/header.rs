use crate::document::Header;
use crate::matrix::{Level, Matrix, level_words};
use crate::text::Span;

use super::{Mention, Referent, Spelling};

/// The levels that a header names.
pub(super) fn mentions(header: &Header, matrix: Option<&Matrix>) -> Vec<Mention> {
    let Some(matrix) = matrix else { return Vec::new() };
    let fields = ["level", "target"].into_iter().filter_map(|key| header.field(key));
    let named = fields.filter_map(|field| {
        let level = matrix.levels.get(matrix.level(&field.text, header.get("role"))?)?;
        Some(Mention {
            referent: Referent::Level(level.id.clone()),
            span: field.span,
            whole: field.span,
            spelling: Spelling::Value,
            defines: false,
        })
    });
    named.collect()
}

/// What of a level a text says, in bytes of that text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::features) struct Parts {
    /// Its title, or what is left of it without the words that every title has.
    pub(in crate::features) title: Option<Span>,
    /// Whether words that every title has are left out there.
    pub(in crate::features) short: bool,
    /// Its code.
    pub(in crate::features) code: Option<Span>,
}

/// Where `text`, which names `level` for a person of this role, says its title and its code.
pub(in crate::features) fn parts(text: &str, level: &Level, matrix: &Matrix, role: Option<&str>) -> Parts {
    let words = tokens(text);
    let title = tokens_of(&level.title);
    let code = level.code.as_deref().and_then(|code| run(&words, &tokens_of(code)));
    if level.code.as_deref() == Some(level.title.as_str()) {
        return Parts { title: None, short: false, code };
    }
    if let Some(title) = run(&words, &title) {
        return Parts { title: Some(title), short: false, code };
    }
    let common = matrix.common_words(role);
    let rest: Vec<String> = title.into_iter().filter(|word| !common.contains(word)).collect();
    Parts { title: run(&words, &rest), short: true, code }
}

/// The stretch where `wanted` stands word by word.
fn run(words: &[(Span, String)], wanted: &[String]) -> Option<Span> {
    if wanted.is_empty() {
        return None;
    }
    let found = words.windows(wanted.len()).find(|window| window.iter().map(|(_, word)| word).eq(wanted))?;
    Some(found.first()?.0.join(found.last()?.0))
}

fn tokens_of(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|(_, word)| word).collect()
}

/// Each word with its one spelling: `Sr.` is `senior`, `II` is `2`.
fn tokens(text: &str) -> Vec<(Span, String)> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let span = Span::new(from, at);
                out.extend(level_words(span.of(text)).pop().map(|word| (span, word)));
                start = None;
            }
            _ => {}
        }
    }
    out
}
