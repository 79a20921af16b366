//! STAND-IN: the terminal edge, `lsp` alone.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::server::LspOptions;

#[derive(Parser)]
#[command(name = "career-ls", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Speak the Language Server Protocol.
    Lsp {
        /// Over standard input and output, which is the only way there is.
        #[arg(long)]
        stdio: bool,
        /// The editor's process: when it goes, so does the server.
        #[arg(long = "clientProcessId")]
        client_process_id: Option<u32>,
    },
}

/// Runs what the arguments say.
pub fn run() -> ExitCode {
    match Arguments::parse().command {
        Command::Lsp { stdio: _, client_process_id } => crate::server::run(&LspOptions { client_process_id }),
    }
}
