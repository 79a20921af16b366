//! What a statement tells, so far that the same told twice is known again.

use super::line::{Kind, Line};
use super::reading::{Reading, Role};
use super::verb::Class;
use super::words;

/// The numbers and the words that carry what a statement tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gist {
    /// The numbers that measure its effect, as written, each once.
    numbers: Vec<String>,
    /// Words of meaning, in their ground form, each once.
    words: Vec<String>,
}

/// Of the words of the shorter one, as many must be in both.
const SHARED: (usize, usize) = (1, 2);
/// Where there is no number to tell by, as many.
const ALIKE: (usize, usize) = (3, 4);
/// And there, at least so many.
const ENOUGH: usize = 4;

impl Gist {
    /// The gist of the statement `plain`, of which `reading` was read.
    pub fn of(plain: &str, reading: &Reading) -> Self {
        let line = Line::statement(plain);
        let results = reading.quantities.iter().filter(|quantity| quantity.role == Role::Result);
        let mut numbers: Vec<String> = results.flat_map(|quantity| figures(quantity.span.of(plain))).collect();
        let counted =
            |at: &usize| reading.quantities.iter().any(|quantity| quantity.span.contains(line.tokens[*at].span));
        let words = (0..line.len()).filter(|at| !counted(at));
        let mut told: Vec<String> = words.filter_map(|at| meaning(&line, at)).collect();
        for list in [&mut numbers, &mut told] {
            list.sort_unstable();
            list.dedup();
        }
        Self { numbers, words: told }
    }

    /// The words of meaning, in their ground form and in order, each once.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether both tell the same outcome: the numbers of one are all in the other, and most of its words.
    pub fn is_same(&self, other: &Gist) -> bool {
        let (words, numbers) = (shared(&self.words, &other.words), shared(&self.numbers, &other.numbers));
        let shorter = self.words.len().min(other.words.len());
        let fewer = self.numbers.len().min(other.numbers.len());
        let (of, enough) = match numbers {
            0 => (ALIKE, ENOUGH),
            1 => (SHARED, 2),
            _ => (SHARED, 1),
        };
        let measured = self.numbers.is_empty() == other.numbers.is_empty();
        measured && numbers == fewer && words >= enough && words * of.1 >= shorter * of.0
    }
}

/// How many are in both; both are in order.
fn shared(a: &[String], b: &[String]) -> usize {
    a.iter().filter(|word| b.binary_search(word).is_ok()).count()
}

/// The figures in the words of an amount; of an amount in words, these.
fn figures(words: &str) -> Vec<String> {
    let figure = |text: &str| text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect::<String>();
    let digits = words.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','));
    let digits: Vec<String> =
        digits.map(|text| figure(text).trim_matches('.').to_owned()).filter(|text| !text.is_empty()).collect();
    if digits.is_empty() { vec![words.to_lowercase()] } else { digits }
}

/// The ground form of the word at token `at`, if it carries meaning.
pub(super) fn meaning(line: &Line<'_>, at: usize) -> Option<String> {
    let low = line.low(at);
    let small = line.is_function(at) || line.is(at, words::DETERMINERS) || line.is(at, words::BEING);
    if line.kind(at) != Kind::Word || low.len() < 3 || small || line.tokens[at].quoted {
        return None;
    }
    if let Some(sense) = line.senses(at).first() {
        // That something was cut says little of what.
        return (sense.verb.class != Class::Change).then(|| sense.verb.lemma().to_owned());
    }
    let ground = if line.is(at, words::NOT_PLURAL) { low } else { low.strip_suffix('s').unwrap_or(low) };
    Some(ground.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        let gist = |plain: &str| Gist::of(plain, &crate::prose::read(plain));
        let (a, b) = (gist(a), gist(b));
        assert_eq!(a.is_same(&b), b.is_same(&a), "{a:?} {b:?}");
        a.is_same(&b)
    }

    #[test]
    fn the_same_outcome_in_other_words_is_known_again() {
        for (a, b) in [
            (
                "Cut release lead time from 9 to 3 days across 6 teams",
                "Release lead time went from 9 to 3 days once the train ran",
            ),
            ("Cut on-call pages by 40% for 3 teams", "On-call pages fell 40% in a year"),
            (
                "Payments and Risk both adopted my routing design over the vendor's",
                "My routing design was adopted by Payments and Risk",
            ),
            ("Saved 1,200 hours of manual checks", "Manual checks: 1200 hours saved"),
        ] {
            assert!(same(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn another_outcome_of_the_same_kind_is_another() {
        for (a, b) in [
            ("Cut release lead time from 9 to 3 days", "Cut release lead time from 9 to 4 days"),
            ("Cut build time by 40%", "Raised test coverage by 40%"),
            ("Cut the close from 9 to 3 days for Finance", "Cut review time from 9 to 3 days for Legal"),
            ("Payments adopted my design", "Risk adopted my checklist"),
            ("", ""),
            ("40%", "40%"),
        ] {
            assert!(!same(a, b), "{a} / {b}");
        }
    }
}
