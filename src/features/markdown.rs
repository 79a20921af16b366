use crate::case::Kept;
use crate::framework::Citation;

/// Text of a document or a matrix as words: nothing in it is markup, a link or a command.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        if !out.is_empty() {
            out.push(' ');
        }
        let line = line.trim();
        for (at, c) in line.char_indices() {
            let opens = at == 0 && matches!(c, '#' | '+' | '-' | '=');
            let active = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '!');
            // An address is a link without any markup around it.
            let address = c == ':' && line[at..].starts_with("://");
            if opens || active || address {
                out.push('\\');
            }
            if !c.is_control() {
                out.push(c);
            }
        }
    }
    out
}

/// "promotion framing, step 2 of 6: History (*Title*, Author)".
pub(super) fn cite(citation: &Citation) -> String {
    let number = citation.number.map(|number| format!(" {number}")).unwrap_or_default();
    format!("{}, {}{number}: {} ({})", citation.framework, citation.part, citation.name, citation.source)
}

/// What the proof bank keeps under a label, as a list.
pub(super) fn kept(kept: &Kept) -> String {
    let lines: Vec<String> = kept.told.iter().map(|told| format!("- {}", escape(told))).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_outside_is_markup() {
        assert_eq!(escape("a multi-team *b*\n# [c](command:d)"), r"a multi-team \*b\* \# \[c\](command:d)");
        assert_eq!(escape("<img onerror=x> https://a.b $(zap)"), r"\<img onerror=x\> https\://a.b \$(zap)");
    }
}
