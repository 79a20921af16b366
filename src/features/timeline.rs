//! Wins by quarter, as far as their dates are certain.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;

use crate::case;
use crate::document::{Document, Subject};
use crate::prose::{self, DateMention, Phrasing};
use crate::text::counted;
use crate::workspace::Analysis;

/// So many quarters are shown one by one; of older ones the wins are counted.
const SHOWN: usize = 8;

/// A quarter of a year: year and number, from 1.
type Quarter = (i16, i8);

/// How many wins each quarter has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Timeline {
    /// Wins with a quarter.
    quarters: BTreeMap<Quarter, usize>,
    /// Wins whose date can be read in two ways, or is longer than a quarter.
    unclear: usize,
    /// Wins without a date.
    undated: usize,
}

/// When a win was.
enum When {
    In(Quarter),
    Unclear,
    Undated,
}

impl Timeline {
    /// The wins that `document` tells under History and beside it.
    pub(super) fn of(document: &Document) -> Self {
        let mut out = Self::default();
        let wins: Vec<Subject<'_>> = document.statements().filter(is_of_win).collect();
        // What stands in one item, or is told together, is one win.
        for win in wins.chunk_by(|a, b| a.at == b.at || a.together.zip(b.together).is_some_and(|(a, b)| a.id == b.id)) {
            if win.iter().all(|subject| subject.phrasing() == Phrasing::Other) {
                continue;
            }
            match when(document, win) {
                When::In(quarter) => *out.quarters.entry(quarter).or_default() += 1,
                When::Unclear => out.unclear += 1,
                When::Undated => out.undated += 1,
            }
        }
        out
    }

    fn is_empty(&self) -> bool {
        self.quarters.is_empty() && self.unclear == 0 && self.undated == 0
    }
}

fn is_of_win(subject: &Subject<'_>) -> bool {
    matches!(subject.canonical(), Some("history" | "background" | "collaboration")) && subject.claims()
}

/// When a win was: by its own dates, the latest of them; else by the headings around it.
fn when(document: &Document, win: &[Subject<'_>]) -> When {
    let own: Vec<&DateMention> = win.iter().flat_map(|subject| &subject.statement.dates).collect();
    if !own.is_empty() {
        return latest(&own);
    }
    let mut section = win.first().and_then(|subject| subject.section);
    while let Some(around) = section {
        let dates = prose::dates(&around.title);
        if !dates.is_empty() {
            return latest(&dates.iter().collect::<Vec<_>>());
        }
        section = around.around.and_then(|index| document.sections.get(index));
    }
    When::Undated
}

fn latest(dates: &[&DateMention]) -> When {
    let certain = dates.iter().filter_map(|date| quarter(date)).max();
    certain.map_or(When::Unclear, When::In)
}

/// The quarter of a date, where every reading of it lies in the same.
fn quarter(date: &DateMention) -> Option<Quarter> {
    let of = |day: Date| (day.year(), (day.month() - 1) / 3 + 1);
    let mut days = date.readings.iter().flat_map(|(first, last)| [of(*first), of(*last)]);
    let first = days.next()?;
    days.all(|other| other == first).then_some(first)
}

/// The quarters from `first` to `last`.
fn between(first: Quarter, last: Quarter) -> impl Iterator<Item = Quarter> {
    let next = |&(year, quarter): &Quarter| Some(if quarter == 4 { (year + 1, 1) } else { (year, quarter + 1) });
    std::iter::successors(Some(first), next).take_while(move |quarter| *quarter <= last)
}

fn name((year, quarter): Quarter) -> String {
    format!("Q{quarter} {year}")
}

/// The timeline of a case's wins as Markdown, up to this quarter; none where it tells none.
pub(super) fn timeline(analysis: &Analysis) -> Option<String> {
    let timeline = Timeline::of(&analysis.document);
    if timeline.is_empty() {
        return None;
    }
    let settings = &analysis.settings;
    let (window, today) = (case::history(settings), settings.today);
    let of = |day: Date| (day.year(), (day.month() - 1) / 3 + 1);
    let begins = of(window.first);
    let mut out = "**Wins by quarter**\n\n".to_owned();
    let older: usize = timeline.quarters.range(..begins).map(|(_, count)| count).sum();
    if older > 0 {
        let _ = writeln!(out, "- before {}: {}", name(begins), counted(older, "win"));
    }
    let shown: Vec<Quarter> = between(begins, of(today)).collect();
    for quarter in &shown[shown.len().saturating_sub(SHOWN)..] {
        let count = timeline.quarters.get(quarter).copied().unwrap_or_default();
        let said = if count == 0 {
            "–".to_owned()
        } else {
            format!("{} {}", "■".repeat(count.min(12)), counted(count, "win"))
        };
        let _ = writeln!(out, "- {}: {said}", name(*quarter));
    }
    let ahead: usize =
        timeline.quarters.range(of(today)..).filter(|(quarter, _)| **quarter > of(today)).map(|(_, count)| count).sum();
    for (count, what) in [
        (ahead, "in a quarter to come"),
        (timeline.unclear, "with a date that names no one quarter"),
        (timeline.undated, "without a date"),
    ] {
        if count > 0 {
            let _ = writeln!(out, "- {} {what}", counted(count, "win"));
        }
    }
    let _ = write!(out, "\nThe {} months that count began on {}.", settings.windows.history_months, window.first);
    Some(out)
}

/// "Q2 2026: 3, Q3 2026: 1": the quarters of the last year and a half that have wins, in one line; none where none has.
pub(super) fn brief(analysis: &Analysis) -> Option<String> {
    let timeline = Timeline::of(&analysis.document);
    let dated: Vec<String> = timeline
        .quarters
        .iter()
        .rev()
        .take(6)
        .rev()
        .map(|(quarter, count)| format!("{}: {count}", name(*quarter)))
        .collect();
    let undated = timeline.unclear + timeline.undated;
    let rest = (undated > 0).then(|| format!("{undated} without a quarter"));
    let parts: Vec<String> = dated.into_iter().chain(rest).collect();
    (!timeline.quarters.is_empty()).then(|| format!("Wins by quarter: {}", parts.join(", ")))
}
