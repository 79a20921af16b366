//! The plan that the talk is to end with: what was agreed before, and a line for each side.

use crate::document::{Document, is_blank, one_line};
use crate::framework::Script;
use crate::syntax::{Cell, Table};
use crate::text::Template;

const COLUMNS: &str = "| What | Owner | By | Evidence |\n| --- | --- | --- | --- |\n";
/// Headings of the columns, by what they hold.
const OWNER: [&str; 6] = ["owner", "who", "by whom", "responsible", "person", "side"];
const BY: [&str; 8] = ["by", "by when", "when", "due", "date", "due date", "deadline", "until"];
const EVIDENCE: [&str; 5] = ["evidence", "proof", "what shows it", "shown by", "link"];

/// The table of the plan: rows that the case has, in the order of our columns, and one to fill for each side that has
/// none.
pub(super) fn table(document: &Document, script: &Script) -> Template {
    let mut text = Template::text(COLUMNS);
    let (mut mine, mut theirs) = (false, false);
    for table in tables(document) {
        let column = |names: &[&str]| {
            let called = |cell: &Cell| names.contains(&cell.passage.plain.trim().to_lowercase().as_str());
            table.header.cells.iter().skip(1).position(called).map(|index| index + 1)
        };
        let (owner, by, evidence) = (column(&OWNER), column(&BY), column(&EVIDENCE));
        for row in &table.rows {
            let cell = |index: Option<usize>| row.cells.get(index?).filter(|cell| !is_blank(cell));
            let said = |index: Option<usize>| cell(index).map(|cell| one_line(&cell.passage.source));
            let Some(what) = said(Some(0)) else { continue };
            if let Some(owner) = cell(owner) {
                let own = is_mine(&owner.passage.plain);
                mine |= own;
                theirs |= !own;
            }
            text = text.then(format!("| {what} |"));
            for (known, slot) in
                [(said(owner), "me or my manager"), (said(by), "date"), (said(evidence), "what will show it")]
            {
                text = text.then(" ");
                text = match known {
                    Some(known) => text.then(known),
                    None => text.slot(slot),
                };
                text = text.then(" |");
            }
            text = text.then("\n");
        }
    }
    for (settled, what, owner) in [(mine, &script.mine, "me"), (theirs, &script.theirs, "manager")] {
        if !settled {
            text = text.then("| ").join(Template::parse(what)).then(format!(" | {owner} | "));
            text = text.slot("date").then(" | ").slot("what will show it").then(" |\n");
        }
    }
    text
}

fn is_mine(owner: &str) -> bool {
    let lower = owner.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "me" | "i" | "myself" | "mine"))
}

fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    let own = document.parts.iter().filter(|placed| {
        let section = placed.section.and_then(|index| document.sections.get(index));
        section.is_some_and(|section| section.canonical == Some("agreed-plan"))
    });
    own.flat_map(|placed| &placed.part.tables)
}
