//! `career-ls`: arguments go to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    career_ls::cli::run()
}
