//! What documents say of the person and the case: level, target, title, since when. All of a case should say the same.

use jiff::civil::Date;

use crate::document::{Document, Section, Subject};
use crate::matrix::{Matrix, slug};
use crate::prose;
use crate::settings::Kind;
use crate::text::{Encoding, Span};

/// Something that a document says of the person or the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is about: a key of the header, or `title` or `since`.
    pub key: &'static str,
    /// What it says.
    pub text: String,
    /// Where, in its document.
    pub span: Span,
    /// The line, from 0.
    pub line: u32,
    /// Whether it stands in the header.
    pub in_header: bool,
}

/// All that a document says of the person and the case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// In order, the header's first.
    pub list: Vec<Fact>,
}

/// Keys of the header that are the same all over a case.
const SHARED: [&str; 6] = ["role", "level", "target", "company", "one-sentence", "cycle"];

/// What basic information is called, and what it is about.
const LABELS: [(&str, &str); 22] = [
    ("title", "title"),
    ("current title", "title"),
    ("job title", "title"),
    ("role", "role"),
    ("current role", "role"),
    ("level", "level"),
    ("current level", "level"),
    ("level now", "level"),
    ("target", "target"),
    ("target level", "target"),
    ("level sought", "target"),
    ("company", "company"),
    ("cycle", "cycle"),
    ("promotion cycle", "cycle"),
    ("since", "since"),
    ("in role since", "since"),
    ("in this role since", "since"),
    ("in level since", "since"),
    ("at this level since", "since"),
    ("start date", "since"),
    ("started", "since"),
    ("last promotion", "since"),
];

/// Headings of basic information.
const BASIC: [&str; 4] = ["Basic information", "Current role", "Candidate", "Role and level"];

impl Facts {
    /// What `document` says in its header and under basic information.
    pub fn of(document: &Document) -> Self {
        let line = |span: Span| document.buffer.position(span.start, Encoding::Utf8).line;
        let fields = document.header.fields.iter().filter(|field| SHARED.contains(&field.key));
        let mut list: Vec<Fact> = fields
            .filter(|field| prose::placeholders(&field.text).is_empty())
            .map(|field| Fact {
                key: field.key,
                text: field.text.clone(),
                span: field.span,
                line: line(field.span),
                in_header: true,
            })
            .collect();
        for subject in document.statements().filter(is_basic) {
            let plain = &subject.statement.passage.plain;
            let Some((label, value)) = plain.split_once(':').filter(|_| subject.statement.placeholders.is_empty())
            else {
                continue;
            };
            let low = label.trim().to_lowercase();
            let Some((_, key)) = LABELS.iter().find(|(known, _)| *known == low) else { continue };
            let start = label.len() + 1 + (value.len() - value.trim_start().len());
            let text = value.trim().trim_end_matches('.');
            if text.is_empty() {
                continue;
            }
            let span = subject.place(Span::new(start, start + text.len()));
            list.push(Fact { key, text: text.to_owned(), span, line: line(span), in_header: false });
        }
        Self { list }
    }

    fn get(&self, key: &str) -> Option<&Fact> {
        self.list.iter().find(|fact| fact.key == key)
    }
}

/// Whether `subject` stands under basic information, which promotion cases have by rule and others now and then.
fn is_basic(subject: &Subject<'_>) -> bool {
    let titled = |section: &Section| BASIC.iter().any(|title| section.title.eq_ignore_ascii_case(title));
    subject.canonical() == Some("target") || subject.section.is_some_and(titled)
}

/// The facts that `own`, of a document of one kind, and `other`, of another, say otherwise. A matrix knows levels by
/// several names.
pub fn differing<'a>(
    (kind, own): (Kind, &'a Facts),
    (other_kind, other): (Kind, &'a Facts),
    matrix: Option<&Matrix>,
) -> Vec<(&'a Fact, &'a Fact)> {
    // Two promotion cases are of two rounds or two people, and two notes ask for two jobs.
    if kind == other_kind && matches!(kind, Kind::Promotion | Kind::Referral) || is_another_round(own, other, matrix) {
        return Vec::new();
    }
    let role = own.get("role").or(other.get("role")).map(|fact| fact.text.as_str());
    let mut out: Vec<(&Fact, &Fact)> = Vec::new();
    for fact in &own.list {
        if !is_shared(fact.key, kind, other_kind) {
            continue;
        }
        let mut told = other.list.iter().filter(|theirs| theirs.key == fact.key);
        let first = told.next();
        let Some(found) = first.filter(|theirs| is_other(fact, theirs, role, matrix)) else { continue };
        // A document that says both has said it right once.
        if told.all(|theirs| is_other(fact, theirs, role, matrix)) {
            out.push((fact, found));
        }
    }
    out
}

/// Whether documents of these kinds should say the same of `key`. A note names the role and the company that it asks for,
/// and the page that goes with it is made for the same reader.
fn is_shared(key: &str, own: Kind, other: Kind) -> bool {
    let outside = |kind| matches!(kind, Kind::Referral | Kind::ReferralLog);
    let home = |kind| {
        matches!(
            kind,
            Kind::Promotion | Kind::ImpactSummary | Kind::Agenda | Kind::Brag | Kind::Proof | Kind::Expectations
        )
    };
    match (outside(own), outside(other)) {
        (false, false) => home(own) && home(other),
        (true, true) => key == "level",
        _ if own == Kind::ImpactSummary || other == Kind::ImpactSummary => matches!(key, "level" | "target" | "role"),
        _ => key == "level",
    }
}

/// Whether one is an earlier round of the other: its target was reached.
fn is_another_round(own: &Facts, other: &Facts, matrix: Option<&Matrix>) -> bool {
    let reached = |early: &Facts, late: &Facts| {
        let levels = early.get("target").zip(late.get("level"));
        let targets = early.get("target").zip(late.get("target"));
        levels.is_some_and(|(a, b)| is_same_level(a, b, None, matrix))
            && targets.is_none_or(|(a, b)| !is_same_level(a, b, None, matrix))
    };
    reached(own, other) || reached(other, own)
}

/// Whether two facts under one key cannot both be right.
fn is_other(own: &Fact, other: &Fact, role: Option<&str>, matrix: Option<&Matrix>) -> bool {
    match own.key {
        "level" | "target" => !is_same_level(own, other, role, matrix),
        "cycle" | "since" => {
            let (own, other) = (days(&own.text), days(&other.text));
            !own.is_empty() && !other.is_empty() && !own.iter().any(|a| other.iter().any(|b| a.0 <= b.1 && b.0 <= a.1))
        }
        "one-sentence" => is_other_sentence(&own.text, &other.text),
        _ => !within(&own.text, &other.text) && !is_short(&own.text, &other.text) && !is_short(&other.text, &own.text),
    }
}

fn days(text: &str) -> Vec<(Date, Date)> {
    prose::dates(text).into_iter().flat_map(|date| date.readings).collect()
}

/// Whether two names may be those of one level. A code and a word cannot be held together without a matrix.
fn is_same_level(own: &Fact, other: &Fact, role: Option<&str>, matrix: Option<&Matrix>) -> bool {
    if within(&own.text, &other.text) {
        return true;
    }
    if let Some(matrix) = matrix
        && let (Some(a), Some(b)) = (matrix.level(&own.text, role), matrix.level(&other.text, role))
    {
        return a == b;
    }
    let parts = |text: &str| -> (Vec<String>, Vec<String>) {
        let slug = slug(text);
        slug.split('-').map(str::to_owned).partition(|word| word.contains(|c: char| c.is_ascii_digit()))
    };
    let ((codes, words), (other_codes, other_words)) = (parts(&own.text), parts(&other.text));
    let differ = |a: &[String], b: &[String]| {
        let within = a.iter().all(|word| b.contains(word)) || b.iter().all(|word| a.contains(word));
        !a.is_empty() && !b.is_empty() && !within
    };
    !differ(&codes, &other_codes) && !differ(&words, &other_words)
}

/// Whether all words of one name are in the other: "Staff" and "Staff (L6)".
fn within(a: &str, b: &str) -> bool {
    let (a, b) = (slug(a), slug(b));
    let words = |text: &str| text.split('-').map(str::to_owned).collect::<Vec<String>>();
    let (a, b) = (words(&a), words(&b));
    a.iter().all(|word| b.contains(word)) || b.iter().all(|word| a.contains(word))
}

/// Whether `short` says the same with initials: "Senior TPM" for "Technical Program Manager".
fn is_short(short: &str, long: &str) -> bool {
    let (short, long) = (slug(short), slug(long));
    let words: Vec<&str> = long.split('-').collect();
    let initials =
        |from: usize, to: usize| -> String { words[from..to].iter().filter_map(|word| word.chars().next()).collect() };
    let stands = |word: &str| {
        let len = word.chars().count();
        len > 1 && (0..words.len()).any(|from| from + len <= words.len() && initials(from, from + len) == word)
    };
    short.split('-').any(stands)
}

/// Whether two sentences to be known for tell different things: hardly a word in common.
fn is_other_sentence(a: &str, b: &str) -> bool {
    let telling = |text: &str| -> Vec<String> {
        let words = slug(text);
        let words = words.split('-').filter(|word| word.chars().count() > 3);
        words.map(|word| word.strip_suffix('s').unwrap_or(word).to_owned()).collect()
    };
    let (a, b) = (telling(a), telling(b));
    let shared = a.iter().filter(|word| b.contains(word)).count();
    let shorter = a.len().min(b.len());
    shorter >= 3 && shared * 4 < shorter && prose::is_english(&a.join(" ")) == prose::is_english(&b.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(key: &'static str, text: &str) -> Fact {
        Fact { key, text: text.to_owned(), span: Span::default(), line: 0, in_header: true }
    }

    #[test]
    fn what_may_be_the_same_in_other_words_is() {
        for (key, a, b) in [
            ("target", "Staff", "Staff (L6)"),
            ("target", "staff", "Staff"),
            ("target", "Staff", "L6"),
            ("target", "Staff TPM", "Staff"),
            ("level", "Senior", "L5"),
            ("role", "TPM", "tpm"),
            ("role", "TPM", "Technical Program Manager"),
            ("title", "Senior TPM", "Senior Technical Program Manager"),
            ("company", "Acme", "Acme Ltd."),
            ("cycle", "2027-03-01", "March 2027"),
            ("cycle", "soon", "2027-03-01"),
            ("since", "March 2024", "2024"),
            ("since", "03/10/2024", "10 March 2024"),
            ("one-sentence", "Made payouts fast and dull for six teams", "I make payouts dull and fast"),
            ("one-sentence", "Payouts", "Reconciliation"),
        ] {
            assert!(!is_other(&fact(key, a), &fact(key, b), None, None), "{key}: {a} / {b}");
        }
        for (key, a, b) in [
            ("target", "Staff", "Principal"),
            ("target", "Principal", "Staff (L6)"),
            ("level", "L5", "L6"),
            ("role", "TPM", "Engineering Manager"),
            ("company", "Larkspur", "Acme"),
            ("cycle", "2027-03-01", "2027-09-01"),
            ("since", "March 2024", "April 2023"),
            (
                "one-sentence",
                "Made payouts at Larkspur fast and dull for six teams",
                "Built the data platform that every analyst relies upon",
            ),
        ] {
            assert!(is_other(&fact(key, a), &fact(key, b), None, None), "{key}: {a} / {b}");
        }
    }
}
