use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use jiff::Zoned;
use jiff::civil::Date;

use crate::case::{Case, Coverage};
use crate::document::{self, Document, Header};
use crate::matrix::{self, Matrix, Unreadable};
use crate::rules::{self, Context, Finding};
use crate::settings::{Kind, Settings, Value, ValueKind};
use crate::syntax::{Outline, Tree};
use crate::text::{Buffer, Problem, Span};

use super::environment::{Cache, Environment, Place, said};
use super::files::{self, NoText, NothingOpen};

/// Longest document that is checked, in bytes.
pub(super) const DOCUMENT_LIMIT: u64 = 4 * 1024 * 1024;

/// A career document with what surrounds it.
#[derive(Debug)]
pub struct Analysis {
    /// The document.
    pub document: Document,
    /// How career-ls is set up where it lies.
    pub settings: Arc<Settings>,
    /// The matrix of its case.
    pub matrix: Option<Arc<Matrix>>,
    /// The matrices of a document that is one, for each track.
    pub tracks: Vec<Arc<Matrix>>,
    /// The other documents of its case.
    pub case: Arc<Case>,
    problem: Option<(Span, String)>,
    findings: OnceLock<Vec<Finding>>,
    coverage: OnceLock<Coverage>,
}

/// What the terminal's options say in place of the header, the configuration and the clock.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// Read every file as this kind.
    pub kind: Option<Kind>,
    /// Measure windows from this day.
    pub today: Option<Date>,
}

/// Why a file was not analysed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// It does not say, nor look like, what kind of career document it is.
    NotCareer,
    /// There is no such file.
    Missing,
    /// It is not UTF-8.
    NotUtf8,
    /// It is longer than what is checked.
    TooLarge,
    /// It could not be read; the system's reason.
    Io(String),
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unread::NotCareer => f.write_str(
                "not read as a career document. Say what it is: put `career:` with a `kind` in its front matter, or pass \
                 `--kind promotion`",
            ),
            Unread::Missing => f.write_str("there is no file of this name"),
            Unread::NotUtf8 => f.write_str("not UTF-8. Save it as UTF-8 in your editor"),
            Unread::TooLarge => f.write_str("longer than 4 MiB, which is the most that is checked. Split it"),
            Unread::Io(reason) => write!(f, "could not be read: {reason}"),
        }
    }
}

impl Analysis {
    /// Reads the document that `outline` holds, with what surrounds it; none if it is no career document.
    pub(super) fn new(
        outline: &Outline,
        buffer: &Buffer,
        name: &str,
        environment: &Environment,
        kind: Option<Kind>,
        before: Option<&Analysis>,
    ) -> Option<Self> {
        let header = Header::of(outline, before.map(|before| &before.document));
        let kind = kind.or_else(|| kind_of(outline, buffer, &header, name, environment))?;
        // A matrix is read from its own text, so that what is said of it is said of what stands there.
        let own = (kind == Kind::Matrix).then(|| matrix::read_markdown(name, &buffer.text(), outline));
        let (own, tracks): (Option<Result<(), Unreadable>>, Vec<Arc<Matrix>>) = match own {
            Some(Ok(tracks)) => (Some(Ok(())), tracks.into_iter().map(Arc::new).collect()),
            Some(Err(unreadable)) => (Some(Err(unreadable)), Vec::new()),
            None => (None, Vec::new()),
        };
        let matrix = if own.is_some() { tracks.first().cloned() } else { environment.matrix(&header) };
        // Parts do not depend on the kind or the matrix, so they can be taken over whatever changed around them.
        let document = Document::read(outline, buffer, kind, matrix.as_deref(), before.map(|before| &before.document));
        let problem = match own {
            Some(read) => read.err().map(|unreadable| {
                let title = document.title.as_ref().map(|(_, span)| *span);
                let title = title.or(document.sections.first().map(|section| section.heading)).unwrap_or_default();
                (if unreadable.span.is_empty() { title } else { unreadable.span }, unreadable.text)
            }),
            None => match document.header.field("matrix") {
                Some(field) => environment.matrix_problem.clone().map(|text| (field.span, text)),
                // An editor shows no findings on the configuration: whoever is held against the matrix hears of it.
                None if kind == Kind::Promotion && !environment.config_is_shown => {
                    let said = |text: &String| (document.anchor(), format!("`matrix` in career-ls.toml: {text}"));
                    environment.matrix_problem.as_ref().map(said)
                }
                None => None,
            },
        };
        Some(Self {
            document,
            case: Arc::clone(&environment.case),
            settings: Arc::clone(&environment.settings),
            matrix,
            tracks,
            problem,
            findings: OnceLock::new(),
            coverage: OnceLock::new(),
        })
    }

    /// The index of the level that the case is for: the target, else the level now.
    pub fn level_aimed_at(&self) -> Option<usize> {
        let (matrix, header) = (self.matrix.as_ref()?, &self.document.header);
        ["target", "level"].iter().find_map(|key| matrix.level(header.get(key)?, header.get("role")))
    }

    /// What rules look at.
    pub fn context(&self) -> Context<'_> {
        Context {
            document: &self.document,
            settings: &self.settings,
            matrix: self.matrix.as_deref(),
            tracks: &self.tracks,
            case: &self.case,
            kept: &self.coverage,
        }
    }

    /// What the rules found, in the order of the text.
    pub fn findings(&self) -> &[Finding] {
        self.findings.get_or_init(|| self.with_problems(rules::check(&self.context())))
    }

    /// What the rules found, also where it is more than can be taken in at once: for whoever picks one of it.
    pub fn all_findings(&self) -> Vec<Finding> {
        self.with_problems(rules::check_all(&self.context()))
    }

    fn with_problems(&self, mut findings: Vec<Finding>) -> Vec<Finding> {
        findings.extend(rules::config_findings(&self.problems(), &self.settings));
        findings.sort_by_key(|finding| finding.span);
        findings
    }

    /// What is wrong with the matrix, seen from this document.
    fn problems(&self) -> Vec<Problem> {
        let unreadable = self.problem.iter().map(|(span, text)| Problem {
            span: *span,
            code: matrix::UNREADABLE,
            text: text.clone(),
        });
        // Of another file nothing is told here; what nobody understood in a matrix, `matrix show` tells; and what a rule
        // of its own finds, that rule says.
        let told = |code| ![matrix::UNPLACED, matrix::EMPTY_DESCRIPTOR].contains(&code);
        let own = self.tracks.iter().flat_map(|matrix| &matrix.problems).filter(|note| told(note.code));
        let own = own.map(|note| Problem { span: note.place.span, code: note.code, text: note.text.clone() });
        unreadable.chain(own).collect()
    }
}

/// What `outline` is for: its header says so, a glob does, or its name and text agree.
fn kind_of(outline: &Outline, buffer: &Buffer, header: &Header, name: &str, environment: &Environment) -> Option<Kind> {
    if header.span.is_some() {
        return header.kind;
    }
    let folder = environment.config.as_ref().and_then(|config| config.path.parent());
    let relative = folder.and_then(|folder| Path::new(name).strip_prefix(folder).ok());
    let relative = relative.map(|path| path.to_string_lossy().replace('\\', "/"));
    let globbed = relative.and_then(|path| environment.globs.kind(&path));
    globbed.or_else(|| document::by_name(name, outline, buffer))
}

/// Files on disk, as the terminal sees them: read once, however many documents of a case ask for them.
#[derive(Debug, Default)]
pub struct Disk {
    cache: Cache,
}

impl Disk {
    /// Analyses a file.
    ///
    /// # Errors
    /// Where it cannot be read, or is no career document.
    pub fn analyse(&mut self, path: &Path, overrides: &Overrides) -> Result<Analysis, Unread> {
        let text = files::text(path, DOCUMENT_LIMIT, &NothingOpen).map_err(|error| match error {
            NoText::Missing => Unread::Missing,
            NoText::NotUtf8 => Unread::NotUtf8,
            NoText::TooLarge => Unread::TooLarge,
            other => Unread::Io(said(&other)),
        })?;
        let folder = folder_of(Some(path));
        let own = path.file_name().map_or_else(|| folder.clone(), |name| folder.join(name));
        self.read(&folder, Some(&own), &own.to_string_lossy(), &text, overrides)
    }

    /// Analyses text that is no file, such as standard input, as if it lay in the current folder.
    ///
    /// # Errors
    /// Where it is too long, or no career document.
    pub fn analyse_text(&mut self, name: &str, text: &str, overrides: &Overrides) -> Result<Analysis, Unread> {
        if text.len() as u64 > DOCUMENT_LIMIT {
            return Err(Unread::TooLarge);
        }
        self.read(&folder_of(None), None, name, text.strip_prefix('\u{feff}').unwrap_or(text), overrides)
    }

    fn read(
        &mut self,
        folder: &Path,
        own: Option<&Path>,
        name: &str,
        text: &str,
        overrides: &Overrides,
    ) -> Result<Analysis, Unread> {
        let buffer = Buffer::new(text, 0);
        let tree = Tree::parse(buffer.rope());
        let header = Header::of(tree.outline(), None);
        let environment = self.environment(folder, own, header.get("matrix"), overrides);
        Analysis::new(tree.outline(), &buffer, name, &environment, overrides.kind, None).ok_or(Unread::NotCareer)
    }

    /// What surrounds a document that would lie in the current folder.
    pub(super) fn here(&mut self, overrides: &Overrides) -> Environment {
        self.environment(&folder_of(None), None, None, overrides)
    }

    fn environment(
        &mut self,
        folder: &Path,
        own: Option<&Path>,
        matrix: Option<&str>,
        overrides: &Overrides,
    ) -> Environment {
        let place = Place {
            own,
            folder: Some(folder),
            matrix,
            roots: &[files::here()],
            editor: &Value { span: Span::default(), kind: ValueKind::Null },
            today: overrides.today.unwrap_or_else(today),
            epoch: 0,
            config_is_shown: true,
        };
        self.cache.environment(&place, &NothingOpen)
    }

    /// What is wrong with the configuration that governs `path`: the file, its text, the findings on it.
    pub fn config_findings(&mut self, path: &Path) -> Vec<(PathBuf, String, Vec<Finding>)> {
        let folder = if path.is_dir() {
            files::resolved(path).unwrap_or_else(|| path.to_owned())
        } else {
            folder_of(Some(path))
        };
        let environment = self.environment(&folder, None, None, &Overrides::default());
        let Some(config) = &environment.config else { return Vec::new() };
        let mut problems = config.problems.clone();
        if let Some(text) = &environment.matrix_problem {
            let span =
                Value::from_toml(&config.text).ok().and_then(|value| value.get("matrix").map(|value| value.span));
            problems.push(Problem { span: span.unwrap_or_default(), code: matrix::UNREADABLE, text: text.clone() });
        }
        // Tables of TOML are read by their keys' names; findings stand in the order of the text.
        problems.sort_by_key(|problem| problem.span);
        let findings = rules::config_findings(&problems, &environment.settings);
        if findings.is_empty() { Vec::new() } else { vec![(config.path.clone(), config.text.clone(), findings)] }
    }
}

fn folder_of(path: Option<&Path>) -> PathBuf {
    let here = files::here();
    let folder = path.and_then(Path::parent).map_or_else(|| here.clone(), |folder| here.join(folder));
    files::resolved(&folder).unwrap_or(folder)
}

/// The day it is where the author is.
pub(super) fn today() -> Date {
    Zoned::now().date()
}
