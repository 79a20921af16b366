use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use crate::document::canonical_names;
use crate::rules::{self, Rule};
use crate::settings::{Kind, Severity};

use super::check::CheckOutput;
use super::inspect::InspectOutput;
use super::log::LogOutput;
use super::matrix::{MatrixChecked, MatrixOutput};
use super::scan::ScanOutput;

/// The JSON Schemas of what is printed and what is read, by the name of their file.
pub fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("check.schema.json", schema::<CheckOutput>().to_value()),
        ("inspect.schema.json", schema::<InspectOutput>().to_value()),
        ("log.schema.json", schema::<LogOutput>().to_value()),
        ("scan.schema.json", schema::<ScanOutput>().to_value()),
        ("matrix-show.schema.json", schema::<MatrixOutput>().to_value()),
        ("matrix-check.schema.json", schema::<MatrixChecked>().to_value()),
        ("career-ls.schema.json", config()),
    ]
}

fn schema<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}

/// The schema of `career-ls.toml`. Written by hand: settings are read from values that know their place, not by serde.
fn config() -> Value {
    let text = |about: &str| json!({ "type": "string", "description": about });
    let number = |about: &str, default: u32| json!({ "type": "integer", "minimum": 1, "maximum": 100_000, "default": default, "description": about });
    let table = |about: &str, properties: Value| json!({ "type": "object", "additionalProperties": false, "description": about, "properties": properties });
    let mut sections: Vec<&str> = canonical_names().collect();
    sections.sort_unstable();
    sections.dedup();
    let documents = table(
        "What is set for one kind of document.",
        json!({
            "files": {
                "type": "array", "items": { "type": "string" },
                "description": "Globs of the files of this kind, relative to the folder of this file."
            },
            "required": {
                "type": "array", "items": { "enum": sections },
                "description": "Sections that such a document must have, by career-ls's own names."
            }
        }),
    );
    let kinds: serde_json::Map<String, Value> =
        Kind::ALL.iter().map(|kind| (kind.name().to_owned(), documents.clone())).collect();
    let weight = |rule: &Rule| json!({ "type": "string", "enum": ["off", "hint", "information", "warning", "error"], "default": rule.default.map_or("off", Severity::name), "description": rule.summary() });
    let rules: serde_json::Map<String, Value> =
        rules::ALL.iter().map(|rule| (rule.name.to_owned(), weight(rule))).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "career-ls.toml",
        "description": "How career-ls is set up for the folder that this file lies in, and those below.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "matrix": text("The career matrix: a file, a folder, or `builtin:tpm`."),
            "extend": text("Another file whose settings stand where this one is silent."),
            "documents": table("What is set for each kind of document.", Value::Object(kinds)),
            "rules": table("What each rule weighs, or off.", Value::Object(rules)),
            "windows": table("How far back and ahead a case looks.", json!({
                "history-months": number("Months that a win counts.", 18),
                "future-months": number("Months that a goal may lie ahead.", 12)
            })),
            "limits": table("How long things may be, in words.", json!({
                "scan-words": number("What a reader takes in within ten seconds.", 40),
                "page-words": number("One page.", 450),
                "note-words": number("A note that can be forwarded.", 120),
                "sentence-words": number("A sentence.", 30)
            })),
            "inlay-hints": {
                "type": "boolean",
                "default": false,
                "description": "Whether an editor shows behind each statement what it lacks: `measure?`, `for whom?` or `proof?`."
            },
            "ignore": {
                "type": "array",
                "description": "Findings that are silenced without a mark in the text.",
                "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["rule", "hash", "reason"],
                    "properties": {
                        "rule": text("The rule."),
                        "hash": text("Hash of the statement's text."),
                        "reason": text("Why.")
                    }
                }
            }
        }
    })
}

#[cfg(test)]
mod tests;
