//! A toy reader of inline Markdown, enough to test rewriting without the parser.

use career_ls::text::{Mark, MarkKind, Passage, PassageBuilder, Span};

/// Reads `**a**`, `` `a` ``, `[a](b)` and `\x`.
pub fn passage(source: &str) -> Passage {
    let mut builder = PassageBuilder::new(source.to_owned());
    let mut strong: Option<(usize, usize)> = None;
    let mut at = 0;
    while at < source.len() {
        let rest = &source[at..];
        let c = rest.chars().next().expect("inside");
        if rest.starts_with("**") {
            match strong.take() {
                Some((from, words)) => {
                    builder.mark(mark(MarkKind::Strong, from..at + 2, words..builder.plain_len(), None))
                }
                None => strong = Some((at, builder.plain_len())),
            }
            at += 2;
        } else if c == '`' && rest[1..].contains('`') {
            let end = at + 1 + rest[1..].find('`').expect("closes");
            let words = builder.plain_len();
            builder.copy(Span::new(at + 1, end));
            builder.mark(mark(MarkKind::Code, at..end + 1, words..builder.plain_len(), None));
            at = end + 1;
        } else if c == '[' && rest.contains("](") {
            let middle = at + rest.find("](").expect("found");
            let end = middle + source[middle..].find(')').expect("closes") + 1;
            let words = builder.plain_len();
            builder.copy(Span::new(at + 1, middle));
            let target = Some(source[middle + 2..end - 1].to_owned());
            builder.mark(mark(MarkKind::Link, at..end, words..builder.plain_len(), target));
            at = end;
        } else if c == '\\' && rest.len() > 1 {
            let next = rest[1..].chars().next().expect("inside").len_utf8();
            builder.resolve(Span::new(at, at + 1 + next), &rest[1..=next]);
            at += 1 + next;
        } else if c == '\n' {
            builder.resolve(Span::new(at, at + 1), " ");
            at += 1;
        } else {
            builder.copy(Span::new(at, at + c.len_utf8()));
            at += c.len_utf8();
        }
    }
    builder.finish()
}

fn mark(kind: MarkKind, span: std::ops::Range<usize>, words: std::ops::Range<usize>, target: Option<String>) -> Mark {
    Mark { kind, span: span.into(), words: words.into(), target }
}
