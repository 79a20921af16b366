use std::time::Duration;

use serde_json::{Value, json};

use crate::client::Client;

#[test]
fn ids_come_back_as_they_were() {
    let (mut client, _) = Client::greeted(&json!({}));
    for id in
        [json!("1"), json!(0), json!(-1), json!(2_147_483_647), json!(-2_147_483_648_i64), json!("é 🚀"), json!("")]
    {
        client.send(&json!({ "jsonrpc": "2.0", "id": id, "method": "career-ls/nothing" }));
        assert_eq!(client.answer(&id)["error"]["code"], -32601, "{id}");
    }
}

#[test]
fn unknown_requests_are_refused() {
    let (mut client, _) = Client::greeted(&json!({}));
    assert_eq!(client.refused("textDocument/typeDefinition", json!({})), -32601);
    assert_eq!(client.refused("$/unknown", json!({})), -32601);
}

#[test]
fn unknown_notifications_and_answers_are_met_with_silence() {
    let (mut client, _) = Client::greeted(&json!({}));
    client.tell("career-ls/nothing", json!({}));
    client.tell("$/setTrace", json!({ "value": "verbose" }));
    client.tell("$/cancelRequest", json!({ "id": 12345 }));
    client.tell("textDocument/didChange", json!({ "nonsense": true }));
    client.tell("textDocument/hover", json!({}));
    client.send(&json!({ "jsonrpc": "2.0", "id": 999, "result": null }));
    client.send(&json!({ "jsonrpc": "2.0", "id": 0 }));
    client.send(&json!({ "jsonrpc": "2.0", "id": null, "error": { "code": -1, "message": "?", "stack": "…" } }));
    assert!(client.wait(Duration::from_millis(200), |_| true).is_none());
}

#[test]
fn wrong_parameters_cost_the_request_alone() {
    let (mut client, _) = Client::greeted(&json!({}));
    for method in
        ["textDocument/hover", "textDocument/completion", "textDocument/codeAction", "workspace/executeCommand"]
    {
        assert_eq!(client.refused(method, json!({ "textDocument": 3 })), -32602, "{method}");
        assert_eq!(client.refused(method, Value::Null), -32602, "{method}");
    }
}

#[test]
fn a_request_with_a_notifications_name_is_refused() {
    let (mut client, _) = Client::greeted(&json!({}));
    assert_eq!(client.refused("textDocument/didOpen", json!({})), -32600);
}

#[test]
fn members_that_nobody_knows_are_passed_over() {
    let (mut client, _) = Client::greeted(&json!({}));
    client.open("file:///x/a.md", 1, "text\n");
    let at = json!({ "line": 0, "character": 0, "more": 1 });
    let asked = json!({ "textDocument": { "uri": "file:///x/a.md", "more": 1 }, "position": at, "more": [] });
    assert_eq!(client.ask("textDocument/hover", asked), Value::Null);
}
