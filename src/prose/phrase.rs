//! Phrases from a data file, matched on the tokens of a line.
//!
//! A row is `kind: pattern`; a pattern is words between blanks. `a|b` is either, `a|b?` either or neither, `…` up to three
//! words of the same clause.

use std::sync::OnceLock;

use regex::Regex;

use super::fnv::Map;
use super::line::Line;
use super::table::rows;

/// Phrases of several kinds.
pub(super) struct Phrases {
    by_first: Map<Vec<Phrase>>,
    /// First words, as far as they are plain.
    firsts: Vec<String>,
    /// What a text must hold for any of them to be in it: seldom met, so most texts are never cut into tokens. Made when
    /// it is first asked for, since making it takes longer than reading the phrases.
    first: OnceLock<Regex>,
}

struct Phrase {
    kind: &'static str,
    steps: Vec<Step>,
}

enum Step {
    One(Vec<&'static str>),
    Maybe(Vec<&'static str>),
    Gap,
}

/// A phrase in a line, in tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) kind: &'static str,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Words that a gap spans at most.
const GAP: usize = 3;

impl Phrases {
    /// The phrases of `file`, one of the embedded ones.
    pub(super) fn read(file: &'static str) -> Self {
        let mut by_first: Map<Vec<Phrase>> = Map::default();
        let mut firsts = Vec::new();
        for (kind, pattern) in rows(file).filter_map(|row| row.split_once(": ")) {
            let mut words = pattern.split_whitespace();
            let Some(first) = words.next() else { continue };
            for word in first.split('|') {
                let steps = words.clone().map(step).collect();
                by_first.entry(word).or_default().push(Phrase { kind, steps });
                // As far as it is plain: the filter may let too much through, never too little.
                let plain = word.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
                firsts.push(plain.to_owned());
            }
        }
        firsts.sort_unstable();
        firsts.dedup();
        Self { by_first, firsts, first: OnceLock::new() }
    }

    /// Whether any phrase may be in `text`; false is certain.
    pub(super) fn may_be_in(&self, text: &str) -> bool {
        let first = self.first.get_or_init(|| {
            // Plain letters: what `\b` and "in any case" mean needs no tables of all the world's.
            let first = Regex::new(&format!(r"(?i-u)\b(?:{})", self.firsts.join("|")));
            first.expect("an embedded list is read by the tests")
        });
        first.is_match(text)
    }

    /// The longest phrase at token `from`.
    pub(super) fn at(&self, line: &Line<'_>, from: usize) -> Option<Found> {
        let first = straight(line.low(from));
        let phrases = self.by_first.get(first.as_ref())?;
        let ends = phrases.iter().filter_map(|phrase| Some((phrase.kind, matched(line, from + 1, &phrase.steps)?)));
        ends.max_by_key(|(_, to)| *to).map(|(kind, to)| Found { kind, from, to })
    }

    /// Whether a phrase of that kind is in `line`, unquoted, longer ones of other kinds at the same place or not.
    pub(super) fn has(&self, line: &Line<'_>, kind: &str) -> bool {
        (0..line.len()).any(|at| !line.tokens[at].quoted && self.is_at(line, at, kind))
    }

    /// Whether a phrase of that kind is at token `at`, whatever others are.
    pub(super) fn is_at(&self, line: &Line<'_>, at: usize, kind: &str) -> bool {
        let first = straight(line.low(at));
        let phrases = self.by_first.get(first.as_ref()).map_or(&[][..], Vec::as_slice);
        phrases.iter().any(|phrase| phrase.kind == kind && matched(line, at + 1, &phrase.steps).is_some())
    }

    /// The phrases in `line`, in order; what is quoted is left out.
    pub(super) fn all<'a>(&'a self, line: &'a Line<'_>) -> impl Iterator<Item = Found> + 'a {
        (0..line.len()).filter(|&at| !line.tokens[at].quoted).filter_map(|at| self.at(line, at))
    }
}

fn step(word: &'static str) -> Step {
    match word.strip_suffix('?') {
        _ if word == "…" => Step::Gap,
        Some(word) => Step::Maybe(word.split('|').collect()),
        None => Step::One(word.split('|').collect()),
    }
}

/// `low` with straight apostrophes.
fn straight(low: &str) -> std::borrow::Cow<'_, str> {
    if low.contains('’') { low.replace('’', "'").into() } else { low.into() }
}

/// The token after `steps`, which begin at token `at`; the longest way.
fn matched(line: &Line<'_>, at: usize, steps: &[Step]) -> Option<usize> {
    let Some((step, rest)) = steps.split_first() else { return Some(at) };
    let is = |words: &[&str]| at < line.len() && words.contains(&straight(line.low(at)).as_ref());
    match step {
        Step::One(words) => is(words).then(|| matched(line, at + 1, rest)).flatten(),
        Step::Maybe(words) => {
            is(words).then(|| matched(line, at + 1, rest)).flatten().or_else(|| matched(line, at, rest))
        }
        Step::Gap => {
            let mut clause = (at..=at + GAP).take_while(|&end| end == at || !line.ends_clause(end - 1));
            clause.find_map(|end| matched(line, end, rest))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrases: &Phrases, text: &str) -> Vec<String> {
        let line = Line::statement(text);
        let words = |found: Found| format!("{} {}", found.kind, line.span(found.from, found.to).of(text));
        let all: Vec<String> = phrases.all(&line).map(words).collect();
        assert!(all.is_empty() || phrases.may_be_in(text), "{text}");
        all
    }

    #[test]
    fn phrases_have_choices_options_and_gaps() {
        let phrases = Phrases::read("# a list\na: don't|never tell\na: see my? last … mail|note\nb: see my last\n");
        assert_eq!(found(&phrases, "Don’t tell; see last note"), ["a Don’t tell", "a see last note"]);
        assert_eq!(found(&phrases, "See my last long e-mail or mail"), ["a See my last long e-mail or mail"]);
        assert_eq!(found(&phrases, "See my last, long mail"), ["b See my last"]);
        assert_eq!(found(&phrases, "He said “never tell”, nevertheless tell me"), [] as [&str; 0]);
        assert!(!phrases.may_be_in("Cut the time that is lost"));
    }
}
