use serde_json::{Value, json};

use crate::client::{Client, LONG};
use crate::documents::{BULLET, case};

const URI: &str = "file:///nowhere/actions/a.md";
const TEXT: &str = "- Responsible for migrating 12 services to Kubernetes";

fn at(line: usize, character: usize) -> Value {
    let place = json!({ "line": line, "character": character });
    json!({ "start": place, "end": place })
}

fn actions(client: &mut Client, context: &Value) -> Vec<Value> {
    let asked = json!({ "textDocument": { "uri": URI }, "range": at(BULLET, 6), "context": context });
    client.ask("textDocument/codeAction", asked).as_array().expect("a list").clone()
}

fn opened(capabilities: &Value) -> Client {
    let (mut client, _) = Client::greeted(capabilities);
    client.open(URI, 4, &case(TEXT));
    client
}

/// An editor that takes actions, with more in each part of its capabilities.
fn able(action: &Value, edit: &Value) -> Value {
    let mut actions = json!({ "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } });
    for (name, value) in action.as_object().expect("an object") {
        actions[name] = value.clone();
    }
    json!({ "textDocument": { "codeAction": actions }, "workspace": { "workspaceEdit": edit } })
}

fn lazy() -> Value {
    able(
        &json!({ "dataSupport": true, "resolveSupport": { "properties": ["edit"] } }),
        &json!({ "documentChanges": true }),
    )
}

#[test]
fn actions_do_not_depend_on_what_the_editor_sends_back() {
    let mut client = opened(&able(&json!({}), &json!({})));
    let all = actions(&mut client, &json!({ "diagnostics": [] }));
    assert!(!all.is_empty());
    let wrong = json!({ "diagnostics": [{ "nonsense": 1 }, 3], "triggerKind": "x" });
    assert_eq!(actions(&mut client, &wrong), all);
    let asked = json!({ "textDocument": { "uri": URI }, "range": at(BULLET, 6) });
    assert_eq!(client.ask("textDocument/codeAction", asked), json!(all), "without a context");
    for action in &all {
        assert!(action["edit"]["changes"][URI].is_array(), "{action}");
        for absent in ["data", "isPreferred", "command"] {
            assert_eq!(action.get(absent), None, "{absent} was not announced");
        }
    }
}

#[test]
fn only_names_kinds_by_their_beginning() {
    let mut client = opened(&able(&json!({}), &json!({})));
    let all = actions(&mut client, &json!({ "diagnostics": [] }));
    for everything in [json!([]), json!([""]), json!(["quickfix", "refactor", "source"])] {
        assert_eq!(actions(&mut client, &json!({ "only": everything })), all, "{everything}");
    }
    // A rewrite that answers a finding is its quick fix, unless rewrites alone are asked for.
    assert!(!all.is_empty() && all.iter().all(|action| action["kind"] == "quickfix"), "{all:?}");
    for wide in [json!(["refactor"]), json!(["refactor.rewrite"]), json!(["refactor", "source.fixAll"])] {
        let rewrites = actions(&mut client, &json!({ "only": wide }));
        let titles = |list: &[Value]| list.iter().map(|action| action["title"].clone()).collect::<Vec<_>>();
        // How to silence a finding is no rewrite; who asks for rewrites gets more of them.
        let (first, more) = rewrites.split_at(all.len() - 1);
        assert_eq!(titles(first), titles(&all[..all.len() - 1]), "{wide}");
        assert!(!more.is_empty() && titles(more).iter().all(|title| !titles(&all).contains(title)), "{wide}: {more:?}");
        assert!(rewrites.iter().all(|action| action["kind"] == "refactor.rewrite"), "{wide}");
    }
    for narrow in [json!(["source.fixAll"]), json!(["source.organizeImports"]), json!(["refactor.re"])] {
        assert!(actions(&mut client, &json!({ "only": narrow })).is_empty(), "{narrow}");
    }
}

#[test]
fn what_else_could_be_said_is_for_those_who_ask_for_rewrites() {
    let titles = |text: &str, context: &Value| -> Vec<String> {
        let (mut client, _) = Client::greeted(&lazy());
        client.open(URI, 4, &case(text));
        let all = actions(&mut client, context);
        let title = |action: &Value| action["title"].as_str().unwrap_or_default().to_owned();
        for action in &all {
            let resolved = client.ask("codeAction/resolve", action.clone());
            assert!(resolved["edit"].is_object() || action["command"].is_object(), "{resolved}");
        }
        all.iter().map(title).filter(|title| !title.starts_with("Silence ") && !title.starts_with("Explain ")).collect()
    };
    let (everything, rewrites) = (json!({ "diagnostics": [] }), json!({ "diagnostics": [], "only": ["refactor"] }));
    let wish = "- Introduced a release checklist to reduce rollbacks";
    assert_eq!(titles(wish, &everything), ["Add the size of the effect"]);
    assert_eq!(
        titles(wish, &rewrites),
        [
            "Add the size of the effect",
            "Say the result first, and its size",
            "Add the size of the effect, and for whom",
            "Add the size of the effect, and a link to its proof",
            "Tell it as a story: action, result, situation, decision",
        ]
    );
    let helped = "- Helped 4 teams adopt the incident process, cutting median time to restore from 95 to 40 minutes ([dash](https://d.example/1))";
    assert_eq!(titles(helped, &everything), [""; 0], "nothing has to be said");
    assert_eq!(titles(helped, &rewrites).len(), 1);
    let begun = "- Migrated 12 services, cutting what from before to after";
    assert_eq!(titles(begun, &rewrites), [""; 0], "first what was begun");
}

#[test]
fn an_edit_is_derived_when_the_action_is_chosen() {
    let mut client = opened(&lazy());
    let all = actions(&mut client, &json!({ "diagnostics": [] }));
    assert!(!all.is_empty());
    for action in all {
        assert_eq!(action.get("edit"), None);
        let resolved = client.ask("codeAction/resolve", action.clone());
        let edit = &resolved["edit"]["documentChanges"][0];
        assert_eq!(edit["textDocument"], json!({ "uri": URI, "version": 4 }));
        let mut rest = resolved.clone();
        rest.as_object_mut().expect("an object").remove("edit");
        assert_eq!(rest, action, "nothing else changes");
    }
}

#[test]
fn an_action_for_a_text_that_is_gone_is_refused() {
    let mut client = opened(&lazy());
    let action = actions(&mut client, &json!({ "diagnostics": [] })).remove(0);
    client.edit(URI, 5, [5, 6, 5, 6], "s");
    assert_eq!(client.refused("codeAction/resolve", action.clone()), -32801);
    client.close(URI);
    assert_eq!(client.refused("codeAction/resolve", action), -32801);
    let foreign = json!({ "title": "not ours", "data": { "x": 1 } });
    assert_eq!(client.ask("codeAction/resolve", foreign.clone()), foreign);
}

#[test]
fn slots_are_tab_stops_or_can_be_seen() {
    let sketch = |edit: Value| {
        let mut client = opened(&able(&json!({}), &edit));
        let all = actions(&mut client, &json!({ "diagnostics": [] }));
        all.iter().map(|action| action["edit"].to_string()).collect::<String>()
    };
    let plain = sketch(json!({ "documentChanges": true }));
    assert!(plain.contains('⟨') && !plain.contains("${"), "{plain}");
    let stops = sketch(json!({ "documentChanges": true, "snippetEditSupport": true }));
    assert!(stops.contains(r#""kind":"snippet""#) && stops.contains("${1") && !stops.contains('⟨'), "{stops}");
}

#[test]
fn where_there_are_no_tab_stops_a_command_selects_the_first_slot() {
    let mut capabilities = able(&json!({}), &json!({ "documentChanges": true }));
    capabilities["window"] = json!({ "showDocument": { "support": true } });
    let mut client = opened(&capabilities);
    let all = actions(&mut client, &json!({ "diagnostics": [] }));
    let (with_slots, without): (Vec<_>, Vec<_>) =
        all.iter().partition(|action| action["edit"].to_string().contains('⟨'));
    assert!(!with_slots.is_empty());
    let select = |action: &&&Value| action["command"]["command"] == "career-ls.focusPlaceholder";
    assert_eq!(without.iter().filter(select).count(), 0);
    let command = &with_slots[0]["command"];
    assert_eq!(command["command"], "career-ls.focusPlaceholder");
    let parameters = json!({ "command": command["command"], "arguments": command["arguments"] });
    assert_eq!(client.ask("workspace/executeCommand", parameters), Value::Null);
    let show = client.heard("window/showDocument", LONG).expect("a request");
    assert_eq!(show["params"]["uri"], URI);
    assert_eq!(show["params"]["selection"], command["arguments"][0]["range"]);
    client.send(&json!({ "jsonrpc": "2.0", "id": show["id"], "result": { "success": true } }));
    assert_eq!(client.refused("career-ls/nothing", Value::Null), -32601);
}

#[test]
fn commands_that_are_wrong_are_refused() {
    let (mut client, _) = Client::greeted(&json!({ "window": { "showDocument": { "support": true } } }));
    for wrong in [
        json!({ "command": "career-ls.other" }),
        json!({ "command": "career-ls.focusPlaceholder" }),
        json!({ "command": "career-ls.focusPlaceholder", "arguments": [] }),
        json!({ "command": "career-ls.focusPlaceholder", "arguments": [3] }),
        json!({ "command": "career-ls.explain" }),
        json!({ "command": "career-ls.explain", "arguments": ["no-such-rule"] }),
        json!({ "command": "career-ls.explain", "arguments": [{ "rule": "task-phrasing" }] }),
        json!({}),
    ] {
        assert_eq!(client.refused("workspace/executeCommand", wrong.clone()), -32602, "{wrong}");
    }
}

#[test]
fn an_action_carries_the_finding_that_it_answers_from_our_own_list() {
    let mut client = opened(&able(&json!({ "isPreferredSupport": true }), &json!({})));
    let all = actions(&mut client, &json!({ "diagnostics": [] }));
    let carried: Vec<_> = all.iter().filter(|action| action["diagnostics"][0]["code"] == "task-phrasing").collect();
    assert!(!carried.is_empty(), "{all:?}");
    assert!(all.iter().filter(|action| action["isPreferred"] == true).count() <= 1);
}

#[test]
fn an_editor_that_takes_only_commands_gets_no_actions() {
    let mut client = opened(&json!({}));
    assert!(actions(&mut client, &json!({ "diagnostics": [] })).is_empty());
}
