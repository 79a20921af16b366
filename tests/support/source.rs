//! Source files as pairs of path and text, so that a law can be tried on a violation that is written down in its test.

use std::path::Path;

/// A file: its path from the project's root with `/`, and its text.
pub type File = (String, String);

/// Every file under `folders` whose name ends in `suffix`, in order of their paths.
pub fn files(folders: &[&str], suffix: &str) -> Vec<File> {
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
pub fn file(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Rust source with comments, strings and characters blanked, byte for byte: what is left is code.
pub fn code(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = at + literal(&text[at..], at > 0 && is_word(bytes[at - 1]));
        if end > at {
            for byte in &mut out[at..end] {
                if *byte != b'\n' {
                    *byte = b' ';
                }
            }
            at = end;
        } else {
            at += 1;
            while !text.is_char_boundary(at) {
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_default()
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Bytes of the comment, string or character that `rest` starts with; 0 where it starts with none.
fn literal(rest: &str, in_word: bool) -> usize {
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return rest.find("*/").map_or(rest.len(), |end| end + 2);
    }
    let hashes = rest.strip_prefix('r').map(|raw| raw.len() - raw.trim_start_matches('#').len());
    if let Some(hashes) = hashes.filter(|&hashes| !in_word && rest[1 + hashes..].starts_with('"')) {
        let close = format!("\"{}", "#".repeat(hashes));
        let open = hashes + 2;
        return rest[open..].find(&close).map_or(rest.len(), |end| open + end + close.len());
    }
    let quote = match rest.chars().next() {
        Some('"') => '"',
        // `'a'` is a character and `'a` a lifetime.
        Some('\'') => {
            let mut chars = rest[1..].chars();
            let first = chars.next();
            if first == Some('\\') || (first.is_some() && chars.next() == Some('\'')) { '\'' } else { return 0 }
        }
        _ => return 0,
    };
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == quote && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    rest.len()
}

/// The words of `code`, each with where it starts.
pub fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + code[at..].find(|c: char| c.is_alphanumeric() || c == '_')?;
        let len = code[start..].find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(code.len() - start);
        at = start + len;
        Some((start, &code[start..at]))
    })
}

#[test]
fn only_code_is_code() {
    let text = "use a; // crate::b\nlet x = \"crate::\\\"c\"; let y = r#\"crate::\"d\"#; let z = '\"'; fn f<'e>() {} /* crate */";
    let code = code(text);
    assert_eq!(code.len(), text.len());
    let found: Vec<&str> = words(&code).map(|(_, word)| word).collect();
    assert_eq!(found, ["use", "a", "let", "x", "let", "y", "let", "z", "fn", "f", "e"]);
}
