use std::io;
use std::process::ExitCode;

use crate::features;

use super::arguments::Agenda;
use super::gather::gather;
use super::output::{deliver, problem, say};

pub(super) fn run(options: &Agenda) -> io::Result<ExitCode> {
    if options.file.is_dir() {
        say(&format!("{}: this is a folder. Name the one file that is your case", options.file.display()));
        return Ok(problem());
    }
    let gathered = gather(std::slice::from_ref(&options.file), &options.overrides.overrides());
    let [document] = gathered.documents.as_slice() else { return Ok(problem()) };
    let case = document.path.as_deref().and_then(|path| path.file_name()).map(|name| name.to_string_lossy());
    let Some(agenda) = features::agenda(&document.analysis, options.tone, case.as_deref()) else {
        let kind = document.analysis.document.kind.title();
        say(&format!("{}: this is {kind}. {}", document.name, features::NO_CASE));
        return Ok(problem());
    };
    deliver(&agenda.visible(), options.output.as_deref())
}
