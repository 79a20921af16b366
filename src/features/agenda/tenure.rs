//! How long the author has been at their level, where they say so.

use std::sync::LazyLock;

use regex::Regex;

use crate::document::Document;

/// "for about two years as a Senior TPM", "a Senior TPM since March 2024".
static SPAN: LazyLock<Regex> = LazyLock::new(|| {
    let amount = r"(?:(?:about|around|almost|nearly|over|more than|just over) )?(?:\d{1,2}(?:\.5)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eighteen|twelve)(?: and a half)? (?:years?|months?)";
    let year = r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|early|late|mid|spring|summer|autumn|fall|winter),? )?(?:19|20)\d\d";
    let pattern = format!(
        r"(?i)\b(?:(?:in|for|after|over|my|the|last|past) +)*({amount}) (?:as|of being|at)\b|\b(?:i have been|i've been|i have worked|i've worked|i was|worked|level|been)\b[^.;]{{0,60}}?\b(for {amount}|since {year})\b"
    );
    Regex::new(&pattern).expect("the pattern is tested")
});

/// How long, in the words of `text`: "for two years", "since March 2024". None where it does not say.
pub(super) fn in_words(text: &str) -> Option<String> {
    let found = SPAN.captures(text)?;
    match (found.get(1), found.get(2)) {
        (Some(amount), _) => Some(format!("for {}", amount.as_str())),
        (_, Some(since)) => Some(since.as_str().to_owned()),
        _ => None,
    }
}

/// The same, from what `document` says of the author: its summary, its intentions, what stands before any heading. Work
/// under History takes its own time.
pub(super) fn told(document: &Document) -> Option<String> {
    let level = document.header.get("level")?;
    let name = level.split(['(', '/']).next().unwrap_or(level).trim().to_lowercase();
    let of_author = |canonical: Option<&str>| matches!(canonical, None | Some("summary" | "intentions" | "target"));
    let told = document.statements().filter(|subject| of_author(subject.canonical()) && !subject.claims());
    let mut told = told.map(|subject| subject.statement.passage.plain.as_str());
    // Of another level nobody has asked.
    told.find_map(|plain| in_words(plain).filter(|_| !name.is_empty() && plain.to_lowercase().contains(&name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_at_a_level_is_taken_from_the_authors_words() {
        for (text, wanted) in [
            ("In two years as a Senior TPM I have cut the lead time", Some("for two years")),
            ("I have been a Senior TPM for about 2 years and like it", Some("for about 2 years")),
            ("I have worked at the Senior level since March 2024.", Some("since March 2024")),
            ("After 18 months at the Senior level", Some("for 18 months")),
            ("Cut the lead time for two years in a row", None),
            ("I have cut it from two years to one", None),
            ("", None),
        ] {
            assert_eq!(in_words(text).as_deref(), wanted, "{text}");
        }
    }
}
