use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::report;

use super::arguments::Export;
use super::gather::gather;
use super::output::{found, problem, say};

pub(super) fn run(options: &Export) -> io::Result<ExitCode> {
    if options.file.is_dir() {
        say(&format!("{}: this is a folder. Name the one file that is sent", options.file.display()));
        return Ok(problem());
    }
    let gathered = gather(std::slice::from_ref(&options.file), &options.overrides.overrides());
    let [document] = gathered.documents.as_slice() else { return Ok(problem()) };
    let slots = report::open_slots(&document.analysis);
    if !slots.is_empty() {
        for (line, column) in &slots {
            say(&format!(
                "{}:{line}:{column}: this slot is still open: only you know what belongs here",
                document.name
            ));
        }
        say("nothing was exported. Fill what is open, then export again");
        return Ok(found());
    }
    let clean = report::clean(&document.analysis);
    let text = if options.html { report::page(&document.analysis, &clean) } else { clean };
    match &options.output {
        Some(path) => Ok(written(path, &text)),
        None => print(&text).map(|()| ExitCode::SUCCESS),
    }
}

/// Writes a new file. One that is there is somebody's work.
fn written(path: &Path, text: &str) -> ExitCode {
    let done = File::create_new(path).and_then(|mut file| file.write_all(text.as_bytes()));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            say(&format!("{}: this file is there already, and is left as it is. Name another", path.display()));
            problem()
        }
        Err(error) => {
            say(&format!("{}: could not be written: {error}", path.display()));
            problem()
        }
    }
}

/// Prints the text as it is; in a terminal, without what would talk to it.
fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let done = if out.is_terminal() {
        text.lines().try_for_each(|line| writeln!(out, "{}", report::printable(line)))
    } else {
        out.write_all(text.as_bytes())
    };
    match done.and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}
