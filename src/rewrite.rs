//! A better sentence from the author's own words: facts are copied, never made up, and what only the author knows is
//! left as a slot.

mod grade;
mod draft;
mod chain;
mod undone;
mod tail;
mod restate;
mod first;
mod result;
mod further;
mod narrative;
mod shorter;
mod more;
mod tense;
mod question;
mod tone;

pub use grade::Grade;
pub use more::{with_decision, with_effect, with_example, with_labels, with_role};
pub use question::question;
pub use shorter::{plainer, sober, unhedged};
pub use tense::unfinished;
pub use tone::{asked, planned};

use crate::prose::{self, Phrasing, Reading, head::Frame, line::Line};
use crate::text::{Passage, Template};
use draft::Draft;

/// A statement, said better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewrite {
    /// What applying it does, as an offer to the author.
    pub title: String,
    /// How much it asks of the author.
    pub grade: Grade,
    /// The whole statement as new source; stretches that stay are as the author typed them.
    pub template: Template,
}

impl Rewrite {
    /// The new source with its slots visible.
    pub fn text(&self) -> String {
        self.template.visible()
    }
}

/// What may be offered for the statement in `passage`, best first. `reading` is that of its plain words.
///
/// Nothing is offered for an outcome, for what claims no work, or where only half of a sentence could be turned.
pub fn rewrites(passage: &Passage, reading: &Reading) -> Vec<Rewrite> {
    let line = Line::statement(&passage.plain);
    if is_not_to_touch(&line, reading) {
        return Vec::new();
    }
    let drafts = match reading.phrasing {
        Phrasing::Task => task(passage, &line, reading),
        Phrasing::Mixed if undone::is_plan(&line, &reading.head) => Vec::new(),
        Phrasing::Mixed => {
            // The first that can be put together.
            let sized = result::sized(passage, &line, reading);
            let sized = sized.into_iter().find(|draft| draft.clone().finish(passage).is_some());
            sized.into_iter().chain(restate::unveiled(passage, &line, reading)).collect()
        }
        Phrasing::Outcome | Phrasing::Other => Vec::new(),
    };
    // What somebody or something else does is not easily told from what an author did.
    let plain = matches!(reading.head.frame, Frame::None | Frame::Subject | Frame::Thing | Frame::Passive);
    finished(passage, drafts, plain)
}

/// What else the statement in `passage` could say, best first: its result first, the value before, for whom, where it
/// can be seen, the story around it. Nothing that [`rewrites`] offers, and nothing for what claims no work.
///
/// A statement may be good without any of it, so this is for whoever asks for more.
pub fn further(passage: &Passage, reading: &Reading) -> Vec<Rewrite> {
    let line = Line::statement(&passage.plain);
    if is_not_to_touch(&line, reading) {
        return Vec::new();
    }
    let drafts = [
        first::hoped(passage, &line, reading).or_else(|| first::led(passage, &line, reading)),
        further::before(passage, &line, reading),
        further::scoped(passage, &line, reading),
        further::proven(passage, &line, reading),
        narrative::narrative(passage, &line, reading),
    ];
    finished(passage, drafts.into_iter().flatten().collect(), true)
}

/// The measured effect of the statement in `passage` with slots for what it is measured against: one of [`further`].
pub fn based(passage: &Passage, reading: &Reading) -> Option<Rewrite> {
    one_more(passage, reading, |line| further::before(passage, line, reading))
}

/// The statement in `passage` with slots for whom it was done: one of [`further`].
pub fn scoped(passage: &Passage, reading: &Reading) -> Option<Rewrite> {
    one_more(passage, reading, |line| further::scoped(passage, line, reading))
}

/// The statement in `passage` with slots for a link to its proof: one of [`further`].
pub fn proven(passage: &Passage, reading: &Reading) -> Option<Rewrite> {
    one_more(passage, reading, |line| further::proven(passage, line, reading))
}

/// The statement in `passage` with the story around it: one of [`further`].
pub fn narrated(passage: &Passage, reading: &Reading) -> Option<Rewrite> {
    one_more(passage, reading, |line| narrative::narrative(passage, line, reading))
}

fn one_more(passage: &Passage, reading: &Reading, draft: impl Fn(&Line<'_>) -> Option<Draft>) -> Option<Rewrite> {
    let line = Line::statement(&passage.plain);
    if is_not_to_touch(&line, reading) {
        return None;
    }
    draft(&line)?.finish(passage)
}

/// Whether words are too many, somebody else's, or no claim.
fn is_not_to_touch(line: &Line<'_>, reading: &Reading) -> bool {
    let quoted = line.tokens.get(reading.head.verb).is_some_and(|token| token.quoted);
    line.is_overlong() || quoted || reading.phrasing == Phrasing::Other
}

/// Offers that an author can still choose from.
const MOST: usize = 4;

/// The drafts as offers; where `doubted`, only sketches that will read as an outcome once they are filled in.
fn finished(passage: &Passage, drafts: Vec<Draft>, doubted: bool) -> Vec<Rewrite> {
    let mut out: Vec<Rewrite> = Vec::new();
    for draft in drafts {
        let told = if doubted { draft.told(&passage.plain) } else { String::new() };
        let Some(rewrite) = draft.finish(passage) else { continue };
        let sketch = rewrite.grade == Grade::Sketch;
        if doubted && sketch && prose::read(&told).phrasing != Phrasing::Outcome {
            continue;
        }
        let text = rewrite.text();
        if text != passage.source && !out.iter().any(|earlier| earlier.text() == text) {
            out.push(rewrite);
        }
    }
    out.truncate(MOST);
    out
}

/// An outcome whose effect stands last, said with the effect first; none unless every word keeps its meaning there.
///
/// Not among [`rewrites`]: an outcome needs none, and whoever wants this order asks for it.
pub fn outcome_first(passage: &Passage, reading: &Reading) -> Option<Rewrite> {
    let line = Line::statement(&passage.plain);
    if line.is_overlong() {
        return None;
    }
    first::first(passage, &line, reading)?.finish(passage)
}

/// The statement in `passage` with `words` behind its last word, before a full stop, evidence and citations.
pub fn extended(passage: &Passage, words: Template) -> Template {
    let line = Line::statement(&passage.plain);
    let at = draft::after(passage, tail::tail(passage, &line));
    Template::text(&passage.source[..at]).join(words).then(&passage.source[at..])
}

fn task(passage: &Passage, line: &Line<'_>, reading: &Reading) -> Vec<Draft> {
    let restated = restate::restate(passage, line, &reading.head);
    let base = restated.clone().unwrap_or_default();
    let mut sketch = result::added(passage, line, &reading.head, base, restated.is_some());
    if let Some(sketch) = &mut sketch
        && sketch.asks == restate::IF_DONE
    {
        // A result can only be filled in where it is.
        sketch.asks = "";
    }
    restated.into_iter().chain(sketch).collect()
}
