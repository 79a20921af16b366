//! Shares in words: "by half", "a third fewer", "one in eight", "2nd of 300", "twice".

use super::{Amount, Hint};
use crate::prose::line::{Kind, Line};
use crate::prose::number::Number;
use crate::prose::reading::QuantityKind;
use crate::prose::verb::Form;
use crate::prose::words;

fn amount(from: usize, to: usize, kind: QuantityKind, hint: Hint) -> Amount {
    Amount { from, to, kind, baseline: None, hint }
}

/// A share or a multiple in words, at token `index`.
pub(super) fn in_words(line: &Line<'_>, index: usize) -> Option<Amount> {
    if line.kind(index) == Kind::Number {
        return placed(line, index).or_else(|| one_in(line, index));
    }
    if line.kind(index) != Kind::Word {
        return None;
    }
    multiplied(line, index)
        .or_else(|| half_a(line, index))
        .or_else(|| fraction(line, index))
        .or_else(|| fractions(line, index))
        .or_else(|| one_in(line, index))
}

/// "doubled", "to halve", "twice as fast", "promoted twice".
fn multiplied(line: &Line<'_>, index: usize) -> Option<Amount> {
    let low = line.low(index);
    if low == "twice" || low == "thrice" {
        let compares = matches!(line.low(index + 1), "as" | "the" | "our" | "its");
        let kind = if compares { QuantityKind::Multiple } else { QuantityKind::Count };
        return Some(amount(index, index + 1, kind, if compares { Hint::Result } else { Hint::Size }));
    }
    // "threefold"
    if low.strip_suffix("fold").is_some_and(|times| words::NUMBERS.contains(times)) {
        return Some(amount(index, index + 1, QuantityKind::Multiple, Hint::Result));
    }
    let multiplies = |form| {
        line.as_form(index, form)
            .is_some_and(|verb| matches!(verb.lemma(), "double" | "triple" | "quadruple" | "halve" | "treble"))
    };
    let previous = line.low(index.wrapping_sub(1));
    // "a double room", "triple the load": only as a verb.
    let verbal = matches!(previous, "to" | "will" | "would" | "could" | "should" | "may" | "might" | "can");
    let known = multiplies(Form::Past) || multiplies(Form::Gerund) || verbal && multiplies(Form::Base);
    let noun = low == "doubling" && line.low(index + 1) == "time";
    (known && !noun).then(|| amount(index, index + 1, QuantityKind::Multiple, Hint::Result))
}

/// "in half", "by a third", "a third fewer", "two-thirds of", "half of the team".
fn fraction(line: &Line<'_>, index: usize) -> Option<Amount> {
    let low = line.low(index);
    let previous = line.low(index.wrapping_sub(1));
    let next = line.low(index + 1);
    let compares = matches!(next, "fewer" | "less" | "more" | "lower" | "higher" | "faster" | "shorter" | "cheaper");
    let of =
        next == "of" && matches!(line.low(index + 2), "the" | "all" | "our" | "my" | "its" | "their" | "them" | "what");
    let found = match low {
        "half" => {
            let all = matches!(next, "the" | "as" | "our");
            let ordinal = matches!(previous, "first" | "second" | "other" | "last" | "latter");
            matches!(previous, "by" | "in" | "to" | "nearly" | "almost" | "roughly" | "about")
                || (of || all) && !ordinal
        }
        "third" | "quarter" | "fifth" | "tenth" => {
            let led = matches!(
                line.low(index.wrapping_sub(2)),
                "by" | "to" | "roughly" | "about" | "nearly" | "almost" | "around"
            );
            matches!(previous, "a" | "one") && (led || compares || of)
        }
        "two-thirds" | "three-quarters" | "one-third" | "one-half" | "one-quarter" | "three-fourths" => true,
        _ => false,
    };
    let from = if matches!(low, "third" | "quarter" | "fifth" | "tenth") { index - usize::from(found) } else { index };
    let hint = if next == "of" || matches!(next, "the" | "our") { Hint::Size } else { Hint::Result };
    found.then(|| amount(from, index + 1, QuantityKind::Ratio, hint))
}

/// "half a million readers", "half a day"
fn half_a(line: &Line<'_>, index: usize) -> Option<Amount> {
    if line.low(index) != "half" || !matches!(line.low(index + 1), "a" | "an") {
        return None;
    }
    let unit = line.low(index + 2);
    if line.is(index + 2, words::MAGNITUDES) && unit.len() > 2 {
        let noun = usize::from(words::is_plural(line.low(index + 3)));
        return Some(amount(index, index + 3 + noun, QuantityKind::Count, Hint::Open));
    }
    line.is(index + 2, words::DURATIONS).then(|| amount(index, index + 3, QuantityKind::Duration, Hint::Open))
}

/// "two thirds of the tenants"
fn fractions(line: &Line<'_>, index: usize) -> Option<Amount> {
    let parts = matches!(line.low(index + 1), "thirds" | "quarters" | "fifths" | "tenths");
    let shares = line.low(index + 2) == "of" || line.is(index + 2, words::DIRECTIONS);
    let counted = Number::read(line.low(index)).is_some_and(|number| number.word);
    (parts && shares && counted).then(|| amount(index, index + 2, QuantityKind::Ratio, Hint::Size))
}

/// "one in eight", "1 in 5 releases".
fn one_in(line: &Line<'_>, index: usize) -> Option<Amount> {
    if line.low(index + 1) != "in" || !matches!(line.low(index), "one" | "1" | "two" | "2" | "three" | "3") {
        return None;
    }
    let number = Number::read(line.low(index + 2))?;
    let bare = number.suffix.is_empty() && !number.is_year() && !number.money;
    let lasts = line.is(index + 3, words::DURATIONS);
    (bare && !lasts).then(|| amount(index, index + 3, QuantityKind::Ratio, Hint::Open))
}

/// "2nd of 300", "first out of 120 teams": a place among many.
fn placed(line: &Line<'_>, index: usize) -> Option<Amount> {
    let number = Number::read(line.low(index))?;
    if number.word || !matches!(number.suffix, "st" | "nd" | "rd" | "th") {
        return None;
    }
    let mut of = index + 1;
    if line.low(of) == "place" || line.low(of) == "out" {
        of += 1;
    }
    if line.low(of) == "out" {
        of += 1;
    }
    let among =
        Number::read(line.low(of + 1)).filter(|among| !among.word && !among.is_year() && among.suffix.is_empty())?;
    (line.low(of) == "of" && !among.money).then(|| amount(index, of + 2, QuantityKind::Ratio, Hint::Open))
}
