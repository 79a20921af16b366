//! JSON with places.

use super::yaml::{Entries, Failure, TWICE};
use super::{Bounds, Entry, Value, ValueKind};
use crate::text::Span;

const BROKEN: &str = "it is not JSON that can be read: look at commas, colons and quotes";

impl Value {
    /// Reads a text of JSON. Numbers and truths are `Text`, as they are written.
    ///
    /// # Errors
    /// Where the text is no JSON, has a key twice or passes `bounds`; the message quotes none of it.
    pub fn from_json_within(text: &str, bounds: Bounds) -> Result<Value, (Span, String)> {
        let mut reader = Reader { text, at: 0, bounds };
        reader.blanks();
        let value = reader.value(0)?;
        reader.blanks();
        if reader.at < text.len() { Err(reader.broken()) } else { Ok(value) }
    }
}

struct Reader<'t> {
    text: &'t str,
    /// The byte that comes next.
    at: usize,
    /// What may still come.
    bounds: Bounds,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn broken(&self) -> Failure {
        (Span::empty(self.at), BROKEN.to_owned())
    }

    /// Passes over `byte`, blanks on both sides of it too; says whether it was there.
    fn passed(&mut self, byte: u8) -> bool {
        self.blanks();
        let there = self.peek() == Some(byte);
        if there {
            self.at += 1;
            self.blanks();
        }
        there
    }

    fn value(&mut self, depth: usize) -> Result<Value, Failure> {
        let start = self.at;
        self.bounds.nested(depth, Span::empty(start))?;
        let kind = match self.peek() {
            Some(b'{') => self.table(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => ValueKind::Text(self.string()?),
            _ => self.word()?,
        };
        let span = Span::new(start, self.at);
        let bytes = if let ValueKind::Text(text) = &kind { text.len() } else { 0 };
        self.bounds.take(1, bytes, span)?;
        Ok(Value { span, kind })
    }

    fn list(&mut self, depth: usize) -> Result<ValueKind, Failure> {
        self.passed(b'[');
        let mut items = Vec::new();
        while self.peek() != Some(b']') {
            if !items.is_empty() && !self.passed(b',') {
                return Err(self.broken());
            }
            items.push(self.value(depth + 1)?);
            self.blanks();
        }
        self.at += 1;
        Ok(ValueKind::List(items))
    }

    fn table(&mut self, depth: usize) -> Result<ValueKind, Failure> {
        self.passed(b'{');
        let mut entries = Entries::default();
        while self.peek() != Some(b'}') {
            if !entries.all.is_empty() && !self.passed(b',') {
                return Err(self.broken());
            }
            let start = self.at;
            let key = self.string()?;
            let key_span = Span::new(start, self.at);
            if !self.passed(b':') {
                return Err(self.broken());
            }
            let value = self.value(depth + 1)?;
            self.blanks();
            if !entries.add(Entry { key, key_span, value }) {
                return Err((key_span, TWICE.to_owned()));
            }
        }
        self.at += 1;
        Ok(ValueKind::Table(entries.all))
    }

    fn string(&mut self) -> Result<String, Failure> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return Err(self.broken());
        }
        self.at += 1;
        loop {
            match self.peek() {
                Some(b'"') => break,
                // Whatever is escaped, be it a quote, is no end.
                Some(b'\\') => self.at += 2,
                Some(_) => self.at += 1,
                None => return Err((Span::empty(start), BROKEN.to_owned())),
            }
        }
        self.at += 1;
        let raw = self.text.get(start..self.at).unwrap_or_default();
        serde_json::from_str(raw).map_err(|_| (Span::new(start, self.at), BROKEN.to_owned()))
    }

    /// A number, a truth or nothing.
    fn word(&mut self) -> Result<ValueKind, Failure> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.')) {
            self.at += 1;
        }
        let raw = &self.text[start..self.at];
        match serde_json::from_str::<serde_json::Value>(raw) {
            Ok(serde_json::Value::Null) => Ok(ValueKind::Null),
            Ok(_) => Ok(ValueKind::Text(raw.to_owned())),
            Err(_) => Err((Span::new(start, self.at), BROKEN.to_owned())),
        }
    }
}
