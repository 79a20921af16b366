//! Whatever bytes a matrix is read from: no panic, no wait, and what is read lies where it says.
//!
//! `CAREER_LS_FUZZ` says how many broken texts are tried (400 otherwise), `CAREER_LS_FUZZ_SEED` where to start. `.ci/full`
//! tries many more; `.ci/fuzz` runs the same test with the C code under `AddressSanitizer`.

#[path = "matrix_hostile/shapes.rs"]
mod shapes;

use std::cell::Cell;
use std::collections::HashSet;
use std::time::{Duration, Instant};

use career_ls::matrix::{self, Loaded, Loader, Matrix, Place, Unreadable};
use fastrand::Rng;
use shapes::{PIECES, SAMPLES};

/// No reading may take longer. Without optimisation, and beside other tests, it is allowed more.
const MOST: Duration = Duration::from_millis(if cfg!(debug_assertions) { 30_000 } else { 1_000 });

/// The most memory that may ever be in use, in kB.
const MOST_MEMORY: u64 = 256 * 1024;

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(otherwise)
}

/// Files in memory, as pairs of path and bytes; every link leads to one of them.
struct Files {
    files: Vec<(String, Vec<u8>)>,
    loads: Cell<usize>,
}

impl Files {
    fn new(files: Vec<(String, Vec<u8>)>) -> Self {
        Self { files, loads: Cell::new(0) }
    }
}

impl Loader for Files {
    fn load(&self, path: &str) -> Result<Loaded, String> {
        self.loads.set(self.loads.get() + 1);
        assert!(self.loads.get() < 10_000, "files that name one another are read without end");
        if path == "folder" {
            return Ok(Loaded::Folder(self.files.iter().map(|(path, _)| path.clone()).collect()));
        }
        let found = self.files.iter().find(|(known, _)| known == path);
        found.map(|(_, bytes)| Loaded::File(bytes.clone())).ok_or_else(|| "there is no file of this name".to_owned())
    }

    fn linked(&self, _: &str, link: &str) -> Option<String> {
        let index = link.len() % self.files.len().max(1);
        self.files.get(index).map(|(path, _)| path.clone())
    }
}

/// Reads `path` and looks at what comes out.
fn read(path: &str, files: Vec<(String, Vec<u8>)>) -> Result<Vec<Matrix>, Unreadable> {
    let (read, took) = timed(path, files);
    assert!(took < MOST, "{path}: {took:?}");
    read
}

/// The same, and how long the reading alone took.
fn timed(path: &str, files: Vec<(String, Vec<u8>)>) -> (Result<Vec<Matrix>, Unreadable>, Duration) {
    let loader = Files::new(files);
    let start = Instant::now();
    let read = matrix::read(path, &loader);
    let took = start.elapsed();
    match &read {
        Ok(matrices) => {
            assert!(!matrices.is_empty());
            for matrix in matrices {
                check(matrix, &loader);
            }
        }
        Err(unreadable) => assert!(!unreadable.text.is_empty() && !unreadable.text.contains('\u{1b}')),
    }
    (read, took)
}

/// The same, tried again where it was slow: a machine with other things to do may be late once.
fn best_of_three(path: &str, files: &[(String, Vec<u8>)]) -> (Result<Vec<Matrix>, Unreadable>, Duration) {
    let mut best = timed(path, files.to_vec());
    for _ in 0..2 {
        if best.1 < MOST {
            break;
        }
        let again = timed(path, files.to_vec());
        if again.1 < best.1 {
            best = again;
        }
    }
    best
}

/// What every matrix is, wherever it came from.
fn check(matrix: &Matrix, loader: &Files) {
    assert!(matrix.levels.len() > 1 && !matrix.attributes.is_empty());
    let mut ids = HashSet::new();
    assert!(matrix.levels.iter().all(|level| !level.id.is_empty() && ids.insert(&level.id)), "{:?}", matrix.levels);
    ids.clear();
    assert!(matrix.attributes.iter().all(|attribute| !attribute.id.is_empty() && ids.insert(&attribute.id)));
    assert!(matrix.levels.iter().all(|level| level.builds_on.is_none_or(|base| base < matrix.levels.len())));
    let texts: Vec<Option<String>> = matrix.files.iter().map(|file| text(loader, file)).collect();
    // Where each line ends: a matrix may have a hundred thousand places.
    let ends_of = |text: &String| -> Vec<usize> {
        let bytes = text.as_bytes();
        let is_end = |&at: &usize| bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        (0..bytes.len()).filter(is_end).collect()
    };
    let ends: Vec<Vec<usize>> = texts.iter().map(|text| text.as_ref().map(ends_of).unwrap_or_default()).collect();
    let lies_there = |place: Place| {
        let Some(Some(text)) = texts.get(place.file) else { return };
        assert!(text.get(place.span.range()).is_some(), "{place:?} is not in a text of {} bytes", text.len());
        let line = 1 + ends[place.file].partition_point(|&end| end < place.span.start);
        assert_eq!(place.line, line, "{place:?}");
    };
    matrix.levels.iter().flat_map(|level| &level.places).copied().for_each(lies_there);
    for attribute in &matrix.attributes {
        assert_eq!(attribute.descriptors.len(), matrix.levels.len());
        attribute.places.iter().copied().for_each(lies_there);
        for told in attribute.descriptors.iter().flatten() {
            assert!(!told.text.trim().is_empty() && told.text == told.text.trim(), "{:?}", told.text);
            told.places.iter().copied().for_each(lies_there);
        }
    }
    for note in &matrix.problems {
        lies_there(note.place);
        assert!(note.last_line >= note.place.line, "{note:?}");
    }
}

fn text(loader: &Files, file: &str) -> Option<String> {
    let (_, bytes) = loader.files.iter().find(|(path, _)| path == file)?;
    let text = std::str::from_utf8(bytes).ok()?;
    Some(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
}

/// `text` with something broken in it, a few times over.
fn broken(random: &mut Rng, text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..random.usize(1..6) {
        let at = random.usize(0..=bytes.len());
        let to = (at + random.usize(0..20)).min(bytes.len());
        match random.u8(0..8) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..to)),
            2 => {
                let part = bytes[at..to].to_vec();
                let place = random.usize(0..=bytes.len());
                bytes.splice(place..place, part.repeat(random.usize(1..40)));
            }
            // Rarely what is no text at all.
            3 if random.u8(0..4) == 0 => bytes.splice(at..to, [random.u8(..), random.u8(..)]).for_each(drop),
            4 => {
                let mut lines: Vec<Vec<u8>> =
                    bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
                random.shuffle(&mut lines);
                bytes = lines.concat();
            }
            _ => drop(bytes.splice(at..at, PIECES[random.usize(0..PIECES.len())].bytes())),
        }
    }
    bytes
}

#[test]
fn every_sample_is_a_matrix_before_it_is_broken() {
    for (path, text) in SAMPLES {
        let files = SAMPLES.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
        // Its steps are named elsewhere.
        if path != "role.md" {
            let read = read(path, files).unwrap_or_else(|unreadable| panic!("{path}: {unreadable:?}\n{text}"));
            assert!(read[0].levels.len() == 2, "{path}: {:?}", read[0]);
        }
    }
}

#[test]
fn what_is_broken_is_read_or_refused_at_once() {
    let mut random = Rng::with_seed(number("CAREER_LS_FUZZ_SEED", 1));
    let (mut taken, mut refused) = (0, 0);
    for _ in 0..number("CAREER_LS_FUZZ", 400) {
        let (path, text) = SAMPLES[random.usize(0..SAMPLES.len())];
        let mut files: Vec<(String, Vec<u8>)> = vec![(path.to_owned(), broken(&mut random, text))];
        if random.u8(0..4) == 0 {
            files[0].0 =
                ["pasted", "x.md", "x.yaml", "x.json", "x.toml", "x.csv", "x.tsv"][random.usize(0..7)].to_owned();
        }
        let (other, more) = SAMPLES[random.usize(0..SAMPLES.len())];
        files.push((format!("other-{other}"), broken(&mut random, more)));
        let path = if random.u8(0..8) == 0 { "folder".to_owned() } else { files[0].0.clone() };
        match read(&path, files) {
            Ok(_) => taken += 1,
            Err(_) => refused += 1,
        }
    }
    eprintln!("{taken} were read, {refused} refused");
    assert!(taken > 0 && refused > 0, "{taken} {refused}");
}

#[test]
fn random_bytes_are_no_matrix_and_no_harm() {
    let mut random = Rng::with_seed(number("CAREER_LS_FUZZ_SEED", 2));
    let endings = ["md", "csv", "tsv", "yaml", "json", "toml", "xlsx", "ods", "txt", "zzz"];
    for round in 0..number("CAREER_LS_FUZZ", 400) / 4 {
        let mut bytes: Vec<u8> = (0..random.usize(0..2_000)).map(|_| random.u8(..)).collect();
        if round % 3 == 0 {
            bytes.splice(..0, *b"PK\x03\x04");
        }
        if round % 5 == 0 {
            bytes = bytes.iter().map(|byte| b"|-#:{}[]\"',\n\t <>&*!a1"[usize::from(*byte) % 21]).collect();
        }
        let path = format!("x.{}", endings[random.usize(0..endings.len())]);
        let _ = read(&path, vec![(path.clone(), bytes)]);
    }
}

/// A text of at least `bytes` bytes made of one part again and again, with what stands before and after it.
fn much(before: &str, part: &str, after: &str, bytes: usize) -> String {
    format!("{before}{}{after}", part.repeat((bytes / part.len()).max(1)))
}

/// `before`, and what `part` makes of each number.
fn numbered(before: &str, count: usize, part: impl Fn(usize) -> String) -> String {
    let mut out = before.to_owned();
    (1..=count).for_each(|number| out.push_str(&part(number)));
    out
}

#[test]
#[cfg_attr(debug_assertions, ignore = "a time is only told of an optimised build: .ci/full runs it")]
fn what_is_large_is_read_or_refused_at_once() {
    // Nearly as much as is read at all; of Markdown half.
    let (most, markdown) = (matrix::LIMIT - 4_096, matrix::LIMIT / 2 - 4_096);
    let header = "| Attribute | Senior | Staff |\n| --- | --- | --- |\n";
    let wide = |count: usize| numbered("", count, |n| format!(" L{n} |"));
    let bomb = numbered(
        "a0: &a0 [x, x]
",
        40,
        |n| {
            format!(
                "a{n}: &a{n} [*a{0}, *a{0}, *a{0}, *a{0}, *a{0}]
",
                n - 1
            )
        },
    );
    let mut slow = Vec::new();
    for (path, text) in [
        ("rows.md", much(header, "| Influence | a | b |\n", "", markdown)),
        ("names.md", numbered(header, 20_000, |n| format!("| Name {n} | a | b |\n"))),
        ("wide.md", format!("| A |{}\n|{}\n| B |{}\n", wide(20_000), " --- |".repeat(20_001), " x |".repeat(20_000))),
        ("bars.md", much(header, "|", "\n", markdown)),
        ("line.md", much(header, "| Influence | word ", "|\n", markdown)),
        ("tables.md", much("", "| A | L5 | L6 |\n| --- | --- | --- |\n| B | a | b |\n\n", "", markdown)),
        ("quotes.md", much("", ">", " x\n", 2_000)),
        ("lists.md", much("", "- ", "x\n", 2_000)),
        ("headings.md", much("# Senior\n\n", "## Influence\n\nx\n\n", "# Staff\n\n## Influence\n\ny\n", markdown)),
        ("levels.md", numbered("", 8_000, |n| format!("# L{n}\n\n## Influence\n\nx\n\n"))),
        ("same.md", much("# Senior\n\nx\n\n", "# Staff\n\nSame as Senior, but also\n\n", "", markdown)),
        ("html.md", much("<table><tr><th>A<th>L5<th>L6", "<tr><td>B<td>a<td>b", "</table>\n", markdown)),
        (
            "spans.md",
            much("<table><tr><th>A<th>L5<th>L6", "<tr><td rowspan=65534 colspan=1000>B<td>a", "</table>\n", 200_000),
        ),
        ("deep.md", much("", "<table><tr><td>", "\n", markdown)),
        ("unclosed.md", much("<table>", "<tr><td ", "\n", markdown)),
        ("rows.csv", much("Attribute,Senior,Staff\n", "Influence,a,b\n", "", most)),
        ("wide.csv", format!("A,{}\nB,{}\n", wide(50_000).replace(" |", ","), "x,".repeat(50_000))),
        ("quote.csv", much("Attribute,Senior,Staff\nInfluence,\"", "a,\n", "", most)),
        ("quotes.tsv", much("Attribute\tSenior\tStaff\n", "\"\"\"\t", "\n", most)),
        ("bomb.yaml", bomb.clone()),
        ("bomb.md", format!("---\n{bomb}---\n\n# x\n")),
        ("deep.yaml", much("a: ", "[", "", 100_000)),
        ("indent.yaml", numbered("", 700, |n| format!("{}a:\n", " ".repeat(n)))),
        ("keys.yaml", numbered("levels: [Senior, Staff]\n", 40_000, |n| format!("k{n}: v\n"))),
        ("deep.json", much("", "[", "", most)),
        ("objects.json", much("", "{\"a\":", "1", most)),
        ("list.json", much("[", "{\"Senior\":\"a\",\"Staff\":\"b\"},", "{}]", most)),
        ("deep.toml", much("a = ", "[", "", 100_000)),
        ("dots.toml", much("a", ".a", " = 1\n", most)),
        ("tables.toml", numbered("version = 1\n", 20_000, |n| format!("[[t{n}]]\na = 1\n"))),
        ("own.json", {
            let levels: Vec<String> = (0..500).map(|n| format!(r#"{{"id":"l{n}","name":"L{n}"}}"#)).collect();
            let rows: Vec<String> = (0..5_000)
                .map(|n| {
                    format!(r#"{{"id":"a{n}","name":"A{n}","descriptors":{{"l1":{{"text":"x","inherited":true}}}}}}"#)
                })
                .collect();
            format!(r#"{{"version":1,"levels":[{}],"attributes":[{}]}}"#, levels.join(","), rows.join(","))
        }),
    ] {
        let (read, took) = best_of_three(path, &[(path.to_owned(), text.into_bytes())]);
        let told = format!("{path}: {took:?}, {}", if read.is_ok() { "read" } else { "refused" });
        eprintln!("{told}");
        slow.extend((took >= MOST).then_some(told));
    }
    for (name, ladder) in [("levels", true), ("attributes", false)] {
        let folder: Vec<_> = (0..100)
            .map(|n| {
                (
                    format!("folder/{}.md", if ladder { format!("engineer-{n}") } else { format!("influence-{n}") }),
                    page(n, ladder).into_bytes(),
                )
            })
            .collect();
        let (read, took) = best_of_three("folder", &folder);
        let told = format!("folder of {name}: {took:?}, {}", if read.is_ok() { "read" } else { "refused" });
        eprintln!("{told}");
        slow.extend((took >= MOST).then_some(told));
    }
    assert!(slow.is_empty(), "{slow:?}");
    let Some(peak) = most_memory() else {
        return eprintln!("skipped: this system does not say what memory was in use");
    };
    eprintln!("at most {peak} kB were in use");
    assert!(peak < MOST_MEMORY, "{peak} kB");
}

/// One of a hundred files that are as much as is read of a folder: a level with attributes, or the other way round.
fn page(n: usize, ladder: bool) -> String {
    let heading = |below: usize| if ladder { format!("## Influence {below}") } else { format!("## Senior {below}") };
    let title = if ladder { format!("# Engineer {n}") } else { format!("# Influence {n}") };
    numbered(&format!("{title}\n\n"), 40, |below| {
        format!("{}\n\n{}\n\n", heading(below), "- Asks and helps\n".repeat(14))
    })
}

/// The most memory that this process ever had in use, in kB, as Linux tells it: all tests of this file together.
fn most_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}

#[test]
fn more_than_is_read_is_refused_before_it_is_looked_at() {
    let table = much("| Attribute | Senior | Staff |\n| --- | --- | --- |\n", "| Influence | a | b |\n", "", 10 << 20);
    for path in ["x.md", "x.csv", "x.yaml", "x.json", "x.toml", "x.xlsx", "x"] {
        let start = Instant::now();
        let refused = read(path, vec![(path.to_owned(), table.clone().into_bytes())]).expect_err(path);
        assert!(start.elapsed() < Duration::from_millis(500), "{path}: {:?}", start.elapsed());
        assert!(refused.text.contains("longer than"), "{path}: {}", refused.text);
    }
    let markdown = &table.as_bytes()[..=matrix::LIMIT / 2];
    let refused = read("x.md", vec![("x.md".to_owned(), markdown.to_vec())]).expect_err("longer than Markdown may be");
    assert!(refused.text.contains("512 KiB"), "{}", refused.text);
}

#[test]
fn what_is_no_text_is_refused_with_what_to_do() {
    for (path, bytes) in [
        ("x.md", &b"| A | L5 | L6 |\n| --- | --- | --- |\n| \xff | a | b |\n"[..]),
        ("x.csv", b"A,L5,L6\n\xe9,a,b\n"),
        ("x.yaml", b"levels: [\xc3\x28]\n"),
        ("x.json", b"\xff\xfe{"),
    ] {
        let refused = read(path, vec![(path.to_owned(), bytes.to_vec())]).expect_err(path);
        assert!(refused.text.contains("UTF-8") || refused.text.contains("letter"), "{path}: {}", refused.text);
    }
}
