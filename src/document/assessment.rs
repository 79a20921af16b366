use std::sync::LazyLock;

use crate::syntax::Cell;
use crate::text::{MarkKind, Span};

use super::citation::Citation;
use super::fold::CrossReference;

/// What an author says of one attribute: a row of the cross-reference table. A cell is none where the table has no such
/// column, or its row ends before it.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// The attribute as its first cell names it.
    pub attribute: Citation,
    /// How the author sees it.
    pub status: Option<Cell>,
    /// What shows it.
    pub evidence: Option<Cell>,
    /// How the author reads it.
    pub interpretation: Option<Cell>,
    /// What the author asks about it.
    pub question: Option<Cell>,
    /// Whether some cell after the first says something.
    pub says_something: bool,
    /// Whether something in the row shows it: the cell for it, a link in any cell, or a note where no column is for it.
    pub is_evidenced: bool,
}

/// How an author sees an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// More than is asked for.
    OverDelivering,
    /// What is asked for.
    Meeting,
    /// The wording leaves room.
    Ambiguous,
    /// Not there yet.
    Gap,
}

static STATUSES: LazyLock<Vec<(&'static str, Status)>> = LazyLock::new(|| {
    let mut out = Vec::new();
    for line in include_str!("statuses.tsv").lines().skip(1) {
        let Some((name, written)) = line.split_once('\t') else { continue };
        let status = Status::ALL.into_iter().find(|status| status.name() == name);
        out.extend(status.iter().flat_map(|&status| written.split('|').map(move |word| (word, status))));
    }
    // "not met" before "not".
    out.sort_by_key(|(word, _)| usize::MAX - word.len());
    out
});

impl Status {
    /// Every status, from the strongest down.
    pub const ALL: [Status; 4] = [Status::OverDelivering, Status::Meeting, Status::Ambiguous, Status::Gap];

    /// The word for it in a cross-reference table.
    pub fn name(self) -> &'static str {
        match self {
            Status::OverDelivering => "over-delivering",
            Status::Meeting => "meeting",
            Status::Ambiguous => "ambiguous",
            Status::Gap => "gap",
        }
    }

    /// The status that `words` stand for, as people write it: "Exceeds expectations", "✅ Meets", "?". None where they
    /// say several things, or nothing that is known.
    pub fn of(words: &str) -> Option<Status> {
        let words = words.replace('\u{fe0f}', "").to_lowercase();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let bare = words.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '?').trim();
        let one_thing = !bare.split([' ', ',']).any(|word| matches!(word, "but" | "or" | "though" | "mostly"));
        if bare.is_empty() || !one_thing {
            return Self::named(&words).filter(|_| one_thing);
        }
        Self::named(bare)
    }

    fn named(words: &str) -> Option<Status> {
        let begins = |word: &str| {
            words
                .strip_prefix(word)
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '?' | '-')))
        };
        let whole = words.replace(['-', '_'], " ");
        let found = STATUSES.iter().find(|(word, _)| begins(word) || whole == *word);
        found.map(|(_, status)| *status)
    }
}

impl Assessment {
    /// How the author sees the attribute, where that is clear.
    pub fn status(&self) -> Option<Status> {
        self.status.as_ref().and_then(|cell| Status::of(&cell.passage.plain))
    }
}

/// Whether a cell says nothing: it is blank, or holds a dash.
pub fn is_blank(cell: &Cell) -> bool {
    matches!(cell.passage.plain.trim().to_lowercase().as_str(), "" | "-" | "–" | "—" | "n/a" | "none" | "…" | "...")
}

fn leads_somewhere(cell: &Cell) -> bool {
    let opens = |kind| {
        matches!(kind, MarkKind::Link | MarkKind::Image | MarkKind::Address | MarkKind::Footnote | MarkKind::Wiki)
    };
    cell.passage.marks.iter().any(|mark| opens(mark.kind))
}

/// A column of the cross-reference table after the first, and how else its heading may begin.
const STATUS: &[&str] = &["status", "rating", "assessment", "self-assessment", "state", "where i am"];
const EVIDENCE: &[&str] = &["evidence", "proof", "example", "history", "wins", "link", "artifact"];
const INTERPRETATION: &[&str] =
    &["interpretation", "how i read", "how i see", "my reading", "reading", "my interpretation"];
const QUESTION: &[&str] = &["question", "my question", "ask", "to clarify"];

impl CrossReference {
    /// The rows whose first cell names something, in order.
    pub fn assessments(&self) -> Vec<Assessment> {
        let [status, evidence, interpretation, question] =
            [STATUS, EVIDENCE, INTERPRETATION, QUESTION].map(|names| self.column(names));
        let attributes: Vec<Citation> = self.attributes().collect();
        let rows = self.table.rows.iter().filter_map(|row| {
            let first = row.cells.first()?;
            let attribute = attributes.iter().find(|cited| cited.span == first.span)?.clone();
            let cell = |column: Option<usize>| column.and_then(|column| row.cells.get(column)).cloned();
            let others = |index: usize| ![status, interpretation, question].contains(&Some(index));
            let shows = |(index, cell): (usize, &Cell)| {
                let said = if evidence.is_some() { evidence == Some(index) } else { others(index) };
                said && !is_blank(cell) || leads_somewhere(cell)
            };
            Some(Assessment {
                attribute,
                status: cell(status),
                evidence: cell(evidence),
                interpretation: cell(interpretation),
                question: cell(question),
                is_evidenced: row.cells.iter().enumerate().skip(1).any(shows),
                says_something: row.cells.iter().skip(1).any(|cell| !is_blank(cell)),
            })
        });
        rows.collect()
    }

    /// The column that says how the author sees each attribute, from 0.
    pub fn status_column(&self) -> Option<usize> {
        self.column(STATUS)
    }

    /// The column that says what shows it, from 0.
    pub fn evidence_column(&self) -> Option<usize> {
        self.column(EVIDENCE)
    }

    /// The column whose heading begins with one of `names`, from 0; the first one holds the attributes.
    fn column(&self, names: &[&str]) -> Option<usize> {
        let mut headings = self.table.header.cells.iter().enumerate().skip(1);
        let called = |title: &str| names.iter().any(|name| title.starts_with(name));
        headings.find(|(_, cell)| called(&cell.passage.plain.trim().to_lowercase())).map(|(index, _)| index)
    }

    /// Where a row is added: the end of the last line of the table, with the delimiter line counted in. `text` is the
    /// document's.
    pub fn end(&self, text: &str) -> usize {
        let end = self.table.span.end;
        if !self.table.rows.is_empty() {
            return end;
        }
        let rest = &text[end..];
        let line = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])).unwrap_or(rest);
        let start = text.len() - line.len();
        let delimiter = Span::new(start, start + line.find(['\n', '\r']).unwrap_or(line.len())).of(text);
        if delimiter.contains("--") || delimiter.contains(":-") { start + delimiter.trim_end().len() } else { end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_a_status_and_every_status_has_one() {
        let rows: Vec<&str> =
            include_str!("statuses.tsv").lines().skip(1).filter_map(|line| Some(line.split_once('\t')?.0)).collect();
        assert_eq!(rows, Status::ALL.map(Status::name));
        assert_eq!(Status::ALL.map(|status| Status::of(status.name())), Status::ALL.map(Some));
    }

    #[test]
    fn statuses_as_people_write_them() {
        for (written, status) in [
            ("over-delivering", Status::OverDelivering),
            ("Exceeds expectations", Status::OverDelivering),
            ("🚀 Above level", Status::OverDelivering),
            ("STRONG", Status::OverDelivering),
            ("✅", Status::Meeting),
            ("✔️", Status::Meeting),
            ("✅ Meets (L6)", Status::Meeting),
            ("as-expected", Status::Meeting),
            ("ambiguous", Status::Ambiguous),
            ("?", Status::Ambiguous),
            ("❓", Status::Ambiguous),
            ("Not clear to me", Status::Ambiguous),
            ("not meeting yet", Status::Gap),
            ("❌ gap", Status::Gap),
        ] {
            assert_eq!(Status::of(written), Some(status), "{written}");
        }
        for other in
            ["", "strong, but unclear", "TBD", "Strongly typed", "goodness", "open-ended", "L6", "⟨status⟩", "🟡"]
        {
            assert_eq!(Status::of(other), None, "{other}");
        }
    }
}
