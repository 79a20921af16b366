//! A name as the format around it wants it written.

use crate::settings::yaml_text;
use crate::syntax;
use crate::text::{Edit, Span};

/// How a file is written, as far as a name in it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::features) enum Format {
    /// Words between Markdown's markup.
    Markdown,
    /// Words between HTML tags.
    Html,
    /// A scalar of YAML.
    Yaml,
    /// A text of JSON.
    Json,
    /// A text or a key of TOML.
    Toml,
    /// A cell; what divides it from others.
    Sheet(char),
}

/// Puts `name` in place of `span` of `text`.
///
/// # Errors
/// Where the format has no way to write it: why.
pub(in crate::features) fn name(text: &str, span: Span, name: &str, format: Format) -> Result<Edit, String> {
    let written = span.of(text);
    match format {
        Format::Markdown => Ok(Edit { span, text: markdown(name)? }),
        Format::Html => Ok(Edit { span, text: html_escape::encode_text(name).into_owned() }),
        Format::Json => Ok(Edit { span: unquoted(span, written), text: inside_double(name) }),
        Format::Yaml | Format::Toml => Ok(scalar(text, span, name, format)),
        Format::Sheet(divider) => {
            let inner = unquoted(span, written);
            let quoted = inner != span || text[..span.start].ends_with('"') && text[span.end..].starts_with('"');
            let doubled = name.replace('"', "\"\"");
            let must = name.contains([divider, '"']) || name != name.trim();
            if quoted || !must {
                return Ok(Edit { span: inner, text: if quoted { doubled } else { name.to_owned() } });
            }
            Ok(Edit { span, text: format!("\"{doubled}\"") })
        }
    }
}

/// The words as Markdown that is read back as the same words; as they are where that is so already.
///
/// # Errors
/// Where no escape helps.
pub(super) fn markdown(words: &str) -> Result<String, String> {
    let reads = |source: &str| {
        let passage = syntax::passage(source);
        passage.plain == words && passage.marks.is_empty()
    };
    if reads(words) {
        return Ok(words.to_owned());
    }
    let mut escaped = String::new();
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '!') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    if reads(&escaped) { Ok(escaped) } else { Err("Markdown has no way to write this name as plain words.".to_owned()) }
}

/// A scalar in the quotes that it has, in new ones where it needs some.
fn scalar(text: &str, span: Span, name: &str, format: Format) -> Edit {
    let written = span.of(text);
    let inner = unquoted(span, written);
    let quote = if inner == span { text[..span.start].chars().next_back() } else { written.chars().next() };
    let closed = inner != span || quote.is_some_and(|quote| text[span.end..].starts_with(quote));
    match quote.filter(|_| closed) {
        Some('"') => Edit { span: inner, text: inside_double(name) },
        Some('\'') if format == Format::Yaml => Edit { span: inner, text: name.replace('\'', "''") },
        Some('\'') if !name.contains('\'') => Edit { span: inner, text: name.to_owned() },
        Some('\'') => {
            Edit { span: Span::new(inner.start - 1, inner.end + 1), text: format!("\"{}\"", inside_double(name)) }
        }
        // A number stays one where one stood.
        _ if is_number(written) && is_number(name) => Edit { span, text: name.to_owned() },
        _ => Edit { span, text: plain(name, format) },
    }
}

/// A scalar without quotes where that is read as the same text.
fn plain(name: &str, format: Format) -> String {
    let bare = if format == Format::Toml {
        name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
    } else {
        // What stands within braces or brackets ends at a comma.
        let core = name.trim_start_matches("../").trim_start_matches("./");
        !name.contains([',', '[', ']', '{', '}', '#', ':']) && yaml_text(core) == core
    };
    if bare { name.to_owned() } else { format!("\"{}\"", inside_double(name)) }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn inside_double(name: &str) -> String {
    let quoted = serde_json::Value::from(name).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

fn unquoted(span: Span, written: &str) -> Span {
    let quoted = |quote: char| written.len() >= 2 && written.starts_with(quote) && written.ends_with(quote);
    if quoted('"') || quoted('\'') { Span::new(span.start + 1, span.end - 1) } else { span }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(text: &str, old: &str, new: &str, format: Format) -> String {
        let start = text.find(old).expect("there");
        let edit = name(text, Span::new(start, start + old.len()), new, format).expect("can be written");
        format!("{}{}{}", &text[..edit.span.start], edit.text, &text[edit.span.end..])
    }

    #[test]
    fn each_format_has_its_quotes() {
        use Format::{Html, Json, Markdown, Sheet, Toml, Yaml};
        for (text, old, new, format, wanted) in [
            ("- a: b", "a", "Plan: é", Yaml, "- \"Plan: é\": b"),
            ("- a: b", "a", "Plan", Yaml, "- Plan: b"),
            ("- 'a': b", "a", "It's", Yaml, "- 'It''s': b"),
            ("- \"a\": b", "a", "x \"y\"", Yaml, "- \"x \\\"y\\\"\": b"),
            ("- \"a\": b", "\"a\"", "x \"y\"", Yaml, "- \"x \\\"y\\\"\": b"),
            ("{a: b}", "a", "x, y", Yaml, "{\"x, y\": b}"),
            ("a = 1", "a", "b c", Toml, "\"b c\" = 1"),
            ("x = 'a'", "a", "it's", Toml, "x = \"it's\""),
            ("{\"a\": 1}", "a", "x\"y", Json, "{\"x\\\"y\": 1}"),
            ("a,b", "a", "x, y", Sheet(','), "\"x, y\",b"),
            ("a,b", "a", "x; y", Sheet(','), "x; y,b"),
            ("\"a\",b", "a", "x \"y\"", Sheet(','), "\"x \"\"y\"\"\",b"),
            ("<td>a</td>", "a", "R&D <1", Html, "<td>R&amp;D &lt;1</td>"),
            ("| **a** |", "a", "R&D *x*", Markdown, "| **R\\&D \\*x\\*** |"),
            ("| a |", "a", "R&D", Markdown, "| R&D |"),
        ] {
            assert_eq!(put(text, old, new, format), wanted);
        }
    }
}
