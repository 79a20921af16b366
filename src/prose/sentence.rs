use crate::text::Span;

/// Words after which a full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "e.g", "i.e", "vs", "etc", "approx", "incl", "excl", "resp", "cf", "al", "dr", "mr", "mrs", "ms", "prof", "sr",
    "jr", "st", "no", "inc", "ltd", "corp", "co", "dept", "est", "fig", "jan", "feb", "mar", "apr", "jun", "jul",
    "aug", "sep", "sept", "oct", "nov", "dec", "u.s", "u.k", "a.m", "p.m", "ph.d", "min", "max", "avg",
];

/// The sentences of `plain`, without the blanks between them.
pub fn sentences(plain: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut chars = plain.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        // Closing quotes and brackets belong to the sentence that they close.
        let mut end = at + c.len_utf8();
        while let Some(&(next, c)) = chars.peek() {
            if !matches!(c, '.' | '!' | '?' | '…' | '"' | '”' | '’' | '\'' | ')' | ']') {
                break;
            }
            end = next + c.len_utf8();
            chars.next();
        }
        let rest = &plain[end..];
        let next = rest.trim_start();
        let spaced = next.len() < rest.len();
        let opens = next.chars().next().is_some_and(|c| !c.is_lowercase() && !matches!(c, ',' | ';' | ':' | ')'));
        if spaced && opens && !(c == '.' && is_abbreviation(&plain[start..at])) {
            push(plain, start, end, &mut out);
            start = end;
        }
    }
    push(plain, start, plain.len(), &mut out);
    out
}

fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit([' ', '(', '[', '/']).next().unwrap_or_default();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

fn push(plain: &str, start: usize, end: usize, out: &mut Vec<Span>) {
    let text = &plain[start..end];
    let body = text.trim();
    if !body.is_empty() {
        let start = start + (text.len() - text.trim_start().len());
        out.push(Span::new(start, start + body.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_would_stop() {
        let text = "Cut cost, e.g. by 3.5 %. Then Dr. Wu said “Done.” We grew! ok? 2 teams use v1.2. ";
        let found: Vec<&str> = sentences(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(
            found,
            ["Cut cost, e.g. by 3.5 %.", "Then Dr. Wu said “Done.”", "We grew! ok?", "2 teams use v1.2."]
        );
        assert_eq!(sentences("  "), []);
    }
}
