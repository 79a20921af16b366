use crate::features::types::{Completion, CompletionKind, Completions};
use crate::settings::Kind;
use crate::text::{Span, Template};

use super::place::Place;

/// A statement with gaps: what it is called, what it shows, and its words with `⟨slots⟩`.
type Sketch = (&'static str, &'static str, &'static str);

const WINS: [Sketch; 5] = [
    (
        "Win",
        "what changed, from what to what, for whom",
        "⟨Cut|Raised|Shortened|Grew⟩ ⟨what⟩ from ⟨before⟩ to ⟨after⟩ for ⟨whom⟩ by ⟨doing what⟩ ([⟨evidence⟩](⟨link⟩))",
    ),
    (
        "Decision",
        "a choice that others now rely on",
        "Decided ⟨what⟩ over ⟨the other way⟩ with ⟨whom⟩, taking ⟨what⟩ from ⟨before⟩ to ⟨after⟩ ([⟨decision⟩](⟨link⟩))",
    ),
    (
        "Leadership example",
        "people who got further because of you",
        "Led ⟨how many people or teams⟩ to ⟨the end state⟩, which ⟨what others noticed⟩ ([⟨evidence⟩](⟨link⟩))",
    ),
    (
        "Adoption",
        "something of yours that others chose to use",
        "⟨Who⟩ adopted ⟨what I made⟩ over ⟨what they had⟩, so that ⟨what got better⟩ ([⟨evidence⟩](⟨link⟩))",
    ),
    (
        "Risk prevented",
        "what did not happen, and how one can tell",
        "Prevented ⟨what⟩ for ⟨whom⟩ by ⟨doing what⟩: ⟨how often before⟩, ⟨how often since⟩ ([⟨evidence⟩](⟨link⟩))",
    ),
];

const GOALS: [Sketch; 2] = [
    (
        "Goal",
        "by when, what changes, and for whom",
        "By ⟨date⟩, take ⟨what⟩ from ⟨today⟩ to ⟨then⟩ for ⟨whom⟩, by ⟨doing what⟩",
    ),
    (
        "Goal for a gap",
        "what closes a gap in the matrix",
        "By ⟨date⟩, show #⟨attribute⟩ at ⟨level⟩: ⟨what others will see⟩",
    ),
];

const READINGS: [Sketch; 1] = [(
    "Interpretation",
    "what an unclear line of the matrix means to you",
    "I read #⟨attribute⟩ at ⟨level⟩ as: ⟨what I would deliver, and for whom⟩",
)];

const TALK: [Sketch; 3] = [
    ("Question", "about something that is not clear", "How would you tell that ⟨attribute⟩ is met at ⟨level⟩?"),
    ("Ask", "one thing that somebody can say yes to", "Could you ⟨do what⟩ by ⟨date⟩, so that ⟨what gets better⟩?"),
    ("Agreement", "who does what, by when", "⟨Who⟩ ⟨does what⟩ by ⟨date⟩; we look at it again on ⟨date⟩"),
];

/// Statements to start from, on a bullet that is still empty.
pub(super) fn bullet(place: &Place<'_>) -> Option<Completions> {
    if !is_empty_bullet(&place.before) || !place.after.trim().is_empty() || !place.is_own() {
        return None;
    }
    let section = place.analysis.document.section_at(place.at);
    let sketches: &[Sketch] = match section.and_then(|section| section.canonical) {
        Some("history" | "background" | "collaboration" | "outside" | "evidence" | "summary") => &WINS,
        Some("future" | "growth") => &GOALS,
        Some("interpretations" | "matrix") => &READINGS,
        Some("questions" | "ask" | "agreed-plan" | "check-ins" | "intentions") => &TALK,
        Some(_) => return None,
        None => match place.analysis.document.kind {
            Kind::Promotion | Kind::ImpactSummary | Kind::Brag | Kind::Proof => &WINS,
            Kind::Agenda => &TALK,
            Kind::Expectations => &READINGS,
            Kind::Referral | Kind::ReferralLog | Kind::Matrix => return None,
        },
    };
    let items = sketches.iter().map(|&(label, detail, text)| Completion {
        label: label.to_owned(),
        kind: CompletionKind::Sketch,
        detail: detail.to_owned(),
        documentation: String::new(),
        filter: label.to_owned(),
        insert: Template::parse(text),
    });
    Some(Completions { span: Span::empty(place.at), items: items.collect(), more: false })
}

/// Whether `before` is a list marker with a blank behind it, and perhaps a box to tick.
fn is_empty_bullet(before: &str) -> bool {
    let line = before.trim_start();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let marked = match digits {
        0 => line.strip_prefix(['-', '*', '+']),
        1..=9 => line[digits..].strip_prefix(['.', ')']),
        _ => None,
    };
    let Some(rest) = marked.filter(|rest| rest.starts_with([' ', '\t'])) else { return false };
    let rest = rest.trim_start();
    rest.is_empty() || matches!(rest.trim_end(), "[ ]" | "[x]" | "[X]") && rest.ends_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sketch_shows_its_slots() {
        for (label, _, text) in WINS.into_iter().chain(GOALS).chain(READINGS).chain(TALK) {
            let template = Template::parse(text);
            assert!(template.has_slots(), "{label}");
            assert!(template.visible().contains("⟨"), "{label}");
        }
    }

    #[test]
    fn a_bullet_is_empty_until_something_is_typed() {
        for empty in ["- ", "* ", "  + ", "1. ", "12) ", "- [ ] ", "\t- "] {
            assert!(is_empty_bullet(empty), "{empty:?}");
        }
        for other in ["", "-", "- a", "- [ ]", "--- ", "1 ", "a - ", "- [", "> - "] {
            assert!(!is_empty_bullet(other), "{other:?}");
        }
    }
}
