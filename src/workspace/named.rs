//! A matrix that somebody asks for by name, as the terminal does: not by way of a document.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::matrix::{self, Matrix, Unreadable};
use crate::settings::Settings;
use crate::text::Span;

use super::analysis::{Disk, Overrides};
use super::environment::CONFIG;
use super::files::{self, NothingOpen};
use super::matrices::Files;

/// The tracks of the matrix at `path`: a file, a folder, or `builtin:tpm`. Whoever names a file may name any; what it
/// refers to is read as long as it lies in the same repository or project, or in the current folder.
///
/// # Errors
/// Where there is no matrix: why.
pub fn read_matrix(path: &Path) -> Result<Vec<Matrix>, Unreadable> {
    if let Some(name) = path.to_str().and_then(|path| path.strip_prefix("builtin:")) {
        let found = matrix::builtin(name).map(|matrix| vec![matrix.clone()]);
        return found.ok_or_else(|| refused("There is one built-in matrix: `builtin:tpm`.".to_owned()));
    }
    let Some(named) = path.to_str() else {
        return Err(refused("This file is not read: its name is not UTF-8; give it another.".to_owned()));
    };
    let root = root_of(path);
    matrix::read(named, &Files { open: &NothingOpen, root: &root, seen: RefCell::default() })
}

/// The folder that a matrix at `path` may refer to files in.
fn root_of(path: &Path) -> PathBuf {
    let here = files::here();
    let full = files::resolved(&here.join(path)).unwrap_or_else(|| here.join(path));
    let folder = if files::is_folder(&full) { full.as_path() } else { full.parent().unwrap_or(&full) };
    let is_marked = |folder: &&Path| files::exists(&folder.join(".git")) || files::exists(&folder.join(CONFIG));
    let marked = folder.ancestors().find(is_marked).map(Path::to_owned);
    marked
        .or_else(|| files::resolved(&here).filter(|here| folder.starts_with(here)))
        .unwrap_or_else(|| folder.to_owned())
}

fn refused(text: String) -> Unreadable {
    Unreadable { text, span: Span::default(), declined: Vec::new() }
}

impl Disk {
    /// The tracks of the matrix of the current folder's case: the one that `career-ls.toml` names, else the only one
    /// that is there.
    ///
    /// # Errors
    /// Where there is none, or a choice: what to do.
    pub fn case_matrix(&mut self) -> Result<Vec<Matrix>, Unreadable> {
        let environment = self.here(&Overrides::default());
        if let Some(problem) = environment.matrix_problem {
            let folder = environment.config.as_ref().and_then(|config| config.path.parent());
            let path = folder.zip(environment.settings.matrix.as_ref()).map(|(folder, name)| folder.join(name));
            let declined = path.and_then(|path| read_matrix(&path).err()).map(|unreadable| unreadable.declined);
            let text = format!("This is the matrix that career-ls.toml names. {problem}");
            return Err(Unreadable { declined: declined.unwrap_or_default(), ..refused(text) });
        }
        if let Some(tracks) = environment.tracks {
            return Ok(tracks.iter().map(|matrix| Matrix::clone(matrix)).collect());
        }
        Err(refused(match environment.case.matrices.as_slice() {
            [] => {
                "No career matrix is known here. Name its file or folder, `builtin:tpm`, or `-` for standard input; or \
                   say `matrix = \"…\"` in career-ls.toml."
                    .to_owned()
            }
            several => format!(
                "Several files could be the career matrix: {}. Name the one that you want, or say `matrix = \"…\"` in \
                 career-ls.toml.",
                several.iter().map(|candidate| candidate.name.as_str()).collect::<Vec<_>>().join(", ")
            ),
        }))
    }

    /// How career-ls is set up in the current folder.
    pub fn settings(&mut self) -> Arc<Settings> {
        self.here(&Overrides::default()).settings
    }
}
