//! TOML as data: in the order of its text, and as it is written.

use crate::settings::{Value, ValueKind};
use crate::text::Span;

/// Reads TOML. Numbers, truths and dates become text, as they are written.
pub(super) fn read(text: &str) -> Result<Value, (Span, String)> {
    let mut value = Value::from_toml(text).map_err(|(span, _)| {
        (span, "it is not TOML that can be read: look at brackets, equals signs and quotes".to_owned())
    })?;
    settle(&mut value, text);
    Ok(value)
}

fn settle(value: &mut Value, text: &str) {
    match &mut value.kind {
        ValueKind::Number(_) | ValueKind::Bool(_) => value.kind = ValueKind::Text(value.span.of(text).to_owned()),
        ValueKind::List(items) => {
            for item in items {
                settle(item, text);
            }
        }
        ValueKind::Table(entries) => {
            // The parser sorts keys by their letters.
            entries.sort_by_key(|entry| entry.key_span.start);
            for entry in entries {
                settle(&mut entry.value, text);
            }
        }
        ValueKind::Null | ValueKind::Text(_) => {}
    }
}
