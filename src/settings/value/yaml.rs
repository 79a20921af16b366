//! YAML with places, for texts that are data: what is written stays as it is written.

use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, StrInput};

use super::{Bounds, Entry, Value, ValueKind};
use crate::text::Span;

/// What could not be read, and why.
pub(super) type Failure = (Span, String);

/// The key that takes over what another table holds.
const MERGE: &str = "<<";

impl Value {
    /// Reads one document of YAML. Whatever is neither a list nor a table nor nothing is `Text`, as it is written:
    /// `2.0` stays `2.0`. An alias stands where it is written; what is inside stands where that was defined. A merge
    /// key is resolved, and stays as an entry whose value is nothing.
    ///
    /// # Errors
    /// Where the text is no YAML, has a key twice or passes `bounds`; the message quotes none of it.
    pub fn from_yaml_within(text: &str, bounds: Bounds) -> Result<Value, (Span, String)> {
        let mut reader = Reader { text, events: Parser::new_from_str(text), anchors: HashMap::new(), bounds };
        let mut found = None;
        while let Some((event, span)) = reader.next()? {
            match event {
                Event::StreamStart | Event::StreamEnd | Event::DocumentStart(..) | Event::DocumentEnd => {}
                _ if found.is_some() => return Err((span, "it holds more than one document".to_owned())),
                event => found = Some(reader.node(event, span, 0)?),
            }
        }
        Ok(found.unwrap_or(Value { span: Span::default(), kind: ValueKind::Null }))
    }
}

struct Reader<'t> {
    text: &'t str,
    events: Parser<'t, StrInput<'t>>,
    /// What an alias may stand for, by the parser's number for its anchor.
    anchors: HashMap<usize, Value>,
    /// What may still come.
    bounds: Bounds,
}

impl<'t> Reader<'t> {
    /// The next event and where it stands; comments are passed over.
    fn next(&mut self) -> Result<Option<(Event<'t>, Span)>, Failure> {
        loop {
            let Some(next) = self.events.next_event() else { return Ok(None) };
            let (event, span) = next.map_err(|error| failure(&error, self.text))?;
            if tells(&event) {
                return Ok(Some((event, span.byte_range().map_or(Span::default(), Span::from))));
            }
        }
    }

    /// The next event inside a list or a table.
    fn inside(&mut self) -> Result<(Event<'t>, Span), Failure> {
        self.next()?.ok_or_else(|| (Span::default(), "it breaks off".to_owned()))
    }

    fn node(&mut self, event: Event<'t>, span: Span, depth: usize) -> Result<Value, Failure> {
        self.bounds.nested(depth, span)?;
        let (value, anchor) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.bounds.take(1, text.len(), span)?;
                let absent = style == ScalarStyle::Plain
                    && tag.is_none()
                    && (span.is_empty() || matches!(text.as_ref(), "~" | "null" | "Null" | "NULL"));
                let kind = if absent { ValueKind::Null } else { ValueKind::Text(text.into_owned()) };
                (Value { span, kind }, anchor)
            }
            Event::Alias(anchor) => {
                let Some(known) = self.anchors.get(&anchor).cloned() else {
                    return Err((span, "something in it stands for itself".to_owned()));
                };
                self.charge(&known, span)?;
                (Value { span, kind: known.kind }, 0)
            }
            Event::SequenceStart(_, anchor, _) => (self.list(span, depth)?, anchor),
            Event::MappingStart(_, anchor, _) => (self.table(span, depth)?, anchor),
            _ => return Err((span, "it is not YAML that can be read".to_owned())),
        };
        if anchor != 0 {
            self.charge(&value, span)?;
            self.anchors.insert(anchor, value.clone());
        }
        Ok(value)
    }

    fn list(&mut self, start: Span, depth: usize) -> Result<Value, Failure> {
        self.bounds.take(1, 0, start)?;
        let mut items: Vec<Value> = Vec::new();
        loop {
            let (event, span) = self.inside()?;
            if matches!(event, Event::SequenceEnd) {
                let last = items.last().map(|item| item.span);
                return Ok(Value { span: whole(start, last, span), kind: ValueKind::List(items) });
            }
            items.push(self.node(event, span, depth + 1)?);
        }
    }

    fn table(&mut self, start: Span, depth: usize) -> Result<Value, Failure> {
        self.bounds.take(1, 0, start)?;
        let mut entries = Entries::default();
        let mut merged = Vec::new();
        loop {
            let (event, span) = self.inside()?;
            if matches!(event, Event::MappingEnd) {
                let last = entries.all.last().map(|entry| entry.key_span.join(entry.value.span));
                let span = whole(start, last, span);
                for entry in merged {
                    entries.add_missing(entry);
                }
                return Ok(Value { span, kind: ValueKind::Table(entries.all) });
            }
            let merges = matches!(&event, Event::Scalar(text, ScalarStyle::Plain, ..) if text.as_ref() == MERGE);
            let key = self.node(event, span, depth + 1)?;
            let (event, at) = self.inside()?;
            let value = self.node(event, at, depth + 1)?;
            let key_text = match key.kind {
                ValueKind::Text(text) => text,
                ValueKind::Null => String::new(),
                _ => return Err((key.span, "a key in it is not a word".to_owned())),
            };
            if merges {
                let Some(from) = merge(value.kind) else {
                    return Err((value.span, "a merge key names no table".to_owned()));
                };
                merged.extend(from);
                let value = Value { span: value.span, kind: ValueKind::Null };
                entries.all.push(Entry { key: key_text, key_span: key.span, value });
            } else if !entries.add(Entry { key: key_text, key_span: key.span, value }) {
                return Err((key.span, TWICE.to_owned()));
            }
        }
    }

    /// Counts a copy of `value` as if it were written out.
    fn charge(&mut self, value: &Value, span: Span) -> Result<(), Failure> {
        let (nodes, bytes) = size(value);
        self.bounds.take(nodes, bytes, span)
    }
}

/// What is said of a key that stands twice in one table.
pub(super) const TWICE: &str = "the same key stands twice in one table";

/// The entries of a table that is being read: no key twice.
#[derive(Default)]
pub(super) struct Entries {
    pub(super) all: Vec<Entry>,
    keys: std::collections::HashSet<String>,
}

impl Entries {
    /// Adds an entry; says whether its key is new.
    pub(super) fn add(&mut self, entry: Entry) -> bool {
        let new = self.keys.insert(entry.key.clone());
        if new {
            self.all.push(entry);
        }
        new
    }

    fn add_missing(&mut self, entry: Entry) {
        self.add(entry);
    }
}

/// The entries that a merge key takes over: of a table, or of a list of them, the first of which wins.
fn merge(kind: ValueKind) -> Option<Vec<Entry>> {
    match kind {
        ValueKind::Table(entries) => Some(entries),
        ValueKind::List(items) => {
            let tables: Option<Vec<Vec<Entry>>> = items.into_iter().map(|item| merge(item.kind)).collect();
            Some(tables?.into_iter().flatten().collect())
        }
        _ => None,
    }
}

/// From the start of a list or table to its end: its bracket, or its last entry where it has none.
fn whole(start: Span, last: Option<Span>, end: Span) -> Span {
    let close = if end.is_empty() { last.map_or(start.end, |last| last.end) } else { end.end };
    Span::new(start.start, close.max(start.end))
}

/// How many nodes a value has, and how many bytes of text.
fn size(value: &Value) -> (usize, usize) {
    let add = |(nodes, bytes): (usize, usize), (more, text): (usize, usize)| (nodes + more, bytes + text);
    match &value.kind {
        ValueKind::Text(text) => (1, text.len()),
        ValueKind::List(items) => items.iter().map(size).fold((1, 0), add),
        ValueKind::Table(entries) => {
            entries.iter().map(|entry| add((1, entry.key.len()), size(&entry.value))).fold((1, 0), add)
        }
        _ => (1, 0),
    }
}

/// Whether an event is part of what the text says: a comment is not.
fn tells(event: &Event<'_>) -> bool {
    let bounds = matches!(
        event,
        Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(..)
            | Event::DocumentEnd
            | Event::SequenceEnd
            | Event::MappingEnd
    );
    bounds || event.is_node()
}

fn failure(error: &ScanError, text: &str) -> Failure {
    let at = error.marker().byte_offset().filter(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let reason = match error.kind() {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar => {
            // The parser has passed it already.
            let at = if text[..at].ends_with('\t') { at - 1 } else { at };
            return (Span::empty(at), "a tab stands where YAML wants blanks".to_owned());
        }
        ErrorKind::UnknownAnchor => "an alias in it stands for nothing",
        _ => "it is not YAML that can be read: look at indentation, colons and quotes",
    };
    (Span::empty(at), reason.to_owned())
}
