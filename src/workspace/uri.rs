use std::path::{Component, Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What stands in a part of an address as it is.
const KEPT: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The path of a `file:` address; none for any other. Addresses are kept as the editor sent them and never rewritten:
/// the path serves reading alone.
pub fn path(uri: &str) -> Option<PathBuf> {
    let rest = uri.get(..5).filter(|scheme| scheme.eq_ignore_ascii_case("file:")).map(|_| &uri[5..])?;
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    // A host stands before the first slash: only this machine's files are read.
    let rest = rest.strip_prefix("localhost").unwrap_or(rest);
    if !rest.starts_with('/') {
        return None;
    }
    let rest = rest.split(['?', '#']).next().unwrap_or(rest);
    let decoded = percent_decode_str(rest).decode_utf8().ok()?;
    let drive = decoded.as_bytes();
    let windows = drive.len() > 2 && drive[1].is_ascii_alphabetic() && drive[2] == b':';
    Some(PathBuf::from(if windows { &decoded[1..] } else { &decoded[..] }))
}

/// The last part of an address, for kinds that are told by name.
pub(super) fn name(uri: &str) -> String {
    let last = uri.rsplit(['/', ':']).next().unwrap_or(uri);
    percent_decode_str(last).decode_utf8_lossy().into_owned()
}

/// The address of the file that `way`, with forward slashes, leads to from the folder of the file at `base`; none where
/// `base` is the address of no file.
pub fn along(base: &str, way: &str) -> Option<String> {
    let own = path(base)?;
    let mut target = own.parent()?.to_owned();
    for part in way.split('/') {
        match part {
            ".." => {
                target.pop();
            }
            "" | "." => {}
            name => target.push(name),
        }
    }
    Some(beside(base, &own, &target))
}

/// The address of `path` in the style of `base`, the address of the file at `own`; in a plain style where the two have
/// no folder in common.
pub(super) fn beside(base: &str, own: &Path, path: &Path) -> String {
    let parts: Vec<Component<'_>> = path.components().collect();
    let shared = own.components().zip(&parts).take_while(|(a, b)| a == *b).count();
    let up = own.components().count() - shared;
    let above = |base: &'_ str| {
        let mut rest = base;
        for _ in 0..up {
            rest = &rest[..rest.rfind('/')?];
        }
        Some(rest.to_owned())
    };
    let root = parts.iter().take_while(|part| matches!(part, Component::Prefix(_) | Component::RootDir)).count();
    let (mut out, rest) = match above(base).filter(|_| shared > root) {
        Some(head) => (head, &parts[shared..]),
        None => ("file://".to_owned(), &parts[..]),
    };
    for part in rest {
        match part {
            Component::Normal(name) => {
                out.push('/');
                out.extend(utf8_percent_encode(&name.to_string_lossy(), &KEPT));
            }
            Component::Prefix(drive) => {
                out.push('/');
                out.push_str(&drive.as_os_str().to_string_lossy());
            }
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_beside_another_has_its_style() {
        let at = |path: &str| beside("file:///c%3A/a%20b/d/case.md", Path::new("/c:/a b/d/case.md"), Path::new(path));
        assert_eq!(at("/c:/a b/d/é 1.md"), "file:///c%3A/a%20b/d/%C3%A9%201.md");
        assert_eq!(at("/c:/a b/x/y.md"), "file:///c%3A/a%20b/x/y.md");
        assert_eq!(at("/other/y.md"), "file:///other/y.md");
        assert_eq!(at("/c:/a b/d/case.md"), "file:///c%3A/a%20b/d/case.md");
    }

    #[test]
    fn a_way_leads_from_the_folder_of_a_file() {
        let at = |way: &str| along("file:///c%3A/a%20b/d/case.md", way);
        assert_eq!(at("é 1.md").as_deref(), Some("file:///c%3A/a%20b/d/%C3%A9%201.md"));
        assert_eq!(at("../wins.md").as_deref(), Some("file:///c%3A/a%20b/wins.md"));
        assert_eq!(along("untitled:Untitled-1", "wins.md"), None);
    }

    #[test]
    fn addresses_as_editors_send_them() {
        for (uri, wanted) in [
            ("file:///home/j/promotion%20case.md", Some("/home/j/promotion case.md")),
            ("file:///home/j/é.md", Some("/home/j/é.md")),
            ("file:///c%3A/Users/j.md", Some("c:/Users/j.md")),
            ("FILE:///a.md", Some("/a.md")),
            ("file:/a.md", Some("/a.md")),
            ("file://host/share/a.md", None),
            ("untitled:Untitled-1", None),
            ("vscode-vfs://github/a.md", None),
            ("", None),
            ("é", None),
        ] {
            assert_eq!(path(uri), wanted.map(PathBuf::from), "{uri}");
        }
        assert_eq!(name("file:///home/j/promotion%20case.md"), "promotion case.md");
        assert_eq!(name("untitled:Untitled-1"), "Untitled-1");
    }
}
