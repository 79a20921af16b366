//! Slots that an author or a tool left to be filled.

use crate::text::Span;

/// The unfilled slots of `plain`, in order.
pub fn placeholders(plain: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut at = 0;
    let mut previous = None;
    while let Some(c) = plain[at..].chars().next() {
        let rest = &plain[at..];
        let starts = previous.is_none_or(|c: char| !c.is_alphanumeric());
        let len = match c {
            '⟨' => enclosed(rest, '⟩'),
            '[' => enclosed(rest, ']').filter(|&len| is_slot(&rest[1..len - 1], &rest[len..])),
            '_' if previous != Some('_') => underscores(rest, starts),
            'X' | '$' | '€' | '£' if starts => letters(rest),
            'T' if starts => to_do(plain, at),
            _ => None,
        };
        let step = len.unwrap_or(c.len_utf8());
        if let Some(len) = len {
            out.push(Span::new(at, at + len));
        }
        previous = plain[at..at + step].chars().next_back();
        at += step;
    }
    out
}

/// The length of a bracketed stretch, at most 60 bytes of it.
fn enclosed(rest: &str, close: char) -> Option<usize> {
    rest.char_indices().take(60).skip(1).find(|&(_, c)| c == close).map(|(at, c)| at + c.len_utf8())
}

/// Whether the words in square brackets are a gap to fill: `[X, Y]`, `[metric]`, `[your number]`, unlike `[ci]` or `[x]`.
fn is_slot(inner: &str, after: &str) -> bool {
    if after.starts_with(['(', '[', ':']) {
        return false;
    }
    let words: Vec<&str> = inner.split([' ', ',', '/']).filter(|word| !word.is_empty()).collect();
    let letter = |word: &str| {
        matches!(
            word,
            "X" | "Y" | "Z" | "N" | "XX" | "YY" | "X%" | "XX%" | "N%" | "$X" | "TBD" | "TODO" | "TK" | "…" | "..."
        )
    };
    let joins = |word: &str| matches!(word, "and" | "or" | "to" | "&" | "%");
    if words.iter().any(|word| letter(word)) && words.iter().all(|word| letter(word) || joins(word)) {
        return true;
    }
    let asks = [
        "metric",
        "insert",
        "number",
        "your",
        "placeholder",
        "amount",
        "baseline",
        "before",
        "after",
        "value",
        "fill",
        "company",
        "name",
        "result",
    ];
    let first = words.first().map(|word| word.to_ascii_lowercase()).unwrap_or_default();
    asks.contains(&first.as_str())
        && words.len() <= 6
        && inner.chars().all(|c| c.is_alphanumeric() || " ,/%'-".contains(c))
}

/// `__ to __`, `__%`: two or more underscores that emphasise nothing.
fn underscores(rest: &str, starts: bool) -> Option<usize> {
    let run = rest.bytes().take_while(|&b| b == b'_').count();
    let after = rest[run..].chars().next();
    let free = after.is_none_or(|c| !c.is_alphanumeric());
    if run < 2 || !starts || !free {
        return None;
    }
    for between in [" to ", " → ", " -> ", " and "] {
        if let Some(tail) = rest[run..].strip_prefix(between) {
            let second = tail.bytes().take_while(|&b| b == b'_').count();
            if second >= 2 {
                return Some(run + between.len() + second);
            }
        }
    }
    Some(run)
}

/// `XX%`, `$XX`, `X%`, `XX`, `$X`.
fn letters(rest: &str) -> Option<usize> {
    let money = rest.chars().next().filter(|c| *c != 'X').map_or(0, char::len_utf8);
    let run = rest[money..].bytes().take_while(|&b| b == b'X').count();
    let end = money + run;
    let after = rest[end..].chars().next();
    let percent = after == Some('%');
    let magnitude = money > 0
        && matches!(after, Some('K' | 'M' | 'B' | 'k' | 'm'))
        && !rest[end + 1..].starts_with(char::is_alphanumeric);
    let free = after.is_none_or(|c| !c.is_alphanumeric());
    match run {
        1.. if percent => Some(end + 1),
        1.. if magnitude => Some(end + 1),
        1.. if money > 0 && free => Some(end),
        // XXL, XXX are sizes and marks; a bare XX stands for a number.
        2 if free && !rest[end..].starts_with('-') => Some(end),
        _ => None,
    }
}

/// TBD and TODO as words of their own, where they stand for what is missing and not in a name ("TODO list app").
fn to_do(plain: &str, at: usize) -> Option<usize> {
    let rest = &plain[at..];
    let word = ["TBD", "TODO", "TBC"].into_iter().find(|word| rest.starts_with(word))?;
    let after = &rest[word.len()..];
    if after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/')) {
        return None;
    }
    let next: String = after.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
    let before = plain[..at].trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let named = word == "TODO"
        && (["list", "lists", "app", "apps", "tracker", "comments", "comment", "items", "item", "board", "manager"]
            .contains(&next.as_str())
            || ["a", "an", "the", "every", "all", "A", "The"].contains(&before));
    (!named).then_some(word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(plain: &str) -> Vec<&str> {
        placeholders(plain).into_iter().map(|span| span.of(plain)).collect()
    }

    #[test]
    fn gaps_are_found() {
        assert_eq!(found("Cut ⟨what⟩ from ⟨before⟩ to __"), ["⟨what⟩", "⟨before⟩", "__"]);
        assert_eq!(found("Shipped [X, Y, and Z] for [X, Y]"), ["[X, Y, and Z]", "[X, Y]"]);
        assert_eq!(found("Saved $XX, up XX% from __ to __"), ["$XX", "XX%", "__ to __"]);
        assert_eq!(found("Result: TBD. TODO: add number"), ["TBD", "TODO"]);
        assert_eq!(found("grew by [metric]"), ["[metric]"]);
    }

    #[test]
    fn what_only_looks_like_a_gap_is_none() {
        for plain in [
            "[ci]",
            "[x] done",
            "[ ] open",
            "Built a TODO list app",
            "__init__ and snake__case",
            "XXL shirts",
            "MAX",
            "Xbox",
            "$5 saved",
            "TBDs",
            "[a](b)",
            "STODO",
            "a_b",
        ] {
            assert!(found(plain).is_empty(), "{plain}: {:?}", found(plain));
        }
    }
}
