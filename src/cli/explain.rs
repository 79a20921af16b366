use std::io::{self, Write};
use std::process::ExitCode;

use crate::report;

use super::arguments::Explain;
use super::output::{print, problem};

pub(super) fn run(options: &Explain) -> io::Result<ExitCode> {
    let name = options.name.join(" ");
    if let Some(page) = report::explain(&name) {
        print(|out| write!(out, "{page}"))?;
        return Ok(ExitCode::SUCCESS);
    }
    let text = report::unknown(&report::printable(&name));
    write!(anstream::stderr().lock(), "{text}")?;
    Ok(problem())
}
