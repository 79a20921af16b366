use std::path::PathBuf;

use percent_encoding::percent_decode_str;

/// The path of a `file:` address; none for any other. Addresses are kept as the editor sent them and never rewritten:
/// the path serves reading alone.
pub(super) fn path(uri: &str) -> Option<PathBuf> {
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

#[cfg(test)]
mod tests {
    use super::*;

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
