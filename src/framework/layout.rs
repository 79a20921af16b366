//! What documents are made of: their header, title and the sections that an author is prompted for.

use std::fmt::Write as _;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::settings::{Kind, yaml_text};
use crate::text::Template;

/// How a document of a kind is laid out: its title, header and sections in order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// The kind of document.
    pub kind: Kind,
    /// Its title, with `⟨slots⟩`; empty for one that has none.
    #[serde(default)]
    pub title: String,
    /// What its header says beside the kind.
    #[serde(default)]
    pub header: Vec<HeaderLine>,
    /// Markdown with `⟨slots⟩` before the first section: all there is, of a document without headings.
    #[serde(default)]
    pub opening: String,
    /// Its sections, in the order in which they stand; not all of them begin a document.
    #[serde(default)]
    pub sections: Vec<Prompt>,
}

/// A line of a header.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeaderLine {
    /// A key that may stand under `career:`.
    pub key: String,
    /// A fixed word, or text with `⟨slots⟩`.
    pub value: String,
}

/// A section that an author is prompted for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// Its canonical name.
    pub section: String,
    /// What its heading says.
    pub heading: String,
    /// The step that it belongs to, by its id in the framework of the kind; none where the framework asks for no such
    /// section.
    #[serde(default)]
    pub step: Option<String>,
    /// Whether a document of the kind is incomplete without it.
    #[serde(default)]
    pub required: bool,
    /// Whether a new document has it. Otherwise it is there to be inserted.
    #[serde(default = "yes")]
    pub begins: bool,
    /// Markdown with `⟨slots⟩`: what stands under the heading, and is finished once they are filled.
    pub body: String,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
struct File {
    layouts: Vec<Layout>,
}

static LAYOUTS: LazyLock<Vec<Layout>> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("builtin/layouts.toml")).expect("the embedded layouts are read by the tests");
    file.layouts
});

/// How a document of `kind` is laid out.
pub fn layout(kind: Kind) -> Option<&'static Layout> {
    LAYOUTS.iter().find(|layout| layout.kind == kind)
}

impl Layout {
    /// The prompt for the section of that canonical name.
    pub fn section(&self, canonical: &str) -> Option<&Prompt> {
        self.sections.iter().find(|prompt| prompt.section == canonical)
    }

    /// A whole new document, from its front matter to its last line.
    pub fn document(&self) -> Template {
        self.document_with(&[])
    }

    /// A new document in which the header's keys have these values; a slot of that name is filled wherever it stands.
    /// Keys that the layout does not ask for are added to the header.
    pub fn document_with(&self, values: &[(&str, &str)]) -> Template {
        let mut header = format!("---\ncareer:\n  kind: {}\n", self.kind);
        for line in &self.header {
            let given = values.iter().find(|(key, _)| *key == line.key).map(|(_, value)| yaml_text(value));
            let _ = writeln!(header, "  {}: {}", line.key, given.as_deref().unwrap_or(&line.value));
        }
        for (key, value) in values.iter().filter(|(key, _)| !self.header.iter().any(|line| line.key == *key)) {
            let _ = writeln!(header, "  {key}: {}", yaml_text(value));
        }
        header.push_str("---\n\n");

        let mut blocks = Vec::new();
        if !self.title.is_empty() {
            blocks.push(format!("# {}\n", self.title));
        }
        if !self.opening.is_empty() {
            blocks.push(format!("{}\n", self.opening.trim()));
        }
        blocks.extend(self.sections.iter().filter(|prompt| prompt.begins).map(Prompt::source));
        let text =
            values.iter().fold(Template::parse(&blocks.join("\n")), |text, (key, value)| text.filled(key, value));
        Template::parse(&header).join(text)
    }
}

impl Prompt {
    /// The section as it is inserted: its heading, a blank line and its body.
    pub fn template(&self) -> Template {
        Template::parse(&self.source())
    }

    fn source(&self) -> String {
        format!("## {}\n\n{}\n", self.heading, self.body.trim())
    }
}
