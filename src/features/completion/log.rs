//! The cells of a referral log: days, outcomes, ratings, and what other rows say already.

use crate::document::Column;
use crate::features::types::{Completion, Completions};
use crate::text::Template;

use super::place::Place;
use super::table::{padded, spot};
use super::value::{OUTCOMES, pairs, value};

/// What a rating says of feedback.
const RATINGS: [(&str, &str); 5] = [
    ("1", "nothing to go by"),
    ("2", "kind, and little else"),
    ("3", "one thing to look at"),
    ("4", "something that you will change"),
    ("5", "something that you would not have seen"),
];

/// A cell of a referral log.
pub(super) fn cell(place: &Place<'_>) -> Option<Completions> {
    let log = place.analysis.document.log()?;
    // A row that is only begun may not be one of the table's yet.
    let begun = |end: usize| place.before.trim_start().starts_with('|') && (end..=end + 2).contains(&place.line.start);
    let table = log.tables.iter().position(|table| table.span.touches(place.at) || begun(table.span.end))?;
    let below = place.line.start > log.tables[table].header.end;
    let dashes = format!("{}{}", place.before, place.after);
    let dashes = dashes.contains('-') && dashes.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
    let (column, span) = spot(place).filter(|_| below && !dashes)?;
    let column = log.tables[table].columns.get(column).copied().flatten()?;
    let today = || value(&place.analysis.settings.today.to_string(), "today");
    let items: Vec<Completion> = match column {
        Column::Sent | Column::FollowUp => vec![today()],
        Column::Forwarded | Column::Reply | Column::Screen | Column::Thanks => std::iter::once(today())
            .chain(pairs(&[("yes", "on a day that you do not know"), ("no", "it did not happen")]))
            .collect(),
        Column::Outcome => pairs(&OUTCOMES),
        Column::Feedback => pairs(&RATINGS),
        Column::Company | Column::Role | Column::Variant => {
            let mut seen: Vec<&str> = Vec::new();
            for entry in log.entries.iter().filter(|entry| !place.line.contains(entry.span)) {
                let said = entry.said(column).filter(|said| seen.len() < MOST && !seen.contains(said));
                seen.extend(said);
            }
            seen.into_iter().map(|said| value(said, "in another row")).collect()
        }
        Column::Who | Column::Next | Column::Notes => return None,
    };
    let items =
        items.into_iter().map(|item| Completion { insert: Template::text(padded(place, span, &item.label)), ..item });
    Some(Completions { span, items: items.collect(), more: false })
}

/// So many values of other rows are offered.
const MOST: usize = 30;
