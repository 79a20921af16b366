use crate::rewrite::Grade;
use crate::settings::Severity;
use crate::text::{Part, Span, Template};

/// What a rule noticed, in bytes of the document that it looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// How much it weighs, as settings have it.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// The statement that it is about, if it is about one.
    pub statement: Option<Span>,
    /// What is missing, why it matters, what to do.
    pub message: String,
    /// The other places that it is about.
    pub related: Vec<Related>,
}

/// Another place that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The way to the other document from the folder of the one that the finding is in; none for that one itself.
    pub path: Option<String>,
    /// The line, from 0.
    pub line: u32,
    /// What stands there.
    pub message: String,
}

/// An edit on offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in the imperative.
    pub title: String,
    /// What it asks of the author.
    pub grade: Grade,
    /// What is replaced, in bytes.
    pub span: Span,
    /// What comes in its place.
    pub template: Template,
}

impl Fix {
    /// The same fix with the words at both ends left alone that it would only write again. `old` is the text of its span.
    #[must_use]
    pub fn trimmed(self, old: &str) -> Fix {
        let parts = self.template.parts().to_vec();
        let (Some(Part::Text(first)), Some(last)) = (parts.first(), parts.last()) else { return self };
        let ahead = shared_words(old.char_indices().zip(first.char_indices()).map(|((at, a), (_, b))| (at, a, b)));
        let behind = match last {
            Part::Text(last) => {
                let (old, new) = (&old[ahead..], if parts.len() == 1 { &last[ahead..] } else { last.as_str() });
                shared_tail(old, new)
            }
            Part::Slot(_) => 0,
        };
        let mut template = Template::default();
        let count = parts.len();
        for (index, part) in parts.into_iter().enumerate() {
            template = match part {
                Part::Text(text) => {
                    let from = if index == 0 { ahead } else { 0 };
                    let to = if index + 1 == count { text.len() - behind } else { text.len() };
                    template.then(&text[from..to])
                }
                Part::Slot(slot) => template.with(slot),
            };
        }
        let span = Span::new(self.span.start + ahead, self.span.start + old.len() - behind);
        Fix { span, template, ..self }
    }
}

/// Bytes of whole words, with the blank behind them, that both texts start with.
fn shared_words(pairs: impl Iterator<Item = (usize, char, char)>) -> usize {
    let mut shared = 0;
    for (at, a, b) in pairs {
        if a != b {
            break;
        }
        if a == ' ' {
            shared = at + 1;
        }
    }
    shared
}

/// Bytes that both texts end with, from a blank on.
fn shared_tail(old: &str, new: &str) -> usize {
    let mut shared = 0;
    let mut len = 0;
    for (a, b) in old.chars().rev().zip(new.chars().rev()) {
        if a != b {
            break;
        }
        len += a.len_utf8();
        if a == ' ' {
            shared = len;
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trimmed(old: &str, template: Template) -> (String, String) {
        let fix = Fix { title: String::new(), grade: Grade::Review, span: Span::new(10, 10 + old.len()), template };
        let fix = fix.trimmed(old);
        (old[fix.span.start - 10..fix.span.end - 10].to_owned(), fix.template.visible())
    }

    fn pair(a: &str, b: &str) -> (String, String) {
        (a.to_owned(), b.to_owned())
    }

    #[test]
    fn an_edit_leaves_alone_what_it_would_only_repeat() {
        let old = "We were responsible for moving 12 é services";
        assert_eq!(
            trimmed(old, Template::text("We moved 12 é services")),
            pair("were responsible for moving", "moved")
        );
        let sketch = Template::text("Ran a review, ").slot("what").then(" up");
        assert_eq!(trimmed("Ran a review", sketch), pair("review", "review, ⟨what⟩ up"));
        assert_eq!(trimmed("a a a", Template::text("a a")), pair("a a", "a").clone());
    }
}
