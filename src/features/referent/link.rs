use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;

use crate::document::Document;
use crate::matrix::Matrix;
use crate::settings::Kind;
use crate::syntax::{self, BlockKind, Tree, UnitKind};
use crate::text::{Buffer, MarkKind, Passage, Span};
use crate::workspace::plain_path;

/// A link to a file, a heading, or anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::features) struct Link {
    /// Where it leads, as written, without angle brackets.
    pub(in crate::features) target: String,
    /// Where that stands.
    pub(in crate::features) span: Span,
    /// Whether it stands in angle brackets, where blanks are allowed.
    pub(in crate::features) angled: bool,
    /// Whether it is the definition of a label.
    pub(in crate::features) defines: bool,
}

impl Link {
    /// The part before `#`.
    pub(in crate::features) fn file(&self) -> &str {
        self.target.split('#').next().unwrap_or_default()
    }

    /// The part behind `#` and where it stands.
    pub(in crate::features) fn anchor(&self) -> Option<(&str, Span)> {
        let (file, anchor) = self.target.split_once('#')?;
        let start = self.span.start + file.len() + 1;
        Some((anchor, Span::new(start, start + anchor.len())))
    }
}

/// The links, images and definitions of links in `document`.
pub(in crate::features) fn links(document: &Document) -> Vec<Link> {
    let mut out = Vec::new();
    for placed in &document.parts {
        let unit = &placed.part.unit;
        if matches!(unit.kind, UnitKind::Metadata | UnitKind::Code | UnitKind::Break | UnitKind::Html) {
            continue;
        }
        if unit.kind == UnitKind::Definition {
            out.extend(definition(&unit.text, placed.start));
            continue;
        }
        if !unit.text.contains("](") && !unit.text.contains("]:") {
            continue;
        }
        for block in &unit.blocks {
            match block.kind {
                BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Lead => {
                    out.extend(inline(&unit.passage(block), placed.start + block.span.start));
                }
                BlockKind::Definition => {
                    out.extend(definition(block.span.of(&unit.text), placed.start + block.span.start));
                }
                _ => {}
            }
        }
        let tables = unit.tables();
        let rows = tables.iter().flat_map(|table| std::iter::once(&table.header).chain(&table.rows));
        for cell in rows.flat_map(|row| &row.cells) {
            out.extend(inline(&cell.passage, placed.start + cell.span.start));
        }
    }
    out
}

fn inline(passage: &Passage, at: usize) -> impl Iterator<Item = Link> {
    let marks = passage.marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Link | MarkKind::Image));
    marks.filter_map(move |mark| {
        let written = mark.span.of(&passage.source);
        let target = mark.target.as_deref()?;
        // The last opening that the target follows: words and titles may hold brackets, too.
        let start = written.rmatch_indices("](").find_map(|(open, _)| {
            let behind = &written[open + 2..];
            let rest = behind.trim_start();
            let bare = rest.strip_prefix('<').filter(|_| !target.starts_with('<'));
            let angled = bare.is_some();
            bare.unwrap_or(rest).starts_with(target).then(|| (open + 2 + (behind.len() - rest.len()), angled))
        });
        let (start, angled) = start?;
        let target = if angled { format!("<{target}>") } else { target.to_owned() };
        Some(link(&target, start + mark.span.start + at, false))
    })
}

/// The links of a definition: of a footnote those in its words.
fn definition(text: &str, at: usize) -> Vec<Link> {
    match footnote(text) {
        Some(start) => inline(&syntax::passage(&text[start..]), at + start).collect(),
        None => defined(text, at).into_iter().collect(),
    }
}

/// Where the words of a footnote begin that `text` defines, if it does.
pub(super) fn footnote(text: &str) -> Option<usize> {
    let lead = text.len() - text.trim_start().len();
    let (label, _) = text[lead..].strip_prefix("[^")?.split_once("]:")?;
    Some(lead + 2 + label.len() + 2)
}

/// A definition such as `[label]: file.md "title"`.
fn defined(text: &str, at: usize) -> Option<Link> {
    let open = text.find('[')?;
    let (label, _) = text[open + 1..].split_once("]:")?;
    let behind = open + 1 + label.len() + 2;
    let rest = text[behind..].trim_start();
    let start = text.len() - rest.len();
    let end =
        if rest.starts_with('<') { rest.find('>')? + 1 } else { rest.find(char::is_whitespace).unwrap_or(rest.len()) };
    Some(link(&rest[..end], start + at, true)).filter(|link| !link.target.is_empty())
}

fn link(target: &str, start: usize, defines: bool) -> Link {
    let inner = target.strip_prefix('<').map(|rest| rest.strip_suffix('>').unwrap_or(rest));
    let bare = inner.unwrap_or(target);
    let start = start + usize::from(inner.is_some());
    Link { target: bare.to_owned(), span: Span::new(start, start + bare.len()), angled: inner.is_some(), defines }
}

/// The path that `file`, written in the document at `own`, leads to: nowhere for an address, and for one that names no
/// file relative to the document. An empty one is the document itself.
pub(in crate::features) fn leads_to(file: &str, own: Option<&Path>) -> Option<PathBuf> {
    let own = own?;
    if file.is_empty() {
        return Some(own.to_owned());
    }
    let scheme =
        file.split_once(':').is_some_and(|(scheme, _)| scheme.chars().all(|c| c.is_ascii_alphanumeric() || c == '+'));
    if scheme || file.starts_with('/') || file.contains('?') {
        return None;
    }
    let file = percent_decode_str(file).decode_utf8().ok()?;
    Some(plain_path(&own.parent()?.join(&*file)))
}

/// Whether a link to `file` in the document at `own` may name what `matrix` has: it leads to one of its files, or stays
/// where it is.
pub(super) fn leads_to_matrix(file: &str, matrix: &Matrix, own: Option<&Path>) -> bool {
    file.is_empty()
        || leads_to(file, own).is_some_and(|path| matrix.files.iter().any(|file| plain_path(Path::new(file)) == path))
}

/// What links to the headings of a Markdown text lead to, in order.
pub(in crate::features) fn own_anchors(text: &str) -> Vec<String> {
    let buffer = Buffer::new(text, 0);
    let tree = Tree::parse(buffer.rope());
    let document = Document::read(tree.outline(), &buffer, Kind::Matrix, None, None);
    document.sections.into_iter().map(|section| section.anchor).filter(|anchor| !anchor.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_knows_where_its_target_stands() {
        let text = "---\ncareer: {kind: brag}\n---\n\n- é [a](b.md) [x y](<c d.md#é>)\n\n> ![i](j%20k.png)\n\n\
                    | a |\n| --- |\n| [b](../e.md#f) |\n\n[l]: m.md#n 'o'\n[^p]: [q](r.md)\n\n[^s]: Words and [t](u.md)\n\n```\n[no](no.md)\n```\n";
        let buffer = Buffer::new(text, 0);
        let tree = Tree::parse(buffer.rope());
        let document = Document::read(tree.outline(), &buffer, Kind::Brag, None, None);
        let found = links(&document);
        let targets: Vec<&str> = found.iter().map(|link| link.target.as_str()).collect();
        assert_eq!(targets, ["b.md", "c d.md#é", "j%20k.png", "../e.md#f", "m.md#n", "r.md", "u.md"]);
        for link in &found {
            assert_eq!(link.span.of(text), link.target);
        }
        let (anchor, span) = found[3].anchor().expect("there");
        assert_eq!((found[3].file(), anchor, span.of(text)), ("../e.md", "f", "f"));
    }

    #[test]
    fn a_target_leads_to_a_file_or_nowhere() {
        let own = Path::new("/a/b/case.md");
        let to = |file: &str| leads_to(file, Some(own)).map(|path| path.to_string_lossy().into_owned());
        assert_eq!(to("").as_deref(), Some("/a/b/case.md"));
        assert_eq!(to("./m%20n.md").as_deref(), Some("/a/b/m n.md"));
        assert_eq!(to("../../../x.md").as_deref(), Some("/x.md"));
        for file in ["https://e.example/a.md", "mailto:a", "/a.md", "a.md?b", "%ff.md"] {
            assert_eq!(to(file), None, "{file}");
        }
        assert_eq!(leads_to("a.md", None), None);
    }
}
