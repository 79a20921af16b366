use crate::document::Document;
use crate::matrix;
use crate::settings::Kind;

/// What one document of a case tells, as far as the others need to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its file's name, relative to the case's folder, with forward slashes.
    pub path: String,
    /// What it is for.
    pub kind: Kind,
    /// The canonical sections that it tells.
    pub sections: Vec<&'static str>,
    /// Its headings and where a link to each leads: words and anchor.
    pub headings: Vec<(String, String)>,
    /// The labels that it defines, such as `^latency`.
    pub labels: Vec<String>,
    /// Names that it cites where work is claimed, and headings that something stands under.
    pub shown: Vec<String>,
    /// Words under which it says how it reads something.
    pub interpreted: Vec<String>,
}

impl Told {
    /// What `document`, a file called `path`, tells.
    pub fn of(path: &str, document: &Document) -> Self {
        let headings = document.sections.iter().map(|section| (section.title.clone(), matrix::slug(&section.title)));
        Self {
            path: path.to_owned(),
            kind: document.kind,
            sections: document.told(),
            headings: headings.collect(),
            labels: document.parts.iter().filter_map(|placed| placed.part.definition.clone()).collect(),
            shown: super::coverage::shown(document),
            interpreted: super::coverage::interpreted(document),
        }
    }
}
