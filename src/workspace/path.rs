//! Paths by their letters alone, whatever lies there.

use std::path::{Component, Path, PathBuf};

/// `path` without `.` and `..`.
pub fn plain_path(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}

/// The way from `folder` to `target`, with forward slashes.
pub fn way(folder: &Path, target: &Path) -> String {
    let (from, to): (Vec<_>, Vec<_>) = (folder.components().collect(), target.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..".to_owned(), from.len() - shared);
    let down = to[shared..].iter().map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_lead_up_and_down() {
        let way = |from: &str, to: &str| way(Path::new(from), Path::new(to));
        assert_eq!(way("/a/b", "/a/b/c.md"), "c.md");
        assert_eq!(way("/a/b", "/a/b/c/d.md"), "c/d.md");
        assert_eq!(way("/a/b/c", "/a/x y.md"), "../../x y.md");
    }
}
