use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::Serialize;

use crate::features::{QUESTION, Scan};

use super::printable::printable;

/// What `career-ls scan --format json` prints.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "career-ls scan")]
pub struct ScanOutput {
    /// Version of this format: 1. A field may be added within a version; none changes its meaning or goes.
    #[schemars(extend("const" = 1))]
    pub version: u8,
    /// The file, as given, with forward slashes; `-` for standard input.
    pub path: String,
    /// How many words a reader takes in, by the settings.
    pub limit: usize,
    /// How many words were read: fewer where there are no more.
    pub words: usize,
    /// Those words: a text for each heading, paragraph, item and cell, the last one cut off.
    pub read: Vec<String>,
    /// What they name; none of it where `judged` is false.
    pub seen: Seen,
    /// Whether they can be judged: they are in English.
    pub judged: bool,
    /// The sentence that sums the document up; null where none does.
    pub one_sentence: Option<String>,
    /// What of a referral note can be passed on as it stands, Markdown; null for any other document.
    pub forward: Option<String>,
    /// What of the note is between the two who write.
    pub personal: Vec<String>,
    /// What a peer could be asked.
    pub question: String,
}

/// What the first words name, each in their own words; null where they do not.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Seen {
    /// A role.
    pub role: Option<String>,
    /// A level.
    pub level: Option<String>,
    /// How far a measured outcome went.
    pub outcome: Option<String>,
    /// For whom, or across what.
    pub scope: Option<String>,
    /// What a reader can open.
    pub evidence: Option<String>,
}

impl ScanOutput {
    /// What a reader takes in of the file called `path`.
    pub fn of(path: String, scan: &Scan) -> Self {
        let glance = &scan.glance;
        let judged = |words: &Option<String>| words.clone().filter(|_| scan.is_judged);
        Self {
            version: 1,
            path,
            limit: scan.limit,
            words: glance.opening.words,
            read: glance.opening.texts.clone(),
            seen: Seen {
                role: judged(&glance.role),
                level: judged(&glance.level),
                outcome: judged(&glance.outcome),
                scope: judged(&glance.scope),
                evidence: judged(&glance.evidence),
            },
            judged: scan.is_judged,
            one_sentence: scan.sentence.clone(),
            forward: scan.forward.clone(),
            personal: scan.personal.clone(),
            question: QUESTION.to_owned(),
        }
    }
}

/// A scan as lines of text.
pub fn scan(name: &str, scan: &Scan) -> String {
    let mut out = format!("{name}: what a reader takes in within ten seconds, {} words\n\n", scan.glance.opening.words);
    for text in &scan.glance.opening.texts {
        let _ = writeln!(out, "  {text}");
    }
    out.push_str(if scan.goes_on { "  …\n\n" } else { "\n" });
    if scan.is_judged {
        let (seen, missing) = scan.seen();
        for (label, said) in [("In them:     ", seen), ("Not in them: ", missing)] {
            if !said.is_empty() {
                let _ = writeln!(out, "{label} {said}");
            }
        }
    } else {
        out.push_str("They are not in English, so nothing is said of what is in them.\n");
    }
    let open = scan.forward.is_none().then_some("not told yet");
    if let Some(sentence) = scan.sentence.as_deref().or(open) {
        let _ = writeln!(out, "One sentence: {sentence}");
    }
    if let Some(forward) = &scan.forward {
        let _ = writeln!(out, "\nTo pass on as it stands:\n\n  {forward}");
    }
    let _ = writeln!(out, "\nAsk a peer: “{QUESTION}”");
    let mut shown = String::with_capacity(out.len());
    for line in out.lines() {
        shown.push_str(&printable(line));
        shown.push('\n');
    }
    shown
}
