use crate::document::Document;
use crate::settings::Kind;
use crate::text::Span;
use crate::workspace::{OtherFile, Scope, Snapshot};

use super::referent::{Mention, Referent, Spelling, leads_to, mentions};

/// A stretch that can be followed.
#[derive(Debug, Clone)]
pub struct DocumentLink {
    /// The stretch.
    pub span: Span,
    /// The file that it leads to.
    pub file: OtherFile,
    /// The line there, from 1; none for the file as a whole.
    pub line: Option<u32>,
    /// What it is, in a few words.
    pub tooltip: String,
}

/// What in a career document leads somewhere and is no link to Markdown: the matrix that its header names, tags that cite
/// an attribute, and footnotes that another document of the case defines. Plain links, `[[pages]]` and footnotes of its
/// own are left to the editor and to servers for Markdown, so that nothing is there twice.
pub fn document_links(snapshot: &Snapshot, uri: &str) -> Vec<DocumentLink> {
    let Some((open, analysis)) = snapshot.open(uri).zip(snapshot.analysis(uri)) else { return Vec::new() };
    let document = &analysis.document;
    let path = open.path.as_deref();
    let mut out = Vec::new();
    if let Some(field) = document.header.field("matrix").filter(|field| !field.text.starts_with("builtin:")) {
        let encoded = field.text.replace('%', "%25");
        let file = leads_to(&encoded, path).and_then(|path| snapshot.file(uri, &path));
        out.extend(file.map(|file| DocumentLink {
            span: field.span,
            file,
            line: None,
            tooltip: "Open the career matrix".to_owned(),
        }));
    }
    let named = mentions(document, analysis.matrix.as_deref(), path, None);
    if document.kind != Kind::Matrix {
        out.extend(tags(snapshot, uri, &named));
    }
    out.extend(footnotes(snapshot, uri, document, &named));
    out.sort_by_key(|link| link.span);
    out
}

fn tags(snapshot: &Snapshot, uri: &str, named: &[Mention]) -> Vec<DocumentLink> {
    let Some(matrix) = snapshot.analysis(uri).and_then(|analysis| analysis.matrix.clone()) else { return Vec::new() };
    let files: Vec<Option<OtherFile>> =
        matrix.files.iter().map(|path| snapshot.file(uri, std::path::Path::new(path))).collect();
    let link = |mention: &Mention| {
        let Referent::Attribute(id) = &mention.referent else { return None };
        let attribute = matrix.attribute_by_id(id)?;
        let place = attribute.place();
        Some(DocumentLink {
            span: mention.whole,
            file: files.get(place.file)?.clone().filter(|_| !place.span.is_empty())?,
            line: u32::try_from(place.line).ok(),
            tooltip: format!("{} in the career matrix", attribute.name),
        })
    };
    named.iter().filter(|mention| mention.spelling == Spelling::Tag).filter_map(link).collect()
}

fn footnotes(snapshot: &Snapshot, uri: &str, document: &Document, named: &[Mention]) -> Vec<DocumentLink> {
    let labels = |mention: &&Mention| matches!(mention.referent, Referent::Evidence(_));
    let own: Vec<&Referent> =
        named.iter().filter(labels).filter(|mention| mention.defines).map(|mention| &mention.referent).collect();
    let open: Vec<&Mention> = named.iter().filter(labels).filter(|mention| !own.contains(&&mention.referent)).collect();
    // Only a label that is not defined here is worth looking at other documents for.
    if open.is_empty() {
        return Vec::new();
    }
    let mut told: Vec<(Referent, OtherFile, u32)> = Vec::new();
    for other in snapshot.documents(uri, Scope::Case) {
        if other.file.uri == uri || other.analysis.document.kind != Kind::Proof || document.kind == Kind::Matrix {
            continue;
        }
        let there = mentions(&other.analysis.document, None, None, None);
        for mention in there.into_iter().filter(|mention| mention.defines) {
            let line = other.file.buffer.position(mention.span.start, crate::text::Encoding::Utf8).line + 1;
            told.push((mention.referent, other.file.clone(), line));
        }
    }
    let link = |mention: &&Mention| {
        let (_, file, line) = told.iter().find(|(referent, ..)| *referent == mention.referent)?;
        let tooltip = "Open the evidence".to_owned();
        Some(DocumentLink { span: mention.whole, file: file.clone(), line: Some(*line), tooltip })
    };
    open.iter().filter_map(link).collect()
}
