use std::sync::{Arc, OnceLock};

use crate::case::{Case, Coverage};
use crate::document::{Document, Subject};
use crate::framework::Citation;
use crate::matrix::Matrix;
use crate::settings::{Kind, Settings, Severity};
use crate::text::Span;

use super::finding::{Finding, Fix, Related};

/// A rule: what it is called, where it looks, what it cites.
pub struct Rule {
    /// Its name, which is its identity.
    pub name: &'static str,
    /// What it concerns.
    pub family: Family,
    /// What its findings weigh unless settings say otherwise; none where it must be asked for.
    pub default: Option<Severity>,
    /// The kinds of document that it reads; empty means all.
    pub kinds: &'static [Kind],
    /// How it looks.
    pub check: Check,
    /// What its findings cite in a document of a kind.
    pub cites: fn(Kind) -> Vec<Citation>,
    /// What it offers, if it offers anything.
    pub fix: Option<fn(&Context<'_>, &Finding) -> Vec<Fix>>,
    /// Its page: documentation, `explain` text and test at once.
    pub page: &'static str,
}

impl Rule {
    /// The first paragraph of its page, on one line: what it finds, in Markdown.
    pub fn summary(&self) -> String {
        let paragraph = self.page.split("\n\n").nth(1).unwrap_or_default();
        paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// What a rule concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// What a statement claims.
    Claim,
    /// What the document as a whole tells a reader.
    Story,
    /// The matrix itself.
    Matrix,
    /// How work and matrix meet.
    Coverage,
    /// Windows of time and goals.
    Plan,
    /// The talk with the manager: intentions, tone, the ask.
    Conversation,
    /// A message that asks for a referral.
    Referral,
    /// What is nobody else's business.
    Privacy,
    /// The header, the configuration, directives.
    Setup,
}

/// How a rule looks.
#[derive(Clone, Copy)]
pub enum Check {
    /// At each statement; of several that speak, the first in the registry does.
    Statement(fn(&Context<'_>, &Subject<'_>) -> Option<Hit>),
    /// At the document as a whole.
    Document(fn(&Context<'_>) -> Vec<Hit>),
    /// At each statement, and at the document for what stands outside them.
    Both(fn(&Context<'_>, &Subject<'_>) -> Option<Hit>, fn(&Context<'_>) -> Vec<Hit>),
    /// Nothing of its own: problems met while reading become its findings.
    Problems,
}

/// What a rule found: the runner makes it a [`Finding`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where, in the document.
    pub span: Span,
    /// What is missing, why it matters, what to do.
    pub message: String,
    /// What it weighs, where that is not the rule's own default.
    pub severity: Option<Severity>,
    /// The other places that it is about.
    pub related: Vec<Related>,
}

impl Hit {
    /// A hit that weighs what the rule weighs.
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), severity: None, related: Vec::new() }
    }

    /// The same hit, which is also about `related`.
    #[must_use]
    pub fn about(mut self, related: Related) -> Self {
        self.related.push(related);
        self
    }

    /// The same hit, weighing `severity` unless settings say otherwise.
    #[must_use]
    pub fn weighing(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }
}

/// What rules look at.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The document.
    pub document: &'a Document,
    /// How career-ls is set up.
    pub settings: &'a Settings,
    /// The matrix of the document's case, if one can be read; of a document that is a matrix, the first that it holds.
    pub matrix: Option<&'a Matrix>,
    /// The matrices of a document that is one, for each track; of any other, none.
    pub tracks: &'a [Arc<Matrix>],
    /// The documents beside it.
    pub case: &'a Case,
    /// What of the matrix they show, once somebody has asked for it.
    pub kept: &'a OnceLock<Coverage>,
}

impl<'a> Context<'a> {
    /// What of the matrix the document and those beside it show; none without a matrix. Found out once.
    pub fn coverage(&self) -> Option<&'a Coverage> {
        let matrix = self.matrix?;
        Some(self.kept.get_or_init(|| Coverage::of(self.document, matrix, self.case)))
    }
}

impl Context<'_> {
    /// Whether this document or another of its case tells the canonical `section`.
    pub fn tells(&self, section: &str) -> bool {
        self.document.told().contains(&section) || self.case.tells(section)
    }

    /// Whether `subject` stands where work is claimed.
    pub fn claims(&self, subject: &Subject<'_>) -> bool {
        subject.claims()
    }
}
