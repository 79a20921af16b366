use crate::text::{MarkKind, Passage, Span};

/// A place that may name an attribute of the matrix. Whether it does, only the matrix knows: `#tags` and `[[links]]`
/// that it lacks are the author's own business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// How it is written.
    pub form: CitationForm,
    /// The name as written, without `#` and brackets.
    pub name: String,
    /// The whole of it.
    pub span: Span,
    /// The name alone.
    pub name_span: Span,
}

/// How a [`Citation`] is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CitationForm {
    /// `#program-execution`
    Tag,
    /// `[[Program Execution]]`
    Wiki,
    /// `[Program Execution](matrix.md#program-execution)`
    Link,
    /// A heading with its name.
    Heading,
    /// The first cell of a row of the cross-reference table.
    Cell,
}

/// Something that a reader can open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What the author calls it.
    pub text: String,
    /// Where it leads: an address, a path, a footnote's or definition's label, a ticket's name.
    pub target: String,
    /// Where it stands.
    pub span: Span,
}

/// What may be a citation in `passage`; places are in its source.
pub fn citations(passage: &Passage) -> Vec<Citation> {
    let mut out = Vec::new();
    for mark in &passage.marks {
        let target = mark.target.as_deref().unwrap_or_default();
        match mark.kind {
            MarkKind::Wiki => {
                // `[[page|shown]]` names the page.
                let name = target.split('|').next().unwrap_or(target).trim();
                let start = mark.span.start + 2 + (target.len() - target.trim_start().len());
                out.push(Citation {
                    form: CitationForm::Wiki,
                    name: name.to_owned(),
                    span: mark.span,
                    name_span: Span::new(start, start + name.len()),
                });
            }
            MarkKind::Link if target.contains('#') => {
                let name = target.rsplit('#').next().unwrap_or_default();
                let span = mark.span;
                let start = span.start + span.of(&passage.source).rfind(name).unwrap_or(0);
                out.push(Citation {
                    form: CitationForm::Link,
                    name: name.to_owned(),
                    span,
                    name_span: Span::new(start, start + name.len()),
                });
            }
            _ => {}
        }
    }
    for tag in tags(passage).filter(|tag| !tag.of(&passage.plain)[1..].starts_with(|c: char| c.is_ascii_digit())) {
        let span = passage.source_span(tag);
        out.push(Citation {
            form: CitationForm::Tag,
            name: tag.of(&passage.plain)[1..].to_owned(),
            span,
            name_span: Span::new(span.start + 1, span.end),
        });
    }
    out.sort_by_key(|citation| citation.span);
    out
}

/// What a reader can open in `passage`; places are in its source.
pub(super) fn evidence(passage: &Passage) -> Vec<Evidence> {
    let mut out: Vec<Evidence> = passage
        .marks
        .iter()
        .filter(|mark| {
            matches!(
                mark.kind,
                MarkKind::Link | MarkKind::Image | MarkKind::Address | MarkKind::Footnote | MarkKind::Reference
            )
        })
        // A bracket is a reference only if somebody defined it: a label of a word or two reads as one, `[X, Y]` and an
        // aside do not.
        .filter(|mark| {
            let words = mark.words.of(&passage.plain);
            mark.kind != MarkKind::Reference || !words.contains(',') && words.split_whitespace().count() <= 3
        })
        .filter_map(|mark| {
            let target = mark.target.clone()?;
            let words = mark.words.of(&passage.plain).trim_matches(['[', ']']).to_owned();
            let text = if words.is_empty() { target.clone() } else { words };
            let target = if mark.kind == MarkKind::Footnote { format!("^{target}") } else { target };
            Some(Evidence { text, target, span: mark.span })
        })
        .collect();
    for span in tickets(passage) {
        let text = span.of(&passage.plain).to_owned();
        out.push(Evidence { target: text.clone(), text, span: passage.source_span(span) });
    }
    out.sort_by_key(|evidence| evidence.span);
    out
}

/// `#word` outside code and links, in `plain`.
fn tags(passage: &Passage) -> impl Iterator<Item = Span> {
    let plain = &passage.plain;
    plain.match_indices('#').filter_map(move |(at, _)| {
        let before = plain[..at].chars().next_back();
        let len: usize = plain[at + 1..]
            .chars()
            .take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
            .map(char::len_utf8)
            .sum();
        let name = plain[at + 1..at + 1 + len].trim_end_matches('-');
        let free = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | ',' | ';' | '/'));
        (free && !name.is_empty() && !in_link_or_code(passage, at)).then(|| Span::new(at, at + 1 + name.len()))
    })
}

/// `ABC-123`, `#4312`, `PR 12`, in `plain`.
fn tickets(passage: &Passage) -> Vec<Span> {
    let plain = &passage.plain;
    let numbered = |span: &Span| span.of(plain)[1..].bytes().all(|byte| byte.is_ascii_digit());
    let mut out: Vec<Span> = tags(passage).filter(numbered).collect();
    let mut at = 0;
    let mut last: Option<Span> = None;
    for word in plain.split(' ') {
        let span = Span::new(at, at + word.len());
        at += word.len() + 1;
        let core = word.trim_matches(|c: char| !c.is_alphanumeric());
        let offset = word.find(core).unwrap_or(0);
        let core_span = Span::new(span.start + offset, span.start + offset + core.len());
        let key = core.split_once('-').is_some_and(|(key, number)| {
            (2..=10).contains(&key.len())
                && key.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
                && key.starts_with(|c: char| c.is_ascii_uppercase())
                && number.len() >= 2
                && number.bytes().all(|b| b.is_ascii_digit())
                && !matches!(key, "UTF" | "ISO" | "RFC" | "COVID" | "SHA" | "MP" | "GPT")
        });
        let pulled = !core.is_empty()
            && core.bytes().all(|b| b.is_ascii_digit())
            && last.is_some_and(|last| matches!(last.of(plain), "PR" | "MR" | "RFC" | "ADR" | "CL"));
        if key && !in_link_or_code(passage, core_span.start) {
            out.push(core_span);
        } else if pulled && let Some(last) = last {
            out.push(last.join(core_span));
        }
        last = Some(core_span);
    }
    out
}

fn in_link_or_code(passage: &Passage, plain: usize) -> bool {
    passage.marks.iter().any(|mark| {
        matches!(mark.kind, MarkKind::Link | MarkKind::Code | MarkKind::Address | MarkKind::Wiki)
            && mark.words.start <= plain
            && plain < mark.words.end
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax;

    #[test]
    fn what_may_name_an_attribute() {
        let passage = syntax::passage(
            "Ran `#code` #program-execution, [[Influence|me]] [x](matrix.md#scope) [y](https://a.b/#c) a#b #4312 #é-1.",
        );
        let found: Vec<(CitationForm, String, &str)> = citations(&passage)
            .into_iter()
            .map(|c| (c.form, c.name, c.name_span.of(&passage.source)))
            .map(|(form, name, span)| (form, name.clone(), if span == name { "same" } else { "other" }))
            .collect();
        let names: Vec<(CitationForm, &str)> = found.iter().map(|(form, name, _)| (*form, name.as_str())).collect();
        assert_eq!(
            names,
            [
                (CitationForm::Tag, "program-execution"),
                (CitationForm::Wiki, "Influence"),
                (CitationForm::Link, "scope"),
                (CitationForm::Link, "c"),
                (CitationForm::Tag, "é-1"),
            ]
        );
        assert!(found.iter().all(|(_, _, place)| *place == "same"));
    }

    #[test]
    fn what_a_reader_can_open() {
        let passage =
            syntax::passage("Did ([log](ci.md)), https://d.e/f, PROJ-12, #77, PR 9, [^dash] [X, Y] `AB-12` UTF-16");
        let found: Vec<(String, String)> = evidence(&passage).into_iter().map(|e| (e.text, e.target)).collect();
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            found,
            [
                pair("log", "ci.md"),
                pair("https://d.e/f", "https://d.e/f"),
                pair("PROJ-12", "PROJ-12"),
                pair("#77", "#77"),
                pair("PR 9", "PR 9"),
                pair("^dash", "^dash"),
            ]
            .map(|(text, target)| (text.trim_start_matches('^').to_owned(), target))
        );
    }
}
