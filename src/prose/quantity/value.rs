//! One value with its unit, starting at a token.

use super::{Hint, near, rate, whole, written};
use crate::prose::line::{Kind, Line};
use crate::prose::number::Number;
use crate::prose::reading::QuantityKind;
use crate::prose::verb::Form;
use crate::prose::words;

/// A value with its unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value {
    /// One past its last token.
    pub(super) to: usize,
    /// What it counts; none where no unit says so, which is enough inside "from … to …" only.
    pub(super) kind: Option<QuantityKind>,
    pub(super) hint: Hint,
    /// Whether no unit word was found.
    pub(super) bare: bool,
}

impl Value {
    fn of(to: usize, kind: QuantityKind) -> Self {
        Self { to, kind: Some(kind), hint: Hint::Open, bare: false }
    }
}

/// The value that starts at token `index`.
pub(super) fn value(line: &Line<'_>, index: usize) -> Option<Value> {
    if written::is_offset(line, index) {
        // "T+1" alone is a name.
        return Some(Value { to: index + 1, kind: None, hint: Hint::Open, bare: true });
    }
    // "by a factor of three"
    if line.low(index) == "factor" && line.low(index + 1) == "of" && line.is_counted(index + 2) {
        return Some(Value { hint: Hint::Result, ..Value::of(index + 3, QuantityKind::Multiple) });
    }
    if line.low(index) == "zero" {
        return no_trouble(line, index);
    }
    let (mut number, end) = written::number(line, index)?;
    if line.word(index.wrapping_sub(1)) == "×" && number.suffix.is_empty() {
        return Some(Value::of(end, QuantityKind::Multiple));
    }
    // "$15k/month", "200/day": the rate clings to the value.
    if let Some((unit, rate)) = number.suffix.split_once('/')
        && rate.starts_with(|c: char| c.is_ascii_alphabetic())
    {
        // "508/WCAG" names a rule.
        let named = line.word(end - 1).ends_with(char::is_uppercase);
        if named && !number.money {
            return None;
        }
        if !number.money && unit.is_empty() && rate.len() > 1 {
            return Some(Value::of(end, QuantityKind::Count));
        }
        number.suffix = unit;
    }
    if number.is_version() {
        return None;
    }
    // "3:1", and not "10:40"
    if number.suffix.strip_prefix(':').is_some_and(|right| right.len() == 1 && right != "0" && number.digits != "1")
        && number.digits.len() < 3
    {
        return Some(Value::of(end, QuantityKind::Ratio));
    }
    match clinging(line, index, end, &number) {
        Clinging::Unit(value) => Some(value),
        Clinging::Nothing => following(line, index, end, &number),
        Clinging::Foreign => None,
    }
}

enum Clinging {
    Unit(Value),
    Nothing,
    Foreign,
}

fn clinging(line: &Line<'_>, index: usize, to: usize, number: &Number<'_>) -> Clinging {
    // "1000+x" is "1000x", and more.
    let suffix = number.suffix.trim_end_matches('+').trim_start_matches('+');
    let unit = |kind| Clinging::Unit(Value::of(to, kind));
    match suffix {
        "" | "k" | "m" | "b" | "bn" | "mm" | "mn" => Clinging::Nothing,
        "%" | "pp" | "bps" | "pct" => unit(QuantityKind::Percent),
        "x" | "×" | "-fold" | "fold" | "-x" => unit(QuantityKind::Multiple),
        // "5S" and "1990s" are no seconds.
        "s" | "h" if line.word(to - 1).ends_with(['S', 'H']) || number.digits.len() == 4 => Clinging::Foreign,
        _ if words::DURATIONS.contains(suffix) => unit(QuantityKind::Duration),
        _ if words::DATA_UNITS.contains(suffix) => {
            if matches!(line.low(to), "of" | "data" | "per" | "logs" | "a" | "daily") {
                unit(QuantityKind::Count)
            } else {
                Clinging::Foreign
            }
        }
        _ if suffix.starts_with('/') => ratio(line, index, to, number),
        _ => hyphenated(line, index, to, number, suffix),
    }
}

/// `4.8/5`, `9/10`, "12/14 teams": a rating or a share, unlike `24/7` and `3090/3080`.
fn ratio(line: &Line<'_>, index: usize, to: usize, number: &Number<'_>) -> Clinging {
    let right = &number.suffix[1..];
    let near = || index.saturating_sub(3)..index + 4;
    if near().any(|at| line.low(at) == "gpa") {
        return Clinging::Foreign;
    }
    let rated = near().any(|at| {
        matches!(
            line.low(at),
            "rating" | "rated" | "score" | "scored" | "satisfaction" | "csat" | "nps" | "average" | "stars"
        )
    });
    let scale = matches!(right, "5" | "10" | "100" | "5.0") && (rated || number.digits.contains('.'));
    let (part, whole) = (number.digits.parse::<u32>(), right.parse::<u32>());
    let share = matches!((part, whole), (Ok(part), Ok(whole)) if part <= whole) && !is_name(line, index);
    let shared = share && (words::is_plural(line.low(to)) || line.low(to) == "of" || right == "10");
    if scale || shared {
        let unit = shared && words::is_plural(line.low(to));
        Clinging::Unit(Value::of(to + usize::from(unit), QuantityKind::Ratio))
    } else {
        Clinging::Foreign
    }
}

/// `6-month`, `10-15%`, `3-to-12-month`, `two-week`, `400-seat`, unlike `12-factor` and `1-click`.
fn hyphenated(line: &Line<'_>, index: usize, to: usize, number: &Number<'_>, suffix: &str) -> Clinging {
    let Some(rest) = suffix.strip_prefix('-') else { return Clinging::Foreign };
    let last = rest.rsplit('-').next().unwrap_or(rest);
    let end = last.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    let ranged = last.len() > end.len();
    let unit = |kind, hint| Clinging::Unit(Value { to, kind: Some(kind), hint, bare: false });
    if rest.ends_with("-old") || rest.ends_with("-olds") {
        return Clinging::Foreign;
    }
    match rate::unit(end.trim_end_matches('+')) {
        "" if ranged && number.money => unit(QuantityKind::Money, Hint::Open),
        // "$70-million"
        end if number.money && words::MAGNITUDES.contains(end) => unit(QuantityKind::Money, Hint::Open),
        "" if ranged && !number.is_year() && number.digits.len() < 4 && last == rest => Clinging::Nothing,
        "k" | "m" if ranged => Clinging::Nothing,
        "%" | "percent" => unit(QuantityKind::Percent, Hint::Open),
        "x" | "fold" => unit(QuantityKind::Multiple, Hint::Result),
        "point" | "points" => unit(QuantityKind::Count, Hint::Open),
        end if words::DURATIONS.contains(end) && !(end == "s" || end == "h" || end == "m") => {
            let hint = if line.is(to, words::DIRECTIONS) { Hint::Result } else { Hint::Time };
            unit(QuantityKind::Duration, if ranged { Hint::Open } else { hint })
        }
        end if end == rest && !number.is_year() && !is_name(line, index) && !is_label(line, index) && sizes(end) => {
            unit(QuantityKind::Count, Hint::Size)
        }
        _ => Clinging::Foreign,
    }
}

/// Whether `noun` in `400-seat hall` is something that is counted: a design is "3-tier", a list "12-factor".
fn sizes(noun: &str) -> bool {
    let named = matches!(
        noun,
        "factor"
            | "click"
            | "tier"
            | "way"
            | "step"
            | "phase"
            | "layer"
            | "level"
            | "bit"
            | "byte"
            | "axis"
            | "dimensional"
            | "dimension"
            | "star"
            | "degree"
            | "sided"
            | "party"
            | "shot"
            | "pager"
            | "pizza"
            | "liner"
            | "speed"
            | "wheel"
            | "stop"
            | "door"
            | "colour"
            | "color"
            | "pass"
            | "stroke"
            | "key"
            | "piece"
            | "time"
            | "year"
            | "old"
            | "olds"
            | "volt"
            | "watt"
            | "inch"
            | "based"
            | "class"
            | "series"
            | "core"
            | "tuple"
            | "gram"
            | "dimensions"
            | "legged"
    );
    noun == "bed"
        || noun.len() > 2
            && noun.bytes().all(|byte| byte.is_ascii_lowercase())
            && !named
            && !["ed", "able", "ible", "ive", "ary", "ic", "iant", "native", "like", "ready", "al", "ly", "ing"]
                .iter()
                .any(|ending| noun.ends_with(ending))
}

/// A number whose unit, if any, is in the words after it.
fn following(line: &Line<'_>, index: usize, end: usize, number: &Number<'_>) -> Option<Value> {
    let mut to = end;
    let mut large =
        !matches!(number.suffix.trim_end_matches('+').trim_end_matches(|c: char| c.is_ascii_digit()), "" | "-")
            || number.suffix.ends_with('+')
            || number.is_grouped()
            || number.word && line.low(index).len() > 5 && line.is(index, words::MAGNITUDES);
    while line.is(to, words::MAGNITUDES) {
        large |= line.low(to).len() > 3;
        to += 1;
    }
    if number.word && line.low(to) == "of" && words::MAGNITUDES.contains(line.low(to + 1).trim_end_matches('s')) {
        // "hundreds of thousands of users"
        to += 2;
    }
    let unit = rate::unit(line.low(to));
    let signed = matches!(line.word(to), "€" | "£" | "$" | "¥" | "₹");
    if number.money || signed || words::CURRENCY.contains(unit) && !is_name(line, index) {
        return Some(Value::of(if number.money { to } else { to + 1 }, QuantityKind::Money));
    }
    if words::PERCENT.contains(unit) || unit == "%" {
        let two = matches!(unit, "percentage" | "basis") && line.is_word(to + 1);
        return Some(Value::of(to + 1 + usize::from(two), QuantityKind::Percent));
    }
    // "a 0.48 MAP score"
    if number.digits.contains('.') && line.low(to + 1) == "score" {
        return Some(Value::of(to + 2, QuantityKind::Ratio));
    }
    if matches!(unit, "f1" | "auc" | "bleu" | "rmse" | "points") && !number.word {
        return Some(Value::of(to + 1, QuantityKind::Ratio));
    }
    if unit == "times" {
        let compares = line.is(to + 1, words::DIRECTIONS) || matches!(line.low(to + 1), "more" | "less" | "the" | "as");
        if compares {
            return Some(Value::of(to + 1, QuantityKind::Multiple));
        }
        return Some(Value { to: to + 1, kind: Some(QuantityKind::Count), hint: Hint::Size, bare: false });
    }
    let labelled = is_label(line, index);
    // "two HR handbooks", "three SEC filings"
    let shouted = unit.len() > 1 && line.word(to).bytes().all(|byte| byte.is_ascii_uppercase());
    if words::DURATIONS.contains(unit) && unit.len() > 1 && !labelled && !shouted
        || matches!(unit, "s" | "h") && line.tokens.get(to).is_some_and(|token| token.span.len() == 1)
    {
        return Some(Value::of(to + 1, QuantityKind::Duration));
    }
    if words::DATA_UNITS.contains(unit) && matches!(line.low(to + 1), "of" | "data" | "per" | "logs") {
        return Some(Value::of(to + 1, QuantityKind::Count));
    }
    if let Some(end) = share(line, to) {
        return Some(Value::of(end, QuantityKind::Ratio));
    }
    let named = is_name(line, index) || labelled;
    if number.is_year()
        && (!words::is_plural(unit)
            || line.is_capital(to)
            || line.low(index.wrapping_sub(1)) == "the"
            || line.is(index.wrapping_sub(1), words::PREPOSITIONS)
            || named)
    {
        return None;
    }
    if !named && let Some(end) = counted(line, to, number) {
        return Some(Value::of(end, QuantityKind::Count));
    }
    if large && !named {
        return Some(Value { to, kind: Some(QuantityKind::Count), hint: Hint::Open, bare: true });
    }
    // "hired 12 nurses, three of whom stayed"
    let of_those = line.low(to) == "of" && whole::is_those(line.low(to + 1));
    if !named && (of_those || is_group_of(line, index)) {
        return Some(Value { to, kind: Some(QuantityKind::Count), hint: Hint::Size, bare: true });
    }
    // "NPS +12"
    let measure = |at: usize| line.is(at, words::DIRECTIONS) || line.is(at, words::MEASURES);
    if line.word(index).starts_with(['+', '-']) && index > 0 && measure(index - 1) && !number.is_year() {
        return Some(Value { to, kind: Some(QuantityKind::Count), hint: Hint::Result, bare: true });
    }
    let scored =
        matches!(line.low(index.wrapping_sub(1)), "to" | "of" | "at" | "by") && index >= 2 && measure(index - 2);
    if scored && !number.word {
        return Some(Value { to, kind: Some(QuantityKind::Count), hint: Hint::Open, bare: true });
    }
    // A product's version is a number as well: only a name keeps a bare value out of "from … to …".
    (!named && (!number.word || number.suffix.is_empty())).then_some(Value {
        to,
        kind: None,
        hint: Hint::Open,
        bare: true,
    })
}

/// "zero downtime", "zero security incidents": nothing where something could have been.
fn no_trouble(line: &Line<'_>, index: usize) -> Option<Value> {
    let noun = (index + 1..index + 4)
        .take_while(|&at| line.kind(at) == Kind::Word)
        .find(|&at| line.is(at, words::TROUBLE) || words::is_plural(line.low(at)))?;
    let function = (index + 1..noun).any(|at| line.is_function(at));
    (!function).then(|| Value::of(noun + 1, QuantityKind::Count))
}

/// "a team of six", "a crew of 7": people counted without being named.
fn is_group_of(line: &Line<'_>, index: usize) -> bool {
    let of =
        (index.saturating_sub(4)..index).rev().find(|&at| !near::is_approximation(line, at) || line.low(at) == "of");
    let Some(of) = of.filter(|&of| of > 0) else { return false };
    let group = line.low(of - 1);
    matches!(line.low(of), "of" | "to")
        && matches!(
            group,
            "team"
                | "teams"
                | "crew"
                | "squad"
                | "group"
                | "groups"
                | "staff"
                | "panel"
                | "cohort"
                | "class"
                | "classes"
                | "committee"
                | "board"
                | "fleet"
                | "party"
                | "portfolio"
                | "department"
                | "unit"
                | "headcount"
                | "workforce"
                | "audience"
                | "community"
                | "family"
                | "network"
                | "caseload"
                | "total"
        )
}

/// The end of "of 10", "out of 10".
fn share(line: &Line<'_>, to: usize) -> Option<usize> {
    let number = match line.low(to) {
        "of" => to + 1,
        "out" if line.low(to + 1) == "of" => to + 2,
        _ => return None,
    };
    let number = if matches!(line.low(number), "the" | "our" | "all") { number + 1 } else { number };
    let read = Number::read(line.low(number)).filter(|number| number.suffix.is_empty() && !number.is_year())?;
    (!read.money).then_some(number + 1)
}

/// The end of the plural noun that a number counts, at most four words on.
fn counted(line: &Line<'_>, to: usize, number: &Number<'_>) -> Option<usize> {
    let mut at = to;
    let collective =
        number.word && line.low(to - 1).ends_with('s') || matches!(line.low(to - 1), "dozen" | "k" | "million");
    if line.low(at) == "of" && collective {
        at += 1;
    }
    for at in at..at + 4 {
        if line.kind(at) == Kind::And || at >= line.len() || line.kind(at) != Kind::Word {
            return None;
        }
        let low = rate::unit(line.low(at));
        if low == "or" && line.low(at + 1) == "so" || low == "so" && line.low(at - 1) == "or" {
            continue;
        }
        if words::is_function(low) && low != "and" {
            return None;
        }
        // "a three man team"
        if at == to && matches!(low, "man" | "woman" | "person") {
            return Some(at + 1);
        }
        if words::is_plural(low) {
            // "12 services teams" counts teams: take the last of a run of plurals.
            let more = words::is_plural(line.low(at + 1)) && line.kind(at + 1) == Kind::Word;
            return Some(if more { at + 2 } else { at + 1 });
        }
    }
    None
}

/// Whether the number belongs to the name before it: `Python 3`, `Tier 1`, `Windows 10`.
fn is_name(line: &Line<'_>, index: usize) -> bool {
    let Some(previous) = index.checked_sub(1) else { return false };
    if line.kind(previous) != Kind::Word || !line.is_capital(previous) {
        return false;
    }
    let low = line.low(previous);
    let starts = previous == 0 || !line.is_word(previous - 1);
    let plain = line.is(previous, words::PREPOSITIONS)
        || line.is(previous, words::DETERMINERS)
        || line.is(previous, words::FLUFF)
        || line.is(previous, words::APPROXIMATIONS)
        || low == "i";
    let verb = line.as_form(previous, Form::Past).is_some()
        || low.ends_with("ed")
        || starts && !line.senses(previous).is_empty();
    let measure = line.is(previous, words::DIRECTIONS) || line.is(previous, words::MEASURES);
    !(plain || verb || measure)
}

fn is_label(line: &Line<'_>, index: usize) -> bool {
    let Some(previous) = index.checked_sub(1) else { return false };
    let low = line.low(previous);
    line.is(previous, words::LABELS)
        || line.word(index).starts_with('#')
        || near::before(line, index) == usize::MAX && low == "top"
}
