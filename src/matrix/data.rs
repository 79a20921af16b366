//! Reads YAML, JSON and TOML, and Markdown whose front matter is the matrix.

use crate::settings::{Bounds, Value};
use crate::syntax::UnitKind;
use crate::text::Span;

use super::Shape;
use super::draft::Draft;
use super::read::{Declined, LIMIT, Markdown};
use super::source::Page;
use node::Source;

mod node;
mod own;
mod toml;

/// What is enough for every matrix, and little enough to be read at once.
const BOUNDS: Bounds = Bounds { depth: 64, nodes: 200_000, bytes: 2 * LIMIT };

/// Reads one layout: nothing where the data has another.
type Layout = fn(&Source<'_>, &Value, Shape) -> Option<Vec<Draft>>;

/// The layouts in the order in which they are tried: the more a layout asks for, the earlier.
const LAYOUTS: [Layout; 1] = [own::read];

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

fn drafts(source: &Source<'_>, value: &Value, shape: Shape) -> Option<Vec<Draft>> {
    let grids = |layout: &Layout| layout(source, value, shape).filter(|drafts| drafts.iter().any(Draft::is_grid));
    LAYOUTS.iter().find_map(grids)
}

/// What stands between the `---` lines of front matter, and where it starts.
fn body(text: &str) -> Option<(&str, usize)> {
    let start = text.find('\n')? + 1;
    let end = text.rfind("---")?;
    (start <= end).then(|| (Span::new(start, end).of(text), start))
}

#[cfg(test)]
mod tests;
