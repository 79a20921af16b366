use crate::document::{Document, is_blank};
use crate::settings::Kind;

/// What an author says of how something in the matrix is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Words that name what it is about.
    pub about: String,
    /// How it is read; empty where that is not told apart.
    pub text: String,
}

/// How `document` reads something: headings, rows and statements of its interpretations; of a document of expectations,
/// all of them.
pub(super) fn readings(document: &Document) -> Vec<Reading> {
    let whole = document.kind == Kind::Expectations;
    let mut out = Vec::new();
    for placed in &document.parts {
        let section = placed.section.and_then(|index| document.sections.get(index));
        if !whole && section.and_then(|section| section.canonical) != Some("interpretations") {
            continue;
        }
        if placed.part.heading.is_some() {
            let told = section.filter(|section| document.is_told(section));
            out.extend(told.map(|told| {
                let under = document.parts.iter().filter(|part| part.section == placed.section);
                let under = under.flat_map(|part| &part.part.statements);
                let text: Vec<&str> = under.map(|statement| statement.passage.plain.trim()).collect();
                Reading { about: told.title.clone(), text: text.join(" ") }
            }));
        }
        out.extend(placed.part.statements.iter().map(|statement| {
            let plain = &statement.passage.plain;
            let text = plain.split_once(": ").map_or(plain.as_str(), |(_, text)| text);
            Reading { about: plain.clone(), text: text.trim().to_owned() }
        }));
        for row in placed.part.tables.iter().flat_map(|table| &table.rows) {
            let Some(first) = row.cells.first() else { continue };
            let text = row.cells.get(1).filter(|cell| !is_blank(cell));
            let text = text.map(|cell| cell.passage.plain.trim().to_owned());
            out.push(Reading { about: first.passage.plain.clone(), text: text.unwrap_or_default() });
        }
    }
    out
}
