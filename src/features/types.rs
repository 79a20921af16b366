use crate::rules::Fix;
use crate::text::{Span, Template};
use crate::workspace::OtherFile;

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
#[derive(Debug, Clone)]
pub struct Action {
    /// What it does, in the imperative.
    pub title: String,
    /// Where it stands among editors' kinds.
    pub kind: ActionKind,
    /// The finding that it answers: its index in the document's list.
    pub finding: Option<usize>,
    /// Whether it is the one to take without choosing.
    pub preferred: bool,
    /// What it changes; nothing where it only shows something.
    pub edits: Vec<Edit>,
    /// The rule that it explains, if that is what it does.
    pub explains: Option<&'static str>,
}

/// A change of one file.
#[derive(Debug, Clone)]
pub struct Edit {
    /// The file; none for the document that was asked about.
    pub file: Option<OtherFile>,
    /// What is replaced.
    pub span: Span,
    /// What comes in its place; with slots where only the author knows.
    pub template: Template,
}

impl PartialEq for Edit {
    fn eq(&self, other: &Self) -> bool {
        let uri = |edit: &Edit| edit.file.as_ref().map(|file| file.uri.clone());
        uri(self) == uri(other) && self.span == other.span && self.template == other.template
    }
}

impl Action {
    /// One that replaces `span` of the document that was asked about.
    pub(super) fn new(title: String, kind: ActionKind, span: Span, template: Template) -> Self {
        let edits = vec![Edit { file: None, span, template }];
        Self { title, kind, finding: None, preferred: false, edits, explains: None }
    }

    /// Whether it silences a finding or explains a rule: such actions come last.
    pub fn is_quiet(&self) -> bool {
        self.kind == ActionKind::QuickFix && !self.preferred
    }

    /// The one that makes the edit of `fix`.
    pub fn of(fix: &Fix, kind: ActionKind) -> Self {
        Self::new(fix.title.clone(), kind, fix.span, fix.template.clone())
    }
}

/// Editors' kinds of action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActionKind {
    /// Answers a finding without a word of the author's being changed: `quickfix`.
    QuickFix,
    /// Says it better: `refactor.rewrite`.
    Rewrite,
    /// Says more than it has to: `refactor.rewrite`, for those who ask for rewrites and nobody else.
    Further,
    /// Concerns the whole file: `source.career-ls`.
    Source,
}

/// A line of words that is shown above a heading, and can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lens {
    /// The heading, on one line.
    pub span: Span,
    /// What is shown.
    pub title: String,
    /// What choosing it leads to.
    pub leads: LensLeads,
}

/// Where a [`Lens`] leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LensLeads {
    /// Each attribute gets its row in the cross-reference.
    ToRows,
    /// The edit that helps most is shown.
    ToNext,
}

/// A word at the end of a statement that says what it lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hint {
    /// The byte that it is shown behind.
    pub at: usize,
    /// What is lacking.
    pub kind: HintKind,
}

/// What a [`Hint`] asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HintKind {
    /// How much.
    Measure,
    /// For whom.
    Audience,
    /// What a reader can open.
    Proof,
}

impl HintKind {
    /// What is shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::Measure => "measure?",
            Self::Audience => "for whom?",
            Self::Proof => "proof?",
        }
    }

    /// What it means.
    pub fn about(self) -> &'static str {
        match self {
            Self::Measure => "How much, and from what? A reader would ask.",
            Self::Audience => "Which team, customers or department got something out of it?",
            Self::Proof => "A link to a dashboard, a decision or a log lets a reader check it.",
        }
    }
}

/// A line of a document's outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// What it is called; never empty, on one line.
    pub name: String,
    /// What is said beside it; empty for nothing.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it.
    pub span: Span,
    /// Where its name stands; lies in `span`.
    pub selection: Span,
    /// What lies in it, in order.
    pub children: Vec<Symbol>,
}

/// What a [`Symbol`] stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SymbolKind {
    /// A heading and what stands under it.
    Section,
    /// A goal with a label.
    Goal,
    /// An attribute: a row of the cross-reference table, or of the matrix.
    Attribute,
    /// A level of the matrix.
    Level,
}

/// Lines of which all but the first can be hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fold {
    /// From the first line to the last one; more than one line.
    pub span: Span,
    /// What it is.
    pub kind: FoldKind,
}

/// What a [`Fold`] is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoldKind {
    /// The front matter.
    Header,
    /// A heading and what stands under it.
    Section,
    /// A table.
    Table,
}
