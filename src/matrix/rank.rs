//! What the names of levels look like.

use super::name::words;

/// Words that rank a person. `Leadership` or `Management` are attributes and no ranks.
const RANKS: [&str; 33] = [
    "advanced",
    "apprentice",
    "associate",
    "beginner",
    "chief",
    "competent",
    "developing",
    "director",
    "distinguished",
    "entry",
    "expert",
    "fellow",
    "foundational",
    "graduate",
    "head",
    "intermediate",
    "intern",
    "junior",
    "lead",
    "leading",
    "level",
    "manager",
    "master",
    "mid",
    "middle",
    "novice",
    "practitioner",
    "principal",
    "proficient",
    "senior",
    "staff",
    "trainee",
    "vp",
];

/// A name longer than this many words is a phrase, not a level.
const LONGEST: usize = 6;

/// Whether a word, in lower case, ranks a person.
pub(super) fn is_rank(word: &str) -> bool {
    RANKS.binary_search(&word).is_ok()
}

/// Whether a word is the code of a level: `L6`, `IC5`, `TPM4`. Quarters and halves (`Q3`, `H1`) are none.
pub(super) fn is_code(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = word.bytes().skip(letters).filter(u8::is_ascii_digit).count();
    (1..=4).contains(&letters)
        && (1..=2).contains(&digits)
        && letters + digits == word.len()
        && !matches!(word[..letters].to_ascii_lowercase().as_str(), "q" | "h" | "fy")
}

/// Whether a name, without decoration, reads as one of a level.
pub(super) fn looks_like_level(name: &str) -> bool {
    let words = words(name);
    if words.is_empty() || words.len() > LONGEST {
        return false;
    }
    let is_number = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= 2;
    words.iter().any(|word| is_rank(word) || is_code(word)) || words.last().is_some_and(is_number)
}

/// What an author may have written behind a level of an own copy.
const PLACES: [&str; 6] = ["(current)", "(current level)", "(next)", "(now)", "(target)", "(target level)"];

/// Splits a level's name into what it is called and its code: "Staff (L6)" into "Staff" and "L6". "(Target)" is neither.
pub fn split(name: &str) -> (String, Option<String>) {
    let name = PLACES.iter().find_map(|place| without_end(name, place)).unwrap_or(name);
    let is_edge = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | ':' | '-' | '–' | '—' | '|');
    let code = name.split(is_edge).find(|word| is_code(word));
    let Some(code) = code else { return (name.to_owned(), None) };
    let at = name.find(code).unwrap_or_default();
    let before = name[..at].trim_end_matches(is_edge).trim_start();
    let after = name[at + code.len()..].trim_start_matches(is_edge).trim_end();
    let title = match (before, after) {
        ("", "") => code.to_owned(),
        ("", title) | (title, "") => title.to_owned(),
        (before, after) => format!("{before} {after}"),
    };
    (title, Some(code.to_owned()))
}

/// `name` without `end`, in any case, where something is left.
fn without_end<'n>(name: &'n str, end: &str) -> Option<&'n str> {
    let at = name.len().checked_sub(end.len()).filter(|&at| at > 0)?;
    let (kept, cut) = name.split_at_checked(at)?;
    cut.eq_ignore_ascii_case(end).then(|| kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_sorted_for_searching() {
        assert!(RANKS.is_sorted());
    }

    #[test]
    fn levels_are_told_from_attributes() {
        for name in ["L4", "IC5", "TPM4", "Lead Programmer (L4)", "Sr TPM", "TPM II", "3", "Level 2", "Mid-level", "M3"]
        {
            assert!(looks_like_level(name), "{name}");
        }
        for name in ["Leadership", "Program Execution", "Q3", "H1", "2026", "Management", "", "FAQ"] {
            assert!(!looks_like_level(name), "{name}");
        }
    }

    #[test]
    fn a_code_is_found_on_either_side() {
        for (name, title, code) in [
            ("Staff (L6)", "Staff", Some("L6")),
            ("L6: Staff TPM", "Staff TPM", Some("L6")),
            ("Staff TPM, IC5", "Staff TPM", Some("IC5")),
            ("L4", "L4", Some("L4")),
            ("TPM II", "TPM II", None),
            ("L5 (Target)", "L5", Some("L5")),
            ("Senior (current level)", "Senior", None),
        ] {
            assert_eq!(split(name), (title.to_owned(), code.map(str::to_owned)), "{name}");
        }
    }
}
