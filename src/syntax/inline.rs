use std::cell::RefCell;
use std::sync::LazyLock;

use tree_sitter::{Language, Node, Parser};

use crate::text::{Mark, MarkKind, Passage, PassageBuilder, Span};

use super::roles::Roles;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Strong,
    Emphasis,
    Strike,
    Delimiter,
    Code,
    Link,
    Reference,
    Shortcut,
    Words,
    Label,
    Target,
    Image,
    Address,
    Html,
    Escape,
    Entity,
    Break,
}

static ROLES: LazyLock<Roles<Role>> = LazyLock::new(|| {
    let language: Language = tree_sitter_md::INLINE_LANGUAGE.into();
    Roles::new(&language, include_str!("../../queries/markdown_inline/passage.scm"), |capture| {
        Some(match capture {
            "strong" => Role::Strong,
            "emphasis" => Role::Emphasis,
            "strike" => Role::Strike,
            "delimiter" => Role::Delimiter,
            "code" => Role::Code,
            "link" => Role::Link,
            "reference" => Role::Reference,
            "shortcut" => Role::Shortcut,
            "words" => Role::Words,
            "label" => Role::Label,
            "target" => Role::Target,
            "image" => Role::Image,
            "address" => Role::Address,
            "html" => Role::Html,
            "escape" => Role::Escape,
            "entity" => Role::Entity,
            "break" => Role::Break,
            _ => return None,
        })
    })
});

thread_local! {
    static PARSER: RefCell<Parser> = RefCell::new({
        let mut parser = Parser::new();
        parser.set_language(&tree_sitter_md::INLINE_LANGUAGE.into()).expect("the grammar's version is supported");
        parser
    });
}

/// Reads the words of `source`. `gaps` are the pieces of it that belong to a container (the `>` or indent that
/// continues it). The tree is always fresh: incremental inline parses are known to differ.
pub(super) fn passage(source: &str, gaps: &[Span]) -> Passage {
    let mut reader = Reader {
        builder: PassageBuilder::new(source.to_owned()),
        source: source.to_owned(),
        gaps: gaps.to_vec(),
        at: 0,
    };
    if has_markup(source) {
        // What stands in a gap is blanked rather than cut out, so that offsets stay those of the source.
        let mut text = source.as_bytes().to_vec();
        for gap in gaps {
            text[gap.range()].fill(b' ');
        }
        let tree = PARSER.with_borrow_mut(|parser| parser.parse(&text, None));
        if let Some(tree) = tree {
            reader.walk(tree.root_node());
        }
    }
    reader.copy_to(source.len());
    let passage = reader.builder.finish();
    with_addresses(passage)
}

/// Whether the inline grammar could find anything. Most statements hold none of these.
fn has_markup(source: &str) -> bool {
    source.bytes().any(|byte| matches!(byte, b'*' | b'_' | b'`' | b'[' | b'<' | b'\\' | b'&' | b'~'))
}

struct Reader {
    builder: PassageBuilder,
    source: String,
    gaps: Vec<Span>,
    at: usize,
}

impl Reader {
    /// Takes the source up to `to` as words: line ends and what continues a container become one blank.
    fn copy_to(&mut self, to: usize) {
        while self.at < to {
            if let Some(gap) = self.gaps.iter().find(|gap| gap.touches(self.at) && self.at < gap.end).copied() {
                self.at = gap.end.min(to);
                continue;
            }
            let stop = self.gaps.iter().map(|gap| gap.start).filter(|&start| start > self.at).min();
            let stop = stop.unwrap_or(to).min(to);
            let rest = &self.source[self.at..stop];
            match rest.find(['\n', '\r']) {
                Some(0) => self.soft_break(to),
                Some(len) => {
                    let words = self.source[self.at..self.at + len].trim_end_matches([' ', '\t']).len();
                    self.builder.copy(Span::new(self.at, self.at + words));
                    self.at += len;
                }
                None => {
                    self.builder.copy(Span::new(self.at, stop));
                    self.at = stop;
                }
            }
        }
    }

    fn soft_break(&mut self, to: usize) {
        let start = self.at;
        while self.at < to {
            let in_gap = self.gaps.iter().any(|gap| gap.start <= self.at && self.at < gap.end);
            if !in_gap && !matches!(self.source.as_bytes()[self.at], b'\n' | b'\r' | b' ' | b'\t') {
                break;
            }
            self.at += 1;
        }
        if !self.builder.ends_blank() && self.at < self.source.len() {
            self.builder.resolve(Span::new(start, self.at), " ");
        }
    }

    fn skip_to(&mut self, to: usize) {
        self.at = self.at.max(to);
    }

    fn walk(&mut self, node: Node<'_>) {
        let mut cursor = node.walk();
        for child in node.children(&mut cursor) {
            self.node(child);
        }
    }

    fn node(&mut self, node: Node<'_>) {
        let span: Span = node.byte_range().into();
        let Some(role) = ROLES.of(node) else { return self.walk(node) };
        match role {
            Role::Strong => self.wrapped(node, MarkKind::Strong),
            Role::Emphasis => self.wrapped(node, MarkKind::Emphasis),
            Role::Strike if span.of(&self.source).starts_with("~~") => self.wrapped(node, MarkKind::Strike),
            Role::Code => self.wrapped(node, MarkKind::Code),
            Role::Link => self.link(node, MarkKind::Link),
            Role::Reference => self.link(node, MarkKind::Reference),
            Role::Shortcut => self.shortcut(node),
            Role::Image | Role::Html => {
                self.copy_to(span.start);
                let kind = if role == Role::Image { MarkKind::Image } else { MarkKind::Html };
                let target = child_of(node, Role::Target).map(|child| self.text(child));
                self.empty_mark(kind, span, target);
            }
            Role::Address => {
                self.copy_to(span.start);
                self.skip_to(span.start + 1);
                let start = self.builder.plain_len();
                self.copy_to(span.end - 1);
                self.skip_to(span.end);
                let target = Span::new(span.start + 1, span.end - 1).of(&self.source).to_owned();
                let words = Span::new(start, self.builder.plain_len());
                self.builder.mark(Mark { kind: MarkKind::Address, span, words, target: Some(target) });
            }
            Role::Escape => {
                self.copy_to(span.start);
                let words = Span::new(span.start + 1, span.end).of(&self.source).to_owned();
                self.builder.resolve(span, &words);
                self.skip_to(span.end);
            }
            Role::Entity => {
                self.copy_to(span.start);
                let words = html_escape::decode_html_entities(span.of(&self.source)).into_owned();
                self.builder.resolve(span, &words);
                self.skip_to(span.end);
            }
            Role::Break => {
                self.copy_to(span.start);
                self.at = span.start + usize::from(span.of(&self.source).starts_with('\\'));
            }
            Role::Strike | Role::Delimiter | Role::Words | Role::Label | Role::Target => self.walk(node),
        }
    }

    /// Markup with delimiters at both ends: `**a**`, `` `a` ``.
    fn wrapped(&mut self, node: Node<'_>, kind: MarkKind) {
        let span: Span = node.byte_range().into();
        let mut inner = span;
        let mut cursor = node.walk();
        let mut body = Vec::new();
        let mut content = false;
        for child in node.children(&mut cursor) {
            let at: Span = child.byte_range().into();
            let delimiter = ROLES.of(child) == Some(Role::Delimiter);
            if delimiter && at.start == inner.start && !content {
                inner.start = at.end;
            } else if delimiter && at.start >= inner.start {
                inner.end = inner.end.min(at.start);
            } else {
                content = true;
                body.push(child);
            }
        }
        if kind == MarkKind::Strike {
            inner = Span::new(span.start + 2, span.end - 2);
        }
        self.copy_to(span.start);
        self.skip_to(inner.start);
        let start = self.builder.plain_len();
        if kind != MarkKind::Code {
            for child in body {
                if kind == MarkKind::Strike {
                    self.walk(child);
                } else {
                    self.node(child);
                }
            }
        }
        self.copy_to(inner.end);
        self.skip_to(span.end);
        let words = Span::new(start, self.builder.plain_len());
        self.builder.mark(Mark { kind, span, words, target: None });
    }

    fn link(&mut self, node: Node<'_>, kind: MarkKind) {
        let span: Span = node.byte_range().into();
        let target = match kind {
            MarkKind::Link => child_of(node, Role::Target).map(|child| self.text(child)).unwrap_or_default(),
            _ => child_of(node, Role::Label)
                .or_else(|| child_of(node, Role::Words))
                .map(|child| self.text(child).trim_matches(['[', ']']).to_owned())
                .unwrap_or_default(),
        };
        self.copy_to(span.start);
        let start = self.builder.plain_len();
        if let Some(words) = child_of(node, Role::Words) {
            self.skip_to(words.start_byte());
            self.walk(words);
            self.copy_to(words.end_byte());
        }
        self.skip_to(span.end);
        let words = Span::new(start, self.builder.plain_len());
        self.builder.mark(Mark { kind, span, words, target: Some(target) });
    }

    /// `[a]`: a footnote, a wiki link, or a reference whose definition may or may not exist. The last is kept as it
    /// stands, brackets and all: without a definition that is what a reader sees.
    fn shortcut(&mut self, node: Node<'_>) {
        let span: Span = node.byte_range().into();
        let label = Span::new(span.start + 1, span.end - 1).of(&self.source).to_owned();
        let wiki = self.source[..span.start].ends_with('[')
            && self.source[span.end..].starts_with(']')
            && self.at < span.start;
        if let Some(name) = label.strip_prefix('^') {
            self.copy_to(span.start);
            self.empty_mark(MarkKind::Footnote, span, Some(name.to_owned()));
        } else if wiki {
            let whole = Span::new(span.start - 1, span.end + 1);
            self.copy_to(whole.start);
            self.skip_to(span.start + 1);
            let start = self.builder.plain_len();
            self.copy_to(span.end - 1);
            self.skip_to(whole.end);
            let words = Span::new(start, self.builder.plain_len());
            self.builder.mark(Mark { kind: MarkKind::Wiki, span: whole, words, target: Some(label) });
        } else {
            self.copy_to(span.start);
            let start = self.builder.plain_len();
            self.copy_to(span.end);
            let words = Span::new(start, self.builder.plain_len());
            self.builder.mark(Mark { kind: MarkKind::Reference, span, words, target: Some(label) });
        }
    }

    /// Markup whose words are not the author's statement. A blank before and after it is one blank.
    fn empty_mark(&mut self, kind: MarkKind, span: Span, target: Option<String>) {
        self.skip_to(span.end);
        let words = Span::empty(self.builder.plain_len());
        self.builder.mark(Mark { kind, span, words, target });
    }

    fn text(&self, node: Node<'_>) -> String {
        Span::from(node.byte_range()).of(&self.source).to_owned()
    }
}

fn child_of(node: Node<'_>, role: Role) -> Option<Node<'_>> {
    let mut cursor = node.walk();
    node.children(&mut cursor).find(|&child| ROLES.of(child) == Some(role))
}

/// Marks bare addresses, which the grammar reads as words.
fn with_addresses(mut passage: Passage) -> Passage {
    if !passage.source.contains("://") {
        return passage;
    }
    let mut found = Vec::new();
    for scheme in ["https://", "http://"] {
        for (start, _) in passage.source.match_indices(scheme) {
            let rest = &passage.source[start..];
            let end =
                rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`')).unwrap_or(rest.len());
            let end = start + rest[..end].trim_end_matches(['.', ',', ';', ':', ')', ']', '!', '?', '*', '_']).len();
            let span = Span::new(start, end);
            if !passage.marks.iter().any(|mark| mark.span.overlaps(span) && mark.span.contains(Span::empty(start))) {
                found.push(span);
            }
        }
    }
    for span in found {
        let words = Span::new(passage.plain_offset(span.start), passage.plain_offset(span.end));
        let target = Some(span.of(&passage.source).to_owned());
        passage.marks.push(Mark { kind: MarkKind::Address, span, words, target });
    }
    passage.marks.sort_by_key(|mark| (mark.span.start, usize::MAX - mark.span.end));
    passage
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(source: &str) -> Vec<(MarkKind, String, Option<String>)> {
        let passage = passage(source, &[]);
        passage
            .marks
            .iter()
            .map(|mark| (mark.kind, mark.words.of(&passage.plain).to_owned(), mark.target.clone()))
            .collect()
    }

    fn plain(source: &str) -> String {
        passage(source, &[]).plain
    }

    #[test]
    fn markup_is_off_the_words() {
        assert_eq!(plain("a **b *c*** `x` _d_ ~~e~~ ![i](j)f"), "a b c x d e f");
        assert_eq!(plain(r"cut \~30% &amp; 2\*3"), "cut ~30% & 2*3");
        assert_eq!(plain("~30% and ~40% of $5 and $6"), "~30% and ~40% of $5 and $6");
        assert_eq!(plain("a<!-- note --> b"), "a b");
        assert_eq!(plain("**a** b_c_d 2 * 3 * 4"), "a b_c_d 2 * 3 * 4");
        assert_eq!(
            plain("left [X, Y] and [[Program Execution]] and note[^n]"),
            "left [X, Y] and Program Execution and note"
        );
    }

    #[test]
    fn lines_are_joined() {
        assert_eq!(plain("one  \ntwo\\\nthree \r\n   four\rfive"), "one two three four five");
        let quote = passage("quote\n> **more", &[Span::new(6, 8)]);
        assert_eq!(quote.plain, "quote **more");
        let start = quote.plain.find("more").expect("kept");
        assert_eq!(quote.source_span(Span::new(start, start + 4)), Span::new(10, 14));
    }

    #[test]
    fn links_know_where_they_lead() {
        assert_eq!(
            marks("see [the *log*](ci.md \"t\") <https://a.b> https://c.d/e_f. [r][x] [s] [[w]] [^n]"),
            [
                (MarkKind::Link, "the log".to_owned(), Some("ci.md".to_owned())),
                (MarkKind::Emphasis, "log".to_owned(), None),
                (MarkKind::Address, "https://a.b".to_owned(), Some("https://a.b".to_owned())),
                (MarkKind::Address, "https://c.d/e_f".to_owned(), Some("https://c.d/e_f".to_owned())),
                (MarkKind::Reference, "r".to_owned(), Some("x".to_owned())),
                (MarkKind::Reference, "[s]".to_owned(), Some("s".to_owned())),
                (MarkKind::Wiki, "w".to_owned(), Some("w".to_owned())),
                (MarkKind::Footnote, String::new(), Some("n".to_owned())),
            ]
        );
    }

    #[test]
    fn an_escape_is_found_where_it_stands() {
        let passage = passage(r"Cut platform spend by \~30% in Q2 2026 \- see [notes](https://n.example)", &[]);
        let start = passage.plain.find('~').expect("kept");
        assert_eq!(passage.source_span(Span::new(start, start + 4)).of(&passage.source), r"\~30%");
    }
}
