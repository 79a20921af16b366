//! What the layouts ask of a value: names, words, and where they stand.

use crate::matrix::draft::{Draft, Name};
use crate::matrix::model::Place;
use crate::matrix::source::Page;
use crate::settings::{Entry, Value, ValueKind};
use crate::text::Span;

/// The text that values stand in.
pub(super) struct Source<'a> {
    pub(super) page: &'a Page,
    /// The text that was read: all of the page's, or its front matter.
    pub(super) text: &'a str,
    /// Where that starts in the page.
    pub(super) offset: usize,
}

impl Source<'_> {
    pub(super) fn place(&self, span: Span) -> Place {
        self.page.place(span.shifted(self.offset))
    }

    /// The place of the words in `span`: without quotes, where what is between them is read as it is written.
    pub(super) fn words_place(&self, span: Span) -> Place {
        let raw = span.of(self.text);
        let inner = |quote: char| raw.strip_prefix(quote).and_then(|raw| raw.strip_suffix(quote));
        let escaped: &[char] = if raw.starts_with('"') { &['\\', '\n'] } else { &['\'', '\n'] };
        let inner = inner('"').or_else(|| inner('\'')).filter(|inner| !inner.is_empty() && !inner.contains(escaped));
        self.place(if inner.is_some() { Span::new(span.start + 1, span.end - 1) } else { span })
    }

    /// A name that is the text of `value`.
    pub(super) fn name(&self, value: &Value) -> Option<Name> {
        let text = words(value)?;
        Some(Name { text: text.to_owned(), place: self.words_place(value.span) })
    }

    /// Says that the words of `value` are understood, and every key in it.
    pub(super) fn understood(&self, draft: &mut Draft, value: &Value) {
        self.opened(draft, value);
        match &value.kind {
            ValueKind::Text(_) => draft.place(self.place(value.span)),
            ValueKind::List(items) => items.iter().for_each(|item| self.understood(draft, item)),
            ValueKind::Table(entries) => entries.iter().for_each(|entry| self.entry(draft, entry)),
            _ => {}
        }
    }

    /// Says that what introduces `value` is understood: an alias, whose words are elsewhere, or TOML's `[[header]]`.
    pub(super) fn opened(&self, draft: &mut Draft, value: &Value) {
        let raw = value.span.of(self.text);
        let header = raw.starts_with('[') && matches!(value.kind, ValueKind::Table(_));
        if header || raw.starts_with('*') {
            draft.place(self.place(value.span));
        }
        // A merge key brings entries in, and says nothing itself.
        for merge in value.entries().iter().filter(|entry| entry.key == "<<") {
            draft.place(self.place(merge.key_span));
            draft.place(self.place(merge.value.span));
        }
    }

    /// Says that an entry is understood, with all that is in it.
    pub(super) fn entry(&self, draft: &mut Draft, entry: &Entry) {
        draft.place(self.place(entry.key_span));
        self.understood(draft, &entry.value);
    }
}

/// The text of a value without blanks at its ends, where it is text that says something.
pub(super) fn words(value: &Value) -> Option<&str> {
    value.text().map(str::trim).filter(|text| !text.is_empty())
}

/// The items of a list; none of anything else.
pub(super) fn items(value: &Value) -> &[Value] {
    match &value.kind {
        ValueKind::List(items) => items,
        _ => &[],
    }
}
