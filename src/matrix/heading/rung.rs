//! How surely a heading names a level. A word such as "senior" is not enough: "Senior leadership" is none.

use std::collections::HashMap;

use crate::matrix::name::words;
use crate::matrix::rank::{is_code, is_rank};

/// How surely a name is one of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rung {
    /// Ranks, codes and numbers alone, or a title with its code: `L4`, `Senior Staff`, `Lead Programmer (L4)`.
    Sure,
    /// A rank and a role: `Senior Software Engineer`.
    Titled,
    /// A rank and a role that no neighbour has: `Principal Platform Architect`, and `Senior Engineer, Acme`.
    Loose,
    /// A role without a rank: `Software Engineer`. A level beside `Senior Software Engineer` only.
    Plain,
    /// A number alone.
    Number,
    /// None of these.
    Not,
}

/// Roles that a title ends in, more often than not.
const ROLES: [&str; 41] = [
    "administrator",
    "advocate",
    "analyst",
    "architect",
    "coach",
    "consultant",
    "contributor",
    "coordinator",
    "dba",
    "designer",
    "dev",
    "developer",
    "director",
    "editor",
    "em",
    "engineer",
    "lead",
    "manager",
    "marketer",
    "officer",
    "operator",
    "owner",
    "partner",
    "planner",
    "pm",
    "producer",
    "programmer",
    "qa",
    "recruiter",
    "representative",
    "researcher",
    "scientist",
    "sde",
    "specialist",
    "sre",
    "strategist",
    "swe",
    "technician",
    "tester",
    "tpm",
    "writer",
];

/// Ranks that also describe other things: "Leading others", "Advanced usage". They need a role beside them.
const SOFT: [&str; 17] = [
    "advanced",
    "beginner",
    "competent",
    "developing",
    "entry",
    "expert",
    "foundational",
    "head",
    "intermediate",
    "lead",
    "leading",
    "level",
    "master",
    "middle",
    "novice",
    "practitioner",
    "proficient",
];

/// Words of a level's name that say nothing of their own.
const FILLERS: [&str; 15] = [
    "a",
    "an",
    "and",
    "band",
    "career",
    "grade",
    "individual",
    "job",
    "level",
    "of",
    "or",
    "rank",
    "stage",
    "the",
    "tier",
];

/// Where a person stands: "(Current)" behind a level is an author's mark, "Current level" the heading of a case.
const STATES: [&str; 4] = ["current", "next", "now", "target"];

/// Words before a number that make it one of a level.
const COUNTED: [&str; 6] = ["band", "grade", "level", "rank", "stage", "tier"];

/// Letters before digits that are seldom those of a level: versions, weeks, services.
const OTHER_CODES: [&str; 10] = ["ab", "ec", "es", "k", "py", "s", "v", "w", "x", "y"];

/// Words of a heading that tells a story or asks something.
const PHRASES: [&str; 23] = [
    "about", "at", "between", "beyond", "but", "by", "can", "do", "from", "how", "if", "my", "our", "since", "to",
    "vs", "versus", "we", "what", "when", "why", "with", "your",
];

/// Longest name of a level, in words.
const LONGEST: usize = 10;

/// A name taken apart.
struct Parts {
    ranks: usize,
    /// Ranks that describe nothing but people.
    titles: usize,
    coded: bool,
    numbers: usize,
    /// Whether a word says that the number is one of a level.
    counted: bool,
    /// Whether a role stands there as such: "Engineer", not "Engineering".
    role: bool,
    /// The words that are none of these, roles among them, by their stems.
    others: Vec<String>,
    /// Those of `others` that are no role.
    odd: usize,
    /// Whether a separator or bracket parts the code from the rest.
    parted: bool,
}

impl Parts {
    /// None where the name is surely no level's.
    fn of(name: &str) -> Option<Self> {
        let words = words(name);
        if words.is_empty() || words.len() > LONGEST || name.ends_with('?') || is_dated(name) {
            return None;
        }
        let is_marked = name.contains(['(', '[']);
        let tells = |word: &str| PHRASES.contains(&word) || STATES.contains(&word) && !is_marked;
        let opens_with_state = words.first().is_some_and(|word| STATES.contains(&word.as_str()));
        if opens_with_state || words.iter().any(|word| tells(word)) {
            return None;
        }
        let mut parts = Self {
            ranks: 0,
            titles: 0,
            coded: false,
            numbers: 0,
            counted: false,
            role: false,
            others: Vec::new(),
            odd: 0,
            parted: name.contains([':', '–', '—', '|', ',', '(', '[']) || name.contains(" - "),
        };
        let last = words.len() - 1;
        for (index, word) in words.iter().enumerate() {
            let word = word.as_str();
            let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
            parts.counted |= COUNTED.contains(&word);
            if is_code(word) {
                if OTHER_CODES.contains(&letters) || !(index == 0 || index == last) {
                    return None;
                }
                parts.coded = true;
            } else if is_rank(word) && word != "level" {
                parts.ranks += 1;
                parts.titles += usize::from(!SOFT.contains(&word));
                let ends = words[index + 1..].iter().all(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
                parts.role |= ROLES.contains(&word) && last > 0 && ends;
            } else if word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()) {
                parts.numbers += 1;
            } else if !FILLERS.contains(&word) && !STATES.contains(&word) {
                let stem = stem(word);
                let is_role = ROLES.contains(&stem);
                parts.role |= is_role && !word.ends_with("ing");
                parts.odd += usize::from(!is_role);
                parts.others.push(stem.to_owned());
            }
        }
        Some(parts)
    }

    /// What it is on its own. `shared` tells which words stand in a neighbour's name too.
    fn rung(&self, shared: impl Fn(&str) -> bool) -> Rung {
        let has_role = self.role || self.others.iter().any(|word| ROLES.contains(&word.as_str()));
        let is_shared = self.others.iter().all(|word| shared(word) || ROLES.contains(&word.as_str()));
        if self.others.is_empty() {
            return match self {
                _ if self.coded || self.ranks > 0 => Rung::Sure,
                _ if self.numbers > 0 && self.counted => Rung::Sure,
                _ if self.numbers > 0 => Rung::Number,
                _ => Rung::Not,
            };
        }
        if self.coded {
            let is_named = self.ranks > 0 || has_role;
            return match self {
                _ if is_named => Rung::Sure,
                _ if self.parted => Rung::Loose,
                _ => Rung::Not,
            };
        }
        match self {
            _ if self.ranks > 0 && (has_role || self.titles > 0) && is_shared => Rung::Titled,
            _ if self.titles > 0 && has_role => Rung::Loose,
            _ if self.ranks > 0 => Rung::Not,
            _ if self.role && self.numbers > 0 && is_shared => Rung::Titled,
            _ if self.role && is_shared => Rung::Plain,
            _ => Rung::Not,
        }
    }
}

/// Whether a name can be nothing but a level, whatever stands beside it.
pub(super) fn is_sure(name: &str) -> bool {
    Parts::of(name).is_some_and(|parts| parts.rung(|_| false) == Rung::Sure && parts.odd == 0)
}

/// What each of `names`, which are neighbours, is.
pub(super) fn rungs(names: &[&str]) -> Vec<Rung> {
    let parts: Vec<Option<Parts>> = names.iter().map(|name| Parts::of(name)).collect();
    let mut uses: HashMap<&str, usize> = HashMap::new();
    for parts in parts.iter().flatten() {
        let mut words: Vec<&str> = parts.others.iter().map(String::as_str).collect();
        words.sort_unstable();
        words.dedup();
        for word in words {
            *uses.entry(word).or_default() += 1;
        }
    }
    let shared = |word: &str| uses.get(word).is_some_and(|&count| count > 1);
    parts.iter().map(|parts| parts.as_ref().map_or(Rung::Not, |parts| parts.rung(shared))).collect()
}

/// Dates, years and versions: an entry of a log or of a life.
fn is_dated(name: &str) -> bool {
    let mut digits = name.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let is_version = |run: &str| {
        let numbers = run.trim_start_matches(['v', 'V']).trim_matches('.');
        numbers.matches('.').count() > 1 && numbers.chars().all(|c| c == '.' || c.is_ascii_digit())
    };
    digits.any(|run| run.len() > 2)
        || name.contains('@')
        || name.split(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')')).any(is_version)
}

/// "engineering" and "engineers" are of one stem.
fn stem(word: &str) -> &str {
    let word = word.strip_suffix("ing").filter(|stem| stem.len() > 3).unwrap_or(word);
    word.strip_suffix('s').filter(|stem| stem.len() > 3).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_ranks_are_sure() {
        for name in [
            "L4",
            "Senior",
            "Senior Staff",
            "Level 2",
            "Level 2.0-3.0: Proficient",
            "Lead Programmer (L4)",
            "TPM4 - Technical Program Manager 4",
            "L5 (Target)",
            "Mid-level",
            "IC5: Staff Engineer",
            "Manager",
            "Grade 7",
        ] {
            assert_eq!(rungs(&[name]), [Rung::Sure], "{name}");
        }
    }

    #[test]
    fn phrases_are_no_levels() {
        for name in [
            "Leading others",
            "Developing Others",
            "Senior leadership",
            "Lead time",
            "Advanced usage",
            "Staff meeting",
            "Head of line blocking",
            "Project 1",
            "Version 2",
            "V2",
            "1.2.0",
            "[2.0.1] - 2024-01-01",
            "Q3 2026",
            "2026-11-20",
            "Week 12",
            "Step 3",
            "Goal 1: Reach",
            "Manager feedback",
            "Senior Engineer at Acme",
            "Senior Engineer (2019–2022)",
            "From Senior to Staff",
            "What is a Senior Engineer?",
            "Levels",
            "Level",
            "Current level: Senior (L5)",
            "Next level",
            "FAQ",
            "Communication",
            "S3 migration",
            "Software Engineering & Design",
            "",
        ] {
            assert_eq!(rungs(&[name]), [Rung::Not], "{name}");
        }
    }

    #[test]
    fn a_title_shares_its_role_with_its_neighbours() {
        let names = [
            "Software Engineering Apprentice",
            "Software Engineer",
            "Software Engineer 2",
            "Senior Software Engineer",
            "FAQ",
        ];
        assert_eq!(rungs(&names), [Rung::Titled, Rung::Plain, Rung::Titled, Rung::Titled, Rung::Not]);
        assert_eq!(rungs(&["Senior Engineer, Acme", "Staff Engineer, Globex"]), [Rung::Loose, Rung::Loose]);
        assert_eq!(rungs(&["OSPO Engineer I", "Senior OSPO Engineer"]), [Rung::Titled, Rung::Titled]);
    }
}
