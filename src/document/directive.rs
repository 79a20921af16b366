use crate::text::Span;

/// A comment that silences rules: `<!-- career-ls-disable-next-line task-phrasing -->`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// The whole comment.
    pub span: Span,
    /// What it covers.
    pub reach: Reach,
    /// The rules it names, each with its place; none means all.
    pub rules: Vec<(String, Span)>,
}

/// What a [`Directive`] covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// The line that it stands on.
    Line,
    /// The line after it.
    NextLine,
    /// From here until it is enabled again.
    Disable,
    /// Ends a [`Reach::Disable`].
    Enable,
    /// The whole file.
    File,
}

/// The directives in `text`.
pub(super) fn directives(text: &str) -> Vec<Directive> {
    let mut out = Vec::new();
    for (open, _) in text.match_indices("<!--") {
        let Some(len) = text[open..].find("-->") else { break };
        let inside = Span::new(open + 4, open + len);
        let Some(word) = inside.of(text).split_whitespace().next() else { continue };
        let reach = match word {
            "career-ls-disable" => Reach::Disable,
            "career-ls-enable" => Reach::Enable,
            "career-ls-disable-line" => Reach::Line,
            "career-ls-disable-next-line" => Reach::NextLine,
            "career-ls-disable-file" => Reach::File,
            _ => continue,
        };
        let from = inside.start + inside.of(text).find(word).unwrap_or(0) + word.len();
        let mut rules = Vec::new();
        let mut at = from;
        for piece in text[from..inside.end].split([' ', '\t', '\n', '\r', ',']) {
            // What follows `--` is the author's reason.
            if piece == "--" {
                break;
            }
            if !piece.is_empty() {
                rules.push((piece.to_owned(), Span::new(at, at + piece.len())));
            }
            at += piece.len() + 1;
        }
        out.push(Directive { span: Span::new(open, open + len + 3), reach, rules });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_name_rules_and_give_reasons() {
        let text = "a <!-- note --> <!-- career-ls-disable-line task-phrasing, missing-scope -- said by others --> <!--career-ls-enable-->";
        let found = directives(text);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].reach, Reach::Line);
        let names: Vec<(&str, &str)> =
            found[0].rules.iter().map(|(name, span)| (name.as_str(), span.of(text))).collect();
        assert_eq!(names, [("task-phrasing", "task-phrasing"), ("missing-scope", "missing-scope")]);
        assert_eq!((found[1].reach, found[1].rules.len()), (Reach::Enable, 0));
        assert_eq!(directives("<!-- career-ls-disable"), []);
    }
}
