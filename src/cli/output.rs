use std::io::{self, Write};
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
