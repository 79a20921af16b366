//! career-ls's own shape of a matrix, as JSON, YAML and TOML: the same keys in each.

use std::fmt::Write as _;

use serde::Serialize;
use serde::ser::SerializeMap;

use crate::matrix::Matrix;

/// A matrix as its file says it.
#[derive(Serialize)]
struct File<'m> {
    version: u8,
    levels: Vec<Level<'m>>,
    attributes: Vec<Attribute<'m>>,
}

#[derive(Serialize)]
struct Level<'m> {
    id: &'m str,
    name: &'m str,
    /// Where the name does not tell it.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    builds_on: Option<&'m str>,
}

#[derive(Serialize)]
struct Attribute<'m> {
    id: &'m str,
    name: &'m str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pillar: Option<&'m str>,
    descriptors: Descriptors<'m>,
}

/// By level, in the order of the levels.
struct Descriptors<'m>(Vec<(&'m str, Descriptor<'m>)>);

#[derive(Serialize)]
struct Descriptor<'m> {
    text: &'m str,
    /// Said of every cell or, where nothing builds on anything, of none.
    #[serde(skip_serializing_if = "Option::is_none")]
    inherited: Option<bool>,
}

impl Serialize for Descriptors<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (id, told) in &self.0 {
            map.serialize_entry(id, told)?;
        }
        map.end()
    }
}

impl<'m> File<'m> {
    fn of(matrix: &'m Matrix) -> Self {
        let inherits = inherits(matrix);
        let id = |index: usize| matrix.levels.get(index).map(|level| level.id.as_str());
        let levels = matrix.levels.iter().map(|level| Level {
            id: &level.id,
            name: &level.name,
            title: Some(level.title.as_str()).filter(|title| !level.name.contains(title)),
            builds_on: level.builds_on.and_then(id),
        });
        let attributes = matrix.attributes.iter().map(|attribute| Attribute {
            id: &attribute.id,
            name: &attribute.name,
            pillar: attribute.pillar.as_deref(),
            descriptors: Descriptors(
                attribute
                    .descriptors
                    .iter()
                    .enumerate()
                    .filter_map(|(index, told)| {
                        let told = told.as_ref()?;
                        Some((
                            id(index)?,
                            Descriptor { text: &told.text, inherited: inherits.then_some(told.inherited) },
                        ))
                    })
                    .collect(),
            ),
        });
        Self { version: 1, levels: levels.collect(), attributes: attributes.collect() }
    }
}

/// Whether something in `matrix` builds on something else.
pub(super) fn inherits(matrix: &Matrix) -> bool {
    let mut told = matrix.attributes.iter().flat_map(|attribute| &attribute.descriptors).flatten();
    matrix.levels.iter().any(|level| level.builds_on.is_some()) || told.any(|told| told.inherited)
}

/// As JSON, indented.
pub(super) fn json(matrix: &Matrix) -> Option<String> {
    serde_json::to_string_pretty(&File::of(matrix)).ok().map(|text| text + "\n")
}

/// As TOML.
pub(super) fn toml(matrix: &Matrix) -> Option<String> {
    toml::to_string_pretty(&File::of(matrix)).ok()
}

/// As YAML.
pub(super) fn yaml(matrix: &Matrix) -> String {
    let file = File::of(matrix);
    let mut out = format!("version: {}\nlevels:\n", file.version);
    for level in &file.levels {
        let _ = writeln!(out, "  - id: {}\n    name: {}", quoted(level.id), quoted(level.name));
        if let Some(title) = level.title {
            let _ = writeln!(out, "    title: {}", quoted(title));
        }
        if let Some(base) = level.builds_on {
            let _ = writeln!(out, "    builds_on: {}", quoted(base));
        }
    }
    out.push_str("attributes:\n");
    for attribute in &file.attributes {
        let _ = writeln!(out, "  - id: {}\n    name: {}", quoted(attribute.id), quoted(attribute.name));
        if let Some(pillar) = attribute.pillar {
            let _ = writeln!(out, "    pillar: {}", quoted(pillar));
        }
        if attribute.descriptors.0.is_empty() {
            out.push_str("    descriptors: {}\n");
            continue;
        }
        out.push_str("    descriptors:\n");
        for (id, told) in &attribute.descriptors.0 {
            let _ = writeln!(out, "      {}:\n        text: {}", quoted(id), words(told.text, 10));
            if let Some(inherited) = told.inherited {
                let _ = writeln!(out, "        inherited: {inherited}");
            }
        }
    }
    out
}

/// A text of several lines as a block, indented by `indent`, where that says the same; in quotes otherwise.
fn words(text: &str, indent: usize) -> String {
    let odd = |c: char| c != '\n' && escape(c).is_some();
    let is_block = text.contains('\n')
        && !text.starts_with(char::is_whitespace)
        && !text.ends_with(char::is_whitespace)
        && !text.chars().any(odd);
    if !is_block {
        return quoted(text);
    }
    let blanks = " ".repeat(indent);
    let lines = text.split('\n').map(|line| if line.is_empty() { String::new() } else { format!("{blanks}{line}") });
    format!("|-\n{}", lines.collect::<Vec<_>>().join("\n"))
}

/// In double quotes: what no plain word of YAML can be taken for.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match escape(c) {
            Some(escaped) => out.push_str(&escaped),
            None if c == '"' => out.push_str("\\\""),
            None if c == '\\' => out.push_str("\\\\"),
            None => out.push(c),
        }
    }
    out.push('"');
    out
}

/// What stands for a character that is not written as it is.
fn escape(c: char) -> Option<String> {
    match c {
        '\n' => Some("\\n".to_owned()),
        '\t' => Some("\\t".to_owned()),
        '\r' => Some("\\r".to_owned()),
        '\u{feff}' => Some("\\uFEFF".to_owned()),
        c if crate::report::printable::safe(c) == c => None,
        c if u32::from(c) <= 0xff => Some(format!("\\x{:02X}", u32::from(c))),
        c if u32::from(c) <= 0xffff => Some(format!("\\u{:04X}", u32::from(c))),
        c => Some(format!("\\U{:08X}", u32::from(c))),
    }
}
