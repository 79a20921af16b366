//! Rust source as far as a law has to read it.

/// Rust source with comments, strings and characters blanked, byte for byte: what is left is code.
pub(crate) fn code(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = at + literal(&text[at..], at > 0 && is_word(bytes[at - 1]));
        if end > at {
            for byte in &mut out[at..end] {
                if *byte != b'\n' {
                    *byte = b' ';
                }
            }
            at = end;
        } else {
            at += 1;
            while !text.is_char_boundary(at) {
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_default()
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Bytes of the comment, string or character that `rest` starts with; 0 where it starts with none.
fn literal(rest: &str, in_word: bool) -> usize {
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return rest.find("*/").map_or(rest.len(), |end| end + 2);
    }
    let hashes = rest.strip_prefix('r').map(|raw| raw.len() - raw.trim_start_matches('#').len());
    if let Some(hashes) = hashes.filter(|&hashes| !in_word && rest[1 + hashes..].starts_with('"')) {
        let close = format!("\"{}", "#".repeat(hashes));
        let open = hashes + 2;
        return rest[open..].find(&close).map_or(rest.len(), |end| open + end + close.len());
    }
    let quote = match rest.chars().next() {
        Some('"') => '"',
        // `'a'` is a character and `'a` a lifetime.
        Some('\'') => {
            let mut chars = rest[1..].chars();
            let first = chars.next();
            if first == Some('\\') || (first.is_some() && chars.next() == Some('\'')) { '\'' } else { return 0 }
        }
        _ => return 0,
    };
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == quote && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    rest.len()
}

/// The words of `code`, each with where it starts.
pub(crate) fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + code[at..].find(|c: char| c.is_alphanumeric() || c == '_')?;
        let len = code[start..].find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(code.len() - start);
        at = start + len;
        Some((start, &code[start..at]))
    })
}

#[test]
fn only_code_is_code() {
    let text = "use a; // crate::b\nlet x = \"crate::\\\"c\"; let y = r#\"crate::\"d\"#; let z = '\"'; fn f<'e>() {} /* crate */";
    let code = code(text);
    assert_eq!(code.len(), text.len());
    let found: Vec<&str> = words(&code).map(|(_, word)| word).collect();
    assert_eq!(found, ["use", "a", "let", "x", "let", "y", "let", "z", "fn", "f", "e"]);
}
