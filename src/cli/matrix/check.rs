use std::io;
use std::process::ExitCode;

use crate::cli::arguments::{CheckMatrix, Format};
use crate::cli::output::{found, print, problem};
use crate::report;
use crate::report::matrix::{MatrixChecked, concise, summary};
use crate::workspace::Disk;

use super::source;

pub(super) fn run(options: &CheckMatrix) -> io::Result<ExitCode> {
    let Some(tracks) = source::read(options.source.path.as_deref(), options.source.track.as_deref()) else {
        return Ok(problem());
    };
    let checked = MatrixChecked::of(tracks.wanted(), &Disk::default().settings());
    print(|out| match options.format.chosen {
        Format::Json => writeln!(out, "{}", report::json(&checked)),
        Format::Text => {
            checked.findings.iter().try_for_each(|finding| writeln!(out, "{}", concise(finding)))?;
            writeln!(out, "{}", summary(&checked))
        }
    })?;
    Ok(if checked.worst().is_some_and(|worst| options.fail_on.met_by(worst)) { found() } else { ExitCode::SUCCESS })
}
