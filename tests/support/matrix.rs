//! Matrices on disk, as a test reads them.

#![allow(dead_code, reason = "each test that includes this uses its part of it")]

use std::path::{Path, PathBuf};

use career_ls::matrix::{self, Loaded, Loader, Matrix};

/// Loads what is on disk.
struct Disk;

impl Loader for Disk {
    fn load(&self, path: &str) -> Result<Loaded, String> {
        let path = Path::new(path);
        if !path.is_dir() {
            return std::fs::read(path).map(Loaded::File).map_err(|error| error.kind().to_string());
        }
        let mut files = Vec::new();
        let mut folders = vec![path.to_owned()];
        while let Some(folder) = folders.pop() {
            let mut entries: Vec<PathBuf> =
                std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
            entries.sort();
            for entry in entries {
                if entry.is_dir() { folders.push(entry) } else { files.push(entry.to_string_lossy().into_owned()) }
            }
        }
        Ok(Loaded::Folder(files))
    }

    fn linked(&self, path: &str, link: &str) -> Option<String> {
        let path = Path::new(path).parent()?.join(link);
        path.exists().then(|| path.to_string_lossy().into_owned())
    }
}

/// The matrices at `path`.
pub(crate) fn read(path: &Path) -> Vec<Matrix> {
    matrix::read(&path.to_string_lossy(), &Disk).unwrap_or_else(|none| panic!("{}: {none:?}", path.display()))
}

/// The real matrices that this machine holds, if it does.
pub(crate) fn real(name: &str) -> Option<PathBuf> {
    let Ok(folder) = std::env::var("CAREER_LS_MATRICES") else {
        eprintln!("{name} is not read: CAREER_LS_MATRICES names no folder of real matrices");
        return None;
    };
    Some(Path::new(&folder).join(name))
}

/// The names of its levels.
pub(crate) fn levels(matrix: &Matrix) -> Vec<&str> {
    matrix.levels.iter().map(|level| level.name.as_str()).collect()
}

/// The names of its attributes.
pub(crate) fn attributes(matrix: &Matrix) -> Vec<&str> {
    matrix.attributes.iter().map(|attribute| attribute.name.as_str()).collect()
}
