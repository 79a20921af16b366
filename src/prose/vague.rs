//! What a standard says: whether there is something that one could see somebody do, and whether two standards differ in
//! it.

use std::sync::LazyLock;

use super::fnv::{Map, Set};
use super::table::rows;

/// A longer text says something, whatever its words.
const LONGEST: usize = 30;

static VAGUE: LazyLock<Map<Set>> = LazyLock::new(|| sets(include_str!("data/vague.txt")));
static DEGREE: LazyLock<Map<Set>> = LazyLock::new(|| sets(include_str!("data/degree.txt")));

fn sets(file: &'static str) -> Map<Set> {
    let mut sets: Map<Set> = Map::default();
    for (name, words) in rows(file).filter_map(|row| row.split_once(": ")) {
        sets.entry(name).or_default().extend(words.split_whitespace());
    }
    sets
}

/// How two standards differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// In nothing but case and punctuation.
    Same,
    /// In these words of the second, or where it has none of the first, all of which only raise or lower what is said:
    /// "more", "consistently".
    Degree(Vec<String>),
    /// In something that they ask for.
    Substance,
}

/// Whether the standard `text`, about `topic`, says only how well something is done, in words that everybody reads
/// otherwise, and nothing that one could see somebody do: "Shows excellent leadership", "Strong communication skills as
/// needed". Where that is not certain it is not.
pub fn is_vague(text: &str, topic: &str) -> bool {
    // A number, a sign, a place to look is something to hold on to.
    if text.contains(|c: char| c.is_numeric() || "%$€£#@/".contains(c)) || text.contains("](") {
        return false;
    }
    let words = words(text);
    let topic = self::words(topic);
    if words.is_empty() || words.len() > LONGEST {
        return false;
    }
    let is = |kind: &str, word: &str| VAGUE.get(kind).is_some_and(|set| set.contains(word));
    let known = |word: &String| {
        ["praise", "open", "show", "verb", "quality", "who", "small"].iter().any(|kind| is(kind, word))
            || topic.contains(word)
    };
    if !words.iter().all(known) {
        return false;
    }
    let left_open = |pair: &[String]| is("before", &pair[0]) && is("open", &pair[1]);
    let praised = words.iter().any(|word| is("praise", word)) || words.windows(2).any(left_open);
    // What is shown may be a thing: it has to be a quality, and nobody that it is shown to.
    let shown = words.iter().any(|word| is("show", word)) && words.iter().any(|word| is("quality", word));
    praised || shown && !words.iter().any(|word| is("who", word))
}

/// How `upper`, which is to ask for more, differs from `lower`.
pub fn difference(lower: &str, upper: &str) -> Difference {
    let (below, above) = (words(lower), words(upper));
    // What is written in signs is not told apart by its words.
    if below == above && figures(lower) == figures(upper) {
        return Difference::Same;
    }
    let is = |kind: &str, word: &String| DEGREE.get(kind).is_some_and(|set| set.contains(word.as_str()));
    let bare = |words: &[String]| -> Vec<String> {
        words.iter().filter(|word| !is("degree", word) && !is("small", word)).cloned().collect()
    };
    let rest = bare(&below);
    if rest.is_empty() || rest != bare(&above) || figures(lower) != figures(upper) {
        return Difference::Substance;
    }
    let only = |own: &[String], other: &[String]| -> Vec<String> {
        own.iter().filter(|word| is("degree", word) && !other.contains(word)).cloned().collect()
    };
    let raised = only(&above, &below);
    Difference::Degree(if raised.is_empty() { only(&below, &above) } else { raised })
}

/// The words of `text` in lower case, tags and entities left out.
fn words(text: &str) -> Vec<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        plain.push_str(&rest[..at]);
        plain.push(' ');
        let (close, most) = if rest[at..].starts_with('<') { ('>', 200) } else { (';', 10) };
        let end = rest[at..].find(close).filter(|&end| end < most && !rest[at..at + end].contains("\n\n"));
        rest = &rest[at + end.map_or(1, |end| end + 1)..];
    }
    plain.push_str(rest);
    let kept = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    plain
        .split(|c: char| !kept(c))
        .map(|word| word.trim_matches(['\'', '’']).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

/// The signs of `text` that carry meaning beside its words: "3+" is more than "3".
fn figures(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '+' | '≥' | '≤' | '<' | '>' | '=' | '%' | '$' | '€' | '£')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_could_see_is_vague() {
        for text in [
            "Shows excellent leadership",
            "Strong communication skills as needed",
            "- Demonstrates ownership\n- Communicates effectively",
            "Excellent",
            "Has a deep understanding of the domain",
            "Works well with others",
            "Makes appropriate decisions where necessary.",
            "Meets expectations consistently",
            "**Good** stakeholder management<br>Very strong problem-solving skills",
            "Excellent incident handling",
        ] {
            assert!(is_vague(text, "Incident handling"), "{text}");
        }
    }

    #[test]
    fn what_one_could_see_is_not_vague_however_short() {
        for text in [
            "",
            "Ships",
            "Mentors",
            "Leads a team",
            "Mentors a TPM well",
            "Writes excellent design documents",
            "Shows others how it is done",
            "Shows a new colleague how the team plans",
            "Delivers programs of 3 teams well",
            "Runs strong retrospectives",
            "Consistently ships on the date",
            "Good at SQL",
            "Owns the roadmap",
            "Takes ownership",
            "Leadership",
            "Raises risks when necessary",
            "See [the guide](guide.md) as needed",
            "Führt hervorragend",
            "優れたリーダーシップ",
            "Has a mentor",
            "Presents to the board effectively",
            "Is expected to",
        ] {
            assert!(!is_vague(text, "Growing others"), "{text}");
        }
    }

    #[test]
    fn levels_that_differ_in_a_word_of_degree_are_told_from_those_that_differ() {
        let degree = |words: &[&str]| Difference::Degree(words.iter().map(ToString::to_string).collect());
        for (lower, upper, wanted) in [
            ("Leads a team.", "leads a team", Difference::Same),
            ("Leads a team", "Consistently leads a team", degree(&["consistently"])),
            ("Shows good judgement", "Shows excellent judgement", degree(&["excellent"])),
            ("Very clear writing", "Clear writing", degree(&["very"])),
            ("Works with teams", "Works with more teams", degree(&["more"])),
            ("Good", "Excellent", Difference::Substance),
            ("Leads a team", "Leads two teams", Difference::Substance),
            ("Leads 2 teams", "Leads 2+ teams", Difference::Substance),
            ("Leads 2 teams", "Leads 3 teams", Difference::Substance),
            ("Mentors a peer", "Mentors a senior peer", Difference::Substance),
            ("Führt ein Team", "Führt ein Team", Difference::Same),
            ("Führt ein Team", "Führt zwei Teams", Difference::Substance),
            ("", "", Difference::Same),
        ] {
            assert_eq!(difference(lower, upper), wanted, "{lower} / {upper}");
        }
    }

    #[test]
    fn half_a_tag_and_signs_in_a_row_are_read() {
        for text in ["<", "&", "<b", "a < b & c", "&&;<>", "<é", "&amp;", "<!-- x", "\u{1f680}<\u{1f680}"] {
            words(text);
        }
    }
}
