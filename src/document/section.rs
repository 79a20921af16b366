use std::sync::LazyLock;

use regex_lite::Regex;

use crate::settings::Kind;
use crate::text::Span;

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What part of a framework it tells, by its canonical name; of a heading that says nothing of its own, that of the
    /// section around it.
    pub canonical: Option<&'static str>,
    /// Whether the heading itself says so.
    pub named: bool,
    /// The attribute that the heading names, by id.
    pub attribute: Option<String>,
    /// The heading's words, without numbering, emoji and markup.
    pub title: String,
    /// Where those words stand.
    pub heading: Span,
    /// The heading and all under it, deeper sections included.
    pub span: Span,
    /// 1 to 6; a bold line or a line ending in a colon that serves as a heading is 7.
    pub level: u8,
    /// Whether most of what stands right under it is written in another language than English.
    pub foreign: bool,
}

struct Pattern {
    canonical: &'static str,
    kinds: Vec<Kind>,
    headings: Regex,
}

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    include_str!("sections.tsv")
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut columns = line.split('\t');
            let (canonical, kinds, headings) = (columns.next()?, columns.next()?, columns.next()?);
            Some(Pattern {
                canonical,
                kinds: kinds.split(", ").filter_map(|kind| kind.parse().ok()).collect(),
                headings: Regex::new(&format!("(?i)^(?:{headings})$")).ok()?,
            })
        })
        .collect()
});

/// The canonical name of a section called `title` in a document of `kind`.
pub fn canonical(title: &str, kind: Kind) -> Option<&'static str> {
    PATTERNS
        .iter()
        .find(|pattern| pattern.kinds.contains(&kind) && pattern.headings.is_match(title))
        .map(|pattern| pattern.canonical)
}

/// Every canonical name, in the order of the table.
pub fn canonical_names() -> impl Iterator<Item = &'static str> {
    PATTERNS.iter().map(|pattern| pattern.canonical)
}

/// A heading's words without what people put around them: emoji, numbering, "Step 2,", "(20%)", `{#id}`, a closing row
/// of `#`, a colon.
pub fn clean(heading: &str) -> &str {
    let mut title = heading.trim();
    if let Some(open) = title.rfind("{#").filter(|_| title.ends_with('}')) {
        title = title[..open].trim_end();
    }
    title = title.trim_end_matches('#').trim_end();
    if let Some(open) = title.rfind('(').filter(|_| title.ends_with("%)")) {
        title = title[..open].trim_end();
    }
    title = title.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | '"' | '“' | '\''));
    let lower = title.to_lowercase();
    if lower.starts_with("step ") {
        let rest = title[5..].trim_start_matches(|c: char| c.is_ascii_digit());
        let rest = rest.trim_start_matches([',', ':', '.', '-', '–', ' ']);
        if !rest.is_empty() {
            title = rest;
        }
    }
    let digits = title.len() - title.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if (1..=2).contains(&digits) && title[digits..].starts_with(['.', ')']) {
        title = title[digits + 1..].trim_start();
    }
    title.trim_end_matches([':', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_as_people_write_them() {
        for (heading, wanted) in [
            ("📝 Executive Summary", "summary"),
            ("Step 2, History", "history"),
            ("2. Accomplishments:", "history"),
            ("Accomplishments {#accomplishments}", "history"),
            ("Cross-reference ##", "cross-reference"),
            ("2026 H1", "history"),
            ("Impact at Staff level", "history"),
            ("Gap analysis (20%)", "cross-reference"),
            ("WHY NOW", "intentions"),
        ] {
            assert_eq!(canonical(clean(heading), Kind::Promotion), Some(wanted), "{heading}");
        }
        assert_eq!(canonical("Project Atlas", Kind::Promotion), None);
        assert_eq!(canonical("History", Kind::Referral), None);
        assert_eq!(PATTERNS.len(), include_str!("sections.tsv").lines().count() - 1);
    }
}
