use std::collections::HashMap;
use std::fmt::Write as _;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, html};

use crate::matrix::slug;
use crate::workspace::Analysis;

const STYLE: &str = include_str!("style.css");

/// Nothing is loaded and nothing runs. Styles are allowed inline, because the alignment of a table's columns is one; no
/// markup of the author's gets through that could use it.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// Schemes that a link of the page may have.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Pictures that may stand in the page itself. An SVG is a document with parts of its own, so it is none of them.
const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/// `clean`, the clean text of the document, as one page of HTML5 that needs nothing beside it. HTML of the author's is
/// shown as text.
pub fn page(analysis: &Analysis, clean: &str) -> String {
    let document = &analysis.document;
    let title = document.title.as_ref().map(|(title, _)| title);
    let title = title.or(document.sections.first().map(|section| &section.title));
    let title = title.map_or(document.kind.name(), String::as_str);
    // A wrong language is worse than none: readers aloud go by it.
    let lang = if document.is_foreign(None) || document.sections.iter().any(|section| section.foreign) {
        ""
    } else {
        " lang=\"en\""
    };
    let mut body = String::with_capacity(clean.len() * 2);
    html::push_html(&mut body, events(clean).into_iter());
    let mut out = String::with_capacity(body.len() + 4096);
    let title = html_escape::encode_text(title);
    // Neither writing to a String nor our own text fails.
    let _ = write!(
        out,
        "<!doctype html>\n<html{lang}>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    );
    out
}

/// What the page is made of: as the parser reads it, without what may not be in a page.
fn events(clean: &str) -> Vec<Event<'_>> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut filter = Filter::default();
    for event in Parser::new_ext(clean, options) {
        filter.take(event);
    }
    named(filter.out)
}

/// Takes events and passes on those that may be in a page.
#[derive(Default)]
struct Filter<'a> {
    out: Vec<Event<'a>>,
    /// What stands in place of each link and picture that is open.
    open: Vec<Shown>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Link,
    Picture,
    Words,
}

impl<'a> Filter<'a> {
    fn take(&mut self, event: Event<'a>) {
        match event {
            Event::Start(Tag::Link { ref dest_url, .. }) => {
                let shown = if self.may_link(dest_url) { Shown::Link } else { Shown::Words };
                self.open(shown, event);
            }
            Event::Start(Tag::Image { ref dest_url, .. }) if is_picture(dest_url) => self.open(Shown::Picture, event),
            // A picture elsewhere would have to be fetched: it is a link to there.
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                let shown = if self.may_link(&dest_url) { Shown::Link } else { Shown::Words };
                self.open(shown, Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => match self.open.pop() {
                Some(Shown::Link) => self.out.push(Event::End(TagEnd::Link)),
                Some(Shown::Picture) => self.out.push(Event::End(TagEnd::Image)),
                Some(Shown::Words) | None => {}
            },
            Event::Start(Tag::HtmlBlock) => self.out.push(Event::Start(Tag::CodeBlock(CodeBlockKind::Indented))),
            Event::End(TagEnd::HtmlBlock) => self.out.push(Event::End(TagEnd::CodeBlock)),
            // The one tag that Markdown has no other word for in a table.
            Event::InlineHtml(tag) if is_break(&tag) => self.out.push(Event::HardBreak),
            Event::Html(tag) | Event::InlineHtml(tag) => self.out.push(Event::Text(tag)),
            Event::FootnoteReference(label) => self.out.push(Event::FootnoteReference(note(&label))),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.out.push(Event::Start(Tag::FootnoteDefinition(note(&label))));
            }
            event => self.out.push(event),
        }
    }

    fn open(&mut self, shown: Shown, event: Event<'a>) {
        self.open.push(shown);
        if shown != Shown::Words {
            self.out.push(event);
        }
    }

    /// Whether there may be a link here: none stands in another one, or in a picture.
    fn may_link(&self, target: &str) -> bool {
        is_safe(target) && self.open.iter().all(|shown| *shown == Shown::Words)
    }
}

/// The name of a footnote, which no heading has.
fn note(label: &str) -> CowStr<'static> {
    format!("note-{label}").into()
}

/// Gives headings the names that links within the document use.
fn named(mut events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let mut taken: HashMap<String, usize> = HashMap::new();
    for start in 0..events.len() {
        if !matches!(events[start], Event::Start(Tag::Heading { .. })) {
            continue;
        }
        let inside = events[start + 1..].iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
        let words = inside.filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
            Event::SoftBreak | Event::HardBreak => Some(" "),
            _ => None,
        });
        let name = slug(&words.collect::<String>());
        let times = taken.entry(name.clone()).or_default();
        let unique = if *times == 0 { name } else { format!("{name}-{times}") };
        *times += 1;
        if let Event::Start(Tag::Heading { id, .. }) = &mut events[start] {
            *id = Some(unique.into()).filter(|id: &CowStr<'_>| !id.is_empty());
        }
    }
    events
}

fn is_break(tag: &str) -> bool {
    let name = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim();
    name.eq_ignore_ascii_case("br")
}

/// Whether a link may lead to `target`: to a page, an address for mail, or a file beside the document.
fn is_safe(target: &str) -> bool {
    // Browsers read past blanks and control characters, and take `\` for `/`.
    let read: String = target.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    if read.starts_with("//") || read.contains('\\') {
        return false;
    }
    let scheme = read.split(['/', '?', '#']).next().unwrap_or_default().split_once(':').map(|(scheme, _)| scheme);
    scheme.is_none_or(|scheme| SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)))
}

fn is_picture(target: &str) -> bool {
    let Some((head, body)) = target.split_once(',') else { return false };
    let Some((scheme, rest)) = head.split_once(':') else { return false };
    let (kind, base64) = rest.split_once(';').unwrap_or((rest, ""));
    scheme.eq_ignore_ascii_case("data")
        && PICTURES.iter().any(|known| kind.eq_ignore_ascii_case(known))
        && base64.eq_ignore_ascii_case("base64")
        && body.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(clean: &str) -> String {
        let mut out = String::new();
        html::push_html(&mut out, events(clean).into_iter());
        out
    }

    #[test]
    fn a_link_leads_where_a_reader_may_go() {
        for good in ["https://a.b/c?d#e", "mailto:a@b.c", "tel:+411", "#here", "evidence/ci.md", "a.md#b:c", "HTTP://a"]
        {
            assert!(is_safe(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "//host/share",
            "\\\\host\\share",
            "/\\host",
            "blob:x",
        ] {
            assert!(!is_safe(bad), "{bad}");
        }
    }

    #[test]
    fn what_may_not_be_in_a_page_is_its_words() {
        assert_eq!(body("[a *b*](javascript:x)"), "<p>a <em>b</em></p>\n");
        assert_eq!(body("a<br>b <b onclick=x>c"), "<p>a<br />\nb &lt;b onclick=x&gt;c</p>\n");
        assert_eq!(body("![alt](https://a.b/c.png)"), "<p><a href=\"https://a.b/c.png\">alt</a></p>\n");
        assert_eq!(body("[![alt](c.png)](d)"), "<p><a href=\"d\">alt</a></p>\n");
        assert_eq!(body("![p](data:image/svg+xml;base64,AA==)"), "<p>p</p>\n");
        assert!(body("![p](data:image/png;base64,AA==)").contains("<img src=\"data:image/png;base64,AA==\" alt=\"p\""));
        assert!(body("<script>\nalert(1)\n</script>\n").contains("&lt;script&gt;\nalert(1)\n&lt;/script&gt;"));
    }

    #[test]
    fn headings_have_names_of_their_own() {
        let body = body("# É à\n\n## A *b*\n\n## A b\n\n## 🚀\n\n## \"><script>\n");
        for id in ["id=\"é-à\"", "id=\"a-b\"", "id=\"a-b-1\"", "<h2>🚀", "id=\"script\""] {
            assert!(body.contains(id), "{id}: {body}");
        }
    }
}
