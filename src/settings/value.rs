use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;
use toml::de::{DeTable, DeValue};

use crate::text::Span;

mod json;
mod yaml;

/// A value in a configuration, with its place in the text: TOML, YAML and JSON read into one shape, so that one reader
/// serves the file, the header of a document and the editor's settings.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// Where it stands; empty at 0 for JSON, which has no text here.
    pub span: Span,
    /// What it is.
    pub kind: ValueKind,
}

/// What a [`Value`] is.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueKind {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A number.
    Number(f64),
    /// Text; in YAML also a date.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Keys and values, in order.
    Table(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// Its value.
    pub value: Value,
}

/// How much a text of data may hold: aliases count as if they were written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// How many lists and tables may stand in one another.
    pub depth: usize,
    /// How many values there may be, keys among them.
    pub nodes: usize,
    /// How many bytes of text.
    pub bytes: usize,
}

impl Bounds {
    /// Counts `nodes` and `bytes` off, which stand at `span`.
    fn take(&mut self, nodes: usize, bytes: usize, span: Span) -> Result<(), (Span, String)> {
        match (self.nodes.checked_sub(nodes), self.bytes.checked_sub(bytes)) {
            (Some(nodes), Some(bytes)) => {
                (self.nodes, self.bytes) = (nodes, bytes);
                Ok(())
            }
            _ => Err((span, "it holds more than is read, or would if its aliases were written out".to_owned())),
        }
    }

    /// Checks that what stands at `span`, `depth` deep, may stand there.
    fn nested(&self, depth: usize, span: Span) -> Result<(), (Span, String)> {
        if depth < self.depth { Ok(()) } else { Err((span, "it is nested too deeply".to_owned())) }
    }
}

/// `text` as YAML writes it behind a key: as it is where that is read back as the same text, else in quotes.
pub fn yaml_text(text: &str) -> String {
    let plain =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '(' | ')' | '.' | '/' | '⟨' | '⟩' | ',' | ':');
    // `builtin:tpm` is one word; `Staff: Infra` would be a key.
    let colons = text.char_indices().filter(|(_, c)| *c == ':');
    let joined = colons.into_iter().all(|(at, _)| text[at + 1..].starts_with(char::is_alphanumeric));
    let starts = text.starts_with(|c: char| c.is_alphabetic() || c == '⟨') && !text.ends_with(' ');
    let other = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(&text.to_lowercase().as_str());
    let date = text.parse::<jiff::civil::Date>().is_ok();
    if date || (starts && joined && !other && text.chars().all(plain)) {
        text.to_owned()
    } else {
        serde_json::Value::from(text).to_string()
    }
}

impl Value {
    /// Reads a TOML file. An error gives where it is and what is wrong, without quoting the file.
    ///
    /// # Errors
    /// Where the text is no TOML.
    pub fn from_toml(text: &str) -> Result<Value, (Span, String)> {
        match DeTable::parse(text) {
            Ok(table) => {
                let span = table.span().into();
                Ok(Value { span, kind: table_of(table.into_inner()) })
            }
            Err(error) => {
                let span = error.span().map_or(Span::empty(0), Span::from);
                let message = error.message().lines().next().unwrap_or("not TOML").to_owned();
                Err((span, message))
            }
        }
    }

    /// Reads YAML: one document, no tags, few aliases, bounded depth and size.
    ///
    /// # Errors
    /// Where the text is no YAML or passes the bounds; the message quotes none of it.
    pub fn from_yaml(text: &str) -> Result<Value, (Span, String)> {
        let mut budget = serde_saphyr::budget::Budget::default();
        budget.max_aliases = 16;
        budget.max_anchors = 16;
        budget.max_depth = 32;
        budget.max_nodes = 10_000;
        budget.max_events = 30_000;
        budget.max_documents = 1;
        budget.max_total_scalar_bytes = 256 * 1024;
        let mut options = serde_saphyr::Options::default();
        options.budget = Some(budget);
        options.with_snippet = false;
        serde_saphyr::from_str_with_options::<Spanned<Value>>(text, options).map(located).map_err(|error| {
            let place = error.location().and_then(|location| location.span().byte_offset());
            let at = usize::try_from(place.unwrap_or(0)).unwrap_or(0).min(text.len());
            (Span::empty(at), "this is not YAML that can be read: look at indentation, colons and quotes".to_owned())
        })
    }

    /// Takes over an editor's settings.
    pub fn from_json(json: &serde_json::Value) -> Value {
        let kind = match json {
            serde_json::Value::Null => ValueKind::Null,
            serde_json::Value::Bool(truth) => ValueKind::Bool(*truth),
            serde_json::Value::Number(number) => ValueKind::Number(number.as_f64().unwrap_or(0.0)),
            serde_json::Value::String(text) => ValueKind::Text(text.clone()),
            serde_json::Value::Array(items) => ValueKind::List(items.iter().map(Value::from_json).collect()),
            serde_json::Value::Object(entries) => ValueKind::Table(
                entries
                    .iter()
                    .map(|(key, value)| Entry {
                        key: key.clone(),
                        key_span: Span::default(),
                        value: Value::from_json(value),
                    })
                    .collect(),
            ),
        };
        Value { span: Span::default(), kind }
    }

    /// The entries of a table; none of anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.kind {
            ValueKind::Table(entries) => entries,
            _ => &[],
        }
    }

    /// The value under `key`.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// The text, if it is text.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            ValueKind::Text(text) => Some(text),
            _ => None,
        }
    }
}

fn table_of(table: DeTable<'_>) -> ValueKind {
    ValueKind::Table(
        table
            .into_iter()
            .map(|(key, value)| Entry {
                key_span: key.span().into(),
                key: key.into_inner().into_owned(),
                value: toml_value(value),
            })
            .collect(),
    )
}

fn toml_value(value: toml::Spanned<DeValue<'_>>) -> Value {
    let span = value.span().into();
    let kind = match value.into_inner() {
        DeValue::String(text) => ValueKind::Text(text.into_owned()),
        DeValue::Integer(number) => ValueKind::Number(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Float(number) => ValueKind::Number(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(truth) => ValueKind::Bool(truth),
        DeValue::Datetime(date) => ValueKind::Text(date.to_string()),
        DeValue::Array(items) => ValueKind::List(items.into_iter().map(toml_value).collect()),
        DeValue::Table(table) => table_of(table),
    };
    Value { span, kind }
}

fn located(spanned: Spanned<Value>) -> Value {
    Value { span: yaml_span(&spanned), kind: spanned.value.kind }
}

fn yaml_span<T>(spanned: &Spanned<T>) -> Span {
    let span = spanned.referenced.span();
    let start = usize::try_from(span.byte_offset().unwrap_or(0)).unwrap_or(0);
    let len = usize::try_from(span.byte_len().unwrap_or(0)).unwrap_or(0);
    Span::new(start, start + len)
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader).map(|kind| Value { span: Span::default(), kind })
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = ValueKind;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<ValueKind, E> {
        Ok(ValueKind::Null)
    }

    fn visit_none<E>(self) -> Result<ValueKind, E> {
        Ok(ValueKind::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<ValueKind, D::Error> {
        deserializer.deserialize_any(Reader)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<ValueKind, E> {
        Ok(ValueKind::Bool(truth))
    }

    #[expect(clippy::cast_precision_loss, reason = "settings hold small numbers")]
    fn visit_i64<E>(self, number: i64) -> Result<ValueKind, E> {
        Ok(ValueKind::Number(number as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "settings hold small numbers")]
    fn visit_u64<E>(self, number: u64) -> Result<ValueKind, E> {
        Ok(ValueKind::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<ValueKind, E> {
        Ok(ValueKind::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<ValueKind, E> {
        Ok(ValueKind::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<ValueKind, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element::<Spanned<Value>>()? {
            items.push(located(item));
        }
        Ok(ValueKind::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ValueKind, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key::<Spanned<String>>()? {
            let key_span = yaml_span(&key);
            let value = located(map.next_value::<Spanned<Value>>()?);
            entries.push(Entry { key: key.value, key_span, value });
        }
        Ok(ValueKind::Table(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_gives_values_with_their_places() {
        let toml = "matrix = \"m.md\"\n[rules]\ntask-phrasing = \"off\"\n";
        let value = Value::from_toml(toml).expect("TOML");
        let rules = value.get("rules").expect("there");
        assert_eq!(rules.entries()[0].key_span.of(toml), "task-phrasing");
        assert_eq!(rules.entries()[0].value.span.of(toml), "\"off\"");

        let yaml = "title: é\ncareer:\n  kind: promotion\n  level: L5\n  since: 2026-01-02\n  n: 3\n";
        let value = Value::from_yaml(yaml).expect("YAML");
        let career = value.get("career").expect("there");
        assert_eq!(career.entries()[0].key_span.of(yaml), "kind");
        assert_eq!(career.entries()[1].value.span.of(yaml), "L5");
        assert_eq!(career.get("since").and_then(Value::text), Some("2026-01-02"));
        assert_eq!(career.get("n").map(|n| &n.kind), Some(&ValueKind::Number(3.0)));

        let flow = "career: {kind: referral, role: TPM}\n";
        let value = Value::from_yaml(flow).expect("YAML");
        assert_eq!(value.get("career").and_then(|c| c.get("role")).map(|v| v.span.of(flow)), Some("TPM"));
    }

    #[test]
    fn what_cannot_be_read_says_where_and_quotes_nothing() {
        let (span, message) = Value::from_toml("a = 1\nsecret = = 2\n").expect_err("no TOML");
        assert!(span.start >= 6 && !message.contains("secret"), "{span:?} {message}");
        let (_, message) = Value::from_yaml("a: [secret\n").expect_err("no YAML");
        assert!(!message.contains("secret"));
        let bomb =
            "a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c]\n";
        Value::from_yaml(bomb).expect_err("too many aliases");
        Value::from_yaml(&"[".repeat(5000)).expect_err("too deep");
    }

    #[test]
    fn what_is_written_as_yaml_is_read_back() {
        for text in [
            "TPM",
            "Staff (L6)",
            "Staff: Infra",
            "",
            "- a",
            "null",
            "No",
            "5",
            "0x1F",
            "a # b",
            "\"q\" \\ 'r'",
            " a ",
            "*x",
            "../m.md",
            "⟨role⟩",
            "🚀 Élodie",
            "a: b",
            "2026-11-20",
            "@x",
            "%",
            "{a}",
            "~",
            "5 teams, 2 years",
        ] {
            let yaml = format!("key: {}\n", yaml_text(text));
            let value = Value::from_yaml(&yaml).unwrap_or_else(|_| panic!("{yaml}"));
            assert_eq!(value.get("key").and_then(Value::text), Some(text), "{yaml}");
        }
        assert_eq!((yaml_text("Staff (L6)").as_str(), yaml_text("2026-11-20").as_str()), ("Staff (L6)", "2026-11-20"));
    }
}
