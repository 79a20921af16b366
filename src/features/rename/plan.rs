use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::document::Document;
use crate::features::referent::{Reached, leads_to, links, own_anchors};
use crate::matrix::Shape;
use crate::settings::Kind;
use crate::syntax::Tree;
use crate::text::Edit;
use crate::workspace::plain_path;

use super::FileEdits;
use super::write::Format;

/// What is encoded in an anchor that was encoded before.
const ENCODED: AsciiSet = CONTROLS.add(b' ').add(b'%').add(b'"').add(b'<').add(b'>');

/// A file and what will be changed in it.
#[derive(Debug, Clone)]
pub(super) struct Planned {
    pub(super) reached: Reached,
    /// Its text as it is.
    pub(super) text: String,
    pub(super) edits: Vec<Edit>,
}

impl Planned {
    /// Its text as it will be.
    pub(super) fn after(&self) -> String {
        let mut edits: Vec<&Edit> = self.edits.iter().collect();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
        let mut text = self.text.clone();
        for edit in edits {
            text.replace_range(edit.span.range(), &edit.text);
        }
        text
    }

    /// How names are written in it, as a file of a matrix of this shape.
    pub(super) fn format(&self, shape: Shape) -> Format {
        match self.ending().as_str() {
            "yaml" | "yml" => Format::Yaml,
            "json" => Format::Json,
            "toml" => Format::Toml,
            "tsv" | "tab" => Format::Sheet('\t'),
            "csv" => Format::Sheet(self.divider()),
            _ => match shape {
                Shape::Html => Format::Html,
                Shape::FrontMatter | Shape::Yaml => Format::Yaml,
                Shape::Json => Format::Json,
                Shape::Toml => Format::Toml,
                Shape::Csv => Format::Sheet(self.divider()),
                Shape::Tsv => Format::Sheet('\t'),
                _ => Format::Markdown,
            },
        }
    }

    fn divider(&self) -> char {
        let first = self.text.lines().next().unwrap_or_default();
        if first.matches(';').count() > first.matches(',').count() { ';' } else { ',' }
    }

    fn ending(&self) -> String {
        let ending = self.reached.path.as_deref().and_then(|path| path.extension());
        ending.map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
    }

    fn is_markdown(&self) -> bool {
        matches!(self.ending().as_str(), "md" | "markdown" | "mdx" | "txt" | "")
    }

    /// What the file says, read as it is in any case.
    fn document(&self) -> Document {
        if let Some(analysis) = &self.reached.analysis {
            return analysis.document.clone();
        }
        let buffer = &self.reached.file.buffer;
        Document::read(Tree::parse(buffer.rope()).outline(), buffer, Kind::Matrix, None, None)
    }
}

/// Adds what links to the headings that get another name need. Of an anchor of the matrix that is none of these, `spelled`
/// says what becomes of it.
pub(super) fn with_anchors(planned: &mut [Planned], spelled: impl Fn(&str) -> Option<String>) {
    let sources = planned.iter().filter(|plan| plan.reached.source).filter_map(|plan| plan.reached.path.as_deref());
    let sources: Vec<PathBuf> = sources.map(plain_path).collect();
    let mut moved: HashMap<PathBuf, HashMap<String, String>> = HashMap::new();
    for plan in planned.iter().filter(|plan| !plan.edits.is_empty() && plan.is_markdown()) {
        let (before, after) = (own_anchors(&plan.text), own_anchors(&plan.after()));
        let changed = before.iter().zip(&after).filter(|(before, after)| before != after);
        if let Some(path) = plan.reached.path.as_deref().filter(|_| before.len() == after.len()) {
            let changed = changed.map(|(before, after)| (before.clone(), after.clone()));
            moved.insert(plain_path(path), changed.collect());
        }
    }
    for plan in planned.iter_mut().filter(|plan| plan.is_markdown()) {
        let document = plan.document();
        let own = plan.reached.path.clone();
        for link in links(&document) {
            let Some((anchor, span)) = link.anchor() else { continue };
            let path = leads_to(link.file(), own.as_deref());
            let decoded = percent_decode_str(anchor).decode_utf8_lossy();
            let in_matrix = path.as_ref().is_some_and(|path| sources.contains(path)) || link.file().is_empty();
            let heading = path.and_then(|path| moved.get(&path)?.get(&*decoded).cloned());
            let cited = || if in_matrix { spelled(&decoded) } else { None };
            if let Some(new) = heading.or_else(cited).filter(|new| new != &*decoded) {
                let new = if anchor.contains('%') { utf8_percent_encode(&new, &ENCODED).to_string() } else { new };
                plan.edits.push(Edit { span, text: new });
            }
        }
    }
}

/// The changes of the files that change.
///
/// # Errors
/// Where two of them fall on one place, which nobody has foreseen.
pub(super) fn finished(planned: Vec<Planned>) -> Result<Vec<FileEdits>, String> {
    let mut out = Vec::new();
    for mut plan in planned {
        let text = Arc::new(plan.text);
        plan.edits.retain(|edit| edit.span.of(&text) != edit.text);
        plan.edits.sort_by_key(|edit| edit.span);
        plan.edits.dedup();
        if plan.edits.windows(2).any(|pair| pair[0].span.end > pair[1].span.start) {
            return Err("Two names stand on one place. Nothing is changed.".to_owned());
        }
        if !plan.edits.is_empty() {
            out.push(FileEdits { file: plan.reached.file, edits: plan.edits });
        }
    }
    Ok(out)
}
