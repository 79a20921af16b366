//! What the layouts have in common, and what the tests of each use.

use crate::matrix::{Alone, Matrix, UNPLACED, read_bytes};
use crate::settings::{Bounds, Value, ValueKind};

mod cells;
mod declined;
mod hostile;
mod nested;
mod own;
mod relational;

/// The one matrix in `text`, a file of that name.
fn one(name: &str, text: &str) -> Matrix {
    let mut all = read_bytes(name, text.as_bytes(), &Alone).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
    assert_eq!(all.len(), 1, "{text}");
    all.remove(0)
}

/// Why `text` is not read, and what its place holds.
fn declined<'t>(name: &str, text: &'t str) -> (String, &'t str) {
    match read_bytes(name, text.as_bytes(), &Alone) {
        Ok(all) => panic!("read as {all:#?}\n{text}"),
        Err(error) => (error.text, error.span.of(text)),
    }
}

/// The grid as text: levels, then each attribute with its cells, `^` before one that is inherited.
fn grid(matrix: &Matrix) -> String {
    let levels: Vec<&str> = matrix.levels.iter().map(|level| level.name.as_str()).collect();
    let mut out = levels.join(" | ");
    for attribute in &matrix.attributes {
        let cells: Vec<String> = attribute
            .descriptors
            .iter()
            .map(|cell| {
                let cell = cell.as_ref()?;
                Some(format!("{}{}", if cell.inherited { "^" } else { "" }, cell.text.replace('\n', " / ")))
            })
            .map(Option::unwrap_or_default)
            .collect();
        let pillar = attribute.pillar.as_ref().map(|pillar| format!("{pillar} > ")).unwrap_or_default();
        out.extend(["\n", &pillar, &attribute.name, ": ", &cells.join(" | ")]);
    }
    out
}

/// What of `text` nobody understood.
fn unplaced<'t>(matrix: &Matrix, text: &'t str) -> Vec<&'t str> {
    let notes = matrix.problems.iter().filter(|note| note.code == UNPLACED);
    notes.map(|note| note.place.span.of(text)).collect()
}

/// What stands where a cell says that it does.
fn source<'t>(matrix: &Matrix, attribute: usize, level: usize, text: &'t str) -> Vec<&'t str> {
    let cell = matrix.attributes[attribute].descriptors[level].as_ref().expect("a text");
    cell.places.iter().map(|place| place.span.of(text)).collect()
}

/// The grid of `yaml`; JSON that says the same must give the same.
fn grid_of(yaml: &str) -> String {
    let found = grid(&one("m.yaml", yaml));
    assert_eq!(grid(&one("m.json", &as_json(yaml))), found, "as JSON");
    found
}

/// `yaml` as JSON.
fn as_json(yaml: &str) -> String {
    let bounds = Bounds { depth: 64, nodes: 200_000, bytes: 1 << 21 };
    let value = Value::from_yaml_within(yaml, bounds).unwrap_or_else(|error| panic!("{error:?}\n{yaml}"));
    let mut out = String::new();
    write_json(&value, 0, &mut out);
    out
}

fn write_json(value: &Value, depth: usize, out: &mut String) {
    let line = format!("\n{}", "\t".repeat(depth + 1));
    match &value.kind {
        ValueKind::Text(text) => out.push_str(&serde_json::Value::from(text.as_str()).to_string()),
        ValueKind::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                out.push_str(&line);
                write_json(item, depth + 1, out);
            }
            out.push(']');
        }
        ValueKind::Table(entries) => {
            out.push('{');
            for (index, entry) in entries.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                out.push_str(&line);
                out.extend([&serde_json::Value::from(entry.key.as_str()).to_string(), ": "]);
                write_json(&entry.value, depth + 1, out);
            }
            out.push('}');
        }
        _ => out.push_str("null"),
    }
}
