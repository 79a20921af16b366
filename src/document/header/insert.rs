//! Where a key is added to a header, written as its author writes headers.

use crate::document::Document;
use crate::settings::{Entry, Value, ValueKind};
use crate::syntax::UnitKind;
use crate::text::{Span, Template};

impl Document {
    /// Where and what to insert so that `key: value` stands under `career:`: on a line of its own after the last key, or
    /// inside the braces; a key that is there without a value gets the value. None where there are no keys under
    /// `career:`, or where the key has a value. The value is YAML as it stands: see [`yaml_value`].
    pub fn header_entry(&self, key: &str, value: Template) -> Option<(Span, Template)> {
        let first = self.parts.first().filter(|first| first.part.unit.kind == UnitKind::Metadata)?;
        let (span, before) = place(&first.part.unit.text, key)?;
        let template = Template::text(before).joined(value);
        Some((span.shifted(first.start), template))
    }
}

/// `value` as a scalar of YAML, in quotes where it would be read otherwise.
pub fn yaml_value(value: &str) -> String {
    let plain = |(at, c): (usize, char)| match c {
        // `builtin:tpm` is one word; `Staff: Infra` would be a key.
        ':' => value[at + 1..].starts_with(char::is_alphanumeric),
        _ => c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '(' | ')' | '.' | '/'),
    };
    let nothing = matches!(value.to_lowercase().as_str(), "" | "null");
    if !nothing && value.trim() == value && !value.starts_with('-') && value.char_indices().all(plain) {
        return value.to_owned();
    }
    let mut out = String::from("\"");
    for c in value.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// What is replaced in front matter, and what comes before the value.
fn place(text: &str, key: &str) -> Option<(Span, String)> {
    let (body, offset) = super::body(text)?;
    let value = Value::from_yaml(body).ok()?;
    let career = value.entries().iter().find(|entry| entry.key == "career")?;
    let ValueKind::Table(entries) = &career.value.kind else { return None };
    if let Some(entry) = entries.iter().find(|entry| entry.key == key) {
        let (span, before) = blank(body, entry)?;
        return Some((span.shifted(offset), before));
    }
    let last = entries.iter().max_by_key(|entry| entry.key_span.start)?;
    let braces = body[career.key_span.end..last.key_span.start].find('{');
    let (at, before) = match braces {
        Some(open) => {
            let at = end_of_braces(body, career.key_span.end + open)?;
            let comma = if body[..at].ends_with(',') { " " } else { ", " };
            (at, format!("{comma}{key}: "))
        }
        None => after_lines(body, last, key),
    };
    Some((Span::empty(at + offset), before))
}

/// Where the value of an entry that has none goes.
fn blank(body: &str, entry: &Entry) -> Option<(Span, String)> {
    if entry.value.kind != ValueKind::Null {
        return None;
    }
    let written = entry.value.span;
    if matches!(written.of(body), "~" | "null" | "Null" | "NULL") {
        return Some((written, String::new()));
    }
    let rest = &body[entry.key_span.end..];
    let colon = rest.find(':').filter(|&colon| !rest[..colon].contains(['\n', '\r', ',', '}']))?;
    Some((Span::empty(entry.key_span.end + colon + 1), " ".to_owned()))
}

/// The end of the last line that belongs to `last`, and a new line as deep as its key.
fn after_lines(body: &str, last: &Entry, key: &str) -> (usize, String) {
    let line_end = |from: usize| body[from..].find(['\n', '\r']).map_or(body.len(), |at| from + at);
    let start = body[..last.key_span.start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let indent = &body[start..last.key_span.start];
    let mut end = line_end(last.key_span.end);
    let mut at = end;
    while at < body.len() {
        at += 1;
        let line = &body[at..line_end(at)];
        let words = line.trim_start();
        let deep = line.len() - words.len();
        at += line.len();
        if words.is_empty() {
            continue;
        }
        // The items of a list may stand as deep as its key.
        if deep <= indent.len() && !(deep == indent.len() && words.starts_with("- ")) {
            break;
        }
        end = at;
    }
    let new_line = if body.contains("\r\n") {
        "\r\n"
    } else if body.contains('\n') {
        "\n"
    } else {
        "\r"
    };
    (end, format!("{new_line}{indent}{key}: "))
}

/// One past the last word or comma before the brace that closes the one at `open`.
fn end_of_braces(body: &str, open: usize) -> Option<usize> {
    let mut depth = 0;
    let mut end = open + 1;
    let mut last = '{';
    let mut quote: Option<char> = None;
    let mut chars = body[open..].char_indices().map(|(at, c)| (open + at, c));
    while let Some((at, c)) = chars.next() {
        if let Some(mark) = quote {
            if c == '\\' && mark == '"' {
                chars.next();
            } else if c == mark {
                quote = None;
                end = at + 1;
            }
            continue;
        }
        match c {
            '"' | '\'' if matches!(last, '{' | '[' | ',' | ':') => quote = Some(c),
            '#' if body[..at].ends_with(char::is_whitespace) => {
                chars.by_ref().find(|(_, c)| matches!(c, '\n' | '\r'));
                continue;
            }
            '{' | '[' => depth += 1,
            ']' => depth -= 1,
            '}' if depth == 1 => return Some(end),
            '}' => depth -= 1,
            _ => {}
        }
        if !c.is_whitespace() {
            last = c;
            end = at + c.len_utf8();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` with `matrix: "a, b.md"` added.
    fn with(text: &str) -> Option<String> {
        let (span, before) = place(text, "matrix")?;
        let mut out = text.to_owned();
        out.replace_range(span.range(), &format!("{before}{}", yaml_value("a, b.md")));
        let header = super::super::Header::read(&out);
        assert_eq!(header.get("matrix"), Some("a, b.md"), "{out}");
        let old = super::super::Header::read(text);
        for field in &old.fields {
            assert_eq!(header.get(field.key), Some(field.text.as_str()), "{out}");
        }
        Some(out)
    }

    #[test]
    fn a_key_gets_a_line_as_deep_as_the_others() {
        let text = "---\ntitle: x\ncareer:\n    kind: promotion  # as é said\n    role: TPM\n\ntags: [a]\n---\n";
        let wanted = text.replace("role: TPM\n", "role: TPM\n    matrix: \"a, b.md\"\n");
        assert_eq!(with(text), Some(wanted));
        let windows = "---\r\ncareer:\r\n  kind: promotion\r\n---\r\n";
        let wanted = windows.replace("promotion\r\n", "promotion\r\n  matrix: \"a, b.md\"\r\n");
        assert_eq!(with(windows), Some(wanted));
        let long = "---\ncareer:\n  kind: promotion\n  one-sentence: >\n    Made it\n\n    dull\n---\n";
        assert_eq!(with(long), Some(long.replace("dull\n", "dull\n  matrix: \"a, b.md\"\n")));
        let list = "---\ncareer:\n  kind: promotion\n  role:\n  - TPM\nother: 1\n---\n";
        assert_eq!(with(list), Some(list.replace("- TPM\n", "- TPM\n  matrix: \"a, b.md\"\n")));
    }

    #[test]
    fn a_key_goes_inside_the_braces() {
        for (before, after) in [
            ("{kind: promotion}", "{kind: promotion, matrix: \"a, b.md\"}"),
            ("{kind: promotion, }", "{kind: promotion, matrix: \"a, b.md\" }"),
            ("{kind: promotion, team: \"a } b\" }", "{kind: promotion, team: \"a } b\", matrix: \"a, b.md\" }"),
            ("{kind: promotion, vouch: Sam's}", "{kind: promotion, vouch: Sam's, matrix: \"a, b.md\"}"),
            ("{\n  kind: promotion # }\n  }", "{\n  kind: promotion, matrix: \"a, b.md\" # }\n  }"),
        ] {
            let text = |header: &str| format!("---\ncareer: {header}\n---\n");
            assert_eq!(with(&text(before)), Some(text(after)));
        }
    }

    #[test]
    fn a_key_without_a_value_gets_one() {
        let text = "---\ncareer:\n  matrix:\n  kind: promotion\n---\n";
        assert_eq!(with(text), Some(text.replace("matrix:", "matrix: \"a, b.md\"")));
        let none = "---\ncareer:\n  matrix: ~\n  kind: promotion\n---\n";
        assert_eq!(with(none), Some(none.replace('~', "\"a, b.md\"")));
    }

    #[test]
    fn what_has_no_keys_or_has_the_key_gets_nothing() {
        for text in [
            "---\ntitle: x\n---\n",
            "---\ncareer: promotion\n---\n",
            "---\ncareer:\n---\n",
            "---\ncareer: {}\n---\n",
            "---\ncareer: {kind: [\n---\n",
            "---\ncareer:\n  kind: promotion\n  matrix: m.md\n---\n",
            "# no header\n",
            "",
        ] {
            assert_eq!(with(text), None, "{text}");
        }
    }

    #[test]
    fn a_value_is_quoted_where_it_must_be() {
        for plain in ["Staff (L6)", "builtin:tpm", "matrix-2026.md", "Zürich"] {
            assert_eq!(yaml_value(plain), plain);
        }
        for quoted in ["Staff: Infra", "a, b", "- x", "", "null", " x", "#4", "x:"] {
            assert_eq!(yaml_value(quoted), format!("\"{quoted}\""));
        }
        assert_eq!(yaml_value("a \"b\" \\ c\nd"), r#""a \"b\" \\ c d""#);
    }
}
