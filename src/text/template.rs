/// Text with slots: gaps for facts that only the author knows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Template {
    parts: Vec<Part>,
}

/// A piece of a [`Template`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Text as it will stand.
    Text(String),
    /// A gap.
    Slot(Slot),
}

/// A gap in a [`Template`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// What belongs there, in a word or two.
    pub label: String,
    /// Words to choose from; empty where the author writes freely. The first one is the label's stand-in.
    pub choices: Vec<String>,
}

impl Template {
    /// Text without a slot.
    pub fn text(text: impl Into<String>) -> Self {
        Self::default().then(text)
    }

    /// Adds text.
    #[must_use]
    pub fn then(mut self, text: impl Into<String>) -> Self {
        let text = text.into();
        match self.parts.last_mut() {
            Some(Part::Text(last)) => last.push_str(&text),
            _ if text.is_empty() => {}
            _ => self.parts.push(Part::Text(text)),
        }
        self
    }

    /// Adds a slot.
    #[must_use]
    pub fn with(mut self, slot: Slot) -> Self {
        self.parts.push(Part::Slot(slot));
        self
    }

    /// Adds a slot that the author fills freely.
    #[must_use]
    pub fn slot(mut self, label: &str) -> Self {
        self.parts.push(Part::Slot(Slot { label: label.to_owned(), choices: Vec::new() }));
        self
    }

    /// Adds a slot with words to choose from.
    #[must_use]
    pub fn choice(mut self, choices: &[&str]) -> Self {
        let choices: Vec<String> = choices.iter().map(|&choice| choice.to_owned()).collect();
        let label = choices.first().cloned().unwrap_or_default();
        self.parts.push(Part::Slot(Slot { label, choices }));
        self
    }

    /// Adds all of `other`.
    #[must_use]
    pub fn joined(self, other: Template) -> Self {
        other.parts.into_iter().fold(self, |template, part| match part {
            Part::Text(text) => template.then(text),
            Part::Slot(slot) => template.with(slot),
        })
    }

    /// Its pieces, in order.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Whether anything is left to fill.
    pub fn has_slots(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Slot(_)))
    }

    /// The text with each slot visible: `⟨metric⟩`.
    pub fn visible(&self) -> String {
        let mut out = String::new();
        for part in &self.parts {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Slot(slot) => {
                    out.push('⟨');
                    out.push_str(&slot.label);
                    out.push('⟩');
                }
            }
        }
        out
    }

    /// The text as an LSP snippet: slots are tab stops from 1, and what a snippet would read as its own is escaped.
    pub fn snippet(&self) -> String {
        let mut out = String::new();
        let mut stop = 0;
        for part in &self.parts {
            match part {
                Part::Text(text) => escape(text, &['\\', '$', '}'], &mut out),
                Part::Slot(slot) => {
                    stop += 1;
                    out.push_str("${");
                    out.push_str(&stop.to_string());
                    if slot.choices.is_empty() {
                        out.push(':');
                        escape(&slot.label, &['\\', '$', '}'], &mut out);
                    } else {
                        out.push('|');
                        for (index, choice) in slot.choices.iter().enumerate() {
                            if index > 0 {
                                out.push(',');
                            }
                            escape(choice, &['\\', ',', '|'], &mut out);
                        }
                        out.push('|');
                    }
                    out.push('}');
                }
            }
        }
        out
    }
}

fn escape(text: &str, special: &[char], out: &mut String) {
    for c in text.chars() {
        if special.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_visible_or_tab_stops() {
        let template = Template::text("Saved $5 {a}")
            .then(r"\")
            .then(", ")
            .choice(&["cutting", "raising, or", "x|y"])
            .then(" ")
            .slot("what}");
        assert_eq!(template.visible(), r"Saved $5 {a}\, ⟨cutting⟩ ⟨what}⟩");
        assert_eq!(template.snippet(), r"Saved \$5 {a\}\\, ${1|cutting,raising\, or,x\|y|} ${2:what\}}");
        assert!(template.has_slots() && !Template::text("x").has_slots());
    }
}
