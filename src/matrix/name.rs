use crate::text::Span;

/// The name in kebab-case, as a heading's anchor: letters of any script and digits are kept in lower case, blanks,
/// hyphens, underscores and slashes become one hyphen, everything else goes.
pub fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut gap = false;
    for c in name.chars() {
        if c.is_alphanumeric() || is_combining(c) {
            if gap && !out.is_empty() {
                out.push('-');
            }
            gap = false;
            out.extend(c.to_lowercase());
        } else if c.is_whitespace() || matches!(c, '-' | '_' | '/' | '‐' | '‑' | '–' | '—') {
            gap = true;
        }
    }
    out
}

/// An accent typed as a character of its own belongs to its letter.
fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Where a name stands in `text` once its decoration is off: emphasis, emoji, numbering marks, a weight like `(20%)`, a
/// closing colon.
pub fn bare(text: &str) -> Span {
    let opens = |c: char| c.is_alphanumeric() || c == '(';
    let Some(start) = text.find(opens) else { return Span::empty(0) };
    let start = start + numbering(&text[start..]);
    let mut name = &text[start..];
    loop {
        let before = name;
        name = name.trim_end_matches(|c: char| !closes(c));
        name = without_weight(name);
        if name == before {
            break Span::new(start, start + name.len());
        }
    }
}

/// Length of `1. ` or `2) ` at the start, where a name follows.
fn numbering(name: &str) -> usize {
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let Some(rest) = name[digits..].strip_prefix(['.', ')']) else { return 0 };
    let blank = rest.len() - rest.trim_start().len();
    if digits > 0 && blank > 0 && rest.len() > blank { digits + 1 + blank } else { 0 }
}

fn closes(c: char) -> bool {
    c.is_alphanumeric() || is_combining(c) || matches!(c, ')' | '+' | '#' | '?' | '!')
}

/// Takes off a closing weight: `(20%)`, `(weight: 20 %)`.
fn without_weight(name: &str) -> &str {
    let Some(inner) = name.strip_suffix(')') else { return name };
    let Some(open) = inner.rfind('(') else { return name };
    if inner[open..].trim_end().ends_with('%') && open > 0 { &name[..open] } else { name }
}

/// The words of a name in lower case, for comparing: `Sr. TPM II` is `senior`, `tpm`, `2`; `Level 5` is `l5`.
pub fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        let word = match word.as_str() {
            "sr" => "senior",
            "jr" => "junior",
            "i" => "1",
            "ii" => "2",
            "iii" => "3",
            "iv" => "4",
            "v" => "5",
            other => other,
        };
        match words.last_mut() {
            Some(last) if last == "level" && word.bytes().all(|byte| byte.is_ascii_digit()) => {
                *last = format!("l{word}");
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_anchors() {
        for (name, expected) in [
            ("Program Execution", "program-execution"),
            ("#program_execution", "program-execution"),
            ("[[Program  Execution]]", "program-execution"),
            ("Planning & Execution", "planning-execution"),
            ("Mentoring/Coaching", "mentoring-coaching"),
            ("Qualité d’écriture", "qualité-décriture"),
            ("影響力", "影響力"),
            ("🚀 Delivery 🚀", "delivery"),
            ("C++", "c"),
            ("…", ""),
        ] {
            assert_eq!(slug(name), expected, "{name}");
        }
    }

    #[test]
    fn decoration_comes_off_a_name() {
        for (text, expected) in [
            ("**Program Execution**", "Program Execution"),
            ("*Influence* (20%)", "Influence"),
            ("🎯 Focus:", "Focus"),
            ("Team Growth (20%)", "Team Growth"),
            ("**Craft (weight: 20 %)**", "Craft"),
            ("Staff (L6)", "Staff (L6)"),
            ("L5 (Target):", "L5 (Target)"),
            ("C++", "C++"),
            ("### 1. Product Strategy (20%)", "Product Strategy"),
            ("2.0", "2.0"),
            ("***", ""),
        ] {
            assert_eq!(bare(text).of(text), expected, "{text}");
        }
    }

    #[test]
    fn words_have_one_spelling() {
        assert_eq!(words("Sr. TPM II"), ["senior", "tpm", "2"]);
        assert_eq!(words("Level 5"), ["l5"]);
    }
}
