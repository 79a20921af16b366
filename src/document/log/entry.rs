use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::prose;
use crate::syntax::Row;
use crate::text::Span;

use super::column::Column;
use super::day::{self, Written};

/// One referral: a row of the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The row, in the document.
    pub span: Span,
    /// Which of the log's tables it stands in.
    pub table: usize,
    /// Its cells that have a known column: where each stands, and its words. A blank one is where text would go.
    pub cells: Vec<(Column, Span, String)>,
    /// When the note was sent.
    pub sent: When,
    /// Whether it was passed on.
    pub forwarded: When,
    /// Whether a recruiter answered.
    pub reply: When,
    /// Whether there was a first call.
    pub screen: When,
    /// What became of it, if anything is said.
    pub outcome: Option<Outcome>,
    /// How useful the feedback was, in tenths: 45 is 4.5 of 5.
    pub feedback: Option<u8>,
    /// When the author first asked how it stands.
    pub followed_up: When,
    /// How often the author did.
    pub follow_ups: usize,
    /// What cannot be taken as it stands, in the order of its cells.
    pub unclear: Vec<(Span, Unclear)>,
}

/// Whether something happened, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Nothing is said of it yet.
    Open,
    /// It did not happen.
    No,
    /// It happened; when is not said, or can be read in several ways.
    Yes,
    /// It happened from the first to the last of these days: on a day, where they are the same.
    On(Date, Date),
}

/// What became of a referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing so far.
    None,
    /// It led to a first call, or further.
    Screen,
    /// It led to the job.
    Hired,
    /// They said no.
    Declined,
    /// The author stepped back.
    Withdrawn,
}

/// Why a cell cannot be taken as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unclear {
    /// It is a date that can be read as each of these days.
    Several(Vec<Date>),
    /// It is a day without its year: months and days that it can be.
    NoYear(Vec<(i8, i8)>),
    /// There is no such day.
    Impossible,
    /// It is neither a day nor yes or no.
    NoDay,
    /// It is earlier than the note was sent.
    BeforeSent,
    /// It is no outcome that is known.
    NoOutcome,
    /// It is a number that is not from 1 to 5.
    NoRating,
}

static OUTCOMES: LazyLock<Vec<(&'static str, Outcome)>> = LazyLock::new(|| {
    let mut out = Vec::new();
    for line in include_str!("outcomes.tsv").lines().skip(1) {
        let Some((name, written)) = line.split_once('\t') else { continue };
        let outcome = Outcome::ALL.into_iter().find(|outcome| outcome.name() == name);
        out.extend(outcome.iter().flat_map(|&outcome| written.split('|').map(move |words| (words, outcome))));
    }
    // "no reply" before "no".
    out.sort_by_key(|(words, _)| usize::MAX - words.len());
    out
});

impl Outcome {
    /// Every outcome.
    pub const ALL: [Outcome; 5] =
        [Outcome::None, Outcome::Screen, Outcome::Hired, Outcome::Declined, Outcome::Withdrawn];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::None => "none",
            Outcome::Screen => "screen",
            Outcome::Hired => "hired",
            Outcome::Declined => "declined",
            Outcome::Withdrawn => "withdrawn",
        }
    }

    /// The outcome that the words of a cell begin with.
    pub fn of(words: &str) -> Option<Outcome> {
        let lower = words.to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let words = words.join(" ");
        let begins =
            |known: &str| words.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        OUTCOMES.iter().find(|(known, _)| begins(known)).map(|(_, outcome)| *outcome)
    }
}

impl When {
    /// Whether it happened.
    pub fn happened(self) -> bool {
        matches!(self, When::Yes | When::On(..))
    }

    /// The day, where it is one day.
    pub fn day(self) -> Option<Date> {
        match self {
            When::On(first, last) if first == last => Some(first),
            _ => None,
        }
    }

    /// The first day that it may have been.
    pub fn first(self) -> Option<Date> {
        match self {
            When::On(first, _) => Some(first),
            _ => None,
        }
    }
}

impl Entry {
    /// Reads `row`, which stands in the part of the document that starts at `start`; none where all of it is blank or a
    /// slot.
    pub(super) fn of(row: &Row, start: usize, table: usize, columns: &[Option<Column>]) -> Option<Self> {
        let known = row.cells.iter().zip(columns).filter_map(|(cell, column)| Some((cell, (*column)?)));
        let cells: Vec<(Column, Span, String)> = known
            .map(|(cell, column)| (column, cell.span.shifted(start), cell.passage.plain.trim().to_owned()))
            .collect();
        cells.iter().find(|(_, _, words)| says_something(words))?;
        let mut entry = Entry {
            span: row.span.shifted(start),
            table,
            cells,
            sent: When::Open,
            forwarded: When::Open,
            reply: When::Open,
            screen: When::Open,
            outcome: None,
            feedback: None,
            followed_up: When::Open,
            follow_ups: 0,
            unclear: Vec::new(),
        };
        // A log that has no column for it is about notes that were sent.
        entry.sent = if columns.contains(&Some(Column::Sent)) { entry.when(Column::Sent) } else { When::Yes };
        entry.forwarded = entry.when(Column::Forwarded);
        entry.reply = entry.when(Column::Reply);
        entry.screen = entry.when(Column::Screen);
        entry.take_outcome();
        entry.take_feedback();
        entry.take_follow_ups();
        entry.unclear.sort_by_key(|(span, _)| *span);
        Some(entry)
    }

    /// The cell of that column, if it says something.
    pub fn said(&self, column: Column) -> Option<&str> {
        let (_, words) = self.cell(column)?;
        says_something(words).then_some(words)
    }

    /// Where the cell of that column stands, and its words, blank or not.
    pub fn cell(&self, column: Column) -> Option<(Span, &str)> {
        let (_, span, words) = self.cells.iter().find(|(known, _, _)| *known == column)?;
        Some((*span, words))
    }

    /// Whether the note went out: that is said, or something came of it.
    pub fn is_sent(&self) -> bool {
        self.sent.happened()
            || self.forwarded.happened()
            || self.reached_recruiter()
            || matches!(self.outcome, Some(Outcome::Declined | Outcome::Withdrawn))
            || self.follow_ups > 0
    }

    /// Whether a recruiter answered, or more.
    fn reached_recruiter(&self) -> bool {
        self.reply.happened() || self.is_screened()
    }

    /// Whether it led to a first call, held or booked.
    pub fn is_screened(&self) -> bool {
        self.screen.happened() || matches!(self.outcome, Some(Outcome::Screen | Outcome::Hired))
    }

    /// Whether nothing came back yet, and it is still open.
    pub fn waits(&self) -> bool {
        let open = matches!(self.outcome, None | Some(Outcome::None));
        self.is_sent() && open && !self.reached_recruiter()
    }

    fn when(&mut self, column: Column) -> When {
        let Some((span, words)) = self.cell(column) else { return When::Open };
        let unclear = match day::read(words) {
            Written::Nothing => return When::Open,
            Written::No => return When::No,
            Written::Yes => return When::Yes,
            Written::On(first, last) => {
                if column != Column::Sent && self.sent.first().is_some_and(|sent| last < sent) {
                    self.unclear.push((span, Unclear::BeforeSent));
                    return When::Yes;
                }
                return When::On(first, last);
            }
            Written::After(days) => match self.sent.day().filter(|_| column != Column::Sent) {
                Some(sent) => {
                    let day = sent.saturating_add(days.days());
                    return When::On(day, day);
                }
                None if column == Column::Sent => Unclear::NoDay,
                None => return When::Yes,
            },
            Written::Several(days) => Unclear::Several(days),
            Written::NoYear(days) => Unclear::NoYear(days),
            Written::Impossible => Unclear::Impossible,
            // Who says no has answered, and passed nothing on.
            Written::Unknown if Outcome::of(words) == Some(Outcome::Declined) => {
                return if column == Column::Reply { When::Yes } else { When::No };
            }
            // A reminder in words is none that was sent.
            Written::Unknown if column == Column::FollowUp => return When::Open,
            Written::Unknown => {
                self.unclear.push((span, Unclear::NoDay));
                return When::Open;
            }
        };
        self.unclear.push((span, unclear));
        When::Yes
    }

    fn take_outcome(&mut self) {
        let Some((span, words)) = self.cell(Column::Outcome).filter(|(_, words)| says_something(words)) else { return };
        self.outcome = Outcome::of(words);
        if self.outcome.is_none() {
            self.unclear.push((span, Unclear::NoOutcome));
        }
    }

    fn take_feedback(&mut self) {
        let Some((span, words)) = self.cell(Column::Feedback) else { return };
        match rating(words) {
            Some(Ok(tenths)) => self.feedback = Some(tenths),
            Some(Err(())) => self.unclear.push((span, Unclear::NoRating)),
            None => {}
        }
    }

    /// "2026-11-03, 2026-11-12" is twice.
    fn take_follow_ups(&mut self) {
        let Some(words) = self.said(Column::FollowUp).map(str::to_owned) else { return };
        let pieces = words.split([',', ';', '+', '&']).flat_map(|piece| piece.split(" and "));
        let days = pieces
            .filter(|piece| matches!(day::read(piece), Written::On(..) | Written::Several(_) | Written::NoYear(_)));
        let twice = ["twice", "2x", "2×", "two times"].iter().any(|word| words.to_lowercase().contains(word));
        self.followed_up = self.when(Column::FollowUp);
        let once = self.followed_up.happened();
        self.follow_ups = days.count().max(usize::from(once)).max(if twice { 2 } else { 0 });
    }
}

/// Whether a cell has words of its own: a dash or an open slot says nothing.
fn says_something(words: &str) -> bool {
    words.contains(|c: char| c.is_alphanumeric() || matches!(c, '★' | '⭐' | '✓' | '✔' | '✅' | '☑' | '❌' | '✗' | '✘'))
        && prose::placeholders(words).first().is_none_or(|slot| slot.len() < words.len())
}

/// How a cell rates, in tenths; an error for a number that is not from 1 to 5. Words alone rate nothing.
fn rating(words: &str) -> Option<Result<u8, ()>> {
    let stars = words.chars().filter(|c| matches!(c, '★' | '⭐')).count();
    if stars > 0 {
        return Some(u8::try_from(stars * 10).ok().filter(|tenths| *tenths <= 50).ok_or(()));
    }
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(words);
    let value: u32 = words[..whole].parse().ok()?;
    let mut rest = &words[whole..];
    let mut tenth = 0;
    if let Some(behind) = rest.strip_prefix(['.', ',']).filter(|behind| digits(behind) == 1) {
        tenth = u32::from(behind.as_bytes()[0] - b'0');
        rest = &behind[1..];
    }
    // "4/5", "8 out of 10"; "4x" and "4th" are something else.
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let scale = rest.trim_start();
    let scale = ["/", "out of ", "of "].iter().find_map(|word| scale.strip_prefix(word)).map(str::trim_start);
    let other_scale = scale.is_some_and(|scale| digits(scale) > 0 && &scale[..digits(scale)] != "5");
    let tenths = value.saturating_mul(10).saturating_add(tenth);
    let fits = (10..=50).contains(&tenths) && !other_scale;
    Some(u8::try_from(tenths).ok().filter(|_| fits).ok_or(()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_an_outcome_and_every_outcome_has_one() {
        let rows = include_str!("outcomes.tsv").lines().skip(1).filter_map(|line| Some(line.split_once('\t')?.0));
        assert_eq!(rows.collect::<Vec<_>>(), Outcome::ALL.map(Outcome::name));
        assert_eq!(Outcome::ALL.map(|outcome| Outcome::of(outcome.name())), Outcome::ALL.map(Some));
    }

    #[test]
    fn outcomes_as_people_write_them() {
        for (written, outcome) in [
            ("none", Outcome::None),
            ("No reply", Outcome::None),
            ("ghosted 🙁", Outcome::None),
            ("Phone screen on 2026-11-03", Outcome::Screen),
            ("Offer!", Outcome::Screen),
            ("offer declined", Outcome::Withdrawn),
            ("Offer accepted 🎉", Outcome::Hired),
            ("❌ Rejected after the screen", Outcome::Declined),
            ("no", Outcome::Declined),
            ("I declined", Outcome::Withdrawn),
        ] {
            assert_eq!(Outcome::of(written), Some(outcome), "{written}");
        }
        for other in ["", "passed", "nothingness", "see notes", "3"] {
            assert_eq!(Outcome::of(other), None, "{other}");
        }
    }

    #[test]
    fn ratings_are_numbers_from_one_to_five() {
        for (written, tenths) in [
            ("4", 40),
            ("4/5", 40),
            ("4 of 5: clear", 40),
            ("4.5", 45),
            ("3 – too long", 30),
            ("★★★☆☆", 30),
            ("5, loved it", 50),
        ] {
            assert_eq!(rating(written), Some(Ok(tenths)), "{written}");
        }
        for wrong in ["7", "0", "8/10", "5.5", "10", "★★★★★★", "99999999999999"] {
            let read = rating(wrong);
            assert!(read.is_none_or(|read| read.is_err()), "{wrong}");
        }
        for words in ["", "clear and short", "4x", "-", "é"] {
            assert_eq!(rating(words), None, "{words}");
        }
    }
}
