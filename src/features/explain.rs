use crate::rules;
use crate::settings::Kind;

use super::markdown::cite;

/// What a rule is about, why it matters, and what it rests on in a document of `kind`, as Markdown; none for a name that
/// no rule bears.
pub fn explain(rule: &str, kind: Kind) -> Option<String> {
    let rule = rules::find(rule)?;
    let mut markdown = format!("**{}**", rule.name);
    for paragraph in ["", "## Why it matters"].into_iter().filter_map(|heading| paragraph(rule.page, heading)) {
        markdown.push_str("\n\n");
        markdown.push_str(&paragraph);
    }
    for citation in rules::citations(rule.name, kind) {
        markdown.push_str("\n\n");
        markdown.push_str(&cite(&citation));
    }
    Some(markdown)
}

/// The first paragraph of a page under `heading`, or under its title.
fn paragraph(page: &str, heading: &str) -> Option<String> {
    let from = if heading.is_empty() { page.find('\n')? } else { page.find(heading)? + heading.len() };
    let text = page[from..].trim_start();
    let end = text.find("\n\n").unwrap_or(text.len());
    Some(text[..end].replace('\n', " "))
}
