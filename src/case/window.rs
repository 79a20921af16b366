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
}
