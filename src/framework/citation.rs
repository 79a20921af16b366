use schemars::JsonSchema;
use serde::Serialize;

use super::Framework;

/// What an advice rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Citation {
    /// Name of the framework: "promotion framing".
    pub framework: String,
    /// Kind of part: `step`, `cue`, `mistake`, `window`, `check`, `test`, `talk`, `measure`, `principle` or `faq`.
    pub part: String,
    /// Number of a step, from 1.
    pub number: Option<u8>,
    /// Name of the part: "History".
    pub name: String,
    /// The framework's source as one line of Markdown.
    pub source: String,
}

impl Framework {
    /// Cites a step by its id. An id that is none of the framework's is cited as it is, without a number.
    pub fn cite_step(&self, id: &str) -> Citation {
        let step = self.steps.iter().find(|step| step.id == id);
        debug_assert!(step.is_some(), "the {} has no step `{id}`", self.name);
        self.citation("step", step.map(|step| step.number), step.map_or(id, |step| &step.name))
    }

    /// Cites the part of that kind and id.
    pub fn cite(&self, part: &str, id: &str) -> Option<Citation> {
        if part == "step" {
            return self.steps.iter().any(|step| step.id == id).then(|| self.cite_step(id));
        }
        let named = self.named(part).iter().find(|named| named.id == id)?;
        Some(self.citation(part, None, &named.name))
    }

    fn citation(&self, part: &str, number: Option<u8>, name: &str) -> Citation {
        Citation {
            framework: self.name.clone(),
            part: part.to_owned(),
            number,
            name: name.to_owned(),
            source: self.source.line(),
        }
    }
}
