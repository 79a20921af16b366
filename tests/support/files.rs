//! Files of the project, as pairs of path and text.

#![allow(dead_code, reason = "each test that includes this uses its part of it")]

use std::path::Path;

/// A file: its path from the project's root with `/`, and its text.
pub(crate) type File = (String, String);

/// Every file under `folders` whose name ends in `suffix`, in order of their paths.
pub(crate) fn files(folders: &[&str], suffix: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut out = Vec::new();
    for folder in folders {
        collect(root, &root.join(folder), suffix, &mut out);
    }
    out.sort();
    assert!(!out.is_empty(), "no {suffix} under {folders:?}");
    out
}

fn collect(root: &Path, folder: &Path, suffix: &str, out: &mut Vec<File>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            collect(root, &path, suffix, out);
        } else if path.to_string_lossy().ends_with(suffix) {
            let name = path.strip_prefix(root).expect("under the root").to_string_lossy().replace('\\', "/");
            out.push((name, std::fs::read_to_string(&path).expect("UTF-8")));
        }
    }
}

/// One file of the project.
pub(crate) fn file(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
