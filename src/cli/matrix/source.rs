use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;

use crate::cli::gather::{from_here, name};
use crate::cli::output::say;
use crate::matrix::{self, Alone, MORE_TRACKS, Matrix, Note, Place, Unreadable};
use crate::report;
use crate::text::Span;
use crate::workspace::{Disk, read_matrix};

use super::pick;

/// The tracks of a matrix, at least one, and which of them is wanted.
pub(super) struct Tracks {
    pub(super) all: Vec<Matrix>,
    pub(super) index: usize,
}

impl Tracks {
    pub(super) fn wanted(&self) -> &Matrix {
        &self.all[self.index]
    }
}

/// Reads the matrix that is meant. None where there is none to be read, or no such track: it was said.
pub(super) fn read(path: Option<&Path>, track: Option<&str>) -> Option<Tracks> {
    let (shown, read) = match path {
        None => (None, Disk::default().case_matrix()),
        Some(path) if path.as_os_str() == "-" => (Some("-".to_owned()), standard_input()),
        Some(path) => (Some(name(path)), read_matrix(path)),
    };
    match read {
        Ok(mut all) => {
            for matrix in &mut all {
                if matrix.files.is_empty() {
                    matrix.files = vec![shown.clone().unwrap_or_else(|| "builtin:tpm".to_owned())];
                }
                for file in &mut matrix.files {
                    *file = name(&from_here(Path::new(file)));
                }
            }
            let index = pick::track(&all, track)?;
            if track.is_none() {
                let more = more(&all);
                all[index].problems.splice(..0, more);
            }
            Some(Tracks { all, index })
        }
        Err(unreadable) => {
            let shown = shown.map(|name| format!("{name}: ")).unwrap_or_default();
            say(&format!("{shown}{}", unreadable.text));
            // What is missing or too long is no matter of its shape.
            if !unreadable.declined.is_empty() {
                let _ = write!(anstream::stderr().lock(), "{}", report::matrix::refused(&unreadable));
            }
            None
        }
    }
}

/// That the first of several grids is taken, where nobody asked for one.
fn more(all: &[Matrix]) -> Option<Note> {
    let names: Vec<&str> = all.iter().filter_map(|matrix| matrix.track.as_deref()).collect();
    let [first, others @ ..] = names.as_slice() else { return None };
    let text = format!("This is {first}. There are more grids: {}. `--track` takes another.", others.join(", "));
    let place = Place { line: 1, ..Place::default() };
    (!others.is_empty()).then_some(Note { place, last_line: 1, code: MORE_TRACKS, text })
}

fn standard_input() -> Result<Vec<Matrix>, Unreadable> {
    let refused = |text: &str| Unreadable { text: text.to_owned(), span: Span::default(), declined: Vec::new() };
    let input = io::stdin();
    if input.is_terminal() {
        return Err(refused("Name a file, or send one to standard input."));
    }
    let mut bytes = Vec::new();
    let read = input.lock().take(matrix::LIMIT as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| refused(&format!("It could not be read: {error}.")))?;
    nameless(&bytes)
}

/// Endings that tell what text without a name may be, where it does not look like it.
const ENDINGS: [&str; 6] = ["md", "tsv", "csv", "yaml", "json", "toml"];

/// Reads what was pasted: as what it looks like, else as anything that it can be.
fn nameless(bytes: &[u8]) -> Result<Vec<Matrix>, Unreadable> {
    let mut first = match matrix::read_bytes("-", bytes, &Alone) {
        // What is of no text at all, or too long, is that under any name.
        Err(unreadable) if !unreadable.declined.is_empty() => unreadable,
        read => return read,
    };
    for ending in ENDINGS {
        match matrix::read_bytes(&format!("-.{ending}"), bytes, &Alone) {
            Ok(mut read) => {
                for matrix in &mut read {
                    matrix.files = vec!["-".to_owned()];
                    matrix.path = Some("-".to_owned());
                }
                return Ok(read);
            }
            Err(unreadable) => {
                let known: Vec<_> = first.declined.iter().map(|(shape, _)| *shape).collect();
                let new = unreadable.declined.into_iter().filter(|(shape, _)| !known.contains(shape));
                first.declined.extend(new);
            }
        }
    }
    "No matrix can be read in this, however it is looked at.".clone_into(&mut first.text);
    Err(first)
}
