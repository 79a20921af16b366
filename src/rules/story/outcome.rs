use crate::case::recounts;
use crate::document::Subject;
use crate::prose::Role;
use crate::rules::rule::Context;

/// An outcome that a document claims, with what makes it strong.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is one strength, and any may be there without the others")]
pub struct Outcome<'a> {
    /// The statement.
    pub subject: Subject<'a>,
    /// Whether it has a number that measures the work or its effect.
    pub metric: bool,
    /// Whether a number measures the effect itself.
    pub measured: bool,
    /// Whether it gives the value before.
    pub baseline: bool,
    /// Whether it says for whom or how wide, itself or elsewhere in its list item or paragraph.
    pub scope: bool,
    /// Whether a reader can open something, there or elsewhere in its list item or paragraph.
    pub evidence: bool,
}

impl Outcome<'_> {
    /// How strong it is: a measured effect weighs most, then the value before, then for whom, then proof.
    pub fn strength(&self) -> u8 {
        u8::from(self.measured) * 8 + u8::from(self.baseline) * 4 + u8::from(self.scope) * 2 + u8::from(self.evidence)
    }
}

/// The outcomes that the document of `context` claims, the strongest first; of equals the one that is read first. Those
/// with open slots are none yet.
pub fn outcomes<'a>(context: &Context<'a>) -> Vec<Outcome<'a>> {
    let document = context.document;
    let subjects: Vec<Subject<'a>> = document.statements().collect();
    let mut out = Vec::new();
    // What stands together is read together: its scope and its proof serve all of it.
    for item in subjects.chunk_by(|a, b| a.at == b.at) {
        let claimed: Vec<_> = item.iter().filter(|subject| recounts(document, subject)).collect();
        if claimed.is_empty() {
            continue;
        }
        let scope = item.iter().any(|subject| subject.statement.reading.has_scope);
        let evidence = item.iter().any(|subject| subject.has_evidence(context.matrix));
        out.extend(claimed.into_iter().map(|subject| {
            let reading = &subject.statement.reading;
            let mut results = reading.quantities.iter().filter(|quantity| quantity.role == Role::Result).peekable();
            Outcome {
                subject: *subject,
                metric: reading.has_metric,
                measured: results.peek().is_some(),
                baseline: results.any(|quantity| quantity.baseline.is_some()),
                scope,
                evidence,
            }
        }));
    }
    out.sort_by_key(|outcome| u8::MAX - outcome.strength());
    out
}
