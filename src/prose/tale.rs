//! What a statement tells, word by word and number by number: whether two tell the same, and where they differ.

use super::date;
use super::figure::{Apart, Beside, Figure, beside};
use super::gist::meaning;
use super::line::{Kind, Line};
use super::reading::Reading;
use super::verb::{Form, as_form};
use super::words;
use crate::text::Span;

/// A statement that tells of something that was measured or counted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tale {
    /// Words of meaning in their ground form, each once, in order.
    words: Vec<String>,
    /// Those of them that are names, as far as their spelling says so: of a project, a team, a thing in code.
    names: Vec<String>,
    /// Those of them that stand before its first amount: they name what was measured.
    front: Vec<String>,
    /// Words that say which part of a longer story it is: "first", "pilot".
    stages: Vec<String>,
    /// Its amounts.
    figures: Vec<Figure>,
}

// No figure is ever what no number equals.
impl Eq for Tale {}

/// Words that say for whom or when of nearly anything: two statements that share them need not share more.
const COMMON: [&str; 22] = [
    "team",
    "company",
    "department",
    "org",
    "organisation",
    "organization",
    "group",
    "people",
    "user",
    "customer",
    "engineer",
    "year",
    "month",
    "quarter",
    "week",
    "day",
    "hour",
    "minute",
    "time",
    "work",
    "project",
    "new",
];

/// Words that say which part of a longer story is told.
const STAGES: [&str; 20] = [
    "first",
    "second",
    "third",
    "last",
    "pilot",
    "initial",
    "initially",
    "phase",
    "wave",
    "already",
    "another",
    "more",
    "further",
    "additional",
    "additionally",
    "again",
    "remaining",
    "rest",
    "then",
    "later",
];

impl Tale {
    /// What `plain`, of which `reading` was read, tells; `code` are its stretches of code. None without an amount.
    pub fn of(plain: &str, reading: &Reading, code: &[Span]) -> Option<Self> {
        let figures: Vec<Figure> =
            reading.quantities.iter().filter_map(|quantity| Figure::of(plain, quantity)).collect();
        if figures.is_empty() {
            return None;
        }
        let line = Line::statement(plain);
        let mut tale = Self { figures, ..Self::default() };
        let counted = |span: Span| reading.quantities.iter().any(|quantity| quantity.span.contains(span));
        for at in 0..line.len() {
            let span = line.span(at, at + 1);
            let low = line.low(at);
            if counted(span) || line.kind(at) == Kind::Number || date::month(low).is_some() || is_period(low) {
                continue;
            }
            if STAGES.contains(&low) {
                tale.stages.push(low.to_owned());
                continue;
            }
            // What was done says less than what it was done to.
            let opens = at == 0 || line.ends_clause(at - 1) || matches!(line.low(at - 1), "i" | "we" | "and");
            if opens && as_form(low, Form::Past).is_some() {
                continue;
            }
            let Some(word) = meaning(&line, at) else { continue };
            if is_name(&line, at) || code.iter().any(|code| code.contains(span)) {
                tale.names.push(word.clone());
            }
            if tale.figures.first().is_some_and(|figure| span.end <= figure.span.start) {
                tale.front.push(word.clone());
            }
            tale.words.push(word);
        }
        for list in [&mut tale.words, &mut tale.names, &mut tale.front, &mut tale.stages] {
            list.sort_unstable();
            list.dedup();
        }
        Some(tale)
    }

    /// Words by which others that tell the same can be found.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Its amounts, in order.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// Whether both tell the same outcome with amounts that can be held together, and what differs: none where they tell
    /// other things, or nothing that can be compared. `labelled` says whether both lead to the same evidence.
    pub fn beside(&self, other: &Tale, labelled: bool) -> Option<Option<Apart>> {
        if self.stages != other.stages {
            return None;
        }
        let found = beside(&self.figures, &other.figures);
        if found.other || found.same == 0 && found.apart.is_none() {
            return None;
        }
        self.is_about_the_same(other, &found, labelled).then_some(found.apart)
    }

    /// Whether both tell a change from the same value to the same value.
    pub fn is_same_change(&self, other: &Tale) -> bool {
        beside(&self.figures, &other.figures).anchored
    }

    fn is_about_the_same(&self, other: &Tale, found: &Beside, labelled: bool) -> bool {
        let shared: Vec<&String> = self.words.iter().filter(|word| other.words.binary_search(word).is_ok()).collect();
        let telling = shared.iter().filter(|word| is_telling(word)).count();
        if labelled {
            return telling > 0 || found.same > 0;
        }
        let (own, theirs) = (self.rest(other), other.rest(self));
        // "for Payments" here and "for Ledger" there; the mobile app here and the web app there.
        if own.names > 0 && theirs.names > 0 || own.front > 0 && theirs.front > 0 {
            return false;
        }
        let shorter = own.words.min(theirs.words) + telling;
        if telling == 0 || shared.len() < 2 || telling * 3 < shorter * 2 {
            return false;
        }
        let anchored = found.anchored || found.same > 0;
        let named = self.names.iter().any(|name| other.names.binary_search(name).is_ok());
        match (own.words, theirs.words) {
            (0, 0) => true,
            // More words on one side may make it another thing.
            (0, more) | (more, 0) => {
                anchored || named || shared.len() >= 3 && own.names + theirs.names == 0 && more <= 3
            }
            // Each has words of its own.
            _ => anchored && shared.len() >= 3,
        }
    }

    /// What this one has that `other` does not.
    fn rest(&self, other: &Tale) -> Rest {
        let lacks = |word: &&String| is_telling(word) && other.words.binary_search(word).is_err();
        let count = |words: &[String]| words.iter().filter(lacks).count();
        Rest { words: count(&self.words), names: count(&self.names), front: count(&self.front) }
    }
}

/// How many words of a tale another one does not have.
struct Rest {
    words: usize,
    names: usize,
    /// Before its first amount.
    front: usize,
}

fn is_telling(word: &str) -> bool {
    !COMMON.contains(&word)
}

/// Whether the word at token `at` is spelled like a name: with a capital inside a sentence, or like something in code.
fn is_name(line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    let starts = at == 0 || line.ends_clause(at - 1);
    let coded = word.contains(['_', '/', '.']) || word.contains(|c: char| c.is_ascii_digit());
    let shouted = word.chars().filter(|c| c.is_uppercase()).count() > 1;
    coded || shouted || line.is_capital(at) && !starts && !words::BEING.contains(line.low(at))
}

fn is_period(low: &str) -> bool {
    matches!(low, "q1" | "q2" | "q3" | "q4" | "h1" | "h2")
        || matches!(low, "spring" | "summer" | "autumn" | "winter")
        || low.strip_prefix("fy").is_some_and(|year| !year.is_empty() && year.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is held together of `a` and `b`: none where they tell other things, else whether they differ.
    fn differ(a: &str, b: &str) -> Option<bool> {
        let tale = |plain: &str| Tale::of(plain, &crate::prose::read(plain), &[]).unwrap_or_default();
        let (a, b) = (tale(a), tale(b));
        let found = a.beside(&b, false).map(|apart| apart.is_some());
        assert_eq!(found, b.beside(&a, false).map(|apart| apart.is_some()), "{a:#?} {b:#?}");
        found
    }

    #[test]
    fn the_same_outcome_with_another_number_is_told() {
        for (a, b) in [
            ("Cut on-call pages by 40% for 3 teams", "On-call pages fell 45% in a year"),
            ("Cut release lead time from 9 to 3 days across 6 teams", "Release lead time went from 9 to 4 days"),
            (
                "Cut release lead time from 9 to 3 days across 6 teams with a weekly train",
                "I cut release lead time from 9 to 4 days for the payouts teams",
            ),
            ("Saved Finance 30 hours of manual matching a month", "Saved Finance 45 hours of manual matching a month"),
            ("Led the migration of 14 services to Atlas", "Led the Atlas migration of 12 services"),
            ("Cut merchant onboarding from 21 to 6 days", "Cut merchant onboarding in Switzerland from 21 to 8 days"),
            ("Raised `checkout` conversion by 4%", "Raised `checkout` conversion by 9%"),
        ] {
            assert_eq!(differ(a, b), Some(true), "{a} / {b}");
        }
    }

    #[test]
    fn other_outcomes_with_other_numbers_are_no_contradiction() {
        for (a, b) in [
            ("Cut costs by 20%", "Cut costs by 30%"),
            ("Cut build time by 40% for Payments", "Cut build time by 25% for Ledger"),
            ("Cut the close from 9 to 3 days for Finance", "Cut review time from 9 to 4 days for Legal"),
            (
                "Raised test coverage of the mobile app from 40 to 80%",
                "Raised test coverage of the web app from 40 to 75%",
            ),
            ("Cut cloud costs by 20%", "Cut cloud costs of the data platform by 30% with spot instances and quotas"),
            ("Cut build time from 40 to 12 minutes", "Cut build time from 12 to 8 minutes"),
            ("Cut build time from 40 to 12 minutes", "Cut build time from 30 to 9 minutes"),
            ("Onboarded the first 40 merchants in Zürich", "Onboarded 1,400 merchants in Zürich"),
            ("Mentored 3 engineers", "Mentored 5 engineers"),
            ("Ran the weekly review for 6 teams", "Ran the quarterly review for 9 teams"),
            ("Cut incidents by 30% in two quarters", "Cut incident cost by 45%"),
            ("", "40%"),
        ] {
            assert_ne!(differ(a, b), Some(true), "{a} / {b}");
        }
    }
}
