use crate::framework::Layout;
use crate::syntax::UnitKind;
use crate::text::{Span, Template};

use super::fold::Document;
use super::insert::{at_level, between, heading, line_ends, place};

/// The edit that adds `item`, the words of a list item, to the section of that canonical name: below what stands right
/// under its heading, as one more item where that is a list. A document without the section gets it, where `layout` has
/// it.
pub fn section_addition(
    document: &Document,
    layout: Option<&Layout>,
    canonical: &str,
    item: &Template,
) -> (Span, Template) {
    let index = document.sections.iter().position(|section| section.named && section.canonical == Some(canonical));
    let Some(index) = index else {
        let (at, level) = place(document, layout, canonical);
        let title = layout.and_then(|layout| layout.section(canonical)).map(|prompt| prompt.heading.clone());
        let title = title.unwrap_or_else(|| heading(canonical));
        let section = Template::text(format!("## {title}\n\n- ")).join(item.clone());
        return between(document, at, &at_level(&section, level));
    };
    let own = document.parts.iter().filter(|placed| placed.section == Some(index));
    // Comments and definitions at its end stay there.
    let mut told = own.filter(|placed| placed.part.heading.is_some() || placed.part.says_something());
    let Some(last) = told.next_back() else {
        return between(document, document.sections[index].heading.end, &Template::text("- ").join(item.clone()));
    };
    let text = &last.part.unit.text;
    let end = last.start + text.trim_end().len();
    if last.part.unit.kind != UnitKind::Item {
        return between(document, end, &Template::text("- ").join(item.clone()));
    }
    let indent = &text[..text.len() - text.trim_start_matches([' ', '\t']).len()];
    let marker = text.trim_start().chars().next().filter(|c| matches!(c, '-' | '*' | '+')).unwrap_or('-');
    let template = Template::text(format!("\n{indent}{marker} ")).join(item.clone());
    // A numbered list goes on as a list of its own.
    if text.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
        return between(document, end, &Template::text("- ").join(item.clone()));
    }
    (Span::empty(end), line_ends(template, document))
}
