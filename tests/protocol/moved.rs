use serde_json::{Value, json};

use crate::client::Client;
use crate::folder::{CASE, Folder, MATRIX};

fn able() -> Value {
    json!({ "workspace": { "workspaceEdit": { "documentChanges": true }, "fileOperations": { "willRename": true } } })
}

/// Moves files and folders as an editor does: it asks first, makes the edit, and moves them.
fn move_all(folder: &mut Folder, moves: &[(&str, &str)]) -> Value {
    let files: Vec<Value> =
        moves.iter().map(|(old, new)| json!({ "oldUri": folder.uri(old), "newUri": folder.uri(new) })).collect();
    let edit = folder.client.ask("workspace/willRenameFiles", json!({ "files": files }));
    if edit != Value::Null {
        folder.apply(&edit);
    }
    for (old, new) in moves {
        let (old, new) = (folder.path(old), folder.path(new));
        std::fs::create_dir_all(new.parent().expect("in the folder")).expect("made");
        std::fs::rename(old, new).expect("moved");
    }
    edit
}

const LINKED: &str = "---\r\ncareer: {kind: brag, matrix: ./matrix.md}\r\n---\r\n\r\n# Wins é 🚀\r\n\r\n\
    - 🚀 Cut é ([a](matrix.md#influence), [b](./matrix.md), [c](<matrix.md> \"matrix.md\"), [matrix.md](https://x.example/matrix.md))\r\n\
    - See ![chart](proof/chart%20one.png) and [log](proof/log.md)[^m] `[x](matrix.md)`\r\n\r\n\
    [m]: matrix.md#influence 'x'\r\n[^m]: [there](matrix.md)\r\n";

#[test]
fn links_to_what_moves_follow_it_as_they_were_written() {
    let notes = "[a](matrix.md)\n";
    let files = [
        ("matrix.md", MATRIX),
        ("wins.md", LINKED),
        ("notes.md", notes),
        ("career-ls.toml", "# é\nmatrix = \"matrix.md\"\n"),
    ];
    let mut folder = Folder::new(&able(), &files);
    folder.show("wins.md");
    move_all(&mut folder, &[("matrix.md", "team/our ladder é.md")]);
    let wanted = LINKED
        .replace("matrix: ./matrix.md", "matrix: ./team/our ladder é.md")
        .replace("[a](matrix.md#", "[a](team/our%20ladder%20%C3%A9.md#")
        .replace("[b](./matrix.md)", "[b](./team/our%20ladder%20%C3%A9.md)")
        .replace("[c](<matrix.md>", "[c](<team/our ladder é.md>")
        .replace("[m]: matrix.md#", "[m]: team/our%20ladder%20%C3%A9.md#")
        .replace("[there](matrix.md)", "[there](team/our%20ladder%20%C3%A9.md)");
    assert_eq!(folder.text("wins.md"), wanted);
    assert_eq!(folder.text("notes.md"), notes);
    assert_eq!(folder.text("career-ls.toml"), "# é\nmatrix = \"team/our ladder é.md\"\n");
}

#[test]
fn evidence_in_a_folder_that_moves_is_still_found() {
    let mut folder = Folder::new(&able(), &[("wins.md", LINKED), ("proof/log.md", "x"), ("proof/chart one.png", "x")]);
    let edit = move_all(&mut folder, &[("proof", "evidence/2026")]);
    assert_eq!(edit["documentChanges"].as_array().map(Vec::len), Some(1), "also with nothing open");
    let wanted = LINKED
        .replace("proof/chart%20one.png", "evidence/2026/chart%20one.png")
        .replace("proof/log.md", "evidence/2026/log.md");
    assert_eq!(folder.text("wins.md"), wanted);
}

#[test]
fn a_document_that_moves_takes_its_links_along() {
    let mut folder = Folder::new(&able(), &[("matrix.md", MATRIX), ("wins.md", LINKED), ("proof/log.md", "x")]);
    folder.show("wins.md");
    let edit = folder.client.ask(
        "workspace/willRenameFiles",
        json!({ "files": [
        { "oldUri": folder.uri("wins.md"), "newUri": folder.uri("2026/q1/wins.md") },
    ] }),
    );
    folder.apply(&edit);
    let text = folder.text("wins.md");
    assert!(
        text.contains("matrix: ../../matrix.md")
            && text.contains("[a](../../matrix.md#influence), [b](../../matrix.md)"),
        "{text}"
    );
    assert!(text.contains("../../proof/chart%20one.png") && text.contains("[m]: ../../matrix.md#influence"), "{text}");
    assert!(text.contains("`[x](matrix.md)`") && text.contains("https://x.example/matrix.md"), "{text}");
    let back = folder.client.ask(
        "workspace/willRenameFiles",
        json!({ "files": [
        { "oldUri": folder.uri("wins.md"), "newUri": folder.uri("wins.md") },
    ] }),
    );
    assert_eq!(back, Value::Null, "what stays where it is changes nothing");
}

#[test]
fn what_all_moves_together_and_what_nobody_names_changes_nothing() {
    let files =
        [("a/matrix.md", MATRIX), ("a/wins.md", LINKED), ("b/notes.md", "[x](../a/wins.md)"), ("a/promotion.md", CASE)];
    let mut folder = Folder::new(&able(), &files);
    assert_eq!(move_all(&mut folder, &[("a", "c")]), Value::Null);
    assert_eq!(move_all(&mut folder, &[("b/notes.md", "b/other.md")]), Value::Null);
    for files in [
        json!([]),
        json!([{ "oldUri": "untitled:a", "newUri": "untitled:b" }]),
        json!([{ "oldUri": "", "newUri": "x" }]),
    ] {
        assert_eq!(folder.client.ask("workspace/willRenameFiles", json!({ "files": files })), Value::Null);
    }
    assert_eq!(folder.client.refused("workspace/willRenameFiles", json!({ "files": 3 })), -32602);
}

#[test]
fn only_an_editor_that_asks_is_told_what_to_ask_about() {
    let (_, greeting) = Client::greeted(&json!({}));
    assert_eq!(greeting["capabilities"].get("workspace"), None);
    let (_, greeting) = Client::greeted(&able());
    let filters = &greeting["capabilities"]["workspace"]["fileOperations"]["willRename"]["filters"];
    assert_eq!(filters.as_array().map(Vec::len), Some(2));
    assert_eq!(filters[1]["pattern"]["matches"], "folder");
    assert_eq!(greeting["capabilities"]["workspace"].get("workspaceFolders"), None);
}
