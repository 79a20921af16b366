//! Who may use what.

use crate::code::{code, words};
use crate::files::{File, file, files};

/// The modules that `lib.rs` declares, in its order.
fn order(lib: &str) -> Vec<String> {
    let lines = code(lib);
    let modules = lines.lines().filter_map(|line| line.trim().strip_suffix(';'));
    let names = modules.filter_map(|line| line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("mod ")));
    names.map(str::to_owned).collect()
}

/// `src/rules/claim/x.rs` → `["rules", "claim", "x"]`; the crate root is empty.
fn place(path: &str) -> Vec<&str> {
    let inner = path.strip_prefix("src/").unwrap_or(path);
    let inner = inner.strip_suffix(".rs").unwrap_or(inner);
    if matches!(inner, "lib" | "main") { Vec::new() } else { inner.split('/').collect() }
}

/// Every use of a module by one that stands above it in `lib.rs`.
fn upward_uses(lib: &str, files: &[File]) -> Vec<String> {
    let order = order(lib);
    let rank = |name: &str| order.iter().position(|module| module == name);
    let mut out = Vec::new();
    for (path, text) in files {
        let place = place(path);
        let Some(&own) = place.first() else { continue };
        let Some(here) = rank(own) else {
            out.push(format!("{path}: lib.rs declares no `{own}`"));
            continue;
        };
        for used in roots(&code(text), place.len()) {
            if rank(&used).is_some_and(|used| used > here) {
                out.push(format!("{path}: `{own}` uses `{used}`, which is declared below it"));
            }
        }
    }
    out
}

/// The names right below the crate root that `code` reaches for, by `crate::` or by `super::` often enough. `depth` is
/// how deep its module lies.
fn roots(code: &str, depth: usize) -> Vec<String> {
    let mut out = Vec::new();
    let inner = code.find("mod tests {").unwrap_or(code.len());
    for (at, word) in words(code) {
        if word == "crate" {
            out.extend(names_after(&code[at + word.len()..]));
        }
        if word == "super" && !code[..at].trim_end().ends_with("super::") {
            let mut rest = &code[at..];
            let mut steps = 0;
            while let Some(after) = rest.trim_start().strip_prefix("super") {
                let Some(after) = after.trim_start().strip_prefix("::") else { break };
                rest = after;
                steps += 1;
            }
            let depth = if at > inner { depth + 1 } else { depth };
            if steps >= depth {
                out.extend(group(rest));
            }
        }
    }
    out
}

fn names_after(rest: &str) -> Vec<String> {
    rest.trim_start().strip_prefix("::").map(group).unwrap_or_default()
}

/// `a::b` → a; `{a::b, c::{d, e}}` → a, c.
fn group(rest: &str) -> Vec<String> {
    let rest = rest.trim_start();
    let first = |text: &str| words(text).next().filter(|(at, _)| *at == 0).map(|(_, word)| word.to_owned());
    let Some(inside) = rest.strip_prefix('{') else { return first(rest).into_iter().collect() };
    let mut depth = 0;
    let mut start = 0;
    let mut out = Vec::new();
    for (at, c) in inside.char_indices() {
        let closes = c == '}' && depth == 0;
        if closes || (c == ',' && depth == 0) {
            out.extend(first(inside[start..at].trim()));
            start = at + 1;
        }
        match c {
            _ if closes => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    out
}

/// Every file that says a word of `banned` and is none of `allowed`: a module (`server`) or one of its rooms
/// (`workspace::files`), with all that lies in it.
fn strays(banned: &[&str], allowed: &[&str], files: &[File]) -> Vec<String> {
    let mut out = Vec::new();
    for (path, text) in files {
        let place = place(path).join("::");
        if allowed.iter().any(|room| place == *room || place.starts_with(&format!("{room}::"))) {
            continue;
        }
        let code = code(text);
        let said = words(&code).find(|(_, word)| banned.contains(word));
        out.extend(said.map(|(_, word)| format!("{path} says `{word}`, which belongs to {}", allowed.join(" and "))));
    }
    out
}

/// Files outside `allowed` that reach for `std::fs`, however the import is written.
fn file_access(allowed: &[&str], files: &[File]) -> Vec<String> {
    let imports_fs = |text: &str| {
        let code = code(text);
        let mut uses = words(&code).filter(|(_, word)| *word == "std");
        uses.any(|(at, word)| names_after(&code[at + word.len()..]).iter().any(|name| name == "fs"))
    };
    let reaching: Vec<File> = files
        .iter()
        .filter(|(_, text)| imports_fs(text))
        .map(|(path, _)| (path.clone(), "std_fs".to_owned()))
        .collect();
    strays(&["std_fs"], allowed, &reaching)
}

fn one(path: &str, text: &str) -> Vec<File> {
    vec![(path.to_owned(), text.to_owned())]
}

#[test]
fn a_module_uses_only_those_above_it() {
    let lib = "pub mod text;\npub mod syntax;\n// pub mod gone;\npub mod rules;\n";
    let uses = |path: &str, text: &str| upward_uses(lib, &one(path, text)).len();
    assert_eq!(uses("src/text.rs", "use crate::rules::check;"), 1);
    assert_eq!(uses("src/text/a.rs", "fn f() { crate::syntax::tables(1) }"), 1);
    assert_eq!(uses("src/text.rs", "use crate::{syntax::{Tree, Row}, text::Span,\n rules};"), 2);
    assert_eq!(uses("src/text/a/b.rs", "use super::super::super::rules;"), 1);
    assert_eq!(uses("src/text.rs", "use super::rules;"), 1);
    assert_eq!(uses("src/text.rs", "mod tests { use super::super::rules; }"), 1);
    assert_eq!(uses("src/gone.rs", ""), 1, "what is not on the map");
    assert_eq!(uses("src/rules/a.rs", "use crate::{text, syntax::Tree};\nuse super::rules;"), 0);
    assert_eq!(uses("src/text/a.rs", "//! See `crate::rules`.\nuse super::syntax;\nlet a = \"crate::rules\";"), 0);
    assert_eq!(uses("src/text.rs", "mod tests { use super::rules; }"), 0);

    let files = files(&["src"], ".rs");
    assert_eq!(upward_uses(&file("src/lib.rs"), &files), [] as [String; 0]);
}

#[test]
fn every_module_of_the_map_exists_and_has_its_line() {
    let order = order(&file("src/lib.rs"));
    let known = files(&["src"], ".rs");
    for module in &order {
        assert!(known.iter().any(|(path, _)| *path == format!("src/{module}.rs")), "{module} has no file");
    }
    assert!(order.len() >= 11, "the map is read: {order:?}");
}

#[test]
fn the_protocol_stays_in_server() {
    let banned = ["tower_lsp", "tower_lsp_server", "ls_types", "lsp_types", "gen_lsp_types", "lsp_server"];
    let stray = |path: &str, text: &str| strays(&banned, &["server"], &one(path, text)).len();
    assert_eq!(stray("src/features/hover.rs", "use tower_lsp::ls_types::Hover;"), 1);
    assert_eq!(stray("src/main.rs", "fn f() -> lsp_types::Url {}"), 1);
    assert_eq!(stray("src/servers.rs", "use tower_lsp::Client;"), 1);
    assert_eq!(stray("src/server/encode.rs", "use tower_lsp::ls_types::Hover;"), 0);
    assert_eq!(stray("src/text.rs", "/// Not a `tower_lsp` type."), 0);

    assert_eq!(strays(&banned, &["server"], &files(&["src"], ".rs")), [] as [String; 0]);
}

#[test]
fn the_parser_stays_in_syntax() {
    let banned = ["tree_sitter", "tree_sitter_md"];
    assert_eq!(strays(&banned, &["syntax"], &one("src/document/part.rs", "use tree_sitter::Node;")).len(), 1);
    assert_eq!(strays(&banned, &["syntax"], &one("src/syntax/tree.rs", "use tree_sitter::Node;")).len(), 0);

    assert_eq!(strays(&banned, &["syntax"], &files(&["src"], ".rs")), [] as [String; 0]);
}

#[test]
fn only_the_edges_are_asynchronous() {
    let (banned, allowed) = (["tokio", "tokio_util", "futures", "futures_util", "async"], ["server", "cli"]);
    assert_eq!(strays(&banned, &allowed, &one("src/workspace/world.rs", "use tokio::sync::Mutex;")).len(), 1);
    assert_eq!(strays(&banned, &allowed, &one("src/features.rs", "pub async fn hover() {}")).len(), 1);
    assert_eq!(strays(&banned, &allowed, &one("src/cli/lsp.rs", "use tokio::runtime::Builder;")).len(), 0);

    assert_eq!(strays(&banned, &allowed, &files(&["src"], ".rs")), [] as [String; 0]);
}

#[test]
fn files_are_touched_in_two_places() {
    let allowed = ["workspace::files", "cli"];
    let access = |path: &str, text: &str| file_access(&allowed, &one(path, text)).len();
    assert_eq!(access("src/matrix/pipe.rs", "let text = std::fs::read(path);"), 1);
    assert_eq!(access("src/workspace/world.rs", "use std::{collections::HashMap, fs, io};"), 1);
    assert_eq!(access("src/workspace/world.rs", "use std::{path::{Path, PathBuf}, fs::File};"), 1);
    assert_eq!(access("src/workspace/files.rs", "use std::fs;"), 0);
    assert_eq!(access("src/workspace/files/disk.rs", "use std::fs;"), 0);
    assert_eq!(access("src/cli/check.rs", "use std::fs;"), 0);
    assert_eq!(access("src/text.rs", "use std::fmt; // std::fs"), 0);

    assert_eq!(file_access(&allowed, &files(&["src"], ".rs")), [] as [String; 0]);
}
