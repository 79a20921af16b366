use std::io;
use std::process::ExitCode;

use crate::features;
use crate::report::{self, LogOutput};
use crate::settings::Kind;

use super::arguments::{Format, Log};
use super::gather::gather;
use super::output::{print, problem, say};

pub(super) fn run(options: &Log) -> io::Result<ExitCode> {
    if options.file.is_dir() {
        say(&format!("{}: this is a folder. Name the one file that is your log", options.file.display()));
        return Ok(problem());
    }
    let gathered = gather(std::slice::from_ref(&options.file), &options.overrides.overrides());
    let [document] = gathered.documents.as_slice() else { return Ok(problem()) };
    let kind = document.analysis.document.kind;
    if kind != Kind::ReferralLog {
        let said = format!("{}: this is {}, no referral log", document.name, kind.title());
        say(&format!("{said}; its `kind`, or --kind referral-log, would make it one"));
        return Ok(problem());
    }
    let text = match options.format.chosen {
        Format::Text => report::log(&document.name, &document.analysis),
        Format::Json => LogOutput::of(document.name.clone(), &document.analysis).map(|log| report::json(&log) + "\n"),
    };
    let Some(text) = text else {
        say(&format!("{}: {}", document.name, features::NO_LOG));
        return Ok(problem());
    };
    print(|out| write!(out, "{text}"))?;
    Ok(ExitCode::SUCCESS)
}
