//! A document read in-process, as the workspace reads it, with what the rules say of it.

#![allow(dead_code, reason = "each test that includes this uses its part of it")]

use std::sync::{Arc, OnceLock};

use career_ls::case::{Candidate, Case, Coverage, Told};
use career_ls::document::{Document, Header};
use career_ls::matrix::{self, Matrix};
use career_ls::rules::{self, Context, Finding, Fix};
use career_ls::settings::{Kind, Settings};
use career_ls::syntax::Tree;
use career_ls::text::{Buffer, Span};

/// The day of every example.
pub(crate) fn today() -> Settings {
    Settings::on(jiff::civil::date(2026, 11, 20))
}

/// The matrix that `text` holds.
pub(crate) fn matrix(path: &str, text: &str) -> Matrix {
    let tree = Tree::parse(&ropey::Rope::from_str(text));
    let read = matrix::read_markdown(path, text, tree.outline());
    read.unwrap_or_else(|unreadable| panic!("{path}: {unreadable:?}")).remove(0)
}

/// A document and what it is judged by.
pub(crate) struct Read {
    /// Its text.
    pub(crate) text: String,
    /// What was read.
    pub(crate) document: Document,
    settings: Settings,
    matrix: Option<Matrix>,
    tracks: Vec<Arc<Matrix>>,
    case: Case,
    coverage: OnceLock<Coverage>,
}

impl Read {
    /// Reads `text` as what its header says it is.
    pub(crate) fn new(text: &str, matrix: Option<Matrix>, settings: Settings) -> Self {
        let header = Header::read(text.split_inclusive("\n---\n").next().unwrap_or_default());
        let kind = header.kind.unwrap_or_else(|| panic!("the header names no kind:\n{text}"));
        Self::of_kind(kind, text, matrix, settings)
    }

    /// Reads `text` as a document of `kind`.
    pub(crate) fn of_kind(kind: Kind, text: &str, matrix: Option<Matrix>, settings: Settings) -> Self {
        let buffer = Buffer::new(text, 1);
        let tree = Tree::parse(buffer.rope());
        let own =
            (kind == Kind::Matrix).then(|| matrix::read_markdown("own.md", text, tree.outline()).unwrap_or_default());
        let matrix = own.as_ref().and_then(|tracks| tracks.first().cloned()).or(matrix);
        let tracks = own.unwrap_or_default().into_iter().map(Arc::new).collect();
        let document = Document::read(tree.outline(), &buffer, kind, matrix.as_ref(), None);
        Self {
            text: text.to_owned(),
            document,
            settings,
            matrix,
            tracks,
            case: Case::default(),
            coverage: OnceLock::new(),
        }
    }

    /// The same document, with `files` beside it: their names and texts. Those without a header are left out.
    pub(crate) fn beside(mut self, files: &[(String, String)]) -> Self {
        for (name, text) in files {
            let header = Header::read(text.split_inclusive("\n---\n").next().unwrap_or_default());
            let Some(kind) = header.kind else { continue };
            if kind == Kind::Matrix {
                let tree = Tree::parse(&ropey::Rope::from_str(text));
                let tracks = matrix::read_markdown(name, text, tree.outline()).unwrap_or_default();
                let tracks = tracks.into_iter().map(Arc::new).collect();
                self.case.matrices.push(Candidate { name: name.clone(), tracks });
                continue;
            }
            let other = Self::of_kind(kind, text, None, today());
            self.case.others.push(Arc::new(Told::of(name, &other.document)));
        }
        self
    }

    fn context(&self) -> Context<'_> {
        Context {
            document: &self.document,
            settings: &self.settings,
            matrix: self.matrix.as_ref(),
            tracks: &self.tracks,
            case: &self.case,
            kept: &self.coverage,
        }
    }

    /// Everything that is found.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        rules::check(&self.context())
    }

    /// What is offered for `finding`, in order.
    pub(crate) fn fixes(&self, finding: &Finding) -> Vec<Fix> {
        rules::fixes(&self.context(), finding)
    }

    /// The text once `fix` is applied, each slot visible.
    pub(crate) fn with(&self, fix: &Fix) -> String {
        let mut text = self.text.clone();
        text.replace_range(fix.span.range(), &fix.template.visible());
        text
    }

    /// The words that a span covers.
    pub(crate) fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }
}
