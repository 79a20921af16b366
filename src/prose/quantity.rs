//! Amounts: where they stand, what they count, and what the words around them say they are for.

mod written;
mod rate;
mod near;
mod value;
mod ratio;
mod join;
mod whole;

use super::line::{Kind, Line};
use super::reading::{Phrasing, Quantity, QuantityKind, Role};
use super::words;
use crate::text::Span;
use value::value;
pub(crate) use whole::whole;

/// An amount in a line, before it is known what it measures.
#[derive(Debug, Clone)]
pub(crate) struct Amount {
    /// First token.
    pub(crate) from: usize,
    /// One past the last token.
    pub(crate) to: usize,
    pub(crate) kind: QuantityKind,
    pub(crate) baseline: Option<Span>,
    pub(crate) hint: Hint,
}

/// What the words next to an amount say it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hint {
    /// Nothing.
    Open,
    /// An effect: "6 weeks early".
    Result,
    /// A share or size of the activity: "20% of the budget".
    Size,
    /// A service level.
    Target,
    /// How long it took.
    Time,
    /// When, how often, how much experience: nothing that the work is measured by.
    Life,
}

/// The amounts of a line, in order.
pub(crate) fn amounts(line: &Line<'_>) -> Vec<Amount> {
    let mut out: Vec<Amount> = Vec::new();
    let mut index = 0;
    while index < line.len() {
        if line.tokens[index].quoted {
            index += 1;
            continue;
        }
        match amount_at(line, index) {
            Some(amount) => {
                index = amount.to.max(index + 1);
                out.push(amount);
            }
            // What is no amount as a whole is none in part: the patent "EP 3 998 112".
            None => index = written::number(line, index).map_or(index + 1, |(_, end)| end.max(index + 1)),
        }
    }
    out
}

fn amount_at(line: &Line<'_>, index: usize) -> Option<Amount> {
    if let Some(amount) = ratio::in_words(line, index) {
        return Some(amount);
    }
    if let Some(amount) = join::with_one(line, index) {
        return Some(amount);
    }
    let first = value(line, index)?;
    if let Some(joined) = join::join(line, index, &first) {
        return Some(joined);
    }
    let to = rate::end(line, first.to);
    let kind = first.kind.or((to > first.to).then_some(QuantityKind::Count))?;
    Some(Amount { from: index, to, kind, baseline: None, hint: near::hint(line, index, first.to, kind, first.hint) })
}

/// Whether some amount measures the work or its effect: a share, a number, money, or the time that it took. Years are those
/// of a life or of a contract.
pub(crate) fn measures_work(line: &Line<'_>, phrasing: Phrasing, amounts: &[Amount], quantities: &[Quantity]) -> bool {
    let is_question = line.kind(line.len().saturating_sub(1)) == Kind::Question;
    amounts.iter().zip(quantities).any(|(amount, quantity)| match quantity.role {
        Role::Result => true,
        Role::Size => !is_question,
        Role::Target => false,
        Role::Time => {
            phrasing != Phrasing::Other
                && amount.hint != Hint::Life
                && amount.kind == QuantityKind::Duration
                && !(amount.from..amount.to).any(|at| line.low(at).trim_end_matches('s').ends_with("year"))
        }
    })
}

/// Whether the line says how often something came before and after: "from monthly to weekly".
pub(crate) fn changes_pace(line: &Line<'_>) -> bool {
    let paced = |at: usize| {
        line.low(at) != "manual" && line.is(at, words::FREQUENCY)
            || line.kind(at) == Kind::Number
            || line.word(at).starts_with('#')
    };
    (0..line.len()).any(|at| {
        line.low(at) == "from"
            && !line.tokens[at].quoted
            && transition(line, at).is_some_and(|end| (at + 1..at + 4).any(paced) && paced(end - 1))
    })
}

/// "from weekly to daily", "from hours to minutes", "from manual to automatic": a change that anybody could check.
pub(crate) fn transition(line: &Line<'_>, index: usize) -> Option<usize> {
    if line.low(index) != "from" {
        return None;
    }
    // "from 10:40 to 6:15"
    if is_clock(line.low(index + 1)) && line.low(index + 2) == "to" && is_clock(line.low(index + 3)) {
        return Some(index + 4);
    }
    // "from #42 to #8"
    let ranked =
        |at: usize| line.word(at).strip_prefix('#').is_some_and(|rank| rank.bytes().all(|byte| byte.is_ascii_digit()));
    if ranked(index + 1) && line.low(index + 2) == "to" && ranked(index + 3) {
        return Some(index + 4);
    }
    let frequent = |at: usize| line.is(at, words::FREQUENCY);
    let counted = |at: usize| line.is_counted(at);
    let to_behind = |first: usize, reach: usize| (first + 1..first + reach).find(|&at| line.low(at) == "to");
    // "from four failures a week to zero", "from a weekly outage to none"
    let stopped = (index + 1..index + 4)
        .find(|&at| frequent(at) || counted(at))
        .and_then(|first| to_behind(first, 5))
        .filter(|to| matches!(line.low(to + 1), "zero" | "none" | "nothing" | "never"));
    if let Some(to) = stopped {
        return Some(to + 2);
    }
    let first = (index + 1..index + 4).find(|&at| frequent(at))?;
    let to = to_behind(first, 4)?;
    (to + 1..to + 4).find(|&at| frequent(at) || line.kind(at) == Kind::Number).map(|at| at + 1)
}

/// A time of day such as `6:15` or `18:30h`.
fn is_clock(word: &str) -> bool {
    let Some((hours, minutes)) = word.split_once(':') else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    hours.len() <= 2 && digits(hours) && minutes.get(..2).is_some_and(digits)
}

#[cfg(test)]
mod tests {
    use crate::prose::{QuantityKind, read};

    #[test]
    fn before_and_after_are_one_quantity_in_every_spelling() {
        for (plain, whole, before) in [
            ("Cut waiting time from 9 to 3 days", "from 9 to 3 days", "9"),
            ("Lead time 9 → 3 days", "9 → 3 days", "9"),
            ("Shortened handover (20 mins to 8 mins)", "20 mins to 8 mins", "20 mins"),
            ("Cut restore time 95 to 40 minutes", "95 to 40 minutes", "95"),
            ("Claims settled in 3 days instead of 11", "3 days instead of 11", "11"),
            ("Median wait is now 40 minutes, down from 95", "40 minutes, down from 95", "95"),
            ("Shortened settlement from T+3 to T+1", "from T+3 to T+1", "T+3"),
            ("CSAT went from 3,9 to 4,5", "from 3,9 to 4,5", "3,9"),
            ("Penalty dropped from AUD 600k to AUD 90k", "from AUD 600k to AUD 90k", "AUD 600k"),
            ("Grew the crew from one driver to 14 drivers", "from one driver to 14 drivers", "one"),
            ("Falls went from nine a month to two", "from nine a month to two", "nine"),
            ("Deploys per day: 3 (was 1 a week)", "3 (was 1 a week", "1"),
        ] {
            let reading = read(plain);
            let [quantity] = &reading.quantities[..] else { panic!("{plain}: {:?}", reading.quantities) };
            assert_eq!(quantity.span.of(plain), whole, "{plain}");
            assert_eq!(quantity.baseline.map(|span| span.of(plain)), Some(before), "{plain}");
        }
    }

    #[test]
    fn a_number_is_read_whole_with_its_unit_and_its_rate() {
        for (plain, kind, text) in [
            ("Managed a budget of €450 000", QuantityKind::Money, "€450 000"),
            ("Saves 40k €/year in licences", QuantityKind::Money, "40k €/year"),
            ("Runs a CA$52,000 grant", QuantityKind::Money, "CA$52,000"),
            ("Raised £20–30k for the shelter", QuantityKind::Money, "£20–30k"),
            ("Answers 60 calls per shift", QuantityKind::Count, "60 calls per shift"),
            ("Saved 1 234 sheets of paper", QuantityKind::Count, "1 234 sheets"),
            ("Error rate 1.234,5 % lower", QuantityKind::Percent, "1.234,5 %"),
            ("Freed up 6 hours a week", QuantityKind::Duration, "6 hours a week"),
            ("Sold out the 400-seat hall", QuantityKind::Count, "400-seat"),
            ("A third fewer write-offs", QuantityKind::Ratio, "A third"),
            ("Placed 2nd of 300", QuantityKind::Ratio, "2nd of 300"),
        ] {
            let reading = read(plain);
            let found: Vec<_> = reading.quantities.iter().map(|found| (found.kind, found.span.of(plain))).collect();
            assert_eq!(found, [(kind, text)], "{plain}");
        }
    }

    #[test]
    fn what_an_amount_is_a_part_of_is_told() {
        for (plain, whole) in [
            ("Moved 30% of users to the new form", Some("users")),
            ("Got 9 of 11 squads onto the calendar", Some("11 squads")),
            ("4 out of 5 pupils passed", Some("5 pupils")),
            ("Cut 20% of the yearly spend by buying used", Some("the yearly spend")),
            ("Moved two thirds of the tenants to online payment", Some("the tenants")),
            ("Reached hundreds of listeners", None),
            ("Led 6 engineers", None),
            ("Cut waste by 20%", None),
        ] {
            let reading = read(plain);
            assert_eq!(reading.quantities[0].whole.map(|span| span.of(plain)), whole, "{plain}");
        }
        let plain = "Hired 12 nurses, three of whom now lead a ward";
        assert_eq!(read(plain).quantities[1].whole.map(|span| span.of(plain)), Some("12 nurses"));
    }

    #[test]
    fn names_dates_and_telephone_numbers_are_no_quantities() {
        for plain in [
            "Patent EP 3 998 112",
            "Call +49 170 123 4567",
            "Phone: (555) 123-4567",
            "Moved mail to Office 365",
            "Ranked #1 in the region",
            "Head chef, 2019–2024",
            "Coaches a 12-year-old",
            "Keeps the shop open 24/7",
            "Used a 3-tier design",
        ] {
            assert!(read(plain).quantities.is_empty(), "{plain}: {:?}", read(plain).quantities);
        }
    }
}
