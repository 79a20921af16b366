//! Queries and the Rust that reads them name the same captures, and no Markdown node is named anywhere else.

use std::collections::BTreeSet;

use tree_sitter::{Language, Query};

use crate::code::{code, words};
use crate::files::{File, files};

/// The captures of a query, without `@`.
fn captures(query: &str) -> BTreeSet<&str> {
    let lines = query.lines().map(|line| line.split(';').next().unwrap_or_default());
    lines.flat_map(|line| line.split('@').skip(1)).filter_map(|rest| rest.split([' ', ')', ']']).next()).collect()
}

/// What the Rust that reads a query knows of its captures: names (`"item" => Role::Item`) with the role that each
/// stands for, and stems (`strip_prefix("level.")`).
fn known(rust: &str) -> (Vec<(&str, &str)>, Vec<&str>) {
    let mut names = Vec::new();
    let mut stems = Vec::new();
    for line in rust.lines().map(str::trim) {
        let arm = line.strip_prefix('"').and_then(|rest| rest.split_once("\" => Role::"));
        names.extend(arm.map(|(name, role)| (name, words(role).next().map_or("", |(_, word)| word))));
        if let Some(rest) = line.split("strip_prefix(\"").nth(1).filter(|_| line.contains("Role::")) {
            stems.extend(rest.split('"').next());
        }
    }
    (names, stems)
}

/// Captures that nobody reads, names that no query captures, and roles that are read and then looked at nowhere.
fn differing(query: &str, rust: &str) -> Vec<String> {
    let captures = captures(query);
    let (names, stems) = known(rust);
    let mut out = Vec::new();
    for capture in &captures {
        let named = names.iter().any(|(name, _)| name == capture);
        if !named && !stems.iter().any(|stem| capture.starts_with(stem)) {
            out.push(format!("@{capture} is captured and read by nobody"));
        }
    }
    for (name, role) in &names {
        if !captures.contains(name) {
            out.push(format!("\"{name}\" is read and captured by no query"));
        }
        let code = code(rust);
        let uses = words(&code).filter(|(at, word)| word == role && code[..*at].ends_with("Role::")).count();
        if uses < 2 {
            out.push(format!("@{name} is read as Role::{role}, which nothing looks at"));
        }
    }
    for stem in stems.iter().filter(|stem| !captures.iter().any(|capture| capture.starts_with(*stem))) {
        out.push(format!("\"{stem}…\" is read and captured by no query"));
    }
    out
}

/// Strings in `files` that name a node of a grammar. Names of one word are ordinary words too, and are left alone.
fn node_names(nodes: &BTreeSet<&str>, files: &[File]) -> Vec<String> {
    let mut out = Vec::new();
    for (path, text) in files {
        let mut quoted = text.split('"').skip(1).step_by(2).filter(|text| nodes.contains(text));
        out.extend(quoted.next().map(|node| format!("{path} names the node {node}")));
    }
    out
}

fn languages() -> [(&'static str, Language); 2] {
    [
        ("queries/markdown/", tree_sitter_md::LANGUAGE.into()),
        ("queries/markdown_inline/", tree_sitter_md::INLINE_LANGUAGE.into()),
    ]
}

#[test]
fn every_query_compiles() {
    for (path, text) in files(&["queries"], ".scm") {
        let (_, language) = languages()
            .into_iter()
            .find(|(folder, _)| path.starts_with(folder))
            .unwrap_or_else(|| panic!("{path} belongs to no grammar"));
        let query = Query::new(&language, &text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let names: BTreeSet<&str> = query.capture_names().iter().copied().collect();
        assert_eq!(names, captures(&text), "{path}: the captures are read as the parser reads them");
        assert!(Query::new(&language, "(no_such_node) @x").is_err());
    }
}

#[test]
fn queries_and_their_readers_name_the_same_captures() {
    let arms =
        "\"item\" => Role::Item,\n_ => Role::Level(capture.strip_prefix(\"level.\")?),\nif role == Role::Item {}";
    assert_eq!(differing("(a) @item ; @no\n(b) @level.1", arms), [] as [String; 0]);
    assert_eq!(differing("(a) @item\n(b) @level.1\n(c) @unused", arms).len(), 1);
    assert_eq!(differing("(b) @level.1", arms).len(), 1, "a name without a capture");
    assert_eq!(differing("(a) @item", arms).len(), 1, "a stem without a capture");
    assert_eq!(differing("(a) @item", "\"item\" => Role::Item,").len(), 1, "a role that nothing looks at");

    let readers = files(&["src/syntax"], ".rs");
    for (path, query) in files(&["queries"], ".scm") {
        let reading: Vec<&File> = readers.iter().filter(|(_, text)| text.contains(&format!("../{path}"))).collect();
        let [(reader, rust)] = reading[..] else { panic!("{path} is read by {} files", reading.len()) };
        assert_eq!(differing(&query, rust), [] as [String; 0], "{path} and {reader}");
    }
}

#[test]
fn no_markdown_node_is_named_outside_queries() {
    let languages = languages();
    let mut nodes = BTreeSet::new();
    for (_, language) in &languages {
        let ids = 0..u16::try_from(language.node_kind_count()).expect("few kinds");
        let named = ids.filter(|&id| language.node_kind_is_named(id));
        nodes.extend(named.filter_map(|id| language.node_kind_for_id(id)).filter(|name| name.contains('_')));
    }
    let stray = [("src/document/part.rs".to_owned(), "if kind == \"pipe_table\" {}".to_owned())];
    assert_eq!(node_names(&nodes, &stray), ["src/document/part.rs names the node pipe_table"]);

    assert_eq!(node_names(&nodes, &files(&["src"], ".rs")), [] as [String; 0]);
}
