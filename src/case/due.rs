//! What is due now for a referral: one thing at most.

use jiff::civil::Date;

use crate::document::{Column, Entry, Header, Outcome};

use super::measures::{between, went_out};

/// What its author could do next for a referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Ask once how it stands: so many days have gone by.
    FollowUp(i64),
    /// Leave it there: the author asked so often.
    Enough(usize),
    /// Say thanks, and how it went.
    Thanks(Outcome),
    /// Ask for advice or for another contact.
    Advice,
}

/// Days after which one may ask how it stands.
const WEEK: i64 = 7;
/// Days after asking in which an answer can still be hoped for.
const FORTNIGHT: i64 = 14;

/// What is due on `today` for a row of a log; none where nothing is, or its author has written down a next step.
pub fn due(entry: &Entry, today: Date) -> Option<Due> {
    if !went_out(entry, today) || entry.said(Column::Next).is_some() {
        return None;
    }
    let ended = match entry.outcome {
        Some(outcome @ (Outcome::Hired | Outcome::Declined | Outcome::Withdrawn)) => Some(outcome),
        _ => entry.is_screened().then_some(Outcome::Screen),
    };
    if let Some(outcome) = ended {
        let thanked = entry.said(Column::Thanks).is_some();
        return (!thanked).then(|| after(outcome));
    }
    if !entry.waits() {
        return None;
    }
    // Passed on later than sent, the week begins then.
    let since = entry.forwarded.day().or(entry.sent.day()).map(|day| between(day, today));
    match entry.follow_ups {
        0 => since.filter(|days| *days >= WEEK).map(Due::FollowUp),
        times => {
            let long = entry.followed_up.day().is_some_and(|day| between(day, today) >= FORTNIGHT);
            ((times > 1 || long) && entry.outcome.is_none()).then_some(Due::Enough(times))
        }
    }
}

/// What is due on `today` for a note, by its header.
pub fn due_of_note(header: &Header, today: Date) -> Option<Due> {
    let day = |key| header.get(key).and_then(|value| value.parse::<Date>().ok());
    let outcome = header.get("outcome").and_then(Outcome::of);
    if let Some(outcome @ (Outcome::Screen | Outcome::Hired | Outcome::Declined)) = outcome {
        return Some(after(outcome));
    }
    let sent = day("sent").filter(|sent| *sent <= today)?;
    match day("follow-up") {
        // A slot, or a date that cannot be read, is meant for one.
        None if header.get("follow-up").is_some() || header.open.contains(&"follow-up") => None,
        None => Some(between(sent, today)).filter(|days| *days >= WEEK).map(Due::FollowUp),
        Some(asked) if asked == today && outcome.is_none() => Some(Due::FollowUp(between(sent, today))),
        Some(asked) => (between(asked, today) >= FORTNIGHT && outcome.is_none()).then_some(Due::Enough(1)),
    }
}

fn after(outcome: Outcome) -> Due {
    if outcome == Outcome::Declined { Due::Advice } else { Due::Thanks(outcome) }
}
