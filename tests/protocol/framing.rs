use serde_json::{Value, json};

use crate::client::{Client, LONG, framed};

fn ping(id: i64) -> String {
    json!({ "jsonrpc": "2.0", "id": id, "method": "career-ls/nothing" }).to_string()
}

/// The error with that id; `null` for what had none.
fn error(client: &mut Client, id: &Value) -> i64 {
    client.answer(id)["error"]["code"].as_i64().expect("an error")
}

/// Sends bytes to a greeted server, expects the errors that they earn, and that the session lives.
#[track_caller]
fn earns(bytes: &[u8], codes: &[i64]) {
    let (mut client, _) = Client::greeted(&json!({}));
    client.raw(bytes);
    client.raw(&framed(&ping(77)));
    assert_eq!(error(&mut client, &json!(77)), -32601);
    for code in codes {
        assert_eq!(error(&mut client, &Value::Null), *code);
    }
    assert!(client.wait(std::time::Duration::from_millis(50), |message| message["id"].is_null()).is_none());
}

#[test]
fn headers_are_read_in_any_case_order_and_spacing() {
    let (mut client, _) = Client::greeted(&json!({}));
    let headers = [
        "content-length: @\r\n\r\n",
        "CONTENT-LENGTH:@\r\n\r\n",
        "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: @\r\n\r\n",
        "Content-Length: @\r\nContent-Type: application/vscode-jsonrpc; charset=utf8\r\n\r\n",
        "X-Content-Length: 3\r\nContent-Length:   @  \r\n\r\n",
        "Content-Length: @\n\n",
        "\r\n\r\nContent-Length: @\r\n\r\n",
    ];
    for (id, header) in (100..).zip(headers) {
        let body = ping(id);
        client.raw(format!("{}{body}", header.replace('@', &body.len().to_string())).as_bytes());
        assert_eq!(error(&mut client, &json!(id)), -32601, "{header:?}");
    }
}

#[test]
fn frames_come_in_any_portions() {
    let (mut client, _) = Client::greeted(&json!({}));
    for byte in framed(&ping(100)) {
        client.raw(&[byte]);
    }
    let fifty: Vec<u8> = (101..151).flat_map(|id| framed(&ping(id))).collect();
    client.raw(&fifty);
    for id in 100..151 {
        assert_eq!(error(&mut client, &json!(id)), -32601);
    }
}

#[test]
fn lengths_count_bytes_in_both_directions() {
    let (mut client, _) = Client::greeted(&json!({}));
    let method = "career-ls/🚀é";
    let id = client.request(method, Value::Null);
    assert_eq!(client.answer(&id)["error"]["data"], method);
}

#[test]
fn a_body_that_is_no_json_is_refused() {
    earns(&framed("{nope"), &[-32700]);
    earns(&framed(""), &[-32700]);
    earns(&framed(&"[".repeat(100_000)), &[-32700]);
    earns(&framed(r#"{"jsonrpc":"2.0","id":1,"method":"\ud800"}"#), &[-32700]);
}

#[test]
fn a_body_that_is_no_utf_8_is_refused() {
    earns(b"Content-Length: 31\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"\xff\xfe\"}", &[-32700]);
}

#[test]
fn batches_and_other_things_that_are_no_message_are_refused() {
    earns(&framed(&format!("[{}]", ping(1))), &[-32600]);
    earns(&framed("3"), &[-32600]);
    earns(&framed(r#"{"jsonrpc":"2.0"}"#), &[-32600]);
}

#[test]
fn wrong_lengths_are_refused_and_the_next_header_is_found() {
    earns(b"Content-Length: -1\r\n\r\n", &[-32600]);
    earns(b"Content-Length: many\r\n\r\n", &[-32600]);
    earns(b"Nothing: 1\r\n\r\n", &[-32600]);
    earns(b"Content-Length: 1\r\n\r\n{}", &[-32700]);
}

#[test]
fn a_message_in_another_charset_is_refused() {
    let header = "Content-Type: text/plain; charset=utf-16\r\nContent-Length: 2\r\n\r\n{}";
    earns(header.as_bytes(), &[-32600]);
}

#[test]
fn a_length_beyond_the_bound_is_refused_before_the_body_comes() {
    let (mut client, _) = Client::greeted(&json!({}));
    client.raw(b"Content-Length: 1099511627776\r\n\r\n");
    assert_eq!(error(&mut client, &Value::Null), -32600);
    client.hang_up();
    assert_eq!(client.exit_code(LONG), Some(1));
}
