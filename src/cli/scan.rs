use std::io;
use std::process::ExitCode;

use crate::features;
use crate::report::{self, ScanOutput};

use super::arguments::{Format, Scan};
use super::gather::gather;
use super::output::{print, problem, say};

pub(super) fn run(options: &Scan) -> io::Result<ExitCode> {
    if options.file.is_dir() {
        say(&format!("{}: this is a folder. Name the one file that you work on", options.file.display()));
        return Ok(problem());
    }
    let gathered = gather(std::slice::from_ref(&options.file), &options.overrides.overrides());
    let [document] = gathered.documents.as_slice() else { return Ok(problem()) };
    let Some(scan) = features::scan(&document.analysis) else {
        let kind = document.analysis.document.kind.title();
        say(&format!("{}: this is {kind}. {}", document.name, features::NO_SCAN));
        return Ok(problem());
    };
    let text = match options.format.chosen {
        Format::Text => report::scan(&document.name, &scan),
        Format::Json => report::json(&ScanOutput::of(document.name.clone(), &scan)) + "\n",
    };
    print(|out| write!(out, "{text}"))?;
    Ok(ExitCode::SUCCESS)
}
