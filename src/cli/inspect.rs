use std::io;
use std::process::ExitCode;

use crate::report::{self, InspectOutput, Inspected};

use super::arguments::{Format, Inspect};
use super::gather::gather;
use super::output::{print, problem};

pub(super) fn run(options: &Inspect) -> io::Result<ExitCode> {
    let gathered = gather(&options.paths, &options.overrides.overrides());
    let inspected = gathered.documents.iter().map(|document| Inspected::of(document.name.clone(), &document.analysis));
    let inspected: Vec<Inspected> = inspected.collect();
    print(|out| match options.format.chosen {
        Format::Json => writeln!(out, "{}", report::json(&InspectOutput::of(inspected))),
        Format::Text => inspected.iter().try_for_each(|document| write!(out, "{}", report::outline(document))),
    })?;
    Ok(if gathered.trouble { problem() } else { ExitCode::SUCCESS })
}
