//! What a number token says: its sign, currency, value and suffix.

use super::words;

/// A number token or number word, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number<'a> {
    /// `$` and its like stand before it.
    pub(crate) money: bool,
    /// Digits with their separators; empty for a number word.
    pub(crate) digits: &'a str,
    /// What clings to the digits, lower case: `%`, `x`, `ms`, `k`, `-month`, `th`.
    pub(crate) suffix: &'a str,
    /// Whether it is spelled out.
    pub(crate) word: bool,
    /// Whether more digits follow in tokens of their own: `450 000`, `3,9`.
    pub(crate) split: bool,
}

impl<'a> Number<'a> {
    /// Reads a token in lower case.
    pub(crate) fn read(low: &'a str) -> Option<Self> {
        if words::NUMBERS.contains(low) {
            return Some(Self::spelled(""));
        }
        let Some(start) = low.find(|c: char| c.is_ascii_digit()) else { return hyphenated(low) };
        let sign = &low[..start];
        if sign.contains(char::is_alphanumeric) || sign.contains(['#', '@', '_', '.']) {
            return hyphenated(low);
        }
        let rest = &low[start..];
        let digits = rest
            .char_indices()
            .find(|&(at, c)| {
                let next = rest[at + c.len_utf8()..].starts_with(|n: char| n.is_ascii_digit());
                !(c.is_ascii_digit() || matches!(c, '.' | ',') && next)
            })
            .map_or(rest.len(), |(at, _)| at);
        let money = sign.contains(['$', '€', '£', '¥', '₹']);
        Some(Self { money, digits: &rest[..digits], suffix: &rest[digits..], word: false, split: false })
    }

    /// A number word, with what clings to it.
    fn spelled(suffix: &'a str) -> Self {
        Self { money: false, digits: "", suffix, word: true, split: false }
    }

    /// Whether it is a year, as far as one can see from the digits.
    pub(crate) fn is_year(&self) -> bool {
        !self.money
            && !self.split
            && self.suffix.is_empty()
            && self.digits.len() == 4
            && (self.digits.starts_with("19") || self.digits.starts_with("20"))
            && self.digits.bytes().all(|b| b.is_ascii_digit())
    }

    /// Whether the digits are those of a version: `2.3.1`.
    pub(crate) fn is_version(&self) -> bool {
        self.digits.matches('.').count() > 1
    }

    /// Whether a thousands separator shows that it counts something.
    pub(crate) fn is_grouped(&self) -> bool {
        self.split || self.digits.contains(',')
    }
}

/// `three-week`, `ten-fold`
fn hyphenated(low: &str) -> Option<Number<'_>> {
    let (first, _) = low.split_once('-')?;
    words::NUMBERS.contains(first).then(|| Number::spelled(&low[first.len()..]))
}
