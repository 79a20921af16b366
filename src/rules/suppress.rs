use std::collections::HashMap;

use crate::document::{Directive, Document, Reach};
use crate::settings::Settings;
use crate::text::{Encoding, Span};

use super::finding::Finding;
use super::registry;
use super::rule::Hit;

/// What a document's directives and `[[ignore]]` silence.
pub(super) struct Suppressions<'a> {
    document: &'a Document,
    settings: &'a Settings,
    directives: Vec<Placed<'a>>,
    /// Those that cover one line, by that line.
    of_line: HashMap<u32, Vec<usize>>,
    /// Those that cover more.
    wide: Vec<usize>,
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
        let mut of_line: HashMap<u32, Vec<usize>> = HashMap::new();
        let mut wide = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for part in &document.parts {
            for directive in &part.part.directives {
                let span = directive.span.shifted(part.start);
                let index = directives.len();
                match directive.reach {
                    Reach::Line => of_line.entry(line(document, span.start)).or_default().push(index),
                    Reach::NextLine => of_line.entry(line(document, span.end) + 1).or_default().push(index),
                    Reach::File => wide.push(index),
                    Reach::Disable => {
                        wide.push(index);
                        open.push(index);
                    }
                    Reach::Enable => open.retain(|&opened| {
                        let ends = names(&directives[opened], directive);
                        if ends {
                            directives[opened].until = span.start;
                        }
                        !ends
                    }),
                }
                let used = vec![false; directive.rules.len().max(1)];
                directives.push(Placed { directive, span, used, until: usize::MAX });
            }
        }
        Self { document, settings, directives, of_line, wide }
    }

    /// Whether `finding` is silenced; notes what silenced it.
    pub(super) fn cover(&mut self, finding: &Finding) -> bool {
        let mut covered = false;
        let starts = finding.statement.unwrap_or(finding.span).start.min(finding.span.start);
        let (marked, begun) = (line(self.document, finding.span.start), line(self.document, starts));
        let on_line = |line: u32| self.of_line.get(&line).map_or(&[][..], Vec::as_slice);
        let marked = if marked == begun { &[][..] } else { on_line(marked) };
        for &index in on_line(begun).iter().chain(marked).chain(&self.wide) {
            let placed = &mut self.directives[index];
            if !reaches(placed, starts) {
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
        let hash = text_hash(&self.document.buffer.slice(finding.statement.unwrap_or(finding.span)));
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

/// Whether a directive covers what starts at byte `starts`, on a line that it covers if it covers one line.
fn reaches(placed: &Placed<'_>, starts: usize) -> bool {
    match placed.directive.reach {
        Reach::File | Reach::Line | Reach::NextLine => true,
        Reach::Disable => placed.span.end <= starts && starts < placed.until,
        Reach::Enable => false,
    }
}

fn line(document: &Document, at: usize) -> u32 {
    document.buffer.position(at, Encoding::Utf8).line
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
