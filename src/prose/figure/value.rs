//! The numbers in the words of an amount.

use crate::prose::reading::{Quantity, QuantityKind};
use crate::text::Span;

/// A number as far as it is told: a stretch, where it is a range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Value {
    low: f64,
    high: f64,
    /// What its last digit that counts is worth.
    step: f64,
    /// Whether it is only about right.
    about: bool,
    /// What one of its unit is, in the smallest unit of its kind.
    scale: f64,
}

/// What was read of an amount.
#[derive(Debug)]
pub(super) struct Read<'a> {
    pub(super) value: Value,
    pub(super) before: Option<Value>,
    /// The number in the statement.
    pub(super) number: Span,
    /// The number with what it counts.
    pub(super) span: Span,
    /// Words behind the number, in lower case.
    behind: Vec<&'a str>,
    behind_before: Vec<&'a str>,
    /// What it is out of: the 11 of "9 of 11 squads".
    pub(super) of: Option<f64>,
}

impl Read<'_> {
    /// The words behind the number, or those behind the value before where they are told there alone.
    pub(super) fn unit(&self) -> &[&str] {
        if self.behind.is_empty() { &self.behind_before } else { &self.behind }
    }

    /// The same of the value before.
    pub(super) fn unit_before(&self) -> &[&str] {
        if self.behind_before.is_empty() { &self.behind } else { &self.behind_before }
    }
}

impl Value {
    fn new(number: f64, step: f64) -> Self {
        Self { low: number, high: number, step, about: false, scale: 1.0 }
    }

    /// The same in units of `scale`.
    pub(super) fn times(self, scale: f64) -> Self {
        Self { low: self.low * scale, high: self.high * scale, step: self.step * scale, scale, ..self }
    }

    /// Whether both are told in the same unit.
    pub(super) fn has_unit_of(self, other: Self) -> bool {
        (self.scale - other.scale).abs() <= self.scale * 1e-9
    }

    /// The way from this value to `other`.
    pub(super) fn until(self, other: Self) -> Self {
        let way = (self.low - other.low).abs();
        Self {
            low: way,
            high: way,
            step: self.step.max(other.step),
            about: self.about || other.about,
            scale: self.scale,
        }
    }

    /// Whether both may be the same number: one within the other's range, rounded, or about as much.
    pub(super) fn is_close(self, other: Self) -> bool {
        if self.low <= other.high && other.low <= self.high {
            return true;
        }
        let gap = if self.high < other.low { other.low - self.high } else { self.low - other.high };
        let size = self.high.abs().max(other.high.abs());
        // A day may be one of work or of 24 hours, a month four weeks or 31 days.
        let (small, large) = (self.scale.min(other.scale), self.scale.max(other.scale));
        if large > small && large >= HOUR * 8.0 {
            return gap <= size * 0.75;
        }
        let share = if self.about || other.about || large > small { 0.1 } else { 0.05 };
        let rounded = self.about || other.about || large > small || gap <= self.step.max(other.step) / 2.0;
        rounded && gap <= size * share + f64::EPSILON
    }
}

/// An hour in seconds.
pub(super) const HOUR: f64 = 3600.0;

/// A piece of the words of an amount.
#[derive(Debug, Clone, Copy)]
enum Piece<'a> {
    Number { span: Span, value: f64, step: f64, times: f64, open: bool },
    Word(&'a str, Span),
    Mark(char),
}

/// Whether `word` says that a number is not exact.
pub(super) fn is_about(word: &str) -> bool {
    const ABOUT: [&str; 24] = [
        "about",
        "around",
        "roughly",
        "approximately",
        "approx",
        "nearly",
        "almost",
        "over",
        "under",
        "some",
        "circa",
        "ca",
        "than",
        "more",
        "less",
        "least",
        "most",
        "up",
        "close",
        "well",
        "just",
        "only",
        "above",
        "below",
    ];
    ABOUT.contains(&word)
}

/// Reads the words of `quantity` in `plain`.
pub(super) fn read<'a>(plain: &'a str, quantity: &Quantity) -> Option<Read<'a>> {
    let text = quantity.span.of(plain);
    let at = quantity.span.start;
    let durations = quantity.kind == QuantityKind::Duration;
    let pieces = pieces(text, at, durations);
    let early = |span: Span| quantity.baseline.is_some_and(|baseline| baseline.contains(span));
    let (mut value, mut before, mut of) = (None::<(Value, Span, usize, bool)>, None::<(Value, usize)>, None);
    for (index, piece) in pieces.iter().enumerate() {
        let Piece::Number { span, value: number, step, times, open } = *piece else { continue };
        let mut read = Value::new(number * times, step * times);
        read.about = open;
        if early(span) {
            before = before.or(Some((read, index)));
        } else if let Some((known, place, last, suffixed)) = &mut value {
            let between = &pieces[*last + 1..index];
            let ranged = matches!(between, [Piece::Mark('-' | '–' | '—')]);
            let divides = matches!(
                between,
                [Piece::Mark('/') | Piece::Word("of", _)] | [Piece::Word("out", _), Piece::Word("of", _)]
            );
            if ranged {
                // "$2–3M": what stands behind counts for both.
                if !*suffixed {
                    known.low *= times;
                    known.step *= times;
                }
                known.high = read.high;
                *place = place.join(span);
                *last = index;
            } else if divides {
                of = Some(number);
            }
        } else {
            value = Some((read, span, index, (times - 1.0).abs() > f64::EPSILON));
        }
    }
    let (mut value, number, last, _) = value.or_else(|| fraction(&pieces))?;
    let behind = behind(&pieces, last);
    let behind_before = before.map(|(_, index)| self::behind(&pieces, index)).unwrap_or_default();
    let lead = super::lead(plain, at);
    let about = lead.iter().take(3).any(|word| is_about(word)) && quantity.baseline.is_none()
        || text.contains(['~', '≈', '<', '>', '≥', '≤'])
        || plain[..at].trim_end().ends_with(['~', '≈', '<', '>', '≥', '≤'])
        || plain[quantity.span.end..].trim_start().starts_with("or so");
    value.about |= about;
    let mut before = before.map(|(before, _)| before);
    if let Some(before) = &mut before {
        before.about |= about;
    }
    let sign = plain[number.end..quantity.span.end].trim_start();
    let signed = sign.starts_with(['%', '€', '$', '£']).then(|| quantity.span.end - sign.len() + 1);
    let signed = signed.map(|end| end + plain[end - 1..].chars().next().map_or(0, char::len_utf8) - 1);
    let end = behind.last().map_or(number.end, |(_, span)| span.end).max(signed.unwrap_or_default());
    let words = |found: Vec<(&'a str, Span)>| found.into_iter().map(|(word, _)| word).collect();
    let signs = plain[..number.start].trim_end_matches(['€', '$', '£', '¥', '₹']).len();
    let span = Span::new(signs, end);
    Some(Read { value, before, number, span, behind: words(behind), behind_before: words(behind_before), of })
}

/// "half", "a third", "two thirds": as so many of a hundred.
fn fraction(pieces: &[Piece<'_>]) -> Option<(Value, Span, usize, bool)> {
    pieces.iter().enumerate().find_map(|(index, piece)| {
        let Piece::Word(word, span) = *piece else { return None };
        let share = match word {
            "half" => 50.0,
            "third" => 33.3,
            "quarter" => 25.0,
            _ => return None,
        };
        Some((Value { about: true, ..Value::new(share, 1.0) }, span, index, false))
    })
}

/// The words that stand behind the piece at `index`, up to those that lead to another value.
fn behind<'a>(pieces: &[Piece<'a>], index: usize) -> Vec<(&'a str, Span)> {
    let mut out = Vec::new();
    for piece in &pieces[index + 1..] {
        match *piece {
            Piece::Word(word, span) => {
                let leads =
                    matches!(word, "to" | "from" | "instead" | "down" | "up" | "was" | "before" | "rather" | "than");
                if leads {
                    break;
                }
                out.push((word, span));
            }
            Piece::Mark('-' | '/' | '%' | '€' | '$' | '£') => {}
            _ => break,
        }
    }
    out
}

/// `text`, which starts at byte `at` of its statement, in pieces.
fn pieces(text: &str, at: usize, durations: bool) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(c) = text[from..].chars().next() {
        if c.is_ascii_digit() {
            let end = from + digits(&text[from..]);
            let (value, step) = parsed(&text[from..end]);
            let rest = &text[end..];
            let (times, len) = if durations { (1.0, 0) } else { magnitude(rest) };
            let signs = text[..from].len() - text[..from].trim_end_matches(['~', '≈', '<', '>', '+', '≥', '≤']).len();
            let span = Span::new(at + from - signs, at + end + len);
            let open = text[end + len..].starts_with('+');
            out.push(Piece::Number { span, value, step, times, open });
            from = end + len;
        } else if c.is_alphabetic() || c == 'µ' {
            let len = text[from..].find(|c: char| !c.is_alphabetic() && c != '\'').unwrap_or(text.len() - from);
            let word = &text[from..from + len];
            let span = Span::new(at + from, at + from + len);
            match number_word(word) {
                Some(value) => {
                    let (times, more) = magnitude(&text[from + len..]);
                    let span = Span::new(span.start, span.end + more);
                    out.push(Piece::Number { span, value, step: 1.0, times, open: false });
                    from += more;
                }
                None => out.push(Piece::Word(word, span)),
            }
            from += len;
        } else {
            if !c.is_whitespace() {
                out.push(Piece::Mark(c));
            }
            from += c.len_utf8();
        }
    }
    out
}

/// The bytes of the number at the start of `text`: `1 234`, `3,9`, `1.234,5`.
fn digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while digit(end) || matches!(bytes.get(end), Some(b'.' | b',')) && digit(end + 1) {
        end += 1;
    }
    if end > 3 || text[..end].contains(['.', ',']) {
        return end;
    }
    for blank in [" ", "\u{a0}", "\u{202f}", "\u{2009}"] {
        while text[end..].starts_with(blank) {
            let next = end + blank.len();
            if !(digit(next) && digit(next + 1) && digit(next + 2) && !digit(next + 3)) {
                break;
            }
            end = next + 3;
        }
    }
    end
}

/// The value of digits with their separators, and what the last of them that counts is worth.
fn parsed(text: &str) -> (f64, f64) {
    let compact: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let groups = |separator: char| {
        let mut parts = compact.split(separator);
        let first = parts.next().is_some_and(|part| (1..=3).contains(&part.len()));
        first && compact.contains(separator) && parts.all(|part| part.len() == 3)
    };
    let plain = match (compact.rfind(','), compact.rfind('.')) {
        (Some(comma), Some(dot)) if comma > dot => compact.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => compact.replace(',', ""),
        (Some(_), None) if groups(',') => compact.replace(',', ""),
        (Some(_), None) => compact.replace(',', "."),
        (None, Some(_)) if compact.matches('.').count() > 1 && groups('.') => compact.replace('.', ""),
        _ => compact,
    };
    let value = plain.parse::<f64>().unwrap_or_default();
    let step = match plain.split_once('.') {
        Some((_, decimals)) => (0..decimals.len()).fold(1.0, |step, _| step / 10.0),
        None => plain.bytes().rev().take_while(|byte| *byte == b'0').take(15).fold(1.0, |step, _| step * 10.0),
    };
    (value, step)
}

/// What `rest`, behind a number, multiplies it by, and its bytes.
fn magnitude(rest: &str) -> (f64, usize) {
    let blank = rest.len() - rest.trim_start().len();
    let word_len = rest[blank..].find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len() - blank);
    let word = rest[blank..blank + word_len].to_ascii_lowercase();
    let clinging = blank == 0;
    let times = match word.as_str() {
        "k" => 1e3,
        "m" | "mm" | "mn" | "mio" if clinging => 1e6,
        "b" | "bn" if clinging => 1e9,
        "m" | "bn" => return if word == "m" { (1e6, blank + word_len) } else { (1e9, blank + word_len) },
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "dozen" => 12.0,
        _ => return (1.0, 0),
    };
    (times, blank + word_len)
}

fn number_word(word: &str) -> Option<f64> {
    const WORDS: [&str; 20] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    const TENS: [&str; 7] = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let low = word.to_ascii_lowercase();
    let small = WORDS.iter().zip(1u32..).find(|(known, _)| **known == low).map(|(_, value)| f64::from(value));
    let tens = || TENS.iter().zip(3u32..).find(|(known, _)| **known == low).map(|(_, value)| f64::from(value * 10));
    let dozen = || (low == "dozen").then_some(12.0);
    small.or_else(tens).or_else(dozen)
}
