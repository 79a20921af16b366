use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::text::{Problem, Span};

use super::{Kind, Value, ValueKind, Weight};

/// How career-ls is set up: what `career-ls.toml` and an editor's settings say, and the day.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The matrix, as written: a file, a folder, or `builtin:tpm`.
    pub matrix: Option<String>,
    /// Another file whose settings stand where this one is silent.
    pub extend: Option<String>,
    /// What is set for each kind of document.
    pub documents: BTreeMap<Kind, Documents>,
    /// What rules are set to, by name, where it is not their default.
    pub rules: BTreeMap<String, Weight>,
    /// How far back and ahead a case looks.
    pub windows: Windows,
    /// How long things may be.
    pub limits: Limits,
    /// Findings that are silenced beside the text.
    pub ignore: Vec<Ignore>,
    /// What the author keeps to themselves. From their own file and from nowhere else.
    pub privacy: Privacy,
    /// Whether an editor shows behind each statement what it lacks; none where nobody said.
    pub inlay_hints: Option<bool>,
    /// The day that windows are measured from.
    pub today: Date,
}

/// What is set for one kind of document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Documents {
    /// Globs of the files of this kind, relative to the configuration's folder.
    pub files: Vec<String>,
    /// Canonical sections that such a document must have.
    pub required: Vec<String>,
}

/// How far back and ahead a case looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Windows {
    /// Months that a win counts.
    pub history_months: u32,
    /// Months that a goal may lie ahead.
    pub future_months: u32,
}

/// How long things may be, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// What a reader takes in within ten seconds.
    pub scan_words: u32,
    /// One page.
    pub page_words: u32,
    /// A note that can be forwarded.
    pub note_words: u32,
    /// A sentence.
    pub sentence_words: u32,
}

/// What an author keeps to themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Privacy {
    /// Names that should not be passed on; `*` at the end stands for the rest of a word.
    pub names: Vec<String>,
    /// Why the list could not be read, in words that end a sentence.
    pub problem: Option<String>,
}

impl Privacy {
    /// Reads the author's own file. What else stands in it is left alone.
    pub fn read(text: &str) -> Self {
        let unread = |problem: &str| Self { names: Vec::new(), problem: Some(problem.to_owned()) };
        let Ok(value) = Value::from_toml(text) else { return unread("the file is not TOML that can be read") };
        let Some(names) = value.get("privacy").and_then(|privacy| privacy.get("names")) else { return Self::default() };
        let mut reader = Reader { problems: Vec::new(), known_rules: &[] };
        let mut privacy = Self::default();
        reader.texts(names, &mut privacy.names);
        if reader.problems.is_empty() { privacy } else { unread("`names` is a list of texts, such as [\"a\", \"b\"]") }
    }
}

/// A finding that is silenced without a mark in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignore {
    /// The rule.
    pub rule: String,
    /// Hash of the statement's text.
    pub hash: String,
    /// Why.
    pub reason: String,
}

impl Settings {
    /// The defaults, on `today`.
    pub fn on(today: Date) -> Self {
        Self {
            matrix: None,
            extend: None,
            documents: BTreeMap::new(),
            rules: BTreeMap::new(),
            windows: Windows { history_months: 18, future_months: 12 },
            limits: Limits { scan_words: 40, page_words: 450, note_words: 120, sentence_words: 30 },
            ignore: Vec::new(),
            privacy: Privacy::default(),
            inlay_hints: None,
            today,
        }
    }

    /// Takes over what `config` says. What it gets wrong is a problem on its own span; the rest holds.
    pub fn apply(&mut self, config: &Value, known_rules: &[&str]) -> Vec<Problem> {
        let mut reader = Reader { problems: Vec::new(), known_rules };
        for entry in config.entries() {
            let value = &entry.value;
            match entry.key.as_str() {
                "matrix" => reader.text(value, &mut self.matrix),
                "extend" => reader.text(value, &mut self.extend),
                "documents" => reader.documents(value, &mut self.documents),
                "rules" => reader.rules(value, &mut self.rules),
                "windows" => reader.numbers(
                    value,
                    &mut [
                        ("history-months", &mut self.windows.history_months),
                        ("future-months", &mut self.windows.future_months),
                    ],
                ),
                "limits" => reader.numbers(
                    value,
                    &mut [
                        ("scan-words", &mut self.limits.scan_words),
                        ("page-words", &mut self.limits.page_words),
                        ("note-words", &mut self.limits.note_words),
                        ("sentence-words", &mut self.limits.sentence_words),
                    ],
                ),
                "ignore" => reader.ignore(value, &mut self.ignore),
                "inlay-hints" => reader.flag(value, &mut self.inlay_hints),
                "privacy" => reader.problem(
                    entry.key_span,
                    "Names to keep private stand in your own `career-ls/config.toml`, where they are not sent along."
                        .to_owned(),
                ),
                other => reader.unknown(
                    entry.key_span,
                    other,
                    &["matrix", "extend", "documents", "rules", "windows", "limits", "ignore", "inlay-hints"],
                ),
            }
        }
        reader.problems
    }
}

struct Reader<'a> {
    problems: Vec<Problem>,
    known_rules: &'a [&'a str],
}

impl Reader<'_> {
    fn problem(&mut self, span: Span, text: String) {
        self.problems.push(Problem { span, code: "invalid-config", text });
    }

    fn unknown(&mut self, span: Span, key: &str, known: &[&str]) {
        let near = known.iter().max_by(|a, b| strsim::jaro(key, a).total_cmp(&strsim::jaro(key, b)));
        let hint = near.filter(|near| strsim::jaro(key, near) > 0.8).map(|near| format!(" Did you mean `{near}`?"));
        self.problem(span, format!("`{key}` is not a setting of career-ls.{}", hint.unwrap_or_default()));
    }

    fn text(&mut self, value: &Value, into: &mut Option<String>) {
        match &value.kind {
            ValueKind::Text(text) => *into = Some(text.clone()),
            ValueKind::Null => {}
            _ => self.problem(value.span, "This setting is a text in quotes.".to_owned()),
        }
    }

    fn flag(&mut self, value: &Value, into: &mut Option<bool>) {
        match value.kind {
            ValueKind::Bool(flag) => *into = Some(flag),
            ValueKind::Null => {}
            _ => self.problem(value.span, "This setting is true or false.".to_owned()),
        }
    }

    fn texts(&mut self, value: &Value, into: &mut Vec<String>) {
        match &value.kind {
            ValueKind::List(items) if items.iter().all(|item| item.text().is_some()) => {
                *into = items.iter().filter_map(Value::text).map(str::to_owned).collect();
            }
            ValueKind::Null => {}
            _ => self.problem(value.span, "This setting is a list of texts, such as [\"a\", \"b\"].".to_owned()),
        }
    }

    fn documents(&mut self, value: &Value, into: &mut BTreeMap<Kind, Documents>) {
        for entry in value.entries() {
            let Ok(kind) = entry.key.parse::<Kind>() else {
                self.unknown(entry.key_span, &entry.key, &Kind::ALL.map(Kind::name));
                continue;
            };
            let documents = into.entry(kind).or_default();
            for part in entry.value.entries() {
                match part.key.as_str() {
                    "files" => self.texts(&part.value, &mut documents.files),
                    "required" => self.texts(&part.value, &mut documents.required),
                    other => self.unknown(part.key_span, other, &["files", "required"]),
                }
            }
        }
    }

    fn rules(&mut self, value: &Value, into: &mut BTreeMap<String, Weight>) {
        for entry in value.entries() {
            if !self.known_rules.contains(&entry.key.as_str()) {
                let known = self.known_rules.to_vec();
                self.unknown(entry.key_span, &entry.key, &known);
                continue;
            }
            match entry.value.text().and_then(Weight::named) {
                Some(weight) => {
                    into.insert(entry.key.clone(), weight);
                }
                None => self.problem(
                    entry.value.span,
                    "A rule is set to \"off\", \"hint\", \"information\", \"warning\" or \"error\".".to_owned(),
                ),
            }
        }
    }

    fn numbers(&mut self, value: &Value, into: &mut [(&str, &mut u32)]) {
        for entry in value.entries() {
            let Some((_, slot)) = into.iter_mut().find(|(key, _)| *key == entry.key) else {
                let known: Vec<&str> = into.iter().map(|(key, _)| *key).collect();
                self.unknown(entry.key_span, &entry.key, &known);
                continue;
            };
            match entry.value.kind {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked by the guard")]
                ValueKind::Number(number) if number.fract() == 0.0 && (1.0..=100_000.0).contains(&number) => {
                    **slot = number as u32;
                }
                _ => self.problem(entry.value.span, "This setting is a whole number from 1 to 100000.".to_owned()),
            }
        }
    }

    fn ignore(&mut self, value: &Value, into: &mut Vec<Ignore>) {
        let ValueKind::List(items) = &value.kind else {
            return self.problem(value.span, "Write `[[ignore]]` with rule, hash and reason.".to_owned());
        };
        for item in items {
            let part = |key| item.get(key).and_then(Value::text).map(str::to_owned);
            match (part("rule"), part("hash"), part("reason")) {
                (Some(rule), Some(hash), Some(reason)) => into.push(Ignore { rule, hash, reason }),
                _ => self.problem(item.span, "An `[[ignore]]` needs rule, hash and reason.".to_owned()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Severity;

    fn apply(text: &str) -> (Settings, Vec<(String, String)>) {
        let mut settings = Settings::on(jiff::civil::date(2026, 11, 20));
        let value = Value::from_toml(text).expect("TOML");
        let problems = settings.apply(&value, &["task-phrasing", "missing-evidence"]);
        let problems = problems.into_iter().map(|p| (p.span.of(text).to_owned(), p.text)).collect();
        (settings, problems)
    }

    #[test]
    fn a_config_is_taken_over() {
        let (settings, problems) = apply(
            "matrix = \"ladder.md\"\ninlay-hints = true\n[documents.promotion]\nfiles = [\"case/*.md\"]\n[rules]\ntask-phrasing = \"hint\"\n\
             [windows]\nhistory-months = 24\n[[ignore]]\nrule = \"task-phrasing\"\nhash = \"ab\"\nreason = \"quoted\"\n",
        );
        assert_eq!(problems, []);
        assert_eq!(settings.matrix.as_deref(), Some("ladder.md"));
        assert_eq!(settings.documents[&Kind::Promotion].files, ["case/*.md"]);
        assert_eq!(settings.rules["task-phrasing"], Weight::On(Severity::Hint));
        assert_eq!((settings.windows.history_months, settings.windows.future_months), (24, 12));
        assert_eq!((settings.ignore.len(), settings.inlay_hints), (1, Some(true)));
    }

    #[test]
    fn names_to_keep_private_are_read_from_the_own_file_alone() {
        let read = Privacy::read("[privacy]\nnames = [\"Acme\", \"Fal*\"]\n[other]\nx = 1\n");
        assert_eq!((read.names.as_slice(), read.problem), (&["Acme".to_owned(), "Fal*".to_owned()][..], None));
        assert_eq!(Privacy::read(""), Privacy::default());
        for broken in ["[privacy", "[privacy]\nnames = \"Acme\"", "[privacy]\nnames = [1]"] {
            let read = Privacy::read(broken);
            assert!(read.names.is_empty() && read.problem.is_some(), "{broken}");
        }
        let (settings, problems) = apply("[privacy]\nnames = [\"Acme\"]\n");
        assert_eq!((settings.privacy, problems.len()), (Privacy::default(), 1));
        assert!(problems[0].1.contains("your own"), "{problems:?}");
    }

    #[test]
    fn what_is_wrong_is_named_and_the_rest_holds() {
        let (settings, problems) = apply(
            "matrx = \"a\"\n[rules]\ntask-phrasin = \"off\"\nmissing-evidence = \"loud\"\n[windows]\nhistory-months = 0\n\
             future-months = 6\n[documents.promo]\nfiles = []\n",
        );
        let spans: Vec<&str> = problems.iter().map(|(span, _)| span.as_str()).collect();
        assert_eq!(spans, ["promo", "matrx", "\"loud\"", "task-phrasin", "0"]);
        assert!(problems.iter().any(|(_, text)| text.ends_with("Did you mean `matrix`?")));
        assert_eq!(settings.windows.future_months, 6);
    }
}
