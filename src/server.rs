//! The protocol edge: frames on standard input and output, the order in which things happen, and what each side can do.
//! The only importer of `tower_lsp`.
//!
//! Messages travel `frame` → `message` → `wire` → `ingress` → a handler → `wire`; what the server says of its own accord
//! goes through `outbox`, findings through `publish` and a `desk` for each document. Nothing in a handler waits for the
//! editor.

mod capabilities;
mod decode;
mod desk;
mod encode;
mod frame;
mod handlers;
mod hold;
mod ingress;
mod lifecycle;
mod agenda;
mod log;
mod scan;
mod message;
mod navigate;
mod next;
mod outbox;
mod parent;
mod publish;
mod refresh;
mod session;
mod sync;
mod wire;

use std::io;
use std::process::ExitCode;

use tokio::runtime::{self, Runtime};
use tower_lsp::LspService;

use ingress::Ingress;
use outbox::Outbox;
use session::{Session, Shared};

/// How the server was started.
#[derive(Debug, Clone, Copy, Default)]
pub struct LspOptions {
    /// The process that started it, if it said so: the server goes when that one goes.
    pub client_process_id: Option<u32>,
}

/// Serves one editor on standard input and output until it says goodbye.
///
/// The exit code is 0 if the editor asked for the shutdown first, else 1.
pub fn run(options: &LspOptions) -> ExitCode {
    quiet_panics();
    let Ok(runtime) = runtime() else { return ExitCode::FAILURE };
    let out = wire::frames(io::stdout());
    let shared = Shared::default();
    let (handle, state, frames) = (runtime.handle().clone(), shared.clone(), out.clone());
    let watched = options.client_process_id;
    let service = LspService::build_with_lifecycle_methods(move |client| {
        Session::new(state, Outbox::new(frames, client, handle), watched)
    });
    let (service, socket) = handlers::register(service).finish();
    let mut ingress = Ingress::new(service, shared);
    wire::serve(io::stdin().lock(), &mut ingress, socket, &out, runtime.handle());
    runtime.shutdown_background();
    if ingress.was_shut_down() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// One worker: with more, every message costs additional switches, and heavy work is on the blocking threads anyway. Of
/// those a few: a burst of requests should wait for each other rather than for five hundred threads.
fn runtime() -> io::Result<Runtime> {
    runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .max_blocking_threads(8)
        .thread_name("career-ls")
        .enable_time()
        .build()
}

/// A panic says where it was and nothing else: its message may quote the author.
fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            eprintln!("career-ls: internal error at {}:{}", place.file(), place.line());
        }
    }));
}
