use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::Date;

use crate::case::{Candidate, Case};
use crate::document::{Globs, Header};
use crate::matrix::{self, Matrix};
use crate::rules;
use crate::settings::{Kind, Settings, Value};
use crate::text::{Problem, Span};

use super::files::{self, NoText, OpenTexts, Stamp};
use super::matrices::{Matrices, Tracks};
use super::private::Private;
use super::siblings::{Sibling, siblings};

pub(super) const CONFIG: &str = "career-ls.toml";
/// Longest configuration that is read, in bytes.
pub(super) const CONFIG_LIMIT: u64 = 256 * 1024;
/// How many files an `extend` may lead through.
const EXTENDS: usize = 8;

/// What surrounds a document: how career-ls is set up where it lies, and the matrix of its case.
#[derive(Debug, Clone)]
pub(super) struct Environment {
    pub(super) settings: Arc<Settings>,
    pub(super) globs: Arc<Globs>,
    /// The folder of the configuration; globs and its matrix are relative to it.
    pub(super) config: Option<Arc<Config>>,
    /// The matrix of the case, one for each track.
    pub(super) tracks: Option<Tracks>,
    /// Why a matrix that was named is not read.
    pub(super) matrix_problem: Option<String>,
    /// Whether what is wrong with the configuration is shown on it, and need not be said of documents.
    pub(super) config_is_shown: bool,
    /// The other documents of the case, and what could be its matrix.
    pub(super) case: Arc<Case>,
}

impl Environment {
    /// The matrix that fits a document with this header: of its track, or one that knows its levels.
    pub(super) fn matrix(&self, header: &Header) -> Option<Arc<Matrix>> {
        let tracks = self.tracks.as_ref()?;
        let levels: Vec<&str> = ["level", "target"].into_iter().filter_map(|key| header.get(key)).collect();
        tracks.get(matrix::choose(tracks, header.get("track"), &levels, header.get("role"))).cloned()
    }
}

/// A configuration file, read.
#[derive(Debug)]
pub(super) struct Config {
    pub(super) path: PathBuf,
    pub(super) text: String,
    pub(super) problems: Vec<Problem>,
    settings: Settings,
}

/// What was read from files before, and is good for as long as their stamps are.
#[derive(Debug, Default)]
pub(super) struct Cache {
    configs: HashMap<PathBuf, (Stamp, Arc<Config>)>,
    matrices: Matrices,
    siblings: HashMap<PathBuf, Sibling>,
    private: Private,
    /// What surrounded documents of a folder that name a matrix, for a moment: files are not looked at at every key.
    moments: HashMap<Asked, (u64, Instant, Environment)>,
}

/// A document, its folder, and the matrix that its header names.
type Asked = (Option<PathBuf>, Option<PathBuf>, Option<String>);

/// What is added where a matrix broke that could be read before.
const LAST_GOOD: &str = "Until it can be, the last one that could be read is used.";

/// How long files are taken to be as they were, unless the editor says otherwise.
const MOMENT: Duration = Duration::from_secs(1);

/// Where a document lies and what it asks for.
pub(super) struct Place<'a> {
    /// The document, if it is a file.
    pub(super) own: Option<&'a Path>,
    /// Its folder, if it is a file.
    pub(super) folder: Option<&'a Path>,
    /// `matrix` in its header.
    pub(super) matrix: Option<&'a str>,
    /// The editor's folders.
    pub(super) roots: &'a [PathBuf],
    /// The editor's settings.
    pub(super) editor: &'a Value,
    /// What day it is.
    pub(super) today: Date,
    /// Counts what the editor said of changes on disk.
    pub(super) epoch: u64,
    /// Whether findings on the configuration are shown too.
    pub(super) config_is_shown: bool,
}

impl Cache {
    /// What surrounds a document at `place`.
    pub(super) fn environment(&mut self, place: &Place<'_>, open: &dyn OpenTexts) -> Environment {
        let key = (place.own.map(Path::to_owned), place.folder.map(Path::to_owned), place.matrix.map(str::to_owned));
        if let Some((epoch, seen, environment)) = self.moments.get(&key)
            && *epoch == place.epoch
            && seen.elapsed() < MOMENT
        {
            return environment.clone();
        }
        let environment = self.look(place, open);
        self.moments.insert(key, (place.epoch, Instant::now(), environment.clone()));
        environment
    }

    /// The matrices of the file at `path`, one for each track, if it holds one.
    pub(super) fn read(&mut self, path: &Path, root: &Path, open: &dyn OpenTexts) -> Option<Tracks> {
        self.matrices.read(path, root, open).ok()
    }

    /// Whether a matrix was read from the file at `path`, or would have been had it been there.
    pub(super) fn reads(&self, path: &Path) -> bool {
        self.matrices.looked_at(path)
    }

    fn look(&mut self, place: &Place<'_>, open: &dyn OpenTexts) -> Environment {
        let config = place.folder.and_then(|folder| self.config(folder, place, open));
        let mut editor = Settings::on(place.today);
        editor.apply(place.editor, &rules::names());
        let settings = if let Some(config) = &config {
            // What is shown while typing is the author's own taste, where the folder has none.
            let inlay_hints = config.settings.inlay_hints.or(editor.inlay_hints);
            Settings { today: place.today, inlay_hints, ..config.settings.clone() }
        } else {
            editor
        };
        let settings = Settings { privacy: self.private.read(open), ..settings };
        let globs = Globs::new(&settings);
        let folder = config.as_ref().and_then(|config| config.path.parent()).or(place.folder);
        let siblings =
            folder.map(|folder| siblings(folder, place.own, &globs, open, &mut self.siblings)).unwrap_or_default();
        let candidates = self.candidates(&siblings, folder, place, open);
        let (tracks, matrix_problem) = match self.matrix(place, config.as_deref(), &settings, &candidates, open) {
            Ok(tracks) => (tracks, None),
            Err((Some(last), problem)) => (Some(last), Some(format!("{problem} {LAST_GOOD}"))),
            Err((None, problem)) => (None, Some(problem)),
        };
        let told = siblings.into_iter().filter_map(|(_, sibling)| sibling.told);
        // What a header names is looked for from the document's own folder.
        let below = folder.zip(place.folder).and_then(|(case, own)| own.strip_prefix(case).ok());
        let up = "../".repeat(below.map_or(0, |below| below.components().count()));
        let case = Case {
            others: told.collect(),
            matrices: candidates
                .into_iter()
                .map(|(name, tracks)| Candidate { name: format!("{up}{name}"), tracks })
                .collect(),
            up,
        };
        Environment {
            settings: Arc::new(settings),
            globs: Arc::new(globs),
            tracks,
            matrix_problem,
            config_is_shown: place.config_is_shown,
            case: Arc::new(case),
            config,
        }
    }

    /// The nearest configuration above `folder`.
    fn config(&mut self, folder: &Path, place: &Place<'_>, open: &dyn OpenTexts) -> Option<Arc<Config>> {
        let path = folder.ancestors().map(|folder| folder.join(CONFIG)).find(|path| files::exists(path))?;
        let stamp = files::stamp(&path, open);
        if let Some((known, config)) = self.configs.get(&path)
            && *known == stamp
        {
            return Some(Arc::clone(config));
        }
        let before = self.configs.get(&path).map(|(_, config)| Arc::clone(config));
        let config = Arc::new(read_config(&path, place, open, before.as_deref()));
        self.configs.insert(path, (stamp, Arc::clone(&config)));
        Some(config)
    }

    /// The document's matrix, else the configuration's, else the only one beside the document. An error gives the last
    /// one that could be read, and why this one cannot.
    fn matrix(
        &mut self,
        place: &Place<'_>,
        config: Option<&Config>,
        settings: &Settings,
        candidates: &[(String, Tracks)],
        open: &dyn OpenTexts,
    ) -> Result<Option<Tracks>, (Option<Tracks>, String)> {
        let config_folder = config.and_then(|config| config.path.parent());
        let named = match (place.matrix, &settings.matrix) {
            (Some(name), _) => Some((name, place.folder)),
            (None, Some(name)) => Some((name.as_str(), config_folder.or(place.folder))),
            (None, None) => None,
        };
        let Some((name, base)) = named else {
            return Ok(match candidates {
                [(_, tracks)] => Some(Arc::clone(tracks)),
                _ => None,
            });
        };
        if let Some(builtin) = name.strip_prefix("builtin:") {
            return match matrix::builtin(builtin) {
                Some(matrix) => Ok(Some(Arc::new([Arc::new(matrix.clone())]))),
                None => Err((None, "There is one built-in matrix: `builtin:tpm`.".to_owned())),
            };
        }
        let Some(base) = base else {
            return Err((None, "Save this document first: its matrix is looked for beside it.".to_owned()));
        };
        let path = files::joined(base, name);
        let root = self.confined(&path, base, place).map_err(|problem| (None, problem))?;
        match self.matrices.read(&path, &root, open) {
            Ok(tracks) => Ok(Some(tracks)),
            Err(problem) => Err((self.matrices.last(&path), problem)),
        }
    }

    /// A matrix has to lie inside the workspace, whose folder is given: a project's settings open nothing else.
    #[expect(clippy::unused_self, reason = "reads as a step of `matrix`")]
    fn confined(&self, path: &Path, base: &Path, place: &Place<'_>) -> Result<PathBuf, String> {
        let Some(real) = files::resolved(path) else {
            return Err("There is no file of this name.".to_owned());
        };
        let real_base = files::resolved(base).unwrap_or_else(|| base.to_owned());
        let roots = place.roots.iter().filter_map(|root| files::resolved(root));
        let root = roots
            .filter(|root| real_base.starts_with(root))
            .max_by_key(|root| root.components().count())
            .or_else(|| {
                let marked =
                    |folder: &&Path| files::exists(&folder.join(".git")) || files::exists(&folder.join(CONFIG));
                real_base.ancestors().find(marked).map(Path::to_owned)
            })
            .unwrap_or(real_base);
        if real.starts_with(&root) { Ok(root) } else { Err("This file lies outside the workspace.".to_owned()) }
    }

    /// The files of the case that hold a matrix: they say so, or are called like one.
    fn candidates(
        &mut self,
        siblings: &[(PathBuf, Sibling)],
        folder: Option<&Path>,
        place: &Place<'_>,
        open: &dyn OpenTexts,
    ) -> Vec<(String, Tracks)> {
        let Some(folder) = folder else { return Vec::new() };
        let named = |name: &str| name.contains("matrix") || name.contains("ladder");
        let mut out = Vec::new();
        for (path, sibling) in siblings {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let lower = name.to_lowercase();
            let called = sibling.kind.is_none() && named(&lower);
            if (called || sibling.kind == Some(Kind::Matrix))
                && let Ok(root) = self.confined(path, folder, place)
                && let Ok(tracks) = self.matrices.read(path, &root, open)
            {
                out.push((name, tracks));
            }
        }
        // What is no Markdown says by its name alone that it could be one.
        for path in files::tables_in(folder) {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if named(&name.to_lowercase())
                && let Ok(root) = self.confined(&path, folder, place)
                && let Ok(tracks) = self.matrices.read(&path, &root, open)
            {
                out.push((name, tracks));
            }
        }
        out
    }
}

fn read_config(path: &Path, place: &Place<'_>, open: &dyn OpenTexts, before: Option<&Config>) -> Config {
    let mut settings = Settings::on(place.today);
    settings.apply(place.editor, &rules::names());
    let mut problems = Vec::new();
    let mut text = String::new();
    match files::text(path, CONFIG_LIMIT, open) {
        Ok(read) => match Value::from_toml(&read) {
            Ok(value) => {
                extend(&mut settings, &value, path, open, &mut problems);
                problems.extend(settings.apply(&value, &rules::names()));
                problems.extend(Globs::problems(&value));
                text = read;
            }
            Err((span, message)) => {
                problems.push(problem(span, &format!("This file is not TOML that can be read: {message}.")));
                // What stood before stays in force.
                if let Some(before) = before {
                    settings = before.settings.clone();
                }
                text = read;
            }
        },
        Err(error) => problems.push(problem(Span::empty(0), &format!("This file cannot be read: {}.", said(&error)))),
    }
    Config { path: path.to_owned(), text, problems, settings }
}

/// Settings of the file that `value` extends stand where it is silent.
fn extend(settings: &mut Settings, value: &Value, path: &Path, open: &dyn OpenTexts, problems: &mut Vec<Problem>) {
    let mut chain = Vec::new();
    let mut seen = vec![path.to_owned()];
    let mut from = path.to_owned();
    let mut current = value.clone();
    while let Some(next) = current.get("extend") {
        let name = next.text().unwrap_or_default();
        let target = from.parent().unwrap_or(Path::new("")).join(name);
        let span = value.get("extend").map_or(Span::empty(0), |value| value.span);
        if seen.contains(&target) || seen.len() > EXTENDS {
            problems.push(problem(span, "This leads round in a circle."));
            break;
        }
        let read = files::text(&target, CONFIG_LIMIT, open).ok().and_then(|text| Value::from_toml(&text).ok());
        let Some(read) = read else {
            problems.push(problem(span, "The file that is extended cannot be read."));
            break;
        };
        seen.push(target.clone());
        from = target;
        chain.push(read.clone());
        current = read;
    }
    for value in chain.iter().rev() {
        settings.apply(value, &rules::names());
    }
}

fn problem(span: Span, text: &str) -> Problem {
    Problem { span, code: "invalid-config", text: text.to_owned() }
}

/// Why a file gave no text, in words that end a sentence.
pub(super) fn said(error: &NoText) -> String {
    match error {
        NoText::Missing => "there is no file of this name".to_owned(),
        NoText::NotAFile => "it is not a plain file".to_owned(),
        NoText::TooLarge => "it is too long".to_owned(),
        NoText::NotUtf8 => "it is not UTF-8; save it as UTF-8 in your editor".to_owned(),
        NoText::Io(kind) => format!("the system says {kind}"),
    }
}
