//! E-mail addresses, phone numbers and given names in a text, and what only looks like one.

use crate::text::Span;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// An e-mail address.
    Mail,
    /// A phone number.
    Phone,
    /// A name of the author's own list.
    Name,
}

/// The e-mail addresses and phone numbers of `text`, in order. Those in the address of a page are left alone.
pub(super) fn contacts(text: &str) -> Vec<(Span, Detail)> {
    let bytes = text.as_bytes();
    let mut out: Vec<(Span, Detail)> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let found = match bytes[at] {
            b'@' => mail(text, at).map(|span| (span, Detail::Mail)),
            b'+' | b'(' | b'0'..=b'9' => phone(text, at).map(|span| (span, Detail::Phone)),
            _ => None,
        };
        let next = found.map_or(at + 1, |(span, _)| span.end.max(at + 1));
        out.extend(found.filter(|(span, _)| out.last().is_none_or(|(last, _)| last.end <= span.start)));
        at = next;
    }
    out
}

/// The address around the sign at byte `at`.
fn mail(text: &str, at: usize) -> Option<Span> {
    let local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let start = at - text[..at].len() + text[..at].trim_end_matches(local).len();
    let start = start + text[start..at].find(|c: char| c.is_ascii_alphanumeric())?;
    let host = &text[at + 1..];
    let end = host.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(host.len());
    let host = host[..end].trim_end_matches(['.', '-']);
    let labels: Vec<&str> = host.split('.').collect();
    let last = labels.last()?;
    let named = labels.len() > 1 && labels.iter().all(|label| !label.is_empty());
    let country = (2..=24).contains(&last.len()) && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    // `git@host:repository` and `user@host/path` in an address are no mail.
    let after = text[at + 1 + host.len()..].chars().next();
    let remote = &text[start..at] == "git" && matches!(after, Some(':' | '/'));
    (named && country && !remote && !is_in_page(text, start)).then(|| Span::new(start, at + 1 + host.len()))
}

/// Whether byte `at` lies in the address of a page: evidence, not a way to reach somebody.
fn is_in_page(text: &str, at: usize) -> bool {
    let token = text[..at].rsplit(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '"'));
    token.into_iter().next().is_some_and(|token| token.contains("://") || token.contains("www."))
}

/// A phone number, as far as it can be told from other numbers.
fn phone(text: &str, at: usize) -> Option<Span> {
    let before = text[..at].chars().next_back();
    let labelled = is_labelled(&text[..at]);
    let joined = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                '+' | '-' | '.' | '/' | '_' | '#' | '@' | '=' | '&' | '?' | '%' | '$' | '€' | '£' | '~' | ',' | '('
            )
    };
    if before.is_some_and(joined) && !(before == Some('(') && text[at..].starts_with('+')) || is_in_page(text, at) {
        return None;
    }
    let (groups, end) = groups(&text[at..]);
    let after = &text[at + end..];
    let goes_on = after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | '_' | '@'))
        || after.starts_with(['.', ',', '-', '/']) && after[1..].starts_with(|c: char| c.is_alphanumeric());
    let lens: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let digits: usize = lens.iter().sum();
    if goes_on
        || !(7..=15).contains(&digits)
        || matches!(lens[..], [4, 2, 2] | [2, 2, 4] | [8]) && !text[at..].starts_with('+')
    {
        return None;
    }
    let is = if text[at..].starts_with('+') {
        let thousands = digits <= 9 && lens.len() > 1 && lens[1..].iter().all(|len| *len == 3);
        let round = groups.last().is_some_and(|last| last.ends_with("000"));
        digits >= 8 && !groups[0].starts_with('0') && !thousands && !round
    } else if labelled {
        true
    } else {
        // "(555) 234-5678", "555-234-5678", "1-555-234-5678".
        let national = match lens[..] {
            [3, 3, 4] => Some((groups[0], groups[1])),
            [1, 3, 3, 4] if groups[0] == "1" => Some((groups[1], groups[2])),
            _ => None,
        };
        let joined = !text[at..at + end].contains(' ') || text[at..].starts_with('(');
        national.is_some_and(|(area, exchange)| {
            joined && !area.starts_with(['0', '1']) && !exchange.starts_with(['0', '1'])
        })
    };
    is.then(|| Span::new(at, at + end))
}

/// Whether the words right before say that a phone number follows.
fn is_labelled(before: &str) -> bool {
    let before = before.trim_end_matches([' ', ':', '.', '\u{a0}', '*']);
    if before.ends_with(['☎', '📞', '📱']) {
        return true;
    }
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    ["tel", "telephone", "phone", "mobile", "cell", "whatsapp", "fax"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

/// The groups of digits that `text` begins with, parted by what parts those of a phone number, and where they end.
fn groups(text: &str) -> (Vec<&str>, usize) {
    let mut groups = Vec::new();
    let mut at = text.len() - text.trim_start_matches(['+', '(']).len();
    let mut end = 0;
    loop {
        let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || groups.len() > 6 {
            return (groups, end);
        }
        groups.push(&text[at..at + digits]);
        end = at + digits;
        let parts = |c: &char| matches!(c, ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}' | '\u{2011}');
        at = end + text[end..].chars().take(3).take_while(parts).map(char::len_utf8).sum::<usize>();
    }
}

/// The names of `list` in `text`, in order, in any case: whole words; `*` at an end stands for the rest of a word.
pub(super) fn names(text: &str, list: &[String]) -> Vec<Span> {
    let list: Vec<(Vec<char>, bool)> = list
        .iter()
        .map(|name| (name.trim().trim_end_matches('*').to_lowercase().chars().collect(), name.trim().ends_with('*')))
        .filter(|(name, _): &(Vec<char>, bool)| !name.is_empty())
        .collect();
    let mut out: Vec<Span> = Vec::new();
    let mut before = None;
    let mut free = 0;
    for (at, c) in text.char_indices() {
        let starts = !before.is_some_and(char::is_alphanumeric) && at >= free;
        before = Some(c);
        if !starts {
            continue;
        }
        let found = list.iter().filter_map(|(name, open)| named(&text[at..], name, *open)).max();
        if let Some(len) = found {
            out.push(Span::new(at, at + len));
            free = at + len;
        }
    }
    out
}

/// How many bytes of `text` are that name, if it begins with it.
fn named(text: &str, name: &[char], open: bool) -> Option<usize> {
    let mut wanted = name.iter().copied();
    let mut len = 0;
    let mut chars = text.chars().peekable();
    while wanted.len() > 0 {
        let c = chars.next()?;
        // A name may be broken over two lines.
        let c = if c.is_whitespace() { ' ' } else { c };
        for low in c.to_lowercase() {
            if wanted.next() != Some(low) {
                return None;
            }
        }
        len += c.len_utf8();
    }
    let rest: usize = text[len..].chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    if open { Some(len + rest) } else { (rest == 0).then_some(len) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        contacts(text).into_iter().map(|(span, _)| span.of(text)).collect()
    }

    #[test]
    fn ways_to_reach_somebody() {
        for (text, wanted) in [
            ("write to ana.reyes+work@mail.acme.example.", "ana.reyes+work@mail.acme.example"),
            ("[Ana](mailto:ana@acme.example)", "ana@acme.example"),
            ("<ana@acme.example>", "ana@acme.example"),
            ("call +351 912 345 678 any time", "+351 912 345 678"),
            ("(+49 170 1234567)", "+49 170 1234567"),
            ("+44 (0)20 7946 0958", "+44 (0)20 7946 0958"),
            ("tel:+351912345678", "+351912345678"),
            ("Call (555) 234-5678.", "(555) 234-5678"),
            ("555-234-5678", "555-234-5678"),
            ("1-555-234-5678", "1-555-234-5678"),
            ("Phone: 912 345 678", "912 345 678"),
            ("📞 0351 2345678", "0351 2345678"),
        ] {
            assert_eq!(found(text), [wanted], "{text}");
        }
    }

    #[test]
    fn numbers_that_are_none() {
        for text in [
            "v1.2.3.4 and 18.2.0-rc.1",
            "node@18.2.0",
            "LEDG-212, INC-555-234-5678",
            "2026-11-20",
            "2025-2026",
            "11/20/2026",
            "from 12 000 000 to 15 000 000",
            "+15 000 000 users",
            "+1 200 000 000 requests",
            "1,234,567,890",
            "10.0.12.255",
            "ISBN 978-3-16-148410-0",
            "job 4417-2210-33",
            "git@host.example:org/repo.git",
            "https://user@host.example/path",
            "https://d.example/555-234-5678",
            "[log](evidence/555-234-5678.md)",
            "100-200-3000",
            "a@b",
            "@ana",
            "x @ y.com",
            "phone 2026-11-20",
            "+5 points",
            "C++20 2026",
            "https://medium.example/@ana.reyes.blog",
            "12345678901234567890",
            "555-234-5678-9012",
            "3f2a@1.2",
            "é@é.é",
            "+",
            "@",
            "(",
            "9 of 12, 555",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn names_of_a_list_are_whole_words() {
        let list =
            ["Acme".to_owned(), "Project Fal*".to_owned(), "İnês Duarte".to_owned(), " ".to_owned(), "*".to_owned()];
        let text = "ACME's plan, acmeist, Project\nFalcon, projects Fal, é İnês Duarte 🚀 Acme";
        let found: Vec<&str> = names(text, &list).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["ACME", "Project\nFalcon", "İnês Duarte", "Acme"]);
        assert!(names(text, &[]).is_empty() && names("", &list).is_empty());
    }
}
