use std::sync::LazyLock;

use crate::syntax::Row;

/// What a column of a referral log is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// Who refers.
    Who,
    /// The company that it is about.
    Company,
    /// The role that it is about.
    Role,
    /// Which version of the note was sent.
    Variant,
    /// When the note was sent.
    Sent,
    /// When, or whether, it was passed on.
    Forwarded,
    /// When, or whether, a recruiter answered.
    Reply,
    /// When, or whether, there was a first call.
    Screen,
    /// What became of it.
    Outcome,
    /// How useful the feedback was, from 1 to 5.
    Feedback,
    /// When the author asked how it stands.
    FollowUp,
    /// When, or whether, the author said thanks and how it went.
    Thanks,
    /// What the author means to do next.
    Next,
    /// Whatever else.
    Notes,
}

/// A column, and the headings that are it: for sure, and where no other is.
struct Known {
    column: Column,
    sure: Vec<&'static str>,
    otherwise: Vec<&'static str>,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let mut out = Vec::new();
    let lines = include_str!("columns.tsv").lines().skip(1);
    for (column, line) in Column::ALL.into_iter().zip(lines) {
        let mut cells = line.split('\t').skip(1);
        let mut words =
            || cells.next().unwrap_or_default().split('|').filter(|words| !words.is_empty()).collect::<Vec<_>>();
        out.push(Known { column, sure: words(), otherwise: words() });
    }
    out
});

/// Words that a heading may have around what it is about: "Date of reply", "Sent on", "Screened? (y/n)".
const AROUND: [&str; 24] = [
    "date", "dates", "on", "of", "day", "the", "a", "an", "when", "at", "was", "is", "it", "to", "out", "did", "they",
    "i", "my", "yyyy", "mm", "dd", "y", "n",
];

impl Column {
    /// Every column, in the order of the table of headings.
    pub const ALL: [Column; 14] = [
        Column::Who,
        Column::Company,
        Column::Role,
        Column::Variant,
        Column::Sent,
        Column::Forwarded,
        Column::Reply,
        Column::Screen,
        Column::Outcome,
        Column::Feedback,
        Column::FollowUp,
        Column::Thanks,
        Column::Next,
        Column::Notes,
    ];

    /// Its name, as a heading says it.
    pub fn name(self) -> &'static str {
        match self {
            Column::Who => "who",
            Column::Company => "company",
            Column::Role => "role",
            Column::Variant => "variant",
            Column::Sent => "sent",
            Column::Forwarded => "forwarded",
            Column::Reply => "reply",
            Column::Screen => "screen",
            Column::Outcome => "outcome",
            Column::Feedback => "feedback",
            Column::FollowUp => "follow-up",
            Column::Thanks => "thanks",
            Column::Next => "next",
            Column::Notes => "notes",
        }
    }

    /// Whether its cells hold days, or yes and no.
    pub fn is_dated(self) -> bool {
        matches!(
            self,
            Column::Sent | Column::Forwarded | Column::Reply | Column::Screen | Column::FollowUp | Column::Thanks
        )
    }
}

/// What each column of the table below `header` is for; none for one that is the author's own. Of two that say the same
/// the first counts.
pub(super) fn columns(header: &Row) -> Vec<Option<Column>> {
    let titles: Vec<(String, String)> = header.cells.iter().map(|cell| wordings(&cell.passage.plain)).collect();
    let mut out: Vec<Option<Column>> = vec![None; titles.len()];
    let sure: fn(&Known) -> &[&'static str] = |known| &known.sure;
    let otherwise: fn(&Known) -> &[&'static str] = |known| &known.otherwise;
    for headings in [sure, otherwise] {
        for (index, (whole, bare)) in titles.iter().enumerate() {
            if out[index].is_some() {
                continue;
            }
            let named = |title: &str| KNOWN.iter().find(|known| headings(known).contains(&title));
            let found = named(whole).or_else(|| named(bare)).map(|known| known.column);
            out[index] = found.filter(|column| !out.contains(&Some(*column)));
        }
    }
    out
}

/// A heading in lower case, its words one blank apart: all of them, and those that say what it is about.
fn wordings(title: &str) -> (String, String) {
    let lower = title.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut bare = &words[..];
    let around = |word: &&str| AROUND.contains(word) || word.bytes().all(|byte| byte.is_ascii_digit());
    while let Some((_, rest)) = bare.split_first().filter(|(first, _)| around(first)) {
        bare = rest;
    }
    while let Some((_, rest)) = bare.split_last().filter(|(last, _)| around(last)) {
        bare = rest;
    }
    (words.join(" "), bare.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Cell;
    use crate::text::Passage;

    fn read(titles: &[&str]) -> Vec<Option<Column>> {
        let cell = |title: &&str| Cell { passage: Passage::of(title), ..Cell::default() };
        columns(&Row { cells: titles.iter().map(cell).collect(), ..Row::default() })
    }

    #[test]
    fn every_row_of_the_table_is_a_column_and_every_column_has_one() {
        let rows = include_str!("columns.tsv").lines().skip(1).filter_map(|line| Some(line.split_once('\t')?.0));
        assert_eq!(rows.collect::<Vec<_>>(), Column::ALL.map(Column::name));
        let mut all: Vec<&str> =
            KNOWN.iter().flat_map(|known| known.sure.iter().chain(&known.otherwise)).copied().collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "a heading is one column");
    }

    #[test]
    fn headings_as_people_write_them_in_any_order() {
        use Column::{Company, Feedback, Forwarded, Outcome, Reply, Role, Screen, Sent, Variant, Who};
        let some = |columns: &[Column]| columns.iter().copied().map(Some).collect::<Vec<_>>();
        let read_as = read(&["Referrer", "Company", "Role", "Sent", "Forwarded", "Response", "Outcome", "Feedback"]);
        assert_eq!(read_as, some(&[Who, Company, Role, Sent, Forwarded, Reply, Outcome, Feedback]));
        let other =
            ["📅 Date sent", "Feedback (1–5)", "Result", "Phone screen?", "Heard back on", "Fwd'd", "Version", "Via"];
        assert_eq!(read(&other), some(&[Sent, Feedback, Outcome, Screen, Reply, Forwarded, Variant, Who]));
        assert_eq!(read(&["Rating out of 5", "DATE OF REPLY", "Sent on (YYYY-MM-DD)"]), some(&[Feedback, Reply, Sent]));
    }

    #[test]
    fn what_can_be_two_columns_is_the_one_that_is_free() {
        use Column::{Forwarded, Outcome, Screen, Sent};
        assert_eq!(read(&["Date", "Status", "Call"]), [Some(Sent), Some(Outcome), Some(Screen)]);
        assert_eq!(read(&["Date", "Sent"]), [None, Some(Sent)]);
        assert_eq!(read(&["Stage", "Outcome", "Forwarded", "Fwd"]), [None, Some(Outcome), Some(Forwarded), None]);
        assert_eq!(read(&["", "Mood", "🙂", "2026"]), [None, None, None, None]);
    }
}
