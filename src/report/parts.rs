use schemars::JsonSchema;
use serde::Serialize;

use crate::document::Subject;
use crate::prose::{self, Decision, Reach, Told};
use crate::text::{Buffer, Span};

use super::place::Range;

/// What a statement is made of. What it does not say is null, or an empty list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Parts {
    /// How it says who did what.
    pub told: Told,
    /// The verb, or the noun that tells a deed.
    pub activity: Option<Words>,
    /// What it was done to.
    pub object: Option<Words>,
    /// What came of it, as far as it came about.
    pub result: Option<ResultClause>,
    /// What it was done for, or what was hoped of it.
    pub purpose: Option<Words>,
    /// For whom, and across what.
    pub audience: Vec<Words>,
    /// How wide that is, by the widest of these.
    pub reach: Option<Reach>,
    /// Dates that it names.
    pub dates: Vec<Words>,
    /// What was decided, and what was given up for it.
    pub decisions: Vec<DecisionWords>,
    /// Words that take back part of what is said: "may have".
    pub hedges: Vec<Words>,
    /// Words that praise or count without saying how much: "significantly".
    pub modifiers: Vec<Words>,
    /// Who acts, where a pronoun says it.
    pub share: Acting,
}

/// Words that tell a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DecisionWords {
    /// The words, without markup.
    pub text: String,
    /// Where they stand.
    pub range: Range,
    /// Whether they say what was given up, not only what was chosen.
    pub trade_off: bool,
}

/// The pronouns that act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Acting {
    /// "I"
    pub own: Vec<Words>,
    /// "we"
    pub shared: Vec<Words>,
    /// "they", "he", "she"
    pub others: Vec<Words>,
}

/// Words of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Words {
    /// The words, without markup.
    pub text: String,
    /// Where they stand.
    pub range: Range,
}

/// Words that say what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ResultClause {
    /// The words, without markup.
    pub text: String,
    /// Where they stand.
    pub range: Range,
    /// Whether they say how much, or name an end state that others can check.
    pub measured: bool,
}

impl Words {
    pub(super) fn of(span: Span, subject: &Subject<'_>, buffer: &Buffer) -> Self {
        let text = span.of(&subject.statement.passage.plain).to_owned();
        Self { text, range: Range::of(subject.place(span), buffer) }
    }
}

impl Parts {
    pub(super) fn of(subject: &Subject<'_>, buffer: &Buffer) -> Self {
        let read = subject.statement;
        let parts = prose::parts(&read.passage.plain, &read.reading);
        let words = |span| Words::of(span, subject, buffer);
        let all = |spans: Vec<Span>| spans.into_iter().map(words).collect();
        Self {
            told: parts.told,
            activity: parts.activity.map(words),
            object: parts.object.map(words),
            result: parts.result.map(|effect| {
                let Words { text, range } = words(effect.span);
                ResultClause { text, range, measured: effect.measured }
            }),
            purpose: parts.purpose.map(words),
            audience: all(parts.audience),
            reach: parts.reach,
            dates: all(parts.dates),
            decisions: parts.decisions.iter().map(|decision| decided(decision, words(decision.span))).collect(),
            hedges: all(parts.hedges),
            modifiers: all(parts.modifiers),
            share: Acting {
                own: all(parts.share.own),
                shared: all(parts.share.shared),
                others: all(parts.share.others),
            },
        }
    }
}

fn decided(decision: &Decision, Words { text, range }: Words) -> DecisionWords {
    DecisionWords { text, range, trade_off: decision.trade_off }
}
