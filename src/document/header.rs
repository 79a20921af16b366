use std::sync::Arc;

use jiff::civil::Date;

use crate::framework;
use crate::prose;
use crate::settings::{Kind, Value, ValueKind};
use crate::syntax::{Outline, UnitKind};
use crate::text::{Problem, Span};

use super::fold::Document;

/// What a document says of itself under `career:` in its front matter.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Header {
    /// Where the `career:` key stands, if there is one.
    pub span: Option<Span>,
    /// What the document is for.
    pub kind: Option<Kind>,
    /// Each key with its text, in order.
    pub fields: Vec<Field>,
    /// What it gets wrong, each on its own span.
    pub problems: Vec<Problem>,
    /// Slots in its values that are still open. A value that is one slot and no more is not among the fields.
    pub slots: Vec<Span>,
    /// The keys of such values.
    pub open: Vec<&'static str>,
}

/// A key of the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The key, one of [`KEYS`].
    pub key: &'static str,
    /// Where the key stands.
    pub key_span: Span,
    /// Its value as text.
    pub text: String,
    /// Where the value stands, without quotes.
    pub span: Span,
}

/// The keys that may stand under `career:`.
pub const KEYS: [&str; 17] = [
    "kind",
    "role",
    "level",
    "target",
    "team",
    "company",
    "track",
    "matrix",
    "cycle",
    "status",
    "one-sentence",
    "focus",
    "focus-since",
    "sent",
    "follow-up",
    "outcome",
    "vouch",
];

const STATUSES: [&str; 2] = ["draft", "final"];
const OUTCOMES: [&str; 4] = ["none", "screen", "hired", "declined"];
const DATES: [&str; 4] = ["cycle", "focus-since", "sent", "follow-up"];

impl Header {
    /// The header of the document that `outline` holds, taken over from `before` where no edit touched it.
    pub fn of(outline: &Outline, before: Option<&Document>) -> Header {
        let Some(first) = outline.iter().next() else { return Header::default() };
        match before.filter(|before| before.parts.first().is_some_and(|old| Arc::ptr_eq(&old.part.unit, &first.unit))) {
            Some(before) => before.header.clone(),
            None if first.unit.kind == UnitKind::Metadata => Header::read(&first.unit.text),
            None => Header::default(),
        }
    }

    /// Reads front matter: `text` with its `---` lines, which starts at byte 0 of the document.
    pub fn read(text: &str) -> Header {
        let Some((body, offset)) = body(text) else { return Header::default() };
        match Value::from_yaml(body) {
            Ok(value) => Header::from_value(&value, text, offset),
            // Front matter that is nobody's business stays so; only ours is reported.
            Err((span, message)) if body.lines().any(|line| line.trim_start().starts_with("career:")) => {
                let text = format!("The header is not read: {message}.");
                Header {
                    problems: vec![Problem { span: span.shifted(offset), code: "invalid-header", text }],
                    ..Header::default()
                }
            }
            Err(_) => Header::default(),
        }
    }

    fn from_value(value: &Value, text: &str, offset: usize) -> Header {
        let mut header = Header::default();
        let Some(career) = value.entries().iter().find(|entry| entry.key == "career") else { return header };
        let key_span = career.key_span.shifted(offset);
        header.span = Some(key_span);
        if !matches!(career.value.kind, ValueKind::Table(_)) {
            header.problem(key_span, "Write the keys under `career:`, such as `kind: promotion`.".to_owned());
            return header;
        }
        for entry in career.value.entries() {
            header.entry(entry, text, offset);
        }
        if header.kind.is_none() && header.problems.is_empty() && header.slots.is_empty() {
            let kinds = Kind::ALL.map(Kind::name).join(", ");
            header.problem(key_span, format!("`career:` needs a `kind`, so that the document is read: {kinds}."));
        }
        header
    }

    fn entry(&mut self, entry: &crate::settings::Entry, text: &str, offset: usize) {
        let key_span = entry.key_span.shifted(offset);
        let Some(key) = KEYS.into_iter().find(|key| *key == entry.key) else {
            let near = KEYS.iter().find(|key| strsim::jaro(key, &entry.key) > 0.8);
            let hint = near.map(|near| format!(" Did you mean `{near}`?")).unwrap_or_default();
            return self.problem(key_span, format!("`{}` is not a key of `career:`.{hint}", entry.key));
        };
        let span = unquoted(entry.value.span.shifted(offset), text);
        let value = match &entry.value.kind {
            ValueKind::Text(text) => text.trim().to_owned(),
            ValueKind::Number(_) | ValueKind::Bool(_) => span.of(text).to_owned(),
            ValueKind::Null => return,
            ValueKind::List(_) | ValueKind::Table(_) => {
                return self.problem(key_span, format!("`{key}` is one value, not a list."));
            }
        };
        let slots = prose::placeholders(span.of(text));
        let only = slots.first().is_some_and(|slot| slot.len() == span.len());
        self.slots.extend(slots.into_iter().map(|slot| slot.shifted(span.start)));
        if only {
            self.open.push(key);
            return;
        }
        match key {
            "kind" => match value.parse() {
                Ok(kind) => self.kind = Some(kind),
                Err(kinds) => self.problem(span, format!("This is no kind of document: {kinds}.")),
            },
            "status" if !STATUSES.contains(&value.as_str()) => {
                self.problem(span, format!("`status` is {}.", STATUSES.join(" or ")));
            }
            "outcome" if !OUTCOMES.contains(&value.as_str()) => {
                self.problem(span, format!("`outcome` is {}.", OUTCOMES.join(", ")));
            }
            "focus" if framework::cue(&value).is_none() => {
                let cues = framework::all().iter().flat_map(|framework| &framework.cues);
                let names: Vec<String> = cues.map(|cue| format!("“{}”", cue.name)).collect();
                self.problem(span, format!("`focus` is one of the signals: {}.", names.join(", ")));
            }
            date if DATES.contains(&date) && value.parse::<Date>().is_err() => {
                self.problem(span, format!("`{key}` is a date such as 2026-11-20."));
            }
            _ => {}
        }
        self.fields.push(Field { key, key_span, text: value, span });
    }

    fn problem(&mut self, span: Span, text: String) {
        self.problems.push(Problem { span, code: "invalid-header", text });
    }

    /// The field under `key`.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The text under `key`.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.field(key).map(|field| field.text.as_str())
    }

    /// Whether the author calls the document finished.
    pub fn is_final(&self) -> bool {
        self.get("status") == Some("final")
    }
}

/// The lines between the `---` lines and where they start.
fn body(text: &str) -> Option<(&str, usize)> {
    let start = text.find(['\n', '\r'])?;
    let start = start + text[start..].len() - text[start..].trim_start_matches(['\r', '\n']).len();
    let end = text.rfind("---")?;
    (start <= end).then(|| (&text[start..end], start))
}

fn unquoted(span: Span, text: &str) -> Span {
    let raw = span.of(text);
    let quoted = raw.len() >= 2 && (raw.starts_with('"') || raw.starts_with('\''));
    if quoted {
        Span::new(span.start + 1, span.end - 1)
    } else {
        Span::new(span.start, span.start + raw.trim_end().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(yaml: &str) -> Vec<(String, String)> {
        let text = format!("---\n{yaml}---\n");
        Header::read(&text).problems.into_iter().map(|p| (p.span.of(&text).to_owned(), p.text)).collect()
    }

    #[test]
    fn a_header_is_read_with_its_places() {
        let text = "---\ntitle: Case\ncareer:\n  kind: promotion\n  level: \"Senior (L5)\"\n  target: Staff\n  status: final\n---\n";
        let header = Header::read(text);
        assert_eq!(header.problems, []);
        assert_eq!((header.kind, header.is_final()), (Some(Kind::Promotion), true));
        let level = header.field("level").expect("there");
        assert_eq!((level.text.as_str(), level.span.of(text)), ("Senior (L5)", "Senior (L5)"));
        assert_eq!(header.get("target"), Some("Staff"));
    }

    #[test]
    fn what_is_wrong_stands_on_its_own_span() {
        let found = problems("career:\n  kind: promo\n  levle: L5\n  cycle: soon\n  status: done\n  role: [a, b]\n");
        let spans: Vec<&str> = found.iter().map(|(span, _)| span.as_str()).collect();
        assert_eq!(spans, ["promo", "levle", "soon", "done", "role"]);
        assert!(found[1].1.ends_with("Did you mean `level`?"));
        assert_eq!(problems("career: promotion\n")[0].0, "career");
        assert_eq!(problems("career:\n  role: TPM\n")[0].0, "career");
    }

    #[test]
    fn a_value_that_is_a_slot_is_not_said_yet() {
        let text = "---\ncareer:\n  kind: promotion\n  level: ⟨level⟩\n  target: \"TBD\"\n  cycle: ⟨date⟩\n  \
                    one-sentence: Cut ⟨what⟩ for 6 teams\n---\n";
        let header = Header::read(text);
        assert_eq!(header.problems, []);
        let slots: Vec<&str> = header.slots.iter().map(|slot| slot.of(text)).collect();
        assert_eq!(slots, ["⟨level⟩", "TBD", "⟨date⟩", "⟨what⟩"]);
        assert_eq!((header.get("level"), header.get("target")), (None, None));
        assert_eq!(header.open, ["level", "target", "cycle"]);
        assert_eq!(header.get("one-sentence"), Some("Cut ⟨what⟩ for 6 teams"));
    }

    #[test]
    fn front_matter_of_others_is_left_alone() {
        assert_eq!(problems("title: [broken\n"), []);
        assert_eq!(problems("title: x\n"), []);
        assert_eq!(problems("career:\n  kind: [broken\n").len(), 1);
        assert_eq!(Header::read("---\n"), Header::default());
        assert_eq!(Header::read("------"), Header::default());
    }
}
