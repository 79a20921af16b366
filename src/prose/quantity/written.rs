//! Numbers that are written over several tokens: `1 234`, `3,9`, `5–7`, `CHF 1.8m`, `CA$52,000`, `T+3`.

use crate::prose::line::{Kind, Line};
use crate::prose::number::Number;
use crate::prose::words;

/// The number that starts at token `index`, with one past its last token.
pub(super) fn number<'a>(line: &'a Line<'_>, index: usize) -> Option<(Number<'a>, usize)> {
    if let Some(at) = behind_currency(line, index) {
        let (number, end) = digits(line, at)?;
        return Some((Number { money: true, ..number }, end));
    }
    digits(line, index)
}

fn digits<'a>(line: &'a Line<'_>, index: usize) -> Option<(Number<'a>, usize)> {
    if !line.is_word(index) {
        return None;
    }
    let (number, end) = grouped(line, index, Number::read(line.low(index))?)?;
    if line.kind(end) != Kind::Dash || !touch(line, end - 1) || !touch(line, end) || !number.suffix.is_empty() {
        return Some((number, end));
    }
    // "5–7", "$2–3M"; "2019–2024" is a stretch of time.
    let Some(last) = Number::read(line.low(end + 1)).filter(|last| !last.word) else { return Some((number, end)) };
    let (last, to) = grouped(line, end + 1, last)?;
    (!number.is_year() && !last.is_year()).then_some((Number { money: number.money || last.money, ..last }, to))
}

/// `1 234`, `450 000`, `3,9`: the parts of one number. None for what is a telephone number.
fn grouped<'a>(line: &'a Line<'_>, index: usize, first: Number<'a>) -> Option<(Number<'a>, usize)> {
    let mut number = first;
    let mut end = index + 1;
    if number.word || !number.suffix.is_empty() || number.digits.is_empty() {
        return Some((number, end));
    }
    let short = number.digits.len() <= 3 && number.digits.bytes().all(|byte| byte.is_ascii_digit());
    while short && number.suffix.is_empty() && blank(line, end - 1) {
        let Some(next) = plain(line, end) else { break };
        if next.digits.len() != 3 || next.suffix.starts_with('-') {
            break;
        }
        number = Number { suffix: next.suffix, split: true, ..number };
        end += 1;
    }
    if number.split && (line.word(index).starts_with('+') || plain(line, end).is_some() && number.suffix.is_empty()) {
        return None;
    }
    if number.suffix.is_empty()
        && line.kind(end) == Kind::Comma
        && touch(line, end - 1)
        && touch(line, end)
        && let Some(decimals) = plain(line, end + 1).filter(|decimals| decimals.digits.len() < 3)
    {
        number = Number { suffix: decimals.suffix, split: true, ..number };
        end += 2;
    }
    Some((number, end))
}

/// The number at token `at`, where it starts with its digits.
fn plain<'a>(line: &'a Line<'_>, at: usize) -> Option<Number<'a>> {
    let starts = line.low(at).starts_with(|c: char| c.is_ascii_digit());
    starts.then(|| Number::read(line.low(at))).flatten()
}

/// The token after a currency that stands before its amount: `CHF 1.8m`, `€ 20`, `CA$52,000`.
fn behind_currency(line: &Line<'_>, index: usize) -> Option<usize> {
    let next = index + 1;
    if line.kind(next) != Kind::Number {
        return None;
    }
    let word = line.word(index);
    if matches!(word, "€" | "£" | "$" | "¥" | "₹") {
        return Some(next);
    }
    let capitals = word.bytes().all(|byte| byte.is_ascii_uppercase());
    let dollars = line.word(next).starts_with('$') && touch(line, index) && word.len() <= 3;
    let code = word.len() == 3 && line.is(index, words::CURRENCY) && !matches!(word, "ARR" | "MRR");
    (capitals && (dollars || code) || matches!(word, "Rs" | "kr")).then_some(next)
}

/// `T+3`, `D+1`: days after a deal.
pub(super) fn is_offset(line: &Line<'_>, index: usize) -> bool {
    let Some(days) = line.low(index).strip_prefix(['t', 'd']).and_then(|rest| rest.strip_prefix('+')) else {
        return false;
    };
    line.is_capital(index) && !days.is_empty() && days.len() < 3 && days.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether nothing stands between token `at` and the next one.
pub(super) fn touch(line: &Line<'_>, at: usize) -> bool {
    matches!((line.tokens.get(at), line.tokens.get(at + 1)), (Some(a), Some(b)) if a.span.end == b.span.start)
}

/// Whether one blank stands between token `at` and the next one.
fn blank(line: &Line<'_>, at: usize) -> bool {
    let (Some(a), Some(b)) = (line.tokens.get(at), line.tokens.get(at + 1)) else { return false };
    matches!(&line.raw[a.span.end..b.span.start], " " | "\u{a0}" | "\u{202f}" | "\u{2009}")
}
