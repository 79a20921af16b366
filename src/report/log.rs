use std::fmt::Write as _;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::case::{self, Comparison, Measures};
use crate::document::Column;
use crate::framework;
use crate::settings::Kind;
use crate::workspace::Analysis;

use super::printable::printable;

/// What `career-ls log --format json` prints.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "career-ls log")]
pub struct LogOutput {
    /// Version of this format: 1. A field may be added within a version; none changes its meaning or goes.
    #[schemars(extend("const" = 1))]
    pub version: u8,
    /// The file, as given, with forward slashes; `-` for standard input.
    pub path: String,
    /// The day that it was looked at, YYYY-MM-DD: waiting is counted up to it.
    pub today: String,
    /// Notes that were sent.
    pub sent: usize,
    /// Rows of notes that were not sent yet.
    pub planned: usize,
    /// The first day on which a note was sent, YYYY-MM-DD; null where no day is known.
    pub first_sent: Option<String>,
    /// The last one.
    pub last_sent: Option<String>,
    /// How many notes led to a first call; null where no column says so.
    pub screened: Option<Share>,
    /// How many notes were passed on; null where no column says so.
    pub forwarded: Option<Share>,
    /// Days from the note to the recruiter's answer; null where no row has both days.
    pub days_to_response: Option<Days>,
    /// Days from the note to its being passed on; null likewise.
    pub days_to_forward: Option<Days>,
    /// Days from the note to the first call; null likewise.
    pub days_to_screen: Option<Days>,
    /// Feedback of referrers; null where none is rated.
    pub feedback: Option<Rating>,
    /// Notes that nothing came back of yet.
    pub waiting: usize,
    /// Days since the oldest of these was sent; null where that is not known.
    pub longest_wait_days: Option<i64>,
    /// Versions of the note, in the order in which they were first sent; empty unless there are two.
    pub variants: Vec<Variant>,
    /// Why the versions cannot be told apart, or not yet.
    pub cautions: Vec<String>,
    /// How many cells cannot be taken as they stand; `career-ls check` says which.
    pub unclear: usize,
}

/// How many of how many.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Share {
    /// How many.
    pub count: usize,
    /// Of how many.
    pub of: usize,
    /// The same in whole per cent; null below ten, where it would say nothing.
    pub percent: Option<usize>,
}

/// Days between two events, of the referrals that tell both.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Days {
    /// The median.
    pub median: f64,
    /// The fewest.
    pub least: i64,
    /// The most.
    pub most: i64,
    /// Of how many referrals.
    pub of: usize,
}

/// Ratings from 1 to 5.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Rating {
    /// The median.
    pub median: f64,
    /// The lowest.
    pub least: f64,
    /// The highest.
    pub most: f64,
    /// How many notes were rated.
    pub rated: usize,
}

/// A version of the note.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Variant {
    /// What its author calls it.
    pub name: String,
    /// The day on which it was first sent, YYYY-MM-DD; null where that is not clear.
    pub first_sent: Option<String>,
    /// How many of its notes were passed on; null where no column says so.
    pub forwarded: Option<Share>,
    /// How many of them led to a first call.
    pub screened: Share,
}

impl LogOutput {
    /// What the log comes to; none where no table of it is read.
    pub fn of(path: String, analysis: &Analysis) -> Option<Self> {
        let log = analysis.document.log()?;
        let today = analysis.settings.today;
        let measures = Measures::of(&log, today);
        let comparison = Comparison::of(&log, today);
        let (variants, cautions) =
            comparison.map(|comparison| (comparison.variants, comparison.cautions)).unwrap_or_default();
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        let (first, last) = measures.between.unzip();
        Some(Self {
            version: 1,
            path,
            today: today.to_string(),
            sent: measures.sent,
            planned: measures.planned,
            first_sent: day(first),
            last_sent: day(last),
            screened: measures.screened.map(share),
            forwarded: measures.forwarded.map(share),
            days_to_response: measures.response.as_ref().map(days),
            days_to_forward: measures.to_forward.as_ref().map(days),
            days_to_screen: measures.to_screen.as_ref().map(days),
            feedback: measures.feedback.as_ref().map(rating),
            waiting: measures.waiting,
            longest_wait_days: measures.longest_wait,
            variants: variants
                .into_iter()
                .map(|variant| Variant {
                    first_sent: day(variant.first),
                    forwarded: variant.forwarded.map(share),
                    screened: share(variant.screened),
                    name: variant.name,
                })
                .collect(),
            cautions,
            unclear: measures.unclear,
        })
    }
}

fn share(share: case::Share) -> Share {
    Share { count: share.count, of: share.of, percent: share.percent() }
}

fn days(days: &case::Days) -> Days {
    let ends = days.all.first().zip(days.all.last());
    let (least, most) = ends.map_or((0, 0), |(least, most)| (*least, *most));
    Days { median: days.median(), least, most, of: days.all.len() }
}

fn rating(rating: &case::Rating) -> Rating {
    let tenths = |value: Option<&u8>| value.map_or(0.0, |value| f64::from(*value) / 10.0);
    Rating {
        median: rating.median(),
        least: tenths(rating.all.first()),
        most: tenths(rating.all.last()),
        rated: rating.all.len(),
    }
}

/// What a referral log comes to, for people; none where no table of it is read.
pub fn log(path: &str, analysis: &Analysis) -> Option<String> {
    let log = analysis.document.log()?;
    let today = analysis.settings.today;
    let measures = Measures::of(&log, today);
    let framework = framework::of(Kind::ReferralLog);
    let mut rows: Vec<(String, String)> = Vec::new();
    for (id, said) in measures.told() {
        let named = framework.measures.iter().find(|measure| measure.id == id);
        rows.push((named.map_or(id, |measure| measure.name.as_str()).to_owned(), said));
    }
    for (name, days) in
        [("Until it was passed on", &measures.to_forward), ("Until the first call", &measures.to_screen)]
    {
        rows.extend(days.as_ref().map(|days| (name.to_owned(), days.said())));
    }
    let mut out = format!("{path}: {}\n\n", measures.summary());
    table(&mut out, &rows);
    if let Some(comparison) = Comparison::of(&log, today) {
        let _ = writeln!(out, "\nBy {}:\n", Column::Variant.name());
        let rows: Vec<(String, String)> =
            comparison.variants.iter().map(|variant| (variant.name.clone(), variant.said())).collect();
        table(&mut out, &rows);
        for caution in &comparison.cautions {
            let _ = write!(out, "\n{caution}\n");
        }
    }
    for remark in measures.remarks() {
        let _ = write!(out, "\n{remark}\n");
    }
    let _ = write!(out, "\n{}: {}\n", framework.name, framework.source.line().replace('*', ""));
    Some(out.lines().map(|line| printable(line) + "\n").collect())
}

fn table(out: &mut String, rows: &[(String, String)]) {
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    for (name, said) in rows {
        let _ = writeln!(out, "  {name:<width$}  {said}");
    }
}
