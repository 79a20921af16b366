//! Slots whose brackets are gone. An editor with tab stops shows their labels bare, "from before to after", and leaves
//! them as text where the author goes elsewhere. Only what no sentence says by itself is taken for one.

use crate::text::Span;

/// What stands behind a label.
#[derive(Clone, Copy)]
enum Behind {
    /// One of these.
    Words(&'static [&'static str]),
    /// The end of what is said, or a word that opens something else.
    End,
}
use Behind::{End, Words};

/// A label, with one of the words that lead to it and what stands behind it.
type Frame = (&'static [&'static str], &'static str, Behind);

const FRAMES: [Frame; 29] = [
    (&["from "], "before", Words(&[" to "])),
    (&[" to "], "after", End),
    (
        &[
            "cutting ",
            "raising ",
            "preventing ",
            "cut ",
            "raised ",
            "prevented ",
            "taking ",
            "measured by ",
            "Cut ",
            "Raised ",
            "Shortened ",
            "Grew ",
        ],
        "what",
        Words(&[" from "]),
    ),
    (&["; ", ": "], "what", Words(&[" went from "])),
    (&["My role: led ", "My role: decided ", "My role: designed ", "My role: built "], "what", End),
    (&["Prevented "], "what", Words(&[" for "])),
    (&["Decided "], "what", Words(&[" over "])),
    (&[" with "], "whom", Words(&[", taking "])),
    (&[" for "], "whom", Words(&[" from ", " by "])),
    (&[" for "], "whom", End),
    (&["so that "], "whom", Words(&[" can "])),
    (&[" can "], "do what", End),
    (&[" across "], "how many", Words(&[" teams", " sites", " services", " customers"])),
    (&["Situation: "], "what was wrong, and for whom", End),
    (&["Decision: ", "Decided on "], "one way", Words(&[" over "])),
    (&[" over "], "the other way", Words(&[", because "])),
    (&[" over "], "the other way", Words(&[" with "])),
    (&[", because "], "reason", End),
    (&["by "], "doing what", End),
    (&["Led "], "how many people or teams", Words(&[" to "])),
    (&[" to "], "the end state", Words(&[", which "])),
    (&[", which "], "what others noticed", End),
    (&[" adopted "], "what I made", Words(&[" over "])),
    (&[" over "], "what they had", Words(&[", so that "])),
    (&["so that "], "what got better", End),
    (&["Example: "], "what you did", Words(&[", "])),
    (&["By ", "by ", ""], "Month YYYY", End),
    (&[", "], "what you will have changed", Words(&[", so that "])),
    (&[", so that "], "what the business gains", End),
];

/// The first words of all labels.
const FIRST: [&str; 11] = ["before", "after", "what", "whom", "do", "how", "one", "the", "reason", "Month", "doing"];
/// Words that open something else behind a slot.
const OPENING: [&str; 9] = ["by", "for", "across", "in", "over", "at", "on", "with", "while"];
/// Words that make a question, told or asked, of what follows: "who does what for whom".
const ASKING: [&str; 8] = ["who", "what", "which", "why", "how", "when", "where", "whether"];
/// Values that are no number: "from before to daily". Other words behind "to" make English of it: "to show the board".
const VALUES: [&str; 10] = ["zero", "none", "one", "two", "three", "hourly", "daily", "weekly", "monthly", "yearly"];
/// Bytes of a statement that is still looked through; no rewrite makes one longer.
const LONG: usize = 4000;

/// The bare labels of slots in `plain`, in order.
pub fn tab_stops(plain: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    if plain.len() > LONG {
        return out;
    }
    let mut at = 0;
    // Nearly every word begins no label, which is all that most statements are asked.
    for word in plain.split(|c: char| !c.is_alphanumeric()) {
        let last = out.last().map_or(0, |slot| slot.end);
        if last <= at && FIRST.contains(&word) {
            out.extend(label_at(plain, at, last).map(|label| Span::new(at, at + label.len())));
        }
        at += word.len();
        at += plain[at..].chars().next().map_or(0, char::len_utf8);
    }
    out
}

/// The label that stands bare at byte `at`, the slot before it ending at `last`.
fn label_at(plain: &str, at: usize, last: usize) -> Option<&'static str> {
    let before = &plain[..at];
    let stands = |(leads, label, behind): &Frame| {
        let Some(after) = plain[at..].strip_prefix(label) else { return false };
        let followed = match behind {
            Words(words) => words.iter().any(|word| after.starts_with(word)),
            End => ends(after),
        };
        followed && leads.iter().any(|lead| before.ends_with(lead)) && fits(label, before, after, last)
    };
    FRAMES.iter().find(|frame| stands(frame)).map(|(_, label, _)| *label)
}

/// Whether something ends before `after`: nothing follows, a mark does, or a word that opens something else.
fn ends(after: &str) -> bool {
    let rest = after.trim_start();
    let first = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let apart = rest.len() < after.len() || rest.is_empty();
    if first.is_empty() {
        return apart || !rest.starts_with(['-', '\'', '’', '_', '/']);
    }
    apart && OPENING.contains(&first)
}

/// Whether the words around `label` are not English by themselves.
fn fits(label: &str, before: &str, after: &str, last: usize) -> bool {
    // The words of a slot ask nothing.
    let asking = || before[last..].split(|c: char| !c.is_alphanumeric()).any(|word| ASKING.contains(&word));
    match label {
        "before" => {
            let next = after[" to ".len()..].trim_start();
            let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            let open = word == "after" && ends(&next[word.len()..]);
            open || VALUES.contains(&word) || word.is_empty() && !next.is_empty()
        }
        // "from ⟨40⟩ to after".
        "after" => before.trim_end_matches(" to ").rfind("from ").is_some_and(|at| {
            let value = before[at + "from ".len()..before.len() - " to ".len()].trim();
            let words = value.split_whitespace().count();
            let number = value.contains(|c: char| c.is_ascii_digit() || c == '⟨');
            value == "before" || (1..=6).contains(&words) && number
        }),
        "whom" => !asking(),
        "how many" => {
            let counted = after.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            !asking() && ends(&after.trim_start()[counted.len()..])
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(plain: &str) -> Vec<&str> {
        tab_stops(plain).into_iter().map(|span| span.of(plain)).collect()
    }

    #[test]
    fn labels_that_an_editor_left_bare_are_slots() {
        let cases: &[(&str, &[&str])] = &[
            ("Migrated 12 services, cutting what from before to after", &["what", "before", "after"]),
            ("Migrated 12 services, cutting lead time from before to after", &["before", "after"]),
            ("Migrated 12 services, cutting cost from 40 to after.", &["after"]),
            ("Moved 🚀 é, raising what from 9 hours a week to after (log)", &["what", "after"]),
            ("Cut cost from before to 12 days", &["before"]),
            ("Cut cost from ⟨before⟩ to after", &["after"]),
            ("Reduced rollbacks from before to after by introducing a checklist", &["before", "after"]),
            ("Cut spend by 30% (from before to after) in Q2 2026", &["before", "after"]),
            ("We enabled it, as measured by what from before to after, by creating it", &["what", "before", "after"]),
            ("Ran drills, and wrote guides; what went from before to after", &["what", "before", "after"]),
            ("Rolled out canaries for whom, cutting what from before to after", &["whom", "what", "before", "after"]),
            ("Reduced rollbacks for whom from before to after", &["whom", "before", "after"]),
            ("Cut p99 from 900 to 120 ms for whom #influence", &["whom"]),
            ("Wrote the runbook for restores across how many teams, cutting cost", &["how many"]),
            (
                "Cut p99. Situation: what was wrong, and for whom. Decision: one way over the other way, because reason.",
                &["what was wrong, and for whom", "one way", "the other way", "reason"],
            ),
            ("We cut returns by 3%. My role: led what.", &["what"]),
            ("Win the audit by Month YYYY", &["Month YYYY"]),
            (
                "Grew what from before to after for whom by doing what (log)",
                &["what", "before", "after", "whom", "doing what"],
            ),
            (
                "Led how many people or teams to the end state, which what others noticed",
                &["how many people or teams", "the end state", "what others noticed"],
            ),
            (
                "Learn Rust, so that whom can do what, cutting what from before to after",
                &["whom", "do what", "what", "before", "after"],
            ),
        ];
        for (plain, wanted) in cases {
            assert_eq!(found(plain), *wanted, "{plain}");
        }
    }

    #[test]
    fn what_a_sentence_says_by_itself_is_none() {
        for plain in [
            "",
            "before",
            "after",
            "Moved QA from before release to after",
            "Compared latency from before to after the move",
            "Compared latency from before to during the move",
            "Kept the numbers from before to show the board",
            "Moved the review from Friday to after lunch",
            "Moved maintenance from 9 to after-hours",
            "Wrote down who does what for whom",
            "Asked what to cut and for whom",
            "Cut what nobody used",
            "Found out across how many teams the tool is used",
            "Explained why one way won over the other way",
            "Removed it for that reason",
            "Measured what went wrong",
            "Learned what from whom",
            "Decided what to build",
        ] {
            assert_eq!(found(plain), [""; 0], "{plain}");
        }
        assert_eq!(found(&format!("{} for whom", "é".repeat(LONG))), [""; 0], "no rewrite is that long");
    }
}
