//! What stands at a place, where others name it too: an attribute or a level of the matrix, a goal, evidence. Whatever
//! goes from one name to another (definition, references, rename) is built on these.

mod find;
mod header;
mod inline;
mod link;
mod matrix;

use crate::text::Span;

pub(super) use find::{Found, Reached, find, goals_and_labels, reached};
pub(super) use header::{Parts, parts};
pub(super) use inline::mentions;
pub(super) use link::{Link, leads_to, links, own_anchors};
pub(super) use matrix::in_file;

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Referent {
    /// An attribute of the matrix, by its id.
    Attribute(String),
    /// A level of the matrix, by its id.
    Level(String),
    /// A goal, by its label: the `B` of `Goal B`.
    Goal(String),
    /// Evidence, by its label in lower case: the `latency` of `[^latency]`.
    Evidence(String),
}

/// A place that names a [`Referent`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// What it names.
    pub(super) referent: Referent,
    /// The name alone: what another name would replace.
    pub(super) span: Span,
    /// All that is there for the name's sake, such as the brackets of a link.
    pub(super) whole: Span,
    /// How it is written.
    pub(super) spelling: Spelling,
    /// Whether what it names is told here.
    pub(super) defines: bool,
}

/// How a [`Mention`] is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Spelling {
    /// `#program-execution`
    Tag,
    /// `[[Program Execution]]`
    Wiki,
    /// Behind the `#` of a link: `matrix.md#program-execution`.
    Anchor,
    /// Words of a heading, a cell, or a link.
    Words,
    /// A value of the header.
    Value,
    /// The letter of a goal, the label of a footnote.
    Label,
    /// In the matrix itself.
    Source,
}

/// Takes out what an earlier mention holds already, the surest first.
fn settled(mut mentions: Vec<Mention>) -> Vec<Mention> {
    mentions.sort_by_key(|mention| (mention.span.start, rank(mention.spelling), mention.span.end));
    let mut out: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        if out.last().is_none_or(|last| last.span.end <= mention.span.start && last.span != mention.span) {
            out.push(mention);
        }
    }
    out
}

fn rank(spelling: Spelling) -> u8 {
    u8::from(spelling != Spelling::Source) + u8::from(spelling == Spelling::Words)
}
