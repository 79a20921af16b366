//! Completion, as editors of different abilities see it.

use serde_json::{Value, json};

use crate::client::Client;
use crate::documents::{BULLET, case};

const URI: &str = "file:///nowhere/completion/a.md";

fn client(snippets: bool, encoding: &str) -> Client {
    let item = json!({ "snippetSupport": snippets });
    let capabilities = json!({
        "textDocument": { "completion": { "completionItem": item } },
        "general": { "positionEncodings": [encoding] },
    });
    Client::greeted(&capabilities).0
}

fn asked(client: &mut Client, line: usize, character: usize, context: &Value) -> Value {
    let mut params = json!({
        "textDocument": { "uri": URI },
        "position": { "line": line, "character": character },
    });
    if !context.is_null() {
        params["context"] = context.clone();
    }
    client.ask("textDocument/completion", params)
}

#[test]
fn sketches_have_tab_stops_or_slots_that_can_be_seen() {
    for (snippets, shown, other) in [(true, "${1", "⟨"), (false, "⟨", "${")] {
        let mut client = client(snippets, "utf-16");
        client.open(URI, 1, &case("- "));
        let list = asked(&mut client, BULLET, 2, &json!({ "triggerKind": 1 }));
        let items = list["items"].as_array().expect("items");
        assert!(items.len() >= 4, "{list}");
        for item in items {
            let text = item["textEdit"]["newText"].as_str().expect("text");
            assert!(text.contains(shown) && !text.contains(other), "{text}");
            assert_eq!(item.get("insertTextFormat"), snippets.then_some(&json!(2)));
        }
        assert_eq!(list["isIncomplete"], false);
    }
}

#[test]
fn sketches_come_only_when_asked_for() {
    let mut client = client(true, "utf-16");
    client.open(URI, 1, &case("- "));
    for context in [json!({ "triggerKind": 2, "triggerCharacter": ":" }), json!({ "triggerKind": 3 })] {
        assert_eq!(asked(&mut client, BULLET, 2, &context)["items"], json!([]), "{context}");
    }
    for context in [Value::Null, json!({}), json!("odd"), json!({ "triggerKind": 1 })] {
        assert_ne!(asked(&mut client, BULLET, 2, &context)["items"], json!([]), "{context}");
    }
}

#[test]
fn what_is_replaced_is_counted_as_agreed() {
    for (encoding, from) in [("utf-8", 10), ("utf-16", 7), ("utf-32", 6)] {
        let mut client = client(false, encoding);
        let text = case("- é 🚀 [^la\n\n[^latency]: Grafana, May");
        client.open(URI, 1, &text);
        let list = asked(&mut client, BULLET, from + 4, &Value::Null);
        let item = &list["items"][0];
        assert_eq!((&item["label"], &item["textEdit"]["newText"]), (&json!("latency"), &json!("latency]")), "{list}");
        let range = json!({
            "start": { "line": BULLET, "character": from + 2 },
            "end": { "line": BULLET, "character": from + 4 },
        });
        assert_eq!(item["textEdit"]["range"], range, "{encoding}");
    }
}

#[test]
fn the_header_is_completed_before_it_says_what_the_document_is() {
    let mut client = client(false, "utf-16");
    client.open(URI, 1, "---\r\ncareer:\r\n  kind:\r\n---\r\n# Case\r\n");
    let list = asked(&mut client, 2, 7, &json!({ "triggerKind": 2, "triggerCharacter": ":" }));
    assert_eq!(list["items"][0]["label"], "promotion");
    assert_eq!(list["items"][0]["textEdit"]["newText"], " promotion");
    let order: Vec<_> = list["items"].as_array().expect("items").iter().map(|item| item["sortText"].as_str()).collect();
    assert!(order.is_sorted() && order.len() == 9, "{order:?}");
    assert_eq!(asked(&mut client, 4, 6, &Value::Null)["items"], json!([]), "nothing else works there");
}

#[test]
fn trigger_characters_are_answered_with_nothing_in_running_text() {
    let mut client = client(true, "utf-16");
    for character in ["#", "[", "(", "^", ":", "|"] {
        client.open(URI, 1, &case(&format!("- Closed the books, see {character}")));
        let context = json!({ "triggerKind": 2, "triggerCharacter": character });
        assert_eq!(asked(&mut client, BULLET, 25, &context)["items"], json!([]), "{character}");
        client.close(URI);
    }
}
