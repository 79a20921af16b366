//! The front matter of a file, as far as it tells which level or attribute the file is.

use crate::text::Span;

/// Keys that put files in order, the surest first.
const ORDERS: [&str; 9] =
    ["weight", "order", "sidebar_position", "nav_order", "position", "rank", "number", "index", "level"];

/// What the front matter of a file tells.
#[derive(Debug, Clone, Default)]
pub(super) struct Matter {
    /// Where it stands itself.
    pub(super) span: Option<Span>,
    /// Where its title stands.
    pub(super) title: Option<Span>,
    /// The numbers that may put files in order, by key.
    pub(super) orders: Vec<(&'static str, i64)>,
    /// Whether it says that the file is another career document.
    pub(super) is_document: bool,
    /// Whether it says which level the file is.
    pub(super) has_level: bool,
}

impl Matter {
    /// Reads `text`, which starts at `start`. Only plain `key: value` lines count: nested values tell nothing here.
    pub(super) fn read(text: &str, start: usize) -> Self {
        let mut matter = Self { span: Some(Span::new(start, start + text.len())), ..Self::default() };
        let mut at = start;
        let mut in_career = false;
        for line in text.split_inclusive('\n') {
            let line_start = at;
            at += line.len();
            let nested = line.starts_with([' ', '\t']);
            let Some((key, value)) = line.split_once([':', '=']) else { continue };
            let name = key.trim().to_lowercase();
            if !nested {
                in_career = name == "career";
            }
            if in_career {
                let kind = line.split_once("kind:").map(|(_, kind)| kind.trim().trim_matches(['"', '\'', '}', '{']));
                matter.is_document |= kind.is_some_and(|kind| !kind.starts_with("matrix"));
            }
            if nested {
                continue;
            }
            let blank = value.len() - value.trim_start().len();
            let bare = value.trim().trim_matches(['"', '\'']);
            let quote = usize::from(value.trim_start().starts_with(['"', '\'']));
            let from = line_start + key.len() + 1 + blank + quote;
            let span = Span::new(from, from + bare.len());
            match name.as_str() {
                "title" | "name" if matter.title.is_none() || name == "title" => {
                    matter.title = Some(span).filter(|span| !span.is_empty());
                }
                _ => {}
            }
            matter.has_level |= name == "level" && !bare.is_empty();
            if let Some(key) = ORDERS.iter().find(|key| **key == name) {
                let digits = bare.trim_start_matches(|c: char| c.is_ascii_alphabetic());
                let number = digits.split('.').next().and_then(|number| number.parse().ok());
                matter.orders.extend(number.map(|number| (*key, number)));
            }
        }
        matter
    }

    /// The keys that put files in order, the surest first.
    pub(super) fn keys() -> impl Iterator<Item = &'static str> {
        ORDERS.into_iter()
    }

    /// The number under `key`.
    pub(super) fn order(&self, key: &str) -> Option<i64> {
        self.orders.iter().find(|(known, _)| *known == key).map(|(_, number)| *number)
    }
}
