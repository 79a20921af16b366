//! Numbers of attributes that a sentence tells: "three of our five attributes look strong", "two are ambiguous".

use crate::document::Status;
use crate::text::Span;

/// A number of attributes, as a sentence tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The number, in the sentence.
    pub span: Span,
    /// What it says.
    pub value: usize,
    /// Of what: of all attributes, where it is none.
    pub status: Option<Status>,
}

const NUMBERS: [&str; 13] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const NOUNS: [&str; 4] = ["attribute", "attributes", "competency", "competencies"];
const OWNERS: [&str; 8] = ["the", "our", "my", "its", "these", "your", "all", "those"];

struct Word {
    low: String,
    span: Span,
    /// Whether a clause ends behind it.
    ends: bool,
}

/// The numbers of attributes that `plain` tells, as far as they are certain.
pub fn tallies(plain: &str) -> Vec<Tally> {
    let words = words(plain);
    let mut out = Vec::new();
    if !words.iter().any(|word| NOUNS.contains(&word.low.as_str())) {
        return out;
    }
    for at in 0..words.len() {
        let Some(value) = number(&words[at].low) else { continue };
        let tally = |status| Tally { span: words[at].span, value, status };
        if let Some(noun) = noun_after(&words, at) {
            out.extend(counted(&words, at, noun).map(tally));
        } else if let Some(total) = total_after(&words, at) {
            let noun = noun_after(&words, total).unwrap_or(total);
            out.extend(status_after(&words, noun, 4).map(|status| tally(Some(status))));
        } else if linked(&words, at) {
            out.extend(status_after(&words, at, 3).map(|status| tally(Some(status))));
        }
    }
    out
}

/// What the number at `at` counts, the noun of which stands at `noun`: the outer none where it cannot be told.
#[expect(clippy::option_option, reason = "unknown, all attributes, those of a status")]
fn counted(words: &[Word], at: usize, noun: usize) -> Option<Option<Status>> {
    if let Some(status) = (at + 1..noun).find_map(|index| status(&words[index].low)) {
        return Some(Some(status));
    }
    let before = |back: usize| at.checked_sub(back).map_or("", |index| words[index].low.as_str());
    let owner = OWNERS.contains(&before(1));
    let of = before(1) == "of" || owner && before(2) == "of";
    if let Some(status) = status_after(words, noun, 4).filter(|_| !of) {
        return Some(Some(status));
    }
    let core = (at + 1..noun).any(|index| matches!(words[index].low.as_str(), "core" | "key"));
    let narrowed = words.get(noun + 1).is_some_and(|word| {
        !words[noun].ends && matches!(word.low.as_str(), "that" | "which" | "where" | "i" | "with" | "under" | "in")
    });
    let has = matches!(before(1), "has" | "lists" | "names" | "all" | "our" | "its");
    (of || (has || core) && !narrowed).then_some(None)
}

/// The noun that the number at `at` counts, with at most two adjectives between.
fn noun_after(words: &[Word], at: usize) -> Option<usize> {
    let known = |low: &str| matches!(low, "core" | "key" | "main") || status(low).is_some();
    let noun = (at + 1..words.len().min(at + 4)).find(|&index| NOUNS.contains(&words[index].low.as_str()))?;
    (at + 1..noun)
        .all(|index| known(&words[index].low) && !words[index].ends)
        .then_some(noun)
        .filter(|_| !words[at].ends)
}

/// The larger number in "three of our five attributes".
fn total_after(words: &[Word], at: usize) -> Option<usize> {
    let low = |index: usize| words.get(index).map_or("", |word| word.low.as_str());
    if low(at + 1) != "of" {
        return None;
    }
    let total = at + 2 + (at + 2..at + 4).take_while(|&index| OWNERS.contains(&low(index))).count();
    number(low(total)).and_then(|_| noun_after(words, total)).map(|_| total)
}

/// Whether the number at `at` stands for attributes that were named before: "and two are unclear".
fn linked(words: &[Word], at: usize) -> bool {
    let low = |index: usize| words.get(index).map_or("", |word| word.low.as_str());
    let named = words[..at].iter().any(|word| NOUNS.contains(&word.low.as_str()));
    named && !words[at].ends && matches!(low(at + 1), "are" | "is" | "look" | "looks" | "seem" | "seems" | "remain")
}

/// The status that the clause tells within `reach` words behind `at`. A "not" turns it into who knows what.
fn status_after(words: &[Word], at: usize, reach: usize) -> Option<Status> {
    if words[at].ends {
        return None;
    }
    for word in words.iter().skip(at + 1).take(reach) {
        if let Some(status) = status(&word.low) {
            return Some(status);
        }
        if word.ends || matches!(word.low.as_str(), "not" | "no" | "never" | "but" | "and") {
            return None;
        }
    }
    None
}

/// The words of a status that cannot be anything else in such a sentence.
fn status(low: &str) -> Option<Status> {
    match low {
        "strong" | "over-delivering" | "over-delivered" | "exceeding" | "exceeded" => Some(Status::OverDelivering),
        "met" | "meeting" => Some(Status::Meeting),
        "ambiguous" | "unclear" | "vague" => Some(Status::Ambiguous),
        "gap" | "gaps" => Some(Status::Gap),
        _ => None,
    }
}

fn number(low: &str) -> Option<usize> {
    let spelled = NUMBERS.iter().position(|word| *word == low);
    spelled.or_else(|| low.parse().ok().filter(|_| low.len() <= 2 && low.bytes().all(|byte| byte.is_ascii_digit())))
}

/// `value` as `like` writes numbers.
pub fn spelled(value: usize, like: &str) -> String {
    let Some(word) = NUMBERS.get(value).filter(|_| !like.starts_with(|c: char| c.is_ascii_digit())) else {
        return value.to_string();
    };
    let mut chars = word.chars();
    match chars.next() {
        Some(first) if like.starts_with(char::is_uppercase) => first.to_uppercase().chain(chars).collect(),
        _ => (*word).to_owned(),
    }
}

fn words(plain: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut at = 0;
    for piece in plain.split(' ') {
        let core = piece.trim_matches(|c: char| !c.is_alphanumeric());
        if let (false, Some(offset)) = (core.is_empty(), piece.find(core)) {
            let span = Span::new(at + offset, at + offset + core.len());
            out.push(Word { low: core.to_lowercase(), span, ends: offset + core.len() < piece.len() });
        } else if let Some(last) = out.last_mut().filter(|_| !piece.is_empty()) {
            last.ends = true;
        }
        at += piece.len() + 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(plain: &str) -> Vec<(&str, Option<Status>)> {
        tallies(plain).into_iter().map(|tally| (tally.span.of(plain), tally.status)).collect()
    }

    #[test]
    fn numbers_of_attributes_are_told_apart() {
        let (over, unclear) = (Some(Status::OverDelivering), Some(Status::Ambiguous));
        for (plain, wanted) in [
            (
                "Three of our five attributes look strong to me, and two are unclear.",
                vec![("Three", over), ("five", None), ("two", unclear)],
            ),
            ("I am over-delivering; 2 attributes are ambiguous.", vec![("2", unclear)]),
            ("There are two ambiguous attributes.", vec![("two", unclear)]),
            ("The matrix has 6 core attributes.", vec![("6", None)]),
            ("Our five attributes say little of scope.", vec![("five", None)]),
            ("Of the four competencies, one is unclear.", vec![("four", None), ("one", unclear)]),
        ] {
            assert_eq!(told(plain), wanted, "{plain}");
        }
    }

    #[test]
    fn what_is_not_certain_is_left_alone() {
        for plain in [
            "3 of 5 teams adopted it",
            "Two attributes that we talked about last week",
            "I would like to talk about two attributes.",
            "Our two attributes that nobody uses",
            "Three attributes are not ambiguous",
            "Two of them, and the attributes of a service",
            "Level 5 attributes",
            "",
        ] {
            assert_eq!(told(plain), [], "{plain}");
        }
        assert_eq!((spelled(3, "Two"), spelled(3, "2"), spelled(14, "two")), ("Three".into(), "3".into(), "14".into()));
    }
}
