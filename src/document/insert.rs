//! Where what is missing goes: keys of the header, sections.

use crate::framework::Layout;
use crate::settings::{Value, ValueKind};
use crate::syntax::UnitKind;
use crate::text::{Part, Span, Template};

use super::directive::Reach;
use super::fold::Document;
use super::section::Section;

/// The edit that writes `entries`, keys and values, into the header: each at the end of the `career:` block, or behind
/// its key where that stands there without a value. A document without a header gets one. None where the front matter
/// cannot be read, or has all the keys.
pub fn header_entries(document: &Document, entries: &[(&str, Template)]) -> Option<(Span, Template)> {
    let front = document.parts.first().filter(|part| part.part.unit.kind == UnitKind::Metadata);
    let Some(front) = front else {
        let head = format!("---\ncareer:\n  kind: {}\n", document.kind);
        let block = lines(Template::text(head), "  ", "\n", entries).then("---\n\n");
        return (!entries.is_empty()).then(|| (Span::empty(0), line_ends(block, document)));
    };
    let text = front.part.unit.text.as_str();
    let from = text.find('\n')? + 1;
    let end = text.rfind("---").filter(|&end| end >= from)?;
    let value = Value::from_yaml(&text[from..end]).ok()?;
    let Some(career) = value.entries().iter().find(|entry| entry.key == "career") else {
        let block = lines(Template::text(format!("career:\n  kind: {}\n", document.kind)), "  ", "\n", entries);
        return (!entries.is_empty()).then(|| (Span::empty(front.start + end), line_ends(block, document)));
    };
    if !matches!(career.value.kind, ValueKind::Table(_) | ValueKind::Null) {
        return None;
    }
    let mut places: Vec<(usize, Template)> = Vec::new();
    let mut fresh: Vec<(&str, Template)> = Vec::new();
    for (key, template) in entries {
        match career.value.entries().iter().find(|entry| entry.key == *key) {
            None => fresh.push((key, template.clone())),
            Some(entry) if entry.value.kind == ValueKind::Null => {
                let at = from + entry.key_span.end;
                let at = at + text[at..].find(':')? + 1;
                places.push((at, Template::text(" ").join(template.clone())));
            }
            Some(_) => {}
        }
    }
    let key_end = from + career.key_span.end;
    let opened = key_end + text[key_end..].find(':')? + 1;
    let flow = text[opened..].trim_start().starts_with('{');
    if flow && !fresh.is_empty() {
        places.push(in_braces(
            text,
            opened,
            career.value.entries().last().map(|last| from + last.value.span.end),
            fresh,
        )?);
    } else if !fresh.is_empty() {
        let indent = career.value.entries().first().map(|first| {
            let key = from + first.key_span.start;
            let line = text[..key].rfind('\n').map_or(0, |at| at + 1);
            text[line..key].to_owned()
        });
        let indent = indent.filter(|indent| indent.trim().is_empty()).unwrap_or_else(|| "  ".to_owned());
        let mut block = Template::text("");
        if career.value.kind == ValueKind::Null {
            block = block.then(format!("\n{indent}kind: {}", document.kind));
        }
        for (key, template) in fresh {
            block = block.then(format!("\n{indent}{key}: ")).join(template);
        }
        places.push((block_end(text, opened, end), block));
    }
    joined(text, places).map(|(span, template)| (span.shifted(front.start), line_ends(template, document)))
}

/// `entries` in front of the closing brace of `{kind: promotion}`, whose last value ends at `last`.
fn in_braces(
    text: &str,
    opened: usize,
    last: Option<usize>,
    entries: Vec<(&str, Template)>,
) -> Option<(usize, Template)> {
    let brace = opened + text[opened..].find('{')? + 1;
    let at = last.unwrap_or(brace);
    let mut template = Template::default();
    for (index, (key, value)) in entries.into_iter().enumerate() {
        let comma = if index > 0 || last.is_some() { ", " } else { "" };
        template = template.then(format!("{comma}{key}: ")).join(quoted(value));
    }
    Some((at, template))
}

/// A text that would end where a comma or brace stands in it, in quotes.
fn quoted(template: Template) -> Template {
    match template.parts() {
        [Part::Text(text)] if !text.starts_with('"') && text.contains([',', '{', '}', '[', ']']) => {
            Template::text(serde_json::Value::from(text.as_str()).to_string())
        }
        _ => template,
    }
}

/// The end of the last line that belongs to the block opened at `opened`: all that are indented.
fn block_end(text: &str, opened: usize, limit: usize) -> usize {
    let mut end = opened + text[opened..].find(['\n', '\r']).unwrap_or(0);
    let mut at = opened + text[opened..].find('\n').map_or(0, |line| line + 1);
    while at < limit {
        let len = text[at..].find('\n').map_or(limit - at, |line| line + 1);
        let line = &text[at..at + len];
        if !line.trim().is_empty() {
            if !line.starts_with([' ', '\t']) {
                break;
            }
            end = at + line.trim_end().len();
        }
        at += len;
    }
    end
}

fn lines(mut template: Template, indent: &str, line_end: &str, entries: &[(&str, Template)]) -> Template {
    for (key, value) in entries {
        template = template.then(format!("{indent}{key}: ")).join(value.clone()).then(line_end);
    }
    template
}

/// Several insertions as one edit: what stands between them is written again.
fn joined(text: &str, mut places: Vec<(usize, Template)>) -> Option<(Span, Template)> {
    places.sort_by_key(|(at, _)| *at);
    let first = places.first()?.0;
    let mut at = first;
    let mut out = Template::default();
    for (place, template) in places {
        out = out.then(text.get(at..place)?).join(template);
        at = place;
    }
    Some((Span::new(first, at), out))
}

/// The edit that inserts the section of that canonical name with its prompt: after the last section that `layout` has
/// before it, else before the first that it has after it, else at the end; what the document defines at its end stays
/// there. Under a heading that is there already and says nothing, the prompt alone.
pub fn section_insertion(document: &Document, layout: Option<&Layout>, canonical: &str) -> (Span, Template) {
    let prompt = layout.and_then(|layout| layout.section(canonical)).map(|prompt| prompt.body.trim());
    section_with(document, layout, canonical, &Template::parse(prompt.unwrap_or("⟨what belongs here⟩")))
}

/// The same with `body` in place of the prompt.
pub fn section_with(
    document: &Document,
    layout: Option<&Layout>,
    canonical: &str,
    body: &Template,
) -> (Span, Template) {
    let prompt = layout.and_then(|layout| layout.section(canonical));
    let empty = document.sections.iter().find(|section| section.named && section.canonical == Some(canonical));
    if let Some(section) = empty {
        let first = document.parts.iter().find(|part| part.start >= section.span.start);
        let at = first.map_or(section.heading.end, |part| part.start + part.part.unit.text.trim_end().len());
        return between(document, at, body);
    }
    let (at, level) = place(document, layout, canonical);
    let title = prompt.map_or_else(|| heading(canonical), |prompt| prompt.heading.clone());
    let template = Template::text(format!("## {title}\n\n")).join(body.clone()).then("\n");
    between(document, at, &at_level(&template, level))
}

/// What a heading of that canonical name says where nothing else does: "Check-ins", "Agreed plan".
pub fn heading(canonical: &str) -> String {
    let words = if matches!(canonical, "check-ins" | "cross-reference") {
        canonical.to_owned()
    } else {
        canonical.replace('-', " ")
    };
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Where the section goes, and the level of its heading.
pub(super) fn place(document: &Document, layout: Option<&Layout>, canonical: &str) -> (usize, u8) {
    let order = |name: Option<&str>| layout?.sections.iter().position(|prompt| Some(prompt.section.as_str()) == name);
    let own = order(Some(canonical));
    let known = document.sections.iter().filter(|section| section.named);
    let ranked: Vec<(usize, &Section)> =
        known.filter_map(|section| Some((order(section.canonical)?, section))).collect();
    let level = |section: &Section| if section.level > 6 { 2 } else { section.level };
    let before = ranked.iter().filter(|(rank, _)| own.is_some_and(|own| *rank < own));
    if let Some((_, last)) = before.max_by_key(|(_, section)| (section.span.end, u8::MAX - section.level)) {
        return (last.span.end, level(last));
    }
    let after = ranked.iter().filter(|(rank, _)| own.is_some_and(|own| *rank > own));
    if let Some((_, next)) = after.min_by_key(|(_, section)| section.span.start) {
        return (next.span.start, level(next));
    }
    (document.buffer.len(), ranked.first().map_or(2, |(_, section)| level(section)))
}

/// `template`, a section, with a heading of `level`.
pub(super) fn at_level(template: &Template, level: u8) -> Template {
    let mut parts = template.parts().to_vec();
    if let Some(Part::Text(first)) = parts.first_mut() {
        let rest = first.trim_start_matches('#').to_owned();
        *first = format!("{}{rest}", "#".repeat(usize::from(level)));
    }
    Template::of(parts)
}

/// `template` at byte `at`, a blank line on either side. What belongs to what follows stays with it: a comment that
/// silences the next line, and definitions at the end of the document.
pub(super) fn between(document: &Document, at: usize, template: &Template) -> (Span, Template) {
    let (start, mut at) = (at, at);
    let last = !document.parts.iter().any(|part| part.start >= at);
    for part in document.parts.iter().rev().skip_while(|part| part.start >= start) {
        let defined = last && part.part.unit.kind == UnitKind::Definition;
        let leads = part.part.unit.kind == UnitKind::Html
            && part.part.directives.iter().any(|directive| directive.reach == Reach::NextLine);
        if !(defined || leads) {
            break;
        }
        at = part.start;
    }
    let text = document.buffer.text();
    let before = text[..at].trim_end().len();
    let after = text[at..].find(|c: char| !c.is_whitespace()).map(|from| at + from);
    // The next line keeps its indent.
    let next = after.map_or(text.len(), |from| text[..from].rfind('\n').map_or(from, |line| (line + 1).max(before)));
    let mut parts = template.parts().to_vec();
    if let Some(Part::Text(last)) = parts.last_mut() {
        last.truncate(last.trim_end().len());
    }
    let open = if before == 0 { "" } else { "\n\n" };
    let close = if after.is_some() { "\n\n" } else { "\n" };
    let out = Template::text(open).join(Template::of(parts)).then(close);
    (Span::new(before, next), line_ends(out, document))
}

/// `template` with the line ends of the document.
pub(super) fn line_ends(template: Template, document: &Document) -> Template {
    let first = document.buffer.line_span(0).end;
    if document.buffer.slice(Span::new(first, (first + 2).min(document.buffer.len()))) != "\r\n" {
        return template;
    }
    let parts = template.parts().iter().map(|part| match part {
        Part::Text(text) => Part::Text(text.replace("\r\n", "\n").replace('\n', "\r\n")),
        Part::Slot(slot) => Part::Slot(slot.clone()),
    });
    Template::of(parts.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Header;
    use crate::framework;
    use crate::settings::Kind;
    use crate::syntax::Tree;
    use crate::text::Buffer;

    fn document(text: &str) -> Document {
        let buffer = Buffer::new(text, 0);
        let tree = Tree::parse(buffer.rope());
        Document::read(tree.outline(), &buffer, Kind::Promotion, None, None)
    }

    fn with(text: &str, edit: Option<(Span, Template)>) -> String {
        let (span, template) = edit.expect("an edit");
        format!("{}{}{}", &text[..span.start], template.visible(), &text[span.end..])
    }

    fn keyed(text: &str) -> String {
        let entries = [("role", Template::default().slot("role")), ("target", Template::text("Staff, Infra"))];
        let done = with(text, header_entries(&document(text), &entries));
        let read = Header::read(done.split_inclusive("---").take(2).collect::<String>().as_str());
        assert_eq!((read.open.as_slice(), read.get("target")), (&["role"][..], Some("Staff, Infra")), "{done}");
        assert_eq!(read.problems, [], "{done}");
        done
    }

    #[test]
    fn a_key_added_to_a_hard_header_leaves_the_others_readable() {
        for text in [
            "---\ntitle: x\ncareer:\n    kind: promotion  # as é said\n    role: TPM\n\ntags: [a]\n---\n",
            "---\r\ncareer:\r\n  kind: promotion\r\n---\r\n",
            "---\ncareer:\n  kind: promotion\n  one-sentence: >\n    Made it\n\n    dull\n---\n",
            "---\ncareer: {kind: promotion}\n---\n",
            "---\ncareer: {kind: promotion, }\n---\n",
            "---\ncareer: {kind: promotion, team: \"a } b\" }\n---\n",
            "---\ncareer: {kind: promotion, vouch: Sam's}\n---\n",
            "---\ncareer: {\n  kind: promotion # }\n  }\n---\n",
            "---\ncareer:\n  matrix:\n  kind: promotion\n---\n",
        ] {
            let done = with(text, header_entries(&document(text), &[("matrix", Template::text("\"a, b.md\""))]));
            let header = Header::read(&done);
            assert_eq!((header.get("matrix"), header.problems.as_slice()), (Some("a, b.md"), &[][..]), "{done}");
            for field in Header::read(text).fields {
                assert_eq!(header.get(field.key), Some(field.text.as_str()), "{done}");
            }
        }
    }

    #[test]
    fn keys_are_written_where_the_author_would() {
        let body = "---\n\n# Case\n";
        assert_eq!(
            keyed(&format!("---\ncareer:\n    kind: promotion\n\n    level: L5 # now\n# mine\ntitle: x\n{body}")),
            format!(
                "---\ncareer:\n    kind: promotion\n\n    level: L5 # now\n    role: ⟨role⟩\n    target: Staff, \
                 Infra\n# mine\ntitle: x\n{body}"
            )
        );
        assert_eq!(
            keyed(&format!("---\ncareer: {{kind: promotion, level: 'L5'}}\n{body}")),
            format!("---\ncareer: {{kind: promotion, level: 'L5', role: ⟨role⟩, target: \"Staff, Infra\"}}\n{body}")
        );
        let header = "career:\n  kind: promotion\n  role: ⟨role⟩\n  target: Staff, Infra\n";
        assert_eq!(keyed("# Case\n"), format!("---\n{header}---\n\n# Case\n"));
        assert_eq!(keyed(&format!("---\ntitle: x\n{body}")), format!("---\ntitle: x\n{header}{body}"));
        assert_eq!(keyed(&format!("---\ncareer:\n{body}")), format!("---\n{header}{body}"));
        assert_eq!(
            keyed(&format!("---\ncareer:\n  kind: promotion\n  target:   # soon\n{body}")),
            format!("---\ncareer:\n  kind: promotion\n  target: Staff, Infra   # soon\n  role: ⟨role⟩\n{body}")
        );
        let windows = keyed("---\r\ncareer:\r\n  kind: promotion\r\n---\r\n\r\n# Case\r\n");
        assert_eq!(windows.matches('\n').count(), windows.matches("\r\n").count());
    }

    #[test]
    fn keys_that_are_there_and_headers_that_cannot_be_read_are_left_alone() {
        let target = [("target", Template::default().slot("target"))];
        for header in ["career:\n  kind: promotion\n  target: Staff\n", "career: promotion\n", "career: [\n"] {
            let text = format!("---\n{header}---\n");
            assert_eq!(header_entries(&document(&text), &target), None, "{text}");
        }
        assert_eq!(header_entries(&document("# Case\n"), &[]), None);
    }

    fn inserted(text: &str, canonical: &str) -> String {
        let layout = framework::layout(Kind::Promotion).map(|layout| {
            let mut short = layout.clone();
            for prompt in &mut short.sections {
                prompt.body = format!("⟨{}⟩", prompt.section);
            }
            short
        });
        with(text, Some(section_insertion(&document(text), layout.as_ref(), canonical)))
    }

    #[test]
    fn a_section_goes_where_the_layout_has_it() {
        let case = "# Case\n\n## History\n\n- Did it\n\n### Atlas\n\n- Ran it\n\n## Ask\n\nCould we?\n";
        assert_eq!(
            inserted(case, "future"),
            case.replace("## Ask", "## Future\n\n⟨future⟩\n\n## Ask"),
            "after what comes before it, deeper sections and all"
        );
        assert_eq!(inserted(case, "summary"), case.replace("## History", "## Summary\n\n⟨summary⟩\n\n## History"));
        assert_eq!(inserted(case, "questions"), format!("{case}\n## Questions\n\n⟨questions⟩\n"));
        assert_eq!(inserted("", "future"), "## Future\n\n⟨future⟩\n");
        assert_eq!(inserted("# Case", "future"), "# Case\n\n## Future\n\n⟨future⟩\n");
        assert_eq!(
            inserted("# History\n- Did it\n# Ask\nCould we?", "future"),
            "# History\n- Did it\n\n# Future\n\n⟨future⟩\n\n# Ask\nCould we?",
            "as deep as its neighbour"
        );
        assert_eq!(inserted("**History**\n\n- x\n", "future"), "**History**\n\n- x\n\n## Future\n\n⟨future⟩\n");
        assert_eq!(
            inserted(case, "outside"),
            format!("{case}\n## Outside\n\n⟨what belongs here⟩\n"),
            "what the layout does not have stands last"
        );
    }

    #[test]
    fn what_belongs_to_what_follows_stays_with_it() {
        let notes = "## History\n\n- Did it[^a]\n\n[^a]: [log](x.md)\n\n[b]: y.md\n";
        assert_eq!(
            inserted(notes, "future"),
            "## History\n\n- Did it[^a]\n\n## Future\n\n⟨future⟩\n\n[^a]: [log](x.md)\n\n[b]: y.md\n"
        );
        let silenced = "## History\n\n- Did it\n\n<!-- career-ls-disable-next-line missing-ask -->\n## Ask\n";
        let done = inserted(silenced, "future");
        assert!(done.contains("⟨future⟩\n\n<!-- career-ls-disable-next-line missing-ask -->\n## Ask\n"), "{done}");
        let code = "## History\n- x\n\n## Ask\n\n    code\n";
        assert!(inserted(code, "future").ends_with("## Ask\n\n    code\n"));
        let windows = inserted("## History\r\n\r\n- Did it 🚀\r\n", "future");
        assert_eq!(windows, "## History\r\n\r\n- Did it 🚀\r\n\r\n## Future\r\n\r\n⟨future⟩\r\n");
    }

    #[test]
    fn a_heading_that_says_nothing_gets_the_prompt_alone() {
        let case = "## History\n\n- Did it\n\n## Future\n\n## Ask\n\nCould we?\n";
        assert_eq!(inserted(case, "future"), case.replace("## Future\n", "## Future\n\n⟨future⟩\n"));
        assert_eq!(inserted("## Future", "future"), "## Future\n\n⟨future⟩\n");
    }
}
