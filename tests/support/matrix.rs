//! Matrices read from real folders.

#![allow(dead_code, reason = "each test that includes this uses its part of it")]

use std::path::{Path, PathBuf};

use career_ls::matrix::{self, Loaded, Loader, Matrix};

/// What lies in a folder of this machine; paths are relative to it.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Loader for Folder {
    fn load(&self, path: &str) -> Result<Loaded, String> {
        let full = self.0.join(path);
        if full.is_dir() {
            let mut files = Vec::new();
            files_below(&full, &mut files);
            files.sort();
            let relative = files.iter().filter_map(|file| file.strip_prefix(&self.0).ok());
            return Ok(Loaded::Folder(relative.map(|file| file.to_string_lossy().replace('\\', "/")).collect()));
        }
        std::fs::read(full).map(Loaded::File).map_err(|_| "it cannot be opened".to_owned())
    }

    fn linked(&self, path: &str, link: &str) -> Option<String> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        for part in link.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Some(parts.join("/"))
    }
}

fn files_below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { files_below(&path, files) } else { files.push(path) }
    }
}

/// The folder of real matrices, where there is one on this machine; says aloud that a test is skipped else.
pub(crate) fn real() -> Option<PathBuf> {
    let folder = std::env::var_os("CAREER_LS_MATRICES").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: CAREER_LS_MATRICES names no folder of real matrices");
    }
    folder
}

/// The matrices at `path`, a file or a folder.
pub(crate) fn read(path: &Path) -> Vec<Matrix> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = Folder(path.parent().map(Path::to_path_buf).unwrap_or_default());
    matrix::read(&name, &folder).unwrap_or_else(|unreadable| panic!("{}: {unreadable:?}", path.display()))
}
