use std::fmt::Write as _;

use crate::matrix::Matrix;

use super::{data, sheet};

/// Says what the file is.
const HEADER: &str = "---\ncareer:\n  kind: matrix\n---\n\n";
/// What could be markup in a name.
const MARKUP: [char; 9] = ['\\', '`', '*', '_', '[', ']', '<', '|', '~'];

/// The ways to write `matrix` as Markdown, the most readable first.
pub(super) fn forms(matrix: &Matrix) -> Vec<Option<String>> {
    let mut out = Vec::new();
    for name in [plain, escaped] {
        out.push(table(&sheet::columns(matrix), matrix, name));
    }
    for name in [plain, escaped] {
        out.push(Some(headings(matrix, name)));
    }
    if matrix.attributes.iter().all(|attribute| attribute.pillar.is_none()) {
        for name in [plain, escaped] {
            out.push(table(&sheet::rows(matrix), matrix, name));
        }
    }
    // Most names hold no markup: one reading is enough then.
    out.dedup();
    out.push(Some(format!("---\ncareer:\n  kind: matrix\n{}---\n", data::yaml(matrix))));
    out
}

/// A pipe table; none where a text does not fit on a line.
fn table(rows: &[Vec<String>], matrix: &Matrix, name: fn(&str) -> String) -> Option<String> {
    if rows.iter().flatten().any(|text| text.contains(['\n', '\r'])) {
        return None;
    }
    let names = |text: &String| {
        let is_name = matrix.levels.iter().any(|level| level.name == *text || level.title == *text)
            || matrix.attributes.iter().any(|known| known.name == *text || known.pillar.as_ref() == Some(text));
        if is_name { name(text) } else { text.clone() }
    };
    let mut out = HEADER.to_owned();
    for (index, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(names).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
        if index == 0 {
            let _ = writeln!(out, "|{}", " --- |".repeat(row.len()));
        }
    }
    Some(out)
}

/// A heading for each level, one for each attribute below, pillars between them.
fn headings(matrix: &Matrix, name: fn(&str) -> String) -> String {
    let mut out = HEADER.to_owned();
    for (index, level) in matrix.levels.iter().enumerate() {
        let _ = writeln!(out, "# {}\n", name(&level.name));
        let has_pillars = matrix.attributes.iter().any(|attribute| attribute.pillar.is_some());
        let mut pillar: Option<&str> = None;
        for attribute in &matrix.attributes {
            if let Some(group) = attribute.pillar.as_deref().filter(|group| pillar != Some(*group)) {
                let _ = writeln!(out, "## {}\n", name(group));
                pillar = Some(group);
            }
            let marks = if has_pillars { "###" } else { "##" };
            let _ = writeln!(out, "{marks} {}\n", name(&attribute.name));
            if let Some(told) = attribute.descriptors.get(index).and_then(Option::as_ref) {
                let _ = writeln!(out, "{}\n", told.text);
            }
        }
    }
    out
}

fn plain(name: &str) -> String {
    name.to_owned()
}

/// With a backslash before all that could be markup.
fn escaped(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if MARKUP.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
