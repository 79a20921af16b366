//! Findings that are pulled: who may, what is answered, and when the editor is asked to pull again.

use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::{Client, LONG};
use crate::documents::{BULLET, HEAD, case, duties};

const URI: &str = "file:///nowhere/pull/a.md";
const DUTY: &str = "- Responsible for on-call";
/// Longer than any wait that ends by itself.
const QUIET: Duration = Duration::from_millis(1500);

fn able() -> Value {
    json!({
        "textDocument": { "diagnostic": { "dynamicRegistration": false } },
        "workspace": { "diagnostics": { "refreshSupport": true } },
    })
}

fn puller() -> Client {
    Client::greeted(&able()).0
}

fn asked(uri: &str, previous: Option<&Value>) -> Value {
    let mut params = json!({ "textDocument": { "uri": uri } });
    if let Some(previous) = previous {
        params["previousResultId"] = previous.clone();
    }
    params
}

fn pull(client: &mut Client, uri: &str, previous: Option<&Value>) -> Value {
    client.ask("textDocument/diagnostic", asked(uri, previous))
}

/// The findings about duties in a whole list.
fn found(report: &Value) -> usize {
    assert_eq!(report["kind"], "full", "{report}");
    duties(&json!({ "diagnostics": report["items"] })).len()
}

fn refresh(client: &mut Client, within: Duration) -> Option<Value> {
    client.heard("workspace/diagnostic/refresh", within)
}

fn reply(client: &mut Client, request: &Value) {
    client.send(&json!({ "jsonrpc": "2.0", "id": request["id"], "result": null }));
}

#[track_caller]
fn refreshed(client: &mut Client) {
    let request = refresh(client, LONG).expect("it is asked to pull again");
    reply(client, &request);
}

fn settings(client: &mut Client, weight: &str) {
    let rules = json!({ "career-ls": { "rules": { "task-phrasing": weight } } });
    client.tell("workspace/didChangeConfiguration", json!({ "settings": rules }));
}

#[test]
fn who_pulls_is_never_pushed_to() {
    for profile in [include_str!("profiles/vscode.json"), include_str!("profiles/neovim.json"), &able().to_string()] {
        let (mut client, result) = Client::greeted(&serde_json::from_str(profile).unwrap());
        assert!(result["capabilities"]["diagnosticProvider"].is_object());
        client.open(URI, 1, &case(DUTY));
        assert_eq!(found(&pull(&mut client, URI, None)), 1);
        client.edit(URI, 2, [BULLET, 0, BULLET, 0], "\n");
        pull(&mut client, URI, None);
        client.tell("textDocument/didSave", json!({ "textDocument": { "uri": URI } }));
        client.close(URI);
        client.open(URI, 1, "# Notes\n");
        assert!(client.published(URI, QUIET).is_none());
    }
}

#[test]
fn who_is_pushed_to_cannot_pull() {
    let half = [
        json!({ "textDocument": { "diagnostic": {} } }),
        json!({ "workspace": { "diagnostics": { "refreshSupport": true } } }),
        json!({ "textDocument": { "diagnostic": {} }, "workspace": { "diagnostics": { "refreshSupport": false } } }),
        serde_json::from_str(include_str!("profiles/neovim-0.10.json")).unwrap(),
        serde_json::from_str(include_str!("profiles/helix.json")).unwrap(),
        json!({}),
    ];
    for capabilities in half {
        let (mut client, result) = Client::greeted(&capabilities);
        assert_eq!(result["capabilities"].get("diagnosticProvider"), None);
        client.open(URI, 1, HEAD);
        client.published(URI, LONG).expect("it is pushed to");
        client.edit(URI, 2, [BULLET, 0, BULLET, 0], DUTY);
        assert_eq!(client.refused("textDocument/diagnostic", asked(URI, None)), -32601);
        assert_eq!(duties(&crate::documents::settled(&mut client, URI)).len(), 1);
        assert!(refresh(&mut client, Duration::ZERO).is_none());
    }
}

#[test]
fn a_list_keeps_its_name_for_as_long_as_it_stands() {
    let mut client = puller();
    client.open(URI, 1, &case(DUTY));
    let first = pull(&mut client, URI, None);
    assert_eq!(found(&first), 1);
    let id = &first["resultId"];
    let unchanged = json!({ "kind": "unchanged", "resultId": id });
    assert_eq!(pull(&mut client, URI, Some(id)), unchanged);
    client.edit(URI, 2, [BULLET + 1, 0, BULLET + 1, 0], "\n");
    assert_eq!(pull(&mut client, URI, Some(id)), unchanged, "a new version with the same findings");
    assert_eq!(pull(&mut client, URI, Some(&json!("of yesterday")))["resultId"], *id);
    client.edit(URI, 3, [BULLET, 0, BULLET, 0], "\n");
    let moved = pull(&mut client, URI, Some(id));
    assert_eq!((found(&moved), moved["resultId"] != *id), (1, true), "in another place");
    client.edit(URI, 4, [BULLET, 0, BULLET + 1, 0], "");
    let back = pull(&mut client, URI, Some(&moved["resultId"]));
    assert_eq!((found(&back), &back["resultId"]), (1, id), "the same list has the same name");
}

#[test]
fn the_statement_being_typed_waits_for_a_second_of_silence_and_is_asked_for_then() {
    let mut client = puller();
    client.open(URI, 1, HEAD);
    let mut known = pull(&mut client, URI, None)["resultId"].clone();
    for (column, key) in DUTY.chars().enumerate() {
        client.edit(URI, i32::try_from(column).unwrap() + 2, [BULLET, column, BULLET, column], &key.to_string());
        let report = pull(&mut client, URI, Some(&known));
        if report["kind"] == "full" {
            assert_eq!(found(&report), 0, "{report}");
            known = report["resultId"].clone();
        }
        assert!(refresh(&mut client, Duration::from_millis(40)).is_none(), "it pulls by itself at each key");
    }
    let typed = Instant::now();
    let request = refresh(&mut client, LONG).expect("it is asked to pull, without another key");
    let waited = typed.elapsed() + Duration::from_millis(40);
    assert!(waited > Duration::from_millis(800) && waited < QUIET, "{waited:?}");
    assert_eq!(found(&pull(&mut client, URI, Some(&known))), 1);
    reply(&mut client, &request);
    assert!(refresh(&mut client, QUIET).is_none(), "once is enough");
}

#[test]
fn an_editor_that_does_not_pull_after_an_edit_is_asked_to_after_the_pause() {
    let mut client = puller();
    client.open(URI, 1, &case(DUTY));
    pull(&mut client, URI, None);
    client.edit(URI, 2, [BULLET + 1, 0, BULLET + 1, 0], "- Responsible for tea\n");
    let edited = Instant::now();
    refreshed(&mut client);
    assert!(edited.elapsed() > Duration::from_millis(800) && edited.elapsed() < QUIET, "{:?}", edited.elapsed());
    assert_eq!(found(&pull(&mut client, URI, None)), 2);
}

#[test]
fn a_change_of_the_matrix_is_pulled_without_a_key_in_the_case() {
    let folder = tempfile::tempdir().unwrap();
    let uri = |name: &str| format!("file://{}", folder.path().join(name).display());
    let matrix = "---\ncareer: {kind: matrix}\n---\n# Matrix\n\n| Attribute | L5 | L6 |\n| --- | --- | --- |\n| Influence | a | b |\n";
    std::fs::write(folder.path().join("matrix.md"), matrix).unwrap();
    let table = "## Cross-reference\n\n| Attribute | Status |\n| --- | --- |\n| Influence | gap |\n";
    let (case, levels) = (uri("case.md"), uri("matrix.md"));
    let mut client = puller();
    client.open(&case, 1, &format!("{HEAD}\n{table}"));
    let first = pull(&mut client, &case, None);
    assert_eq!(first["items"], json!([]));
    client.open(&levels, 1, matrix);
    pull(&mut client, &levels, None);
    client.edit(&levels, 2, [7, 2, 7, 11], "Clarity");
    let edited = Instant::now();
    refreshed(&mut client);
    assert!(edited.elapsed() < Duration::from_millis(800), "at once: {:?}", edited.elapsed());
    let second = pull(&mut client, &case, Some(&first["resultId"]));
    assert_eq!(second["items"][0]["code"], "unknown-attribute", "{second}");
    client.close(&levels);
    refreshed(&mut client);
    assert_eq!(pull(&mut client, &case, Some(&second["resultId"]))["items"], json!([]), "the file counts again");
    client.open(&levels, 1, &matrix.replace("Influence", "Reach"));
    refreshed(&mut client);
    assert_eq!(pull(&mut client, &case, None)["items"].as_array().map(Vec::len), Some(1));
}

#[test]
fn settings_files_and_folders_are_pulled_again_where_they_make_a_difference() {
    let folder = tempfile::tempdir().unwrap();
    let uri = format!("file://{}", folder.path().join("case.md").display());
    let mut client = puller();
    client.open(&uri, 1, &case(DUTY));
    assert_eq!(found(&pull(&mut client, &uri, None)), 1);
    settings(&mut client, "off");
    refreshed(&mut client);
    assert_eq!(found(&pull(&mut client, &uri, None)), 0);
    std::fs::write(folder.path().join("career-ls.toml"), "[rules]\ntask-phrasing = \"error\"\n").unwrap();
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    refreshed(&mut client);
    assert_eq!(found(&pull(&mut client, &uri, None)), 1);
    let event = json!({ "added": [{ "uri": "file:///nowhere/more", "name": "more" }], "removed": [] });
    client.tell("workspace/didChangeWorkspaceFolders", json!({ "event": event }));
    client.tell("textDocument/didSave", json!({ "textDocument": { "uri": uri } }));
    settings(&mut client, "hint");
    assert!(refresh(&mut client, QUIET).is_none(), "nothing was found that was not there before");
}

#[test]
fn of_many_reasons_to_pull_again_one_is_told_and_one_more_when_it_was_heard() {
    let mut client = puller();
    client.open(URI, 1, &case(DUTY));
    pull(&mut client, URI, None);
    for _ in 0..10 {
        for weight in ["hint", "error", "information"] {
            settings(&mut client, weight);
            sleep(Duration::from_millis(10));
        }
    }
    let first = refresh(&mut client, LONG).expect("it is asked to pull again");
    assert!(refresh(&mut client, Duration::from_millis(300)).is_none(), "it has not answered yet");
    reply(&mut client, &first);
    refreshed(&mut client);
    assert!(refresh(&mut client, QUIET).is_none());
}

#[test]
fn an_editor_that_never_answers_or_refuses_is_asked_again_all_the_same() {
    let mut client = puller();
    client.open(URI, 1, &case(DUTY));
    for weight in ["off", "error", "off"] {
        pull(&mut client, URI, None);
        settings(&mut client, weight);
        assert!(refresh(&mut client, LONG).is_some(), "{weight}");
    }
    pull(&mut client, URI, None);
    settings(&mut client, "error");
    let request = refresh(&mut client, LONG).expect("once more");
    let error = json!({ "code": -32601, "message": "no" });
    client.send(&json!({ "jsonrpc": "2.0", "id": request["id"], "error": error }));
    assert_eq!(found(&pull(&mut client, URI, None)), 1);
    settings(&mut client, "off");
    refreshed(&mut client);
}

#[test]
fn what_is_closed_or_no_career_document_has_nothing_and_comes_back_whole() {
    let mut client = puller();
    let nothing = json!({ "kind": "full", "items": [] });
    assert_eq!(pull(&mut client, URI, None), nothing, "never opened");
    client.open(URI, 1, &case(DUTY));
    let id = pull(&mut client, URI, None)["resultId"].clone();
    client.close(URI);
    assert_eq!(pull(&mut client, URI, Some(&id)), nothing);
    client.open(URI, 1, &case(DUTY));
    let again = pull(&mut client, URI, Some(&id));
    assert_eq!((found(&again), &again["resultId"]), (1, &id));
    client.open(URI, 2, "# Notes\n\n- Responsible for on-call\n");
    assert_eq!(pull(&mut client, URI, Some(&id))["items"], json!([]));
    client.open(URI, 3, &case(DUTY));
    assert_eq!(found(&pull(&mut client, URI, None)), 1);
    assert!(refresh(&mut client, QUIET).is_none(), "it pulls what it opens by itself");
}

#[test]
fn a_pull_that_is_called_off_is_answered_once_and_does_no_harm() {
    let mut client = puller();
    client.open(URI, 1, &case(&"- Responsible for tea\n".repeat(2000)));
    let id = client.request("textDocument/diagnostic", asked(URI, None));
    client.tell("$/cancelRequest", json!({ "id": id }));
    let answer = client.answer(&id);
    assert!(answer["result"].is_object() || answer["error"]["code"] == -32800, "{answer}");
    assert_eq!(found(&pull(&mut client, URI, None)), 199);
    assert!(client.wait(Duration::from_millis(300), |message| message["id"] == id).is_none());
}

#[test]
fn a_pull_that_is_overtaken_is_not_answered_with_what_was() {
    let mut client = puller();
    let bullets = "- Responsible for tea\n".repeat(1500);
    client.open(URI, 1, &case(&bullets));
    let mut pulls = Vec::new();
    for version in 2..30 {
        pulls.push(client.request("textDocument/diagnostic", asked(URI, None)));
        client.edit(URI, version, [BULLET, 0, BULLET, 0], "\n");
    }
    let last = client.request("textDocument/diagnostic", asked(URI, None));
    let mut overtaken = 0;
    for id in pulls {
        let answer = client.answer(&id);
        if let Some(error) = answer.get("error") {
            assert_eq!((&error["code"], &error["data"]), (&json!(-32802), &json!({ "retriggerRequest": true })));
            overtaken += 1;
        }
    }
    assert!(overtaken > 0, "a long document takes longer than the next message");
    let answer = client.answer(&last);
    let mut fresh = puller();
    fresh.open(URI, 1, &case(&format!("{}{bullets}", "\n".repeat(28))));
    assert_eq!(answer["result"]["items"], pull(&mut fresh, URI, None)["items"]);
}
