use jiff::civil::Date;
use jiff::{Span as Months, ToSpan};

use crate::prose::DateMention;
use crate::settings::Settings;

/// A stretch of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

impl Window {
    /// Whether every reading of `mention` lies outside. A date that can be read in two ways is given the benefit.
    pub fn excludes(&self, mention: &DateMention) -> bool {
        !mention.readings.is_empty()
            && mention.readings.iter().all(|&(first, last)| last < self.first || first > self.last)
    }
}

/// The days whose wins count: from `history-months` ago to today.
pub fn history(settings: &Settings) -> Window {
    let months: Months = i64::from(settings.windows.history_months).months();
    Window { first: settings.today.saturating_sub(months), last: settings.today }
}

/// The days on which a goal may be due: from today to `future-months` ahead.
pub fn future(settings: &Settings) -> Window {
    let months: Months = i64::from(settings.windows.future_months).months();
    Window { first: settings.today, last: settings.today.saturating_add(months) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::text::Span;

    #[test]
    fn every_reading_must_lie_outside() {
        let window = history(&Settings::on(date(2026, 11, 20)));
        assert_eq!(window.first, date(2025, 5, 20));
        let mention = |readings| DateMention { span: Span::default(), readings };
        assert!(window.excludes(&mention(vec![(date(2025, 3, 1), date(2025, 3, 31))])));
        assert!(!window.excludes(&mention(vec![(date(2025, 5, 1), date(2025, 5, 31))])), "its last days count");
        let twice = vec![(date(2025, 3, 10), date(2025, 3, 10)), (date(2025, 10, 3), date(2025, 10, 3))];
        assert!(!window.excludes(&mention(twice)));
        assert!(window.excludes(&mention(vec![(date(2027, 1, 1), date(2027, 1, 31))])), "not yet");
    }

    #[test]
    fn a_goal_is_due_within_the_months_ahead() {
        let window = future(&Settings::on(date(2026, 11, 20)));
        assert_eq!((window.first, window.last), (date(2026, 11, 20), date(2027, 11, 20)));
        let mention = |first, last| DateMention { span: Span::default(), readings: vec![(first, last)] };
        assert!(!window.excludes(&mention(date(2026, 11, 1), date(2026, 11, 30))), "this month");
        assert!(!window.excludes(&mention(date(2027, 11, 1), date(2027, 11, 30))), "its first days count");
        assert!(window.excludes(&mention(date(2026, 10, 1), date(2026, 10, 31))), "past");
        assert!(window.excludes(&mention(date(2028, 1, 1), date(2028, 12, 31))), "too far");
    }
}
