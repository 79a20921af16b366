//! Findings silenced and explained, as an editor sees it.

use std::time::Duration;

use serde_json::{Value, json};

use crate::client::{Client, LONG};
use crate::documents::{BULLET, case};

/// An editor that takes actions, and what else it can do to a workspace.
fn editor(workspace: &Value) -> Value {
    let literals = json!({ "codeActionKind": { "valueSet": [] } });
    json!({ "textDocument": { "codeAction": { "codeActionLiteralSupport": literals } }, "workspace": workspace })
}

/// A case in a folder of its own, beside which `config` stands if there is one.
fn folder(config: Option<&str>) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    if let Some(config) = config {
        std::fs::write(folder.path().join("career-ls.toml"), config).expect("written");
    }
    let uri = format!("file://{}", folder.path().join("a.md").display());
    (folder, uri)
}

fn actions(client: &mut Client, uri: &str) -> Vec<Value> {
    let place = json!({ "line": BULLET, "character": 6 });
    let range = json!({ "start": place, "end": place });
    let asked = json!({ "textDocument": { "uri": uri }, "range": range, "context": { "diagnostics": [] } });
    client.ask("textDocument/codeAction", asked).as_array().expect("a list").clone()
}

fn titled(actions: &[Value], start: &str) -> Option<Value> {
    actions.iter().find(|action| action["title"].as_str().is_some_and(|title| title.starts_with(start))).cloned()
}

const HERE: &str = "Silence `task-phrasing` here";
const CONFIG: &str = "Silence `task-phrasing` in career-ls.toml";

#[test]
fn an_entry_in_the_configuration_is_an_edit_of_another_file() {
    let (_folder, uri) = folder(Some("# é\n"));
    let config = uri.replace("a.md", "career-ls.toml");
    let (mut client, _) = Client::greeted(&editor(&json!({ "workspaceEdit": { "documentChanges": true } })));
    client.open(&uri, 1, &case("- Responsible for on-call"));
    let all = actions(&mut client, &uri);
    let change = titled(&all, CONFIG).expect("offered")["edit"]["documentChanges"][0].clone();
    assert_eq!(change["textDocument"], json!({ "uri": config, "version": null }), "it is not open");
    let end = json!({ "line": 1, "character": 0 });
    assert_eq!(change["edits"][0]["range"], json!({ "start": end, "end": end }));
    let text = change["edits"][0]["newText"].as_str().expect("text");
    assert!(text.starts_with("\n[[ignore]]\nrule = \"task-phrasing\"\nhash = \""), "{text}");

    client.open(&config, 5, "# é");
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": config, "type": 2 }] }));
    let all = actions(&mut client, &uri);
    let change = titled(&all, CONFIG).expect("offered")["edit"]["documentChanges"][0].clone();
    assert_eq!(change["textDocument"], json!({ "uri": config, "version": 5 }), "the open one wins");
    assert_eq!(change["edits"][0]["range"]["start"], json!({ "line": 0, "character": 3 }));

    let changed = format!("# é{}", change["edits"][0]["newText"].as_str().expect("text"));
    client.close(&config);
    std::fs::write(config.trim_start_matches("file://"), changed).expect("written");
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": config, "type": 2 }] }));
    assert_eq!(titled(&actions(&mut client, &uri), "Silence"), None, "and then it is silent");
}

#[test]
fn an_editor_without_versions_gets_plain_changes_of_another_file() {
    let (_folder, uri) = folder(Some(""));
    let (mut client, _) = Client::greeted(&editor(&json!({})));
    client.open(&uri, 1, &case("- Responsible for on-call"));
    let all = actions(&mut client, &uri);
    let edit = titled(&all, CONFIG).expect("offered")["edit"].clone();
    assert!(edit["changes"][uri.replace("a.md", "career-ls.toml")][0]["newText"].is_string(), "{edit}");
    let edit = titled(&all, HERE).expect("offered")["edit"].clone();
    let comment = "<!-- career-ls-disable-next-line task-phrasing -->\n";
    assert_eq!(edit["changes"][&uri][0]["newText"], comment);
    assert_eq!(edit["changes"][&uri][0]["range"]["start"], json!({ "line": BULLET, "character": 0 }));
}

#[test]
fn a_configuration_is_made_only_by_an_editor_that_makes_files() {
    let makes = |operations: Value| {
        let (_folder, uri) = folder(None);
        let edit = json!({ "documentChanges": true, "resourceOperations": operations });
        let (mut client, _) = Client::greeted(&editor(&json!({ "workspaceEdit": edit })));
        client.open(&uri, 1, &case("- Responsible for on-call"));
        let action = titled(&actions(&mut client, &uri), CONFIG);
        action.map(|action| (action["edit"]["documentChanges"].clone(), uri.replace("a.md", "career-ls.toml")))
    };
    let (changes, config) = makes(json!(["create"])).expect("offered");
    assert_eq!((&changes[0]["kind"], &changes[0]["uri"]), (&json!("create"), &json!(config)));
    assert_ne!(changes[0]["options"]["overwrite"], true);
    assert_eq!(changes[1]["textDocument"], json!({ "uri": config, "version": null }));
    assert_eq!(makes(json!(["rename", "delete"])), None);
    assert_eq!(makes(json!(null)), None);
}

#[test]
fn a_rule_is_explained_in_a_message() {
    let (_folder, uri) = folder(None);
    let (mut client, served) = Client::greeted(&editor(&json!({ "executeCommand": {} })));
    assert_eq!(
        served["capabilities"]["executeCommandProvider"]["commands"],
        json!([
            "career-ls.explain",
            "career-ls.nextEdit",
            "career-ls.referralLog",
            "career-ls.agenda",
            "career-ls.scan"
        ])
    );
    client.open(&uri, 1, &case("- Responsible for on-call"));
    let all = actions(&mut client, &uri);
    let last = all.last().expect("actions").clone();
    assert_eq!(last["title"], "Explain `task-phrasing`");
    assert_eq!((last.get("edit"), &last["kind"]), (None, &json!("quickfix")));
    let command = json!({ "command": last["command"]["command"], "arguments": last["command"]["arguments"] });
    assert_eq!(client.ask("workspace/executeCommand", command), Value::Null);
    let said = client.heard("window/showMessage", LONG).expect("a message");
    assert_eq!(said["params"]["type"], 3);
    let text = said["params"]["message"].as_str().expect("text");
    assert!(text.starts_with("task-phrasing\n") && text.contains("promotion framing, step 2: History"), "{text}");
    assert!(!text.contains("**"), "{text}");
    let unknown = json!({ "command": "career-ls.explain", "arguments": ["nonsense"] });
    assert_eq!(client.refused("workspace/executeCommand", unknown), -32602);
    assert!(client.heard("window/showMessage", Duration::from_millis(200)).is_none());
}

#[test]
fn an_editor_that_runs_no_commands_is_not_offered_any() {
    let (_folder, uri) = folder(None);
    let (mut client, _) = Client::greeted(&editor(&json!({})));
    client.open(&uri, 1, &case("- Responsible for on-call"));
    assert_eq!(titled(&actions(&mut client, &uri), "Explain"), None);
    let asked = json!({ "command": "career-ls.explain", "arguments": ["task-phrasing"] });
    assert_eq!(client.refused("workspace/executeCommand", asked), -32602);
}
