//! What a reader takes in of a document within ten seconds, and what of a note can be passed on.

use std::fmt::Write as _;

use crate::document::{Subject, one_line};
use crate::framework;
use crate::prose;
use crate::rules::{self, Glance};
use crate::settings::Kind;
use crate::text::listed;
use crate::workspace::Analysis;

use super::markdown::escape;

/// What is said where a scan is asked for of something that nobody reads in passing.
pub const NO_SCAN: &str =
    "A scan is for what a stranger reads: a promotion case, an impact summary, a referral note, a brag document.";
/// What a peer is asked. Nothing is held against the answer: it is for the author to hear.
pub const QUESTION: &str = "Read this for ten seconds, then put it away. What did you hear?";

/// What a ten-second reader gets.
#[derive(Debug, Clone)]
pub struct Scan {
    /// The first words, and what they name.
    pub glance: Glance,
    /// How many words count.
    pub limit: usize,
    /// Whether there is more than was read.
    pub goes_on: bool,
    /// Whether it can be judged: it is in English.
    pub is_judged: bool,
    /// The sentence that sums it up, where there is one.
    pub sentence: Option<String>,
    /// What of a referral note others can read as it stands, in Markdown; none of anything else.
    pub forward: Option<String>,
    /// The rest of the note: what is between the two.
    pub personal: Vec<String>,
}

/// What a reader takes in of the document within ten seconds; none of what nobody reads in passing.
pub fn scan(analysis: &Analysis) -> Option<Scan> {
    let document = &analysis.document;
    if !matches!(document.kind, Kind::Promotion | Kind::ImpactSummary | Kind::Referral | Kind::Brag) {
        return None;
    }
    let glance = rules::glance(&analysis.context());
    let limit = analysis.settings.limits.scan_words as usize;
    let (forward, personal) = block(analysis);
    Some(Scan {
        limit,
        goes_on: document.statements().any(|subject| subject.span().end > glance.opening.end),
        is_judged: !document.is_mostly_foreign(),
        sentence: sentence(analysis),
        forward,
        personal,
        glance,
    })
}

/// The one sentence: of the header, else of a summary that has no other.
pub(super) fn sentence(analysis: &Analysis) -> Option<String> {
    let document = &analysis.document;
    if let Some(told) = document.header.get("one-sentence") {
        return Some(told.to_owned());
    }
    let mut summary = document.statements().filter(|subject| subject.canonical() == Some("summary"));
    let only = summary.next().filter(|_| summary.next().is_none())?;
    let plain = only.statement.passage.plain.trim();
    let whole = prose::sentences(plain).len() == 1 && only.statement.placeholders.is_empty();
    whole.then(|| plain.to_owned())
}

/// What of a note others can read, and what is between the two who write: greetings, asides, requests and thanks.
fn block(analysis: &Analysis) -> (Option<String>, Vec<String>) {
    let document = &analysis.document;
    if document.kind != Kind::Referral || document.is_mostly_foreign() {
        return (None, Vec::new());
    }
    let end = document.note_end();
    let (mut forward, mut personal) = (Vec::new(), Vec::new());
    for subject in document.statements().filter(|subject| subject.at < end) {
        let source = one_line(&subject.statement.passage.source);
        if is_personal(&subject) {
            personal.push(source);
            continue;
        }
        let (greeting, rest) = greeting(&source);
        personal.extend((!greeting.is_empty()).then(|| greeting.to_owned()));
        let mut chars = rest.chars();
        forward.extend(chars.next().map(|first| first.to_uppercase().chain(chars).collect::<String>()));
    }
    ((!forward.is_empty()).then(|| forward.join(" ")), personal)
}

fn is_personal(subject: &Subject<'_>) -> bool {
    let plain = subject.statement.passage.plain.trim();
    let low = plain.to_lowercase();
    let first = low.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let to_one = matches!(first, "you" | "your" | "thank" | "thanks") || low == greeting(&low).0;
    to_one
        || prose::aside(plain).is_some()
        || prose::is_closing(plain)
        || prose::is_farewell(plain)
        || !prose::asks(plain).is_empty()
}

/// "Hi Sam, " and what comes behind it.
fn greeting(text: &str) -> (&str, &str) {
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    if !matches!(first.as_str(), "hi" | "hello" | "hey" | "dear") {
        return ("", text);
    }
    // A name, not half a sentence.
    let end = text.find([',', '!', '–', '—']).filter(|&end| text[..end].split_whitespace().count() <= 4);
    let Some(end) = end else { return ("", text) };
    let rest = text[end..].trim_start_matches([',', '!', '–', '—', ' ']);
    (text[..text.len() - rest.len()].trim_end(), rest)
}

impl Scan {
    /// What a reader looks for, with the words that say it.
    pub fn marks(&self) -> [(&'static str, Option<&str>); 5] {
        let Glance { role, level, outcome, scope, evidence, .. } = &self.glance;
        [
            ("role", role.as_deref()),
            ("level", level.as_deref()),
            ("measured outcome", outcome.as_deref()),
            ("scope", scope.as_deref()),
            ("evidence", evidence.as_deref()),
        ]
    }

    /// "role (TPM) and level (Senior)", then what is not there: "scope and evidence".
    pub fn seen(&self) -> (String, String) {
        let marks = self.marks();
        let seen: Vec<String> =
            marks.iter().filter_map(|(name, words)| Some(format!("{name} ({})", (*words)?))).collect();
        let missing: Vec<&str> = marks.iter().filter(|(_, words)| words.is_none()).map(|(name, _)| *name).collect();
        (listed(&seen), listed(&missing))
    }

    /// The same as Markdown.
    pub fn markdown(&self) -> String {
        let mut out = format!("**Within ten seconds** a reader takes in {} words:\n\n", self.glance.opening.words);
        for text in &self.glance.opening.texts {
            let _ = writeln!(out, "> {}  ", escape(text));
        }
        if self.goes_on {
            out.push_str("> …\n");
        }
        out.push('\n');
        if self.is_judged {
            let (seen, missing) = self.seen();
            if !seen.is_empty() {
                let _ = writeln!(out, "- In them: {}", escape(&seen));
            }
            if !missing.is_empty() {
                let _ = writeln!(out, "- Not in them: {missing}");
            }
        }
        match &self.sentence {
            Some(sentence) => _ = writeln!(out, "- In one sentence: {}", escape(sentence)),
            // A note is short enough to be told in its own words.
            None if self.forward.is_some() => {}
            None => out.push_str("- In one sentence: not told yet\n"),
        }
        if let Some(forward) = &self.forward {
            let _ = write!(out, "\n**To pass on as it stands:**\n\n> {}\n", escape(&prose_of(forward)));
        }
        let _ = write!(out, "\nAsk a peer: “{QUESTION}”");
        if let Some(referral) = framework::get(framework::REFERRAL) {
            let _ = write!(out, "\n\n{}", referral.source.line());
        }
        out
    }
}

/// Markdown as words.
fn prose_of(markdown: &str) -> String {
    crate::syntax::passage(markdown).plain
}

/// What `career-ls.scan` says of a document: the scan in Markdown, or why there is none.
pub fn scanned(analysis: &Analysis) -> String {
    scan(analysis).map_or_else(|| NO_SCAN.to_owned(), |scan| scan.markdown())
}
