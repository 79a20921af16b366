use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::case;
use crate::document::Subject;
use crate::framework::{self, Citation};
use crate::prose::{self, DateMention, Phrasing};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;

use super::goal;

/// A history that tells of the last months alone, or leaves a quarter out.
pub(crate) static RECENCY_SKEW: Rule = Rule {
    name: "recency-skew",
    family: Family::Plan,
    default: None,
    kinds: &[Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: None,
    page: include_str!("recency_skew.md"),
};

/// Fewer wins than these say nothing of how they are spread.
const ENOUGH: usize = 4;
/// Months that are recent.
const RECENT: i64 = 3;
/// More than so many of ten are too many.
const MOST: usize = 7;

/// A quarter, counted from the year 0.
type Quarter = i32;

/// When the wins of a document were.
#[derive(Debug, Default)]
struct Spread {
    all: usize,
    dated: usize,
    recent: usize,
    /// How many were in each quarter; one that took longer counts in each of its own.
    quarters: BTreeMap<Quarter, usize>,
    /// The heading of the section that the first of them stands in.
    section: Option<usize>,
}

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    let spread = spread(context);
    let Some(section) = spread.section.filter(|_| spread.all >= ENOUGH) else { return Vec::new() };
    let timeline = timeline(&spread.quarters, context.settings.today);
    let message = if spread.recent * 10 > spread.all * MOST {
        format!(
            "{} of {} wins here are from the last {RECENT} months ({timeline}). A case covers more than a good quarter: what \
             did you change before?",
            spread.recent, spread.all
        )
    } else if let Some(gap) = gap(&spread, context) {
        format!(
            "No win here is from {} ({timeline}). Was there one? A reader who looks for a steady line stops at such a gap.",
            name(gap)
        )
    } else {
        return Vec::new();
    };
    vec![Hit::new(document.sections[document.sections[section].speaker].heading, message)]
}

fn spread(context: &Context<'_>) -> Spread {
    let document = context.document;
    let today = context.settings.today;
    let since = today.saturating_sub(RECENT.months());
    let subjects: Vec<Subject<'_>> =
        document.statements().filter(|subject| subject.canonical() == Some("history")).collect();
    let mut spread = Spread::default();
    // A date anywhere in a list item serves all that the item says.
    for item in subjects.chunk_by(|a, b| a.at == b.at) {
        let won = |subject: &Subject<'_>| matches!(subject.statement.phrasing, Phrasing::Outcome | Phrasing::Mixed);
        let Some(first) = item.iter().find(|subject| won(subject) && !document.is_foreign(subject.section_index))
        else {
            continue;
        };
        spread.section = spread.section.or(first.section_index);
        spread.all += 1;
        let when = when(context, item);
        let days: Vec<(Date, Date)> = when.iter().flat_map(|mention| mention.readings.iter().copied()).collect();
        let Some((from, to)) = days.iter().map(|day| day.0).min().zip(days.iter().map(|day| day.1).max()) else {
            continue;
        };
        spread.dated += 1;
        spread.recent += usize::from(from >= since && from <= today);
        for quarter in quarter(from)..=quarter(to.min(today)) {
            *spread.quarters.entry(quarter).or_default() += 1;
        }
    }
    spread
}

/// The dates of a list item: its own, else those of a heading around it.
fn when(context: &Context<'_>, item: &[Subject<'_>]) -> Vec<DateMention> {
    let own = item.iter().flat_map(|subject| {
        let plain = &subject.statement.passage.plain;
        subject.statement.dates.iter().filter(move |mention| super::says_when(plain, mention))
    });
    let own: Vec<DateMention> = own.cloned().collect();
    if !own.is_empty() || item.iter().any(|subject| goal::says_when(subject.statement)) {
        return own;
    }
    let around = context.document.sections_around(item[0].at).filter(|around| around.canonical == Some("history"));
    around.flat_map(|around| prose::dates(&around.title)).collect()
}

/// The first quarter since the earliest win within the window that has none; only where every win says when it was. The
/// quarter that it is now is not over yet.
fn gap(spread: &Spread, context: &Context<'_>) -> Option<Quarter> {
    let window = case::history(context.settings);
    let first = quarter(window.first);
    let known = spread.quarters.keys().copied().filter(|quarter| *quarter >= first);
    let earliest = known.min().filter(|_| spread.dated == spread.all)?;
    let elsewhere = |quarter: &Quarter| {
        let told = context.case.others.iter().flat_map(|told| &told.outcomes);
        told.flat_map(|outcome| &outcome.days)
            .any(|(from, to)| (self::quarter(*from)..=self::quarter(*to)).contains(quarter))
    };
    let over = quarter(context.settings.today);
    (earliest..over).find(|quarter| !spread.quarters.contains_key(quarter) && !elsewhere(quarter))
}

/// "Q3 2025: 2, Q4 2025: 0, Q1 2026: 1": from the first win to today, the last six quarters at most.
fn timeline(quarters: &BTreeMap<Quarter, usize>, today: Date) -> String {
    let last = quarter(today);
    let first = quarters.keys().next().copied().unwrap_or(last).max(last - 6);
    let counts = (first..=last).map(|at| format!("{}: {}", name(at), quarters.get(&at).copied().unwrap_or(0)));
    counts.collect::<Vec<_>>().join(", ")
}

fn quarter(day: Date) -> Quarter {
    i32::from(day.year()) * 4 + i32::from((day.month() - 1) / 3)
}

fn name(quarter: Quarter) -> String {
    format!("Q{} {}", quarter.rem_euclid(4) + 1, quarter.div_euclid(4))
}

fn cites(_: Kind) -> Vec<Citation> {
    let Some(framework) = framework::get("promotion") else { return Vec::new() };
    std::iter::once(framework.cite_step("history")).chain(framework.cite("window", "history")).collect()
}
