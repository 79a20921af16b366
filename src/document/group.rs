use crate::prose::Phrasing;

use super::fold::PlacedPart;
use super::section::Section;
use super::statement::{Shape, Statement};

/// What a statement that is told in several pieces says of itself: "Challenge: …", "My role: …", "Impact: …".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// What was wrong, or asked for.
    Challenge,
    /// What was done.
    Action,
    /// What came of it.
    Result,
}

/// Pieces that tell one thing, as one of them sees them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Together {
    /// The first byte of the part where the pieces begin, and which group of that part it is: tells groups apart.
    pub id: (usize, u16),
    /// What they come to: the best of what they say, the challenge left out.
    pub phrasing: Phrasing,
    /// Whether this piece is the one that is judged for all.
    pub speaks: bool,
}

impl Label {
    /// The label that `words` are, in any case.
    pub(super) fn of(words: &str) -> Option<Self> {
        let words = words.trim().to_lowercase();
        let words = words.strip_prefix("the ").or_else(|| words.strip_prefix("my ")).unwrap_or(&words);
        Some(match words {
            "challenge" | "challenges" | "problem" | "situation" | "context" | "background" | "task" | "need" => {
                Label::Challenge
            }
            "action" | "actions" | "actions taken" | "approach" | "role" | "leadership" | "contribution"
            | "solution" | "execution" | "what i did" | "what we did" | "how" => Label::Action,
            "result" | "results" | "impact" | "outcome" | "outcomes" | "business impact" | "effect" => Label::Result,
            _ => return None,
        })
    }

    /// The label that `plain` opens with: up to four words and a colon or dash.
    pub(super) fn opening(plain: &str) -> Option<Self> {
        let end = plain.char_indices().take(40).find(|(_, c)| matches!(c, ':' | '–' | '—'))?.0;
        let words = plain[..end].trim_matches(|c: char| !c.is_alphanumeric());
        Label::of(words)
    }
}

/// How much a phrasing tells.
fn rank(phrasing: Phrasing) -> u8 {
    match phrasing {
        Phrasing::Other => 0,
        Phrasing::Task => 1,
        Phrasing::Mixed => 2,
        Phrasing::Outcome => 3,
    }
}

/// What pieces come to, and which of them is judged: its place among them.
fn judge<'a>(pieces: impl Iterator<Item = &'a Statement>) -> (Phrasing, Option<usize>) {
    let mut best = (Phrasing::Other, None);
    for (index, piece) in pieces.enumerate().filter(|(_, piece)| piece.label != Some(Label::Challenge)) {
        if best.1.is_none() || rank(piece.phrasing) > rank(best.0) {
            best = (piece.phrasing, Some(index));
        }
    }
    best
}

/// Finds the groups among the statements of one part: the sentences of a paragraph, labelled siblings, a claim and what
/// is nested under it. A bullet that claims nothing, such as a project's name, leaves those under it to themselves.
pub(super) fn within(statements: &mut [Statement], paragraphs: &[std::ops::Range<usize>]) {
    let mut next = 0;
    for range in paragraphs.iter().filter(|range| range.len() > 1) {
        close(&mut statements[range.clone()], &mut next);
    }
    let mut at = 0;
    while at < statements.len() {
        let len = labelled(&statements[at..]).max(claimed(&statements[at..]));
        if len > 1 {
            close(&mut statements[at..at + len], &mut next);
        }
        at += len.max(1);
    }
}

fn close(pieces: &mut [Statement], next: &mut u16) {
    let (phrasing, speaker) = judge(pieces.iter());
    for (index, piece) in pieces.iter_mut().enumerate() {
        piece.together = Some(Together { id: (0, *next), phrasing, speaks: speaker == Some(index) });
    }
    *next += 1;
}

/// How many statements from the first on are a claim and what is nested under it.
fn claimed(rest: &[Statement]) -> usize {
    let first = &rest[0];
    if first.shape != Shape::Bullet || first.phrasing == Phrasing::Other || first.together.is_some() {
        return 1;
    }
    1 + rest[1..].iter().take_while(|statement| statement.depth > first.depth).count()
}

/// How many statements from the first on are labelled siblings, with all that is nested under them.
fn labelled(rest: &[Statement]) -> usize {
    let depth = rest[0].depth;
    let Some(mut last) = rest[0].label else { return 0 };
    let first = last;
    let mut len = 0;
    for (index, statement) in rest.iter().enumerate() {
        if statement.depth == depth && index > 0 {
            match statement.label {
                Some(label) if label > last => last = label,
                _ => break,
            }
        } else if statement.depth < depth {
            break;
        }
        len = index + 1;
    }
    if last > first { len } else { 0 }
}

/// Finds the groups that reach over several parts: siblings labelled one by one, and sections whose headings are the
/// labels. Says what they are by their place among `parts`.
pub(super) fn across(parts: &mut [PlacedPart], sections: &[Section]) {
    let mut run: Vec<usize> = Vec::new();
    let mut last: Option<Piece> = None;
    for index in 0..=parts.len() {
        let part = parts.get(index);
        if part.is_some_and(|part| part.part.statements.is_empty() && part.part.heading.is_some()) {
            continue;
        }
        let piece = part.and_then(|part| piece(part, sections));
        if !matches!((&last, &piece), (Some(last), Some(piece)) if piece.follows(last)) {
            settle(parts, &run, sections);
            run.clear();
        }
        if piece.is_some() {
            run.push(index);
        }
        last = piece;
    }
}

/// A part that says which piece it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    label: Label,
    /// Whether the heading above says so.
    headed: bool,
    section: Option<usize>,
    around: Option<usize>,
}

impl Piece {
    fn follows(&self, last: &Piece) -> bool {
        match (self.headed, last.headed) {
            (true, true) if self.section == last.section => true,
            (true, true) => self.around == last.around && self.label > last.label,
            (false, false) => self.section == last.section && self.label > last.label,
            _ => false,
        }
    }
}

fn piece(part: &PlacedPart, sections: &[Section]) -> Option<Piece> {
    let section = part.section;
    if let Some(label) = part.part.statements.first().and_then(|statement| statement.label) {
        return Some(Piece { label, headed: false, section, around: None });
    }
    let above = section.and_then(|index| sections.get(index))?;
    let label = above.label?;
    Some(Piece { label, headed: true, section, around: above.around })
}

fn settle(parts: &mut [PlacedPart], run: &[usize], sections: &[Section]) {
    let (Some(&first), Some(&last)) = (run.first(), run.last()) else { return };
    let (Some(opening), Some(closing)) = (piece(&parts[first], sections), piece(&parts[last], sections)) else {
        return;
    };
    // Headings called Leadership and Impact are sections of many documents; only a challenge makes them pieces.
    if opening.label == closing.label || (opening.headed && opening.label != Label::Challenge) {
        return;
    }
    let challenge =
        |index: &usize| piece(&parts[*index], sections).is_some_and(|piece| piece.label == Label::Challenge);
    let told: Vec<usize> = run.iter().copied().filter(|index| !challenge(index)).collect();
    let places = told.iter().flat_map(|&index| (0..parts[index].part.statements.len()).map(move |at| (index, at)));
    let places: Vec<(usize, usize)> = places.collect();
    let (phrasing, speaker) = judge(places.iter().map(|&(index, at)| &parts[index].part.statements[at]));
    let speaker = speaker.and_then(|speaker| places.get(speaker)).copied();
    let id = (parts[first].start, u16::MAX);
    for &index in run {
        let speaker = speaker.filter(|(part, _)| *part == index).map(|(_, at)| at);
        parts[index].together = Some((Together { id, phrasing, speaks: false }, speaker));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_few_and_open_a_statement() {
        for (plain, wanted) in [
            ("Challenge: releases took 9 days", Some(Label::Challenge)),
            ("🚧 The Challenge – releases took 9 days", Some(Label::Challenge)),
            ("My Leadership: chose the train", Some(Label::Action)),
            ("The Impact: 9 to 3 days", Some(Label::Result)),
            ("Impact 9 to 3 days", None),
            ("Goal A: by March", None),
            ("Cut releases: from 9 to 3", None),
            ("", None),
            ("é: é", None),
        ] {
            assert_eq!(Label::opening(plain), wanted, "{plain}");
        }
    }
}
