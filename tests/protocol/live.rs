//! The next best edit, and words behind statements.

use std::time::Duration;

use serde_json::{Value, json};

use crate::client::{Client, LONG};
use crate::documents::{BULLET, case};

const URI: &str = "file:///nowhere/live/a.md";
const DUTY: &str = "- Responsible for migrating 12 services";
const SHORT: Duration = Duration::from_millis(300);

fn next(client: &mut Client, uri: &str) {
    let command = json!({ "command": "career-ls.nextEdit", "arguments": [{ "uri": uri }] });
    assert_eq!(client.ask("workspace/executeCommand", command), Value::Null);
}

/// An editor that shows places and makes edits.
fn able() -> Value {
    json!({
        "textDocument": { "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } } },
        "window": { "showDocument": { "support": true } },
        "workspace": { "applyEdit": true, "workspaceEdit": { "documentChanges": true }, "executeCommand": {} },
    })
}

#[test]
fn the_next_edit_is_shown_offered_and_made() {
    let (mut client, result) = Client::greeted(&able());
    let commands = &result["capabilities"]["executeCommandProvider"]["commands"];
    assert!(commands.as_array().is_some_and(|all| all.contains(&json!("career-ls.nextEdit"))), "{commands}");
    client.open(URI, 3, &case(DUTY));
    let at = json!({ "line": 0, "character": 0 });
    let wanted = json!({
        "textDocument": { "uri": URI }, "range": { "start": at, "end": at },
        "context": { "diagnostics": [], "only": ["source"] },
    });
    let actions = client.ask("textDocument/codeAction", wanted);
    let action = &actions[0];
    assert_eq!((&action["title"], &action["kind"]), (&json!("Next best edit"), &json!("source.career-ls")));
    let chosen = json!({ "command": action["command"]["command"], "arguments": action["command"]["arguments"] });
    assert_eq!(client.ask("workspace/executeCommand", chosen), Value::Null);

    let show = client.heard("window/showDocument", LONG).expect("the place");
    assert_eq!(show["params"]["uri"], URI);
    assert_eq!(show["params"]["selection"]["start"], json!({ "line": BULLET, "character": 2 }));
    client.send(&json!({ "jsonrpc": "2.0", "id": show["id"], "result": { "success": true } }));
    let question = client.heard("window/showMessageRequest", LONG).expect("an offer");
    let buttons = question["params"]["actions"].as_array().expect("buttons");
    assert_eq!(buttons.len(), 1, "exactly one edit");
    assert_eq!(buttons[0]["title"], "Say what you did (if it is done)");
    client.send(&json!({ "jsonrpc": "2.0", "id": question["id"], "result": buttons[0] }));
    let edit = client.heard("workspace/applyEdit", LONG).expect("the edit");
    let change = &edit["params"]["edit"]["documentChanges"][0];
    assert_eq!((&change["textDocument"]["version"], &change["textDocument"]["uri"]), (&json!(3), &json!(URI)));
    assert_eq!(change["edits"][0]["newText"], "Migrated");
    client.send(&json!({ "jsonrpc": "2.0", "id": edit["id"], "result": { "applied": true } }));
}

#[test]
fn an_offer_that_is_turned_down_changes_nothing() {
    let (mut client, _) = Client::greeted(&able());
    client.open(URI, 1, &case(DUTY));
    next(&mut client, URI);
    let question = client.heard("window/showMessageRequest", LONG).expect("an offer");
    client.send(&json!({ "jsonrpc": "2.0", "id": question["id"], "result": null }));
    assert_eq!(client.heard("workspace/applyEdit", SHORT), None);
}

#[test]
fn an_editor_that_knows_no_versions_is_sent_an_edit_for_the_text_that_it_has() {
    let mut capabilities = able();
    capabilities["workspace"]["workspaceEdit"] = json!({});
    let (mut client, _) = Client::greeted(&capabilities);
    client.open(URI, 1, &case(DUTY));
    next(&mut client, URI);
    let question = client.heard("window/showMessageRequest", LONG).expect("an offer");
    let button = question["params"]["actions"][0].clone();
    client.send(&json!({ "jsonrpc": "2.0", "id": question["id"], "result": button }));
    let edit = client.heard("workspace/applyEdit", LONG).expect("the edit");
    assert_eq!(edit["params"]["edit"]["changes"][URI][0]["newText"], "Migrated", "{edit}");
    client.send(&json!({ "jsonrpc": "2.0", "id": edit["id"], "result": { "applied": false } }));

    next(&mut client, URI);
    let question = client.heard("window/showMessageRequest", LONG).expect("an offer");
    client.edit(URI, 2, [0, 0, 0, 0], "\n");
    let button = question["params"]["actions"][0].clone();
    client.send(&json!({ "jsonrpc": "2.0", "id": question["id"], "result": button }));
    let told = client.heard("window/showMessage", LONG).expect("a word");
    assert!(told["params"]["message"].as_str().is_some_and(|text| text.contains("has changed meanwhile")), "{told}");
    assert_eq!(client.heard("workspace/applyEdit", SHORT), None, "it would land elsewhere");
}

#[test]
fn who_asks_no_questions_and_shows_no_places_is_told_the_line() {
    let mut capabilities = able();
    capabilities["window"] = json!({});
    let (mut client, _) = Client::greeted(&capabilities);
    client.open(URI, 1, &case(DUTY));
    next(&mut client, URI);
    let question = client.heard("window/showMessageRequest", LONG).expect("an offer");
    let error = json!({ "code": -32601, "message": "Method not found" });
    client.send(&json!({ "jsonrpc": "2.0", "id": question["id"], "error": error }));
    let told = client.heard("window/showMessage", LONG).expect("a word");
    let line = format!("Line {}: This says what was assigned", BULLET + 1);
    assert!(told["params"]["message"].as_str().is_some_and(|text| text.starts_with(&line)), "{told}");
    assert_eq!(client.heard("window/showDocument", SHORT), None);
}

#[test]
fn who_cannot_be_sent_an_edit_is_told_what_to_do() {
    let (mut client, _) = Client::greeted(&json!({ "workspace": { "executeCommand": {} } }));
    client.open(URI, 1, &case(DUTY));
    next(&mut client, URI);
    let told = client.heard("window/showMessage", LONG).expect("a word");
    assert!(told["params"]["message"].as_str().is_some_and(|text| text.contains("what changed")), "{told}");
    client.open("file:///nowhere/live/notes.md", 1, "# Notes\n");
    next(&mut client, "file:///nowhere/live/notes.md");
    let told = client.heard("window/showMessage", LONG).expect("a word");
    assert!(told["params"]["message"].as_str().is_some_and(|text| text.contains("career document")), "{told}");
    let clean = "---\ncareer:\n  kind: proof\n---\n\n[^a]: Ledger, May 2026\n";
    client.open("file:///nowhere/live/proof.md", 1, clean);
    next(&mut client, "file:///nowhere/live/proof.md");
    let told = client.heard("window/showMessage", LONG).expect("a word");
    assert!(told["params"]["message"].as_str().is_some_and(|text| text.ends_with("Well done.")), "{told}");
    for wrong in [json!([]), json!([3]), json!([{ "path": URI }])] {
        let command = json!({ "command": "career-ls.nextEdit", "arguments": wrong });
        assert_eq!(client.refused("workspace/executeCommand", command), -32602, "{wrong}");
    }
}

#[test]
fn a_referral_log_says_what_it_comes_to_in_any_editor_that_runs_commands() {
    let (mut client, _) = Client::greeted(&json!({ "workspace": { "executeCommand": {} } }));
    let rows = "| Who | Sent | Fwd | Outcome |\n| --- | --- | --- | --- |\n| É 🚀 | 2026-09-01 | yes | screen |\n";
    let log = "file:///nowhere/live/log.md";
    client.open(log, 1, &format!("---\ncareer:\n  kind: referral-log\n---\n\n{rows}"));
    client.open(URI, 1, &case(DUTY));
    let mut said = |uri: &str| {
        let command = json!({ "command": "career-ls.referralLog", "arguments": [{ "uri": uri }] });
        assert_eq!(client.ask("workspace/executeCommand", command), Value::Null);
        let told = client.heard("window/showMessage", LONG).expect("a word");
        told["params"]["message"].as_str().expect("words").to_owned()
    };
    let told = said(log);
    assert!(
        told.starts_with("1 referral sent, 2026-09-01") && told.contains("From referral to screen: 1 of 1"),
        "{told}"
    );
    assert!(!told.contains("**") && !told.contains('%'), "{told}");
    for other in [URI, "file:///nowhere/live/none.md"] {
        assert!(said(other).contains("no referral log"), "{other}");
    }
    for wrong in [json!([]), json!([3]), json!([{ "path": log }])] {
        let command = json!({ "command": "career-ls.referralLog", "arguments": wrong });
        assert_eq!(client.refused("workspace/executeCommand", command), -32602, "{wrong}");
    }
}

fn hints(client: &mut Client) -> Value {
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    client.ask("textDocument/inlayHint", json!({ "textDocument": { "uri": URI }, "range": range }))
}

#[test]
fn hints_are_off_come_with_the_setting_and_go_with_it() {
    let capabilities = json!({
        "textDocument": { "inlayHint": {} },
        "workspace": { "inlayHint": { "refreshSupport": true } },
    });
    let (mut client, result) = Client::greeted(&capabilities);
    assert_eq!(result["capabilities"]["inlayHintProvider"], true);
    client.open(URI, 1, &case("- Responsible for é 🚀 on-call"));
    assert_eq!(hints(&mut client), json!([]));
    let set = |client: &mut Client, on: bool| {
        let settings = json!({ "settings": { "career-ls": { "inlay-hints": on } } });
        client.tell("workspace/didChangeConfiguration", settings);
    };
    set(&mut client, true);
    let refresh = client.heard("workspace/inlayHint/refresh", LONG).expect("it is told");
    client.send(&json!({ "jsonrpc": "2.0", "id": refresh["id"], "result": null }));
    let shown = hints(&mut client);
    let [hint] = shown.as_array().expect("a list").as_slice() else { panic!("one hint: {shown}") };
    assert_eq!((&hint["label"], &hint["paddingLeft"]), (&json!("measure?"), &json!(true)));
    assert_eq!(hint["position"], json!({ "line": BULLET, "character": 30 }), "in UTF-16");
    assert!(hint.get("kind").is_none() && hint["tooltip"].is_string(), "{hint}");
    set(&mut client, false);
    let refresh = client.heard("workspace/inlayHint/refresh", LONG).expect("it is told");
    client.send(&json!({ "jsonrpc": "2.0", "id": refresh["id"], "result": null }));
    assert_eq!(hints(&mut client), json!([]));
    set(&mut client, false);
    assert_eq!(client.heard("workspace/inlayHint/refresh", SHORT), None, "nothing has changed");
}

#[test]
fn who_shows_no_hints_is_offered_none() {
    let (mut client, result) = Client::greeted(&json!({}));
    assert_eq!(result["capabilities"].get("inlayHintProvider"), None);
    client.open(URI, 1, &case(DUTY));
    client.tell("workspace/didChangeConfiguration", json!({ "settings": { "career-ls": { "inlay-hints": true } } }));
    assert_eq!(hints(&mut client), json!([]));
    assert_eq!(client.heard("workspace/inlayHint/refresh", SHORT), None);
}
