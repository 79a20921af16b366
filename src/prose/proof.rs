//! Words for what shows a person's work, and for what comes with a note.

use std::sync::LazyLock;

use super::line::Line;
use super::phrase::Phrases;
use super::sentence::sentences;

static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("data/proof.txt")));

/// Whether a link's words or target name a resume, a summary or the like.
pub fn names_proof(text: &str) -> bool {
    has(text, "proof")
}

/// Whether a link's words or target lead to a posting or a calendar.
pub fn names_posting(text: &str) -> bool {
    has(text, "posting")
}

/// Whether the words of a link only count it: "1", "[2]", "link 3". The number of a ticket is its name.
pub fn is_bare_label(words: &str) -> bool {
    let low = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let last = low.rsplit([' ', '#']).next().unwrap_or_default();
    let first = low[..low.len() - last.len()].trim_end_matches(|c: char| !c.is_alphanumeric());
    let counts = (1..=2).contains(&last.len()) && last.bytes().all(|byte| byte.is_ascii_digit());
    counts
        && matches!(first, "" | "link" | "ref" | "reference" | "source" | "doc" | "evidence" | "proof" | "note" | "no")
}

fn has(text: &str, kind: &str) -> bool {
    // Addresses are words between marks.
    let apart = text.replace(|c: char| !c.is_alphanumeric(), " ");
    WORDS.has(&Line::statement(&apart), kind)
}

/// Whether a sentence of `plain` says that such a thing comes with the message: "my résumé is attached".
pub fn is_attached(plain: &str) -> bool {
    sentences(plain).into_iter().any(|span| {
        let line = Line::statement(span.of(plain));
        WORDS.has(&line, "attached") && WORDS.has(&line, "proof") && !WORDS.has(&line, "promised")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_attached_is_told_from_what_is_promised() {
        for text in [
            "My résumé is attached.",
            "I’ve attached my CV and a one-pager.",
            "Attached: one-page impact summary.",
            "I attach my resume.",
            "Please find my summary enclosed.",
        ] {
            assert!(is_attached(text), "{text}");
        }
        for text in [
            "I can attach my résumé.",
            "My resume is available on request.",
            "Happy to send my CV, it is not attached yet.",
            "Attached great weight to dates.",
            "Three teams are attached to this program.",
            "",
        ] {
            assert!(!is_attached(text), "{text}");
        }
        assert!(["1", "[2]", "#3", "link 4", "Ref. 12"].iter().all(|words| is_bare_label(words)));
        assert!(!["", "#4312", "log", "Q3", "ADR 7", "2026"].iter().any(|words| is_bare_label(words)));
        assert!(names_proof("one-page summary") && names_proof("https://a.example/Inês_CV.pdf"));
        assert!(names_posting("https://careers.acme.example/jobs/4417") && !names_posting("https://a.example/b"));
    }
}
