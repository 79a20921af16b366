//! What a cell says, from text, lists and tables.

use super::super::cell::pieces;
use crate::settings::{Bounds, Value};

fn said(yaml: &str) -> String {
    let value = Value::from_yaml_within(yaml, Bounds { depth: 64, nodes: 1000, bytes: 10_000 }).expect("YAML");
    pieces(&value, &["level"]).into_iter().map(|piece| piece.text).collect::<Vec<_>>().join("\n")
}

#[test]
fn text_is_as_it_is_written() {
    for (yaml, expected) in [
        ("Leads **two** teams", "Leads **two** teams"),
        ("2.0", "2.0"),
        ("yes", "yes"),
        ("'it''s'", "it's"),
        ("|\n  one\n\n  two\n", "one\n\ntwo"),
        (">\n  one\n  two\n", "one two"),
        ("one\n  two", "one two"),
        ("~", ""),
        ("", ""),
        ("'-'", ""),
        ("[]", ""),
        ("[n/a, ~]", ""),
    ] {
        assert_eq!(said(yaml), expected, "{yaml}");
    }
}

#[test]
fn lists_and_tables_become_lines() {
    for (yaml, expected) in [
        ("[one, two]", "- one\n- two"),
        ("['- one', '2. two', '* three']", "- one\n2. two\n* three"),
        ("- |\n  one\n\n  two\n- three", "- one\n\n  two\n- three"),
        ("{level: 3, summary: A, examples: [b, c]}", "A\n- b\n- c"),
        ("{criteria: [a], examples: [b]}", "- a\nexamples:\n- b"),
        ("{scope: The team, impact: [a, b]}", "scope: The team\nimpact:\n- a\n- b"),
        ("- {criteria: a, examples: [b]}", "- a\n  - b"),
        ("{id: 7, text: a, url: b}", "a"),
        ("[[a, b], c]", "- a\n  - b\n- c"),
    ] {
        assert_eq!(said(yaml), expected, "{yaml}");
    }
}
