//! An editor that speaks the protocol by hand: frames, ids, and waiting with an end.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Longer than any answer takes on a busy machine.
pub(crate) const LONG: Duration = Duration::from_secs(10);

/// A server and this side of its pipes. Whatever comes that is no frame fails the test.
pub(crate) struct Client {
    child: Child,
    stdin: Option<ChildStdin>,
    incoming: Receiver<Value>,
    unread: VecDeque<Value>,
    ids: i64,
}

impl Client {
    /// A server that was told nothing yet.
    pub(crate) fn spawn() -> Self {
        Self::spawn_with(&["--stdio"])
    }

    /// The same with other arguments.
    pub(crate) fn spawn_with(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_career-ls"))
            .arg("lsp")
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut stdout = BufReader::new(child.stdout.take().expect("stdout"));
        let (sender, incoming) = channel();
        thread::spawn(move || {
            while let Some(message) = frame(&mut stdout) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let stdin = child.stdin.take();
        Self { child, stdin, incoming, unread: VecDeque::new(), ids: 0 }
    }

    /// A server that was greeted with `capabilities`, and what it answered.
    pub(crate) fn greeted(capabilities: &Value) -> (Self, Value) {
        let mut client = Self::spawn();
        let greeting = json!({ "processId": null, "rootUri": null, "capabilities": capabilities });
        let result = client.ask("initialize", greeting);
        client.tell("initialized", json!({}));
        (client, result)
    }

    /// Writes bytes as they are.
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        let stdin = self.stdin.as_mut().expect("input is open");
        stdin.write_all(bytes).expect("the server reads");
        stdin.flush().expect("the server reads");
    }

    /// Writes a message.
    pub(crate) fn send(&mut self, message: &Value) {
        self.raw(&framed(&message.to_string()));
    }

    /// A notification.
    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        let mut message = json!({ "jsonrpc": "2.0", "method": method });
        message["params"] = params;
        self.send(&message);
    }

    /// A request whose answer is taken later.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        self.ids += 1;
        let id = json!(self.ids);
        let mut message = json!({ "jsonrpc": "2.0", "id": id, "method": method });
        message["params"] = params;
        self.send(&message);
        id
    }

    /// The answer to a request.
    pub(crate) fn answer(&mut self, id: &Value) -> Value {
        self.wait(LONG, |message| message.get("method").is_none() && message["id"] == *id)
            .unwrap_or_else(|| panic!("no answer to {id}"))
    }

    /// Asks and returns the result.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        let answer = self.answer(&id);
        assert_eq!(answer.get("error"), None, "{method}");
        answer["result"].clone()
    }

    /// Asks and returns the code of the error.
    pub(crate) fn refused(&mut self, method: &str, params: Value) -> i64 {
        let id = self.request(method, params);
        let answer = self.answer(&id);
        answer["error"]["code"].as_i64().unwrap_or_else(|| panic!("{method} was answered: {answer}"))
    }

    /// The next request or notification of the server's with that method.
    pub(crate) fn heard(&mut self, method: &str, within: Duration) -> Option<Value> {
        self.wait(within, |message| message["method"] == method)
    }

    /// The next list of findings for a document, within some time.
    pub(crate) fn published(&mut self, uri: &str, within: Duration) -> Option<Value> {
        let list =
            |message: &Value| message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri;
        self.wait(within, list).map(|message| message["params"].clone())
    }

    /// Every list of findings for a document until `quiet` passes without one.
    pub(crate) fn all_published(&mut self, uri: &str, quiet: Duration) -> Vec<Value> {
        std::iter::from_fn(|| self.published(uri, quiet)).collect()
    }

    /// The first message that fits, others being kept for later.
    pub(crate) fn wait(&mut self, within: Duration, fits: impl Fn(&Value) -> bool) -> Option<Value> {
        if let Some(at) = self.unread.iter().position(&fits) {
            return self.unread.remove(at);
        }
        let end = Instant::now() + within;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.incoming.recv_timeout(left) {
                Ok(message) if fits(&message) => return Some(message),
                Ok(message) => self.unread.push_back(message),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    /// Opens a document.
    pub(crate) fn open(&mut self, uri: &str, version: i32, text: &str) {
        let document = json!({ "uri": uri, "languageId": "markdown", "version": version, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Puts `text` in place of a range: line and character of its start and end.
    pub(crate) fn edit(&mut self, uri: &str, version: i32, range: [usize; 4], text: &str) {
        let [line, character, end_line, end_character] = range;
        let (start, end) =
            (json!({ "line": line, "character": character }), json!({ "line": end_line, "character": end_character }));
        let change = json!({ "range": { "start": start, "end": end }, "text": text });
        let document = json!({ "uri": uri, "version": version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
    }

    /// Closes a document.
    pub(crate) fn close(&mut self, uri: &str) {
        self.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }

    /// Ends the server's input.
    pub(crate) fn hang_up(&mut self) {
        self.stdin = None;
    }

    /// The exit code, if the server ends within some time.
    pub(crate) fn exit_code(&mut self, within: Duration) -> Option<i32> {
        let end = Instant::now() + within;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().expect("a child") {
                return status.code();
            }
            thread::sleep(Duration::from_millis(5));
        }
        None
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// A body with its header.
pub(crate) fn framed(body: &str) -> Vec<u8> {
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// Reads a frame strictly; `None` at the end.
fn frame(stdout: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if stdout.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.strip_suffix("\r\n").unwrap_or_else(|| panic!("no header: {line:?}"));
        if line.is_empty() {
            break;
        }
        let value = line.strip_prefix("Content-Length: ").unwrap_or_else(|| panic!("no header: {line:?}"));
        length = value.parse().ok();
    }
    let mut body = vec![0; length.expect("a length")];
    stdout.read_exact(&mut body).ok()?;
    let message: Value = serde_json::from_slice(&body).expect("a body of JSON");
    assert_eq!(message["jsonrpc"], "2.0", "{message}");
    if message.get("method").is_none() {
        let members = ["result", "error"].iter().filter(|name| message.get(**name).is_some()).count();
        assert_eq!(members, 1, "an answer has a result or an error: {message}");
    }
    Some(message)
}
