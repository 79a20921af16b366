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
    /// Words to choose from; empty where the author writes freely.
    pub choices: Vec<String>,
}

impl Template {
    /// Text without a slot.
    pub fn text(text: impl Into<String>) -> Self {
        Self::default().then(text)
    }

    /// Reads text in which slots are visible: `⟨metric⟩` is one, and so is `⟨cut|raised⟩`, with words to choose from.
    /// An opening bracket that is not closed on its line is text.
    pub fn parse(text: &str) -> Self {
        let mut template = Self::default();
        let mut rest = text;
        while let Some(open) = rest.find('⟨') {
            let inside = &rest[open + '⟨'.len_utf8()..];
            let end = inside.find(['⟨', '⟩', '\n', '\r']).filter(|&end| end > 0 && inside[end..].starts_with('⟩'));
            let Some(end) = end else {
                template = template.then(&rest[..open + '⟨'.len_utf8()]);
                rest = inside;
                continue;
            };
            let choices: Vec<String> = inside[..end].split('|').map(|word| word.trim().to_owned()).collect();
            let label = choices.join(", ");
            let choices = if choices.len() > 1 { choices } else { Vec::new() };
            template = template.then(&rest[..open]).with(Slot { label, choices });
            rest = &inside[end + '⟩'.len_utf8()..];
        }
        template.then(rest)
    }

    /// Text and slots, put together.
    pub fn of(parts: Vec<Part>) -> Self {
        Self::default().join(Self { parts })
    }

    /// Adds what `other` is made of.
    #[must_use]
    pub fn join(mut self, other: Template) -> Self {
        for part in other.parts {
            self = match part {
                Part::Text(text) => self.then(text),
                Part::Slot(slot) => self.with(slot),
            };
        }
        self
    }

    /// Writes `value` into every slot of that label.
    #[must_use]
    pub fn filled(self, label: &str, value: &str) -> Self {
        let fill = |template: Self, part| match part {
            Part::Slot(slot) if slot.label == label => template.then(value),
            Part::Slot(slot) => template.with(slot),
            Part::Text(text) => template.then(text),
        };
        self.parts.into_iter().fold(Self::default(), fill)
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

    /// The text as an LSP snippet: slots are tab stops from 1, and what a snippet would read as its own is escaped. In a
    /// whole section, stops keep their brackets: it is not filled in one go, and one that is left for later stays a slot.
    pub fn snippet(&self) -> String {
        let long = |part: &Part| matches!(part, Part::Text(text) if text.contains("\n\n") || text.contains("\n\r\n"));
        self.stops(self.parts.iter().any(long))
    }

    /// The same, and stops keep their brackets: for editors that take a snippet and make no tab stops of it, and for what
    /// is left for later.
    pub fn bracketed_snippet(&self) -> String {
        self.stops(true)
    }

    fn stops(&self, bracketed: bool) -> String {
        let (open, close) = if bracketed { ("⟨", "⟩") } else { ("", "") };
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
                        out.push_str(open);
                        escape(&slot.label, &['\\', '$', '}'], &mut out);
                        out.push_str(close);
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
    fn what_is_left_of_a_section_stays_a_slot() {
        assert_eq!(Template::parse("Ran it, cutting ⟨what⟩").snippet(), "Ran it, cutting ${1:what}");
        assert_eq!(Template::parse("## Future\n\n- By ⟨day⟩\n").snippet(), "## Future\n\n- By ${1:⟨day⟩}\n");
        let unit = Template::parse("⟨before⟩ days, ⟨cut|raised⟩");
        assert_eq!(unit.bracketed_snippet(), "${1:⟨before⟩} days, ${2|cut,raised|}");
    }

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

    #[test]
    fn slots_are_read_as_they_are_shown() {
        for text in ["", "no slot", "⟨a⟩", "Cut ⟨what⟩ from ⟨before⟩\nto ⟨after, in days⟩.\n", "é ⟨→ 🚀⟩ `x`"]
        {
            assert_eq!(Template::parse(text).visible(), text);
        }
        let labels = |text: &str| -> Vec<String> {
            let template = Template::parse(text);
            let slots = template.parts().iter().filter_map(|part| match part {
                Part::Slot(slot) => Some(slot.label.clone()),
                Part::Text(_) => None,
            });
            slots.collect()
        };
        assert_eq!(labels("⟨a⟩⟨b⟩ c ⟨d e⟩"), ["a", "b", "d e"]);
        for text in ["⟨⟩", "⟨open", "⟨over\ntwo lines⟩", "closed⟩", "⟨"] {
            assert_eq!(labels(text), [] as [&str; 0], "{text}");
            assert_eq!(Template::parse(text), Template::text(text));
        }
        assert_eq!(labels("⟨a ⟨b⟩"), ["b"], "the inner one closes");
    }

    #[test]
    fn words_to_choose_from_are_shown_together() {
        let template = Template::parse("We ⟨cut|raised⟩ ⟨what⟩");
        assert_eq!(template.visible(), "We ⟨cut, raised⟩ ⟨what⟩");
        assert_eq!(template.snippet(), "We ${1|cut,raised|} ${2:what}");
    }

    #[test]
    fn a_slot_is_filled_wherever_it_stands() {
        let template = Template::parse("⟨role⟩, ⟨level⟩ ⟨role⟩").filled("role", "TPM").filled("target", "Staff");
        assert_eq!(template.visible(), "TPM, ⟨level⟩ TPM");
        assert_eq!(template.parts().len(), 3, "text next to text is one piece");
        assert_eq!(Template::text("a").join(Template::parse("b ⟨c⟩")).visible(), "ab ⟨c⟩");
    }
}
