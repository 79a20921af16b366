//! What a matrix may cost: the real program, with no more memory than is said here.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::super::finish;
use super::Folder;

/// Kilobytes of address space, which is more than what is used of it.
const MEMORY: u32 = 256 * 1024;
/// Without optimisation, and beside other tests, it is allowed more than the second that it has.
const MOST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 2 });

/// Runs `career-ls matrix show` on `path` with bounded memory: how it ended, and what it said.
fn bounded(folder: &Folder, path: &str, input: &str) -> (Option<i32>, String) {
    let mut command = Command::new("sh");
    let limited = format!("ulimit -v {MEMORY} && exec \"$0\" matrix show \"$1\"");
    command.args(["-c", &limited, env!("CARGO_BIN_EXE_career-ls"), path]).current_dir(folder.path());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let start = Instant::now();
    let ran = finish(&mut command, input);
    assert!(start.elapsed() < MOST, "{path}: {:?}", start.elapsed());
    (ran.code, ran.err)
}

#[test]
fn neither_size_nor_a_bomb_takes_more_memory_than_there_is() {
    let table = |bytes: usize| {
        let row = "| Influence | Aligns the leads of two teams | Changes a decision |\n";
        format!("| Attribute | Senior | Staff |\n| --- | --- | --- |\n{}", row.repeat(bytes / row.len()))
    };
    let bomb = (1..60).fold("a0: &a0 [x, x]\n".to_owned(), |text, n| {
        format!("{text}a{n}: &a{n} [*a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}]\n", n - 1)
    });
    let csv = format!("Attribute,Senior,Staff\n{}", "Influence,a,b\n".repeat(70_000));
    let folder = Folder::with(&[
        ("huge.md", &table(10 << 20)),
        ("large.md", &table((1 << 20) - 4096)),
        ("large.csv", &csv),
        ("bomb.yaml", &bomb),
        ("bomb.md", &format!("---\n{bomb}---\n\n# Text\n")),
        ("deep.json", &"[".repeat(1_000_000)),
        ("deep.yaml", &"[".repeat(100_000)),
        (
            "spans.md",
            &format!("<table><tr><th>A<th>L5<th>L6{}</table>", "<tr><td rowspan=65534 colspan=1000>x".repeat(5_000)),
        ),
    ]);
    for (path, code) in [("huge.md", 2), ("bomb.yaml", 2), ("bomb.md", 2), ("deep.json", 2), ("deep.yaml", 2)] {
        let (ended, said) = bounded(&folder, path, "");
        assert_eq!(ended, Some(code), "{path}: {said}");
    }
    // Read or refused: what is larger than any career matrix may be either.
    for path in ["large.md", "large.csv", "spans.md"] {
        let (ended, said) = bounded(&folder, path, "");
        assert!(matches!(ended, Some(0 | 2)), "{path}: {ended:?} {said}");
    }
    let (ended, said) = bounded(&folder, "-", &table(10 << 20));
    assert_eq!(ended, Some(2), "{said}");
    assert!(said.contains("longer than"), "{said}");
}
