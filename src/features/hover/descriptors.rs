//! What the matrix asks for, in its own words, and what was agreed that they mean.

use std::fmt::Write as _;

use crate::case::Shared;
use crate::features::markdown::escape;
use crate::features::types::Hover;
use crate::matrix::{Attribute, Descriptor, Matrix, Place};
use crate::settings::Kind;
use crate::text::{Span, shortened};
use crate::workspace::Analysis;

/// How many attributes are shown of a level.
const ATTRIBUTES: usize = 12;
/// How many characters of a descriptor are shown where there are many.
const SHORT: usize = 160;

/// An attribute that is named at `at`: what was agreed that it means, then the matrix's own words now and at the target
/// level, with file and line; where no level is known, at each.
pub(super) fn attribute(analysis: &Analysis, at: usize) -> Option<Hover> {
    let (matrix, attribute, span) = named(analysis, at)?;
    let header = &analysis.document.header;
    let level = |key| header.get(key).and_then(|name| matrix.level(name, header.get("role")));
    let pillar = attribute.pillar.as_deref().map(|pillar| format!(" · {}", escape(pillar))).unwrap_or_default();
    let mut markdown = format!("**{}**{pillar}", escape(&attribute.name));
    let shown: Vec<(usize, &str)> = match (level("level"), level("target")) {
        (None, None) => (0..matrix.levels.len()).map(|index| (index, "")).collect(),
        (now, target) => [(now, "Now: "), (target, "Target: ")]
            .into_iter()
            .filter_map(|(index, role)| Some((index?, role)))
            .collect(),
    };
    let levels: Vec<usize> = shown.iter().map(|(index, _)| *index).collect();
    markdown.push_str(&agreed(analysis, matrix, attribute, &levels));
    for (index, role) in shown {
        markdown.push_str(&descriptor(matrix, attribute, index, role));
    }
    Some(Hover { span, markdown })
}

/// The attribute that is cited at `at`, or whose name stands there in the matrix itself.
fn named(analysis: &Analysis, at: usize) -> Option<(&Matrix, &Attribute, Span)> {
    let cited = analysis.matrix.as_deref().and_then(|matrix| {
        let cited = analysis.document.citations().into_iter().rev().find(|cited| cited.span.touches(at))?;
        Some((matrix, matrix.attribute(&cited.name)?, cited.span))
    });
    let own = || {
        let each = analysis.tracks.iter().flat_map(|matrix| {
            matrix.attributes.iter().map(move |attribute| (&**matrix, attribute, &attribute.places))
        });
        each.into_iter().find_map(|(matrix, attribute, places)| Some((matrix, attribute, place_at(places, at)?)))
    };
    cited.or_else(own)
}

/// A level that is named at `at`, in the header or in the matrix itself: what it asks for.
pub(super) fn level(analysis: &Analysis, at: usize) -> Option<Hover> {
    let header = &analysis.document.header;
    let fields = ["level", "target"].into_iter().filter_map(|key| header.field(key));
    let field = fields.filter(|field| field.span.touches(at)).find_map(|field| {
        let matrix = analysis.matrix.as_deref()?;
        Some((matrix, matrix.level(&field.text, header.get("role"))?, field.span))
    });
    let own = || {
        analysis.tracks.iter().find_map(|matrix| {
            let named = matrix.levels.iter().enumerate();
            let (index, span) =
                named.into_iter().find_map(|(index, level)| Some((index, place_at(&level.places, at)?)))?;
            Some((&**matrix, index, span))
        })
    };
    let (matrix, index, span) = field.or_else(own)?;
    let level = matrix.levels.get(index)?;
    let mut markdown = format!("**{}**", escape(&level.name));
    if let Some(base) = level.builds_on.and_then(|base| matrix.levels.get(base)) {
        let _ = write!(markdown, "\n\nAlso counts: what {} asks for.", escape(&base.name));
    }
    markdown.push_str("\n\n");
    for attribute in matrix.attributes.iter().take(ATTRIBUTES) {
        let said = attribute.descriptors.get(index).and_then(Option::as_ref);
        let said = said.map_or_else(|| "nothing".to_owned(), |said| escape(&shortened(&said.text, SHORT)));
        let _ = writeln!(markdown, "- **{}**: {said}", escape(&attribute.name));
    }
    if let Some(more) = matrix.attributes.len().checked_sub(ATTRIBUTES).filter(|more| *more > 0) {
        let _ = writeln!(markdown, "- and {more} more");
    }
    Some(Hover { span, markdown: markdown.trim_end().to_owned() })
}

/// The first of `places` that stands in the document itself and touches `at`.
fn place_at(places: &[Place], at: usize) -> Option<Span> {
    let own = places.iter().filter(|place| place.file == 0 && !place.span.is_empty());
    own.map(|place| place.span).find(|span| span.touches(at))
}

/// What was last agreed that `attribute` means at `levels`, the same once.
fn agreed(analysis: &Analysis, matrix: &Matrix, attribute: &Attribute, levels: &[usize]) -> String {
    // A matrix says what it says, whatever two people made of it.
    if analysis.document.kind == Kind::Matrix {
        return String::new();
    }
    let standing = analysis.context().coverage().and_then(|coverage| coverage.standing(attribute));
    let mut shown: Vec<&Shared> = Vec::new();
    for shared in levels.iter().filter_map(|&level| standing?.agreed_at(level)) {
        if !shown.contains(&shared) {
            shown.push(shared);
        }
    }
    let lines = shown.into_iter().map(|shared| {
        let level = shared.level.and_then(|level| matrix.levels.get(level));
        let level = level.map(|level| format!(" for {}", escape(&level.name))).unwrap_or_default();
        let on = shared.agreed.on.as_deref().map(|on| format!(", {}", escape(on))).unwrap_or_default();
        let with = shared.agreed.with.as_deref().map(|with| format!(" with {}", escape(with))).unwrap_or_default();
        let place = shared.path.as_deref().map_or_else(|| "in this document".to_owned(), file);
        format!("\n\n**Agreed{level}{on}{with}**: {}  \n{place}", escape(&shared.agreed.reading))
    });
    lines.collect()
}

fn descriptor(matrix: &Matrix, attribute: &Attribute, level: usize, role: &str) -> String {
    let Some(name) = matrix.levels.get(level).map(|level| escape(&level.name)) else { return String::new() };
    let text = attribute.descriptors.get(level).and_then(Option::as_ref);
    let said = text.map_or_else(|| "The matrix says nothing here.".to_owned(), |text| escape(&text.text));
    let at = text.map_or(attribute.place(), Descriptor::place);
    let taken = text.and_then(|text| taken_over(matrix, attribute, level, text)).unwrap_or_default();
    format!("\n\n**{role}{name}**: {said}  \n{taken}{}", place(matrix, at))
}

/// Where a level asks for what the one below does, as a line of its own.
fn taken_over(matrix: &Matrix, attribute: &Attribute, level: usize, own: &Descriptor) -> Option<String> {
    let below = || attribute.descriptors[..level].iter().rposition(Option::is_some);
    let base = matrix.levels.get(level)?.builds_on.or_else(below).filter(|_| own.inherited)?;
    let name = escape(&matrix.levels.get(base)?.name);
    let same = attribute.descriptors.get(base).and_then(Option::as_ref).is_some_and(|base| base.text == own.text);
    Some(if same { format!("Taken over from {name}  \n") } else { format!("Also counts: what {name} asks for  \n") })
}

/// Where the matrix says it.
fn place(matrix: &Matrix, at: Place) -> String {
    match matrix.file(at) {
        Some(path) => format!("{}, line {}", file(path), at.line),
        None => "the matrix that comes with career-ls".to_owned(),
    }
}

/// The name of the file at `path`, as code.
fn file(path: &str) -> String {
    format!("`{}`", path.rsplit(['/', '\\']).next().unwrap_or(path).replace('`', "'"))
}
