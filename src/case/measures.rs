//! What a referral log comes to: the four measures of the referral framework, in counts as long as they are small.

use jiff::civil::Date;

use crate::document::{Column, Entry, Log, When};
use crate::text::counted;

/// From so many on, a share is told as a percentage too.
const ENOUGH: usize = 10;

/// The measures of a referral log on a day. One is none where the log has no column for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Measures {
    /// Notes that were sent.
    pub sent: usize,
    /// Rows of notes that were not sent yet.
    pub planned: usize,
    /// The first day on which a note was sent, and the last one.
    pub between: Option<(Date, Date)>,
    /// How many of the notes led to a first call.
    pub screened: Option<Share>,
    /// How many of the notes were passed on.
    pub forwarded: Option<Share>,
    /// Days from the note to the recruiter's answer.
    pub response: Option<Days>,
    /// How the feedback of referrers was rated.
    pub feedback: Option<Rating>,
    /// Days from the note to its being passed on.
    pub to_forward: Option<Days>,
    /// Days from the note to the first call.
    pub to_screen: Option<Days>,
    /// Notes that nothing came back of yet.
    pub waiting: usize,
    /// Days since the oldest of these was sent.
    pub longest_wait: Option<i64>,
    /// How many cells cannot be taken as they stand.
    pub unclear: usize,
}

/// How many of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub count: usize,
    /// Of how many.
    pub of: usize,
}

/// Days between two events of the referrals that tell both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Days {
    /// Of each referral, from the shortest on; not empty.
    pub all: Vec<i64>,
}

/// Ratings from 1 to 5.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// In tenths, from the lowest on; not empty.
    pub all: Vec<u8>,
    /// Of how many notes.
    pub of: usize,
}

impl Share {
    /// The whole percentage; none where there are too few for one to mean anything.
    pub fn percent(self) -> Option<usize> {
        (self.of >= ENOUGH).then(|| (self.count * 200 + self.of) / (self.of * 2))
    }

    /// "3 of 7", "4 of 12 (33%)".
    pub fn said(self) -> String {
        let percent = self.percent().map(|percent| format!(" ({percent}%)")).unwrap_or_default();
        format!("{} of {}{percent}", self.count, self.of)
    }
}

impl Days {
    fn of(mut all: Vec<i64>) -> Option<Self> {
        all.sort_unstable();
        (!all.is_empty()).then_some(Self { all })
    }

    /// The median, in days.
    pub fn median(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "days are few")]
        median(&self.all).map_or(0.0, |(low, high)| (low + high) as f64 / 2.0)
    }

    /// "6 days (of 1)", "median 6.5 days (of 4: 2 to 11)".
    pub fn said(&self) -> String {
        match self.all[..] {
            [only] => format!("{} (of 1)", days(only)),
            [first, .., last] if first == last => format!("{} (of {}, each)", days(first), self.all.len()),
            [first, .., last] => format!("median {} days (of {}: {first} to {last})", self.median(), self.all.len()),
            [] => String::new(),
        }
    }
}

impl Rating {
    /// The median, from 1 to 5.
    pub fn median(&self) -> f64 {
        median(&self.all).map_or(0.0, |(low, high)| (f64::from(low) + f64::from(high)) / 20.0)
    }

    /// "median 4 of 5 (6 of 9 rated: 2 to 5)".
    pub fn said(&self) -> String {
        let shown = |tenths: u8| f64::from(tenths) / 10.0;
        match self.all[..] {
            [only] => format!("{} of 5 (1 of {} rated)", shown(only), self.of),
            [first, .., last] => format!(
                "median {} of 5 ({} of {} rated: {} to {})",
                self.median(),
                self.all.len(),
                self.of,
                shown(first),
                shown(last)
            ),
            [] => String::new(),
        }
    }
}

/// The two in the middle of what is sorted; twice the same where there is one.
fn median<T: Copy>(sorted: &[T]) -> Option<(T, T)> {
    let last = sorted.len().checked_sub(1)?;
    Some((sorted[last / 2], sorted[last.div_ceil(2)]))
}

/// "1 day", "6 days".
fn days(number: i64) -> String {
    counted(usize::try_from(number).unwrap_or_default(), "day")
}

impl Measures {
    /// What `log` comes to on `today`.
    pub fn of(log: &Log, today: Date) -> Self {
        let sent: Vec<&Entry> = log.entries.iter().filter(|entry| went_out(entry, today)).collect();
        let count = |told: &dyn Fn(&Entry) -> bool| Share {
            count: sent.iter().filter(|entry| told(entry)).count(),
            of: sent.len(),
        };
        let days_to = |when: fn(&Entry) -> When| {
            Days::of(sent.iter().filter_map(|entry| since_sent(entry, when(entry), today)).collect())
        };
        let first = sent.iter().filter_map(|entry| entry.sent.first()).min();
        let last = sent.iter().filter_map(|entry| entry.sent.first()).max();
        let waiting: Vec<&&Entry> = sent.iter().filter(|entry| entry.waits()).collect();
        let waited = waiting.iter().filter_map(|entry| Some(between(entry.sent.day()?, today)));
        Self {
            sent: sent.len(),
            planned: log.entries.len() - sent.len(),
            between: first.zip(last),
            screened: (log.has(Column::Screen) || log.has(Column::Outcome)).then(|| count(&Entry::is_screened)),
            forwarded: log.has(Column::Forwarded).then(|| count(&|entry| entry.forwarded.happened())),
            response: days_to(|entry| entry.reply),
            feedback: rating(&sent),
            to_forward: days_to(|entry| entry.forwarded),
            to_screen: days_to(|entry| entry.screen),
            longest_wait: waited.max(),
            waiting: waiting.len(),
            unclear: log.entries.iter().map(|entry| entry.unclear.len()).sum(),
        }
    }
}

impl Measures {
    /// The four measures as the framework names them, by id, each with what it comes to.
    pub fn told(&self) -> [(&'static str, String); 4] {
        let shared = |share: Option<Share>, column: &str| match share {
            Some(share) => share.said(),
            None => format!("no column says so: add {column}"),
        };
        let waiting = match (self.waiting, self.longest_wait) {
            (0, _) => String::new(),
            (count, Some(longest)) if longest > 0 => {
                format!("; {count} still without, the oldest for {}", days(longest))
            }
            (count, _) => format!("; {count} still without"),
        };
        let response = self.response.as_ref().map_or_else(|| "no answer with both its days yet".to_owned(), Days::said);
        let feedback = self.feedback.as_ref().map_or_else(|| "none rated from 1 to 5 yet".to_owned(), Rating::said);
        [
            ("referral-to-screen", shared(self.screened, "Screen")),
            ("forward-rate", shared(self.forwarded, "Forwarded")),
            ("time-to-response", format!("{response}{waiting}")),
            ("feedback-quality", feedback),
        ]
    }

    /// "7 referrals sent, 2026-09-01 to 2026-11-10, and 1 not yet".
    pub fn summary(&self) -> String {
        let between = match self.between {
            Some((first, last)) if first == last => format!(", {first}"),
            Some((first, last)) => format!(", {first} to {last}"),
            None => String::new(),
        };
        let planned = if self.planned > 0 { format!("; {} not sent yet", self.planned) } else { String::new() };
        format!("{} sent{between}{planned}", counted(self.sent, "referral"))
    }

    /// What is left out of the measures, and why there are no percentages: a sentence for each.
    pub fn remarks(&self) -> Vec<String> {
        let mut out = Vec::new();
        if (1..ENOUGH).contains(&self.sent) {
            out.push(format!("Percentages come from {ENOUGH} referrals on; before, each one would turn them."));
        }
        if self.unclear > 0 {
            let (cells, are) = (counted(self.unclear, "cell"), if self.unclear == 1 { "is" } else { "are" });
            out.push(format!(
                "{cells} {are} not clear and counted only as far as certain; `career-ls check` says which."
            ));
        }
        out
    }
}

/// Whether the note of `entry` went out by `today`.
pub(super) fn went_out(entry: &Entry, today: Date) -> bool {
    entry.is_sent() && entry.sent.first().is_none_or(|sent| sent <= today)
}

/// Days from the note of `entry` to `when`, where both are days that have come.
fn since_sent(entry: &Entry, when: When, today: Date) -> Option<i64> {
    let (sent, then) = (entry.sent.day()?, when.day()?);
    (sent <= then && then <= today).then(|| between(sent, then))
}

/// Days from `from` to `to`.
pub(super) fn between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

fn rating(sent: &[&Entry]) -> Option<Rating> {
    let mut all: Vec<u8> = sent.iter().filter_map(|entry| entry.feedback).collect();
    all.sort_unstable();
    (!all.is_empty()).then_some(Rating { all, of: sent.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_told_as_they_are() {
        assert_eq!(Share { count: 3, of: 7 }.said(), "3 of 7");
        assert_eq!(Share { count: 0, of: 0 }.said(), "0 of 0");
        assert_eq!(Share { count: 4, of: 9 }.percent(), None);
        assert_eq!(Share { count: 1, of: 10 }.said(), "1 of 10 (10%)");
        assert_eq!(Share { count: 2, of: 12 }.said(), "2 of 12 (17%)");
        assert_eq!(Share { count: 12, of: 12 }.said(), "12 of 12 (100%)");
    }

    #[test]
    fn the_middle_of_days() {
        let said = |all: &[i64]| Days::of(all.to_vec()).map(|days| days.said());
        assert_eq!(said(&[]), None);
        assert_eq!(said(&[1]).as_deref(), Some("1 day (of 1)"));
        assert_eq!(said(&[9, 2, 4]).as_deref(), Some("median 4 days (of 3: 2 to 9)"));
        assert_eq!(said(&[9, 2, 4, 5]).as_deref(), Some("median 4.5 days (of 4: 2 to 9)"));
        assert_eq!(said(&[3, 3]).as_deref(), Some("3 days (of 2, each)"));
        let rating = Rating { all: vec![20, 45, 50], of: 7 };
        assert_eq!(rating.said(), "median 4.5 of 5 (3 of 7 rated: 2 to 5)");
    }
}
