//! What a proof document keeps for the others: each label with what it stands for.

use crate::document::Document;
use crate::settings::Kind;
use crate::syntax::{self, UnitKind};
use crate::text::MarkKind;

/// What is kept under a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The label without its sign, as it is first written.
    pub label: String,
    /// What is told under it, each as plain words: statements that lead to it, and what it is said to be.
    pub told: Vec<String>,
}

/// What `document` keeps, in the order of its text; nothing, unless it is a proof document.
pub(super) fn kept(document: &Document) -> Vec<Kept> {
    let mut out: Vec<Kept> = Vec::new();
    if document.kind != Kind::Proof {
        return out;
    }
    let mut keep = |label: &str, plain: &str| {
        let plain = plain.trim().trim_start_matches(':').trim();
        if plain.is_empty() {
            return;
        }
        match out.iter_mut().find(|kept| kept.label.eq_ignore_ascii_case(label)) {
            Some(kept) => kept.told.push(plain.to_owned()),
            None => out.push(Kept { label: label.to_owned(), told: vec![plain.to_owned()] }),
        }
    };
    for placed in &document.parts {
        let unit = &placed.part.unit;
        if unit.kind == UnitKind::Definition {
            let defined = unit.text.trim_start().strip_prefix("[^").and_then(|rest| rest.split_once("]:"));
            if let Some((label, words)) = defined {
                keep(label, &syntax::passage(words.trim()).plain);
            }
        }
        for statement in &placed.part.statements {
            let marks = statement.passage.marks.iter().filter(|mark| mark.kind == MarkKind::Footnote);
            for label in marks.filter_map(|mark| mark.target.as_deref()) {
                keep(label, &statement.passage.plain);
            }
        }
    }
    out
}
