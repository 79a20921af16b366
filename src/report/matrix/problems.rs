use std::fmt::Write as _;

use crate::matrix::{EMPTY_DESCRIPTOR, Matrix, Note, UNPLACED};
use crate::text::counted;

use super::output;
use super::width::line;

/// Problems of one kind that are listed; the rest is counted.
const LISTED: usize = 20;

/// What is to know about `matrix`, by kind. Empty where there is nothing.
pub(super) fn grouped(matrix: &Matrix) -> String {
    let problems = &matrix.problems;
    let mut codes: Vec<&str> = Vec::new();
    for note in problems {
        if !codes.contains(&note.code) {
            codes.push(note.code);
        }
    }
    let mut out = String::new();
    for code in codes {
        let of_code: Vec<&Note> = problems.iter().filter(|note| note.code == code).collect();
        let _ = match code {
            UNPLACED => writeln!(out, "\n{}", unplaced(matrix, &of_code)),
            _ => writeln!(out, "\n{} ({})", title(code), of_code.len()),
        };
        if code == UNPLACED {
            continue;
        }
        for note in of_code.iter().take(LISTED) {
            let _ = writeln!(out, "  {}: {}", line(&place(matrix, note)), line(&said(matrix, note)));
        }
        if of_code.len() > LISTED {
            let _ = writeln!(out, "  and {} more", of_code.len() - LISTED);
        }
    }
    out
}

/// `empty-descriptor` → "Empty cells", `more-tracks` → "More tracks".
fn title(code: &str) -> String {
    if code == EMPTY_DESCRIPTOR {
        return "Empty cells".to_owned();
    }
    let words = code.replace('-', " ");
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// An empty cell is named shortly here: a list of them needs no advice in each line.
fn said(matrix: &Matrix, note: &Note) -> String {
    let attribute = matrix.attributes.iter().find(|attribute| attribute.place() == note.place);
    let Some(attribute) = attribute.filter(|_| note.code == EMPTY_DESCRIPTOR) else { return note.text.clone() };
    let silent = matrix.levels.iter().zip(&attribute.descriptors).filter(|(_, told)| told.is_none());
    let silent: Vec<&str> = silent.map(|(level, _)| level.name.as_str()).collect();
    format!("{} at {}", attribute.name, silent.join(", "))
}

/// "Lines that are in no cell and no name: matrix.md 1–3, 7; other.md 2".
fn unplaced(matrix: &Matrix, notes: &[&Note]) -> String {
    let mut files: Vec<(usize, Vec<String>)> = Vec::new();
    for note in notes {
        let (first, last) = (note.place.line, note.last_line);
        let lines = if last > first { format!("{first}–{last}") } else { first.to_string() };
        match files.last_mut() {
            Some((file, all)) if *file == note.place.file => all.push(lines),
            _ => files.push((note.place.file, vec![lines])),
        }
    }
    let named = files.iter().map(|(file, lines)| {
        let path = matrix.files.get(*file).map(String::as_str).unwrap_or_default();
        format!("  {} {}", line(path), lines.join(", "))
    });
    let count: usize = notes.iter().map(|note| note.last_line.saturating_sub(note.place.line) + 1).sum();
    let named: Vec<String> = named.collect();
    format!("In no cell and no name ({})\n{}", counted(count, "line"), named.join("\n"))
}

/// `path:line`.
pub(super) fn place(matrix: &Matrix, note: &Note) -> String {
    format!("{}:{}", output::path(matrix, note.place), note.place.line.max(1))
}
