//! The talk with the manager and the ten-second scan, as commands.

use serde_json::{Value, json};

use crate::client::{Client, LONG};
use crate::folder::{CASE, Folder, MATRIX};

/// An editor that makes edits and files, and shows places.
fn able() -> Value {
    json!({
        "textDocument": { "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } } },
        "window": { "showDocument": { "support": true } },
        "workspace": {
            "applyEdit": true,
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] },
            "executeCommand": {},
        },
    })
}

fn folder(capabilities: &Value) -> (Folder, String) {
    let mut folder = Folder::new(capabilities, &[("case.md", CASE), ("matrix.md", MATRIX)]);
    let root = folder.folder.path().canonicalize().expect("there");
    let uri = format!("file://{}/case.md", root.display());
    folder.client.open(&uri, 1, CASE);
    (folder, uri)
}

/// The titles that are offered on `line`, with what each runs.
fn offered(client: &mut Client, uri: &str, line: u32, only: &Value) -> Vec<(String, Value)> {
    let at = json!({ "line": line, "character": 0 });
    let mut context = json!({ "diagnostics": [] });
    if !only.is_null() {
        context["only"] = only.clone();
    }
    let asked = json!({ "textDocument": { "uri": uri }, "range": { "start": at, "end": at }, "context": context });
    let actions = client.ask("textDocument/codeAction", asked);
    let actions = actions.as_array().expect("a list").iter();
    actions.map(|action| (action["title"].as_str().unwrap_or_default().to_owned(), action["command"].clone())).collect()
}

fn run(client: &mut Client, command: &str, argument: &Value) {
    let command = json!({ "command": command, "arguments": [argument] });
    assert_eq!(client.ask("workspace/executeCommand", command), Value::Null);
}

fn said(client: &mut Client) -> String {
    let told = client.heard("window/showMessage", LONG).expect("a word");
    told["params"]["message"].as_str().expect("text").to_owned()
}

const TALK: &str = "Prepare the talk with my manager";
const SCAN: &str = "Show what a reader takes in within ten seconds";

#[test]
fn an_agenda_is_made_beside_the_case_and_shown() {
    let (mut folder, uri) = folder(&able());
    let client = &mut folder.client;
    let offer = offered(client, &uri, 8, &Value::Null).into_iter().find(|(title, _)| title == TALK);
    let (_, command) = offer.expect("on the title");
    assert_eq!(command["command"], "career-ls.agenda");
    run(client, "career-ls.agenda", &command["arguments"][0]);
    let edit = client.heard("workspace/applyEdit", LONG).expect("the file");
    let changes = &edit["params"]["edit"]["documentChanges"];
    let made = uri.replace("case.md", "agenda.md");
    assert_eq!((&changes[0]["kind"], &changes[0]["uri"]), (&json!("create"), &json!(made)));
    let text = changes[1]["edits"][0]["newText"].as_str().expect("text");
    assert!(text.starts_with("---\ncareer:\n  kind: agenda\n") && text.contains("[case so far](case.md)"), "{text}");
    assert!(text.contains("as partners"), "healthy unless another tone is asked for: {text}");
    client.send(&json!({ "jsonrpc": "2.0", "id": edit["id"], "result": { "applied": true } }));
    let show = client.heard("window/showDocument", LONG).expect("the place");
    let line = text.lines().position(|line| line.contains('⟨')).expect("a slot");
    assert_eq!((&show["params"]["uri"], &show["params"]["selection"]["start"]["line"]), (&json!(made), &json!(line)));

    run(client, "career-ls.agenda", &json!({ "uri": uri, "tone": "hard" }));
    let edit = client.heard("workspace/applyEdit", LONG).expect("the file");
    assert!(edit.to_string().contains("one next step"), "{edit}");
}

#[test]
fn no_agenda_is_written_over_and_none_is_made_where_it_cannot_be() {
    let (mut folder, uri) = folder(&able());
    std::fs::write(folder.folder.path().join("agenda.md"), "mine").expect("written");
    run(&mut folder.client, "career-ls.agenda", &json!({ "uri": uri }));
    let edit = folder.client.heard("workspace/applyEdit", LONG).expect("the file");
    let made = edit["params"]["edit"]["documentChanges"][0]["uri"].as_str().expect("a file").to_owned();
    assert!(made.contains("/agenda-20"), "{made}");
    for wrong in [json!({}), json!({ "uri": uri, "tone": "loud" }), json!({ "uri": uri, "tone": 3 }), json!(3)] {
        let command = json!({ "command": "career-ls.agenda", "arguments": [wrong] });
        assert_eq!(folder.client.refused("workspace/executeCommand", command), -32602, "{wrong}");
    }
    let matrix = uri.replace("case.md", "matrix.md");
    run(&mut folder.client, "career-ls.agenda", &json!({ "uri": matrix }));
    assert!(said(&mut folder.client).contains("promotion case"));
    folder.client.open("untitled:case", 1, CASE);
    run(&mut folder.client, "career-ls.agenda", &json!({ "uri": "untitled:case" }));
    assert!(said(&mut folder.client).contains("Save the case first"));

    let (mut folder, uri) = self::folder(&json!({ "workspace": { "executeCommand": {} } }));
    run(&mut folder.client, "career-ls.agenda", &json!({ "uri": uri }));
    assert!(said(&mut folder.client).contains("In a terminal: career-ls agenda"));
}

#[test]
fn a_scan_is_said_and_both_are_offered_where_the_whole_is_at_issue() {
    let (mut folder, uri) = folder(&able());
    let client = &mut folder.client;
    let titles = |offered: Vec<(String, Value)>| -> Vec<String> {
        offered.into_iter().map(|(title, _)| title).filter(|title| title == TALK || title == SCAN).collect()
    };
    assert_eq!(titles(offered(client, &uri, 8, &Value::Null)), [SCAN, TALK]);
    assert_eq!(titles(offered(client, &uri, 12, &Value::Null)), [""; 0], "not in the way on a bullet");
    assert_eq!(titles(offered(client, &uri, 12, &json!(["source"]))), [SCAN, TALK], "but where it is asked for");
    assert_eq!(titles(offered(client, &uri, 8, &json!(["quickfix"]))), [""; 0]);
    run(client, "career-ls.scan", &json!({ "uri": uri }));
    let told = said(client);
    assert!(told.starts_with("Within ten seconds a reader takes in ") && told.contains("What did you hear?"), "{told}");
    assert!(!told.contains("**"), "{told}");
    run(client, "career-ls.scan", &json!({ "uri": "file:///nowhere/none.md" }));
    assert!(said(client).contains("not read as a career document"));
    let wrong = json!({ "command": "career-ls.scan", "arguments": [] });
    assert_eq!(client.refused("workspace/executeCommand", wrong), -32602);
}
