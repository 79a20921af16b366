//! STAND-IN, replaced at merge.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::document::{Document, Header, by_name};
use crate::matrix::{self, Matrix};
use crate::rules::{self, Context, Finding};
use crate::settings::{Kind, Settings};
use crate::syntax::{self, Tree, UnitKind};
use crate::text::Buffer;

/// What a caller knows better.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// The kind to read a document as.
    pub kind: Option<Kind>,
    /// The day.
    pub today: Option<jiff::civil::Date>,
}

/// A document and what was noticed.
#[derive(Debug)]
pub struct Analysis {
    /// The document.
    pub document: Document,
    /// How career-ls is set up for it.
    pub settings: Arc<Settings>,
    /// The matrix of its case.
    pub matrix: Option<Arc<Matrix>>,
    findings: Vec<Finding>,
}

impl Analysis {
    /// What rules look at.
    pub fn context(&self) -> Context<'_> {
        Context { document: &self.document, settings: &self.settings, matrix: self.matrix.as_deref() }
    }

    /// What they noticed.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// Nothing says that it is a career document.
    NotCareer,
    /// There is none.
    Missing,
    /// Its bytes are no UTF-8.
    NotUtf8,
    /// It is larger than what is read.
    TooLarge,
    /// The system says no.
    Io(String),
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unread::NotCareer => "not read as a career document. Say what it is: put `career:` with a `kind` in its front matter, or pass `--kind promotion`",
            Unread::Missing => "there is no such file",
            Unread::NotUtf8 => "not UTF-8: save it as UTF-8",
            Unread::TooLarge => "too large: split it",
            Unread::Io(text) => text,
        })
    }
}

/// Reads the file at `path`.
pub fn analyse(path: &Path, overrides: &Overrides) -> Result<Analysis, Unread> {
    let bytes = fs::read(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Unread::Missing,
        _ => Unread::Io(error.to_string()),
    })?;
    let text = String::from_utf8(bytes).map_err(|_| Unread::NotUtf8)?;
    let beside = path.with_file_name("matrix.md");
    let found = fs::read_to_string(beside).ok().and_then(|text| {
        let line_of = |at: usize| text[..at].matches('\n').count() + 1;
        matrix::read(&syntax::tables(&text), Some("matrix.md"), &line_of).ok()
    });
    read(&path.to_string_lossy(), &text, overrides, found.map(Arc::new))
}

/// Reads `text`, which has no file.
pub fn analyse_text(name: &str, text: &str, overrides: &Overrides) -> Result<Analysis, Unread> {
    read(name, text, overrides, None)
}

/// What is wrong with the configuration that governs `path`.
pub fn config_findings(path: &Path) -> Vec<(PathBuf, String, Vec<Finding>)> {
    let config = path.with_file_name("career-ls.toml");
    let Ok(text) = fs::read_to_string(&config) else { return Vec::new() };
    let mut settings = Settings::on(jiff::Zoned::now().date());
    let problems = match crate::settings::Value::from_toml(&text) {
        Ok(value) => settings.apply(&value, &rules::names()),
        Err((span, text)) => vec![crate::text::Problem { span, code: "invalid-config", text }],
    };
    let findings = rules::config_findings(&problems, &settings);
    if findings.is_empty() { Vec::new() } else { vec![(config, text, findings)] }
}

fn read(name: &str, text: &str, overrides: &Overrides, matrix: Option<Arc<Matrix>>) -> Result<Analysis, Unread> {
    if text.len() > 4 << 20 {
        return Err(Unread::TooLarge);
    }
    let buffer = Buffer::new(text, 0);
    let tree = Tree::parse(buffer.rope());
    let outline = tree.outline();
    let header = outline
        .iter()
        .next()
        .filter(|placed| placed.unit.kind == UnitKind::Metadata)
        .map(|placed| Header::read(&placed.unit.text));
    let kind = overrides.kind.or(header.and_then(|header| header.kind)).or_else(|| by_name(name, outline));
    let kind = kind.ok_or(Unread::NotCareer)?;
    let today = overrides.today.unwrap_or_else(|| jiff::Zoned::now().date());
    let document = Document::read(outline, &buffer, kind, matrix.as_deref(), None);
    let mut analysis = Analysis { document, settings: Arc::new(Settings::on(today)), matrix, findings: Vec::new() };
    analysis.findings = rules::check(&analysis.context());
    Ok(analysis)
}
