use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::report;

/// The exit code of a finding that was to be failed on.
pub(super) fn found() -> ExitCode {
    ExitCode::from(1)
}

/// The exit code of what could not be read, or was asked wrongly.
pub(super) fn problem() -> ExitCode {
    ExitCode::from(2)
}

/// Writes to standard output, with colours where they are wanted. A reader that has seen enough (`| head`) is no error.
pub(super) fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = io::BufWriter::new(anstream::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// Says on standard error what could not be done. Where nobody listens there is nobody to tell.
pub(super) fn say(trouble: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{}", report::trouble(trouble));
}

/// How wide what is printed may be: the terminal's width, within reason.
pub(super) fn columns() -> usize {
    terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0)).clamp(40, 160)
}

/// Gives `text` as it is: to a new file, or to standard output; there, in a terminal, without what would talk to it.
pub(super) fn deliver(text: &str, output: Option<&Path>) -> io::Result<ExitCode> {
    let Some(path) = output.filter(|path| path.as_os_str() != "-") else {
        return raw(text).map(|()| ExitCode::SUCCESS);
    };
    match write_new(path, text) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) => {
            say(&format!("{}: {}", path.display(), unwritten(&error)));
            Ok(problem())
        }
    }
}

/// Why a new file could not be written, in words that end a sentence.
pub(super) fn unwritten(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::AlreadyExists => "this file is there already, and is left as it is. Name another".to_owned(),
        ErrorKind::NotFound => "the folder is not there".to_owned(),
        _ => format!("could not be written: {error}"),
    }
}

fn raw(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let done = if out.is_terminal() {
        text.lines().try_for_each(|line| writeln!(out, "{}", report::printable(line)))
    } else {
        out.write_all(text.as_bytes())
    };
    match done.and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// Writes a file that was not there: whatever has its name, a dangling link included, is never written to.
pub(super) fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a document would stand in the way of the next attempt.
        let _ = fs::remove_file(path);
    }
    written
}
