//! The wire and the ingress around handlers that hang, panic and count, which the real ones do not.

use std::io::{BufReader, PipeWriter};
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;
use std::time::Instant;

use serde_json::{Value, json};
use tokio::runtime::{self, Runtime};
use tower_lsp::LanguageServer;
use tower_lsp::gen_lsp_types::{InitializeParams, InitializeResult};
use tower_lsp::jsonrpc::Result;

use super::*;
use crate::server::ingress::MOMENT;
use crate::server::session::Shared;

struct Probe(Shared);

impl LanguageServer for Probe {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        Ok(InitializeResult::default())
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}

async fn hang(_: &Probe) -> Result<()> {
    std::future::pending().await
}

async fn explode(_: &Probe) -> Result<()> {
    panic!("in a request")
}

async fn burst(_: &Probe) {
    panic!("in a notification")
}

async fn note(probe: &Probe, text: String) {
    probe.0.world().open("a", 1, &text);
}

/// Waits for others before it looks at what was known when it was asked.
async fn recall(_: &Probe) -> Result<Option<String>> {
    tokio::time::sleep(Duration::from_millis(20)).await;
    Ok(MOMENT.with(|snapshot| snapshot.buffer("a").map(crate::text::Buffer::text)))
}

struct Bench {
    input: Option<PipeWriter>,
    output: Receiver<Value>,
    server: Option<JoinHandle<bool>>,
    _runtime: Runtime,
}

impl Bench {
    fn new() -> Self {
        let runtime = runtime::Builder::new_multi_thread().worker_threads(1).enable_time().build().unwrap();
        let (reader, writer) = std::io::pipe().unwrap();
        let (sender, output) = channel();
        let sender = Mutex::new(sender);
        let out: Frames = Arc::new(move |body| {
            _ = sender.lock().unwrap().send(serde_json::from_slice(&body).unwrap());
        });
        let shared = Shared::default();
        let (service, socket) = LspService::build_with_lifecycle_methods(|_| Probe(shared.clone()))
            .custom_method("hang", hang)
            .custom_method("explode", explode)
            .custom_method("burst", burst)
            .custom_method("note", note)
            .custom_method("recall", recall)
            .finish();
        let mut ingress = Ingress::new(service, shared);
        let handle = runtime.handle().clone();
        let server = std::thread::spawn(move || {
            serve(BufReader::new(reader), &mut ingress, socket, &out, &handle);
            ingress.was_shut_down()
        });
        let mut bench = Self { input: Some(writer), output, server: Some(server), _runtime: runtime };
        bench.call(json!(0), "initialize", json!({}));
        assert!(bench.answer()["result"].is_object());
        bench
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.input.as_mut().unwrap(), "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
    }

    fn call(&mut self, id: Value, method: &str, params: Value) {
        let mut message = json!({ "jsonrpc": "2.0", "method": method });
        (message["id"], message["params"]) = (id, params);
        self.send(&message);
    }

    fn tell(&mut self, method: &str, params: Value) {
        let mut message = json!({ "jsonrpc": "2.0", "method": method });
        message["params"] = params;
        self.send(&message);
    }

    fn answer(&self) -> Value {
        self.output.recv_timeout(Duration::from_secs(5)).expect("an answer")
    }

    /// Ends the input and waits for the server; says whether it was shut down properly.
    fn end(&mut self) -> bool {
        self.input = None;
        self.server.take().unwrap().join().unwrap()
    }
}

#[test]
fn requests_are_answered_behind_handlers_that_never_end() {
    let mut bench = Bench::new();
    for id in 1..=10 {
        bench.call(json!(id), "hang", Value::Null);
    }
    for id in 11..=410 {
        bench.call(json!(id), "unknown", Value::Null);
    }
    let mut answered: Vec<i64> = (11..=410).map(|_| bench.answer()["id"].as_i64().unwrap()).collect();
    answered.sort_unstable();
    assert_eq!(answered, (11..=410).collect::<Vec<_>>());
}

#[test]
fn the_end_of_input_does_not_wait_for_handlers_that_never_end() {
    let mut bench = Bench::new();
    bench.call(json!(1), "hang", Value::Null);
    let start = Instant::now();
    assert!(!bench.end());
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
    assert_eq!(bench.answer()["error"]["code"], -32800);
}

#[test]
fn a_cancelled_request_is_answered_once() {
    let mut bench = Bench::new();
    bench.call(json!("a"), "hang", Value::Null);
    bench.tell("$/cancelRequest", json!({ "id": "a" }));
    bench.tell("$/cancelRequest", json!({ "id": "never" }));
    let answer = bench.answer();
    assert_eq!((&answer["id"], &answer["error"]["code"]), (&json!("a"), &json!(-32800)));
    bench.end();
    assert!(bench.output.try_recv().is_err());
}

#[test]
fn a_panic_costs_one_request_and_no_session() {
    let mut bench = Bench::new();
    bench.call(json!(1), "explode", Value::Null);
    assert_eq!(bench.answer()["error"]["code"], -32603);
    bench.tell("burst", Value::Null);
    bench.tell("note", json!("still here"));
    bench.call(json!(2), "recall", Value::Null);
    assert_eq!(bench.answer()["result"], "still here");
    bench.call(json!(3), "shutdown", Value::Null);
    assert_eq!(bench.answer()["result"], Value::Null);
    assert!(bench.end());
}

#[test]
fn each_request_sees_the_text_of_the_moment_it_was_read() {
    let mut bench = Bench::new();
    for id in 1..=200 {
        bench.tell("note", json!(format!("text {id}")));
        bench.call(json!(id), "recall", Value::Null);
    }
    for _ in 1..=200 {
        let answer = bench.answer();
        assert_eq!(answer["result"], format!("text {}", answer["id"]));
    }
}
