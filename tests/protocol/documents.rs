use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::client::{Client, LONG, framed};

/// A career document with one bullet under its history.
pub(crate) fn case(bullet: &str) -> String {
    format!("{HEAD}{bullet}\n")
}

/// The document up to its first bullet, which stands in line [`BULLET`].
pub(crate) const HEAD: &str = "---\ncareer:\n  kind: promotion\n---\n\n# Case\n\n## History\n\n";
/// The line of the first bullet.
pub(crate) const BULLET: usize = 9;

/// Findings about duties, of a list that was published.
pub(crate) fn duties(list: &Value) -> Vec<Value> {
    let all = list["diagnostics"].as_array().expect("a list of findings");
    all.iter().filter(|finding| finding["code"] == "task-phrasing").cloned().collect()
}

/// Everything that was published up to a moment's silence; the last of it.
pub(crate) fn settled(client: &mut Client, uri: &str) -> Value {
    let first = client.published(uri, LONG).expect("a list of findings");
    client.all_published(uri, Duration::from_millis(1500)).pop().unwrap_or(first)
}

const URI: &str = "file:///nowhere/case/a.md";

#[test]
fn findings_come_with_the_document_and_go_with_it() {
    let (mut client, _) = Client::greeted(&json!({}));
    client.open(URI, 1, &case("- Responsible for on-call"));
    let list = client.published(URI, LONG).expect("findings");
    let found = duties(&list);
    assert_eq!(found.len(), 1, "{list}");
    assert_eq!(found[0]["source"], "career-ls");
    assert!(found[0]["message"].is_string());
    assert_eq!(found[0]["range"]["start"]["line"], BULLET);
    client.close(URI);
    let list = client.published(URI, LONG).expect("an empty list");
    assert_eq!(list["diagnostics"], json!([]));
}

#[test]
fn findings_go_when_they_are_mended() {
    let (mut client, _) = Client::greeted(&json!({}));
    client.open(URI, 1, &case("- Responsible for on-call"));
    assert_eq!(duties(&client.published(URI, LONG).expect("findings")).len(), 1);
    client.edit(URI, 2, [BULLET, 0, BULLET + 1, 0], "");
    assert_eq!(duties(&settled(&mut client, URI)).len(), 0);
}

#[test]
fn what_did_not_change_is_not_sent_again() {
    let (mut client, _) = Client::greeted(&json!({}));
    client.open(URI, 1, &case("- Responsible for on-call"));
    settled(&mut client, URI);
    client.edit(URI, 2, [BULLET + 1, 0, BULLET + 1, 0], "\n");
    client.tell("textDocument/didSave", json!({ "textDocument": { "uri": URI } }));
    client.tell("workspace/didChangeConfiguration", json!({ "settings": null }));
    client.tell("workspace/didChangeConfiguration", json!({ "settings": {} }));
    assert!(client.published(URI, Duration::from_millis(1500)).is_none());
}

#[test]
fn a_document_that_is_opened_again_is_told_of_again() {
    let (mut client, _) = Client::greeted(&json!({}));
    let text = case("- Responsible for on-call");
    client.open(URI, 1, &text);
    settled(&mut client, URI);
    client.close(URI);
    client.open(URI, 1, &text);
    assert_eq!(duties(&settled(&mut client, URI)).len(), 1);
    client.open(URI, 5, &case("- Cut cost"));
    assert_eq!(duties(&settled(&mut client, URI)).len(), 0, "opened twice without closing: the second counts");
    client.open(URI, 6, &text);
    assert_eq!(duties(&settled(&mut client, URI)).len(), 1);
    client.close(URI);
    client.open(URI, 1, "# Notes\n");
    assert_eq!(settled(&mut client, URI)["diagnostics"], json!([]), "what it had as a career document is taken back");
}

#[test]
fn other_markdown_gets_nothing() {
    let (mut client, _) = Client::greeted(&json!({}));
    client.open(URI, 1, "# Notes\n\n- Responsible for on-call\n");
    client.edit(URI, 2, [0, 0, 0, 0], "x");
    assert!(client.published(URI, Duration::from_millis(500)).is_none());
    let at = json!({ "textDocument": { "uri": URI }, "position": { "line": 0, "character": 2 } });
    assert_eq!(client.ask("textDocument/hover", at.clone()), Value::Null);
    assert_eq!(client.ask("textDocument/completion", at)["items"], json!([]));
}

#[test]
fn uris_of_every_kind_come_back_byte_for_byte() {
    let (mut client, _) = Client::greeted(&json!({}));
    for uri in [
        "untitled:Untitled-1",
        "file:///c%3A/Case%20A/a.md",
        "file:///C:/Case%20A/a.md",
        "vscode-notebook-cell:/x/a.ipynb#W0sZmlsZQ%3D%3D",
        "git:/x/a.md?%7B%22ref%22%3A%22~%22%7D",
        "relative.md",
        "",
    ] {
        client.open(uri, 1, &case("- Responsible for on-call"));
        assert_eq!(duties(&client.published(uri, LONG).expect(uri)).len(), 1, "{uri}");
        client.edit(uri, 2, [BULLET, 0, BULLET, 3], "");
        client.ask(
            "textDocument/hover",
            json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 0 } }),
        );
        client.close(uri);
    }
}

#[test]
fn places_are_counted_in_the_unit_that_was_agreed() {
    let bullet = "- Responsible for the café 🚀 launch";
    for (offered, agreed, end) in [
        (json!(["utf-16"]), "utf-16", bullet.encode_utf16().count()),
        (json!(["utf-32", "utf-16", "utf-8"]), "utf-8", bullet.len()),
        (json!(["utf-32"]), "utf-32", bullet.chars().count()),
        (Value::Null, "utf-16", bullet.encode_utf16().count()),
    ] {
        let (mut client, result) = Client::greeted(&json!({ "general": { "positionEncodings": offered } }));
        assert_eq!(result["capabilities"]["positionEncoding"], agreed);
        client.open(URI, 1, &case(bullet));
        let found = duties(&client.published(URI, LONG).expect("findings"));
        assert_eq!(found[0]["range"]["end"], json!({ "line": BULLET, "character": end }), "{agreed}");
        // An edit at the place that the editor counts, after what is wide.
        client.edit(URI, 2, [BULLET, end - " launch".len(), BULLET, end], "\n\n- Responsible for tea");
        let found = duties(&settled(&mut client, URI));
        assert_eq!(found.len(), 2, "{agreed}");
        let short = end - " launch".len();
        assert_eq!(found[0]["range"]["end"], json!({ "line": BULLET, "character": short }), "{agreed}");
    }
}

#[test]
fn edits_at_odd_places_do_no_harm() {
    let (mut client, _) = Client::greeted(&json!({}));
    client.open(URI, 1, &case("- Cut cost 🚀\r\n- x\r- y"));
    client.edit(URI, 2, [BULLET, 12, BULLET, 12], "inside a pair");
    client.edit(URI, 3, [BULLET, 9999, BULLET, 9999], " past the line");
    client.edit(URI, 4, [9999, 0, 9999, 5], "\npast the end");
    client.edit(URI, 5, [BULLET, 5, 2, 1], "the wrong way round");
    client.edit(URI, 20, [0, 0, 0, 0], "\u{feff}\0");
    let document = json!({ "uri": URI, "version": 21 });
    client.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [] }));
    let whole = json!([{ "text": "gone" }, { "text": case("- Responsible for on-call"), "rangeLength": 7 }]);
    client.tell(
        "textDocument/didChange",
        json!({ "textDocument": { "uri": URI, "version": 22 }, "contentChanges": whole }),
    );
    assert_eq!(duties(&settled(&mut client, URI)).len(), 1);
    client.edit("file:///nowhere/never-opened.md", 2, [0, 0, 0, 0], "x");
    client.close("file:///nowhere/never-opened.md");
    assert_eq!(client.refused("career-ls/nothing", Value::Null), -32601);
}

#[test]
fn of_a_great_many_findings_the_last_counts_the_rest() {
    let (mut client, _) = Client::greeted(&json!({}));
    let bullets: Vec<String> = (0..300).map(|at| format!("- Responsible for system {at}\n")).collect();
    client.open(URI, 1, &case(&bullets.concat()));
    let list = client.published(URI, LONG).expect("findings");
    let all = list["diagnostics"].as_array().expect("a list");
    assert_eq!(all.len(), 200);
    let counting = all[199]["message"].as_str().expect("a message");
    assert!(counting.starts_with("… and ") && counting.ends_with(" more findings"), "{counting}");
}

#[test]
fn nothing_of_a_document_is_logged() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_career-ls"))
        .arg("lsp")
        .env("RUST_LOG", "trace")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let document =
        json!({ "uri": URI, "languageId": "markdown", "version": 1, "text": case("- Responsible for SECRET") });
    let at = json!({ "textDocument": { "uri": "SECRET" }, "position": "SECRET" });
    let messages = [
        json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "capabilities": {} } }),
        json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": document } }),
        json!({ "jsonrpc": "2.0", "id": 2, "method": "textDocument/hover", "params": at }),
        json!({ "jsonrpc": "2.0", "method": "textDocument/didChange", "params": { "textDocument": "SECRET" } }),
        json!({ "jsonrpc": "2.0", "id": 3, "method": "SECRET" }),
        json!("SECRET"),
    ];
    let mut stdin = child.stdin.take().expect("stdin");
    for message in messages {
        stdin.write_all(&framed(&message.to_string())).expect("it is read");
    }
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_change_of_the_matrix_shows_in_an_open_case() {
    let folder = tempfile::tempdir().unwrap();
    let uri = |name: &str| format!("file://{}", folder.path().join(name).display());
    let matrix = "---\ncareer: {kind: matrix}\n---\n# Matrix\n\n| Attribute | L5 | L6 |\n| --- | --- | --- |\n| Influence | a | b |\n";
    std::fs::write(folder.path().join("matrix.md"), matrix).unwrap();
    let (mut client, _) = Client::greeted(&json!({}));
    let table = "## Cross-reference\n\n| Attribute | Status |\n| --- | --- |\n| Influence | gap |\n";
    client.open(&uri("case.md"), 1, &format!("{HEAD}\n{table}"));
    client.open(&uri("matrix.md"), 1, matrix);
    let unknown = |list: &Value| {
        let found = list["diagnostics"].as_array().expect("a list");
        found.iter().filter(|finding| finding["code"] == "unknown-attribute").count()
    };
    assert_eq!(unknown(&settled(&mut client, &uri("case.md"))), 0);
    client.edit(&uri("matrix.md"), 2, [7, 2, 7, 11], "Clarity");
    let list = client.published(&uri("case.md"), Duration::from_secs(2)).expect("a finding, without a key in the case");
    assert_eq!(unknown(&list), 1, "{list}");
}

#[test]
fn what_one_document_of_a_case_begins_to_tell_is_no_longer_missed_in_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let address = |name: &str| format!("file://{}", folder.path().join(name).display());
    let log = "---\ncareer: {kind: brag}\n---\n\n# Log\n\n## Wins\n\n- Cut pages from 9 to 3 a week\n";
    std::fs::write(folder.path().join("log.md"), log).expect("written");
    let (mut client, _) = Client::greeted(&json!({}));
    let promotion = address("promotion.md");
    let log_uri = address("log.md");
    let missing = |list: &Value| {
        let all = list["diagnostics"].as_array().expect("a list of findings");
        let of = all.iter().find(|finding| finding["code"] == "missing-section");
        of.map(|finding| finding["message"].as_str().expect("a message").to_owned()).unwrap_or_default()
    };
    client.open(&promotion, 1, "---\ncareer: {kind: promotion}\n---\n\n# Case\n\n## Summary\n\nI cut pages.\n");
    let first = missing(&settled(&mut client, &promotion));
    assert!(first.contains("Future") && !first.contains("History"), "the wins are told in the log: {first}");
    client.open(&log_uri, 1, log);
    client.edit(&log_uri, 2, [8, 0, 8, 0], "## Goals\n\n- By June, cut pages to 1\n\n");
    let then = missing(&settled(&mut client, &promotion));
    assert!(!then.contains("Future"), "the goals are told in the open log, which is not saved: {then}");
}
