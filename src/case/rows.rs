use crate::document::{Document, NewRow};
use crate::matrix::Matrix;

use super::{Coverage, Standing, Work};

/// How many links to what shows an attribute are written into its row.
const LINKS: usize = 3;

impl Coverage {
    /// The rows that the cross-reference of `document` lacks, in the order of `matrix`, each with links to what names its
    /// attribute there already.
    pub fn missing_rows(&self, document: &Document, matrix: &Matrix) -> Vec<NewRow> {
        let missing = self.standings.iter().filter(|standing| standing.row.is_none());
        missing
            .map(|standing| NewRow { evidence: evidence(document, matrix, standing), ..NewRow::of(&standing.name) })
            .collect()
    }
}

/// Links to what names an attribute already, as a cell holds them: the evidence of a win that cites it, else the heading
/// that it stands under.
fn evidence(document: &Document, matrix: &Matrix, standing: &Standing) -> String {
    let mut links: Vec<String> = Vec::new();
    for link in standing.wins.iter().flat_map(|work| shown(document, matrix, work)) {
        if !links.contains(&link) {
            links.push(link);
        }
    }
    links.truncate(LINKS);
    links.join(", ")
}

fn shown(document: &Document, matrix: &Matrix, work: &Work) -> Vec<String> {
    if work.path.is_some() {
        return Vec::new();
    }
    let to = |title: &str, anchor: &str| {
        // What a heading says must not end the link.
        let plain = !anchor.is_empty() && !title.contains(['[', ']']);
        plain.then(|| format!("[{title}](#{anchor})"))
    };
    if let Some(heading) = document.sections.iter().find(|section| section.heading == work.span) {
        return to(&heading.title, &heading.anchor).into_iter().collect();
    }
    let subject = document.statements_touching(work.span).find(|subject| subject.span() == work.span);
    let Some(subject) = subject else { return Vec::new() };
    // Links that can be written again as they stand; a label or a ticket's number says little in a table.
    let own = subject.evidence(Some(matrix)).into_iter().map(|evidence| document.buffer.slice(evidence.span));
    let whole = |link: &String| link.starts_with('[') && link.contains("](") && !link.contains(['\n', '\r']);
    let own: Vec<String> = own.filter(whole).collect();
    if !own.is_empty() {
        return own;
    }
    let project = subject.section.filter(|section| !section.named);
    project.and_then(|section| to(&section.title, &section.anchor)).into_iter().collect()
}
