use std::collections::HashSet;
use std::env;
use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::workspace::{Analysis, Disk, Overrides, Unread};

use super::output::say;

/// Names of Markdown files end like this.
const MARKDOWN: [&str; 4] = ["md", "markdown", "mdown", "mkd"];
/// More than this is never read from standard input; what is checked is shorter still.
const STDIN_LIMIT: u64 = 64 << 20;

/// What the paths on the command line came to.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The career documents, by path.
    pub(super) documents: Vec<Gathering>,
    /// Whether something could not be read; it was said.
    pub(super) trouble: bool,
    /// What was read for them.
    pub(super) disk: Disk,
}

/// A document that was read.
#[derive(Debug)]
pub(super) struct Gathering {
    /// Its name, as given or walked to, with forward slashes.
    pub(super) name: String,
    /// Its file; none for standard input.
    pub(super) path: Option<PathBuf>,
    /// What was read.
    pub(super) analysis: Analysis,
}

/// Reads every career document that `paths` name or hold. A file that is named has to be one; in a folder, what is none
/// is somebody else's.
pub(super) fn gather(paths: &[PathBuf], overrides: &Overrides) -> Gathered {
    let mut gathered = Gathered::default();
    let mut seen = HashSet::new();
    for path in paths {
        if path.as_os_str() == "-" {
            let read = standard_input().and_then(|text| gathered.disk.analyse_text("-", &text, overrides));
            gathered.take("-".to_owned(), None, read);
        } else if path.is_dir() {
            gathered.walk(path, overrides.today, &mut seen);
        } else if seen.insert(identity(path)) {
            let read = gathered.disk.analyse(path, overrides);
            gathered.take(name(path), Some(path.clone()), read);
        }
    }
    gathered.documents.sort_by(|a, b| a.name.cmp(&b.name));
    gathered
}

impl Gathered {
    fn take(&mut self, name: String, path: Option<PathBuf>, read: Result<Analysis, Unread>) {
        match read {
            Ok(analysis) => self.documents.push(Gathering { name, path, analysis }),
            Err(unread) => self.say(&format!("{name}: {unread}")),
        }
    }

    fn say(&mut self, trouble: &str) {
        say(trouble);
        self.trouble = true;
    }

    fn walk(&mut self, folder: &Path, today: Option<jiff::civil::Date>, seen: &mut HashSet<PathBuf>) {
        // A kind that is said on the command line is said of the files named there, not of every file in a folder.
        let overrides = Overrides { kind: None, today };
        let by_name = |a: &std::ffi::OsStr, b: &std::ffi::OsStr| a.cmp(b);
        for entry in WalkBuilder::new(folder).require_git(false).follow_links(false).sort_by_file_name(by_name).build()
        {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.say(&error.to_string());
                    continue;
                }
            };
            let path = entry.path();
            let file = entry.file_type().is_some_and(|kind| kind.is_file());
            if !file || !is_markdown(path) || !seen.insert(identity(path)) {
                continue;
            }
            // Where no folder is given, `./` is nobody's word.
            let path = if folder == Path::new(".") { path.strip_prefix(".").unwrap_or(path) } else { path };
            match self.disk.analyse(path, &overrides) {
                Err(Unread::NotCareer | Unread::NotUtf8 | Unread::Missing) => {}
                read => self.take(name(path), Some(path.to_owned()), read),
            }
        }
    }
}

fn is_markdown(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| MARKDOWN.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// What tells a file from another, however it is reached.
pub(super) fn identity(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// `path` for people and programs: forward slashes everywhere.
pub(super) fn name(path: &Path) -> String {
    let name = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '\\' { name.replace('\\', "/") } else { name.into_owned() }
}

/// `path` as somebody would type it: from the current folder where it lies in there.
pub(super) fn from_here(path: &Path) -> PathBuf {
    let here = env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).to_owned()
}

fn standard_input() -> Result<String, Unread> {
    let input = io::stdin();
    if input.is_terminal() {
        return Err(Unread::Io("name a file, or send one to standard input".to_owned()));
    }
    let mut bytes = Vec::new();
    input.lock().take(STDIN_LIMIT).read_to_end(&mut bytes).map_err(|error| Unread::Io(error.to_string()))?;
    String::from_utf8(bytes).map_err(|_| Unread::NotUtf8)
}
