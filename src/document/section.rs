use std::sync::LazyLock;

use regex::RegexSet;

use crate::settings::Kind;
use crate::text::Span;

use super::group::Label;

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What part of a framework it tells, by its canonical name; of a heading that says nothing of its own, that of the
    /// section around it.
    pub canonical: Option<&'static str>,
    /// Whether the heading itself says so.
    pub named: bool,
    /// Index of the section whose heading says so: this one's own, where none does.
    pub speaker: usize,
    /// Index of the section around it.
    pub around: Option<usize>,
    /// Which piece of a longer story the heading says that it is.
    pub label: Option<Label>,
    /// The attribute that the heading names, by id.
    pub attribute: Option<String>,
    /// The heading's words, without numbering, emoji and markup.
    pub title: String,
    /// Where those words stand.
    pub heading: Span,
    /// The heading and all under it, deeper sections included.
    pub span: Span,
    /// What a link to it leads to, without `#`, as GitHub makes it; empty for a line that only serves as a heading.
    pub anchor: String,
    /// 1 to 6; a bold line or a line ending in a colon that serves as a heading is 7.
    pub level: u8,
    /// Whether most of what stands right under it is written in another language than English.
    pub foreign: bool,
}

impl Section {
    /// Whether it tells of work that was done, by its canonical name; none where it has none, such as a project's name.
    pub fn tells_work(&self) -> Option<bool> {
        self.canonical.map(|name| matches!(name, "history" | "background" | "collaboration" | "outside" | "evidence"))
    }

    /// Whether what stands in it is no claim of the author's own: feedback is others' words and skills claim nothing.
    pub fn is_of_others(&self) -> bool {
        matches!(self.canonical, Some("feedback" | "skills"))
    }
}

/// The canonical sections: their names, the kinds of document that have them, and what their headings look like.
struct Table {
    rows: Vec<(&'static str, Vec<Kind>)>,
    headings: RegexSet,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut rows = Vec::new();
    let mut patterns = Vec::new();
    for line in include_str!("sections.tsv").lines().skip(1) {
        let mut columns = line.split('\t');
        let (Some(name), Some(kinds), Some(headings)) = (columns.next(), columns.next(), columns.next()) else {
            continue;
        };
        rows.push((name, kinds.split(", ").filter_map(|kind| kind.parse().ok()).collect()));
        patterns.push(format!("^(?:{headings})$"));
    }
    Table { rows, headings: RegexSet::new(patterns).expect("the table's patterns are tested") }
});

/// Rows of the table that `title` matches, whatever the kind of document; where it matches none, those that it matches
/// without the period or the remark behind it: "Wins (2026)", "Accomplishments in H1 2026".
pub(super) fn rows(title: &str) -> Vec<usize> {
    // The table is in lower case.
    let title = title.to_lowercase();
    let matches = |title: &str| TABLE.headings.matches(title).into_iter().collect::<Vec<usize>>();
    let whole = matches(&title);
    if !whole.is_empty() {
        return whole;
    }
    let bare = undated(&title);
    if bare.is_empty() || bare.len() == title.len() { whole } else { matches(bare) }
}

/// `title`, in lower case, without a remark in brackets at its end and without a period there.
fn undated(title: &str) -> &str {
    let mut bare = title.trim_end();
    if let Some(open) = bare.rfind('(').filter(|_| bare.ends_with(')')) {
        bare = bare[..open].trim_end();
    }
    let period = |word: &str| {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        word.len() == 4 && word.starts_with("20") && digits(word)
            || word.len() == 2 && word.starts_with(['q', 'h']) && digits(&word[1..])
            || matches!(word, "in" | "of" | "for" | "fy" | "–" | "—" | "-" | "/" | "|")
    };
    while let Some((rest, _)) = bare.rsplit_once(' ').filter(|(_, word)| period(word)) {
        bare = rest.trim_end().trim_end_matches([',', ':']);
    }
    bare
}

/// The canonical name that the first of `rows` has in a document of `kind`.
pub(super) fn canonical_of(rows: &[usize], kind: Kind) -> Option<&'static str> {
    rows.iter().map(|&row| &TABLE.rows[row]).find(|(_, kinds)| kinds.contains(&kind)).map(|(name, _)| *name)
}

/// The canonical name of a section called `title` in a document of `kind`.
pub(super) fn canonical(title: &str, kind: Kind) -> Option<&'static str> {
    canonical_of(&rows(title), kind)
}

/// Every canonical name, in the order of the table.
pub fn canonical_names() -> impl Iterator<Item = &'static str> {
    TABLE.rows.iter().map(|(name, _)| *name)
}

/// The anchor that GitHub gives to a heading of these words, or the one that it names itself: `{#id}`.
pub(super) fn anchor(heading: &str) -> String {
    let heading = heading.trim();
    let named = heading.strip_suffix('}').and_then(|rest| rest.rsplit_once("{#"));
    if let Some((_, id)) = named.filter(|(_, id)| !id.is_empty() && !id.contains(char::is_whitespace)) {
        return id.to_owned();
    }
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '\u{300}'..='\u{36f}');
    heading.chars().filter(kept).flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// A heading's words without what people put around them: emoji, numbering, "Step 2,", "(20%)", `{#id}`, a closing row
/// of `#`, a colon.
pub(super) fn clean(heading: &str) -> &str {
    let mut title = heading.trim();
    title = without_id(title);
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

/// A heading without the `{#id}` that exports put behind it.
pub(super) fn without_id(title: &str) -> &str {
    match title.rfind("{#").filter(|_| title.ends_with('}')) {
        Some(open) => title[..open].trim_end(),
        None => title,
    }
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
            ("Wins (2026)", "history"),
            ("Accomplishments in H1 2026", "history"),
            ("Achievements – Q3 2026", "history"),
            ("Goals (next two quarters)", "future"),
        ] {
            assert_eq!(canonical(clean(heading), Kind::Promotion), Some(wanted), "{heading}");
        }
        for (heading, wanted) in [
            ("Scope & Influence", "scope--influence"),
            ("A/B tests_2", "ab-tests_2"),
            ("📝 Executive Summary", "-executive-summary"),
            ("2. Élan: Q3", "2-élan-q3"),
            ("Wins {#my-wins}", "my-wins"),
            ("Wins {#}", "wins-"),
        ] {
            assert_eq!(anchor(heading), wanted, "{heading}");
        }
        assert_eq!(canonical("Project Atlas", Kind::Promotion), None);
        assert_eq!(canonical("History", Kind::Referral), None);
        assert_eq!(TABLE.rows.len(), include_str!("sections.tsv").lines().count() - 1);
    }
}
