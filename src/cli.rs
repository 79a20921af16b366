//! The terminal edge: arguments, files, what is printed and with which code it ends.

mod agenda;
mod arguments;
mod check;
mod explain;
mod export;
mod gather;
mod inspect;
mod log;
mod matrix;
mod new;
mod next;
mod output;
mod scan;

use std::io;
use std::process::ExitCode;

use clap::Parser;

use crate::server;

use arguments::{Arguments, Command};
use output::{problem, say};

/// Runs what the arguments of the process say.
pub fn run() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Lsp(options) => {
            return server::run(&server::LspOptions { client_process_id: options.client_process_id });
        }
        Command::Check(options) => quietly(|| check::run(&options)),
        Command::Inspect(options) => quietly(|| inspect::run(&options)),
        Command::Next(options) => quietly(|| next::run(&options)),
        Command::Agenda(options) => quietly(|| agenda::run(&options)),
        Command::Log(options) => quietly(|| log::run(&options)),
        Command::Scan(options) => quietly(|| scan::run(&options)),
        Command::Explain(options) => quietly(|| explain::run(&options)),
        Command::New(options) => quietly(|| new::run(&options)),
        Command::Export(options) => quietly(|| export::run(&options)),
        Command::Matrix(command) => quietly(|| matrix::run(&command)),
    };
    done.unwrap_or_else(|error| {
        say(&format!("the result could not be written: {error}"));
        problem()
    })
}

/// A bug says where it is and nothing of the text that it met: output may land in a public log.
fn quietly(command: impl FnOnce() -> io::Result<ExitCode>) -> io::Result<ExitCode> {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        say(&format!("career-ls has a bug at {place}; please report it"));
    }));
    command()
}
