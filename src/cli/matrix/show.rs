use std::io;
use std::process::ExitCode;

use crate::cli::arguments::{Format, ShowMatrix};
use crate::cli::output::{columns, print, problem};
use crate::report;
use crate::report::matrix::{MatrixOutput, Only};

use super::{pick, source};

pub(super) fn run(options: &ShowMatrix) -> io::Result<ExitCode> {
    let Some(tracks) = source::read(options.source.path.as_deref(), options.source.track.as_deref()) else {
        return Ok(problem());
    };
    let matrix = tracks.wanted();
    let level = options.level.as_deref().map(|name| pick::level(matrix, name));
    let attribute = options.attribute.as_deref().map(|name| pick::attribute(matrix, name));
    if level == Some(None) || attribute == Some(None) {
        return Ok(problem());
    }
    let only = Only { level: level.flatten(), attribute: attribute.flatten() };
    print(|out| match options.format.chosen {
        Format::Json => writeln!(out, "{}", report::json(&MatrixOutput::of(matrix, only))),
        Format::Text => write!(out, "{}", report::matrix::show(&tracks.all, tracks.index, only, columns())),
    })?;
    Ok(ExitCode::SUCCESS)
}
