use schemars::JsonSchema;
use serde::Serialize;

use crate::document::Subject;
use crate::prose::{self, Reach, Told};
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
        Self {
            told: parts.told,
            activity: parts.activity.map(words),
            object: parts.object.map(words),
            result: parts.result.map(|effect| {
                let Words { text, range } = words(effect.span);
                ResultClause { text, range, measured: effect.measured }
            }),
            purpose: parts.purpose.map(words),
            audience: parts.audience.into_iter().map(words).collect(),
            reach: parts.reach,
            dates: parts.dates.into_iter().map(words).collect(),
        }
    }
}
