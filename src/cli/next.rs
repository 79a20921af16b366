use std::io;
use std::process::ExitCode;

use crate::features;
use crate::report::{self, Checked};
use crate::text::counted;

use super::arguments::Next;
use super::gather::gather;
use super::output::{print, problem, say};

pub(super) fn run(options: &Next) -> io::Result<ExitCode> {
    if options.file.is_dir() {
        say(&format!("{}: this is a folder. Name the one file that you work on", options.file.display()));
        return Ok(problem());
    }
    let gathered = gather(std::slice::from_ref(&options.file), &options.overrides.overrides());
    let [document] = gathered.documents.as_slice() else { return Ok(problem()) };
    let Some(next) = features::next(&document.analysis) else {
        print(|out| writeln!(out, "{}", features::NOTHING_TO_DO))?;
        return Ok(ExitCode::SUCCESS);
    };
    let file = Checked::one(document.name.clone(), &document.analysis, &next.finding, next.fix.as_ref());
    print(|out| {
        for noticed in &file.noticed {
            writeln!(out, "{}", report::full(&file, noticed))?;
        }
        match next.rest {
            0 => Ok(()),
            rest => writeln!(out, "\n{} can wait; `career-ls check` lists them", counted(rest, "other finding")),
        }
    })?;
    Ok(ExitCode::SUCCESS)
}
