//! What of the matrix the documents of a case show, and what of it they read in words of their own.

use crate::document::{Assessment, Document, Subject};
use crate::matrix::{self, Attribute, Matrix};
use crate::settings::Kind;

use super::Case;

/// How a document and the rest of its case meet the matrix.
pub struct Coverage<'a> {
    matrix: &'a Matrix,
    /// Names that are cited where work is claimed.
    shown: Vec<String>,
    /// Words under which the author says how an attribute is read.
    read: Vec<String>,
    /// Headings with the names of attributes that something stands under.
    headed: Vec<String>,
    /// What the cross-reference says beside its table.
    remarks: Vec<String>,
    /// The rows of the cross-reference table.
    pub rows: Vec<Assessment>,
}

impl<'a> Coverage<'a> {
    /// How `document`, with the others of `case`, meets `matrix`.
    pub fn of(document: &Document, matrix: &'a Matrix, case: &Case) -> Self {
        let mut shown = shown(document);
        let mut read = interpreted(document);
        for told in &case.others {
            shown.extend(told.shown.iter().cloned());
            read.extend(told.interpreted.iter().cloned());
        }
        let rows = document.cross_reference().map(|reference| reference.assessments()).unwrap_or_default();
        Self { matrix, shown, read, headed: headed(document), remarks: remarks(document), rows }
    }

    /// The attribute that `name` means, a slip forgiven.
    pub fn attribute(&self, name: &str) -> Option<&'a Attribute> {
        self.matrix.attribute(name).or_else(|| self.matrix.nearest_attribute(name))
    }

    /// The row about `attribute`.
    pub fn row(&self, attribute: &Attribute) -> Option<&Assessment> {
        let about =
            |row: &&Assessment| self.attribute(&row.attribute.name).is_some_and(|known| known.id == attribute.id);
        self.rows.iter().find(about)
    }

    /// Whether something that is told of the past names `attribute`, or stands under a heading that does.
    pub fn is_shown(&self, attribute: &Attribute) -> bool {
        self.shown.iter().any(|name| self.matrix.attribute(name).is_some_and(|known| known.id == attribute.id))
    }

    /// Whether something is said of `attribute`: in its row, where work is claimed, in an interpretation, or under a
    /// heading with its name.
    pub fn is_mapped(&self, attribute: &Attribute) -> bool {
        self.row(attribute).is_some_and(|row| row.says_something)
            || self.is_shown(attribute)
            || self.is_interpreted(attribute)
            || self.headed.iter().chain(&self.remarks).any(|words| mentions(words, attribute))
    }

    /// Whether the author says somewhere outside the table how `attribute` is read.
    pub fn is_interpreted(&self, attribute: &Attribute) -> bool {
        let begins = |words: &String| matrix::slug(words).starts_with(&format!("{}-", attribute.id));
        self.read.iter().any(|words| mentions(words, attribute)) || self.remarks.iter().any(begins)
    }
}

/// Whether `words` hold the name of `attribute`.
fn mentions(words: &str, attribute: &Attribute) -> bool {
    let words = format!("-{}-", matrix::slug(words));
    [&attribute.id, &matrix::slug(&attribute.name)].iter().any(|name| words.contains(&format!("-{name}-")))
}

/// Names that `document` cites where work is claimed, and headings that something stands under.
pub(super) fn shown(document: &Document) -> Vec<String> {
    let claims = |subject: &Subject<'_>| subject.claims();
    let cited = document.statements().filter(claims).flat_map(|subject| &subject.statement.citations);
    let mut out: Vec<String> = cited.map(|citation| citation.name.clone()).collect();
    let told =
        document.sections.iter().filter(|section| section.tells_work() != Some(false) && document.is_told(section));
    out.extend(told.map(|section| section.title.clone()));
    out.sort_unstable();
    out.dedup();
    out
}

/// Headings with the names of attributes, something standing under them.
fn headed(document: &Document) -> Vec<String> {
    let headed = document.sections.iter().filter(|section| section.attribute.is_some() && document.is_told(section));
    headed.map(|section| section.title.clone()).collect()
}

/// What the cross-reference says beside its table.
fn remarks(document: &Document) -> Vec<String> {
    let said = document.statements().filter(|subject| subject.canonical() == Some("cross-reference"));
    said.map(|subject| subject.statement.passage.plain.clone()).collect()
}

/// Words under which `document` says how it reads something: headings, first cells and statements of its
/// interpretations; of a document of expectations, all of them.
pub(super) fn interpreted(document: &Document) -> Vec<String> {
    let whole = document.kind == Kind::Expectations;
    let mut out = Vec::new();
    for placed in &document.parts {
        let section = placed.section.and_then(|index| document.sections.get(index));
        if !whole && section.and_then(|section| section.canonical) != Some("interpretations") {
            continue;
        }
        if placed.part.heading.is_some() {
            let told = section.filter(|section| document.is_told(section));
            out.extend(told.map(|section| section.title.clone()));
        }
        out.extend(placed.part.statements.iter().map(|statement| statement.passage.plain.clone()));
        let cells = placed.part.tables.iter().flat_map(|table| &table.rows).filter_map(|row| row.cells.first());
        out.extend(cells.map(|cell| cell.passage.plain.clone()));
    }
    out
}
