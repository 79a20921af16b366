//! Reads YAML, JSON and TOML, and Markdown whose front matter is the matrix.

use crate::settings::{Bounds, Value};
use crate::syntax::UnitKind;
use crate::text::Span;

use super::Shape;
use super::draft::Draft;
use super::read::{Declined, LIMIT, Markdown};
use super::source::Page;
use named::Named;
use node::Source;

mod build;
mod cell;
mod named;
mod nested;
mod node;
mod own;
mod relational;
mod toml;
mod words;

/// What is enough for every matrix, and little enough to be read at once.
const BOUNDS: Bounds = Bounds { depth: 64, nodes: 200_000, bytes: 2 * LIMIT };

/// Reads one layout: nothing where the data has another.
type Layout = fn(&Source<'_>, &Value, Shape) -> Option<Vec<Draft>>;

/// The layouts whose keys say what they are, the more they say, the earlier.
const NAMED: [Layout; 4] = [own::read, relational::read, nested::by_attribute, nested::by_level];

/// The layouts that are known by nothing but the levels in them.
const BARE: [Layout; 2] = [nested::bare_by_attribute, nested::bare_by_level];

/// The matrices in a file of data.
pub(super) fn read(page: &Page, shape: Shape) -> Result<Vec<Draft>, Declined> {
    let text = page.text.as_str();
    let value = match shape {
        Shape::Json => Value::from_json_within(text, BOUNDS),
        Shape::Toml => toml::read(text),
        _ => Value::from_yaml_within(text, BOUNDS),
    };
    let value = value.map_err(|(span, reason)| Declined { reason, span: Some(span) })?;
    drafts(&Source { page, text, offset: 0 }, &value, shape)
        .ok_or_else(|| "it holds no levels and attributes in a way that is known".into())
}

/// The matrices in the front matter of a Markdown text.
pub(super) fn read_front_matter(markdown: &Markdown<'_>) -> Result<Vec<Draft>, Declined> {
    let first = markdown.outline.iter().next().filter(|placed| placed.unit.kind == UnitKind::Metadata);
    let Some((text, offset)) = first.and_then(|placed| body(&placed.unit.text)) else {
        return Err("there is no front matter".into());
    };
    let value = Value::from_yaml_within(text, BOUNDS).map_err(|(span, reason)| Declined {
        reason: format!("in its front matter {reason}"),
        span: Some(span.shifted(offset)),
    })?;
    drafts(&Source { page: markdown.page, text, offset }, &value, Shape::FrontMatter)
        .ok_or_else(|| "its front matter holds no levels and attributes".into())
}

/// The matrices that `value` is, or that are in what it wraps, or in each of its tracks.
fn drafts(source: &Source<'_>, value: &Value, shape: Shape) -> Option<Vec<Draft>> {
    let first = |layouts: &[Layout]| layouts.iter().find_map(|layout| layout(source, value, shape));
    let wrapped = || {
        let wrapper = words::entry(value, &words::WRAPPERS)?;
        let mut found = drafts(source, &wrapper.value, shape)?;
        for draft in &mut found {
            draft.place(source.place(wrapper.key_span));
        }
        Some(found)
    };
    first(&NAMED).or_else(wrapped).or_else(|| tracks(source, value, shape)).or_else(|| first(&BARE))
}

/// A matrix for each track of a list or table of them.
fn tracks(source: &Source<'_>, value: &Value, shape: Shape) -> Option<Vec<Draft>> {
    let entry = words::entry(value, &words::TRACKS)?;
    let mut out = Vec::new();
    for track in Named::members(source, &entry.value, &["track"]) {
        for mut draft in drafts(source, track.body, shape).unwrap_or_default() {
            draft.track(&track.name.text);
            draft.place(source.place(entry.key_span));
            draft.place(track.name.place);
            track.understood(source, &mut draft);
            out.push(draft);
        }
    }
    (!out.is_empty()).then_some(out)
}

/// What stands between the `---` lines of front matter, and where it starts.
fn body(text: &str) -> Option<(&str, usize)> {
    let start = text.find('\n')? + 1;
    let end = text.rfind("---")?;
    (start <= end).then(|| (Span::new(start, end).of(text), start))
}

#[cfg(test)]
mod tests;
