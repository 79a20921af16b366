use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::cli::arguments::{ConvertMatrix, ImportMatrix, Imported};
use crate::cli::output::{deliver, problem, say};
use crate::matrix::{MORE_TRACKS, Matrix};
use crate::report::matrix::{MatrixOutput, Only, Written, convert, read_as};
use crate::report::printable;

use super::source;

pub(super) fn run(options: &ConvertMatrix) -> io::Result<ExitCode> {
    let Some(tracks) = source::read(options.source.path.as_deref(), options.source.track.as_deref()) else {
        return Ok(problem());
    };
    let matrix = tracks.wanted();
    for note in matrix.problems.iter().filter(|note| note.code == MORE_TRACKS) {
        tell(&note.text);
    }
    write(matrix, options.to.written(), options.output.as_deref())
}

pub(super) fn import(options: &ImportMatrix) -> io::Result<ExitCode> {
    let Some(tracks) = source::read(Some(&options.path), options.track.as_deref()) else { return Ok(problem()) };
    let Imported::Md = options.kind;
    let matrix = tracks.wanted();
    tell(&read_as(matrix));
    for problem in MatrixOutput::of(matrix, Only::default()).problems {
        tell(&format!("{}:{}: {}", problem.path, problem.line, problem.message));
    }
    write(matrix, Written::Markdown, options.output.as_deref())
}

fn write(matrix: &Matrix, written: Written, output: Option<&Path>) -> io::Result<ExitCode> {
    match convert(matrix, written) {
        Ok(conversion) => {
            if conversion.forgets_inheritance {
                tell("Which level builds on which is not kept in this shape; toml, yaml and json keep it");
            }
            deliver(&conversion.text, output)
        }
        Err(why) => {
            say(&why);
            Ok(problem())
        }
    }
}

/// Says on standard error what is worth knowing and no trouble.
fn tell(text: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{}", printable(text));
}
