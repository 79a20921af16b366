//! Whether a statement shows somebody leading: people, a decision, or a problem taken on as one's own.

use super::line::Line;
use super::reading::{Phrasing, Reading};
use super::verb::{self, Class, Form};
use super::{decision, head::Opener, words};

/// Verbs of the leading class that also say no more than that something was kept going.
const LOOSE: [&str; 8] =
    ["run", "manage", "coordinate", "co-ordinate", "oversee", "supervise", "project-manage", "product-manage"];

/// Words that tell of people led, or of work taken on unasked, wherever they stand.
const OWNED: [&str; 26] = [
    "took over",
    "took on",
    "taking on",
    "took charge",
    "took ownership",
    "stepped in",
    "stepped up",
    "initiated",
    "founded",
    "co-founded",
    "proposed",
    "championed",
    "persuaded",
    "convinced",
    "recruited",
    "hired",
    "taught",
    "trained",
    "delegated",
    "volunteered to",
    "my proposal",
    "my design",
    "my plan",
    "my idea",
    "my recommendation",
    "at my suggestion",
];

/// Whether `plain`, of which `reading` was read, tells of leading or owning: a decision, people led, or a problem that
/// its author took on. A duty shows neither, and what is quoted is somebody else's.
pub fn leads(plain: &str, reading: &Reading) -> bool {
    let line = Line::statement(plain);
    if !decision::decisions_in(&line).is_empty() {
        return true;
    }
    let duty =
        reading.head.opener.is_some_and(|(opener, ..)| matches!(opener, Opener::Duty | Opener::Part | Opener::With));
    (0..line.len()).filter(|&at| !line.tokens[at].quoted).any(|at| {
        let told = if at == reading.head.verb { !duty && line.low(at + 1) != "by" } else { is_told(&line, at) };
        told && is_leading(&line, at, reading.phrasing) || OWNED.iter().any(|words| line.has(at, words))
    })
}

/// "Led", "by leading": not "was led by", "leading to".
fn is_told(line: &Line<'_>, at: usize) -> bool {
    let passive = at.checked_sub(1).is_some_and(|before| line.is(before, words::BEING));
    let formed = line.as_form(at, Form::Past).is_some() || line.as_form(at, Form::Gerund).is_some();
    formed && !passive && !matches!(line.low(at + 1), "by" | "to")
}

fn is_leading(line: &Line<'_>, at: usize, phrasing: Phrasing) -> bool {
    let senses = verb::senses(line.low(at)).iter();
    senses
        .filter(|sense| sense.verb.class == Class::Lead)
        .any(|sense| phrasing == Phrasing::Outcome || !LOOSE.contains(&sense.verb.lemma()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leading_is_told_from_keeping_things_going() {
        let told = |plain: &str| leads(plain, &crate::prose::read(plain));
        for plain in [
            "Led four engineers through the move to one ledger",
            "Cut returns by 3% by coaching two analysts",
            "Chose the local vendor over the global one, saving 40,000 euros a year",
            "Took over the pilot in Zürich when it had no owner",
            "Risk and Treasury both adopted my design over the vendor's",
            "Managed the review board, cutting its backlog from 90 to 12",
            "I convinced three directors to share one plan",
            "Mentored Élodie until she ran a program alone",
        ] {
            assert!(told(plain), "{plain}");
        }
        for plain in [
            "Cut returns by 3%",
            "Managed the quarterly roadmap",
            "Responsible for leading the weekly review",
            "Moved three engineering leads onto one plan",
            "Fixed the tests, leading to fewer rollbacks",
            "The audit was led by Finance",
            "Ana wrote “led by example” on the card",
            "",
        ] {
            assert!(!told(plain), "{plain}");
        }
    }
}
