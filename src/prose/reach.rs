//! How wide an audience reaches.

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::Serialize;

use super::fnv::Map;
use super::words;

/// How wide work reached, from the narrowest on. What names nobody reaches oneself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// One team, or the people in one.
    Team,
    /// Several teams.
    CrossTeam,
    /// A department, by its name or not.
    Department,
    /// The company, or those that it works for.
    Company,
    /// Beyond the company.
    Industry,
}

impl Reach {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Team => "a team",
            Self::CrossTeam => "several teams",
            Self::Department => "a department or more",
            Self::Company => "the company or its customers",
            Self::Industry => "beyond the company",
        }
    }

    fn called(name: &str) -> Option<Self> {
        Some(match name {
            "team" => Self::Team,
            "cross-team" => Self::CrossTeam,
            "department" => Self::Department,
            "company" => Self::Company,
            "industry" => Self::Industry,
            _ => return None,
        })
    }
}

static WORDS: LazyLock<Map<Reach>> = LazyLock::new(|| {
    let mut map = Map::default();
    for row in include_str!("data/reach.txt").lines() {
        // A comment names no reach.
        let Some((name, words)) = row.split_once(": ") else { continue };
        let Some(reach) = Reach::called(name) else { continue };
        map.extend(words.split_whitespace().map(|word| (word, reach)));
    }
    map
});

/// How wide the word `low` of an audience reaches; none of what has no place on the ladder, such as "services".
pub(super) fn reach(low: &str) -> Option<Reach> {
    let low = low.strip_suffix("'s").or_else(|| low.strip_suffix("s'")).unwrap_or(low);
    WORDS.get(low).copied().or_else(|| words::DEPARTMENTS.contains(low).then_some(Reach::Department))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_once_and_under_a_reach() {
        let mut seen: Vec<&str> = Vec::new();
        for row in include_str!("data/reach.txt").lines().filter(|row| !row.starts_with('#')) {
            let (name, words) = row.split_once(": ").expect(row);
            assert!(Reach::called(name).is_some(), "{name}");
            for word in words.split_whitespace() {
                assert!(!seen.contains(&word), "{word}");
                seen.push(word);
            }
        }
        assert_eq!(reach("payments"), Some(Reach::Department));
        assert_eq!((reach("teams"), reach("services")), (Some(Reach::CrossTeam), None));
    }
}
