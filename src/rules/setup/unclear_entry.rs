use jiff::civil::Date;

use crate::document::{Column, Entry, Unclear, When};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};
use crate::text::{Span, Template, counted};

/// A cell of a referral log that cannot be counted as it stands.
pub(crate) static UNCLEAR_ENTRY: Rule = Rule {
    name: "unclear-entry",
    family: Family::Setup,
    default: Some(Severity::Information),
    kinds: &[Kind::ReferralLog],
    check: Check::Document(check),
    cites: super::nothing,
    fix: Some(fix),
    page: include_str!("unclear_entry.md"),
};

/// So many cells are named one by one.
const MOST: usize = 12;

fn check(context: &Context<'_>) -> Vec<Hit> {
    let Some(log) = context.document.log() else { return Vec::new() };
    let today = context.settings.today;
    let mut hits: Vec<Hit> = Vec::new();
    for entry in &log.entries {
        hits.extend(entry.unclear.iter().map(|(span, unclear)| Hit::new(*span, message(unclear))));
        hits.extend(ahead(entry, today));
    }
    let more = hits.len().saturating_sub(MOST);
    hits.truncate(MOST);
    if let Some(last) = hits.last_mut().filter(|_| more > 0) {
        last.message = format!("{} ({} like this below.)", last.message, counted(more, "more cell"));
    }
    hits
}

fn message(unclear: &Unclear) -> String {
    match unclear {
        Unclear::Several(days) => {
            let days: Vec<String> = days.iter().map(ToString::to_string).collect();
            format!("This can be {}, so its days are not counted. Write the one that you mean.", days.join(" or "))
        }
        Unclear::NoYear(_) => "Of which year? Without it no days can be counted: 2026-11-03 says it all.".to_owned(),
        Unclear::Impossible => "The calendar has no such day. Write it like 2026-11-03.".to_owned(),
        Unclear::NoDay => {
            "This is neither a day nor yes or no, so it counts as open. Write a day such as 2026-11-03, yes, or no."
                .to_owned()
        }
        Unclear::BeforeSent => {
            "This is earlier than the note was sent, so its days are not counted. Is one of the two dates a slip?"
                .to_owned()
        }
        Unclear::NoOutcome => "What became of it? none, screen, hired and declined can be counted.".to_owned(),
        Unclear::NoRating => "Feedback is counted from 1 to 5, and this is another number.".to_owned(),
    }
}

/// What is told as done, on a day that has not come.
fn ahead(entry: &Entry, today: Date) -> Option<Hit> {
    let told = [(Column::Forwarded, entry.forwarded), (Column::Reply, entry.reply)];
    let ahead = |when: When| when.first().is_some_and(|day| day > today);
    let (column, _) = told.into_iter().find(|(_, when)| ahead(*when))?;
    let (span, _) = entry.cell(column)?;
    Some(Hit::new(span, "This day has not come yet, so its days are not counted. Is it a slip?"))
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let Some(log) = context.document.log() else { return Vec::new() };
    let unclear = log.entries.iter().flat_map(|entry| &entry.unclear).find(|(span, _)| *span == finding.span);
    let Some((span, unclear)) = unclear else { return Vec::new() };
    let today = context.settings.today;
    let mut days = match unclear {
        Unclear::Several(days) => days.clone(),
        Unclear::NoYear(days) => days.iter().filter_map(|(month, day)| latest(*month, *day, today)).collect(),
        _ => Vec::new(),
    };
    // A log tells of what was: days that have come first.
    days.sort_by_key(|day| (*day > today, *day));
    let Some(place) = date(&context.document.buffer.slice(*span)).map(|date| date.shifted(span.start)) else {
        return Vec::new();
    };
    let title = |day: Date| format!("It is {}", day.strftime("%-d %B %Y"));
    let write = |day: Date| Fix {
        title: title(day),
        grade: Grade::Review,
        span: place,
        template: Template::text(day.to_string()),
    };
    days.into_iter().map(write).collect()
}

/// Where the date stands among the words of a cell; none where it cannot be told from them.
fn date(words: &str) -> Option<Span> {
    let part = |c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | '-');
    let start = words.find(|c: char| c.is_ascii_digit())?;
    let end = words[start..].find(|c: char| !part(c)).map_or(words.len(), |at| start + at);
    let numeric = words[start..end].contains(['/', '-']);
    // "3 November", "Nov 3rd": nothing else may stand in the cell.
    let short = words.split_whitespace().count() <= 3 && words.len() <= 20 && words.is_ascii();
    match (numeric, short) {
        (true, _) => Some(Span::new(start, start + words[start..end].trim_end_matches(['.', '-', '/']).len())),
        (false, true) => Some(Span::new(0, words.len())),
        (false, false) => None,
    }
}

/// The last such day up to `today`.
fn latest(month: i8, day: i8, today: Date) -> Option<Date> {
    let years = (0..8).filter_map(|back| Date::new(today.year() - back, month, day).ok());
    years.into_iter().find(|date| *date <= today)
}
