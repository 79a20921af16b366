//! Phrases at the head of a statement that hide what was done.

use std::sync::LazyLock;

use crate::prose::fnv::Map;
use crate::prose::line::Line;
use crate::prose::table::rows;
use crate::prose::verb::{Class, Form};
use crate::prose::words;

/// What an opener hides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Opener {
    /// "responsible for": an assignment.
    Duty,
    /// "served as"
    Served,
    /// "participated in": presence.
    Part,
    /// "contributed to": a part that is not named.
    OwnPart,
    /// "worked on"
    WorkOn,
    /// "helped", "assisted in"
    Help,
    /// "worked with": company before work.
    With,
    /// "was able to"
    Hedge,
    /// "tried to"
    Try,
}

impl Opener {
    /// Whether it tells a duty or a presence where work could be told. A hedge or an attempt is another matter.
    pub(crate) fn is_weak(self) -> bool {
        !matches!(self, Opener::Hedge | Opener::Try)
    }
}

struct Phrase {
    kind: Opener,
    words: Vec<&'static str>,
}

static PHRASES: LazyLock<Map<Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: Map<Vec<Phrase>> = Map::default();
    for row in rows(include_str!("../data/openers.txt")) {
        let Some((kind, phrase)) = row.split_once(": ") else { continue };
        let Some(kind) = kind_of(kind) else { continue };
        let words: Vec<&str> = phrase.split(' ').collect();
        phrases.entry(key(words[0])).or_default().push(Phrase { kind, words });
    }
    for list in phrases.values_mut() {
        list.sort_by_key(|phrase| usize::MAX - phrase.words.len());
    }
    phrases
});

fn kind_of(name: &str) -> Option<Opener> {
    Some(match name {
        "duty" => Opener::Duty,
        "served" => Opener::Served,
        "part" => Opener::Part,
        "own-part" => Opener::OwnPart,
        "work-on" => Opener::WorkOn,
        "help" => Opener::Help,
        "with" => Opener::With,
        "hedge" => Opener::Hedge,
        "try" => Opener::Try,
        _ => return None,
    })
}

fn key(word: &'static str) -> &'static str {
    word.trim_start_matches('<').trim_end_matches('>')
}

/// The longest opener at token `index`, and the token after it.
pub(super) fn opener(line: &Line<'_>, index: usize) -> Option<(Opener, usize)> {
    let low = line.low(index);
    let lemmas = line.senses(index).iter().map(|sense| sense.verb.lemma());
    let mut best: Option<(Opener, usize)> = None;
    for key in lemmas.chain([low]) {
        let Some(list) = PHRASES.get(key) else { continue };
        let found = list.iter().find(|phrase| {
            let lemma = phrase.words[0].starts_with('<');
            (lemma || phrase.words[0] == low)
                && phrase.words.iter().enumerate().skip(1).all(|(offset, word)| line.low(index + offset) == *word)
        });
        if let Some(phrase) = found
            && best.is_none_or(|(_, to)| index + phrase.words.len() > to)
        {
            best = Some((phrase.kind, index + phrase.words.len()));
        }
    }
    best.filter(|(_, to)| !hopes(line, index, *to))
}

/// "Expected to attend" tells a duty, "expected to save 20%" a hope: what the verb after it does makes the difference.
fn hopes(line: &Line<'_>, index: usize, to: usize) -> bool {
    line.is(index, words::PROJECTED) && line.as_form(to, Form::Base).is_some_and(|verb| verb.class == Class::Change)
}
