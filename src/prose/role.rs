//! Titles such as "Staff TPM", and sentences that ask for more than one.

use std::sync::LazyLock;

use super::fnv::{Map, Set};
use super::line::{Kind, Line};
use super::table::rows;
use crate::text::Span;

static WORDS: LazyLock<Map<Set>> = LazyLock::new(|| {
    let mut sets: Map<Set> = Map::default();
    for row in rows(include_str!("data/roles.txt")) {
        if let Some((name, words)) = row.split_once(": ") {
            sets.entry(name).or_default().extend(words.split_whitespace());
        }
    }
    sets
});

fn is(kind: &str, word: &str) -> bool {
    WORDS.get(kind).is_some_and(|words| words.contains(word))
}

/// A title in tokens: "Senior Program Manager II".
#[derive(Debug, Clone, Copy)]
struct Title {
    to: usize,
    /// Its last words, without the level: what kind of work it is.
    kind: Span,
    span: Span,
}

/// Whether `word` names a level: "senior", "L6", "IC5", in any case.
pub(super) fn is_level(word: &str) -> bool {
    let low = word.to_ascii_lowercase();
    is("level", &low) || is_level_code(&low)
}

fn is_level_code(low: &str) -> bool {
    let digits = low.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = &low[..low.len() - digits.len()];
    matches!(letters, "l" | "ic" | "e" | "t" | "m" | "g") && digits.len() <= 2 && digits.parse::<u8>().is_ok()
}

/// The titles that a sentence asks for, where they are more than one: "applying for PM, TPM or EM".
pub fn several_asked(plain: &str) -> Vec<Span> {
    let line = Line::statement(plain);
    let mut at = 0;
    while at < line.len() {
        let Some((titles, to)) = listed(&line, at) else {
            at += 1;
            continue;
        };
        if asks(&line, at) && closes(&line, to) {
            return titles;
        }
        at = to;
    }
    Vec::new()
}

/// The titles or levels of a header's value, where they are more than one: "PM, TPM or EM", "Staff or Principal".
pub fn several_named(value: &str) -> Vec<Span> {
    let line = Line::statement(value);
    if let Some((titles, _)) = (0..line.len()).find_map(|at| listed(&line, at)) {
        return titles;
    }
    let mut out: Vec<Span> = Vec::new();
    let mut open = true;
    for at in 0..line.len() {
        if line.tokens[at].aside {
            continue;
        }
        let level = is_level(line.word(at));
        if level && open {
            out.push(line.span(at, at + 1));
        } else if level || !joins(&line, at) {
            return Vec::new();
        }
        open = !level;
    }
    if out.len() > 1 && !open { out } else { Vec::new() }
}

fn joins(line: &Line<'_>, at: usize) -> bool {
    matches!(line.kind(at), Kind::Comma | Kind::And) || matches!(line.low(at), "or" | "and" | "and/or")
}

/// A list of titles that differ, from token `at` on, and the token after it.
fn listed(line: &Line<'_>, at: usize) -> Option<(Vec<Span>, usize)> {
    if let Some(spans) = slashed(line, at) {
        return Some((spans, at + 1));
    }
    let first = title(line, at)?;
    let mut found = vec![first];
    let mut to = first.to;
    loop {
        let mut next = to;
        while next < to + 2 && joins(line, next) {
            next += 1;
        }
        if next == to {
            break;
        }
        if matches!(line.low(next), "a" | "an" | "the") {
            next += 1;
        }
        let Some(title) = title(line, next) else { break };
        found.push(title);
        to = title.to;
    }
    let words = |span: Span| span.of(line.raw).to_lowercase();
    let differ =
        found.iter().any(|title| words(title.kind) != words(first.kind) || words(title.span) != words(first.span));
    (found.len() > 1 && differ).then(|| (found.iter().map(|title| title.span).collect(), to))
}

/// "PM/TPM": one word of several short names.
fn slashed(line: &Line<'_>, at: usize) -> Option<Vec<Span>> {
    let word = line.word(at);
    let parts: Vec<&str> = word.split('/').collect();
    if parts.len() < 2 || !parts.iter().all(|part| is("short", part)) {
        return None;
    }
    let mut start = line.span(at, at + 1).start;
    let spans = parts.iter().map(|part| {
        let span = Span::new(start, start + part.len());
        start = span.end + 1;
        span
    });
    Some(spans.collect())
}

fn title(line: &Line<'_>, from: usize) -> Option<Title> {
    let mut at = from;
    while at < from + 4 && is_level(line.word(at)) && line.kind(at) == Kind::Word {
        at += 1;
    }
    // "Lead" and "Director" are levels before another word and titles at the end: "Design Lead".
    let kind = at;
    while at < kind + 4 && is("craft", line.low(at)) {
        at += 1;
    }
    let head = line.low(at);
    let titled = is("short", line.word(at)) || is("head", head) && (at > from || is("alone", head));
    let mut to = if titled && line.kind(at) == Kind::Word {
        at + 1
    } else {
        // "QA", "UX": crafts that are short names too.
        let last = at.checked_sub(1).filter(|&last| last >= kind && is("short", line.word(last)))?;
        last + 1
    };
    let end = to;
    if is_level(line.word(to)) && !is("head", line.low(to)) {
        to += 1;
    } else if line.kind(to) == Kind::Open && is_level(line.word(to + 1)) && line.kind(to + 2) == Kind::Close {
        to += 3;
    }
    Some(Title { to, kind: line.span(kind, end), span: line.span(from, to) })
}

/// Whether a word that asks for a role leads to token `at`.
fn asks(line: &Line<'_>, at: usize) -> bool {
    for before in (0..at).rev().take(9) {
        let low = line.low(before);
        let labelled =
            line.kind(before + 1) == Kind::Colon && matches!(low, "role" | "roles" | "position" | "positions");
        if is("asks", low) || labelled || low == "open" && line.low(before + 1) == "to" {
            return true;
        }
        if !(is("between", low) || line.kind(before) == Kind::Colon) {
            return false;
        }
    }
    false
}

/// Whether a list of titles is complete before token `to`: no noun follows that it would only describe.
fn closes(line: &Line<'_>, to: usize) -> bool {
    to >= line.len() || !line.is_word(to) || is("places", line.low(to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<'a>(text: &'a str, spans: &[Span]) -> Vec<&'a str> {
        spans.iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn a_level_is_known_by_its_word_or_its_code() {
        assert!(is_level("L6") && is_level("Staff") && is_level("ic5") && !is_level("l") && !is_level("e2e"));
    }

    #[test]
    fn a_header_can_name_too_many() {
        for (value, wanted) in [
            ("PM, TPM or EM", &["PM", "TPM", "EM"][..]),
            ("TPM / EM", &["TPM", "EM"]),
            ("PM/TPM", &["PM", "TPM"]),
            ("Staff or Principal", &["Staff", "Principal"]),
            ("Program Manager, Product Manager", &["Program Manager", "Product Manager"]),
            ("Staff (L6)", &[]),
            ("Senior to Staff", &[]),
            ("Staff/L6", &[]),
            ("Head of Product and Design", &[]),
            ("Trust and Safety TPM", &[]),
            ("TPM", &[]),
            ("", &[]),
            ("or", &[]),
        ] {
            assert_eq!(words(value, &several_named(value)), wanted, "{value}");
        }
    }

    #[test]
    fn asking_for_several_roles_is_told() {
        for (text, wanted) in [
            ("Hi Sam, I am applying for PM, TPM or EM, Payments at Acme (job 4417).", "PM|TPM|EM"),
            ("I am applying for Staff TPM or Senior PM at Acme.", "Staff TPM|Senior PM"),
            ("I am looking for a Program Manager or a Product Manager role.", "Program Manager|Product Manager"),
            ("I’m open to TPM/EM roles in Zürich.", "TPM|EM"),
            ("I would be interested in the TPM and EM positions.", "TPM|EM"),
            ("Could you refer me for the PM or the TPM role?", "PM|TPM"),
            ("Please consider me for any PM, TPM & EM openings.", "PM|TPM|EM"),
            ("Role: PM or TPM", "PM|TPM"),
            ("My target is Staff TPM or Principal TPM.", "Staff TPM|Principal TPM"),
            ("Do you know of any software engineer or data engineer jobs?", "software engineer|data engineer"),
            ("I am seeking roles such as Engineering Manager and Delivery Lead.", "Engineering Manager|Delivery Lead"),
            ("Happy to hear about PM or EM roles on your side.", "PM|EM"),
            (
                "I applied for UX researcher, UX designer and product designer.",
                "UX researcher|UX designer|product designer",
            ),
            ("I am a candidate for Senior SRE or Staff SWE.", "Senior SRE|Staff SWE"),
            ("I am exploring Data Scientist or Data Analyst roles.", "Data Scientist|Data Analyst"),
        ] {
            assert_eq!(words(text, &several_asked(text)).join("|"), wanted, "{text}");
        }
    }

    #[test]
    fn other_people_and_one_role_are_left_alone() {
        for text in [
            "I am applying for Staff TPM, Payments at Acme (job 4417).",
            "I worked across Product, TPM and EM partners.",
            "I worked with PMs and EMs in three countries.",
            "I grew from Senior to Staff TPM in two years.",
            "I have worked as PM, TPM and EM.",
            "Cut handovers between PM, TPM and EM leads from 9 to 3.",
            "Filled 4 PM and EM roles in six weeks.",
            "I applied the PM and EM playbooks to six teams.",
            "I am applying for Senior or Staff TPM.",
            "Could you forward this to the hiring manager or recruiter?",
            "I am looking for a role between Product and Engineering.",
            "Applying for Technical Program Manager, Data and AI Platform.",
            "I am interested in how TPM and EM split the work at Acme.",
            "Trust and Safety TPM, Staff, is the role I am applying for.",
            "I am applying for TPM, with QA and SRE as my closest partners.",
            "Open to feedback from a PM or an EM.",
            "",
            "or",
        ] {
            assert_eq!(words(text, &several_asked(text)), [] as [&str; 0], "{text}");
        }
    }
}
