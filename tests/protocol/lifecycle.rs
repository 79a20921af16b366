use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::client::{Client, LONG, framed};

/// As long as the server may take to go.
const SOON: Duration = Duration::from_millis(1500);

fn message(method: &str) -> Vec<u8> {
    framed(&json!({ "jsonrpc": "2.0", "method": method }).to_string())
}

#[test]
fn requests_before_the_greeting_are_refused_and_notifications_dropped() {
    let mut client = Client::spawn();
    assert_eq!(client.refused("textDocument/hover", json!({})), -32002);
    assert_eq!(client.refused("shutdown", Value::Null), -32002);
    client.open("file:///a.md", 1, "---\ncareer:\n  kind: promotion\n---\n");
    client.ask("initialize", json!({ "capabilities": {} }));
    assert!(client.published("file:///a.md", Duration::from_millis(100)).is_none());
}

#[test]
fn the_greeting_is_read_leniently_and_once() {
    for greeting in [
        json!({ "capabilities": {} }),
        json!({ "capabilities": { "workspace": [], "textDocument": 3 }, "processId": "x", "rootUri": null }),
        json!({ "capabilities": null, "workspaceFolders": null, "initializationOptions": [] }),
        json!({ "capabilities": {}, "workspaceFolders": [], "rootPath": "/a", "unknown": { "member": 1 } }),
        Value::Null,
    ] {
        let mut client = Client::spawn();
        let result = client.ask("initialize", greeting);
        assert_eq!(result["serverInfo"], json!({ "name": "career-ls", "version": env!("CARGO_PKG_VERSION") }));
        assert_eq!(client.refused("initialize", json!({ "capabilities": {} })), -32600);
    }
}

#[test]
fn initialized_may_come_late_or_twice_or_without_parameters() {
    let mut client = Client::spawn();
    client.ask("initialize", json!({ "capabilities": { "workspace": { "configuration": true } } }));
    assert_eq!(client.refused("career-ls/nothing", Value::Null), -32601);
    client.raw(&message("initialized"));
    assert!(client.heard("workspace/configuration", LONG).is_some());
    client.tell("initialized", json!({}));
    assert!(client.heard("workspace/configuration", Duration::from_millis(100)).is_none(), "asked once");
    assert_eq!(client.refused("career-ls/nothing", Value::Null), -32601);
}

#[test]
fn a_greeting_and_what_follows_may_come_in_one_write() {
    let mut client = Client::spawn();
    let body = |message: Value| framed(&message.to_string());
    let text = "---\ncareer:\n  kind: promotion\n---\n";
    let document = json!({ "uri": "file:///x/a.md", "languageId": "markdown", "version": 1, "text": text });
    let mut all =
        body(json!({ "jsonrpc": "2.0", "id": "i", "method": "initialize", "params": { "capabilities": {} } }));
    all.extend(body(json!({ "jsonrpc": "2.0", "method": "initialized", "params": {} })));
    let open = json!({ "textDocument": document });
    all.extend(body(json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": open })));
    client.raw(&all);
    let first = client.wait(LONG, |_| true).expect("an answer");
    assert_eq!(first["id"], "i", "the answer to the greeting comes first");
    assert!(client.published("file:///x/a.md", LONG).is_some());
}

#[test]
fn shutdown_takes_every_kind_of_no_parameters() {
    for parameters in ["", r#","params":null"#, r#","params":{}"#, r#","params":[]"#] {
        let (mut client, _) = Client::greeted(&json!({}));
        client.raw(&framed(&format!(r#"{{"jsonrpc":"2.0","id":9,"method":"shutdown"{parameters}}}"#)));
        let answer = client.answer(&json!(9));
        assert_eq!(answer.get("result"), Some(&Value::Null), "{parameters}");
        assert_eq!(client.refused("textDocument/hover", json!({})), -32600, "after shutdown");
        client.raw(&message("exit"));
        assert_eq!(client.exit_code(SOON), Some(0), "{parameters}");
    }
}

#[test]
fn shutdown_and_exit_in_one_write_are_answered_and_obeyed() {
    let (mut client, _) = Client::greeted(&json!({}));
    let mut both = framed(r#"{"jsonrpc":"2.0","id":9,"method":"shutdown"}"#);
    both.extend(message("exit"));
    client.raw(&both);
    assert_eq!(client.answer(&json!(9))["result"], Value::Null);
    assert_eq!(client.exit_code(SOON), Some(0));
}

#[test]
fn exit_without_shutdown_is_a_failure() {
    let (mut client, _) = Client::greeted(&json!({}));
    client.raw(&message("exit"));
    assert_eq!(client.exit_code(SOON), Some(1));
    let mut client = Client::spawn();
    client.raw(&message("exit"));
    assert_eq!(client.exit_code(SOON), Some(1), "before the greeting");
}

#[test]
fn exit_is_no_request() {
    let (mut client, _) = Client::greeted(&json!({}));
    assert_eq!(client.refused("exit", Value::Null), -32600);
    assert_eq!(client.refused("career-ls/nothing", Value::Null), -32601);
}

#[test]
fn the_end_of_input_is_the_end() {
    let (mut client, _) = Client::greeted(&json!({}));
    client.hang_up();
    assert_eq!(client.exit_code(SOON), Some(1));
    let mut client = Client::spawn();
    client.raw(b"Content-Length: 50\r\n\r\n{");
    client.hang_up();
    assert_eq!(client.exit_code(SOON), Some(1), "in the middle of a frame");
    let (mut client, _) = Client::greeted(&json!({}));
    client.ask("shutdown", Value::Null);
    client.hang_up();
    assert_eq!(client.exit_code(SOON), Some(0), "after a shutdown nothing is missing");
}

#[test]
fn nobody_reading_is_the_end_too() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_career-ls"))
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the server starts");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("stdin");
    let greeting = json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "capabilities": {} } });
    std::io::Write::write_all(&mut stdin, &framed(&greeting.to_string())).expect("it is read");
    let end = std::time::Instant::now() + SOON;
    while child.try_wait().expect("a child").is_none() {
        assert!(std::time::Instant::now() < end, "still there");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// A process that lives as long as it is wanted.
fn sleeper() -> std::process::Child {
    Command::new("sleep").arg("60").spawn().expect("sleep")
}

#[cfg(target_os = "linux")]
#[test]
fn the_server_goes_when_the_process_that_started_it_goes() {
    let mut parent = sleeper();
    let mut told = Client::spawn();
    told.ask("initialize", json!({ "capabilities": {}, "processId": parent.id() }));
    let mut started = Client::spawn_with(&[&format!("--clientProcessId={}", parent.id())]);
    started.ask("initialize", json!({ "capabilities": {} }));
    parent.kill().and_then(|()| parent.wait()).expect("it ends");
    assert_eq!(told.exit_code(LONG), Some(1));
    assert_eq!(started.exit_code(LONG), Some(1));
}

#[test]
fn a_parent_that_cannot_be_seen_is_not_watched() {
    let mut gone = sleeper();
    gone.kill().and_then(|()| gone.wait()).expect("it ends");
    let mut client = Client::spawn();
    client.ask("initialize", json!({ "capabilities": {}, "processId": gone.id() }));
    assert_eq!(client.exit_code(Duration::from_millis(200)), None);
    assert_eq!(client.refused("career-ls/nothing", Value::Null), -32601);
}
