use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::text::{Buffer, Encoding, Replacement, Span};

use super::world::Change;

/// How long an edit can be overtaken by a later one.
const MOMENT: Duration = Duration::from_secs(1);
/// How many edits are kept.
const EDITS: usize = 32;
/// Longest text of a change that is kept, in bytes.
const KEPT: usize = 4096;

/// The last edits of a document. Some editors (Helix 25.01 under load) send notifications side by side, so that one may
/// overtake the one before it; its version then tells that it came too early.
#[derive(Debug, Default)]
pub(super) struct Recent {
    edits: VecDeque<Edit>,
}

#[derive(Debug)]
struct Edit {
    version: i32,
    at: Instant,
    /// The text that it was made in.
    before: Buffer,
    changes: Vec<Change>,
}

impl Recent {
    /// Notes an edit of `before` that led to `version`.
    pub(super) fn note(&mut self, version: i32, before: Buffer, changes: &[Change]) {
        self.edits.retain(|edit| edit.at.elapsed() < MOMENT);
        if self.edits.len() == EDITS {
            self.edits.pop_front();
        }
        // Who sends the whole text says all that came before it again; and what is pasted is not kept.
        if changes.iter().any(|change| change.range.is_none() || change.text.len() > KEPT) {
            return self.edits.clear();
        }
        self.edits.push_back(Edit { version, at: Instant::now(), before, changes: changes.to_vec() });
    }

    /// What the text would be if `changes`, which led to `version`, had come before the later edits that overtook them;
    /// none if nothing did.
    pub(super) fn reordered(&mut self, version: i32, changes: &[Change], encoding: Encoding) -> Option<Buffer> {
        let overtaken = |edit: &Edit| edit.version > version && edit.at.elapsed() < MOMENT;
        let place = self.edits.iter().position(overtaken)?;
        // Versions that do not grow say nothing about the order.
        if self.edits.range(place..).any(|edit| edit.version <= version) {
            return None;
        }
        let before = self.edits[place].before.clone();
        self.edits.insert(place, Edit { version, at: Instant::now(), before, changes: changes.to_vec() });
        let mut text = self.edits[place].before.clone();
        for edit in self.edits.range_mut(place..) {
            edit.before = text.clone();
            apply(&mut text, &edit.changes, encoding);
        }
        Some(text)
    }
}

/// Makes `changes` in their order, each in the text that the one before it left; says what each replaced.
pub(super) fn apply(buffer: &mut Buffer, changes: &[Change], encoding: Encoding) -> Vec<Replacement> {
    let mut replaced = Vec::with_capacity(changes.len());
    for change in changes {
        let span = match change.range {
            Some(range) => buffer.span(range, encoding),
            None => Span::new(0, buffer.len()),
        };
        replaced.push(buffer.replace(span, &change.text));
    }
    replaced
}

/// Makes `buffer` say what `wanted` says, by one edit where they differ.
pub(super) fn mend(buffer: &mut Buffer, wanted: &Buffer) -> Replacement {
    let (old, new) = (buffer.text(), wanted.text());
    let same = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
    };
    let ahead = same(&mut old.chars().zip(new.chars()));
    let behind = same(&mut old[ahead..].chars().rev().zip(new[ahead..].chars().rev()));
    buffer.replace(Span::new(ahead, old.len() - behind), &new[ahead..new.len() - behind])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Position, Range};

    fn insert(character: u32, text: &str) -> Vec<Change> {
        let at = Position { line: 0, character };
        vec![Change { range: Some(Range { start: at, end: at }), text: text.to_owned() }]
    }

    #[test]
    fn an_edit_that_was_overtaken_takes_its_place() {
        let mut recent = Recent::default();
        let mut buffer = Buffer::new("é", 1);
        for (version, character, text) in [(2, 1, "a"), (5, 4, "d"), (4, 3, "c"), (3, 2, "b"), (6, 5, "e")] {
            let changes = insert(character, text);
            if let Some(wanted) = recent.reordered(version, &changes, Encoding::Utf16) {
                mend(&mut buffer, &wanted);
            } else {
                recent.note(version, buffer.clone(), &changes);
                apply(&mut buffer, &changes, Encoding::Utf16);
            }
        }
        assert_eq!(buffer.text(), "éabcde");
    }

    #[test]
    fn what_says_the_whole_text_or_much_of_it_is_not_kept() {
        let mut recent = Recent::default();
        recent.note(2, Buffer::new("", 1), &insert(0, "x"));
        recent.note(3, Buffer::new("x", 2), &[Change { range: None, text: "whole".to_owned() }]);
        assert!(recent.edits.is_empty());
        recent.note(4, Buffer::new("whole", 3), &insert(0, &"x".repeat(KEPT + 1)));
        assert!(recent.edits.is_empty());
    }

    #[test]
    fn versions_that_do_not_grow_say_nothing() {
        let mut recent = Recent::default();
        let buffer = Buffer::new("", 1);
        for version in [3, 3, 2] {
            recent.note(version, buffer.clone(), &insert(0, "x"));
        }
        assert!(recent.reordered(2, &insert(0, "y"), Encoding::Utf8).is_none());
        assert!(recent.reordered(3, &insert(0, "y"), Encoding::Utf8).is_none());
    }
}
