//! The commands that are about the matrix itself.

mod check;
mod convert;
mod pick;
mod show;
mod source;

use std::io;
use std::process::ExitCode;

use super::arguments::MatrixCommand;

pub(super) fn run(command: &MatrixCommand) -> io::Result<ExitCode> {
    match command {
        MatrixCommand::Show(options) => show::run(options),
        MatrixCommand::Check(options) => check::run(options),
        MatrixCommand::Convert(options) => convert::run(options),
        MatrixCommand::Import(options) => convert::import(options),
    }
}
