use std::io;
use std::process::ExitCode;

use crate::report;

use super::arguments::Export;
use super::gather::gather;
use super::output::{deliver, found, problem, say};

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
    deliver(&text, options.output.as_deref())
}
