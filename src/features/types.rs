use crate::text::{Span, Template};

/// Help on the thing under the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The thing.
    pub span: Span,
    /// Markdown; everything that comes from a document or a matrix is escaped.
    pub markdown: String,
}

/// What can be completed at a place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completions {
    /// What a chosen item replaces: on one line, and it holds the cursor.
    pub span: Span,
    /// In the order to show them.
    pub items: Vec<Completion>,
    /// Whether there are more than these, so that typing on should ask again.
    pub more: bool,
}

/// One thing to complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What is shown.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// A line beside the label.
    pub detail: String,
    /// Markdown shown on request.
    pub documentation: String,
    /// What the editor matches typing against: starts with the text that is replaced.
    pub filter: String,
    /// What is put in place of [`Completions::span`]; with slots where only the author knows.
    pub insert: Template,
}

/// What a [`Completion`] stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompletionKind {
    /// An attribute of the matrix.
    Attribute,
    /// A level of the matrix.
    Level,
    /// A key of the header.
    Key,
    /// A value that one of a few can be.
    Value,
    /// A section's heading.
    Section,
    /// A file, a heading or a footnote that a reader can open.
    Evidence,
    /// Words with gaps to fill.
    Sketch,
}

/// An edit, or a question, that can be chosen at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What it does, in the imperative.
    pub title: String,
    /// Where it stands among editors' kinds.
    pub kind: ActionKind,
    /// The finding that it answers: its index in the document's list.
    pub finding: Option<usize>,
    /// Whether it is the one to take without choosing.
    pub preferred: bool,
    /// What it replaces.
    pub span: Span,
    /// What comes in its place; with slots where only the author knows.
    pub template: Template,
}

/// Editors' kinds of action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActionKind {
    /// Mends a finding, safely: `quickfix`.
    QuickFix,
    /// Says it better: `refactor.rewrite`.
    Rewrite,
    /// Concerns the whole file: `source.career-ls`.
    Source,
}
