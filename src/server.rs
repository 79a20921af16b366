//! STAND-IN, replaced at merge.

use std::process::ExitCode;

/// How the server was started.
#[derive(Debug, Clone, Copy, Default)]
pub struct LspOptions {
    /// The process that started it, if it said so.
    pub client_process_id: Option<u32>,
}

/// Serves one editor.
pub fn run(_: &LspOptions) -> ExitCode {
    ExitCode::FAILURE
}
