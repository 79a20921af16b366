use crate::document::{Directive, Document, Reach};
use crate::settings::Settings;
use crate::text::Span;

use super::finding::Finding;
use super::registry;
use super::rule::Hit;
use super::silence::hash_of;

/// What a document's directives and `[[ignore]]` silence.
pub(super) struct Suppressions<'a> {
    document: &'a Document,
    settings: &'a Settings,
    directives: Vec<Placed<'a>>,
}

struct Placed<'a> {
    directive: &'a Directive,
    span: Span,
    /// Which of its rules silenced something; with no rules, the one entry stands for all.
    used: Vec<bool>,
    /// Where a `disable` is enabled again.
    until: usize,
}

impl<'a> Suppressions<'a> {
    pub(super) fn new(document: &'a Document, settings: &'a Settings) -> Self {
        let mut directives: Vec<Placed<'a>> = Vec::new();
        for part in &document.parts {
            for directive in &part.part.directives {
                let span = directive.span.shifted(part.start);
                if directive.reach == Reach::Enable {
                    for open in &mut directives {
                        if open.directive.reach == Reach::Disable && open.until == usize::MAX && names(open, directive)
                        {
                            open.until = span.start;
                        }
                    }
                }
                let used = vec![false; directive.rules.len().max(1)];
                directives.push(Placed { directive, span, used, until: usize::MAX });
            }
        }
        Self { document, settings, directives }
    }

    /// Whether `finding` is silenced; notes what silenced it.
    pub(super) fn cover(&mut self, finding: &Finding) -> bool {
        let mut covered = false;
        for placed in &mut self.directives {
            if !reaches(self.document, placed, finding) {
                continue;
            }
            let rules = &placed.directive.rules;
            if rules.is_empty() {
                placed.used[0] = true;
                covered = true;
            } else if let Some(index) = rules.iter().position(|(name, _)| name == finding.rule) {
                placed.used[index] = true;
                covered = true;
            }
        }
        covered || self.is_ignored(finding)
    }

    fn is_ignored(&self, finding: &Finding) -> bool {
        let mut entries = self.settings.ignore.iter().filter(|ignore| ignore.rule == finding.rule).peekable();
        if entries.peek().is_none() {
            return false;
        }
        let hash = hash_of(self.document, finding);
        entries.any(|ignore| ignore.hash == hash)
    }

    /// Directives, or names in them, that silence nothing or that no rule bears.
    pub(super) fn unused(&self) -> Vec<Hit> {
        let mut hits = Vec::new();
        for placed in &self.directives {
            let at = placed.span.start - placed.directive.span.start;
            for (name, span) in &placed.directive.rules {
                if registry::find(name).is_none() {
                    hits.push(Hit::new(
                        span.shifted(at),
                        format!("No rule is called `{name}`, so this silences nothing."),
                    ));
                }
            }
            let known: Vec<usize> = match placed.directive.rules.len() {
                0 => vec![0],
                count => (0..count).filter(|&i| registry::find(&placed.directive.rules[i].0).is_some()).collect(),
            };
            if placed.directive.reach != Reach::Enable && !known.is_empty() && known.iter().all(|&i| !placed.used[i]) {
                hits.push(Hit::new(placed.span, "Nothing is found here any more, so this comment can go."));
            }
        }
        hits
    }
}

fn names(open: &Placed<'_>, enable: &Directive) -> bool {
    enable.rules.is_empty()
        || open.directive.rules.iter().any(|(name, _)| enable.rules.iter().any(|(other, _)| other == name))
}

fn reaches(document: &Document, placed: &Placed<'_>, finding: &Finding) -> bool {
    let line = |at: usize| document.buffer.position(at, crate::text::Encoding::Utf8).line;
    let starts = finding.statement.unwrap_or(finding.span).start.min(finding.span.start);
    match placed.directive.reach {
        Reach::File => true,
        Reach::Line => line(placed.span.start) == line(finding.span.start) || line(placed.span.start) == line(starts),
        Reach::NextLine => line(placed.span.end) + 1 == line(starts),
        Reach::Disable => placed.span.end <= starts && starts < placed.until,
        Reach::Enable => false,
    }
}

/// The hash by which `[[ignore]]` knows a text: sixteen hexadecimal digits of its FNV-1a, blanks made single.
pub fn text_hash(text: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for (index, word) in text.split_whitespace().enumerate() {
        let blank: &[u8] = if index > 0 { b" " } else { b"" };
        for byte in blank.iter().chain(word.as_bytes()) {
            hash ^= u64::from(*byte);
            hash = hash.wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}
