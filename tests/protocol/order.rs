use std::io::Write;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::{Client, framed};
use crate::documents::{BULLET, case, duties, settled};

const URI: &str = "file:///nowhere/order/a.md";

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % bound
    }
}

fn capabilities() -> Value {
    json!({ "textDocument": { "publishDiagnostics": { "versionSupport": true } } })
}

/// Findings in an order of their own.
fn sorted(list: &Value) -> Vec<String> {
    let mut all: Vec<_> = list["diagnostics"].as_array().expect("a list").iter().map(Value::to_string).collect();
    all.sort();
    all
}

#[test]
fn edits_and_requests_faster_than_answers_end_where_a_fresh_open_begins() {
    let (mut client, _) = Client::greeted(&capabilities());
    let mut dice = Dice(7);
    let mut lines: Vec<String> = case("- Responsible for on-call").lines().map(str::to_owned).collect();
    client.open(URI, 1, &(lines.join("\n") + "\n"));
    let mut asked = Vec::new();
    for version in 2..=501 {
        let texts =
            ["- Responsible for 🚀 tea", "- Cut cost by 20% for 3 teams", "", "- Resp", "- Responsible for é and x"];
        let line = BULLET + dice.below(lines.len() - BULLET);
        let text = texts[dice.below(texts.len())];
        let end = lines[line].encode_utf16().count();
        if lines.len() < 60 && dice.below(2) == 0 {
            client.edit(URI, version, [line, 0, line, 0], &format!("{text}\n"));
            lines.insert(line, text.to_owned());
        } else {
            client.edit(URI, version, [line, 0, line, end], text);
            text.clone_into(&mut lines[line]);
        }
        let method = ["textDocument/hover", "textDocument/completion", "textDocument/codeAction"][dice.below(3)];
        let at = json!({ "line": dice.below(lines.len()), "character": dice.below(30) });
        let range = json!({ "start": at, "end": at });
        let parameters =
            json!({ "textDocument": { "uri": URI }, "position": at, "range": range, "context": { "diagnostics": [] } });
        asked.push(client.request(method, parameters));
    }
    for id in &asked {
        let answer = client.answer(id);
        assert!(answer.get("result").is_some(), "{answer}");
    }
    let lists = client.all_published(URI, Duration::from_millis(1500));
    let versions: Vec<i64> = lists.iter().map(|list| list["version"].as_i64().expect("a version")).collect();
    assert!(versions.is_sorted_by(|a, b| a < b), "{versions:?}");

    let (mut fresh, _) = Client::greeted(&capabilities());
    fresh.open(URI, 501, &(lines.join("\n") + "\n"));
    let expected = settled(&mut fresh, URI);
    assert!(!duties(&expected).is_empty());
    assert_eq!(sorted(lists.last().expect("a list")), sorted(&expected));
}

#[test]
fn a_request_reflects_every_edit_before_it() {
    let (mut client, _) = Client::greeted(&json!({}));
    client.open(URI, 1, "plain\n");
    let mut asked = Vec::new();
    for version in 2..200 {
        let text = if version % 2 == 0 { case("- x") } else { "plain\n".to_owned() };
        let change = json!([{ "text": text }]);
        let document = json!({ "uri": URI, "version": version });
        client.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": change }));
        let at = json!({ "line": 7, "character": 4 });
        asked.push((
            client.request("textDocument/hover", json!({ "textDocument": { "uri": URI }, "position": at })),
            version,
        ));
    }
    for (id, version) in asked {
        assert_eq!(client.answer(&id)["result"].is_object(), version % 2 == 0, "version {version}");
    }
}

#[test]
fn an_editor_that_reads_nothing_is_listened_to_and_let_go() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_career-ls"))
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let mut stdin = child.stdin.take().expect("stdin");
    let greeting = json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "capabilities": {} } });
    let bullets = "- Responsible for tea\n".repeat(150);
    let document = json!({ "uri": URI, "languageId": "markdown", "version": 1, "text": case(&bullets) });
    let open = json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": document } });
    stdin.write_all(&[framed(&greeting.to_string()), framed(&open.to_string())].concat()).expect("it is read");
    // Each edit moves every finding, so that there is always something to publish, into a pipe that is soon full. What
    // is written here is far more than the pipe on this side holds: were the edits not read, this would never end.
    for version in 2..4000 {
        let start = json!({ "line": 7, "character": 0 });
        let change = json!([{ "range": { "start": start, "end": start }, "text": "\n" }]);
        let parameters = json!({ "textDocument": { "uri": URI, "version": version }, "contentChanges": change });
        let edit = json!({ "jsonrpc": "2.0", "method": "textDocument/didChange", "params": parameters });
        let request = json!({ "jsonrpc": "2.0", "id": version, "method": "career-ls/nothing" });
        stdin.write_all(&[framed(&edit.to_string()), framed(&request.to_string())].concat()).expect("it is read");
    }
    drop(stdin);
    let end = Instant::now() + Duration::from_secs(5);
    while child.try_wait().expect("a child").is_none() {
        assert!(Instant::now() < end, "still there");
        sleep(Duration::from_millis(5));
    }
}

/// As Helix 25.01 sends them under load.
#[test]
fn an_edit_that_another_one_overtook_still_lands_where_it_was_made() {
    let (mut client, _) = Client::greeted(&capabilities());
    client.open(URI, 1, &case("- Ran"));
    for (version, character, text) in [(2, 5, " t"), (4, 8, "a"), (3, 7, "e"), (6, 10, "s"), (5, 9, "🚀")] {
        let at = if version == 6 { character + 1 } else { character };
        client.edit(URI, version, [BULLET, at, BULLET, at], text);
    }
    // 🚀 is two units of UTF-16: what follows it was typed behind both.
    let found = duties(&settled(&mut client, URI));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["range"]["end"]["character"], "- Ran tea🚀s".encode_utf16().count());
}
