use std::fmt::Write as _;

use crate::matrix::{Descriptor, Level, Matrix};
use crate::text::counted;

use super::output::Only;
use super::problems::grouped;
use super::read::read_as;
use super::width::{cell, cut, line, width, wrapped};

/// Blanks between the columns of the grid.
const GAP: usize = 2;
/// The widest that a name in the first column may be.
const NAMES: usize = 36;

/// The first of `tracks`, as a person reads it in `columns` columns: how it was read, its grid or the texts that `only`
/// asks for, and what is to know about it. `index` says which of the tracks it is.
pub fn show(tracks: &[Matrix], index: usize, only: Only, columns: usize) -> String {
    let Some(matrix) = tracks.get(index) else { return String::new() };
    let mut out = format!("{}\n", read_as(matrix));
    if tracks.len() > 1 {
        out.push_str("\nTracks\n");
        for track in tracks {
            let mark = if track.track == matrix.track { '▸' } else { ' ' };
            let name = line(track.track.as_deref().unwrap_or_default());
            let (rows, levels) = (counted(track.attributes.len(), "attribute"), counted(track.levels.len(), "level"));
            let _ = writeln!(out, "{mark} {name}: {rows} × {levels}");
        }
    }
    out.push('\n');
    if only.level.is_some() || only.attribute.is_some() {
        texts(&mut out, matrix, only, columns);
    } else {
        grid(&mut out, matrix, columns);
    }
    out.push_str(&grouped(matrix));
    out
}

/// The words of the cells that are asked for.
fn texts(out: &mut String, matrix: &Matrix, only: Only, columns: usize) {
    let mut first = true;
    for (_, attribute) in only.attributes(&matrix.attributes) {
        if !std::mem::take(&mut first) {
            out.push('\n');
        }
        let pillar = attribute.pillar.as_deref().map(|pillar| format!(" ({})", line(pillar)));
        let _ = writeln!(out, "{}{}", line(&attribute.name), pillar.unwrap_or_default());
        for (level, told) in only.levels(&attribute.descriptors) {
            let name = matrix.levels.get(level).map(|level| line(&level.name)).unwrap_or_default();
            let Some(told) = told else {
                let _ = writeln!(out, "  {name}: says nothing");
                continue;
            };
            let place = told.place();
            let path = line(matrix.file(place).unwrap_or_default());
            let inherited = if told.inherited { ", with what the level below asks for" } else { "" };
            let _ = writeln!(out, "  {name} ({path}:{}{inherited})", place.line.max(1));
            for text in wrapped(&told.text, columns.saturating_sub(4).max(20)) {
                let _ = writeln!(out, "{}", format!("    {text}").trim_end());
            }
        }
    }
}

/// Attributes by pillar, with a mark for each level.
fn grid(out: &mut String, matrix: &Matrix, columns: usize) {
    for (number, level) in (1..).zip(&matrix.levels) {
        let base = level.builds_on.and_then(|base| matrix.levels.get(base));
        let base = base.map(|base| format!(", builds on {}", line(&base.name))).unwrap_or_default();
        let _ = writeln!(out, "{number:>3}  {}{base}", cut(&level.name, columns.saturating_sub(5).max(20)));
    }
    out.push('\n');
    let has_pillars = matrix.attributes.iter().any(|attribute| attribute.pillar.is_some());
    let indent = if has_pillars { 2 } else { 0 };
    let widest = matrix.attributes.iter().map(|attribute| indent + width(&line(&attribute.name))).max();
    let names = widest.unwrap_or(0).clamp(9, NAMES);
    let heads = heads(&matrix.levels, columns.saturating_sub(names));
    let _ = write!(out, "{}", " ".repeat(names));
    for head in &heads {
        let _ = write!(out, "{}{head}", " ".repeat(GAP));
    }
    out.push('\n');
    let mut pillar: Option<&str> = None;
    for attribute in &matrix.attributes {
        if attribute.pillar.as_deref() != pillar {
            pillar = attribute.pillar.as_deref();
            let _ = writeln!(out, "{}", pillar.map(|pillar| cut(pillar, columns.max(20))).unwrap_or_default());
        }
        let _ = write!(out, "{}{}", " ".repeat(indent), cell(&attribute.name, names - indent));
        for (head, told) in heads.iter().zip(&attribute.descriptors) {
            let _ = write!(out, "{}{}", " ".repeat(GAP), cell(mark(told.as_ref()), width(head)));
        }
        let kept = out.trim_end().len();
        out.truncate(kept);
        out.push('\n');
    }
    out.push_str("\n● in its own words   ");
    if matrix.attributes.iter().flat_map(|attribute| &attribute.descriptors).flatten().any(|told| told.inherited) {
        out.push_str("◐ with the level below   ");
    }
    out.push_str("· says nothing\n");
}

fn mark(told: Option<&Descriptor>) -> &'static str {
    match told {
        Some(told) if told.inherited => "◐",
        Some(_) => "●",
        None => "·",
    }
}

/// What stands above the columns: names where they fit, else codes or numbers.
fn heads(levels: &[Level], room: usize) -> Vec<String> {
    let numbers: Vec<String> = (1..=levels.len()).map(|number| number.to_string()).collect();
    let names = levels.iter().map(|level| line(&level.name)).collect();
    let titles = levels.iter().map(|level| line(&level.title)).collect();
    let codes = levels.iter().map(|level| level.code.clone());
    let codes: Option<Vec<String>> = codes.map(|code| code.map(|code| line(&code))).collect();
    let fits = |heads: &Vec<String>| heads.iter().map(|head| width(head) + GAP).sum::<usize>() <= room;
    [Some(names), Some(titles), codes].into_iter().flatten().find(fits).unwrap_or(numbers)
}
